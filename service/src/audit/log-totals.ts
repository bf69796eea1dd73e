import { createHash, type Hash } from 'node:crypto';
import { firstHash, link } from './chain.js';
import type { ManifestCount } from './manifest.js';
import { canonicalRules, type AuditRules, type NumberedRecord } from './record.js';

/** Heads of every so many commits stand in the manifest. */
export const CHECKPOINT_INTERVAL = 1000;

export interface Totals {
  records: number;
  commits: number;
  head: string;
  checkpoints: { commit: number; head: string }[];
  counts: ManifestCount[];
  rules: AuditRules | undefined;
}

/** Goes through a campaign's records in order, and gathers what its manifest says. */
export class LogTotals {
  readonly #counts = new Map<string, { count: number; annulled: number }>();
  readonly #checkpoints: { commit: number; head: string }[] = [];
  #rules: AuditRules | undefined;
  #records = 0;
  #commits = 0;
  #head: Buffer;
  #open: Hash | undefined;

  constructor(campaign: string) {
    this.#head = firstHash(campaign);
  }

  /** What is wrong with the record's place, if anything is; there is no going on then. */
  add(record: NumberedRecord, canonical: string): string | undefined {
    if (record.seq !== this.#records + 1) return `seq is ${record.seq}, after ${this.#records}`;
    const isNext = record.commit === this.#commits + 1;
    if (!isNext && (record.commit !== this.#commits || !this.#open)) {
      return `commit is ${record.commit}, after ${this.#commits}`;
    }
    if (isNext) this.#endCommit();
    this.#commits = record.commit;
    this.#records = record.seq;
    (this.#open ??= createHash('sha256')).update(canonical).update('\n');
    if (record.kind === 'rules') {
      this.#rules = canonicalRules(record.rules);
      return undefined;
    }
    let total = this.#counts.get(record.item);
    if (!total) this.#counts.set(record.item, (total = { count: 0, annulled: 0 }));
    total.count += record.n;
    if (record.kind === 'annul') total.annulled -= record.n;
    return undefined;
  }

  finish(): Totals {
    this.#endCommit();
    const known = this.#rules?.items.map(({ id }) => id) ?? [];
    // An item that was taken off the list keeps its votes, and its line.
    const items = new Set([...known, ...this.#counts.keys()]);
    return {
      records: this.#records,
      commits: this.#commits,
      head: this.#head.toString('hex'),
      checkpoints: this.#checkpoints,
      counts: [...items].map((item) => ({ item, ...(this.#counts.get(item) ?? { count: 0, annulled: 0 }) })),
      rules: this.#rules,
    };
  }

  #endCommit(): void {
    if (!this.#open) return;
    this.#head = link(this.#head, this.#open.digest());
    this.#open = undefined;
    if (this.#commits % CHECKPOINT_INTERVAL === 0) {
      this.#checkpoints.push({ commit: this.#commits, head: this.#head.toString('hex') });
    }
  }
}
