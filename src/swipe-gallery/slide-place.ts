import { msg, speakFor, str } from '../i18n/localize.js';

/** The place of a slide in words, at any time. */
export function placeOf(gallery: Element & { readonly count: number }, index: number): string {
  speakFor(gallery);
  return msg(str`第${index + 1}张,共${gallery.count}张`, { id: 'gallery-position' });
}
