import type { CampaignMode } from './protocol.js';
import type { Vote } from './tally-adapter.js';
import { openDatabase, transact } from './voter-database.js';
import { keep, recallAll } from './voter-storage.js';

/** A vote that is not answered yet, and the campaign that it belongs to. */
export interface KeptVote extends Vote {
  readonly campaign: string;
  readonly mode: CampaignMode;
  /** By this device's clock: until then a tab gathers claps in it, and no tab sends it. */
  readonly heldUntil?: number | undefined;
}

/** Milliseconds for which claps are held for more of them, anew with each: longer than they are gathered. */
export const holdTime = 1500;

/** Whether claps are gathered in a vote. What is held for longer than can be was held by another clock. */
export function isHeld({ heldUntil = 0 }: KeptVote): boolean {
  const left = heldUntil - Date.now();
  return left > 0 && left <= holdTime;
}

/** Keeps votes until they are answered, whatever becomes of the page; shared by all tabs. */
export interface VoteOutbox {
  add(vote: KeptVote): Promise<void>;
  remove(op: string): Promise<void>;
  /** The campaign's votes, in the order in which they were given. */
  list(campaign: string): Promise<KeptVote[]>;
  /** Which of these votes are certainly kept no longer. What cannot be read may be there. */
  missing(votes: readonly KeptVote[]): Promise<KeptVote[]>;
}

let outbox: Promise<VoteOutbox> | undefined;

/** The page's outbox: in IndexedDB, whose changes cannot overtake each other; else in the storage of the page; else in memory. */
export function openOutbox(): Promise<VoteOutbox> {
  outbox ??= openDatabase().then(
    (database) => new DatabaseOutbox(database),
    () => storageOutbox,
  );
  return outbox;
}

/** Keeps a vote before this returns, for a page that goes away. */
export function keepAtOnce(vote: KeptVote): void {
  keep('votes', vote.op, vote);
}

/** Where the database fails later, its part is done by the storage of the page. */
class DatabaseOutbox implements VoteOutbox {
  readonly #database: IDBDatabase;

  constructor(database: IDBDatabase) {
    this.#database = database;
  }

  async add(vote: KeptVote): Promise<void> {
    await this.#run('readwrite', (store) => store.put(vote)).catch(() => storageOutbox.add(vote));
  }

  async remove(op: string): Promise<void> {
    await storageOutbox.remove(op);
    await this.#run('readwrite', (store) => store.delete(op)).catch(() => undefined);
  }

  async list(campaign: string): Promise<KeptVote[]> {
    const stored = await this.#run('readonly', (store) => store.getAll()).catch(() => []);
    const others = await storageOutbox.list(campaign);
    return inOrder(campaign, [...(stored as KeptVote[]), ...others]);
  }

  async missing(votes: readonly KeptVote[]): Promise<KeptVote[]> {
    const keys = await this.#run('readonly', (store) => store.getAllKeys()).catch(() => undefined);
    if (!keys) return [];
    const absent = votes.filter(({ op }) => !(keys as string[]).includes(op));
    return storageOutbox.missing(absent);
  }

  #run<Result>(
    mode: IDBTransactionMode,
    request: (store: IDBObjectStore) => IDBRequest<Result>,
  ): Promise<Result> {
    return transact(this.#database, 'votes', mode, request);
  }
}

const storageOutbox: VoteOutbox = {
  add(vote) {
    keepAtOnce(vote);
    return Promise.resolve();
  },
  remove(op) {
    if (op in recallAll('votes')) keep('votes', op, undefined);
    return Promise.resolve();
  },
  list: (campaign) => Promise.resolve(inOrder(campaign, Object.values(recallAll('votes')) as KeptVote[])),
  missing: (votes) => Promise.resolve(votes.filter(({ op }) => !(op in recallAll('votes')))),
};

function inOrder(campaign: string, votes: readonly KeptVote[]): KeptVote[] {
  const own = new Map(votes.filter((vote) => vote?.campaign === campaign).map((vote) => [vote.op, vote]));
  return [...own.values()].sort((a, b) => a.seq - b.seq);
}
