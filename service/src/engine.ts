/** What a voter asks for: that the vote for an item stands, or that it does not. */
export interface Operation {
  /** UUID in lower case, made by the client; counted once in its campaign. */
  op: string;
  campaign: string;
  item: string;
  /** 16 random bytes in hexadecimal. */
  voter: string;
  /** 1: the vote shall stand; 0: it shall not. */
  wanted: 0 | 1;
  /** When it arrived, in milliseconds since 1970 UTC. */
  at: number;
  /** Answer an operation that was taken before, but take nothing new: the campaign is not open. */
  repeatOnly: boolean;
}

/**
 * - `counted`: the vote changed.
 * - `duplicate`: taken before, or the vote was already as wanted.
 * - `reused`: the id was taken by an operation of another voter, item or wish.
 * - `refused`: new, and `repeatOnly` was set.
 */
export type Outcome = 'counted' | 'duplicate' | 'reused' | 'refused';

export interface OperationResult {
  outcome: Outcome;
  /** Votes for the item after the operation. */
  tally: number;
  /** 1 if the voter's vote for the item stands after the operation. */
  mine: 0 | 1;
  /** Revision of the campaign after the operation. */
  rev: number;
}

export interface Tally {
  /** Number of changes in the campaign; never falls. */
  readonly rev: number;
  /** Votes by item; items without a vote may be missing. */
  readonly votes: ReadonlyMap<string, number>;
}

/** Where votes are kept. Operations come in batches, so that one durable write serves all that wait. */
export interface Engine {
  /** Resolves once all are durable, with results in the order of the operations; rejects with EngineUnavailable. */
  commit(operations: readonly Operation[]): Promise<OperationResult[]>;
  /** The durable numbers, from memory. */
  tally(campaign: string): Tally;
  /** Items for which the voter's vote stands. */
  mine(campaign: string, voter: string): Promise<{ rev: number; items: string[] }>;
  /** False once the engine failed for good or was closed. */
  readonly isReady: boolean;
  /** Finishes what was begun, then lets go of the store. */
  close(): Promise<void>;
}

/** The store cannot take votes now. What was asked may be sent again: its operation id keeps it from counting twice. */
export class EngineUnavailable extends Error {
  override name = 'EngineUnavailable';
}
