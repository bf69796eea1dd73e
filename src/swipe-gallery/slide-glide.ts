import { css } from 'lit';
import { isMotionAllowed, lastMoments } from '../controllers/motion.js';
import type { GalleryExtra, GalleryHost, RowGlide } from './gallery-host.js';
import { tolerance, type SlideLayout } from './slide-geometry.js';

/** In ms. */
const duration = 350;

/** Ends fast and lands softly: what is left of the way is the cube of what is left of the time. */
const easing = 'cubic-bezier(0.3333, 1, 0.6667, 1)';

/** Longer moves than this number of views are made at once: a blur tells nobody anything. */
const farthest = 10;

const glideStyles = css`
  /* A transform that comes and goes would lay the row out each time. */
  .moving > .row {
    will-change: transform;
  }
`;

/**
 * Shows a row that has been scrolled at once on its way there: the compositor moves it, with no script, layout or paint in
 * between, which a scroll position written in each frame would cost. Native smooth scrolling will not do: Safari
 * overshoots under page zoom (https://github.com/twbs/bootstrap/pull/42506) and the old engines have none.
 */
class SlideGlide implements GalleryExtra, RowGlide {
  readonly styles = glideStyles;
  readonly #host: GalleryHost;
  #animation?: Animation | undefined;

  constructor(host: GalleryHost) {
    this.#host = host;
  }

  hostConnected(): void {
    // One that was let go may be on its way.
    this.#host.mover.glide ??= this;
  }

  get shift(): number {
    if (!this.#animation) return 0;
    const { m41, m42 } = new DOMMatrix(getComputedStyle(this.#row).transform);
    return m41 + m42;
  }

  isWanted({ position, view }: SlideLayout, target: number): boolean {
    const distance = Math.abs(target - position);
    const isShort = distance > tolerance && distance <= farthest * view;
    return isShort && !document.hidden && isMotionAllowed(this.#host);
  }

  start({ position, isReversed }: SlideLayout, target: number, onEnd: () => void): void {
    const axis = this.#host.axis === 'y' ? 'Y' : 'X';
    const from = isReversed ? position - target : target - position;
    const transform = [`translate${axis}(${from}px)`, 'none'];
    this.#animation = this.#row.animate({ transform }, { duration, easing });
    this.#animation.onfinish = () => {
      this.stop();
      onEnd();
    };
    for (const name of lastMoments) window.addEventListener(name, this.#finish);
  }

  stop(): void {
    if (!this.#animation) return;
    // An end that is on its way comes all the same.
    this.#animation.onfinish = null;
    this.#animation.cancel();
    this.#animation = undefined;
    for (const name of lastMoments) window.removeEventListener(name, this.#finish);
  }

  readonly #finish = (): void => this.#animation?.finish();

  get #row(): Element {
    return this.#host.track!.firstElementChild!;
  }
}

export const create = (host: GalleryHost): GalleryExtra => new SlideGlide(host);
