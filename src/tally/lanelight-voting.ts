import type { BatchAnswer, BatchOperation, BatchRequest, MineAnswer, VoteAnswer } from './protocol.js';
import { TallyError, type MineSnapshot, type Vote, type VoteOutcome } from './tally-adapter.js';
import { codeOf, requestJson, requestRevised, type TallyRequest } from './tally-request.js';
import { isUnauthorized, VoterSession } from './voter-session.js';

/** Gives votes to a campaign of lanelight-service, and asks for those that stand: all that needs to know the voter. */
export class LanelightVoting {
  readonly #root: string;
  readonly #session: VoterSession;
  /** Operations that were sent before. */
  readonly #sent = new Set<string>();
  /** Requests that outlast the page, and have no answer. */
  #alive = 0;

  /** @param root Address of the campaign at its service. */
  constructor(root: string) {
    this.#root = root;
    this.#session = new VoterSession(root);
  }

  async readMine(signal: AbortSignal): Promise<MineSnapshot> {
    const { token } = this.#session;
    const request = { cache: 'no-store' as const, token, signal };
    try {
      const answer = await requestRevised<MineAnswer>(`${this.#root}/mine`, request, 'mine');
      const mine = Object.entries(answer.mine).map(([item, { n }]) => [item, n]);
      return { ...answer, mine: Object.fromEntries(mine) };
    } catch (error) {
      if (!isUnauthorized(error)) throw error;
      this.#session.forget(token);
      return { rev: 0, mine: {} };
    }
  }

  async vote(vote: Vote, signal: AbortSignal): Promise<VoteOutcome> {
    const { op, seq, item, kind } = vote;
    if (kind === 'clap') {
      const [outcome] = await this.voteAll([vote], signal);
      if (outcome instanceof TallyError) throw outcome;
      return outcome!;
    }
    return this.#authorize([vote], signal, async (request) => {
      const outcome = await requestRevised<VoteAnswer>(
        `${this.#root}/items/${encodeURIComponent(item)}/vote`,
        { ...request, method: kind === 'unlike' ? 'DELETE' : 'PUT', body: { op, seq } },
      );
      if (!Number.isSafeInteger(outcome.mine) || outcome.mine < 0) throw new TallyError('malformed');
      return outcome;
    });
  }

  /** Sends many votes in one request, each with its own result. */
  voteAll(votes: readonly Vote[], signal: AbortSignal): Promise<(VoteOutcome | TallyError)[]> {
    return this.#authorize(votes, signal, async (request) => {
      const body: BatchRequest = { ops: votes.map(operationOf) };
      const answer = (await requestJson(`${this.#root}/votes`, {
        ...request,
        method: 'POST',
        body,
      })) as BatchAnswer | null;
      if (!Array.isArray(answer?.results)) throw new TallyError('malformed');
      return votes.map((_vote, index) => {
        const result = answer.results[index];
        if (typeof result?.status === 'number')
          return new TallyError(codeOf(result.status, result.code), result);
        const isWhole = result && Number.isFinite(result.rev) && Number.isSafeInteger(result.mine);
        return isWhole ? result : new TallyError('malformed');
      });
    });
  }

  /**
   * Runs a request that gives votes. It leaves even if its reader leaves the page (`keepalive`), but not when votes are
   * sent again, and not beside two others that have no answer: Chromium and WebKit never end such a request, aborted or
   * not, and after six that were swallowed no connection to the service would be left.
   */
  #authorize<Answer>(
    votes: readonly Vote[],
    signal: AbortSignal,
    run: (request: TallyRequest) => Promise<Answer>,
  ): Promise<Answer> {
    const isFirst = votes.every(({ op }) => !this.#sent.has(op));
    for (const { op } of votes) this.#sent.add(op);
    return this.#session.authorize(signal, async (token) => {
      const keepalive = isFirst && this.#alive < 2;
      if (keepalive) this.#alive += 1;
      try {
        return await run({ keepalive, token, signal });
      } finally {
        if (keepalive && !signal.aborted) this.#alive -= 1;
      }
    });
  }

  /** The first of the ranking: small, and no page reads it, so that what a page reads is asked for once. */
  look(signal: AbortSignal): Promise<unknown> {
    return requestJson(`${this.#root}/leaderboard?limit=1`, { cache: 'no-store', signal });
  }

  /**
   * Hands votes to the browser while the page goes away, in the form that needs no leave from another site beforehand.
   * On the service's own site an ordinary request needs none either.
   */
  beacon(votes: readonly Vote[]): boolean {
    const { token } = this.#session;
    const address = new URL(`${this.#root}/votes`, location.href);
    if (token === undefined || address.origin === location.origin || !navigator.sendBeacon) return false;
    const body: BatchRequest = { ops: votes.map(operationOf), token };
    return navigator.sendBeacon(address.href, new Blob([JSON.stringify(body)], { type: 'text/plain' }));
  }
}

/** A vote without what this device keeps beside it. */
function operationOf({ op, seq, item, kind, n }: Vote): BatchOperation {
  return { op, seq, item, kind, n };
}
