import { ScrollTween } from './scroll-tween.js';
import { fitOf, greatestZoom, scrollAfterZoom } from './zoom-geometry.js';

type Point = readonly [x: number, y: number];

export interface PictureZoomOptions {
  /** The scroller around the picture at which the viewer stands; `undefined` where there is none. */
  frame(): HTMLElement | undefined;
  isMotionAllowed(): boolean;
  onZoom(): void;
}

/** How much a double tap, a key or a button enlarges. */
const step = 2;

/** The picture shown whole. */
const whole = 1;

/**
 * Zooms the picture at which the viewer stands by giving it its real size in a native scroller: panning, its bounds,
 * its momentum and the swipe at the edge that goes on to the next picture are then the browser's own, and the picture
 * is sharp at any size.
 */
export class PictureZoom {
  readonly #options: PictureZoomOptions;
  readonly #tween = new ScrollTween();
  #scale = whole;

  constructor(options: PictureZoomOptions) {
    this.#options = options;
  }

  get scale(): number {
    return this.#scale;
  }

  get isZoomed(): boolean {
    return this.#scale > whole;
  }

  get isGreatest(): boolean {
    return this.#scale >= this.#measure().greatest;
  }

  /** Shows the picture whole again. */
  reset(): void {
    this.#tween.stop();
    if (this.isZoomed) this.zoomTo(whole, [0, 0]);
  }

  /** Leaves the picture as it is. */
  stop(): void {
    this.#tween.stop();
  }

  enlarge(): void {
    this.#glideTo(this.#scale * step);
  }

  reduce(): void {
    this.#glideTo(this.#scale / step);
  }

  restore(): void {
    this.#glideTo(whole);
  }

  /** Fits the zoomed picture into a view of another size. */
  refit(): void {
    const { viewWidth, viewHeight } = this.#measure();
    if (this.isZoomed) this.zoomTo(this.#scale, [viewWidth / 2, viewHeight / 2]);
  }

  /** A double tap: to the point and back. */
  toggle(x: number, y: number): void {
    const { left, top } = this.#box();
    this.#glideTo(this.isZoomed ? whole : step * 1.25, [x - left, y - top]);
  }

  /** Zooms at a point of the window, at once. */
  zoomAt(scale: number, x: number, y: number): void {
    this.#tween.stop();
    const { left, top } = this.#box();
    this.zoomTo(scale, [x - left, y - top]);
  }

  pan(x: number, y: number): void {
    const frame = this.#options.frame();
    if (!frame) return;
    frame.scrollLeft += x;
    frame.scrollTop += y;
  }

  /** Zooms so that a point of the frame stays where it is. */
  zoomTo(scale: number, [x, y]: Point): void {
    const frame = this.#options.frame();
    const picture = frame?.querySelector('img');
    if (!frame || !picture) return;
    const { width, height, greatest } = this.#measure();
    const before = this.#scale;
    const next = Math.max(whole, Math.min(scale, greatest));
    const { clientWidth, clientHeight, scrollLeft, scrollTop } = frame;
    const left = { view: clientWidth, size: width * before, scroll: scrollLeft };
    const top = { view: clientHeight, size: height * before, scroll: scrollTop };
    this.#scale = next;
    frame.classList.toggle('zoomed', this.isZoomed);
    frame.tabIndex = this.isZoomed ? 0 : -1;
    picture.style.inlineSize = this.isZoomed ? `${width * next}px` : '';
    picture.style.blockSize = this.isZoomed ? `${height * next}px` : '';
    if (picture.srcset) picture.sizes = `${Math.ceil(next * 100)}vw`;
    frame.scrollLeft = scrollAfterZoom(left, width * next, x);
    frame.scrollTop = scrollAfterZoom(top, height * next, y);
    this.#options.onZoom();
  }

  #glideTo(scale: number, point?: Point): void {
    const { viewWidth, viewHeight, greatest } = this.#measure();
    const target = Math.max(whole, Math.min(scale, greatest));
    const at = point ?? [viewWidth / 2, viewHeight / 2];
    if (!this.#options.isMotionAllowed()) {
      this.zoomTo(target, at);
      return;
    }
    this.#tween.start(
      this.#scale,
      target,
      (value) => this.zoomTo(value, at),
      () => undefined,
    );
  }

  #box(): DOMRect {
    return (this.#options.frame() ?? document.documentElement).getBoundingClientRect();
  }

  /** The view, the size of the whole picture in it, and how far it can be zoomed. */
  #measure() {
    const frame = this.#options.frame();
    const picture = frame?.querySelector('img');
    const viewWidth = frame?.clientWidth ?? 0;
    const viewHeight = frame?.clientHeight ?? 0;
    const naturalWidth = picture?.naturalWidth || viewWidth || 1;
    const naturalHeight = picture?.naturalHeight || viewHeight || 1;
    const [width, height] = fitOf(naturalWidth, naturalHeight, viewWidth, viewHeight);
    return { viewWidth, viewHeight, width, height, greatest: greatestZoom(naturalWidth, width || 1) };
  }
}
