import { speak, type Catalogue, type LocaleCode } from '../i18n/localize.js';
import * as tibetan from '../i18n/locales/bo.js';
import * as english from '../i18n/locales/en.js';
import { sourceLocale } from '../i18n/locales/locale-codes.js';
import * as mongolian from '../i18n/locales/mn-Mong.js';
import * as uyghur from '../i18n/locales/ug.js';
import * as traditional from '../i18n/locales/zh-Hant.js';

/** All at once: a server loads each once for all of its pages. */
const catalogues: Record<Exclude<LocaleCode, typeof sourceLocale>, { templates: Catalogue }> = {
  bo: tibetan,
  en: english,
  'mn-Mong': mongolian,
  ug: uyghur,
  'zh-Hant': traditional,
};

/** Runs a function while the elements speak a locale; the server's next page may be in another one. */
export function speakOnServer<Result>(locale: LocaleCode, run: () => Result): Result {
  speak(locale, locale === sourceLocale ? undefined : catalogues[locale].templates);
  try {
    return run();
  } finally {
    speak(sourceLocale, undefined);
  }
}
