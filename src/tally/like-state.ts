import type { CampaignMode } from './protocol.js';
import type { TallyErrorCode } from './tally-adapter.js';

/**
 * What is known of one item, and what its reader wants. Plain data: the functions here and in `like-transitions.ts` are
 * its only moves. Here is what a tap needs; there what an answer needs, which comes with the way to the service.
 *
 * ```
 *             want             send             settle
 *   at rest ───────▶ wanted ─────────▶ sent ──────────────▶ at rest, or wanted again
 *                                      │  ▲ └── refuse ───▶ at rest, as it was
 *                                 keep ▼  │ send
 *                                      kept
 * ```
 */
export interface LikeState {
  /** Votes of all, as the service last gave them; `undefined` while unknown. */
  readonly tally: number | undefined;
  /** Revision of `tally`; -1 before the first answer. */
  readonly tallyRev: number;
  /** The reader's own votes that stand, as the service last said. */
  readonly mine: number;
  /** Revision of `mine`; -1 before the first answer. */
  readonly mineRev: number;
  /** How many more the service would take, as it last said; `undefined` while unknown. */
  readonly remaining?: number | undefined;
  /** How many own votes the reader wants to stand, while the service has not confirmed it. */
  readonly wanted?: number | undefined;
  /** How many will stand once what was sent is answered. */
  readonly sent?: number | undefined;
  /** What was sent in vain is kept, to be sent again. */
  readonly isKept?: boolean | undefined;
  /** Why the last read failed. */
  readonly problem?: TallyErrorCode | undefined;
}

/**
 * `loading`: nothing read yet; `pending`: a vote is on its way; `queued`: it could not be delivered and is kept; `error`:
 * the last read failed.
 */
export type LikeStatus = 'loading' | 'ready' | 'pending' | 'queued' | 'error';

export const unreadState: LikeState = { tally: undefined, tallyRev: -1, mine: 0, mineRev: -1 };

/** The reader wants so many own votes to stand. The last wish wins. */
export function want(state: LikeState, votes: number): LikeState {
  const isGranted = state.sent === undefined && votes === state.mine;
  return { ...state, wanted: isGranted ? undefined : votes };
}

/** How many own votes stand as the reader sees it, before the service has confirmed it. */
export function shownVotes(state: LikeState): number {
  return state.wanted ?? state.mine;
}

export function isPressed(state: LikeState): boolean {
  return shownVotes(state) > 0;
}

/** The count to show, the reader's open votes included; `undefined` while unknown. */
export function shownCount(state: LikeState): number | undefined {
  if (state.tally === undefined) return undefined;
  return Math.max(0, state.tally + shownVotes(state) - state.mine);
}

/** How many more votes the reader may add; `undefined` where none is counted, or no limit is known. */
export function votesLeft(state: LikeState, mode: CampaignMode): number | undefined {
  if (mode === 'toggle') return undefined;
  const limit = state.remaining ?? (mode === 'clap' ? undefined : 1 - state.mine);
  return limit === undefined ? undefined : Math.max(0, limit + state.mine - shownVotes(state));
}

export function statusOf(state: LikeState): LikeStatus {
  if (isOpen(state)) return state.isKept ? 'queued' : 'pending';
  if (state.problem) return 'error';
  return state.tallyRev < 0 ? 'loading' : 'ready';
}

/** Whether something is wanted that the service has not confirmed. */
export function isOpen(state: LikeState): boolean {
  return state.wanted !== undefined;
}
