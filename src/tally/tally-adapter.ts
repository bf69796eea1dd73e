import type { MineAnswer, ProblemCode, TallyAnswer, VoteAnswer } from './protocol.js';

/**
 * Why an answer could not be had: what the service says, or `network`, `timeout`, `malformed` when it said nothing;
 * `insecure` when it asks for work that browsers do on pages with TLS alone.
 */
export type TallyErrorCode = ProblemCode | 'network' | 'timeout' | 'malformed' | 'insecure';

/** A read or a vote that failed. */
export class TallyError extends Error {
  readonly code: TallyErrorCode;

  constructor(code: TallyErrorCode, cause?: unknown) {
    super(code, { cause });
    this.name = 'TallyError';
    this.code = code;
  }
}

/** Votes by item. An item that is left out is unknown. */
export type TallySnapshot = Pick<TallyAnswer, 'rev' | 'tally'>;

/** What a vote changed. Without `tally` the number of votes stays unknown. */
export type VoteOutcome = Pick<VoteAnswer, 'rev' | 'mine'> & Partial<Pick<VoteAnswer, 'tally'>>;

export interface Vote {
  /** Names the operation: however often it is sent, it counts once. */
  op: string;
  item: string;
  isLiked: boolean;
}

/** Speaks to one campaign of one service. Every method rejects with a {@link TallyError}. */
export interface TallyAdapter {
  /** Where votes are kept. A reader is told when it is only this device. */
  readonly scope: 'everyone' | 'device';
  readTally(items: readonly string[], signal: AbortSignal): Promise<TallySnapshot>;
  readMine(signal: AbortSignal): Promise<MineAnswer>;
  vote(vote: Vote, signal: AbortSignal): Promise<VoteOutcome>;
}
