import { runtimeMsg } from '@lit/localize/internal/runtime-msg.js';
import type { MsgFn, TemplateMap } from '@lit/localize/internal/types.js';
import { warnOnce } from '../development.js';
import { templates as en } from './locales/en.js';
import { allLocales, sourceLocale } from './locales/locale-codes.js';
import { templates as zhHant } from './locales/zh-Hant.js';

export { str } from '@lit/localize/internal/str-tag.js';

/** A locale that the elements speak. */
export type LocaleCode = (typeof allLocales)[number];

const templatesByLocale: Partial<Record<LocaleCode, TemplateMap>> = { en, 'zh-Hant': zhHant };
const subscribers = new Set<() => void>();

let locale: LocaleCode = sourceLocale;
let isPinned = false;
let observer: MutationObserver | undefined;

/**
 * Marks a message for @lit/localize and looks it up at run time. The catalogue is our own: `configureLocalization`
 * may be called once in a page, and that call belongs to the page (docs/decisions/2026-11-21-own-message-catalogue.md).
 */
export const msg = ((template: never, options?: { id?: string }) =>
  runtimeMsg(templatesByLocale[locale], template, options)) as MsgFn;

/** The locale in which the elements speak now. */
export function getLocale(): LocaleCode {
  return locale;
}

/**
 * Fixes the locale of every element on the page, so that `<html lang>` is followed no longer; `'auto'` follows it again.
 *
 * @throws {RangeError} when the elements have no such locale; the message names those they have.
 */
export function setLocale(code: LocaleCode | 'auto'): void {
  if (code === 'auto') {
    isPinned = false;
    followDocument();
    return;
  }
  if (!allLocales.includes(code)) {
    throw new RangeError(`lanelight: no locale "${code}"; there are ${allLocales.join(', ')} and auto.`);
  }
  isPinned = true;
  changeTo(code);
}

/** The locale nearest to a BCP 47 tag; the source locale when there is none. */
export function matchLocale(tag: string): LocaleCode {
  const language = tag.toLowerCase();
  if (/^zh\b.*-(hant|tw|hk|mo)\b/.test(language)) return 'zh-Hant';
  if (/^en\b/.test(language)) return 'en';
  if (language && !/^zh\b/.test(language)) {
    warnOnce(`locale:${tag}`, `<html lang="${tag}"> has no catalogue; the elements speak ${sourceLocale}.`);
  }
  return sourceLocale;
}

/** Calls back when the locale changes. Returns the function that ends it. */
export function subscribeLocale(callback: () => void): () => void {
  subscribers.add(callback);
  if (!observer) {
    observer = new MutationObserver(followDocument);
    observer.observe(document.documentElement, { attributeFilter: ['lang'] });
    followDocument();
  }
  return () => {
    subscribers.delete(callback);
    if (subscribers.size === 0) {
      observer?.disconnect();
      observer = undefined;
    }
  };
}

function followDocument(): void {
  if (!isPinned) changeTo(matchLocale(document.documentElement.lang));
}

function changeTo(next: LocaleCode): void {
  if (next === locale) return;
  locale = next;
  for (const callback of subscribers) callback();
}
