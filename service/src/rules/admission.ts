import { LEVELS, stateOf, type Campaign } from '../campaign.js';
import type { Operation, OperationResult } from '../engine.js';

/**
 * Why an operation that is new is not taken, whoever sends it; undefined if nothing speaks against it. Pure, asked by every
 * engine inside the transaction, so that it is the stored state that counts, and not what a process remembers.
 */
export function refusalOf(
  campaign: Campaign,
  items: ReadonlySet<string>,
  { item, level, at }: Pick<Operation, 'item' | 'level' | 'at'>,
): OperationResult | undefined {
  const state = stateOf(campaign, at);
  if (state !== 'open') return { outcome: 'not-open', state };
  if (LEVELS.indexOf(level) < LEVELS.indexOf(campaign.identity.minimum)) return { outcome: 'wrong-level' };
  return items.has(item) ? undefined : { outcome: 'unknown' };
}
