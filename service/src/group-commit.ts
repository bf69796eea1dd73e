import { EngineUnavailable } from './engine.js';

interface Waiting<Operation, Result> {
  operations: readonly Operation[];
  resolve: (results: Result[]) => void;
  reject: (error: unknown) => void;
}

export interface GroupCommitOptions {
  /** Operations after which a batch takes no further call. */
  maxBatch?: number;
  /** Calls that may wait; further ones are turned away at once, so that memory and waiting times stay bounded. */
  maxWaiting?: number;
}

/**
 * Gathers the calls that come in while the previous batch is being made durable. There is no timer: a slower disk makes
 * larger batches by itself. Each batch waits for two turns of the event loop, so that it takes along what the sockets hold
 * already, and a commit costs each vote less: the first turn ends the one that told of the previous batch, and only the
 * second looks at the sockets again.
 */
export class GroupCommit<Operation, Result> {
  readonly #commitBatch: (operations: Operation[]) => Promise<Result[]>;
  readonly #maxBatch: number;
  readonly #maxWaiting: number;
  #waiting: Waiting<Operation, Result>[] = [];
  #isRunning = false;
  #run = Promise.resolve();

  constructor(
    commitBatch: (operations: Operation[]) => Promise<Result[]>,
    { maxBatch = 2000, maxWaiting = 10_000 }: GroupCommitOptions = {},
  ) {
    this.#commitBatch = commitBatch;
    this.#maxBatch = maxBatch;
    this.#maxWaiting = maxWaiting;
  }

  /** Operations that are in no batch yet. */
  get waiting(): number {
    return this.#waiting.length;
  }

  submit(operations: readonly Operation[]): Promise<Result[]> {
    if (this.#waiting.length >= this.#maxWaiting) {
      return Promise.reject(new EngineUnavailable('too many operations are waiting'));
    }
    return new Promise((resolve, reject) => {
      this.#waiting.push({ operations, resolve, reject });
      if (!this.#isRunning) this.#run = this.#commitWaiting();
    });
  }

  /** Resolves when nothing waits and nothing is in flight. */
  async drained(): Promise<void> {
    while (this.#isRunning) await this.#run;
  }

  async #commitWaiting(): Promise<void> {
    this.#isRunning = true;
    while (this.#waiting.length > 0) {
      await nextTurn();
      await nextTurn();
      const calls = this.#takeBatch();
      try {
        // Filled by pushing: a list that was made in any other way may have holes, and is copied to the other thread name by
        // name.
        const operations: Operation[] = [];
        for (const call of calls) for (const operation of call.operations) operations.push(operation);
        const results = await this.#commitBatch(operations);
        let start = 0;
        for (const call of calls) {
          call.resolve(results.slice(start, start + call.operations.length));
          start += call.operations.length;
        }
      } catch (error) {
        for (const call of calls) call.reject(error);
      }
    }
    this.#isRunning = false;
  }

  #takeBatch(): Waiting<Operation, Result>[] {
    let size = 0;
    let end = 0;
    while (end < this.#waiting.length && size < this.#maxBatch)
      size += this.#waiting[end++]!.operations.length;
    return this.#waiting.splice(0, end);
  }
}

function nextTurn(): Promise<void> {
  return new Promise((resolve) => setImmediate(resolve));
}
