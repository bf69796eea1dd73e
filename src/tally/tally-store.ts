import * as rules from './like-state.js';
import { LazyAdapter } from './lazy-adapter.js';
import type { LikeState } from './like-state.js';
import { createOperationId } from './operation-id.js';
import { TallyError, type TallyAdapter, type Vote } from './tally-adapter.js';
import { withDeadline } from './with-deadline.js';

/** `lanelight` speaks the protocol of lanelight-service; `local` speaks to nobody: likes stay on this device. */
export type AdapterName = 'lanelight' | 'local';

/** Names the campaign whose likes a store keeps. */
export interface TallySource {
  adapter: AdapterName;
  /** Root of the service; `/v1/campaigns/…` is appended. */
  endpoint: string;
  campaign: string;
}

interface Entry {
  state: LikeState;
  readonly subscribers: Set<() => void>;
  /** Ends when the reader's last wish has been answered. */
  sending?: Promise<void> | undefined;
}

const stores = new Map<string, TallyStore>();

let sequence = 0;
const nextSequence = () => (sequence += 1);

/** The one store that a page has for a campaign, so that two elements never disagree and read together. */
export function getTallyStore({ adapter, endpoint, campaign }: TallySource): TallyStore {
  const key = JSON.stringify([adapter, endpoint, campaign]);
  let store = stores.get(key);
  if (!store) {
    store = new TallyStore(
      adapter === 'local'
        ? new LazyAdapter(
            'device',
            async () => new (await import('./local-adapter.js')).LocalAdapter(campaign),
          )
        : new LazyAdapter('everyone', async () => {
            const { LanelightAdapter } = await import('./lanelight-adapter.js');
            return new LanelightAdapter(endpoint, campaign);
          }),
    );
    stores.set(key, store);
  }
  return store;
}

/** The likes of one campaign: what is known of each item, read in batches, voted for one request at a time. */
export class TallyStore {
  readonly #adapter: TallyAdapter;
  readonly #timeout: number;
  readonly #entries = new Map<string, Entry>();
  readonly #unread = new Set<string>();
  #reading: Promise<void> | undefined;

  /** @param timeout Milliseconds after which a request is given up. */
  constructor(adapter: TallyAdapter, timeout = 10_000) {
    this.#adapter = adapter;
    this.#timeout = timeout;
  }

  /** Where votes are kept. */
  get scope(): TallyAdapter['scope'] {
    return this.#adapter.scope;
  }

  stateOf(item: string): LikeState {
    return this.#entries.get(item)?.state ?? rules.unreadState;
  }

  /** Calls back at each change of an item, and reads it if nobody else has asked. Returns the function that ends it. */
  subscribe(item: string, callback: () => void): () => void {
    const { subscribers } = this.#entryOf(item);
    if (subscribers.size === 0) void this.#read([item]);
    subscribers.add(callback);
    return () => subscribers.delete(callback);
  }

  /** Reads every item that somebody subscribes to. A failure is in the items' states. */
  refresh(): Promise<void> {
    return this.#read(this.#entries.keys());
  }

  /**
   * Makes the reader's vote stand, or not: shown at once, sent after the next paint.
   *
   * @throws {TallyError} when it was refused or lost; what is shown is then what the service last said.
   */
  vote(item: string, liked: boolean): Promise<void> {
    const entry = this.#entryOf(item);
    this.#change(entry, rules.want(entry.state, liked));
    entry.sending ??= this.#send(item, entry);
    return entry.sending;
  }

  async #send(item: string, entry: Entry): Promise<void> {
    try {
      await nextPaint();
      for (;;) {
        const isLiked = rules.nextVote(entry.state);
        if (isLiked === undefined) return;
        entry.state = rules.send(entry.state);
        const kind = isLiked ? 'like' : 'unlike';
        const vote: Vote = { op: createOperationId(), seq: nextSequence(), item, kind, n: 1 };
        const outcome = await withDeadline(this.#timeout, (signal) => this.#adapter.vote(vote, signal));
        this.#change(entry, rules.settle(entry.state, outcome));
      }
    } catch (error) {
      this.#change(entry, rules.fail(entry.state));
      // A request that was lost may have counted: the service knows.
      void this.#read([item]);
      throw toTallyError(error);
    } finally {
      entry.sending = undefined;
    }
  }

  /** Reads items together with all others that are asked for before the page comes to rest. */
  #read(items: Iterable<string>): Promise<void> {
    for (const item of items) this.#unread.add(item);
    this.#reading ??= pageAtRest().then(() => {
      const batch = [...this.#unread].filter((item) => this.#entryOf(item).subscribers.size > 0);
      this.#unread.clear();
      this.#reading = undefined;
      return batch.length > 0 ? this.#readBatch(batch) : undefined;
    });
    return this.#reading;
  }

  async #readBatch(items: readonly string[]): Promise<void> {
    const [tally, mine] = await Promise.allSettled([
      withDeadline(this.#timeout, (signal) => this.#adapter.readTally(items, signal)),
      withDeadline(this.#timeout, (signal) => this.#adapter.readMine(signal)),
    ]);
    for (const item of items) {
      const entry = this.#entryOf(item);
      let { state } = entry;
      if (tally.status === 'fulfilled')
        state = rules.receiveTally(state, tally.value.rev, tally.value.counts[item]);
      if (mine.status === 'fulfilled')
        state = rules.receiveMine(state, mine.value.rev, mine.value.mine[item]);
      const failed = [tally, mine].find((result) => result.status === 'rejected');
      if (failed) state = rules.failRead(state, toTallyError(failed.reason).code);
      this.#change(entry, state);
    }
  }

  #change(entry: Entry, state: LikeState): void {
    if (state === entry.state) return;
    entry.state = state;
    for (const callback of entry.subscribers) callback();
  }

  #entryOf(item: string): Entry {
    let entry = this.#entries.get(item);
    if (!entry) {
      entry = { state: rules.unreadState, subscribers: new Set() };
      this.#entries.set(item, entry);
    }
    return entry;
  }
}

/** Resolves once the page is parsed and the running task is done, so that every element on it has asked. */
function pageAtRest(): Promise<void> {
  return new Promise((resolve) => {
    if (document.readyState === 'loading') {
      document.addEventListener('DOMContentLoaded', () => resolve(), { once: true });
    } else {
      setTimeout(resolve);
    }
  });
}

/** Resolves after the next paint. A hidden page paints nothing, and a page may be hidden meanwhile. */
function nextPaint(): Promise<void> {
  return new Promise((resolve) => {
    const timer = setTimeout(resolve, 100);
    requestAnimationFrame(() => {
      clearTimeout(timer);
      setTimeout(resolve);
    });
  });
}

function toTallyError(error: unknown): TallyError {
  return error instanceof TallyError ? error : new TallyError('unavailable', error);
}
