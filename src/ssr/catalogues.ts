import { speak, type LocaleCode } from '../i18n/localize.js';
import * as en from '../i18n/locales/en.js';
import { sourceLocale } from '../i18n/locales/locale-codes.js';
import * as traditional from '../i18n/locales/zh-Hant.js';

const catalogues = { en, 'zh-Hant': traditional, [sourceLocale]: undefined };

/** Runs a function while the elements speak a locale; on a server the next page may be in another one. */
export function speakOnServer<Result>(locale: LocaleCode, run: () => Result): Result {
  speak(locale, catalogues[locale]?.templates);
  try {
    return run();
  } finally {
    speak(sourceLocale, undefined);
  }
}
