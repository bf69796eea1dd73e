import type { CampaignDefinition } from '../campaign.js';

/** `like`: the vote shall stand, or one more; `unlike`: it shall not; `clap`: so many more. */
export type Kind = 'like' | 'unlike' | 'clap';

/** What a voter has given to one item on one local day. */
export interface Standing {
  item: string;
  day: number;
  n: number;
  /** So many of them were annulled: they count no more, and cannot be given again. */
  annulled: number;
}

export interface Wish {
  item: string;
  kind: Kind;
  /** How many claps; 1 for all else. */
  n: number;
  /** The local day on which it arrived. */
  day: number;
}

export type VotingRules = Pick<CampaignDefinition, 'mode' | 'quotas'>;

export type Limit = 'perItem' | 'perCampaign' | 'perDay';

/**
 * - `counted`: `delta` votes more, or fewer.
 * - `unchanged`: things are as wished already; only in mode `toggle`.
 * - `quota`: the voter has no right to so many; `limit` names the tightest.
 * - `wrong-mode`: the campaign knows no such operation.
 */
export type Decision =
  | { outcome: 'counted'; delta: number }
  | { outcome: 'unchanged' }
  | { outcome: 'quota'; limit: Limit }
  | { outcome: 'wrong-mode' };

/**
 * Decides a wish by what the voter has given in the campaign so far. Pure, and the only place where quotas are known:
 * every engine asks it, inside the transaction that stores the outcome.
 */
export function decide(rules: VotingRules, given: readonly Standing[], wish: Wish): Decision {
  const { mode } = rules;
  if (wish.kind === 'clap' ? mode !== 'clap' : wish.kind === 'unlike' && mode !== 'toggle') {
    return { outcome: 'wrong-mode' };
  }
  const mine = mineOf(rules, given, wish.item, wish.day);
  if (wish.kind === 'unlike')
    return mine > 0 ? { outcome: 'counted', delta: -mine } : { outcome: 'unchanged' };
  if (mode === 'toggle' && mine > 0) return { outcome: 'unchanged' };
  const { left, limit } = tightest(rules, given, wish.item, wish.day);
  return wish.n <= left ? { outcome: 'counted', delta: wish.n } : { outcome: 'quota', limit };
}

/** Votes of the voter that stand for the item: on the day in mode `daily`, all of them else. */
export function mineOf({ mode }: VotingRules, given: readonly Standing[], item: string, day: number): number {
  let sum = 0;
  for (const vote of given) if (isOfItem(mode, vote, item, day)) sum += vote.n - vote.annulled;
  return sum;
}

/** How many votes the voter may still give to the item. */
export function remainingOf(
  rules: VotingRules,
  given: readonly Standing[],
  item: string,
  day: number,
): number {
  return tightest(rules, given, item, day).left;
}

/** Whether a limit is lifted by the next midnight. */
export function resetsAtMidnight({ mode }: VotingRules, limit: Limit): boolean {
  return limit === 'perDay' || (limit === 'perItem' && mode === 'daily');
}

function tightest(
  rules: VotingRules,
  given: readonly Standing[],
  item: string,
  day: number,
): { left: number; limit: Limit } {
  const { perItem, perCampaign, perDay } = rules.quotas;
  let forItem = 0;
  let inCampaign = 0;
  let onDay = 0;
  for (const vote of given) {
    inCampaign += vote.n;
    if (vote.day === day) onDay += vote.n;
    if (isOfItem(rules.mode, vote, item, day)) forItem += vote.n;
  }
  let found: { left: number; limit: Limit } = { left: perItem - forItem, limit: 'perItem' };
  // Of equal ones the widest is named: what it says holds for every item.
  if (perDay !== undefined && perDay - onDay <= found.left) found = { left: perDay - onDay, limit: 'perDay' };
  if (perCampaign !== undefined && perCampaign - inCampaign <= found.left) {
    found = { left: perCampaign - inCampaign, limit: 'perCampaign' };
  }
  // A limit may have been lowered since.
  return { ...found, left: Math.max(0, found.left) };
}

/** What stands after a decision that counted. The given list stays as it is. */
export function applyTo(given: readonly Standing[], { item, day }: Wish, delta: number): Standing[] {
  if (delta < 0) return given.filter((vote) => vote.item !== item);
  const same = given.find((vote) => vote.item === item && vote.day === day);
  if (!same) return [...given, { item, day, n: delta, annulled: 0 }];
  return given.map((vote) => (vote === same ? { ...vote, n: vote.n + delta } : vote));
}

function isOfItem(mode: VotingRules['mode'], vote: Standing, item: string, day: number): boolean {
  return vote.item === item && (mode !== 'daily' || vote.day === day);
}
