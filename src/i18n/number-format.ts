import { shadowHostOf } from '../shadow-host.js';
import { getLocale } from './localize.js';

const formats = new Map<string, Intl.NumberFormat>();

/** Formats a number in a language (BCP 47 tag). A tag that is none is the page's mistake: the elements' locale is taken. */
export function formatNumber(
  value: number,
  language: string,
  notation: 'standard' | 'compact' = 'standard',
): string {
  const key = `${notation} ${language || getLocale()}`;
  let format = formats.get(key);
  if (!format) {
    format = createFormat(language || getLocale(), { notation, maximumFractionDigits: 2 });
    formats.set(key, format);
  }
  return format.format(value);
}

/** The `lang` of the nearest ancestor that has one, shadow hosts included; `''` if none has. */
export function nearestLang(element: Element): string {
  // On a server an element may know nothing of what is around it.
  if (!(element as Partial<Element>).closest) return '';
  const host = shadowHostOf(element);
  return element.closest('[lang]')?.getAttribute('lang') ?? (host ? nearestLang(host) : '');
}

function createFormat(language: string, options: Intl.NumberFormatOptions): Intl.NumberFormat {
  try {
    return new Intl.NumberFormat(language, options);
  } catch (error) {
    if (!(error instanceof RangeError)) throw error;
    return new Intl.NumberFormat(getLocale(), options);
  }
}
