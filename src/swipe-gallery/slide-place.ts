import { msg, str } from '../i18n/localize.js';

/** The place of a slide in words. */
export function placeOf(index: number, count: number): string {
  return msg(str`第${index + 1}张,共${count}张`, { id: 'gallery-position' });
}
