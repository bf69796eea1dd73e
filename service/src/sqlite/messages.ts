import type { Operation, OperationResult } from '../engine.js';
import type { CampaignTally } from './ledger.js';

export interface WorkerOptions {
  file: string;
  /** Whether tokens are signed with a secret kept in the database. */
  keepsSecret: boolean;
}

/** What the worker can be asked, and what it answers. */
export interface WorkerCalls {
  commit: { ask: readonly Operation[]; answer: OperationResult[] };
  mine: { ask: { campaign: string; voter: string }; answer: { rev: number; items: string[] } };
  close: { ask: null; answer: null };
}

export type Call = {
  [Name in keyof WorkerCalls]: { id: number; name: Name; ask: WorkerCalls[Name]['ask'] };
}[keyof WorkerCalls];

export interface Opened {
  tallies: ReadonlyMap<string, CampaignTally>;
  secret: Uint8Array | undefined;
}

/** The worker's first message. */
export type Opening = { kind: 'opened'; opened: Opened } | { kind: 'not-opened'; message: string };

/** Each later one. */
export type Reply =
  | { kind: 'answer'; id: number; answer: WorkerCalls[keyof WorkerCalls]['answer'] }
  | { kind: 'error'; id: number; message: string };
