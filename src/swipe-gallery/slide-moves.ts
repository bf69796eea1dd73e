import type { GalleryHost, Step } from './gallery-host.js';
import { indexAfter, indexBefore, type SlideLayout } from './slide-geometry.js';
import { SwipeGalleryChangedEvent, SwipeGalleryChangeEvent } from './swipe-gallery.events.js';
import { warnOfChildren } from './warnings.js';

/** Which slide a gallery stands at or goes to, and who asked for it: only a person's moves are told of. */
export class SlideMoves {
  readonly #host: GalleryHost;
  /** The slide asked for: beyond the last one while a slow page still brings slides. */
  #index = 0;
  #settledIndex = 0;
  #isAsked = false;

  constructor(host: GalleryHost) {
    this.#host = host;
  }

  get index(): number {
    const { count } = this.#host;
    return count > 0 ? Math.min(this.#index, count - 1) : this.#index;
  }

  /** Goes to a slide because a program says so. */
  goTo(index: number, isSmooth: boolean): void {
    const host = this.#host;
    warnOfChildren(host, index);
    if (Number.isNaN(index)) return;
    this.#isAsked = false;
    this.#move(Math.max(0, Math.trunc(index)), isSmooth);
  }

  /** Takes a step because a program says so. */
  step(step: Step): void {
    const layout = this.#layoutFor(step);
    this.#isAsked = false;
    this.#move(this.indexOf(step, layout), true, layout);
  }

  /** Goes to a slide because a person asked, unless the page forbids it. */
  ask(index: number, isSmooth = true): void {
    if (index !== this.index) {
      if (!this.#mayChange(index)) return;
      this.#isAsked = true;
    }
    this.#move(index, isSmooth);
  }

  /** The slide to which a step leads. */
  indexOf(step: Step, layout = this.#layoutFor(step)): number {
    const { mover, ends } = this.#host;
    if (!layout) return this.index;
    const place = mover.placeOf(this.index);
    const isBack = step === 'previous';
    const atEnd = ends === 'stop' ? place : isBack ? layout.count - 1 : 0;
    return mover.indexOf((isBack ? indexBefore : indexAfter)(layout, place) ?? atEnd);
  }

  /** The slides are others: the one that was stood at is followed. */
  follow(before: readonly HTMLElement[]): void {
    const { slides, items, mover } = this.#host;
    const current = items ? undefined : before[this.#index];
    if (current) {
      const index = slides.indexOf(current);
      this.#index = index >= 0 ? index : Math.max(0, Math.min(this.#index, slides.length - 1));
    }
    if (!mover.isMoving) this.#settledIndex = this.index;
  }

  /** Whether the track is where it is to be. Where the reader scrolled it elsewhere, that is a move of theirs. */
  reach(index: number): boolean {
    const isThere = index === this.index;
    // To its place once more: a listener may have moved it.
    if (!isThere) this.ask(index, false);
    return isThere;
  }

  /** The track is at rest. */
  settle(): void {
    const { index } = this;
    const previousIndex = this.#settledIndex;
    const isChanged = this.#isAsked && previousIndex !== index;
    this.#settledIndex = index;
    this.#isAsked = false;
    if (!isChanged) return;
    void this.#announce(index);
    /** @internal */
    this.#host.dispatchEvent(new SwipeGalleryChangedEvent(index, previousIndex));
  }

  async #announce(index: number): Promise<void> {
    const { row, slides, mover } = this.#host;
    const slide = (row?.slides ?? slides)[mover.placeOf(index) - (row?.first ?? 0)];
    try {
      const { announcementOf } = await import('./shown-slides.js');
      this.#host.announcement = announcementOf(this.#host, slide, index);
    } catch {
      // Out of reach: the move itself is made.
    }
  }

  #layoutFor(step: Step): SlideLayout | undefined {
    const { mover, row } = this.#host;
    const isBack = step === 'previous';
    row?.prepare(this.index, isBack ? 1 : 0, isBack ? 0 : 1);
    return mover.layout;
  }

  #move(index: number, isSmooth: boolean, layout?: SlideLayout): void {
    this.#index = index;
    this.#host.mover.moveTo(this.index, isSmooth, layout);
    this.#host.requestUpdate();
  }

  #mayChange(index: number): boolean {
    const event = new SwipeGalleryChangeEvent(index, this.index);
    /** @internal */
    const mayChange = this.#host.dispatchEvent(event);
    if (!mayChange) this.#host.mover.moveTo(this.index, true);
    return mayChange;
  }
}
