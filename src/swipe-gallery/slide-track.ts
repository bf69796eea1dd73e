import type { ReactiveController } from 'lit';
import { readEarlyScroll } from '../controllers/early-scroll.js';
import type { GalleryHost, RowGlide } from './gallery-host.js';
import { indexAt, targetOf, tolerance, type SlideLayout } from './slide-geometry.js';
import { extentOf, readLayout } from './slide-layout.js';
import { TrackHold } from './track-hold.js';

interface SlideTrackOptions {
  /**
   * The reader has moved the view, at most once a frame; or a move of our own begins, with the layout as it will be at
   * its end, or has ended.
   */
  onMove(layout: SlideLayout): void;
  /** The track has come to rest at a slide, which differs from the host's index when the reader scrolled. */
  onRest(index: number, layout: SlideLayout): void;
}

/** Scrolls a track to its slides, and tells where the reader's own scrolling came to rest. */
export class SlideTrack implements ReactiveController {
  readonly #host: GalleryHost;
  readonly #options: SlideTrackOptions;
  readonly #grip = new TrackHold({
    onTouch: () => this.isMovingItself && this.#interrupt(),
    onStill: () => this.release(),
  });
  /** Until it has come, moves are made at once. */
  glide?: RowGlide;
  /** Nothing moves; the reader scrolls; or a move of our own is on its way. */
  #phase: 'rest' | 'reader' | 'own' = 'rest';
  /** Index of the slide at which the track is, or to which it moves of its own. */
  #aim = 0;
  /** Sizes and direction at the last move: the engine's own scrolling after a change of layout is not the reader's. */
  #extent: number | undefined;
  /** On its way to where the reader let go, of which the host will hear at the end. */
  #isSnapping = false;
  #isListening = false;
  /** How far the reader had scrolled before the script came; the host was the scroller then, and is up to its constructor. */
  #early: { inline: number; block: number } | undefined;

  constructor(host: GalleryHost, options: SlideTrackOptions) {
    this.#host = host;
    this.#early = readEarlyScroll(host);
    this.#options = options;
    host.addController(this);
  }

  /** Listens to the track from the first rendering on. */
  hostUpdated(): void {
    if (this.#isListening) return;
    this.#isListening = true;
    const track = this.#host.track!;
    track.addEventListener('scroll', this.#onScroll);
    track.addEventListener('scrollend', this.#onScrollEnd);
    track.addEventListener('wheel', this.#onWheel, { passive: true });
    this.#grip.listen(track);
  }

  hostDisconnected(): void {
    this.#grip.isPressed = false;
    this.#forget();
  }

  /** Where the slides are seen now; `undefined` without slides. */
  get layout(): SlideLayout | undefined {
    const { track, row, slides } = this.#host;
    const present = row?.slides ?? slides;
    if (!track || present.length === 0) return undefined;
    const layout = readLayout(track, present, this.#host.axis === 'y', this.glide?.shift);
    return row?.arrange(layout) ?? layout;
  }

  get isMoving(): boolean {
    return this.#phase !== 'rest';
  }

  get isMovingItself(): boolean {
    return this.#phase === 'own';
  }

  placeOf(index: number): number {
    return this.#host.row?.placeOf(index) ?? index;
  }

  indexOf(place: number): number {
    return this.#host.row?.indexOf(place) ?? place;
  }

  /** Place of the slide to name to the reader: the target of a move of our own, else what is in view. */
  shownPlace(layout: SlideLayout): number {
    const aim = Math.min(this.placeOf(this.#aim), layout.count - 1);
    return this.#phase === 'reader' ? indexAt(layout, layout.position, aim) : aim;
  }

  /** `known`: the layout, if it was measured just now. */
  moveTo(index: number, isSmooth: boolean, known?: SlideLayout): void {
    const { row } = this.#host;
    this.#aim = index;
    row?.prepare(index, 0, 0);
    const layout = (row ? undefined : known) ?? this.layout;
    if (!layout) return;
    const extent = extentOf(layout);
    const isSettled = this.#phase === 'rest' && (this.#extent === undefined || this.#extent === extent);
    this.#extent = extent;
    if (layout.view === 0) {
      this.#forget();
      return;
    }
    // All is read before anything changes: the layout is that of what is seen now, and reading after a change costs another.
    const target = targetOf(layout, this.placeOf(index));
    if (!isSmooth || !this.glide?.isWanted(layout, target)) {
      this.#stop();
      // Scrolling to where it is would cost a layout; but it ends what the engine itself has begun.
      if (!isSettled || target !== layout.position) this.scrollTo(target, layout.isReversed);
      this.#arrive();
      return;
    }
    this.#phase = 'own';
    // Nothing is measured on the way: what there is to tell of the target is told at the start.
    this.#options.onMove({ ...layout, position: target });
    this.#scroll(target, layout.isReversed);
    this.#stop();
    this.#host.track!.classList.add('moving');
    this.glide.start(layout, target, () => this.#land());
  }

  /** Puts the host's slide back into its place after sizes, slides or the direction have changed. */
  readonly refresh = (): void => {
    const layout = this.layout;
    if (this.#phase === 'reader' || !layout || layout.view === 0) return;
    const early = this.#early?.[this.#host.axis === 'y' ? 'block' : 'inline'] ?? 0;
    this.#early = undefined;
    if (early > 0) this.#host.index = this.indexOf(indexAt(layout, early, 0));
    else this.moveTo(this.#isSnapping ? this.#aim : this.#host.index, false);
  };

  /** Scrolls at once, and shows the row there. */
  scrollTo(position: number, isReversed: boolean): void {
    this.glide?.stop();
    this.#scroll(position, isReversed);
  }

  #scroll(position: number, isReversed: boolean): void {
    const track = this.#host.track!;
    if (this.#host.axis === 'y') track.scrollTop = position;
    else track.scrollLeft = isReversed ? -position : position;
  }

  /** The reader takes hold of the track: our own move ends where it is, and nothing snaps before `release()`. */
  hold(): void {
    this.#grip.isPressed = true;
    this.#interrupt();
  }

  /** The reader's hand has gone; a move to a slide follows, or `release()`. */
  letGo(): void {
    this.#grip.isPressed = false;
  }

  /** Lets the track come to rest at the nearest slide. */
  release(): void {
    if (this.#phase !== 'reader') return;
    const { layout } = this;
    if (layout) {
      const index = this.indexOf(indexAt(layout, layout.position, this.placeOf(this.#aim)));
      if (this.#isHeld) {
        this.moveTo(index, true);
        this.#isSnapping = this.isMovingItself;
        return;
      }
      this.#aim = index;
    }
    this.#arrive();
  }

  readonly #onScroll = (): void => {
    const layout = this.#phase === 'own' ? undefined : this.layout;
    if (!layout || layout.view === 0) return;
    // The echo of a move of our own arrives a frame after it.
    const distance = targetOf(layout, this.shownPlace(layout)) - layout.position;
    if (this.#phase === 'rest' && Math.abs(distance) <= tolerance) return;
    if (this.#phase === 'rest' && this.#extent !== extentOf(layout)) return this.refresh();
    this.#phase = 'reader';
    if ('onscrollend' in window && !this.#isHeld) this.#grip.stop();
    else this.#grip.start();
    this.#options.onMove(layout);
  };

  readonly #onScrollEnd = (): void => {
    // That of our own scrolling to where the reader took hold of the row is none of theirs.
    if (this.#isHeld) this.#grip.start();
    else this.#grip.end();
  };

  readonly #onWheel = ({ shiftKey, deltaX, deltaY }: WheelEvent): void => {
    const isSideways = shiftKey || Math.abs(deltaX) > Math.abs(deltaY);
    if (this.#phase !== 'own' || isSideways === (this.#host.axis === 'y')) return;
    this.#interrupt();
    this.#grip.start();
  };

  /** Whether the reader took hold of a move: nothing snaps meanwhile. */
  get #isHeld(): boolean {
    return this.#phase === 'reader' && this.#host.track!.classList.contains('moving');
  }

  /** A move of our own ends where it is seen. */
  #interrupt(): void {
    const layout = this.isMovingItself ? this.layout : undefined;
    this.#stop();
    this.#phase = 'reader';
    this.#host.track!.classList.add('moving');
    if (layout) this.#scroll(layout.position, layout.isReversed);
  }

  #stop(): void {
    this.#isSnapping = false;
    this.glide?.stop();
    this.#grip.stop();
  }

  /** Out of sight nothing moves; where the engine puts the track meanwhile is not the reader's doing. */
  #forget(): void {
    this.#stop();
    this.#extent = undefined;
    this.#phase = 'rest';
    this.#host.track?.classList.remove('moving');
  }

  /** A move of our own is over. What the page has changed on the way may have another place by now. */
  #land(): void {
    const { layout } = this;
    if (layout) this.#scroll(targetOf(layout, this.placeOf(this.#aim)), layout.isReversed);
    this.#arrive();
  }

  #arrive(): void {
    this.#phase = 'rest';
    this.#isSnapping = false;
    this.#host.track!.classList.remove('moving');
    this.#host.row?.settle?.();
    const { layout } = this;
    // The page has taken away all slides on the way.
    if (!layout) return;
    this.#extent = extentOf(layout);
    this.#options.onMove(layout);
    this.#options.onRest(this.#aim, layout);
  }
}
