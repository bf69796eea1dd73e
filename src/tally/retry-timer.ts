/** The first waits double up to this many milliseconds: a reader who looks on sees the truth soon after a fault is over. */
const briefWait = 4000;
/** After this many failures in a row, waits double again, up to a minute: a service that is down is left alone. */
const briefFailures = 15;
const longestWait = 60_000;

/** Milliseconds to wait after so many failures in a row: spread by chance, so that not all readers come at once. */
export function waitAfter(failures: number, chance = Math.random()): number {
  const brief = Math.min(briefWait, 500 * 2 ** (failures - 1));
  const wait = Math.min(longestWait, brief * 2 ** Math.max(0, failures - briefFailures));
  return wait / 2 + (wait / 2) * chance;
}

/**
 * Runs something again after failures: later and later, not before the service allows it, and at once when the network
 * or the page is back.
 */
export class RetryTimer {
  readonly #run: () => void;
  #failures = 0;
  #timer: ReturnType<typeof setTimeout> | undefined;
  /** By the page's own stop-watch: before this, the service wants to hear nothing. */
  #notBefore = 0;

  constructor(run: () => void) {
    this.#run = run;
    addEventListener('online', () => this.#wake());
    addEventListener('pageshow', ({ persisted }) => persisted && this.#wake());
    document.addEventListener('visibilitychange', () => !document.hidden && this.#wake());
  }

  /** Whether the service, or a browser that knows itself offline, wants nothing to be sent for now. */
  get isHeld(): boolean {
    return !navigator.onLine || performance.now() < this.#notBefore;
  }

  /** Something failed: it is run again. Failures of one time count as one. */
  fail(retryAfter = 0): void {
    this.#notBefore = Math.max(this.#notBefore, performance.now() + retryAfter);
    if (this.#timer !== undefined && retryAfter === 0) return;
    if (this.#timer === undefined) this.#failures += 1;
    // Without a network there is nothing to try; not every browser says truly that there is none.
    const wait = navigator.onLine ? waitAfter(this.#failures) : longestWait;
    this.#start(Math.max(retryAfter + waitAfter(1) / 4, wait));
  }

  /** The service has answered. */
  succeed(): void {
    this.#failures = 0;
  }

  #start(wait: number): void {
    clearTimeout(this.#timer);
    this.#timer = setTimeout(() => {
      this.#timer = undefined;
      this.#run();
    }, wait);
  }

  #wake(): void {
    if (this.#timer !== undefined && !this.isHeld) this.#start(waitAfter(1) / 4);
  }
}
