import type { ReactiveController } from 'lit';
import type { GalleryHost } from './gallery-host.js';
import type { SlideRange } from './slide-geometry.js';
import type { SlideNames } from './shown-slides.js';

/** More slides than a view holds; where it holds more, the first rest corrects it. */
const neighbourhood = 24;

/** Names, and pictures beyond the view, wait until those in it are under way, and until a rapid move is over; in ms. */
const patience = 80;

/**
 * What the reader can reach: slides wholly out of view at rest are `inert`, those in view have a name, and the pictures
 * on either side are fetched. All of it is taken back for printing, and when the gallery goes.
 */
export class SlideExposure implements ReactiveController {
  readonly #host: GalleryHost;
  readonly #onPrinted: () => void;
  #hidden = new Set<Element>();
  #names?: SlideNames;
  #fetch?: (slide: Element) => void;
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
    this.#names?.say();
  }

  handleEvent(event: Event): void {
    if (event.type === 'afterprint') {
      this.#onPrinted();
      return;
    }
    this.reveal();
    if (this.#fetch) this.#host.slides.forEach(this.#fetch);
  }

  /** Exposes the slides of a range of places, and no other. */
  expose([from, to]: SlideRange): void {
    const { row, slides, mover } = this.#host;
    const present = row?.slides ?? slides;
    const offset = row?.first ?? 0;
    const [first, last] = [from - offset, to - offset];
    this.#hide(new Set(present.filter((_, at) => at < first || at > last)));
    clearTimeout(this.#timer);
    this.#timer = setTimeout(() => {
      const from = Math.max(0, first);
      const shown = present.slice(from, last + 1);
      const near = present.slice(Math.max(0, first - 1), last + 2);
      void this.#care(new Map(shown.map((slide, at) => [slide, mover.indexOf(from + at + offset)])), near);
    }, patience);
  }

  /**
   * Hides slides that are surely out of view, before the first layout: an engine that learns of it afterwards styles
   * every one of them twice, which with thousands is a third of the whole start.
   */
  anticipate(index: number): void {
    const isFar = (_: Element, at: number) => Math.abs(at - index) > neighbourhood;
    this.#hide(new Set(this.#host.slides.filter(isFar)));
  }

  /** Exposes every slide. */
  reveal(): void {
    this.#hide(new Set());
    this.#names?.give(new Map());
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

  async #care(shown: ReadonlyMap<Element, number>, near: readonly Element[]): Promise<void> {
    try {
      const { SlideNames, fetchPictures } = await import('./shown-slides.js');
      if (!this.#host.isConnected) return;
      this.#names ??= new SlideNames(this.#host);
      this.#names.give(shown);
      this.#fetch = fetchPictures;
      near.forEach(fetchPictures);
    } catch {
      // Out of reach: the slides themselves are there.
    }
  }
}
