import type { NumberedRecord } from '../audit/record.js';
import { auditRulesOf } from '../audit/campaign-rules.js';
import type { Campaign, CampaignDefinition } from '../campaign.js';
import {
  SealedError,
  type Annulment,
  type CampaignChange,
  type ChainHead,
  type Operation,
  type OperationResult,
} from '../engine.js';
import { refusalOf } from '../rules/admission.js';
import { isSameOperation } from '../rules/fingerprint.js';
import { localDay } from '../rules/local-day.js';
import { applyTo, decide, type Standing } from '../rules/quota.js';
import { CampaignBook, definitionOf, type Entry } from './campaign-book.js';
import type { Database } from './driver.js';
import { changeOf, numbersOf, stateIn, type Change } from './entry.js';
import { RecordLog } from './record-log.js';
import { SettingTable } from './setting-table.js';
import { VoteTable } from './vote-table.js';

/** A challenge that nobody shall use again before it expires. */
export interface Spending {
  key: string;
  expiresAt: number;
}

export type Write = Operation | Spending;
export type WriteResult = OperationResult | boolean;

/** Votes in one SQLite database. All work is synchronous; each method is one transaction, on the disk when it returns. */
export class Ledger {
  readonly settings: SettingTable;
  readonly #database: Database;
  readonly #book: CampaignBook;
  readonly #log: RecordLog;
  readonly #votes: VoteTable;
  readonly #spend;
  /** Campaigns that the transaction changed, with the items whose numbers it changed. */
  readonly #changed = new Map<Entry, Set<string>>();

  constructor(database: Database) {
    this.#database = database;
    this.settings = new SettingTable(database);
    this.#book = new CampaignBook(database);
    this.#log = new RecordLog(database);
    this.#votes = new VoteTable(database);
    this.#spend = database.prepare(
      'INSERT INTO spent (key, expires_at) VALUES (?, ?) ON CONFLICT DO NOTHING',
    );
  }

  /** All campaigns with all their numbers. */
  get contents(): Change[] {
    return [...this.#book.entries].map((entry) => changeOf(entry, entry.counts.keys()));
  }

  commit(writes: readonly Write[]): { results: WriteResult[]; changes: Change[] } {
    return this.#transact(() =>
      writes.map((write) => ('op' in write ? this.#take(write) : this.#spendOnce(write))),
    );
  }

  mine(campaign: string, voter: string): { rev: number; votes: Standing[] } {
    const entry = this.#book.find(campaign);
    if (!entry) return { rev: 0, votes: [] };
    return { rev: entry.rev, votes: this.#votes.of(entry.key, Buffer.from(voter, 'hex')) };
  }

  applyFile(definitions: readonly CampaignDefinition[], at: number): Change[] {
    return this.#transact(() => {
      for (const definition of definitions) {
        const entry = this.#book.provide(definition.id);
        const fileDefinition = JSON.stringify(definitionOf(definition));
        if (entry.campaign?.sealed || entry.fileDefinition === fileDefinition) continue;
        entry.fileDefinition = fileDefinition;
        this.#describe(entry, { ...stateIn(entry), ...definitionOf(definition), source: 'file' }, at);
      }
    }).changes;
  }

  changeCampaign({ id, definition, operatorState, sealed, at }: CampaignChange): Change[] {
    return this.#transact(() => {
      const entry = this.#book.provide(id);
      if (entry.campaign?.sealed) throw new SealedError(`${id} is sealed`);
      const described = definition
        ? { ...definitionOf(definition), source: 'admin' as const }
        : entry.campaign!;
      const campaign = { ...stateIn(entry), ...described };
      if (operatorState) campaign.operatorState = operatorState;
      if (sealed) campaign.sealed = true;
      this.#describe(entry, campaign, at);
    }).changes;
  }

  annul({ campaign, predicate, reason, at }: Annulment): { votes: number; rev: number; changes: Change[] } {
    const { results: sum, changes } = this.#transact(() => {
      const entry = this.#book.find(campaign);
      if (!entry) return { votes: 0, rev: 0 };
      if (entry.campaign?.sealed) throw new SealedError(`${campaign} is sealed`);
      let votes = 0;
      for (const vote of this.#votes.annul(entry.key, predicate)) {
        this.#count(entry, vote.item, -vote.n, at);
        this.#log.annul(entry, vote, reason, at);
        votes += vote.n;
      }
      return { votes, rev: entry.rev };
    });
    return { ...sum, changes };
  }

  records(campaign: string, after: number, limit: number): NumberedRecord[] {
    const entry = this.#book.find(campaign);
    return entry ? this.#log.read(entry, after, limit) : [];
  }

  head(campaign: string): ChainHead {
    const entry = this.#book.find(campaign);
    if (!entry) return { seq: 0, commit: 0, hash: '' };
    return { seq: entry.seq, commit: entry.commits, hash: Buffer.from(entry.head).toString('hex') };
  }

  /** Lets go of challenges that are of no use any more. */
  sweep(now: number): void {
    this.#database.prepare('DELETE FROM spent WHERE expires_at <= ?').run(now);
  }

  #transact<Results>(work: () => Results): { results: Results; changes: Change[] } {
    let isOpen = false;
    try {
      this.#database.exec('BEGIN IMMEDIATE');
      isOpen = true;
      const results = work();
      this.#log.link();
      for (const [entry, items] of this.#changed) this.#book.save(entry, items);
      this.#database.exec('COMMIT');
      const changes = [...this.#changed].map(([entry, items]) => changeOf(entry, items));
      this.#changed.clear();
      return { results, changes };
    } catch (error) {
      // A full disk may have undone the transaction already.
      if (isOpen) this.#rollBack();
      throw error;
    }
  }

  #rollBack(): void {
    try {
      this.#database.exec('ROLLBACK');
    } catch (error) {
      if (!/no transaction is active/.test(String(error))) throw error;
    } finally {
      this.#log.undo();
      this.#changed.clear();
      this.#book.load();
    }
  }

  #take(operation: Operation): OperationResult {
    const { campaign: id, item, kind, n, at } = operation;
    const entry = this.#book.find(id);
    const campaign = entry?.campaign;
    if (!campaign) return { outcome: 'unknown' };
    const op = Buffer.from(operation.op.replaceAll('-', ''), 'hex');
    const refusal = refusalOf(campaign, entry.items, operation);
    if (refusal) return this.#recall(entry, op, operation) ?? refusal;

    const voter = Buffer.from(operation.voter, 'hex');
    const { day } = localDay(campaign.tz, at);
    const wish = { item, kind, n, day };
    const given = this.#votes.of(entry.key, voter);
    const decision = decide(campaign, given, wish);
    if (decision.outcome === 'wrong-mode') return this.#recall(entry, op, operation) ?? decision;
    if (decision.outcome === 'quota') {
      const { count, mine, remaining, rev } = numbersOf(entry, given, wish, 0);
      const { outcome, limit } = decision;
      return this.#recall(entry, op, operation) ?? { outcome, limit, count, mine, remaining, rev };
    }
    const delta = decision.outcome === 'counted' ? decision.delta : 0;
    const numbers = numbersOf(entry, delta === 0 ? given : applyTo(given, wish, delta), wish, delta);
    // The log itself says whether the id was taken before, in the same look at the index that keeps it.
    if (!this.#log.take(entry, operation, { op, voter, day, delta, numbers }))
      return this.#recall(entry, op, operation)!;
    if (delta !== 0) this.#count(entry, item, delta, at);
    if (delta > 0) this.#votes.add(entry.key, voter, item, day, delta, operation.level, at);
    if (delta < 0) this.#votes.remove(entry.key, voter, item);
    const { count, mine, remaining, rev } = numbers;
    return { outcome: delta === 0 ? 'duplicate' : 'counted', count, mine, remaining, rev };
  }

  /** What an id that was taken before gets; undefined for one that is new. Comes before all that could refuse it now. */
  #recall(entry: Entry, op: Uint8Array, operation: Operation): OperationResult | undefined {
    const taken = this.#log.find(entry, op);
    if (!taken) return undefined;
    const { count, mine, remaining, rev } = taken;
    return isSameOperation(taken, operation)
      ? { outcome: 'duplicate', count, mine, remaining, rev }
      : { outcome: 'reused' };
  }

  #spendOnce({ key, expiresAt }: Spending): boolean {
    return Number(this.#spend.run(key, expiresAt).changes) > 0;
  }

  #describe(entry: Entry, campaign: Campaign, at: number): void {
    const rules = JSON.stringify(entry.campaign && auditRulesOf(entry.campaign));
    this.#book.describe(entry, { ...campaign, version: campaign.version + 1 });
    entry.rev++;
    this.#changed.set(entry, this.#changed.get(entry) ?? new Set());
    if (JSON.stringify(auditRulesOf(campaign)) !== rules)
      this.#log.setRules(entry, auditRulesOf(campaign), at);
  }

  #count(entry: Entry, item: string, delta: number, at: number): void {
    let items = this.#changed.get(entry);
    if (!items) this.#changed.set(entry, (items = new Set()));
    items.add(item);
    const count = (entry.counts.get(item)?.count ?? 0) + delta;
    entry.counts.set(item, { count, reachedAt: at });
    entry.rev++;
  }
}
