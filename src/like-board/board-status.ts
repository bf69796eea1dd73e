import type { Campaign } from '../tally/campaign-window.js';
import { shownCount, type LikeState } from '../tally/like-state.js';
import type { CountVisibility } from '../tally/protocol.js';

/**
 * What is known of a whole board. `unknown`: there is no service to ask; `hidden`: counts are not to be seen yet; `closed`:
 * they are final; `empty`: every count is known, and all are 0; `error`: the last read failed.
 */
export type BoardStatus = 'loading' | 'ready' | 'empty' | 'hidden' | 'closed' | 'unknown' | 'error';

/** What a board's status follows from. */
export interface BoardFacts {
  /** Of each item, once. */
  readonly states: readonly LikeState[];
  readonly hasService: boolean;
  readonly campaign: Campaign | undefined;
  /** What the page's author wants; the campaign's own rule where nothing is said. */
  readonly showCounts: CountVisibility | undefined;
}

export function statusOfBoard(facts: BoardFacts): BoardStatus {
  const { states, hasService, campaign } = facts;
  if (!hasService) return 'unknown';
  if (states.some(({ problem }) => problem)) return 'error';
  if (states.some(({ tallyRev }) => tallyRev < 0)) return 'loading';
  if (visibilityOf(facts) !== 'always') return 'hidden';
  if (campaign?.closure === 'closed') return 'closed';
  return states.every((state) => shownCount(state) === 0) ? 'empty' : 'ready';
}

/**
 * What counts wait for: nothing any more (`always`), a vote, or the end. A service that keeps counts back gives some of
 * them to a voter, and a ranking of some would be false.
 */
export function visibilityOf({ states, campaign, showCounts }: BoardFacts): CountVisibility {
  if (campaign?.closure === 'closed') return 'always';
  const served = campaign?.showCounts ?? 'always';
  const isKeptBack = served !== 'always' && states.some(({ tally }) => tally === undefined);
  const rule = isKeptBack ? served : (showCounts ?? 'always');
  const hasVoted = states.some(({ mine }) => mine > 0);
  if (rule === 'after-vote' && hasVoted) return isKeptBack ? 'after-close' : 'always';
  return rule;
}

export function isVisibility(value: unknown): value is CountVisibility {
  return value === 'always' || value === 'after-vote' || value === 'after-close';
}
