import type { MineSnapshot, TallyAdapter, TallySnapshot, Vote, VoteOutcome } from './tally-adapter.js';
import { keep, recall } from './voter-storage.js';

/**
 * Keeps likes on this device, where no service is named. It knows of nobody else's, so every count stays unknown:
 * a 1 would be read as the number of all.
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
    return Promise.resolve({
      rev: this.#rev,
      mine: Object.fromEntries(this.#likedItems().map((item) => [item, 1])),
    });
  }

  vote({ item, kind }: Vote): Promise<VoteOutcome> {
    const isLiked = kind !== 'unlike';
    const others = this.#likedItems().filter((other) => other !== item);
    keep('likes', this.#campaign, isLiked ? [...others, item] : others);
    this.#rev += 1;
    return Promise.resolve({ rev: this.#rev, mine: isLiked ? 1 : 0 });
  }

  #likedItems(): unknown[] {
    const items = recall('likes', this.#campaign);
    return Array.isArray(items) ? items : [];
  }
}
