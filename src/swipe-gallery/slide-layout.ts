import type { SlideLayout } from './slide-geometry.js';

/** Whether the inline axis runs from right to left here. */
export function isRightToLeft(element: Element): boolean {
  return getComputedStyle(element).direction === 'rtl';
}

/** Reads the slides of a track. Rectangles carry fractions but also transforms above, which `scale` takes out. */
export function readLayout(track: HTMLElement, slides: readonly Element[]): SlideLayout {
  const view = track.clientWidth;
  const box = track.getBoundingClientRect();
  const scale = box.width > 0 ? track.offsetWidth / box.width : 1;
  const position = Math.abs(track.scrollLeft);
  const isReversed = isRightToLeft(track);
  const edge = isReversed
    ? box.left + (track.clientLeft + view) / scale
    : box.left + track.clientLeft / scale;
  const offsetOf = (x: number) => (isReversed ? edge - x : x - edge) * scale + position;
  return {
    count: slides.length,
    view,
    position,
    limit: track.scrollWidth - view,
    inset: toPixels(getComputedStyle(track).scrollPaddingInlineStart, view),
    startOf(index) {
      const slide = slides[index]!.getBoundingClientRect();
      return offsetOf(isReversed ? slide.right : slide.left);
    },
    endOf(index) {
      const slide = slides[index]!.getBoundingClientRect();
      return offsetOf(isReversed ? slide.left : slide.right);
    },
  };
}

/** What makes an engine scroll on its own account when it changes: sizes and direction. */
export function extentOf(track: Element, { view, limit }: SlideLayout): string {
  return `${view} ${limit} ${isRightToLeft(track)}`;
}

/** A computed `scroll-padding`: `auto`, px or a share of the view. */
function toPixels(value: string, view: number): number {
  const number = Number.parseFloat(value) || 0;
  return value.endsWith('%') ? (number / 100) * view : number;
}
