import type { NumberedRecord } from '../audit/record.js';
import type { CampaignDefinition } from '../campaign.js';
import type { Annulment, CampaignChange, ChainHead } from '../engine.js';
import type { Standing } from '../rules/quota.js';
import type { Change } from './entry.js';
import type { Write, WriteResult } from './ledger.js';

export interface WorkerOptions {
  file: string;
}

/** What the worker can be asked, and what it answers. */
export interface WorkerCalls {
  commit: { ask: readonly Write[]; answer: { results: WriteResult[]; changes: Change[] } };
  mine: { ask: { campaign: string; voter: string }; answer: { rev: number; votes: Standing[] } };
  applyFile: { ask: { definitions: readonly CampaignDefinition[]; at: number }; answer: Change[] };
  changeCampaign: { ask: CampaignChange; answer: Change[] };
  annul: { ask: Annulment; answer: { votes: number; rev: number; changes: Change[] } };
  records: { ask: { campaign: string; after: number; limit: number }; answer: NumberedRecord[] };
  head: { ask: string; answer: ChainHead };
  secret: { ask: string; answer: Uint8Array };
  forgetSecret: { ask: string; answer: null };
  keep: { ask: { name: string; value: Uint8Array }; answer: Uint8Array };
  kept: { ask: string; answer: Uint8Array | undefined };
  sweep: { ask: number; answer: null };
  close: { ask: null; answer: null };
}

export type Call = {
  [Name in keyof WorkerCalls]: { id: number; name: Name; ask: WorkerCalls[Name]['ask'] };
}[keyof WorkerCalls];

/** The worker's first message. */
export type Opening =
  { kind: 'opened'; contents: readonly Change[] } | { kind: 'not-opened'; message: string };

/** Each later one. */
export type Reply =
  | { kind: 'answer'; id: number; answer: WorkerCalls[keyof WorkerCalls]['answer'] }
  | { kind: 'error'; id: number; name: string; message: string };
