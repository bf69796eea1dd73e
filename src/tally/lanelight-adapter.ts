import type { MineAnswer, Problem, SessionAnswer, VoteAnswer } from './protocol.js';
import {
  TallyError,
  type TallyAdapter,
  type TallyErrorCode,
  type TallySnapshot,
  type Vote,
} from './tally-adapter.js';
import { keep, recall } from './voter-storage.js';

/** The most items to name in an address; for more, the whole campaign is read. */
const maxNamedItems = 100;

const codeByStatus: Record<number, TallyErrorCode> = {
  401: 'unauthorized',
  404: 'not-found',
  410: 'closed',
  429: 'rate-limited',
};

/** Speaks the protocol `/v1` of lanelight-service. No cookie: the voter's token is kept in the storage of the page. */
export class LanelightAdapter implements TallyAdapter {
  readonly scope = 'everyone';
  readonly #root: string;
  #session: Promise<string> | undefined;

  constructor(endpoint: string, campaign: string) {
    this.#root = `${endpoint.replace(/\/+$/, '')}/v1/campaigns/${encodeURIComponent(campaign)}`;
  }

  async readTally(items: readonly string[], signal: AbortSignal): Promise<TallySnapshot> {
    // Sorted, so that two pages with the same people share one entry in a cache.
    const names = [...items].sort().map(encodeURIComponent).join(',');
    const query = items.length > maxNamedItems ? '' : `?items=${names}`;
    return revised(
      await this.#request<TallySnapshot>(`/tally${query}`, { cache: 'no-cache', signal }),
      'tally',
    );
  }

  async readMine(signal: AbortSignal): Promise<MineAnswer> {
    // A reader who never voted has no token, and is not given one for looking.
    const token = this.#token;
    if (token === undefined) return { rev: 0, mine: {} };
    try {
      return revised(await this.#request<MineAnswer>('/mine', { cache: 'no-store', signal }, token), 'mine');
    } catch (error) {
      if (!isUnauthorized(error)) throw error;
      this.#forget(token);
      return { rev: 0, mine: {} };
    }
  }

  async vote(vote: Vote, signal: AbortSignal): Promise<VoteAnswer> {
    const token = this.#token ?? (await this.#openSession(signal));
    try {
      return await this.#send(vote, token, signal);
    } catch (error) {
      if (!isUnauthorized(error)) throw error;
      this.#forget(token);
      return this.#send(vote, await this.#openSession(signal), signal);
    }
  }

  async #send({ op, item, isLiked }: Vote, token: string, signal: AbortSignal): Promise<VoteAnswer> {
    const path = `/items/${encodeURIComponent(item)}/vote`;
    const body = JSON.stringify({ op });
    // `keepalive`: a vote leaves even if its reader leaves the page.
    const init = { method: isLiked ? 'PUT' : 'DELETE', body, keepalive: true, signal };
    const answer = revised(await this.#request<VoteAnswer>(path, init, token));
    if (answer.mine !== 0 && answer.mine !== 1) throw new TallyError('malformed');
    return answer;
  }

  /** One session for all votes that wait for one. */
  #openSession(signal: AbortSignal): Promise<string> {
    this.#session ??= this.#requestSession(signal).finally(() => (this.#session = undefined));
    return this.#session;
  }

  async #requestSession(signal: AbortSignal): Promise<string> {
    const { token } = await this.#request<SessionAnswer>('/session', { method: 'POST', signal });
    if (typeof token !== 'string') throw new TallyError('malformed');
    // Another tab may have been quicker; two tokens would be two voters.
    if (this.#token === undefined) keep('tokens', this.#root, token);
    return this.#token ?? token;
  }

  get #token(): string | undefined {
    const token = recall('tokens', this.#root);
    return typeof token === 'string' ? token : undefined;
  }

  #forget(token: string): void {
    if (this.#token === token) keep('tokens', this.#root, undefined);
  }

  async #request<Answer>(path: string, init: RequestInit, token?: string): Promise<Answer> {
    const headers: Record<string, string> = {};
    if (token !== undefined) headers['Authorization'] = `Bearer ${token}`;
    if (init.body) headers['Content-Type'] = 'application/json';
    const response = await fetch(this.#root + path, { ...init, headers, credentials: 'omit' }).catch(
      (cause: unknown) => {
        throw new TallyError('network', cause);
      },
    );
    const answer: unknown = await response.json().catch((cause: unknown) => {
      throw new TallyError(response.ok ? 'malformed' : codeOf(response.status), cause);
    });
    if (typeof answer !== 'object' || answer === null) throw new TallyError('malformed');
    if (!response.ok) throw new TallyError((answer as Partial<Problem>).code ?? codeOf(response.status));
    return answer as Answer;
  }
}

function codeOf(status: number): TallyErrorCode {
  return codeByStatus[status] ?? 'unavailable';
}

function isUnauthorized(error: unknown): boolean {
  return error instanceof TallyError && error.code === 'unauthorized';
}

/** The answer, if it has a revision and the record that it must have. */
function revised<Answer extends { rev: number }>(answer: Answer, record?: keyof Answer): Answer {
  if (!Number.isFinite(answer.rev)) throw new TallyError('malformed');
  if (record && (typeof answer[record] !== 'object' || answer[record] === null))
    throw new TallyError('malformed');
  return answer;
}
