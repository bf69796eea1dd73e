import type { SlideLayout } from './slide-geometry.js';

/** Whether the inline axis runs from right to left here. */
export function isRightToLeft(element: Element): boolean {
  return getComputedStyle(element).direction === 'rtl';
}

/**
 * Reads the slides of a track that runs along the line or down the page. Rectangles carry fractions but also transforms
 * above, which `scale` takes out. `shift`: how far from where the track is scrolled its row is seen, in px to the right or
 * down; its own size does not know of it, whereas the scrollable size of the track may or may not.
 */
export function readLayout(
  track: HTMLElement,
  slides: readonly Element[],
  isVertical: boolean,
  shift = 0,
): SlideLayout {
  const view = isVertical ? track.clientHeight : track.clientWidth;
  const box = track.getBoundingClientRect();
  const scale = box.width > 0 ? track.offsetWidth / box.width : 1;
  const { direction, scrollPaddingBlockStart, scrollPaddingInlineStart } = getComputedStyle(track);
  const isReversed = !isVertical && direction === 'rtl';
  const sign = isReversed ? -1 : 1;
  const position = (isVertical ? track.scrollTop : Math.abs(track.scrollLeft)) - sign * shift;
  const content = shift ? track.firstElementChild! : track;
  const [near, far] = isVertical
    ? (['top', 'bottom'] as const)
    : isReversed
      ? (['right', 'left'] as const)
      : (['left', 'right'] as const);
  const edge = isVertical
    ? box.top + track.clientTop / scale
    : box.left + (track.clientLeft + (isReversed ? view : 0)) / scale;
  const offsetOf = (coordinate: number) => (coordinate - edge) * sign * scale + position;
  return {
    count: slides.length,
    view,
    position,
    limit: isVertical
      ? content.scrollHeight - content.clientHeight
      : content.scrollWidth - content.clientWidth,
    isReversed,
    inset: toPixels(isVertical ? scrollPaddingBlockStart : scrollPaddingInlineStart, view),
    startOf: (place) => offsetOf(slides[place]!.getBoundingClientRect()[near]),
    endOf: (place) => offsetOf(slides[place]!.getBoundingClientRect()[far]),
  };
}

/** What makes an engine scroll on its own account when it changes: sizes and direction. */
export function extentOf({ view, limit, isReversed }: SlideLayout): number {
  // A string of them would grow the engine's table of numbers as text by 64 KB.
  return (limit * 2 ** 20 + view) * (isReversed ? -1 : 1);
}

/** A computed `scroll-padding`: `auto`, px or a share of the view. */
function toPixels(value: string, view: number): number {
  const number = Number.parseFloat(value) || 0;
  return value.endsWith('%') ? (number / 100) * view : number;
}
