import { Worker } from 'node:worker_threads';
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
  type ItemTally,
  type Operation,
  type OperationResult,
  type Tally,
} from '../engine.js';
import { GroupCommit } from '../group-commit.js';
import type { Standing } from '../rules/quota.js';
import { ServiceError } from '../service-error.js';
import { checkDrift } from './drift-check.js';
import type { Change } from './entry.js';
import type { Write, WriteResult } from './ledger.js';
import type { Call, Opening, Reply, WorkerCalls, WorkerOptions } from './messages.js';

export interface SqliteEngineOptions {
  /** The database file; made, with its directory, when missing. */
  file: string;
  /** Told once, when the writing thread dies; the engine cannot be used after. */
  onFailure?: (error: Error) => void;
}

interface Pending {
  resolve: (answer: never) => void;
  reject: (error: Error) => void;
}

interface Copy {
  rev: number;
  campaign: Campaign | undefined;
  items: Map<string, ItemTally>;
}

const SWEEP_INTERVAL_MS = 60_000;

/** Keeps votes in one SQLite file. Durable: what is answered survives the end of the process and of the power. */
export class SqliteEngine implements Engine {
  readonly #file: string;
  readonly #worker: Worker;
  /** Votes that are added up in threads of their own. */
  readonly #checks = new Set<Promise<Drift[]>>();
  readonly #copies = new Map<string, Copy>();
  readonly #pending = new Map<number, Pending>();
  readonly #commits: GroupCommit<Write, WriteResult>;
  readonly #exited: Promise<void>;
  readonly #sweeper: NodeJS.Timeout;
  #lastId = 0;
  #state: 'ready' | 'closing' | 'failed' = 'ready';

  /** @throws ServiceError if the file cannot be used, with the remedy. */
  static async open(options: SqliteEngineOptions): Promise<SqliteEngine> {
    const { file, onFailure } = options;
    const workerData: WorkerOptions = { file };
    const worker = new Worker(new URL('./sqlite-worker.js', import.meta.url), { workerData });
    const opening = await new Promise<Opening>((resolve) => {
      worker.once('message', resolve);
      worker.once('error', (error) => resolve({ kind: 'not-opened', message: explainCrash(error) }));
    });
    if (opening.kind === 'opened') return new SqliteEngine(file, worker, opening.contents, onFailure);
    await worker.terminate();
    throw new ServiceError(opening.message);
  }

  private constructor(
    file: string,
    worker: Worker,
    contents: readonly Change[],
    onFailure?: (error: Error) => void,
  ) {
    this.#file = file;
    this.#worker = worker;
    this.#follow(contents);
    this.#commits = new GroupCommit((writes) => this.#commitBatch(writes));
    this.#sweeper = setInterval(() => void this.#sweep(), SWEEP_INTERVAL_MS).unref();
    worker.on('message', (reply: Reply) => this.#onReply(reply));
    let cause: unknown;
    worker.on('error', (error) => (cause = error));
    this.#exited = new Promise((resolve) => {
      worker.once('exit', () => {
        clearInterval(this.#sweeper);
        const failure = new EngineUnavailable('the database thread ended', { cause });
        for (const { reject } of this.#pending.values()) reject(failure);
        this.#pending.clear();
        if (this.#state === 'ready') {
          this.#state = 'failed';
          onFailure?.(failure);
        }
        resolve();
      });
    });
  }

  get isReady(): boolean {
    return this.#state === 'ready';
  }

  get waiting(): number {
    return this.#commits.waiting;
  }

  commit(operations: readonly Operation[]): Promise<OperationResult[]> {
    return this.#write(operations) as Promise<OperationResult[]>;
  }

  async spend(key: string, expiresAt: number): Promise<boolean> {
    const [isFirst] = await this.#write([{ key, expiresAt }]);
    return isFirst as boolean;
  }

  async tally(campaign: string): Promise<Tally> {
    return this.#copies.get(campaign) ?? { rev: 0, items: new Map() };
  }

  mine(campaign: string, voter: string): Promise<{ rev: number; votes: Standing[] }> {
    return this.#ask('mine', { campaign, voter });
  }

  campaign(id: string): Campaign | undefined {
    return this.#copies.get(id)?.campaign;
  }

  campaigns(): Campaign[] {
    return [...this.#copies.values()].flatMap(({ campaign }) => campaign ?? []);
  }

  async applyFile(definitions: readonly CampaignDefinition[], at: number): Promise<void> {
    this.#follow(await this.#ask('applyFile', { definitions, at }));
  }

  async changeCampaign(change: CampaignChange): Promise<Campaign> {
    this.#follow(await this.#ask('changeCampaign', change));
    return this.campaign(change.id)!;
  }

  async annul(annulment: Annulment): Promise<{ votes: number; rev: number }> {
    const { votes, rev, changes } = await this.#ask('annul', annulment);
    this.#follow(changes);
    return { votes, rev };
  }

  records(campaign: string, after: number, limit: number): Promise<NumberedRecord[]> {
    return this.#ask('records', { campaign, after, limit });
  }

  head(campaign: string): Promise<ChainHead> {
    return this.#ask('head', campaign);
  }

  secret(name: string): Promise<Uint8Array> {
    return this.#ask('secret', name);
  }

  async forgetSecret(name: string): Promise<void> {
    await this.#ask('forgetSecret', name);
  }

  keep(name: string, value: Uint8Array): Promise<Uint8Array> {
    return this.#ask('keep', { name, value });
  }

  kept(name: string): Promise<Uint8Array | undefined> {
    return this.#ask('kept', name);
  }

  reconcile(): Promise<Drift[]> {
    if (!this.isReady) return Promise.reject(new EngineUnavailable(`the engine is ${this.#state}`));
    const check = checkDrift(this.#file, () => this.#checks.delete(check));
    this.#checks.add(check);
    return check;
  }

  async close(): Promise<void> {
    // To stop a thread inside of the database's native code would end the process.
    await Promise.allSettled(this.#checks);
    if (this.#state === 'ready') {
      this.#state = 'closing';
      await this.#commits.drained();
      await this.#ask('close', null);
    }
    await this.#exited;
  }

  #write(writes: readonly Write[]): Promise<WriteResult[]> {
    if (!this.isReady) return Promise.reject(new EngineUnavailable(`the engine is ${this.#state}`));
    return this.#commits.submit(writes);
  }

  async #commitBatch(writes: Write[]): Promise<WriteResult[]> {
    const { results, changes } = await this.#ask('commit', writes);
    this.#follow(changes);
    return results;
  }

  /** Answers come in the order of the transactions, so that copies never go back. */
  #follow(changes: readonly Change[]): void {
    for (const { id, rev, campaign, items } of changes) {
      let copy = this.#copies.get(id);
      if (!copy) this.#copies.set(id, (copy = { rev, campaign, items: new Map() }));
      copy.rev = rev;
      copy.campaign = campaign;
      for (const [item, tally] of items) copy.items.set(item, tally);
    }
  }

  async #sweep(): Promise<void> {
    // What could not be swept now is swept the next time.
    await this.#ask('sweep', Date.now()).catch(() => null);
  }

  #ask<Name extends keyof WorkerCalls>(
    name: Name,
    ask: WorkerCalls[Name]['ask'],
  ): Promise<WorkerCalls[Name]['answer']> {
    if (this.#state === 'failed') return Promise.reject(new EngineUnavailable('the engine is failed'));
    const id = ++this.#lastId;
    return new Promise((resolve, reject) => {
      this.#pending.set(id, { resolve, reject });
      this.#worker.postMessage({ id, name, ask } as Call);
    });
  }

  #onReply(reply: Reply): void {
    const pending = this.#pending.get(reply.id);
    this.#pending.delete(reply.id);
    if (reply.kind === 'answer') pending?.resolve(reply.answer as never);
    else if (reply.name === 'SealedError') pending?.reject(new SealedError(reply.message));
    else pending?.reject(new EngineUnavailable(reply.message));
  }
}

function explainCrash(error: Error): string {
  return (
    `数据库模块无法启动,请重新安装 lanelight-service。 ` +
    `The database module cannot start; install lanelight-service again. (${error.message})`
  );
}
