import { msg, speakFor, str } from '../i18n/localize.js';
import type { GalleryHost } from './gallery-host.js';
import { placeOf } from './slide-place.js';

/** What is said when a slide has come to rest: its place, and its caption if it has one. */
export function announcementOf(gallery: GalleryHost, slide: Element | undefined, index: number): string {
  const caption = slide ? captionOf(slide) : '';
  if (!caption) return placeOf(gallery, index);
  speakFor(gallery);
  return msg(str`第${index + 1}张,共${gallery.count}张:${caption}`, { id: 'gallery-announcement' });
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
