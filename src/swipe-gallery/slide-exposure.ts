import type { ReactiveController } from 'lit';
import type { GalleryHost } from './gallery-host.js';
import type { SlideRange } from './slide-geometry.js';
import { placeOf } from './slide-place.js';

/** More slides than a view holds; where it holds more, the first rest corrects it. */
const neighbourhood = 24;

/** Pictures beyond the view wait until those in it are under way, and until a rapid move is over; in ms. */
const patience = 80;

/**
 * What the reader can reach: slides wholly out of view at rest are `inert`, those in view have a name, and the pictures
 * on either side are fetched. All of it is taken back for printing, and when the gallery goes.
 */
export class SlideExposure implements ReactiveController {
  readonly #host: GalleryHost;
  readonly #onPrinted: () => void;
  #hidden = new Set<Element>();
  /** Figures that have their name from here, with their index. */
  #named = new Map<Element, number>();
  #timer?: ReturnType<typeof setTimeout>;

  /** `onPrinted`: the page has been printed, and the track is to find its place again. */
  constructor(host: GalleryHost, onPrinted: () => void) {
    this.#host = host;
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
    clearTimeout(this.#timer);
    this.reveal();
  }

  /** A change of language updates the host. */
  hostUpdated(): void {
    for (const [slide, index] of this.#named) this.#setName(slide, index);
  }

  handleEvent(event: Event): void {
    if (event.type === 'afterprint') {
      this.#onPrinted();
      return;
    }
    this.reveal();
    this.#host.slides.forEach(fetchPictures);
  }

  /** Exposes the slides of a range of places, and no other. */
  expose([from, to]: SlideRange): void {
    const { row, slides, mover } = this.#host;
    const present = row?.slides ?? slides;
    const offset = row?.first ?? 0;
    const first = from - offset;
    const last = to - offset;
    this.#hide(new Set(present.filter((_, at) => at < first || at > last)));
    const named = new Map<Element, number>();
    present.slice(Math.max(0, first), last + 1).forEach((slide, at) => {
      if (slide.localName !== 'figure' || (hasName(slide) && !this.#named.has(slide))) return;
      named.set(slide, mover.indexOf(from + at));
    });
    for (const slide of this.#named.keys()) if (!named.has(slide)) slide.removeAttribute('aria-label');
    this.#named = named;
    this.hostUpdated();
    clearTimeout(this.#timer);
    this.#timer = setTimeout(
      () => present.slice(Math.max(0, first - 1), last + 2).forEach(fetchPictures),
      patience,
    );
  }

  /**
   * Hides slides that are surely out of view, before the first layout: an engine that learns of it afterwards styles
   * every one of them twice, which with thousands is a third of the whole start.
   */
  anticipate(index: number): void {
    const isFar = (_: Element, at: number) => Math.abs(at - index) > neighbourhood;
    this.#hide(new Set(this.#host.slides.filter(isFar)));
  }

  /** Where there is no `inert`, what is out of view is hidden from sight too, as long as nothing moves. */
  hideAtRest(): void {
    const { track, mover } = this.#host;
    if (!('inert' in HTMLElement.prototype)) track!.classList.toggle('hides-inert', !mover.isMoving);
  }

  /** Exposes every slide. */
  reveal(): void {
    this.#hide(new Set());
    for (const slide of this.#named.keys()) slide.removeAttribute('aria-label');
    this.#named.clear();
  }

  #hide(next: Set<Element>): void {
    for (const slide of this.#hidden) if (!next.has(slide)) slide.removeAttribute('inert');
    const { activeElement } = this.#host.getRootNode() as Document | ShadowRoot;
    for (const slide of next) {
      if (this.#hidden.has(slide)) continue;
      // A focused slide made inert would throw the focus to the body (and `:focus-within` says no in a window that is
      // not the active one); an author's own `inert` is not ours to remove.
      if (slide.hasAttribute('inert') || slide.contains(activeElement)) next.delete(slide);
      else slide.setAttribute('inert', '');
    }
    this.#hidden = next;
  }

  /** A figure without a caption or a name of its own is named by its place. */
  #setName(slide: Element, index: number): void {
    slide.setAttribute('aria-label', placeOf(this.#host, index));
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
