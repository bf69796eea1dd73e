import type { ReactiveController, ReactiveControllerHost } from 'lit';
import { readEarlyScroll } from '../controllers/early-scroll.js';
import { isMotionAllowed } from '../controllers/motion.js';
import { ScrollTween } from './scroll-tween.js';
import { indexAt, targetOf, tolerance, type SlideLayout } from './slide-geometry.js';
import { extentOf, isRightToLeft, readLayout } from './slide-layout.js';

export interface SlideTrackHost extends ReactiveControllerHost, HTMLElement {
  /** The scroller; absent before the first render. */
  readonly track: HTMLElement | null;
  readonly slides: readonly Element[];
  /** The slide that the gallery stands at or goes to. */
  index: number;
}

interface SlideTrackOptions {
  /** The view has moved: called at most once a frame. */
  onMove(): void;
  /** The track has come to rest at a slide, which differs from the host's index when the reader scrolled. */
  onRest(index: number): void;
}

/** Nothing moves; the reader scrolls; or a move of our own is on its way. */
type Phase = 'rest' | 'reader' | 'own';

/** How long a scroller without `scrollend` must be still to be at rest. */
const quiet = 120;

/** Longer moves than this number of views are made at once: a blur tells nobody anything. */
const farthest = 10;

/** Scrolls a track to its slides, and tells where the reader's own scrolling came to rest. */
export class SlideTrack implements ReactiveController {
  readonly #host: SlideTrackHost;
  readonly #options: SlideTrackOptions;
  readonly #tween = new ScrollTween();
  #observer?: ResizeObserver;
  #phase: Phase = 'rest';
  #aim = 0;
  #isReversed = false;
  /** Sizes and direction at the last move: the engine's own scrolling after a change of layout is not the reader's. */
  #extent = '';
  #isPressed = false;
  #timer?: ReturnType<typeof setTimeout>;
  #frame = 0;
  /** How far the reader had scrolled before the script came; the host was the scroller then, and is up to its constructor. */
  #earlyPosition: number;

  constructor(host: SlideTrackHost, options: SlideTrackOptions) {
    this.#host = host;
    this.#earlyPosition = readEarlyScroll(host).inline;
    this.#options = options;
    host.addController(this);
  }

  hostConnected(): void {
    this.#host.requestUpdate();
  }

  /** Listens to the track; called once, when there is one. */
  listen(): void {
    const track = this.#host.track!;
    const passive = { passive: true };
    track.addEventListener('scroll', this.#onScroll, passive);
    track.addEventListener('scrollend', this.#onScrollEnd);
    track.addEventListener('touchstart', this.#onTouchStart, passive);
    track.addEventListener('touchend', this.#onTouchEnd, passive);
    track.addEventListener('touchcancel', this.#onTouchEnd, passive);
    track.addEventListener('wheel', this.#onWheel, passive);
  }

  hostUpdated(): void {
    const { track, isConnected } = this.#host;
    if (this.#observer || !track || !isConnected) return;
    // Its first call comes with the first layout and before the first paint, also in a tab panel that opens late.
    this.#observer = new ResizeObserver(() => this.refresh());
    for (const element of this.#host.shadowRoot!.querySelectorAll('.track, .direction')) {
      this.#observer.observe(element);
    }
  }

  hostDisconnected(): void {
    this.#observer?.disconnect();
    this.#observer = undefined;
    this.#tween.stop();
    clearTimeout(this.#timer);
    cancelAnimationFrame(this.#frame);
    this.#frame = 0;
    this.#phase = 'rest';
    this.#isPressed = false;
    this.#host.track?.classList.remove('moving');
  }

  /** Where the slides are now; `undefined` without slides. */
  get layout(): SlideLayout | undefined {
    const { track, slides } = this.#host;
    return track && slides.length > 0 ? readLayout(track, slides) : undefined;
  }

  get isMoving(): boolean {
    return this.#phase !== 'rest';
  }

  get isMovingItself(): boolean {
    return this.#phase === 'own';
  }

  /** The slide to name to the reader: the target of a move of our own, else what is in view. */
  shownIndex(layout: SlideLayout): number {
    const aim = Math.min(this.#aim, layout.count - 1);
    return this.#phase === 'reader' ? indexAt(layout, layout.position, aim) : aim;
  }

  moveTo(index: number, isSmooth: boolean): void {
    const layout = this.layout;
    this.#aim = index;
    if (!layout) return;
    const isFirst = this.#extent === '';
    this.#extent = extentOf(this.#host.track!, layout);
    if (layout.view === 0) return;
    this.#stop();
    this.#isReversed = isRightToLeft(this.#host.track!);
    const target = targetOf(layout, index);
    const distance = Math.abs(target - layout.position);
    const isShort = distance > tolerance && distance <= farthest * layout.view;
    if (!isSmooth || !isShort || document.hidden || !isMotionAllowed(this.#host)) {
      // At the start, scrolling to where it is would cost a layout; later it ends what the engine itself has begun.
      if (!isFirst || target !== layout.position) this.scrollTo(target);
      this.#arrive();
      return;
    }
    this.#phase = 'own';
    this.#host.track!.classList.add('moving');
    const step = (position: number) => {
      this.scrollTo(position);
      this.#options.onMove();
    };
    this.#tween.start(layout.position, target, step, () => this.#arrive());
    this.#options.onMove();
  }

  /** Puts the host's slide back into its place after sizes, slides or the direction have changed. */
  refresh(): void {
    const layout = this.layout;
    if (this.#phase === 'reader' || !layout || layout.view === 0) return;
    if (this.#earlyPosition > 0) {
      this.#host.index = indexAt(layout, this.#earlyPosition, 0);
      this.#earlyPosition = 0;
      return;
    }
    this.moveTo(this.#host.index, false);
  }

  /** Refreshes before the next paint, once, however often it is asked for. */
  readonly refreshSoon = (): void => {
    this.#frame ||= requestAnimationFrame(() => {
      this.#frame = 0;
      this.refresh();
    });
  };

  scrollTo(position: number): void {
    this.#host.track!.scrollLeft = this.#isReversed ? -position : position;
  }

  /** The reader takes hold of the track: our own move ends where it is, and nothing snaps before `release()`. */
  hold(): void {
    this.#isPressed = true;
    this.#interrupt();
  }

  /** The reader's hand has gone; a move to a slide follows, or `release()`. */
  letGo(): void {
    this.#isPressed = false;
  }

  /** Lets the track come to rest at the nearest slide. */
  release(): void {
    if (this.#phase !== 'reader') return;
    const layout = this.layout;
    if (!layout) return;
    const index = indexAt(layout, layout.position, this.#aim);
    if (this.#host.track!.classList.contains('moving')) return this.moveTo(index, true);
    this.#aim = index;
    this.#arrive();
  }

  readonly #onScroll = (): void => {
    const layout = this.layout;
    if (this.#phase === 'own' || !layout || layout.view === 0) return;
    // The echo of a move of our own arrives a frame after it.
    const distance = targetOf(layout, this.shownIndex(layout)) - layout.position;
    if (this.#phase === 'rest' && Math.abs(distance) <= tolerance) return;
    if (this.#phase === 'rest' && this.#extent !== extentOf(this.#host.track!, layout)) {
      this.refresh();
      return;
    }
    this.#phase = 'reader';
    if ('onscrollend' in window) clearTimeout(this.#timer);
    else this.#releaseSoon();
    this.#options.onMove();
  };

  readonly #onScrollEnd = (): void => {
    if (!this.#isPressed) this.release();
  };

  readonly #onTouchStart = (): void => {
    this.#isPressed = true;
    if (this.#phase === 'own') this.#interrupt();
  };

  readonly #onTouchEnd = (event: TouchEvent): void => {
    this.#isPressed = event.touches.length > 0;
    if (!this.#isPressed && this.#phase === 'reader') this.#releaseSoon();
  };

  readonly #onWheel = (event: WheelEvent): void => {
    const isSideways = event.shiftKey || Math.abs(event.deltaX) > Math.abs(event.deltaY);
    if (this.#phase !== 'own' || !isSideways) return;
    this.#interrupt();
    this.#releaseSoon();
  };

  #interrupt(): void {
    this.#stop();
    this.#phase = 'reader';
    this.#host.track!.classList.add('moving');
  }

  #releaseSoon(): void {
    clearTimeout(this.#timer);
    this.#timer = setTimeout(() => {
      if (!this.#isPressed) this.release();
    }, quiet);
  }

  #stop(): void {
    this.#tween.stop();
    clearTimeout(this.#timer);
  }

  #arrive(): void {
    this.#phase = 'rest';
    this.#host.track!.classList.remove('moving');
    this.#options.onMove();
    this.#options.onRest(this.#aim);
  }
}
