import { isOpen, type LikeState } from './like-state.js';
import type { CampaignMode, VoteKind } from './protocol.js';
import type { TallyErrorCode, VoteOutcome } from './tally-adapter.js';

/** What a vote does, whatever its name. */
export interface Step {
  readonly kind: VoteKind;
  readonly n: number;
}

/** How many own votes stand when these, too, have been counted. */
export function standing(mine: number, steps: readonly Step[], mode: CampaignMode): number {
  return steps.reduce((votes, { kind, n }) => {
    if (kind === 'unlike') return 0;
    return mode === 'toggle' ? 1 : votes + n;
  }, mine);
}

/** The votes that bring what stands to what is wanted. A final mode takes nothing back, and claps go together. */
export function stepsTo(wanted: number, stands: number, mode: CampaignMode): Step[] {
  const n = wanted - stands;
  if (mode === 'toggle') return n === 0 ? [] : [{ kind: n > 0 ? 'like' : 'unlike', n: 1 }];
  if (n <= 0) return [];
  return mode === 'clap' ? [{ kind: 'clap', n }] : Array<Step>(n).fill({ kind: 'like', n: 1 });
}

/** These votes are on their way; nothing else of the item is, since answers may overtake each other. */
export function send(state: LikeState, steps: readonly Step[], mode: CampaignMode): LikeState {
  if (steps.length === 0) return rest(state);
  const sent = standing(state.mine, steps, mode);
  return { ...state, sent, wanted: state.wanted ?? sent, isKept: undefined };
}

/** They could not be delivered, or their answer was lost: they are kept, and shown as if they stood. */
export function keepOpen(state: LikeState): LikeState {
  return isOpen(state) ? { ...state, isKept: true } : state;
}

/**
 * The service answered one of the votes; `left` are those that wait for an answer still. What it says holds, even if it
 * is not what was asked for: asking again would never end. The first answer to an operation may be an old one, and does
 * not bring back what held then.
 */
export function settle(
  state: LikeState,
  outcome: VoteOutcome,
  left: readonly Step[] = [],
  mode: CampaignMode = 'toggle',
): LikeState {
  const { rev, mine, count, remaining } = outcome;
  const isNewCount = rev >= state.tallyRev;
  const isNewVote = rev >= state.mineRev;
  const next: LikeState = {
    ...state,
    tally: isNewCount ? toCount(count) : state.tally,
    tallyRev: Math.max(rev, state.tallyRev),
    mine: isNewVote ? mine : state.mine,
    mineRev: Math.max(rev, state.mineRev),
    remaining: isNewVote ? toCount(remaining) : state.remaining,
    problem: undefined,
  };
  return settleWish(state, next, left, mode);
}

/** The service refused one of the votes: what it would have changed is taken back. */
export function refuse(
  state: LikeState,
  left: readonly Step[] = [],
  mode: CampaignMode = 'toggle',
): LikeState {
  return settleWish({ ...state, wanted: state.sent }, state, left, mode);
}

/** What is open still, now that one of the votes is decided: those that are left, and what the reader wished meanwhile. */
function settleWish(before: LikeState, now: LikeState, left: readonly Step[], mode: CampaignMode): LikeState {
  const stands = standing(now.mine, left, mode);
  const { wanted, sent } = before;
  let wish = stands;
  if (wanted !== undefined && wanted !== sent) {
    // A toggle is wished on or off; other wishes are so many more than were sent, whatever stands.
    wish = mode === 'toggle' ? wanted : stands + Math.max(0, wanted - (sent ?? before.mine));
  }
  if (left.length > 0) return { ...now, sent: stands, wanted: wish };
  return wish === now.mine ? rest(now) : { ...now, sent: undefined, wanted: wish, isKept: undefined };
}

/**
 * Takes in a count. One that is older than the one we have is late and dropped. While a vote is open nothing is taken
 * in: the count may hold that vote already, and it would be shown twice.
 */
export function receiveTally(state: LikeState, rev: number, tally: unknown): LikeState {
  if (isOpen(state) || rev < state.tallyRev) return state;
  return { ...state, tally: toCount(tally), tallyRev: rev, problem: undefined };
}

/** Takes in the reader's own votes, by the same rules. */
export function receiveMine(state: LikeState, rev: number, mine: unknown, remaining?: unknown): LikeState {
  if (isOpen(state) || rev < state.mineRev) return state;
  return { ...state, mine: toCount(mine) ?? 0, mineRev: rev, remaining: toCount(remaining) };
}

/**
 * Takes in both, also while votes are kept: they may wait for hours. If the own votes are as new as the count, they
 * tell whether it holds what is kept; it is never shown twice.
 */
export function receiveBoth(
  state: LikeState,
  tally: { rev: number; count: unknown },
  own: { rev: number; mine: unknown; remaining?: unknown },
): LikeState {
  if (!state.isKept) {
    const counted = receiveTally(state, tally.rev, tally.count);
    return receiveMine(counted, own.rev, own.mine, own.remaining);
  }
  if (own.rev < tally.rev || own.rev < state.mineRev || tally.rev < state.tallyRev) return state;
  const { wanted, sent } = state;
  const closed = receiveBoth(rest(state), tally, own);
  return { ...closed, wanted, sent, isKept: true };
}

/** A read failed: what was known stays. */
export function failRead(state: LikeState, problem: TallyErrorCode): LikeState {
  return { ...state, problem };
}

/** Nothing is open any more. */
function rest(state: LikeState): LikeState {
  return { ...state, wanted: undefined, sent: undefined, isKept: undefined };
}

/** A count is a whole number that a double holds exactly; anything else is unknown. */
function toCount(value: unknown): number | undefined {
  return Number.isSafeInteger(value) && (value as number) >= 0 ? (value as number) : undefined;
}
