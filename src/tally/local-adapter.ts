import type { MineSnapshot, TallyAdapter, TallySnapshot, Vote, VoteOutcome } from './tally-adapter.js';
import { keep, recall } from './voter-storage.js';

/**
 * Keeps likes on this device, where no service is named. It knows of nobody else's, so every count stays unknown:
 * a 1 would be read as the number of all. It has no clock to trust, so a daily like is one for good.
 */
export class LocalAdapter implements TallyAdapter {
  readonly scope = 'device';
  readonly #campaign: string;
  /** Grows with each vote, so that an answer from before it is known to be late. */
  #rev = 0;

  constructor(campaign: string) {
    this.#campaign = campaign;
  }

  readTally(): Promise<TallySnapshot> {
    return Promise.resolve({ rev: this.#rev, counts: {} });
  }

  readMine(): Promise<MineSnapshot> {
    return Promise.resolve({ rev: this.#rev, mine: this.#votes });
  }

  vote({ item, kind, n }: Vote): Promise<VoteOutcome> {
    const votes = this.#votes;
    const mine = kind === 'unlike' ? 0 : kind === 'like' ? 1 : (votes[item] ?? 0) + n;
    keep('likes', this.#campaign, { ...votes, [item]: mine });
    this.#rev += 1;
    return Promise.resolve({ rev: this.#rev, mine });
  }

  get #votes(): Record<string, number> {
    const kept = recall('likes', this.#campaign);
    return typeof kept === 'object' && kept !== null ? (kept as Record<string, number>) : {};
  }
}
