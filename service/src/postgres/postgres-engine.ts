import { randomBytes, randomInt } from 'node:crypto';
import type { NumberedRecord } from '../audit/record.js';
import type { Campaign, CampaignDefinition } from '../campaign.js';
import {
  EngineUnavailable,
  SealedError,
  type Annulment,
  type CampaignChange,
  type ChainHead,
  type Drift,
  type Engine,
  type Operation,
  type OperationResult,
  type Tally,
} from '../engine.js';
import { GroupCommit } from '../group-commit.js';
import type { Standing } from '../rules/quota.js';
import { definitionOf } from '../sqlite/campaign-book.js';
import { markAnnulled } from './annulled-votes.js';
import { Batch, type LockedCampaign } from './batch.js';
import { CampaignCopies } from './campaign-copies.js';
import { connect, transact, type Sql, type Transaction } from './connect.js';
import { readDrift, readHead, readMine, readRecords } from './readings.js';
import { SHARDS } from './schema.js';
import { forgetSetting, keepSetting, readSetting, spend, sweepSpent } from './settings.js';
import { lockCampaigns, provideCampaigns, readNews, readTaken, readVotes, writeBatch } from './store.js';

export interface PostgresEngineOptions {
  /** `postgres://user:password@host:port/database`. */
  address: string;
  /** Which counters the process adds to, from 0 to 15; by default any. Processes may share them. */
  shard?: number;
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
  readonly #copies = new CampaignCopies();
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
    this.#sweeper = setInterval(() => void this.#ask(sweepSpent).catch(() => {}), SWEEP_INTERVAL_MS).unref();
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
    return this.#ask((sql) => readMine(sql, campaign, voter));
  }

  campaign(id: string): Campaign | undefined {
    return this.#copies.get(id)?.campaign;
  }

  campaigns(): Campaign[] {
    return this.#copies.campaigns();
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
      const found = await markAnnulled(sql, entry.key, predicate);
      let votes = 0;
      for (const vote of found) {
        batch.annul(entry, vote, reason, at);
        votes += vote.n;
      }
      return { votes, rev: entry.rev };
    });
  }

  records(campaign: string, after: number, limit: number): Promise<NumberedRecord[]> {
    return this.#ask((sql) => readRecords(sql, campaign, after, limit));
  }

  head(campaign: string): Promise<ChainHead> {
    return this.#ask((sql) => readHead(sql, campaign));
  }

  secret(name: string): Promise<Uint8Array> {
    return this.keep(name, randomBytes(SECRET_BYTES));
  }

  keep(name: string, value: Uint8Array): Promise<Uint8Array> {
    return this.#ask((sql) => keepSetting(sql, name, value));
  }

  kept(name: string): Promise<Uint8Array | undefined> {
    return this.#ask((sql) => readSetting(sql, name));
  }

  forgetSecret(name: string): Promise<void> {
    return this.#ask((sql) => forgetSetting(sql, name));
  }

  spend(key: string, expiresAt: number): Promise<boolean> {
    return this.#ask((sql) => spend(sql, key, expiresAt));
  }

  reconcile(): Promise<Drift[]> {
    return this.#ask(readDrift);
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
          readNews(transaction, this.#copies.revisions()),
          operations.length > 0 ? readTaken(transaction, operations, keyOf) : new Map<string, never>(),
          operations.length > 0 ? readVotes(transaction, operations, keyOf) : new Map<string, never>(),
          transaction`
            SELECT set_config('synchronous_commit', 'on', true)
            WHERE current_setting('synchronous_commit') IN ('off', 'local')`,
        ]);
        this.#copies.follow(news);
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
    for (const [entry, items] of written!.changed) this.#copies.followOwn(entry, items.keys());
    return result;
  }

  #refresh(): Promise<void> {
    this.#refreshing ??= this.#readNews().finally(() => (this.#refreshing = undefined));
    return this.#refreshing;
  }

  async #readNews(): Promise<void> {
    const asked = performance.now();
    this.#copies.follow(await this.#ask((sql) => readNews(sql, this.#copies.revisions())));
    this.#refreshedAt = asked;
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

/** What a new description leaves as it is. */
function stateIn({ campaign }: LockedCampaign): Pick<Campaign, 'operatorState' | 'sealed' | 'version'> {
  const { operatorState = 'open', sealed = false, version = 0 } = campaign ?? {};
  return { operatorState, sealed, version };
}
