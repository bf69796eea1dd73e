import { joinStringsAndValues, type StrResult } from '@lit/localize/internal/str-tag.js';
import type { MsgFn, TemplateLike } from '@lit/localize/internal/types.js';
import { warnOnce } from '../development.js';
import { allLocales, sourceLocale } from './locales/locale-codes.js';
import type { LocaleCode } from './match-locale.js';

export { str } from '@lit/localize/internal/str-tag.js';
export { matchLocale, type LocaleCode } from './match-locale.js';

/** Translations by message id; an expression's place is its number in the source. */
export type Catalogue = Record<string, string | { strings: readonly string[]; values: number[] }>;

const subscribers = new Set<() => void>();

let locale: LocaleCode = sourceLocale;
let templates: Catalogue | undefined;
let wanted: string = sourceLocale;
let isPinned = false;
/** Who speaks just now: its attributes come before the catalogue. */
let speaker: Element | undefined;
let observer: MutationObserver | undefined;

/**
 * Marks a message for @lit/localize and looks it up at run time. Every message has an `id`, and none is markup, so that
 * neither hashes nor templates of Lit are needed. The catalogue is our own: `configureLocalization` may be called once
 * in a page, and that call belongs to the page (docs/decisions/2026-11-21-own-message-catalogue.md).
 */
export const msg = ((source: string | StrResult, { id }: { id: string }) => {
  const own = speaker?.getAttribute(`data-${id}`);
  const localized = own ?? templates?.[id];
  if (typeof source === 'string') return localized ?? source;
  if (own) return own.replace(/\{(\d)\}/g, (_, at: number) => source.values[at] as string);
  if (typeof localized !== 'object') return joinStringsAndValues(source.strings, source.values);
  return joinStringsAndValues(localized.strings as StrResult['strings'], source.values, localized.values);
}) as (source: TemplateLike, options: { id: string }) => string as MsgFn;

/**
 * Names the element whose messages are asked for next: `data-gallery-next="下一幅"` on it says that one in its own way,
 * with `{0}`, `{1}` for the expressions. Rendering does this; who asks outside of a render does it first.
 */
export function speakFor(element: Element): void {
  speaker = element;
}

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
  await changeTo(code === 'auto' ? document.documentElement.lang : code);
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
  changeTo(document.documentElement.lang).catch((error: unknown) => {
    warnOnce(
      `locale:${wanted}`,
      `the catalogue of "${wanted}" cannot be loaded; the elements speak ${locale}. ${String(error)}`,
    );
  });
}

/** The source locale is there at once; another one when its catalogue has come, unless a third is wanted by then. */
async function changeTo(tag: string): Promise<void> {
  wanted = tag;
  const next: { code: LocaleCode; templates?: Catalogue } = /^(zh(-CN|-Hans.*)?)?$/i.test(tag)
    ? { code: sourceLocale }
    : await (await import('./languages.js')).loadLanguage(tag);
  if (wanted !== tag || next.code === locale) return;
  locale = next.code;
  templates = next.templates;
  for (const callback of subscribers) callback();
}
