import type { Campaign } from './campaign-window.js';
import { unreadState, type LikeState } from './like-state.js';
import type { TallyErrorCode } from './tally-adapter.js';
import type { TallyEngine } from './tally-engine.js';

/** What became of a vote. */
export interface Happening {
  /** `queued`: it could not be delivered, and is kept. */
  readonly kind: 'counted' | 'rejected' | 'queued';
  /** A like, or one taken back. */
  readonly liked: boolean;
  /** It was kept, and has been delivered now. */
  readonly wasQueued?: boolean;
  /** Why not. */
  readonly code?: TallyErrorCode | undefined;
}

/** Called at each change of an item, and with what became of the votes that it is to be told of. */
export type Subscriber = (happening?: Happening) => void;

interface Entry {
  state: LikeState;
  readonly subscribers: Set<Subscriber>;
}

/** Milliseconds after which the way to the service is asked for again, when it did not come. */
const reloadAfter = 3000;

/**
 * The likes of one campaign as the page shows them. How they are read and sent is the engine's, which comes when it is
 * first needed; a tap shows at once, with or without it.
 */
export class TallyStore {
  readonly #load: (store: TallyStore) => Promise<TallyEngine>;
  readonly #entries = new Map<string, Entry>();
  #engine: Promise<TallyEngine> | undefined;
  #campaign: Campaign | undefined;

  constructor(load: (store: TallyStore) => Promise<TallyEngine>) {
    this.#load = load;
  }

  /** The campaign's window and rules; `undefined` while unknown, and where a service knows none. */
  get campaign(): Campaign | undefined {
    return this.#campaign;
  }

  set campaign(campaign: Campaign | undefined) {
    this.#campaign = campaign;
    this.notify();
  }

  /** Items that somebody subscribes to. */
  get items(): string[] {
    return [...this.#entries.keys()].filter((item) => this.subscribersOf(item).size > 0);
  }

  stateOf(item: string): LikeState {
    return this.#entries.get(item)?.state ?? unreadState;
  }

  /** Calls back at each change of an item, and reads it if nobody else has asked. Returns the function that ends it. */
  subscribe(item: string, subscriber: Subscriber): () => void {
    const { subscribers } = this.#entryOf(item);
    const isFirst = subscribers.size === 0;
    subscribers.add(subscriber);
    if (isFirst) void this.ask((engine) => engine.read([item]));
    return () => subscribers.delete(subscriber);
  }

  /** Follows the campaign as it changes. Returns the function that ends it. */
  follow(): () => void {
    let unfollow: (() => void) | undefined;
    let isOver = false;
    void this.ask((engine) => {
      if (!isOver) unfollow = engine.follow();
    });
    return () => {
      isOver = true;
      unfollow?.();
    };
  }

  /** Reads every item that somebody subscribes to. A failure is in the items' states. */
  async refresh(): Promise<void> {
    await this.ask((engine) => engine.refresh());
  }

  /** Gives an item another state. For the engine. */
  change(item: string, state: LikeState): void {
    const entry = this.#entryOf(item);
    if (state === entry.state) return;
    entry.state = state;
    for (const subscriber of entry.subscribers) subscriber();
  }

  /** Those that show an item. */
  subscribersOf(item: string): ReadonlySet<Subscriber> {
    return this.#entryOf(item).subscribers;
  }

  /** Has everything shown anew. */
  notify(): void {
    for (const { subscribers } of this.#entries.values()) for (const subscriber of subscribers) subscriber();
  }

  /** Asks the engine for something, once it has come. */
  async ask(request: (engine: TallyEngine) => unknown): Promise<void> {
    this.#engine ??= this.#load(this);
    const engine = await this.#engine.catch(() => undefined);
    if (engine) {
      await request(engine);
      return;
    }
    this.#engine = undefined;
    for (const item of this.items) this.change(item, { ...this.stateOf(item), problem: 'network' });
    await new Promise((resolve) => setTimeout(resolve, reloadAfter));
    if (this.items.length > 0) return this.ask(request);
  }

  #entryOf(item: string): Entry {
    let entry = this.#entries.get(item);
    if (!entry) {
      entry = { state: unreadState, subscribers: new Set() };
      this.#entries.set(item, entry);
    }
    return entry;
  }
}
