import type { ReactiveController, ReactiveControllerHost } from 'lit';
import { placeOf } from './slide-announcement.js';
import type { SlideRange } from './slide-geometry.js';

/** More slides than a view holds; where it holds more, the first rest corrects it. */
const neighbourhood = 24;

/**
 * What the reader can reach: slides wholly out of view at rest are `inert`, those in view have a name, and the pictures
 * on either side are fetched. All of it is taken back for printing, and when the gallery goes.
 */
export class SlideExposure implements ReactiveController {
  readonly #onPrinted: () => void;
  #slides: readonly Element[] = [];
  #hidden = new Set<Element>();
  /** Figures that have their name from here, with their index. */
  #named = new Map<Element, number>();

  /** `onPrinted`: the page has been printed, and the track is to find its place again. */
  constructor(host: ReactiveControllerHost, onPrinted: () => void) {
    this.#onPrinted = onPrinted;
    host.addController(this);
  }

  hostConnected(): void {
    window.addEventListener('beforeprint', this);
    window.addEventListener('afterprint', this);
  }

  hostDisconnected(): void {
    window.removeEventListener('beforeprint', this);
    window.removeEventListener('afterprint', this);
    this.reveal();
  }

  /** A change of language updates the host. */
  hostUpdated(): void {
    for (const [slide, index] of this.#named)
      slide.setAttribute('aria-label', placeOf(index, this.#slides.length));
  }

  handleEvent(event: Event): void {
    if (event.type === 'afterprint') {
      this.#onPrinted();
      return;
    }
    this.reveal();
    for (const slide of this.#slides) fetchPictures(slide);
  }

  /** Exposes the slides of a range, and no other. */
  expose(slides: readonly Element[], [first, last]: SlideRange): void {
    this.#slides = slides;
    this.#hide(new Set(slides.filter((_, index) => index < first || index > last)));
    this.#name(slides, first, last);
    for (const slide of slides.slice(Math.max(0, first - 1), last + 2)) fetchPictures(slide);
  }

  /**
   * Hides slides that are surely out of view, before the first layout: an engine that learns of it afterwards styles
   * every one of them twice, which with thousands is a third of the whole start.
   */
  anticipate(slides: readonly Element[], index: number): void {
    this.#slides = slides;
    this.#hide(new Set(slides.filter((_, place) => Math.abs(place - index) > neighbourhood)));
  }

  /** Where there is no `inert`, what is out of view is hidden from sight too, as long as nothing moves. */
  hideAtRest(track: Element, isMoving: boolean): void {
    if (!('inert' in HTMLElement.prototype)) track.classList.toggle('hides-inert', !isMoving);
  }

  /** Exposes every slide. */
  reveal(): void {
    this.#hide(new Set());
    for (const slide of this.#named.keys()) slide.removeAttribute('aria-label');
    this.#named.clear();
  }

  #hide(next: Set<Element>): void {
    for (const slide of this.#hidden) if (!next.has(slide)) slide.removeAttribute('inert');
    for (const slide of next) {
      if (this.#hidden.has(slide)) continue;
      // A focused slide made inert would throw the focus to the body; an author's own `inert` is not ours to remove.
      if (slide.hasAttribute('inert') || hasFocus(slide)) next.delete(slide);
      else slide.setAttribute('inert', '');
    }
    this.#hidden = next;
  }

  /** A figure without a caption or a name of its own is named by its place. */
  #name(slides: readonly Element[], first: number, last: number): void {
    const next = new Map<Element, number>();
    for (let index = first; index <= last; index += 1) {
      const slide = slides[index]!;
      if (slide.localName !== 'figure' || (hasName(slide) && !this.#named.has(slide))) continue;
      slide.setAttribute('aria-label', placeOf(index, slides.length));
      next.set(slide, index);
    }
    for (const slide of this.#named.keys()) if (!next.has(slide)) slide.removeAttribute('aria-label');
    this.#named = next;
  }
}

/** Fetches the pictures of a slide that wait to come into view: sideways, engines begin too late or not at all. */
function fetchPictures(slide: Element): void {
  const pictures = [slide, ...slide.querySelectorAll('img')];
  for (const picture of pictures) {
    if (picture instanceof HTMLImageElement && picture.loading === 'lazy') picture.loading = 'eager';
  }
}

function hasName(figure: Element): boolean {
  const hasAttribute = ['aria-label', 'aria-labelledby', 'title'].some((name) => figure.hasAttribute(name));
  return hasAttribute || figure.querySelector('figcaption') !== null;
}

/** `:focus-within` says no in a window that is not the active one. */
function hasFocus(slide: Element): boolean {
  return slide.contains((slide.getRootNode() as Document | ShadowRoot).activeElement);
}
