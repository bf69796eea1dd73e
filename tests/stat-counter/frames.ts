/** Frames that come when the test says so, with the time that it says. */
export class Frames {
  #now = 0;
  #callbacks = new Map<number, FrameRequestCallback>();
  #last = 0;
  readonly #request = window.requestAnimationFrame;
  readonly #cancel = window.cancelAnimationFrame;

  constructor() {
    window.requestAnimationFrame = (callback) => {
      this.#last += 1;
      this.#callbacks.set(this.#last, callback);
      return this.#last;
    };
    window.cancelAnimationFrame = (id) => void this.#callbacks.delete(id);
  }

  /** How many callbacks wait for the next frame. */
  get waiting(): number {
    return this.#callbacks.size;
  }

  /** One frame, so many milliseconds after the last one. */
  pass(milliseconds: number): void {
    this.#now += milliseconds;
    const callbacks = [...this.#callbacks.values()];
    this.#callbacks.clear();
    for (const callback of callbacks) callback(this.#now);
  }

  /** Lets all that waits come to its end, and gives the page its own frames back. */
  restore(): void {
    while (this.waiting > 0) this.pass(2000);
    window.requestAnimationFrame = this.#request;
    window.cancelAnimationFrame = this.#cancel;
  }
}
