/** One axis of a picture in a view that is its scroller, in px. A picture smaller than its view stands in the middle. */
export interface ZoomAxis {
  readonly view: number;
  readonly size: number;
  readonly scroll: number;
}

/** Farther than this nobody sees more, and old phones run out of memory. */
const farthest = 8;

/** The least that the greatest zoom is, for pictures that have no more pixels than the screen. */
const least = 3;

/** Width and height at which a picture is whole in a view, and fills it one way. */
export function fitOf(
  width: number,
  height: number,
  viewWidth: number,
  viewHeight: number,
): [number, number] {
  const share = Math.min(viewWidth / width, viewHeight / height);
  return [width * share, height * share];
}

/** The zoom at which a picture shows each of its own pixels, within reason. */
export function greatestZoom(width: number, fitWidth: number): number {
  return Math.min(farthest, Math.max(least, width / fitWidth));
}

/** The scroll position that keeps what lies under a point of the view there when the picture changes its size. */
export function scrollAfterZoom({ view, size, scroll }: ZoomAxis, nextSize: number, point: number): number {
  const share = (scroll + point - insetOf(view, size)) / size;
  const position = share * nextSize + insetOf(view, nextSize) - point;
  return Math.max(0, Math.min(position, nextSize - view));
}

function insetOf(view: number, size: number): number {
  return Math.max(0, (view - size) / 2);
}
