const maximumDuration = 350;

/** Ends fast and lands softly. */
const easeOut = (share: number) => 1 - (1 - share) ** 3;

/** Moves a number from one value to another, by the clock, not by counted frames. */
export class ScrollTween {
  #frame = 0;

  /** Starts, in place of what was running. `onStep` gets each value, the last of them exactly; then comes `onEnd`. */
  start(from: number, to: number, onStep: (value: number) => void, onEnd: () => void): void {
    this.stop();
    let began: number | undefined;
    const step = (now: number) => {
      began ??= now;
      const share = Math.min(1, (now - began) / maximumDuration);
      onStep(share === 1 ? to : from + (to - from) * easeOut(share));
      if (share < 1) {
        this.#frame = requestAnimationFrame(step);
        return;
      }
      onEnd();
    };
    this.#frame = requestAnimationFrame(step);
  }

  stop(): void {
    cancelAnimationFrame(this.#frame);
    this.#frame = 0;
  }
}
