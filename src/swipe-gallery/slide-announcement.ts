import { msg, str } from '../i18n/localize.js';

/** The place of a slide in words. */
export function placeOf(index: number, count: number): string {
  return msg(str`第${index + 1}张,共${count}张`, { id: 'gallery-position' });
}

/** What is said when a slide has come to rest: its place, and its caption if it has one. */
export function announcementOf(slides: readonly Element[], index: number): string {
  const caption = captionOf(slides[index]!);
  const place = index + 1;
  const count = slides.length;
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
