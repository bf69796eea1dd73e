import { shownCount, type LikeState } from '../tally/like-state.js';

/**
 * What is known of a whole board. `unknown`: there is no service to ask; `empty`: every count is known, and all are 0;
 * `error`: the last read failed.
 */
export type BoardStatus = 'loading' | 'ready' | 'empty' | 'unknown' | 'error';

export function statusOfBoard(states: readonly LikeState[], hasService: boolean): BoardStatus {
  if (!hasService) return 'unknown';
  if (states.some(({ problem }) => problem)) return 'error';
  if (states.some(({ tallyRev }) => tallyRev < 0)) return 'loading';
  return states.every((state) => shownCount(state) === 0) ? 'empty' : 'ready';
}
