/**
 * Where slides lie along the axis, in px from the start of the content (the right edge in right-to-left text). Edges
 * are functions, read when they are asked for: each question below asks for a handful, by bisection, so a gallery of
 * ten thousand costs no more than one of ten, and there is no copy that could be stale.
 */
export interface SlideLayout {
  readonly count: number;
  /** Length of the visible part; 0 while the gallery is not shown. */
  readonly view: number;
  /** Scroll position now. */
  readonly position: number;
  /** Greatest scroll position. */
  readonly limit: number;
  /** Whether the scroll position counts down, from 0: in right-to-left text. */
  readonly isReversed: boolean;
  /** `scroll-padding` at the start: a slide comes to rest this far into the view. */
  readonly inset: number;
  startOf(index: number): number;
  endOf(index: number): number;
}

/** First and last index, both in. */
export type SlideRange = readonly [first: number, last: number];

/** Scroll positions are whole numbers in some engines and fractions in others: nearer than this is the same place. */
export const tolerance = 1;

/** The scroll position at which a slide is at rest. The last slides share one when they end the content together. */
export function targetOf(layout: SlideLayout, index: number): number {
  return Math.max(0, Math.min(layout.startOf(index) - layout.inset, layout.limit));
}

/** Whether a slide is the first, or where the content begins: stray text may stand before it. */
export function isAtStart(layout: SlideLayout, index: number): boolean {
  return index === 0 || targetOf(layout, index) <= tolerance;
}

/** Whether a slide is the last, or where the content ends. */
export function isAtEnd(layout: SlideLayout, index: number): boolean {
  return index === layout.count - 1 || targetOf(layout, index) >= layout.limit - tolerance;
}

/** The slide at rest nearest to a position. `current` keeps its title among slides that share a place. */
export function indexAt(layout: SlideLayout, position: number, current: number): number {
  const before = lastIndex(layout, (index) => targetOf(layout, index) <= position);
  const after = Math.min(before + 1, layout.count - 1);
  const middle = (targetOf(layout, before) + targetOf(layout, after)) / 2;
  const place = targetOf(layout, position > middle ? after : before);
  if (current < layout.count && Math.abs(targetOf(layout, current) - place) <= tolerance) return current;
  return firstIndex(layout, (index) => targetOf(layout, index) >= place - tolerance);
}

/** The next slide that has a place of its own; `undefined` at the end. */
export function indexAfter(layout: SlideLayout, index: number): number | undefined {
  if (index + 1 >= layout.count) return undefined;
  return layout.view > 0 && isAtEnd(layout, index) ? undefined : index + 1;
}

/** The last slide before this one that has a place of its own; `undefined` at the start. */
export function indexBefore(layout: SlideLayout, index: number): number | undefined {
  if (index === 0) return undefined;
  if (layout.view === 0) return index - 1;
  if (isAtStart(layout, index)) return undefined;
  const place = targetOf(layout, index) - tolerance;
  return lastIndex(layout, (candidate) => targetOf(layout, candidate) < place);
}

/** The slides of which something can be seen at a position. */
export function visibleRange(layout: SlideLayout, position: number): SlideRange {
  const first = firstIndex(layout, (index) => layout.endOf(index) > position + tolerance);
  const last = lastIndex(layout, (index) => layout.startOf(index) < position + layout.view - tolerance);
  return [first, Math.max(first, last)];
}

/** The slides that can be seen whole when one of them is at rest; at least that one. */
export function wholeRange(layout: SlideLayout, index: number): SlideRange {
  const start = targetOf(layout, index) - tolerance;
  const end = start + layout.view + 2 * tolerance;
  let [first, last] = [index, index];
  // From the slide itself outwards: there are few in a view, and each question is one to the engine.
  while (first > 0 && layout.startOf(first - 1) >= start) first -= 1;
  while (last + 1 < layout.count && layout.endOf(last + 1) <= end) last += 1;
  return [first, last];
}

/** What is to be said of the view while a slide is at rest. */
export interface SlideView {
  /** The slides in view whole. */
  readonly range: SlideRange;
  readonly isAtStart: boolean;
  readonly isAtEnd: boolean;
  /** Every slide is in view: nothing moves. */
  readonly isWhole: boolean;
}

export function viewOf(layout: SlideLayout, index: number): SlideView {
  return {
    range: wholeRange(layout, index),
    isAtStart: isAtStart(layout, index),
    isAtEnd: isAtEnd(layout, index),
    isWhole: layout.limit <= tolerance,
  };
}

/** What is to be said before anything is laid out; it mostly comes true, and is then not rendered again. */
export function guessView(index: number, count: number): SlideView {
  return { range: [index, index], isAtStart: index === 0, isAtEnd: index >= count - 1, isWhole: false };
}

/** Whether two views are to be told apart. */
export function isOtherView(view: SlideView, other?: SlideView): boolean {
  return String(Object.values(view)) !== String(other && Object.values(other));
}

/** The share of the slides that has come into view so far, from the first page's to 1. */
export function progressOf(layout: SlideLayout): number {
  if (layout.limit <= tolerance) return 1;
  const firstPage = (wholeRange(layout, 0)[1] + 1) / layout.count;
  return firstPage + (1 - firstPage) * Math.min(1, layout.position / layout.limit);
}

/** The first index for which a condition holds that, once true, stays true; the last index if there is none. */
function firstIndex(layout: SlideLayout, condition: (index: number) => boolean): number {
  let low = 0;
  let high = layout.count - 1;
  while (low < high) {
    const middle = (low + high) >> 1;
    if (condition(middle)) high = middle;
    else low = middle + 1;
  }
  return low;
}

/** The last index for which a condition holds that, once false, stays false; 0 if there is none. */
function lastIndex(layout: SlideLayout, condition: (index: number) => boolean): number {
  const end = firstIndex(layout, (index) => !condition(index));
  return end > 0 && !condition(end) ? end - 1 : end;
}
