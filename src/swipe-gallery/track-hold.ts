/** How long a scroller must be still to be at rest, in ms. */
const quiet = 120;

interface TrackHoldOptions {
  /** A finger has been put down. */
  onTouch(): void;
  /** Nobody holds the track, and it has come to rest. */
  onStill(): void;
}

/** Whether a finger or a mouse holds a track; and, where no `scrollend` tells, when one that was let go has come to rest. */
export class TrackHold {
  readonly #options: TrackHoldOptions;
  /** Under a finger or a pressed mouse nothing is at rest. */
  isPressed = false;
  #timer?: ReturnType<typeof setTimeout> | undefined;

  constructor(options: TrackHoldOptions) {
    this.#options = options;
  }

  listen(track: HTMLElement): void {
    const passive = { passive: true };
    track.addEventListener('touchstart', this.#onTouchStart, passive);
    track.addEventListener('touchend', this.#onTouchEnd, passive);
    track.addEventListener('touchcancel', this.#onTouchEnd, passive);
  }

  /** The track has moved now, or may do so. */
  start(): void {
    this.stop();
    const timer = setTimeout(() => {
      // On a slow phone a frame may take longer than that: only two of them without a move tell that it is over.
      requestAnimationFrame(() => requestAnimationFrame(() => timer === this.#timer && this.end()));
    }, quiet);
    this.#timer = timer;
  }

  /** The track has come to rest, unless it is held there. */
  end(): void {
    if (!this.isPressed) this.#options.onStill();
  }

  stop(): void {
    clearTimeout(this.#timer);
    this.#timer = undefined;
  }

  readonly #onTouchStart = (): void => {
    this.isPressed = true;
    this.#options.onTouch();
  };

  readonly #onTouchEnd = ({ touches }: TouchEvent): void => {
    this.isPressed = touches.length > 0;
    if (!this.isPressed) this.start();
  };
}
