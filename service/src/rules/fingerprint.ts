import type { Kind } from './quota.js';

/** What makes two operations with one id the same operation. */
export interface Fingerprint {
  voter: string;
  item: string;
  kind: Kind;
  n: number;
  /** `null` in operations that were taken before the protocol had it: those match any. */
  seq: number | null;
}

export function isSameOperation(taken: Fingerprint, sent: Fingerprint): boolean {
  return (
    taken.voter === sent.voter &&
    taken.item === sent.item &&
    taken.kind === sent.kind &&
    taken.n === sent.n &&
    (taken.seq === null || taken.seq === sent.seq)
  );
}
