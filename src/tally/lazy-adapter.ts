import {
  TallyError,
  type MineSnapshot,
  type TallyAdapter,
  type TallySnapshot,
  type Vote,
  type VoteOutcome,
} from './tally-adapter.js';

/** An adapter whose code comes when it is first asked for, and is asked for again when it did not come. */
export class LazyAdapter implements TallyAdapter {
  readonly scope: TallyAdapter['scope'];
  readonly #load: () => Promise<TallyAdapter>;
  #adapter?: Promise<TallyAdapter> | undefined;

  constructor(scope: TallyAdapter['scope'], load: () => Promise<TallyAdapter>) {
    this.scope = scope;
    this.#load = load;
  }

  async readTally(items: readonly string[], signal: AbortSignal): Promise<TallySnapshot> {
    return (await this.#get()).readTally(items, signal);
  }

  async readMine(signal: AbortSignal): Promise<MineSnapshot> {
    return (await this.#get()).readMine(signal);
  }

  async vote(vote: Vote, signal: AbortSignal): Promise<VoteOutcome> {
    return (await this.#get()).vote(vote, signal);
  }

  #get(): Promise<TallyAdapter> {
    this.#adapter ??= this.#load().catch((error: unknown) => {
      this.#adapter = undefined;
      throw new TallyError('network', error);
    });
    return this.#adapter;
  }
}
