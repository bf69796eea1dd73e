import type { GalleryExtra, GalleryHost, SlideRow } from './gallery-host.js';
import { indexAt, tolerance, type SlideLayout } from './slide-geometry.js';

/**
 * A row without ends: before the view comes to one, slides from the other are put there by CSS `order` and the scroll
 * position goes along, so that nothing is seen of it. No slide is copied, and the order of reading and of the Tab key
 * stays that of the page. Where the slides hardly fill the view there is nothing to put anywhere, and the buttons
 * rewind.
 */
class GalleryLoop implements GalleryExtra, SlideRow {
  readonly first = 0;
  readonly #host: GalleryHost;
  /** Index of the slide in the first place. */
  #start = 0;
  #source: readonly HTMLElement[] = [];
  #slides: readonly HTMLElement[] = [];

  constructor(host: GalleryHost) {
    this.#host = host;
  }

  hostConnected(): void {
    this.#host.row = this;
    this.#host.requestUpdate();
    this.onRest();
  }

  hostDisconnected(): void {
    this.#turn(0);
    this.#host.row = undefined;
    if (this.#host.isConnected) this.#host.mover.refresh();
  }

  get slides(): readonly HTMLElement[] {
    const host = this.#host;
    // Until the host is rendered with items, those in its place are these.
    const slides = host.items ? this.#source : host.slides;
    if (this.#source !== slides) {
      for (const slide of this.#source) if (!slides.includes(slide)) putBack(slide);
      this.#source = slides;
      this.#turn(this.#start);
    }
    return this.#slides;
  }

  arrange(layout: SlideLayout): SlideLayout {
    return layout;
  }

  placeOf(index: number): number {
    const { length } = this.slides;
    return length > 0 ? (index - this.#start + length) % length : index;
  }

  indexOf(place: number): number {
    const { length } = this.slides;
    return length > 0 ? (place + this.#start) % length : place;
  }

  /** Turns the row if there is too little room on either side of a slide. */
  prepare(index: number, back: number, on: number): void {
    const { mover, track } = this.#host;
    const layout = track ? mover.layout : undefined;
    if (!layout || layout.view === 0) return;
    const highest = highestPlace(layout) - on;
    const place = this.placeOf(index);
    if (place >= back && place <= highest) return;
    // Too few slides to go round.
    if (highest < back) return;
    this.#turnAround(index - Math.floor((back + highest) / 2), layout);
  }

  onRest(): void {
    const { mover, index } = this.#host;
    // To turn the row would lead a move that is on its way elsewhere; at its end it is turned.
    if (mover.isMoving) return;
    const start = this.#start;
    this.prepare(index, 1, 1);
    // A slide that had no room to come to its place has it now, and others are in view.
    if (start !== this.#start) mover.refresh();
  }

  /** What is in view stays there. */
  #turnAround(start: number, before: SlideLayout): void {
    const { mover } = this.#host;
    const anchor = this.indexOf(indexAt(before, before.position, this.placeOf(this.#host.index)));
    const was = before.startOf(this.placeOf(anchor)) - before.position;
    this.#turn(start);
    const after = mover.layout!;
    mover.scrollTo(after.startOf(this.placeOf(anchor)) - was, after.isReversed);
  }

  #turn(start: number): void {
    const slides = this.#source;
    this.#start = slides.length > 0 ? (start + slides.length) % slides.length : 0;
    this.#slides = [...slides.slice(this.#start), ...slides.slice(0, this.#start)];
    slides.forEach((slide, index) => {
      if (index < this.#start) slide.style.order = '1';
      else putBack(slide);
    });
  }
}

/** A slide is as its author wrote it, without an attribute that holds nothing. */
function putBack(slide: HTMLElement): void {
  slide.style.removeProperty('order');
  if (!slide.getAttribute('style')) slide.removeAttribute('style');
}

/** The last place that can come to the start of the view. */
function highestPlace(layout: SlideLayout): number {
  let place = layout.count - 1;
  while (place > 0 && layout.startOf(place) - layout.inset > layout.limit + tolerance) place -= 1;
  return place;
}

export const create = (host: GalleryHost): GalleryExtra => new GalleryLoop(host);
