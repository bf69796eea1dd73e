import type { RetryTimer } from './retry-timer.js';
import type { TallyAdapter, TallyError } from './tally-adapter.js';
import type { TallyStore } from './tally-store.js';
import type { KeptVote } from './vote-outbox.js';

/** What a sender of votes needs of a campaign, and tells it. */
export interface SenderHost {
  readonly store: TallyStore;
  readonly adapter: TallyAdapter;
  /** Names the campaign among all that are kept on this device. */
  readonly key: string;
  readonly retry: RetryTimer;
  /** Runs a request for as long as it may take. */
  ask<Answer>(request: (signal: AbortSignal) => Promise<Answer>): Promise<Answer>;
  read(items: readonly string[]): Promise<boolean>;
  /** A vote is kept no longer. */
  onAnswered(): void;
  /** A vote was counted. */
  onCounted(vote: KeptVote): void;
  /** The service refused a vote for good. */
  onRefused(vote: KeptVote, error: TallyError): void;
}
