const HALF_LIFE_MS = 10 * 60_000;
/** What one network may ask for in some ten minutes before it has to work harder: an office, a school, a village. */
const FREE = 100;
const MAX_DIFFICULTY = 32;
const SWEEP_SIZE = 4096;

interface Load {
  value: number;
  at: number;
}

/** How much each network has asked for lately. It decides how hard the next proof of work is, and nothing else. */
export class Demand {
  readonly #clock: () => number;
  readonly #loads = new Map<string, Load>();
  #sweepAt = SWEEP_SIZE;

  constructor(clock: () => number = () => performance.now()) {
    this.#clock = clock;
  }

  /** Counts one more request, and returns the difficulty for it: 1 up to a whole village, then in proportion. */
  add(network: string): number {
    const now = this.#clock();
    const value = this.#decayed(network, now) + 1;
    this.#loads.set(network, { value, at: now });
    if (this.#loads.size > this.#sweepAt) this.#sweep(now);
    return Math.min(MAX_DIFFICULTY, Math.max(1, value / FREE));
  }

  #decayed(network: string, now: number): number {
    const load = this.#loads.get(network);
    return load ? load.value * 0.5 ** ((now - load.at) / HALF_LIFE_MS) : 0;
  }

  #sweep(now: number): void {
    for (const network of this.#loads.keys())
      if (this.#decayed(network, now) < 1) this.#loads.delete(network);
    this.#sweepAt = Math.max(SWEEP_SIZE, 2 * this.#loads.size);
  }
}
