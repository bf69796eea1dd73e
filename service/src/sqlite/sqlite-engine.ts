import { Worker } from 'node:worker_threads';
import {
  EngineUnavailable,
  type Engine,
  type Operation,
  type OperationResult,
  type Tally,
} from '../engine.js';
import { GroupCommit } from '../group-commit.js';
import { ServiceError } from '../service-error.js';
import type { CampaignTally } from './ledger.js';
import type { Call, Opened, Opening, Reply, WorkerCalls, WorkerOptions } from './messages.js';

export interface SqliteEngineOptions {
  /** The database file; made, with its directory, when missing. */
  file: string;
  /** Whether the secret of voters' tokens is kept in the database; made at the first start. Default: true. */
  keepsSecret?: boolean;
  /** Told once, when the writing thread dies; the engine cannot be used after. */
  onFailure?: (error: Error) => void;
}

interface Pending {
  resolve: (answer: never) => void;
  reject: (error: Error) => void;
}

/** Keeps votes in one SQLite file. Durable: what is answered survives the end of the process and of the power. */
export class SqliteEngine implements Engine {
  /** The secret kept in the database. */
  readonly secret: Uint8Array | undefined;

  readonly #worker: Worker;
  readonly #tallies: Map<string, CampaignTally>;
  readonly #pending = new Map<number, Pending>();
  readonly #commits: GroupCommit<Operation, OperationResult>;
  readonly #exited: Promise<void>;
  #lastId = 0;
  #state: 'ready' | 'closing' | 'failed' = 'ready';

  /** @throws ServiceError if the file cannot be used, with the remedy. */
  static async open(options: SqliteEngineOptions): Promise<SqliteEngine> {
    const { file, keepsSecret = true, onFailure } = options;
    const workerData: WorkerOptions = { file, keepsSecret };
    const worker = new Worker(new URL('./sqlite-worker.js', import.meta.url), { workerData });
    const opening = await new Promise<Opening>((resolve) => {
      worker.once('message', resolve);
      worker.once('error', (error) => resolve({ kind: 'not-opened', message: explainCrash(error) }));
    });
    if (opening.kind === 'opened') return new SqliteEngine(worker, opening.opened, onFailure);
    await worker.terminate();
    throw new ServiceError(opening.message);
  }

  private constructor(worker: Worker, opened: Opened, onFailure?: (error: Error) => void) {
    this.#worker = worker;
    this.#tallies = new Map(opened.tallies);
    this.secret = opened.secret;
    this.#commits = new GroupCommit((operations) => this.#commitBatch(operations));
    worker.on('message', (reply: Reply) => this.#onReply(reply));
    let cause: unknown;
    worker.on('error', (error) => (cause = error));
    this.#exited = new Promise((resolve) => {
      worker.once('exit', () => {
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

  commit(operations: readonly Operation[]): Promise<OperationResult[]> {
    if (!this.isReady) return Promise.reject(new EngineUnavailable(`the engine is ${this.#state}`));
    return this.#commits.submit(operations);
  }

  tally(campaign: string): Tally {
    return this.#tallies.get(campaign) ?? { rev: 0, votes: new Map() };
  }

  async mine(campaign: string, voter: string): Promise<{ rev: number; items: string[] }> {
    return this.#ask('mine', { campaign, voter });
  }

  async close(): Promise<void> {
    if (this.#state === 'ready') {
      this.#state = 'closing';
      await this.#commits.drained();
      await this.#ask('close', null);
    }
    await this.#exited;
  }

  async #commitBatch(operations: Operation[]): Promise<OperationResult[]> {
    const results = await this.#ask('commit', operations);
    results.forEach((result, index) => {
      if (result.outcome !== 'counted') return;
      const { campaign, item } = operations[index]!;
      let tally = this.#tallies.get(campaign);
      if (!tally) this.#tallies.set(campaign, (tally = { rev: 0, votes: new Map() }));
      tally.rev = result.rev;
      tally.votes.set(item, result.tally);
    });
    return results;
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
    else pending?.reject(new EngineUnavailable(reply.message));
  }
}

function explainCrash(error: Error): string {
  return (
    `数据库模块无法启动,请重新安装 lanelight-service。 ` +
    `The database module cannot start; install lanelight-service again. (${error.message})`
  );
}
