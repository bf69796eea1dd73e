import { want } from './like-state.js';
import type { CampaignMode } from './protocol.js';
import type { Subscriber, TallyStore } from './tally-store.js';

/** Makes so many of the reader's own votes stand: shown at once, sent after the next paint. The voter is told the outcome. */
export function giveVotes(
  store: TallyStore,
  item: string,
  votes: number,
  mode: CampaignMode,
  voter: Subscriber,
): void {
  store.change(item, want(store.stateOf(item), votes));
  void store.ask((engine) => engine.vote(item, mode, voter));
}
