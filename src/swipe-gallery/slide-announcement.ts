import { msg, str } from '../i18n/localize.js';
import { placeOf } from './slide-place.js';

/** What is said when a slide has come to rest: its place, and its caption if it has one. */
export function announcementOf(slide: Element | undefined, index: number, count: number): string {
  const caption = slide ? captionOf(slide) : '';
  const place = index + 1;
  if (!caption) return placeOf(index, count);
  return msg(str`第${place}张,共${count}张:${caption}`, { id: 'gallery-announcement' });
}

/** The caption of a slide with its credit, its own name, or the text in place of its picture. */
function captionOf(slide: Element): string {
  const picture = slide.matches('img') ? slide : slide.querySelector('img');
  const text =
    slide.querySelector('figcaption')?.textContent ??
    slide.getAttribute('aria-label') ??
    picture?.getAttribute('alt') ??
    '';
  return text.replace(/\s+/g, ' ').trim();
}
