import type { NumberedRecord } from './audit/record.js';
import type { Campaign, CampaignDefinition, CampaignState, Level, OperatorState } from './campaign.js';
import type { Kind, Limit, Standing } from './rules/quota.js';

/** What a voter asks for. */
export interface Operation {
  /** UUID in lower case, made by the client; counted once in its campaign. */
  op: string;
  /** 0…2^53−1, from the client; part of what makes two operations the same, and nothing else. */
  seq: number;
  campaign: string;
  item: string;
  kind: Kind;
  /** 1, or the number of claps. */
  n: number;
  /** The voter's pseudonym: 16 bytes in hexadecimal. */
  voter: string;
  level: Level;
  /** When it arrived, in milliseconds since 1970 UTC. Decides window and day. */
  at: number;
}

/** Numbers at the moment of the answer. */
export interface VoteNumbers {
  /** Votes for the item. */
  count: number;
  /** Votes of the voter that stand for the item: today's in mode `daily`. */
  mine: number;
  /** Votes that the voter may still give to the item. */
  remaining: number;
  /** Revision of the campaign. */
  rev: number;
}

/**
 * - `counted`: the tally changed, durably.
 * - `duplicate`: the very operation was taken before, and these were its numbers then; or, in mode `toggle`, things were
 *   as wished already.
 * - `reused`: the id was taken by another operation.
 * - `quota`: nothing left. Not remembered, as the others below.
 * - `wrong-mode`: the campaign knows no such operation.
 * - `not-open`: `state` says why.
 * - `wrong-level`: the campaign asks for more than made this voter.
 * - `unknown`: no such campaign or item.
 */
export type OperationResult =
  | ({ outcome: 'counted' | 'duplicate' } & VoteNumbers)
  | ({ outcome: 'quota'; limit: Limit } & VoteNumbers)
  | { outcome: 'reused' }
  | { outcome: 'wrong-mode' }
  | { outcome: 'wrong-level' }
  | { outcome: 'not-open'; state: Exclude<CampaignState, 'open'> }
  | { outcome: 'unknown' };

export interface ItemTally {
  count: number;
  /** When the count was reached, in milliseconds since 1970 UTC. */
  reachedAt: number;
}

export interface Tally {
  /** Grows with each change in the campaign, of a number or of its description; never falls. */
  readonly rev: number;
  /** By item; items without a vote may be missing. */
  readonly items: ReadonlyMap<string, ItemTally>;
}

export interface CampaignChange {
  id: string;
  definition?: CampaignDefinition;
  operatorState?: OperatorState;
  /** Final: a sealed campaign changes no more. */
  sealed?: true;
  at: number;
}

/** Which votes are annulled: those that satisfy each member that is given. At least one must be. */
export interface AnnulmentPredicate {
  item?: string;
  /** A pseudonym, as in the export. */
  voter?: string;
  level?: Level;
  /** Given at this moment or later, in milliseconds since 1970 UTC. */
  from?: number;
  /** Given before this moment. */
  to?: number;
}

export interface Annulment {
  campaign: string;
  predicate: AnnulmentPredicate;
  reason: string;
  at: number;
}

/** The end of a campaign's audit log: its last record and commit, and the hash over all of it. */
export interface ChainHead {
  seq: number;
  commit: number;
  /** SHA-256, in hexadecimal. */
  hash: string;
}

export interface Drift {
  campaign: string;
  item: string;
  counter: number;
  votes: number;
}

/** Where votes are kept. Operations come in batches, so that one durable write serves all that wait. */
export interface Engine {
  /** Resolves once all are durable, with results in the order of the operations; rejects with EngineUnavailable. */
  commit(operations: readonly Operation[]): Promise<OperationResult[]>;

  /** The durable numbers, at most 1 s old. */
  tally(campaign: string): Promise<Tally>;
  /** What the voter has given in the campaign. */
  mine(campaign: string, voter: string): Promise<{ rev: number; votes: Standing[] }>;

  /** As stored, at most 1 s old: from memory, since each request asks. */
  campaign(id: string): Campaign | undefined;
  campaigns(): Campaign[];
  /**
   * Applies the file of campaigns. One whose description in the file is the same as when it was last applied is left
   * alone, so that what the administration changed since survives a restart.
   */
  applyFile(definitions: readonly CampaignDefinition[], at: number): Promise<void>;
  /** @throws SealedError where the campaign is sealed. */
  changeCampaign(change: CampaignChange): Promise<Campaign>;
  /** Takes votes out of the tally, by a new record each. A voter's quota stays used. Resolves with the votes taken. */
  annul(annulment: Annulment): Promise<{ votes: number; rev: number }>;

  /** The campaign's audit log in order, from the record after the one numbered `after`; an empty list at its end. */
  records(campaign: string, after: number, limit: number): Promise<NumberedRecord[]>;
  /** Where the campaign's audit log ends. */
  head(campaign: string): Promise<ChainHead>;

  /** 32 random bytes of this name, made when first asked for, and the same for every process of the database. */
  secret(name: string): Promise<Uint8Array>;
  /** Destroys a secret for good. */
  forgetSecret(name: string): Promise<void>;
  /** Stores the value under the name, unless there is one, and resolves with what is stored. */
  keep(name: string, value: Uint8Array): Promise<Uint8Array>;
  /** What was kept. */
  kept(name: string): Promise<Uint8Array | undefined>;
  /** True for the first who spends the key before it expires, in every process; false for all others. */
  spend(key: string, expiresAt: number): Promise<boolean>;

  /** Items whose counter differs from the sum of the votes for them: none, unless there is a fault. */
  reconcile(): Promise<Drift[]>;

  /** False once the engine failed for good or was closed. */
  readonly isReady: boolean;
  /** Operations that wait for a durable write; requests are turned away before they become too many. */
  readonly waiting: number;
  /** Finishes what was begun, then lets go of the store. */
  close(): Promise<void>;
}

/** The store cannot take votes now. What was asked may be sent again: its operation id keeps it from counting twice. */
export class EngineUnavailable extends Error {
  override name = 'EngineUnavailable';
}

/** The campaign is sealed, and its results are final. */
export class SealedError extends Error {
  override name = 'SealedError';
}
