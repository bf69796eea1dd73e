/** How long a scroller must be still to be at rest, in ms. */
const quiet = 120;

/** Tells when a scroller without `scrollend`, or one that nobody holds any more, has come to rest. */
export class StillTimer {
  readonly #onStill: () => void;
  #timer?: ReturnType<typeof setTimeout> | undefined;

  constructor(onStill: () => void) {
    this.#onStill = onStill;
  }

  /** The scroller has moved now, or may do so. */
  start(): void {
    this.stop();
    const timer = setTimeout(() => {
      // On a slow phone a frame may take longer than that: only two of them without a move tell that it is over.
      requestAnimationFrame(() => requestAnimationFrame(() => timer === this.#timer && this.#onStill()));
    }, quiet);
    this.#timer = timer;
  }

  stop(): void {
    clearTimeout(this.#timer);
    this.#timer = undefined;
  }
}
