import type { Campaign } from '../campaign.js';
import type { ItemTally } from '../engine.js';
import type { LockedCampaign } from './batch.js';
import { campaignOf } from './rows.js';
import type { News } from './store.js';

export interface CampaignCopy {
  /** Of its row; never changes. */
  key: number;
  rev: number;
  campaign: Campaign | undefined;
  items: Map<string, ItemTally>;
}

/** What a process knows of the campaigns and their numbers, each as of the revision that it names. */
export class CampaignCopies {
  readonly #copies = new Map<string, CampaignCopy>();

  get(id: string): CampaignCopy | undefined {
    return this.#copies.get(id);
  }

  has(id: string): boolean {
    return this.#copies.has(id);
  }

  campaigns(): Campaign[] {
    return [...this.#copies.values()].flatMap(({ campaign }) => campaign ?? []);
  }

  revisions(): Map<string, number> {
    return new Map([...this.#copies].map(([id, { rev }]) => [id, rev]));
  }

  /** News of an older moment than the copy's are in it already. */
  follow(news: readonly News[]): void {
    for (const { row, counters } of news) {
      const copy = this.#copies.get(row.id) ?? {
        key: row.key,
        rev: -1,
        campaign: undefined,
        items: new Map(),
      };
      if (row.rev <= copy.rev) continue;
      copy.rev = row.rev;
      copy.campaign = campaignOf(row);
      for (const [item, tally] of counters) copy.items.set(item, tally);
      this.#copies.set(row.id, copy);
    }
  }

  /**
   * What this process committed itself, on top of all that was committed before it; a poll may have been faster with this
   * as well.
   */
  followOwn({ key, id, rev, campaign, counts }: LockedCampaign, items: Iterable<string>): void {
    const copy = this.#copies.get(id);
    if (copy && rev <= copy.rev) return;
    if (!copy) {
      this.#copies.set(id, { key, rev, campaign, items: counts });
      return;
    }
    copy.rev = rev;
    copy.campaign = campaign;
    for (const item of items) copy.items.set(item, counts.get(item)!);
  }
}
