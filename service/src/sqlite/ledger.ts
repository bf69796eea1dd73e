import { randomBytes } from 'node:crypto';
import type { DatabaseSyncInstance } from '@photostructure/sqlite';
import type { Operation, OperationResult } from '../engine.js';

export interface CampaignTally {
  rev: number;
  votes: Map<string, number>;
}

const SECRET_BYTES = 32;

/** Votes in one SQLite database. All work is synchronous; a batch is one transaction. */
export class Ledger {
  readonly #database: DatabaseSyncInstance;
  readonly #tallies = new Map<string, CampaignTally>();
  readonly #findOperation;
  readonly #addOperation;
  readonly #findVote;
  readonly #addVote;
  readonly #removeVote;
  readonly #findVotes;
  readonly #saveRev;

  constructor(database: DatabaseSyncInstance) {
    this.#database = database;
    this.#findOperation = database.prepare(
      'SELECT lower(hex(voter)) AS voter, item, wanted FROM operation WHERE campaign = ? AND op = ?',
    );
    this.#addOperation = database.prepare(
      'INSERT INTO operation (campaign, op, voter, item, wanted, at) VALUES (?, ?, ?, ?, ?, ?)',
    );
    this.#findVote = database.prepare('SELECT 1 FROM vote WHERE campaign = ? AND voter = ? AND item = ?');
    this.#addVote = database.prepare(
      'INSERT INTO vote (campaign, voter, item) VALUES (?, ?, ?) ON CONFLICT DO NOTHING',
    );
    this.#removeVote = database.prepare('DELETE FROM vote WHERE campaign = ? AND voter = ? AND item = ?');
    this.#findVotes = database.prepare('SELECT item FROM vote WHERE campaign = ? AND voter = ?');
    this.#saveRev = database.prepare(
      'INSERT INTO campaign (id, rev) VALUES (?, ?) ON CONFLICT (id) DO UPDATE SET rev = excluded.rev',
    );
    this.#countVotes();
  }

  /** Tallies of all campaigns that were ever voted in. */
  get tallies(): ReadonlyMap<string, CampaignTally> {
    return this.#tallies;
  }

  /** The secret of voters' tokens, made once for this database. */
  secret(): Uint8Array {
    this.#database
      .prepare("INSERT INTO setting (name, value) VALUES ('secret', ?) ON CONFLICT DO NOTHING")
      .run(randomBytes(SECRET_BYTES));
    return this.#database.prepare("SELECT value FROM setting WHERE name = 'secret'").get().value;
  }

  mine(campaign: string, voter: string): { rev: number; items: string[] } {
    const rows: { item: string }[] = this.#findVotes.all(campaign, Buffer.from(voter, 'hex'));
    return { rev: this.#tallies.get(campaign)?.rev ?? 0, items: rows.map((row) => row.item) };
  }

  /** All or nothing; what it returns is on the disk. */
  commit(operations: readonly Operation[]): OperationResult[] {
    const counted: Operation[] = [];
    try {
      this.#database.exec('BEGIN IMMEDIATE');
      const results = operations.map((operation) => {
        const result = this.#apply(operation);
        if (result.outcome === 'counted') counted.push(operation);
        return result;
      });
      for (const campaign of new Set(counted.map((operation) => operation.campaign))) {
        this.#saveRev.run(campaign, this.#tallyOf(campaign).rev);
      }
      this.#database.exec('COMMIT');
      return results;
    } catch (error) {
      if (this.#database.isTransaction) this.#database.exec('ROLLBACK');
      for (const { campaign, item, wanted } of counted) this.#count(campaign, item, wanted ? -1 : 1, -1);
      throw error;
    }
  }

  #apply(operation: Operation): OperationResult {
    const { campaign, item, wanted } = operation;
    const op = Buffer.from(operation.op.replaceAll('-', ''), 'hex');
    const voter = Buffer.from(operation.voter, 'hex');
    const earlier = this.#findOperation.get(campaign, op);
    const answer = (outcome: OperationResult['outcome']): OperationResult => {
      const { rev, votes } = this.#tallyOf(campaign);
      const mine = this.#findVote.get(campaign, voter, item) ? 1 : 0;
      return { outcome, tally: votes.get(item) ?? 0, mine, rev };
    };
    if (earlier) {
      const isSame = earlier.voter === operation.voter && earlier.item === item && earlier.wanted === wanted;
      return answer(isSame ? 'duplicate' : 'reused');
    }
    if (operation.repeatOnly) return answer('refused');

    this.#addOperation.run(campaign, op, voter, item, wanted, operation.at);
    const { changes } = (wanted ? this.#addVote : this.#removeVote).run(campaign, voter, item);
    if (changes === 0) return answer('duplicate');
    this.#count(campaign, item, wanted ? 1 : -1, 1);
    return answer('counted');
  }

  #count(campaign: string, item: string, votes: 1 | -1, revs: 1 | -1): void {
    const tally = this.#tallyOf(campaign);
    tally.votes.set(item, (tally.votes.get(item) ?? 0) + votes);
    tally.rev += revs;
  }

  #tallyOf(campaign: string): CampaignTally {
    let tally = this.#tallies.get(campaign);
    if (!tally) this.#tallies.set(campaign, (tally = { rev: 0, votes: new Map() }));
    return tally;
  }

  #countVotes(): void {
    const campaigns: { id: string; rev: number }[] = this.#database
      .prepare('SELECT id, rev FROM campaign')
      .all();
    for (const { id, rev } of campaigns) this.#tallyOf(id).rev = rev;
    const counts: { campaign: string; item: string; votes: number }[] = this.#database
      .prepare('SELECT campaign, item, count(*) AS votes FROM vote GROUP BY campaign, item')
      .all();
    for (const { campaign, item, votes } of counts) this.#tallyOf(campaign).votes.set(item, votes);
  }
}
