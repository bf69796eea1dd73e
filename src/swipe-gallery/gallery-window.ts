import { css, render } from 'lit';
import { warnOfValue } from '../development.js';
import type { GalleryExtra, GalleryHost, SlideRow } from './gallery-host.js';
import { indexAt, wholeRange, type SlideLayout, type SlideRange } from './slide-geometry.js';
import { gap, narrow, slideSize, wide } from './swipe-gallery.styles.js';

/** Slides on either side of the view that are there before they are seen. */
const around = 2;

/** A longer way than this is made at once: on it, every slide would have to be made. */
const farthest = 4;

const windowStyles = css`
  .windowed > .row {
    align-items: stretch;
    min-block-size: var(--_least, 0);
  }
  .room {
    flex: 0 0 calc((${slideSize(narrow)} + ${gap}) * var(--_slides) - ${gap});
    visibility: hidden;
  }
  @media (min-width: 640px) {
    .room {
      flex-basis: calc((${slideSize(wide)} + ${gap}) * var(--_slides) - ${gap});
    }
  }
  @media print {
    .room {
      display: none;
    }
  }
`;

/**
 * The slides of thousands of items: those near the view are in the page, made by the author's `renderItem`; two empty
 * boxes stand for the rest. A slide must be there before it is scrolled to: mandatory snapping would land at another.
 */
class GalleryWindow implements GalleryExtra, SlideRow {
  readonly styles = windowStyles;
  readonly #host: GalleryHost;
  readonly #before = document.createElement('div');
  readonly #after = document.createElement('div');
  #items: readonly unknown[] = [];
  #renderItem: unknown;
  #nodes = new Map<number, HTMLElement>();
  first = 0;
  slides: readonly HTMLElement[] = [];

  constructor(host: GalleryHost) {
    this.#host = host;
    this.#before.className = this.#after.className = 'room';
  }

  hostConnected(): void {
    const { track } = this.#host;
    track!.classList.add('windowed');
    const row = track!.firstElementChild!;
    row.prepend(this.#before);
    row.append(this.#after);
    this.#host.row = this;
    this.hostUpdate();
  }

  hostDisconnected(): void {
    this.#before.remove();
    this.#after.remove();
    this.#host.track?.classList.remove('windowed');
    this.#host.track?.style.removeProperty('--_least');
    this.#clear();
    // In the page again, everything is made anew.
    this.#items = [];
    this.#host.row = undefined;
  }

  /** Other items, or another way to show them, begin anew. */
  hostUpdate(): void {
    const { items = [], renderItem, index, hasUpdated, mover } = this.#host;
    if (!hasUpdated || (items === this.#items && renderItem === this.#renderItem)) return;
    this.#clear();
    this.#items = items;
    this.#renderItem = renderItem;
    this.#fill(index, index);
    mover.refresh();
  }

  arrange(layout: SlideLayout): SlideLayout {
    const { first, slides } = this;
    const last = slides.length - 1;
    const start = layout.startOf(0);
    const size = layout.endOf(0) - start;
    const step = last > 0 ? (layout.startOf(last) - start) / last : size;
    // What is in the page is measured; the rest lies as far off as it would.
    const startOf = (place: number) => {
      const at = place - first;
      return at >= 0 && at <= last ? layout.startOf(at) : start + at * step;
    };
    return { ...layout, count: this.#items.length, startOf, endOf: (place) => startOf(place) + size };
  }

  placeOf(index: number): number {
    return index;
  }

  indexOf(place: number): number {
    return place;
  }

  prepare(index: number, back: number, on: number): void {
    // To find where a step leads, what is there will do.
    if (back + on > 0 && index >= this.first && index < this.first + this.slides.length) return;
    const [from, to] = this.#inView() ?? [index, index];
    const isFar = Math.abs(index - from) > farthest * (to - from + 1);
    if (isFar) this.#fill(index, index + to - from);
    else this.#cover(Math.min(from, index), Math.max(to, index + to - from));
  }

  /** In a rapid run of steps slides are made two by two: each time that they are made costs a layout. */
  #cover(from: number, to: number): void {
    const last = this.first + this.slides.length - 1;
    const isCovered = this.first <= Math.max(0, from - 1) && last >= Math.min(this.#items.length - 1, to + 1);
    if (!isCovered) this.#fill(from, to);
  }

  settle(): void {
    const view = this.#inView();
    if (view) this.#fill(...view);
  }

  /** The reader scrolls: what comes into view is made. What a move of our own passes is there already. */
  onMove(): void {
    const { isMoving, isMovingItself } = this.#host.mover;
    if (isMoving && !isMovingItself) this.settle();
  }

  onRest(): void {
    const { track } = this.#host;
    // Captions are not equally long: the row is as high as the highest so far, and what follows it stays.
    const height = track!.clientHeight;
    const known = Number.parseFloat(track!.style.getPropertyValue('--_least')) || 0;
    if (height > known) track!.style.setProperty('--_least', `${height}px`);
  }

  #inView(): SlideRange | undefined {
    const { layout } = this.#host.mover;
    if (!layout || layout.view === 0) return undefined;
    const first = indexAt(layout, layout.position, this.#host.index);
    const [, last] = wholeRange(layout, first);
    return [first, last];
  }

  /** Makes the slides of a range and those around it, and lets the others go. */
  #fill(from: number, to: number): void {
    const { renderItem } = this.#host;
    const count = this.#items.length;
    const first = Math.max(0, Math.min(from - around, count - 1));
    const last = Math.min(count - 1, to + around);
    if (!renderItem || count === 0) {
      this.#setRoom(0, 0);
      return;
    }
    for (const [index, node] of this.#nodes) {
      if (index >= first && index <= last) continue;
      this.#nodes.delete(index);
      // The focus would be thrown to the body.
      if (node.contains(document.activeElement)) this.#host.track!.focus({ preventScroll: true });
      node.remove();
    }
    for (let index = first; index <= last; index += 1) {
      if (!this.#nodes.has(index)) this.#add(index);
    }
    this.slides = [...Array(last - first + 1).keys()].map((at) => this.#nodes.get(first + at)!);
    this.first = first;
    this.#setRoom(first, count - 1 - last);
  }

  #add(index: number): void {
    const host = this.#host;
    const node = this.#make(index);
    node.slot = 'items';
    let next: HTMLElement | undefined;
    let nearest = Number.POSITIVE_INFINITY;
    for (const [other, element] of this.#nodes) {
      if (other > index && other < nearest) [next, nearest] = [element, other];
    }
    host.insertBefore(node, next ?? null);
    this.#nodes.set(index, node);
  }

  #make(index: number): HTMLElement {
    const host = this.#host;
    const made: unknown = host.renderItem!(this.#items[index] as never, index);
    if (made instanceof HTMLElement) return made;
    const slide = document.createElement('div');
    if (made instanceof Node) slide.append(made);
    else render(made, slide);
    if (!slide.hasChildNodes())
      warnOfValue(host, 'renderItem', made, 'an element or something that Lit renders');
    return slide;
  }

  #setRoom(before: number, after: number): void {
    for (const [room, slides] of [
      [this.#before, before],
      [this.#after, after],
    ] as const) {
      room.hidden = slides === 0;
      room.style.setProperty('--_slides', `${slides}`);
    }
  }

  #clear(): void {
    for (const node of this.#nodes.values()) node.remove();
    this.#nodes.clear();
    this.slides = [];
    this.first = 0;
  }
}

export const create = (host: GalleryHost): GalleryExtra => new GalleryWindow(host);
