import { listenToDocument } from './document-events.js';

/** Waits double up to this many milliseconds: a reader who looks on sees the truth soon after a fault is over. */
const longestWait = 2500;
/** While nobody looks on, waits double up to this many: a service that is down is left alone. */
const longestUnseenWait = 60_000;

/**
 * Milliseconds to wait after so many failures in a row: spread by chance, so that not all readers come at once.
 *
 * @param isSeen Whether a reader looks on.
 */
export function waitAfter(failures: number, isSeen = !document.hidden, chance = Math.random()): number {
  const longest = isSeen ? longestWait : longestUnseenWait;
  const wait = Math.min(longest, 500 * 2 ** (failures - 1));
  return wait / 2 + (wait / 2) * chance;
}

/**
 * Runs something again after failures: later and later, not before the service allows it, and at once when the network,
 * the page or the service is back.
 */
export class RetryTimer {
  readonly #run: () => void;
  #failures = 0;
  #timer: ReturnType<typeof setTimeout> | undefined;
  /** By the page's own stop-watch: before this, the service wants to hear nothing. */
  #notBefore = 0;
  /** The service was heard while the browser thought itself offline: what it thinks counts no more. */
  #isFalselyOffline = false;

  constructor(run: () => void) {
    this.#run = run;
    addEventListener('online', () => {
      this.#isFalselyOffline = false;
      this.wake();
    });
    addEventListener('pageshow', ({ persisted }) => persisted && this.wake());
    listenToDocument('visibilitychange', () => !document.hidden && this.wake());
  }

  /** Whether the service, or a browser that knows itself offline, wants nothing to be sent for now. */
  get isHeld(): boolean {
    return this.#isOffline || performance.now() < this.#notBefore;
  }

  get #isOffline(): boolean {
    return !navigator.onLine && !this.#isFalselyOffline;
  }

  /** Something failed: it is run again. Failures of one time count as one. */
  fail(retryAfter = 0): void {
    this.#notBefore = Math.max(this.#notBefore, performance.now() + retryAfter);
    if (this.#timer !== undefined && retryAfter === 0) return;
    if (this.#timer === undefined) this.#failures += 1;
    // Without a network there is nothing to try; not every browser says truly that there is none.
    const wait = this.#isOffline ? longestUnseenWait : waitAfter(this.#failures);
    this.#start(Math.max(retryAfter + waitAfter(1) / 4, wait));
  }

  /** What was to be done is done. */
  succeed(): void {
    this.#failures = 0;
  }

  /** There is a network, whatever the browser thinks. */
  hear(): void {
    if (!this.#isOffline) return;
    this.#isFalselyOffline = true;
    this.wake();
  }

  /** What waits is run soon, but for what the service wants to wait. */
  wake(): void {
    this.#failures = 0;
    if (this.#timer !== undefined && !this.isHeld) this.#start(waitAfter(1) / 4);
  }

  #start(wait: number): void {
    clearTimeout(this.#timer);
    this.#timer = setTimeout(() => {
      this.#timer = undefined;
      this.#run();
    }, wait);
  }
}
