import { digestOf, link } from '../audit/chain.js';
import { canonicalRecord, type AuditRecord, type AuditRules, type NumberedRecord } from '../audit/record.js';
import { LEVELS, type Level } from '../campaign.js';
import type { Operation, VoteNumbers } from '../engine.js';
import type { Fingerprint } from '../rules/fingerprint.js';
import { formatDay } from '../rules/local-day.js';
import type { Kind } from '../rules/quota.js';
import type { Entry } from './campaign-book.js';
import type { Database } from './driver.js';
import { RECORDS_PER_CAMPAIGN } from './schema.js';

/** By the number under which the database has them. */
const KINDS = ['like', 'unlike', 'clap', 'annul', 'rules'] as const;

/** An operation that was taken, with the numbers of its first answer. */
export interface TakenOperation extends Fingerprint, VoteNumbers {}

interface Row {
  id: number;
  commit_number: number;
  kind: number;
  op_seq: number | null;
  voter: Uint8Array;
  item: string;
  day: number;
  n: number;
  delta: number;
  level: number | null;
  at: number;
  note: string | null;
  count: number;
  mine: number;
  remaining: number;
  rev: number;
}

/** Operations and what else happened, appended and chained. */
export class RecordLog {
  readonly #find;
  readonly #append;
  readonly #read;
  /** Records of the transaction that are not yet linked. */
  readonly #open = new Map<Entry, string[]>();
  #lowestId: number;

  constructor(database: Database) {
    this.#find = database.prepare(
      'SELECT kind, op_seq, voter, item, n, count, mine, remaining, rev FROM record WHERE campaign = ? AND op = ?',
    );
    this.#append = database.prepare(`
      INSERT INTO record (id, commit_number, kind, campaign, op, op_seq, voter, item, day, n, delta, level, at, note,
        count, mine, remaining, rev)
      VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
      ON CONFLICT (campaign, op) WHERE op IS NOT NULL DO NOTHING`);
    this.#read = database.prepare('SELECT * FROM record WHERE id > ? AND id <= ? ORDER BY id LIMIT ?');
    const { lowest } = database.prepare('SELECT min(id) AS lowest FROM record').get();
    this.#lowestId = Math.min(0, lowest ?? 0);
  }

  /** The operation that took the id, if one did. */
  find(entry: Entry, op: Uint8Array): TakenOperation | undefined {
    const row: Row | undefined = this.#find.get(entry.key, op);
    if (!row) return undefined;
    const { item, n, op_seq: seq, count, mine, remaining, rev } = row;
    const kind = KINDS[row.kind] as Kind;
    return { voter: hex(row.voter), item, kind, n, seq, count, mine, remaining, rev };
  }

  /**
   * Keeps an operation that is taken, unless its id was taken before: then false, and nothing is changed. `delta` is what it
   * does to the item's count.
   */
  take(entry: Entry, operation: Operation, { op, voter, day, delta, numbers }: Taken): boolean {
    const { kind, item, n, seq, level, at } = operation;
    const { count, mine, remaining, rev } = numbers;
    const id = delta === 0 ? this.#lowestId - 1 : idOf(entry, entry.seq + 1);
    // One argument after the other: to spread lists of them costs as much as to bind them.
    // prettier-ignore
    const { changes } = this.#append.run(
      id, entry.commits + 1, KINDS.indexOf(kind), entry.key, op, seq, voter, item, day, n, delta,
      LEVELS.indexOf(level), at, null, count, mine, remaining, rev,
    );
    if (Number(changes) === 0) return false;
    if (delta === 0) this.#lowestId = id;
    else
      this.#number(entry, { kind, item, voter: operation.voter, n: delta, level, at, day: formatDay(day) });
    return true;
  }

  annul(
    entry: Entry,
    vote: { voter: Uint8Array; item: string; day: number; n: number },
    reason: string,
    at: number,
  ): void {
    const { voter, item, day, n } = vote;
    const id = this.#number(entry, {
      ...{ kind: 'annul', item, voter: hex(voter), n: -n, reason, at, day: formatDay(day) },
    });
    this.#append.run(
      ...[id, entry.commits + 1, KINDS.indexOf('annul'), entry.key, null, null, voter, item, day, n, -n],
      ...[null, at, reason, null, null, null, entry.rev],
    );
  }

  setRules(entry: Entry, rules: AuditRules, at: number): void {
    const id = this.#number(entry, { kind: 'rules', rules, at });
    this.#append.run(
      ...[id, entry.commits + 1, KINDS.indexOf('rules'), entry.key, null, null, null, null, null, 0, 0],
      ...[null, at, JSON.stringify(rules), null, null, null, entry.rev],
    );
  }

  /** Ends the commit: links each campaign's records to its chain. */
  link(): void {
    for (const [entry, records] of this.#open) {
      entry.head = link(entry.head, digestOf(records));
      entry.commits++;
    }
    this.#open.clear();
  }

  /** Forgets the records of a transaction that was undone. */
  undo(): void {
    this.#open.clear();
  }

  read({ key }: Entry, after: number, limit: number): NumberedRecord[] {
    const first = key * RECORDS_PER_CAMPAIGN;
    const rows: Row[] = this.#read.all(first + after, first + RECORDS_PER_CAMPAIGN - 1, limit);
    return rows.map((row) => ({ seq: row.id - first, commit: row.commit_number, ...recordOf(row) }));
  }

  #number(entry: Entry, record: AuditRecord): number {
    let open = this.#open.get(entry);
    if (!open) this.#open.set(entry, (open = []));
    open.push(canonicalRecord(record));
    return idOf(entry, ++entry.seq);
  }
}

function idOf({ key }: Entry, seq: number): number {
  return key * RECORDS_PER_CAMPAIGN + seq;
}

interface Taken {
  op: Uint8Array;
  voter: Uint8Array;
  day: number;
  delta: number;
  numbers: VoteNumbers;
}

function recordOf({ kind: number, at, item, voter, delta, level, note, day }: Row): AuditRecord {
  const kind = KINDS[number]!;
  if (kind === 'rules') return { kind, rules: JSON.parse(note!), at };
  const vote = { item, voter: hex(voter), n: delta, at, day: formatDay(day) };
  return kind === 'annul'
    ? { kind, ...vote, reason: note! }
    : { kind, ...vote, level: LEVELS[level!] as Level };
}

function hex(bytes: Uint8Array): string {
  return Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength).toString('hex');
}
