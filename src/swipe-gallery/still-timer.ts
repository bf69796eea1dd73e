/** How long a scroller must be still to be at rest, in ms. */
const quiet = 120;

/** Tells when a scroller without `scrollend`, or one of which the reader took hold in a move, has come to rest. */
export class StillTimer {
  readonly #onStill: () => void;
  /** Under a finger or a pressed mouse nothing is at rest. */
  isPressed = false;
  #timer?: ReturnType<typeof setTimeout> | undefined;

  constructor(onStill: () => void) {
    this.#onStill = onStill;
  }

  /** The scroller has moved now, or may do so. */
  start(): void {
    this.stop();
    const timer = setTimeout(() => {
      // On a slow phone a frame may take longer than that: only two of them without a move tell that it is over.
      requestAnimationFrame(() => requestAnimationFrame(() => timer === this.#timer && this.end()));
    }, quiet);
    this.#timer = timer;
  }

  /** The scroller has come to rest, unless it is held there. */
  end(): void {
    if (!this.isPressed) this.#onStill();
  }

  stop(): void {
    clearTimeout(this.#timer);
    this.#timer = undefined;
  }
}
