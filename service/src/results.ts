import type { ChainHead } from './engine.js';

export type ResultFile = 'manifest.json' | 'results.csv' | 'votes.jsonl';

export const RESULT_FILES: Record<ResultFile, string> = {
  'manifest.json': 'application/json',
  'results.csv': 'text/csv; charset=utf-8',
  'votes.jsonl': 'application/jsonl; charset=utf-8',
};

export interface SealedResults {
  head: ChainHead;
  counts: Record<string, number>;
  /** Ed25519, in hexadecimal: to be published beside the results, so that nobody can sign others in their place. */
  publicKey: string;
}

/** Signed results of a campaign, made from its audit log. */
export interface Results {
  /** Signs the results for good: after it the campaign changes no more, and voters' keys are destroyed. */
  seal(campaign: string, at: number): Promise<SealedResults>;
  /** One of the files, as of now or, of a sealed campaign, as sealed. */
  file(campaign: string, name: ResultFile, at: number): Promise<ReadableStream<Uint8Array> | string>;
}
