import type { ChallengeProblem, SessionAnswer, SessionRequest } from './protocol.js';
import type { Challenge } from './find-solution.js';
import { TallyError } from './tally-adapter.js';
import { requestJson } from './tally-request.js';
import { keep, recall } from './voter-storage.js';
import { withDeadline } from './with-deadline.js';

/** Milliseconds for the work that a service may ask for, and for the request that shows it. */
const requestTime = 10_000;
const workTime = 120_000;

/** The token by which a service knows a voter again: asked for at the first vote, kept in the storage of the page. */
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
  }

  /**
   * One session for all votes that wait for one. Its work outlasts the vote that asked for it: what takes an old phone
   * longer than a vote may wait is there when the vote is sent again.
   */
  #open(signal: AbortSignal): Promise<string> {
    this.#opening ??= this.#request(signal).finally(() => (this.#opening = undefined));
    return this.#opening;
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
    // Another tab may have been quicker; two tokens would be two voters.
    if (this.token === undefined) keep('tokens', this.#root, answer.token);
    return this.token ?? answer.token;
  }

  #post(body: SessionRequest, signal: AbortSignal): Promise<unknown> {
    return requestJson(`${this.#root}/session`, { method: 'POST', body, signal });
  }
}

export function isUnauthorized(error: unknown): boolean {
  return error instanceof TallyError && error.code === 'unauthorized';
}
