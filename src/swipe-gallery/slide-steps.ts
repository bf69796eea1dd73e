import { indexAfter, indexBefore, wholeRange, type SlideLayout } from './slide-geometry.js';

/** Where a key or button leads. */
export type Step = 'next' | 'previous' | 'first' | 'last' | 'next-page' | 'previous-page';

export type Axis = 'ltr' | 'rtl' | 'y';

const steps: Partial<Record<string, Step>> = {
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
export function stepOf(event: KeyboardEvent, axis: Axis): Step | undefined {
  if (event.defaultPrevented || event.altKey || event.ctrlKey || event.metaKey || event.shiftKey)
    return undefined;
  const target = event.composedPath()[0];
  if (target instanceof Element && target.closest(widgets)) return undefined;
  const [next, previous] = arrows[axis];
  return event.key === next ? 'next' : event.key === previous ? 'previous' : steps[event.key];
}

/** The place a step leads to; at the ends, the place at the other end or the same one. */
export function indexOfStep(
  step: Exclude<Step, 'first' | 'last'>,
  layout: SlideLayout,
  index: number,
  isRewinding: boolean,
): number {
  const last = layout.count - 1;
  switch (step) {
    case 'next':
      return indexAfter(layout, index) ?? (isRewinding ? 0 : index);
    case 'previous':
      return indexBefore(layout, index) ?? (isRewinding ? last : index);
    case 'next-page':
      return Math.min(wholeRange(layout, index)[1] + 1, last);
    case 'previous-page': {
      const [first, end] = wholeRange(layout, index);
      return Math.max(0, first - (end - first + 1));
    }
  }
}
