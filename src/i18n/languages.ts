import type { Catalogue } from './localize.js';
import type { LocaleCode } from './match-locale.js';
import { matchLocale } from './match-locale.js';

/** Each language is a file of its own, and so is this list: pages in Chinese ask for none of it. */
const catalogues: Partial<Record<LocaleCode, () => Promise<{ templates: Catalogue }>>> = {
  en: () => import('./locales/en.js'),
  'zh-Hant': () => import('./locales/zh-Hant.js'),
  ug: () => import('./locales/ug.js'),
  bo: () => import('./locales/bo.js'),
  'mn-Mong': () => import('./locales/mn-Mong.js'),
};

/** The locale nearest to a BCP 47 tag, and its translations; the source has none. */
export async function loadLanguage(tag: string): Promise<{ code: LocaleCode; templates?: Catalogue }> {
  const code = matchLocale(tag);
  return { code, ...(await catalogues[code]?.()) };
}
