import { indexAfter, indexAt, indexBefore, wholeRange, type SlideLayout } from './slide-geometry.js';

/** Where the content was at a time, in px and ms. */
export interface DragSample {
  readonly time: number;
  readonly position: number;
}

/** Movement longer ago than this says nothing about the release. */
const memory = 100;

/** How long the content would coast. */
const coasting = 200;

/** Slower than this, in px a ms, is a slide put down, not thrown. */
const slowest = 0.3;

/** Velocity at release, in px a ms. A pointer that had stopped before it was lifted has none. */
export function velocityOf(samples: readonly DragSample[], now: number): number {
  const recent = samples.filter(({ time }) => now - time <= memory);
  const [first] = recent;
  const last = recent[recent.length - 1];
  if (!first || !last || last.time === first.time) return 0;
  return (last.position - first.position) / (last.time - first.time);
}

/** The slide at which a drag comes to rest: where it coasts to, within one page; thrown, at least the next. */
export function indexAfterDrag(layout: SlideLayout, from: number, velocity: number): number {
  const [first, last] = wholeRange(layout, from);
  const page = last - first + 1;
  const reached = indexAt(layout, layout.position + velocity * coasting, from);
  const index = Math.max(from - page, Math.min(reached, from + page));
  if (index !== from || Math.abs(velocity) < slowest) return index;
  return (velocity > 0 ? indexAfter(layout, from) : indexBefore(layout, from)) ?? from;
}
