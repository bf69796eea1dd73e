import type { RateLimitRule } from './configuration.js';

const FIRST_SWEEP = 1024;

/**
 * Token buckets by key, in memory. A bucket is one number: the moment at which it is full again (GCRA), so that buckets
 * that are full need not be kept. The clock is monotonic; setting the machine's time changes nothing.
 */
export class RateLimit {
  readonly #interval: number;
  readonly #tolerance: number;
  readonly #clock: () => number;
  readonly #fullAt = new Map<string, number>();
  #sweepAt = FIRST_SWEEP;

  /** Without a rule nothing is limited. `clock` is in milliseconds. */
  constructor(rule: RateLimitRule | undefined, clock: () => number = () => performance.now()) {
    const { burst, perSecond } = rule ?? { burst: Infinity, perSecond: 1 };
    this.#interval = 1000 / perSecond;
    this.#tolerance = burst * this.#interval;
    this.#clock = clock;
  }

  /** Buckets in memory. */
  get size(): number {
    return this.#fullAt.size;
  }

  /** Takes one from the bucket and returns 0, or leaves it and returns the seconds to wait, 1 or more. */
  take(key: string): number {
    if (this.#tolerance === Infinity) return 0;
    const now = this.#clock();
    const fullAt = Math.max(this.#fullAt.get(key) ?? now, now) + this.#interval;
    const excess = fullAt - now - this.#tolerance;
    // Sums of fractions of a millisecond are not exact.
    if (excess > 1e-6) return Math.ceil(excess / 1000);
    this.#fullAt.set(key, fullAt);
    if (this.#fullAt.size > this.#sweepAt) this.#sweep(now);
    return 0;
  }

  #sweep(now: number): void {
    for (const [key, fullAt] of this.#fullAt) if (fullAt <= now) this.#fullAt.delete(key);
    this.#sweepAt = Math.max(FIRST_SWEEP, 2 * this.#fullAt.size);
  }
}
