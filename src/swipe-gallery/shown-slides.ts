import { msg, speakFor, str } from '../i18n/localize.js';
import type { GalleryHost } from './gallery-host.js';

// What is done for slides once they have come into view: loaded a moment after the first that do.

/** The place of a slide in words, at any time. */
export function placeOf(gallery: Element & { readonly count: number }, index: number): string {
  speakFor(gallery);
  return msg(str`第${index + 1}张,共${gallery.count}张`, { id: 'gallery-position' });
}

/** Fetches the pictures of a slide that wait to come into view: sideways, engines begin too late or not at all. */
export function fetchPictures(slide: Element): void {
  const pictures = [slide, ...slide.querySelectorAll('img')];
  for (const picture of pictures) {
    if (picture instanceof HTMLImageElement && picture.loading === 'lazy') picture.loading = 'eager';
  }
}

/** The figures in view without a caption or a name of their own are named by their places. */
export class SlideNames {
  readonly #host: GalleryHost;
  /** Those that have their name from here, with their index. */
  #named = new Map<Element, number>();

  constructor(host: GalleryHost) {
    this.#host = host;
  }

  /** Names what is in view, and nothing else. */
  give(shown: ReadonlyMap<Element, number>): void {
    const isNameless = ([slide]: readonly [Element, number]) =>
      slide.localName === 'figure' && (this.#named.has(slide) || !hasName(slide));
    const named = new Map([...shown].filter(isNameless));
    for (const slide of this.#named.keys()) if (!named.has(slide)) slide.removeAttribute('aria-label');
    this.#named = named;
    this.say();
  }

  /** Says the names anew, in the language of the page. */
  say(): void {
    for (const [slide, index] of this.#named) slide.setAttribute('aria-label', placeOf(this.#host, index));
  }
}

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

function hasName(figure: Element): boolean {
  const hasAttribute = ['aria-label', 'aria-labelledby', 'title'].some((name) => figure.hasAttribute(name));
  return hasAttribute || figure.querySelector('figcaption') !== null;
}
