import { firstHash } from '../audit/chain.js';
import type { Campaign, CampaignDefinition, OperatorState } from '../campaign.js';
import type { ItemTally } from '../engine.js';
import type { Database } from './driver.js';

/** A campaign with its numbers, as the writing thread keeps it in memory. */
export interface Entry {
  readonly key: number;
  readonly id: string;
  rev: number;
  /** Numbers of the last record and the last commit in its audit log. */
  seq: number;
  commits: number;
  head: Uint8Array;
  /** Undefined while votes of an earlier version wait for their campaign's description. */
  campaign: Campaign | undefined;
  items: Set<string>;
  /** The description in the file of campaigns, when it was last applied. */
  fileDefinition: string | undefined;
  counts: Map<string, ItemTally>;
}

interface Row {
  key: number;
  id: string;
  rev: number;
  seq: number;
  commits: number;
  head: Uint8Array;
  version: number;
  definition: string | null;
  file_definition: string | null;
  source: Campaign['source'];
  state: OperatorState;
  sealed: 0 | 1;
}

/** Campaigns and their numbers. What is changed in memory is saved within the transaction, or read again after it failed. */
export class CampaignBook {
  readonly #database: Database;
  readonly #entries = new Map<string, Entry>();
  readonly #saveNumbers;
  readonly #saveDescription;
  readonly #saveCount;
  /** Whose description the transaction changed. */
  readonly #described = new Set<Entry>();

  constructor(database: Database) {
    this.#database = database;
    this.#saveNumbers = database.prepare(
      'UPDATE campaign SET rev = ?, seq = ?, commits = ?, head = ? WHERE key = ?',
    );
    this.#saveDescription = database.prepare(`
      UPDATE campaign SET version = ?, definition = ?, file_definition = ?, source = ?, state = ?, sealed = ?
      WHERE key = ?`);
    this.#saveCount = database.prepare(
      'INSERT INTO counter (campaign, item, n, reached_at) VALUES (?, ?, ?, ?) ' +
        'ON CONFLICT DO UPDATE SET n = excluded.n, reached_at = excluded.reached_at',
    );
    this.load();
  }

  get entries(): Iterable<Entry> {
    return this.#entries.values();
  }

  find(id: string): Entry | undefined {
    return this.#entries.get(id);
  }

  /** The entry, made where there is none. */
  provide(id: string): Entry {
    const found = this.#entries.get(id);
    if (found) return found;
    const head = firstHash(id);
    const { lastInsertRowid } = this.#database
      .prepare('INSERT INTO campaign (id, head) VALUES (?, ?)')
      .run(id, head);
    const entry: Entry = {
      key: Number(lastInsertRowid),
      id,
      rev: 0,
      seq: 0,
      commits: 0,
      head,
      campaign: undefined,
      items: new Set(),
      fileDefinition: undefined,
      counts: new Map(),
    };
    this.#entries.set(id, entry);
    return entry;
  }

  describe(entry: Entry, campaign: Campaign): void {
    entry.campaign = campaign;
    entry.items = new Set(campaign.items.map((item) => item.id));
    this.#described.add(entry);
  }

  save(entry: Entry, changedItems: Iterable<string>): void {
    const { key, rev, seq, commits, head, campaign, fileDefinition } = entry;
    this.#saveNumbers.run(rev, seq, commits, head, key);
    if (campaign && this.#described.delete(entry)) {
      const { version, source, operatorState, sealed } = campaign;
      this.#saveDescription.run(
        ...[version, JSON.stringify(definitionOf(campaign)), fileDefinition ?? null],
        ...[source, operatorState, sealed ? 1 : 0, key],
      );
    }
    for (const item of changedItems) {
      const { count, reachedAt } = entry.counts.get(item)!;
      this.#saveCount.run(key, item, count, reachedAt);
    }
  }

  /** Reads all from the database: at the start, and when a transaction was undone. */
  load(): void {
    this.#entries.clear();
    const byKey = new Map<number, Entry>();
    for (const row of this.#database.prepare('SELECT * FROM campaign').all() as Row[]) {
      const { key, id, rev, seq, commits, head } = row;
      const fileDefinition = row.file_definition ?? undefined;
      const entry: Entry = {
        ...{ key, id, rev, seq, commits, head, fileDefinition },
        campaign: undefined,
        items: new Set(),
        counts: new Map(),
      };
      if (row.definition !== null) this.describe(entry, campaignOf(row, row.definition));
      this.#entries.set(id, entry);
      byKey.set(key, entry);
    }
    const counters = this.#database.prepare('SELECT campaign, item, n, reached_at FROM counter').all();
    for (const { campaign, item, n, reached_at } of counters) {
      byKey.get(campaign)!.counts.set(item, { count: n, reachedAt: reached_at });
    }
    this.#described.clear();
  }
}

/** The description alone, members in fixed order, so that equal ones have equal JSON. */
export function definitionOf(campaign: CampaignDefinition): CampaignDefinition {
  const { id, title, tz, opensAt, closesAt, mode, showCounts, quotas, identity, items } = campaign;
  const { perItem, perCampaign, perDay } = quotas;
  return {
    ...{ id, title, tz, opensAt, closesAt, mode, showCounts },
    quotas: { perItem, perCampaign, perDay },
    identity: { minimum: identity.minimum },
    items: items.map((item) => ({ id: item.id, title: item.title })),
  };
}

function campaignOf({ source, state, sealed, version }: Row, definition: string): Campaign {
  const described = JSON.parse(definition) as CampaignDefinition;
  return { ...described, source, operatorState: state, sealed: sealed === 1, version };
}
