import { joinStringsAndValues, type StrResult } from '@lit/localize/internal/str-tag.js';
import type { MsgFn, TemplateLike } from '@lit/localize/internal/types.js';
import { warnOnce } from '../development.js';
import { allLocales, sourceLocale } from './locales/locale-codes.js';

export { str } from '@lit/localize/internal/str-tag.js';

/** A locale that the elements speak. */
export type LocaleCode = (typeof allLocales)[number];

/** Translations by message id; an expression's place is its number in the source. */
type Catalogue = Record<string, string | { strings: readonly string[]; values: number[] }>;

const catalogues: Partial<Record<LocaleCode, () => Promise<{ templates: Catalogue }>>> = {
  en: () => import('./locales/en.js'),
  'zh-Hant': () => import('./locales/zh-Hant.js'),
};
const subscribers = new Set<() => void>();

let locale: LocaleCode = sourceLocale;
let templates: Catalogue | undefined;
let wanted: LocaleCode = sourceLocale;
let isPinned = false;
let observer: MutationObserver | undefined;

/**
 * Marks a message for @lit/localize and looks it up at run time. Every message has an `id`, and none is markup, so that
 * neither hashes nor templates of Lit are needed. The catalogue is our own: `configureLocalization` may be called once
 * in a page, and that call belongs to the page (docs/decisions/2026-11-21-own-message-catalogue.md).
 */
export const msg = ((source: string | StrResult, { id }: { id: string }) => {
  const localized = templates?.[id];
  if (typeof source === 'string') return localized ?? source;
  if (typeof localized !== 'object') return joinStringsAndValues(source.strings, source.values);
  return joinStringsAndValues(localized.strings as StrResult['strings'], source.values, localized.values);
}) as (source: TemplateLike, options: { id: string }) => string as MsgFn;

/** The locale in which the elements speak now. */
export function getLocale(): LocaleCode {
  return locale;
}

/**
 * Fixes the locale of every element on the page, so that `<html lang>` is followed no longer; `'auto'` follows it again.
 * Resolves when the elements speak it.
 *
 * @throws {RangeError} when the elements have no such locale; the message names those they have.
 */
export async function setLocale(code: LocaleCode | 'auto'): Promise<void> {
  if (code !== 'auto' && !allLocales.includes(code)) {
    throw new RangeError(`lanelight: no locale "${code}"; there are ${allLocales.join(', ')} and auto.`);
  }
  isPinned = code !== 'auto';
  await changeTo(code === 'auto' ? matchLocale(document.documentElement.lang) : code);
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

/**
 * Speaks a locale at once: for servers, whose pages are in many.
 *
 * @internal
 */
export function speak(code: LocaleCode, catalogue: Catalogue | undefined): void {
  locale = code;
  wanted = code;
  templates = catalogue;
}

function followDocument(): void {
  if (isPinned) return;
  changeTo(matchLocale(document.documentElement.lang)).catch((error: unknown) => {
    warnOnce(
      `locale:${wanted}`,
      `the catalogue of ${wanted} cannot be loaded; the elements speak ${locale}. ${String(error)}`,
    );
  });
}

/** The source locale is there at once; another one when its catalogue has come, unless a third is wanted by then. */
async function changeTo(next: LocaleCode): Promise<void> {
  wanted = next;
  if (next === locale) return;
  const load = catalogues[next];
  const catalogue = load && (await load());
  if (wanted !== next || next === locale) return;
  locale = next;
  templates = catalogue?.templates;
  for (const callback of subscribers) callback();
}
