import type { ChallengeProblem, SessionAnswer, SessionRequest } from './protocol.js';
import type { Challenge } from './find-solution.js';
import { TallyError } from './tally-adapter.js';
import { requestJson } from './tally-request.js';
import { openDatabase, transact } from './voter-database.js';
import { keep, recall } from './voter-storage.js';
import { withDeadline } from './with-deadline.js';

/** Milliseconds for the work that a service may ask for, and for the request that shows it. */
const requestTime = 10_000;
const workTime = 120_000;

/**
 * The token by which a service knows a voter again: asked for at the first vote, kept in the storage of the page, where
 * it can be read at once, and in the database, which all tabs see alike. (Each tab has a copy of the storage: what two of
 * them write within a few milliseconds, one of them loses, and two tokens would be two voters.)
 */
export class VoterSession {
  readonly #root: string;
  #opening: Promise<string> | undefined;

  /** @param root Address of the campaign at its service. */
  constructor(root: string) {
    this.#root = root;
  }

  get token(): string | undefined {
    const token = recall('tokens', this.#root);
    return typeof token === 'string' ? token : undefined;
  }

  /** Runs a request with the token and, if the service does not know it any more, once again with a new one. */
  async authorize<Answer>(signal: AbortSignal, request: (token: string) => Promise<Answer>): Promise<Answer> {
    const token = this.token ?? (await this.#open(signal));
    try {
      return await request(token);
    } catch (error) {
      if (!isUnauthorized(error)) throw error;
      this.forget(token);
      return request(await this.#open(signal));
    }
  }

  /** The service does not know a token any more; one that another tab got meanwhile stays. */
  forget(token: string | undefined): void {
    if (this.token === token) keep('tokens', this.#root, undefined);
    void this.#share((store, kept) => kept === token && store.delete(this.#root));
  }

  /**
   * One session for all votes that wait for one. Its work outlasts the vote that asked for it: what takes an old phone
   * longer than a vote may wait is there when the vote is sent again.
   */
  #open(signal: AbortSignal): Promise<string> {
    this.#opening ??= this.#find(signal).finally(() => (this.#opening = undefined));
    return this.#opening;
  }

  async #find(signal: AbortSignal): Promise<string> {
    const token = (await this.#share()) ?? (await this.#request(signal));
    if (this.token !== token) keep('tokens', this.#root, token);
    return token;
  }

  async #request(signal: AbortSignal): Promise<string> {
    const answer = (await this.#post({}, signal).catch(async (error: unknown) => {
      if (!(error instanceof TallyError) || error.code !== 'challenge') throw error;
      const { solve } = await import('./proof-of-work.js');
      const { challenge } = error.cause as ChallengeProblem;
      const pow = await withDeadline(workTime, (end) => solve(challenge as unknown as Challenge, end));
      return withDeadline(requestTime, (end) => this.#post({ pow }, end));
    })) as SessionAnswer | null;
    if (typeof answer?.token !== 'string') throw new TallyError('malformed');
    // Another tab may have been quicker.
    const { token } = answer;
    return (await this.#share((store, kept) => kept ?? store.put(token, this.#root))) ?? this.token ?? token;
  }

  /** The token that all tabs share, if there is one and a database; `change` may change it in the same transaction. */
  async #share(
    change?: (store: IDBObjectStore, kept: string | undefined) => unknown,
  ): Promise<string | undefined> {
    try {
      return await transact(await openDatabase(), 'tokens', change ? 'readwrite' : 'readonly', (store) => {
        const request = store.get(this.#root) as IDBRequest<string | undefined>;
        request.onsuccess = () => change?.(store, request.result);
        return request;
      });
    } catch {
      return undefined;
    }
  }

  #post(body: SessionRequest, signal: AbortSignal): Promise<unknown> {
    return requestJson(`${this.#root}/session`, { method: 'POST', body, signal });
  }
}

export function isUnauthorized(error: unknown): boolean {
  return error instanceof TallyError && error.code === 'unauthorized';
}
