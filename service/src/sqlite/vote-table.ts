import { LEVELS, type Level } from '../campaign.js';
import type { AnnulmentPredicate } from '../engine.js';
import type { Standing } from '../rules/quota.js';
import type { Database } from './driver.js';

/** Votes that count no more. */
export interface AnnulledVotes {
  voter: Uint8Array;
  item: string;
  day: number;
  n: number;
}

/** What voters have given, by campaign, voter, item and day. */
export class VoteTable {
  readonly #database: Database;
  readonly #find;
  readonly #add;
  readonly #remove;

  constructor(database: Database) {
    this.#database = database;
    this.#find = database.prepare('SELECT item, day, n, annulled FROM vote WHERE campaign = ? AND voter = ?');
    this.#add = database.prepare(
      'INSERT INTO vote (campaign, voter, item, day, n, level, at) VALUES (?, ?, ?, ?, ?, ?, ?) ' +
        'ON CONFLICT DO UPDATE SET n = n + excluded.n, level = excluded.level, at = excluded.at',
    );
    this.#remove = database.prepare('DELETE FROM vote WHERE campaign = ? AND voter = ? AND item = ?');
  }

  of(campaign: number, voter: Uint8Array): Standing[] {
    return this.#find.all(campaign, voter);
  }

  add(
    campaign: number,
    voter: Uint8Array,
    item: string,
    day: number,
    n: number,
    level: Level,
    at: number,
  ): void {
    this.#add.run(campaign, voter, item, day, n, LEVELS.indexOf(level), at);
  }

  remove(campaign: number, voter: Uint8Array, item: string): void {
    this.#remove.run(campaign, voter, item);
  }

  /** Marks the votes as annulled, and returns those that counted until now. */
  annul(campaign: number, { item, voter, level, from, to }: AnnulmentPredicate): AnnulledVotes[] {
    const conditions: [sql: string, value: string | number | Uint8Array | undefined][] = [
      ['item = ?', item],
      ['voter = ?', voter === undefined ? undefined : Buffer.from(voter, 'hex')],
      ['level = ?', level === undefined ? undefined : LEVELS.indexOf(level)],
      ['at >= ?', from],
      ['at < ?', to],
    ];
    const given = conditions.filter(([, value]) => value !== undefined);
    const chosen = ['campaign = ? AND annulled < n', ...given.map(([sql]) => sql)].join(' AND ');
    const values = [campaign, ...given.map(([, value]) => value!)];
    const found: AnnulledVotes[] = this.#database
      .prepare(`SELECT voter, item, day, n - annulled AS n FROM vote WHERE ${chosen} ORDER BY at`)
      .all(...values);
    this.#database.prepare(`UPDATE vote SET annulled = n WHERE ${chosen}`).run(...values);
    return found;
  }
}
