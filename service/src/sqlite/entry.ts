import type { Campaign } from '../campaign.js';
import type { ItemTally, VoteNumbers } from '../engine.js';
import { mineOf, remainingOf, type Standing, type Wish } from '../rules/quota.js';
import type { Entry } from './campaign-book.js';

/** What a transaction changed, for those who keep copies. */
export interface Change {
  id: string;
  rev: number;
  campaign: Campaign | undefined;
  items: [item: string, tally: ItemTally][];
}

/** The numbers after a change of the item's count by `delta`; `given` is what stands then. */
export function numbersOf(
  entry: Entry,
  given: readonly Standing[],
  { item, day }: Pick<Wish, 'item' | 'day'>,
  delta: number,
): VoteNumbers {
  const campaign = entry.campaign!;
  return {
    count: (entry.counts.get(item)?.count ?? 0) + delta,
    mine: mineOf(campaign, given, item, day),
    remaining: remainingOf(campaign, given, item, day),
    rev: delta === 0 ? entry.rev : entry.rev + 1,
  };
}

/** What a new description leaves as it is. */
export function stateIn({ campaign }: Entry): Pick<Campaign, 'operatorState' | 'sealed' | 'version'> {
  const { operatorState = 'open', sealed = false, version = 0 } = campaign ?? {};
  return { operatorState, sealed, version };
}

export function changeOf(entry: Entry, items: Iterable<string>): Change {
  const { id, rev, campaign, counts } = entry;
  return { id, rev, campaign, items: [...items].map((item) => [item, counts.get(item)!]) };
}
