import { randomBytes, randomInt } from 'node:crypto';
import { firstHash } from '../audit/chain.js';
import type { NumberedRecord } from '../audit/record.js';
import { LEVELS, type Campaign, type CampaignDefinition } from '../campaign.js';
import {
  EngineUnavailable,
  SealedError,
  type Annulment,
  type CampaignChange,
  type ChainHead,
  type Drift,
  type Engine,
  type ItemTally,
  type Operation,
  type OperationResult,
  type Tally,
} from '../engine.js';
import { GroupCommit } from '../group-commit.js';
import type { Standing } from '../rules/quota.js';
import { definitionOf } from '../sqlite/campaign-book.js';
import { Batch, type LockedCampaign, type RecordRow } from './batch.js';
import { connect, transact, type Sql, type Transaction } from './connect.js';
import { campaignOf, column, hexOf, recordOf } from './rows.js';
import { SHARDS } from './schema.js';
import { lockCampaigns, readNews, readTaken, readVotes, writeBatch, type News } from './store.js';

export interface PostgresEngineOptions {
  /** `postgres://user:password@host:port/database`. */
  address: string;
  /** Which counters the process adds to, from 0 to 15; by default any. Processes may share them. */
  shard?: number;
}

interface Copy {
  /** Of its row; never changes. */
  key: number;
  rev: number;
  campaign: Campaign | undefined;
  items: Map<string, ItemTally>;
}

/** How often a process looks for what others counted. */
const POLL_INTERVAL_MS = 250;
/** Copies older than this are brought up to date before they are shown. */
const MAX_AGE_MS = 750;
/** Without the database for so long, the process says that it is not ready. */
const MAX_SILENCE_MS = 3000;
const SWEEP_INTERVAL_MS = 60_000;
const SECRET_BYTES = 32;

/**
 * Keeps votes in PostgreSQL, for any number of processes. What is answered is committed there; each process has a copy of
 * the numbers, at most 1 s old, and nothing else of its own.
 */
export class PostgresEngine implements Engine {
  readonly #sql: Sql;
  readonly #shard: number;
  readonly #copies = new Map<string, Copy>();
  readonly #commits: GroupCommit<Operation, OperationResult>;
  readonly #poller: NodeJS.Timeout;
  readonly #sweeper: NodeJS.Timeout;
  #refreshing: Promise<void> | undefined;
  #refreshedAt = -Infinity;
  #isClosed = false;

  /** @throws ServiceError if the database cannot be used, with the remedy. */
  static async open(options: PostgresEngineOptions): Promise<PostgresEngine> {
    const { address, shard = randomInt(SHARDS) } = options;
    const engine = new PostgresEngine(await connect(address), shard);
    await engine.#refresh();
    return engine;
  }

  private constructor(sql: Sql, shard: number) {
    this.#sql = sql;
    this.#shard = shard;
    this.#commits = new GroupCommit((operations) => this.#commitBatch(operations));
    // What fails now is tried again by the next round.
    this.#poller = setInterval(() => void this.#refresh().catch(() => {}), POLL_INTERVAL_MS).unref();
    this.#sweeper = setInterval(() => void this.#sweep().catch(() => {}), SWEEP_INTERVAL_MS).unref();
  }

  get isReady(): boolean {
    return !this.#isClosed && performance.now() - this.#refreshedAt < MAX_SILENCE_MS;
  }

  get waiting(): number {
    return this.#commits.waiting;
  }

  commit(operations: readonly Operation[]): Promise<OperationResult[]> {
    if (this.#isClosed) return Promise.reject(new EngineUnavailable('the engine is closed'));
    return this.#commits.submit(operations);
  }

  async tally(campaign: string): Promise<Tally> {
    // While the database is away nobody counts: the last numbers are the right ones.
    if (performance.now() - this.#refreshedAt > MAX_AGE_MS) await this.#refresh().catch(() => {});
    return this.#copies.get(campaign) ?? { rev: 0, items: new Map() };
  }

  mine(campaign: string, voter: string): Promise<{ rev: number; votes: Standing[] }> {
    return this.#ask(async (sql) => {
      const rows = await sql<(Standing & { rev: number; item: string | null })[]>`
        SELECT c.rev, v.item, v.day, v.n, v.annulled
        FROM lanelight_campaign c
        LEFT JOIN lanelight_vote v ON v.campaign = c.key AND v.voter = ${voter}::text::uuid
        WHERE c.id = ${campaign}`;
      const votes = rows.filter(({ item }) => item !== null);
      return {
        rev: rows[0]?.rev ?? 0,
        votes: votes.map(({ item, day, n, annulled }) => ({ item, day, n, annulled })),
      };
    });
  }

  campaign(id: string): Campaign | undefined {
    return this.#copies.get(id)?.campaign;
  }

  campaigns(): Campaign[] {
    return [...this.#copies.values()].flatMap(({ campaign }) => campaign ?? []);
  }

  async applyFile(definitions: readonly CampaignDefinition[], at: number): Promise<void> {
    const ids = definitions.map(({ id }) => id);
    await this.#transact(ids, async (_sql, batch) => {
      for (const definition of definitions) {
        const entry = batch.find(definition.id)!;
        const fileDefinition = JSON.stringify(definitionOf(definition));
        if (entry.campaign?.sealed || entry.fileDefinition === fileDefinition) continue;
        entry.fileDefinition = fileDefinition;
        batch.describe(entry, { ...stateIn(entry), ...definitionOf(definition), source: 'file' }, at);
      }
    });
  }

  async changeCampaign({ id, definition, operatorState, sealed, at }: CampaignChange): Promise<Campaign> {
    return this.#transact([id], async (_sql, batch) => {
      const entry = batch.find(id)!;
      if (entry.campaign?.sealed) throw new SealedError(`${id} is sealed`);
      const described = definition
        ? { ...definitionOf(definition), source: 'admin' as const }
        : entry.campaign!;
      const campaign = { ...stateIn(entry), ...described };
      if (operatorState) campaign.operatorState = operatorState;
      if (sealed) campaign.sealed = true;
      batch.describe(entry, campaign, at);
      return entry.campaign!;
    });
  }

  async annul({ campaign, predicate, reason, at }: Annulment): Promise<{ votes: number; rev: number }> {
    return this.#transact([campaign], async (sql, batch) => {
      const entry = batch.find(campaign)!;
      if (entry.campaign?.sealed) throw new SealedError(`${campaign} is sealed`);
      const { item, voter, level, from, to } = predicate;
      const found = await sql<{ voter: string; item: string; day: number; n: number }[]>`
        WITH chosen AS (
          SELECT campaign, voter, item, day, n - annulled AS n, at FROM lanelight_vote
          WHERE campaign = ${entry.key} AND annulled < n
            ${item === undefined ? sql`` : sql`AND item = ${item}`}
            ${voter === undefined ? sql`` : sql`AND voter = ${voter}::text::uuid`}
            ${level === undefined ? sql`` : sql`AND level = ${LEVELS.indexOf(level)}`}
            ${from === undefined ? sql`` : sql`AND at >= ${from}`}
            ${to === undefined ? sql`` : sql`AND at < ${to}`}
        ), marked AS (
          UPDATE lanelight_vote v SET annulled = v.n FROM chosen
          WHERE v.campaign = chosen.campaign AND v.voter = chosen.voter AND v.item = chosen.item
            AND v.day = chosen.day
        )
        SELECT voter, item, day, n FROM chosen ORDER BY at, voter, item`;
      let votes = 0;
      for (const vote of found) {
        batch.annul(entry, { ...vote, voter: hexOf(vote.voter) }, reason, at);
        votes += vote.n;
      }
      return { votes, rev: entry.rev };
    });
  }

  records(campaign: string, after: number, limit: number): Promise<NumberedRecord[]> {
    return this.#ask(async (sql) => {
      const rows = await sql<RecordRow[]>`
        SELECT r.* FROM lanelight_record r JOIN lanelight_campaign c ON c.key = r.campaign
        WHERE c.id = ${campaign} AND r.seq > ${after} AND r.seq IS NOT NULL
        ORDER BY r.campaign, r.seq LIMIT ${limit}`;
      return rows.map(recordOf);
    });
  }

  head(campaign: string): Promise<ChainHead> {
    return this.#ask(async (sql) => {
      const [row] = await sql<{ seq: number; commits: number; head: Uint8Array }[]>`
        SELECT seq, commits, head FROM lanelight_campaign WHERE id = ${campaign}`;
      if (!row) return { seq: 0, commit: 0, hash: '' };
      return { seq: row.seq, commit: row.commits, hash: Buffer.from(row.head).toString('hex') };
    });
  }

  secret(name: string): Promise<Uint8Array> {
    return this.keep(name, randomBytes(SECRET_BYTES));
  }

  keep(name: string, value: Uint8Array): Promise<Uint8Array> {
    return this.#ask(async (sql) => {
      await sql`
        INSERT INTO lanelight_setting (name, value) VALUES (${name}, ${Buffer.from(value)}) ON CONFLICT DO NOTHING`;
      const [row] = await sql`SELECT value FROM lanelight_setting WHERE name = ${name}`;
      return row!.value;
    });
  }

  kept(name: string): Promise<Uint8Array | undefined> {
    return this.#ask(async (sql) => {
      const [row] = await sql`SELECT value FROM lanelight_setting WHERE name = ${name}`;
      return row?.value;
    });
  }

  async forgetSecret(name: string): Promise<void> {
    await this.#ask((sql) => sql`DELETE FROM lanelight_setting WHERE name = ${name}`);
  }

  async spend(key: string, expiresAt: number): Promise<boolean> {
    const { count } = await this.#ask(
      (sql) => sql`
        INSERT INTO lanelight_spent (key, expires_at) VALUES (${key}, ${expiresAt}) ON CONFLICT DO NOTHING`,
    );
    return count > 0;
  }

  reconcile(): Promise<Drift[]> {
    return this.#ask(async (sql) => {
      // One statement, so that counters and votes are those of one moment.
      const rows = await sql<Drift[]>`
        SELECT c.id AS campaign, item, coalesce(k.n, 0) AS counter, coalesce(v.votes, 0) AS votes
        FROM (
          SELECT campaign, item, sum(n)::int8 AS n FROM lanelight_counter GROUP BY campaign, item
        ) k
        FULL JOIN (
          SELECT campaign, item, sum(n - annulled)::int8 AS votes FROM lanelight_vote GROUP BY campaign, item
        ) v USING (campaign, item)
        JOIN lanelight_campaign c ON c.key = campaign
        WHERE coalesce(k.n, 0) <> coalesce(v.votes, 0)`;
      return rows.map(({ campaign, item, counter, votes }) => ({ campaign, item, counter, votes }));
    });
  }

  async close(): Promise<void> {
    if (this.#isClosed) return;
    this.#isClosed = true;
    clearInterval(this.#poller);
    clearInterval(this.#sweeper);
    await this.#commits.drained();
    await this.#refreshing?.catch(() => {});
    await this.#sql.end({ timeout: 5 });
  }

  async #commitBatch(operations: Operation[]): Promise<OperationResult[]> {
    const known = operations.filter(({ campaign }) => this.#copies.has(campaign));
    const ids = new Set(known.map(({ campaign }) => campaign));
    if (ids.size === 0) return operations.map(() => ({ outcome: 'unknown' }));
    return this.#transact(
      ids,
      async (_sql, batch) => operations.map((operation) => batch.take(operation)),
      known,
    );
  }

  /** Locks the campaigns, made where there are none, brings the copies up to date, does the work, and writes it. */
  async #transact<Result>(
    ids: Iterable<string>,
    work: (sql: Transaction, batch: Batch) => Promise<Result>,
    operations: readonly Operation[] = [],
  ): Promise<Result> {
    const sorted = [...ids].sort();
    const keyOf = (id: string) => this.#copies.get(id)!.key;
    const missing = sorted.filter((id) => !this.#copies.has(id));
    let written: Batch | undefined;
    const result = await this.#ask((sql) =>
      transact(sql, async (transaction) => {
        if (missing.length > 0) await provideCampaigns(transaction, missing);
        // Sent together, done in order: what comes after the lock sees all that was committed before it.
        const [campaigns, news, taken, votes] = await Promise.all([
          lockCampaigns(transaction, sorted),
          readNews(transaction, this.#revisions()),
          operations.length > 0 ? readTaken(transaction, operations, keyOf) : new Map<string, never>(),
          operations.length > 0 ? readVotes(transaction, operations, keyOf) : new Map<string, never>(),
          transaction`
            SELECT set_config('synchronous_commit', 'on', true)
            WHERE current_setting('synchronous_commit') IN ('off', 'local')`,
        ]);
        this.#follow(news);
        const batch = new Batch({
          campaigns: campaigns.map((it) => ({ ...it, counts: new Map(this.#copies.get(it.id)?.items) })),
          taken,
          votes,
        });
        const answer = await work(transaction, batch);
        batch.link();
        await writeBatch(transaction, batch, this.#shard);
        written = batch;
        return answer;
      }),
    );
    for (const [entry, items] of written!.changed) this.#followOwn(entry, items.keys());
    return result;
  }

  #revisions(): Map<string, number> {
    return new Map([...this.#copies].map(([id, { rev }]) => [id, rev]));
  }

  /** News of an older moment than the copy's are in it already. */
  #follow(news: readonly News[]): void {
    for (const { row, counters } of news) {
      const copy = this.#copies.get(row.id) ?? {
        key: row.key,
        rev: -1,
        campaign: undefined,
        items: new Map(),
      };
      if (row.rev <= copy.rev) continue;
      copy.rev = row.rev;
      copy.campaign = campaignOf(row);
      for (const [item, tally] of counters) copy.items.set(item, tally);
      this.#copies.set(row.id, copy);
    }
  }

  /** The copy had all that was committed before this; a poll may have been faster with this as well. */
  #followOwn({ key, id, rev, campaign, counts }: LockedCampaign, items: Iterable<string>): void {
    const copy = this.#copies.get(id);
    if (copy && rev <= copy.rev) return;
    if (!copy) {
      this.#copies.set(id, { key, rev, campaign, items: counts });
      return;
    }
    copy.rev = rev;
    copy.campaign = campaign;
    for (const item of items) copy.items.set(item, counts.get(item)!);
  }

  #refresh(): Promise<void> {
    this.#refreshing ??= this.#readNews().finally(() => (this.#refreshing = undefined));
    return this.#refreshing;
  }

  async #readNews(): Promise<void> {
    const asked = performance.now();
    this.#follow(await this.#ask((sql) => readNews(sql, this.#revisions())));
    this.#refreshedAt = asked;
  }

  async #sweep(): Promise<void> {
    await this.#ask((sql) => sql`DELETE FROM lanelight_spent WHERE expires_at <= ${Date.now()}`);
  }

  async #ask<Result>(work: (sql: Sql) => PromiseLike<Result>): Promise<Result> {
    try {
      return await work(this.#sql);
    } catch (error) {
      if (error instanceof SealedError) throw error;
      throw new EngineUnavailable(`PostgreSQL: ${(error as Error).message}`, { cause: error });
    }
  }
}

async function provideCampaigns(sql: Transaction, ids: readonly string[]): Promise<void> {
  await sql`
    INSERT INTO lanelight_campaign (id, head)
    SELECT id, decode(head, 'hex') FROM unnest(
      ${column(ids)}::text::text[], ${column(ids.map((id) => firstHash(id).toString('hex')))}::text::text[]
    ) AS made (id, head)
    ON CONFLICT DO NOTHING`;
}

/** What a new description leaves as it is. */
function stateIn({ campaign }: LockedCampaign): Pick<Campaign, 'operatorState' | 'sealed' | 'version'> {
  const { operatorState = 'open', sealed = false, version = 0 } = campaign ?? {};
  return { operatorState, sealed, version };
}
