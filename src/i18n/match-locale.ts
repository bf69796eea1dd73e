import { warnOnce } from '../development.js';
import type { allLocales, sourceLocale } from './locales/locale-codes.js';

/** A locale that the elements speak. */
export type LocaleCode = (typeof allLocales)[number];

// A value of its own: what a lazy part shares with the entry can become a third file.
const source: typeof sourceLocale = 'zh-Hans';

/** The locale nearest to a BCP 47 tag; the source locale when there is none. */
export function matchLocale(tag: string): LocaleCode {
  if (/^zh\b.*-(hant|tw|hk|mo)\b/i.test(tag)) return 'zh-Hant';
  // Inner Mongolia writes the traditional script; without script or region the tag means Cyrillic, which we have not.
  if (/^mn-(mong|cn)\b/i.test(tag)) return 'mn-Mong';
  const [language] = /^(en|ug|bo)\b/i.exec(tag) ?? [];
  if (language) return language.toLowerCase() as LocaleCode;
  if (tag && !/^zh\b/i.test(tag)) {
    warnOnce(`locale:${tag}`, `<html lang="${tag}"> has no catalogue; the elements speak ${source}.`);
  }
  return source;
}
