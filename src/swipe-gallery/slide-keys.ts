import type { GalleryExtra, GalleryHost } from './gallery-host.js';
import { wholeRange } from './slide-geometry.js';
import { isRightToLeft } from './slide-layout.js';

/** Where a key leads. */
export type KeyStep = 'next' | 'previous' | 'first' | 'last' | 'next-page' | 'previous-page';

export type Axis = 'ltr' | 'rtl' | 'y';

const steps: Partial<Record<string, KeyStep>> = {
  Home: 'first',
  End: 'last',
  PageDown: 'next-page',
  PageUp: 'previous-page',
};

/** The arrow keys that lead on and back. */
const arrows = {
  ltr: ['ArrowRight', 'ArrowLeft'],
  rtl: ['ArrowLeft', 'ArrowRight'],
  y: ['ArrowDown', 'ArrowUp'],
} as const;

/** What needs these keys itself. Links and buttons do not. */
const widgets =
  'input, textarea, select, audio, video, iframe, [contenteditable], [role]:not([role="img"]):not([role="group"])';

/** Reads a key press; `undefined` when it is not for the gallery, such as Alt + ← (back) or a caret's. */
export function stepOf(event: KeyboardEvent, axis: Axis): KeyStep | undefined {
  if (event.defaultPrevented || event.altKey || event.ctrlKey || event.metaKey || event.shiftKey)
    return undefined;
  const target = event.composedPath()[0];
  if (target instanceof Element && target.closest(widgets)) return undefined;
  const [next, previous] = arrows[axis];
  return event.key === next ? 'next' : event.key === previous ? 'previous' : steps[event.key];
}

/** Moves a gallery by the keyboard. Until it has come, a focused track scrolls by its keys as any scroller does. */
class SlideKeys implements GalleryExtra {
  readonly #host: GalleryHost;

  constructor(host: GalleryHost) {
    this.#host = host;
  }

  hostConnected(): void {
    this.#host.track!.addEventListener('keydown', this.#onKeyDown);
  }

  hostDisconnected(): void {
    this.#host.track?.removeEventListener('keydown', this.#onKeyDown);
  }

  readonly #onKeyDown = (event: KeyboardEvent): void => {
    const host = this.#host;
    const step = stepOf(event, host.axis === 'y' ? 'y' : isRightToLeft(host) ? 'rtl' : 'ltr');
    if (!step || host.count < 2) return;
    event.preventDefault();
    if (step === 'next' || step === 'previous') host.askFor(step);
    else host.ask(step === 'first' ? 0 : step === 'last' ? host.count - 1 : this.#indexOfPage(step));
  };

  /** The first slide after those that are in view whole, or as many before them. */
  #indexOfPage(step: 'next-page' | 'previous-page'): number {
    const { mover, row, index } = this.#host;
    const isBack = step === 'previous-page';
    row?.prepare(index, isBack ? 1 : 0, isBack ? 0 : 1);
    const { layout } = mover;
    if (!layout) return index;
    const [first, last] = wholeRange(layout, mover.placeOf(index));
    const place = isBack ? Math.max(0, first - (last - first + 1)) : Math.min(last + 1, layout.count - 1);
    return mover.indexOf(place);
  }
}

export const create = (host: GalleryHost): GalleryExtra => new SlideKeys(host);
