import type { TallyErrorCode, VoteOutcome } from './tally-adapter.js';

/**
 * What is known of one item, and what its reader wants. Plain data: the functions below are its only moves.
 *
 * ```
 *             want             send             settle
 *   at rest ───────▶ wanted ─────────▶ sent ──────────────▶ at rest, or wanted again
 *                                         └──── fail ─────▶ at rest, as it was
 * ```
 */
export interface LikeState {
  /** Votes, as the service last gave them; `undefined` while unknown. */
  readonly tally: number | undefined;
  /** Revision of `tally`; -1 before the first answer. */
  readonly tallyRev: number;
  /** Whether the reader's vote stands, as the service last said. */
  readonly liked: boolean;
  /** Revision of `liked`; -1 before the first answer. */
  readonly likedRev: number;
  /** What the reader wants and the service has not confirmed. */
  readonly wanted?: boolean | undefined;
  /** What was sent and is not answered. */
  readonly sent?: boolean | undefined;
  /** Why the last read failed. */
  readonly problem?: TallyErrorCode | undefined;
}

/** `loading`: nothing read yet; `pending`: a vote is on its way; `error`: the last read failed. */
export type LikeStatus = 'loading' | 'ready' | 'pending' | 'error';

export const unreadState: LikeState = { tally: undefined, tallyRev: -1, liked: false, likedRev: -1 };

/** The reader wants the vote to stand, or not. The last wish wins. */
export function want(state: LikeState, liked: boolean): LikeState {
  const isGranted = state.sent === undefined && liked === state.liked;
  return { ...state, wanted: isGranted ? undefined : liked };
}

/** The vote to send now: nothing while another is on its way, since answers may overtake each other. */
export function nextVote(state: LikeState): boolean | undefined {
  return state.sent === undefined ? state.wanted : undefined;
}

/** What is wanted is on its way. */
export function send(state: LikeState): LikeState {
  return { ...state, sent: state.wanted };
}

/** The service answered. What it says holds, even if it is not what was asked for: asking again would never end. */
export function settle(state: LikeState, outcome: VoteOutcome): LikeState {
  const liked = outcome.mine === 1;
  const isDone = state.wanted === state.sent || state.wanted === liked;
  return {
    ...state,
    tally: toCount(outcome.count),
    tallyRev: outcome.rev,
    liked,
    likedRev: outcome.rev,
    wanted: isDone ? undefined : state.wanted,
    sent: undefined,
    problem: undefined,
  };
}

/** The service refused, or could not be reached: back to what it last said. */
export function fail(state: LikeState): LikeState {
  return { ...state, wanted: undefined, sent: undefined };
}

/**
 * Takes in a count. One that is older than the one we have is late and dropped. While a vote is open nothing is taken
 * in: the count may hold that vote already, and it would be shown twice.
 */
export function receiveTally(state: LikeState, rev: number, tally: unknown): LikeState {
  if (isOpen(state) || rev < state.tallyRev) return state;
  return { ...state, tally: toCount(tally), tallyRev: rev, problem: undefined };
}

/** Takes in whether the reader's vote stands, by the same rules. */
export function receiveMine(state: LikeState, rev: number, mine: unknown): LikeState {
  if (isOpen(state) || rev < state.likedRev) return state;
  return { ...state, liked: mine === 1, likedRev: rev };
}

/** A read failed: what was known stays. */
export function failRead(state: LikeState, problem: TallyErrorCode): LikeState {
  return { ...state, problem };
}

/** What the button shows, before the service has confirmed it. */
export function isPressed(state: LikeState): boolean {
  return state.wanted ?? state.liked;
}

/** The count to show, the reader's open vote included; `undefined` while unknown. */
export function shownCount(state: LikeState): number | undefined {
  if (state.tally === undefined) return undefined;
  return Math.max(0, state.tally + Number(isPressed(state)) - Number(state.liked));
}

export function statusOf(state: LikeState): LikeStatus {
  if (isOpen(state)) return 'pending';
  if (state.problem) return 'error';
  return state.tallyRev < 0 ? 'loading' : 'ready';
}

function isOpen(state: LikeState): boolean {
  return state.wanted !== undefined || state.sent !== undefined;
}

/** A count is a whole number that a double holds exactly; anything else is unknown. */
function toCount(value: unknown): number | undefined {
  return Number.isSafeInteger(value) && (value as number) >= 0 ? (value as number) : undefined;
}
