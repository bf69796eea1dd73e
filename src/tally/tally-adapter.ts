import type {
  BatchOperation,
  CampaignAnswer,
  ProblemCode,
  TallyAnswer,
  TallyEvent,
  VoteAnswer,
} from './protocol.js';

/** What a request's signal says when it is to be sent again beside the first. */
export const againEvent = 'again';

/**
 * Why an answer could not be had: what the service says, or `network`, `timeout`, `malformed` when it said nothing;
 * `insecure` when it asks for work that browsers do on pages with TLS alone; `unconfirmed` when a vote may have been
 * counted, and must not be sent again, since it would count twice.
 */
export type TallyErrorCode = ProblemCode | 'network' | 'timeout' | 'malformed' | 'insecure' | 'unconfirmed';

/** Nothing is decided: the same operation may be sent again, and counts once. */
const passing: readonly TallyErrorCode[] = [
  'network',
  'timeout',
  'malformed',
  'unavailable',
  'rate-limited',
  'op-in-progress',
  'challenge',
];

/** A read or a vote that failed. */
export class TallyError extends Error {
  readonly code: TallyErrorCode;
  /** Milliseconds that the service asks to wait. */
  readonly retryAfter: number | undefined;

  constructor(code: TallyErrorCode, cause?: unknown, retryAfter?: number) {
    super(code, { cause });
    this.name = 'TallyError';
    this.code = code;
    this.retryAfter = retryAfter;
  }

  /** Whether asking again may help. */
  get isPassing(): boolean {
    return passing.includes(this.code);
  }
}

export function toTallyError(error: unknown): TallyError {
  return error instanceof TallyError ? error : new TallyError('unavailable', error);
}

/** Votes by item, by the server's clock where there is one. An item that is left out is unknown. */
export type TallySnapshot = TallyEvent & Partial<Pick<TallyAnswer, 'serverTime'>>;

/** The reader's own votes by item, and how many more would be taken; an item that is left out has none, or no limit is known. */
export interface MineSnapshot {
  rev: number;
  mine: Readonly<Record<string, number>>;
  remaining?: Readonly<Record<string, number>>;
}

/** What a vote changed. Without `count` the number of votes stays unknown, without `remaining` what is left. */
export type VoteOutcome = Pick<VoteAnswer, 'rev' | 'mine'> & Partial<Pick<VoteAnswer, 'count' | 'remaining'>>;

/** `op` names the operation: however often it is sent, it counts once. */
export type Vote = BatchOperation;

/** A campaign as its window and rules go. */
export type CampaignSnapshot = Pick<CampaignAnswer, 'state' | 'mode'> &
  Partial<Pick<CampaignAnswer, 'tz' | 'opensAt' | 'closesAt' | 'serverTime' | 'showCounts' | 'quotas'>>;

/** Told of what changes in a campaign. */
export interface LiveListener {
  onCounts(snapshot: TallySnapshot): void;
  /** The campaign was opened, paused or closed, or tells its time. */
  onWindow(campaign: CampaignSnapshot): void;
  /** No more will come. */
  onEnd(): void;
}

/** What a protocol can do and know. lanelight's own can do all of it. */
export interface TallyCapabilities {
  /** A vote can be taken back. */
  readonly unlike: boolean;
  /** A reader can vote several times for one item. */
  readonly claps: boolean;
  /** The service knows each reader's own votes. Else they are remembered on this device alone. */
  readonly mine: boolean;
  /** A vote counts once, however often it is sent. Else none is sent again when nobody knows what became of it. */
  readonly once: boolean;
  /** The service orders its answers. Else one that was asked for before a vote is taken for older than the vote. */
  readonly revisions: boolean;
}

/** Speaks to one campaign of one service. Every method rejects with a {@link TallyError}. */
export interface TallyAdapter {
  /** Where votes are kept. A reader is told when it is only this device. */
  readonly scope: 'everyone' | 'device';
  /** Left out where it can do everything. */
  readonly capabilities?: TallyCapabilities | undefined;
  readTally(items: readonly string[], signal: AbortSignal): Promise<TallySnapshot>;
  readMine(signal: AbortSignal): Promise<MineSnapshot>;
  vote(vote: Vote, signal: AbortSignal): Promise<VoteOutcome>;
  /** Missing where a service knows of no windows and rules. */
  readCampaign?(signal: AbortSignal): Promise<CampaignSnapshot>;
  /** Many votes in one request, at most 50, each with its own result. Missing where they go one by one. */
  voteAll?(votes: readonly Vote[], signal: AbortSignal): Promise<(VoteOutcome | TallyError)[]>;
  /**
   * Asks the service something small, to hear whether it answers at all; nothing of what a page reads. Missing where
   * nothing is given up before its time.
   */
  look?(signal: AbortSignal): Promise<unknown>;
  /** Hands votes to the browser while the page goes away. Not true where it cannot. */
  beacon?(votes: readonly Vote[]): boolean | undefined;
  /** Follows the campaign until the signal; rejects where it cannot. Missing where it has to be asked again and again. */
  follow?(listener: LiveListener, signal: AbortSignal): void | Promise<void>;
}
