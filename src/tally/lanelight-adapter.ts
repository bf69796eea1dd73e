import type { MineAnswer, TallyAnswer, VoteAnswer } from './protocol.js';
import {
  TallyError,
  type CampaignSnapshot,
  type LiveListener,
  type MineSnapshot,
  type TallyAdapter,
  type TallySnapshot,
  type Vote,
  type VoteOutcome,
} from './tally-adapter.js';
import { requestJson, requestRevised } from './tally-request.js';
import { isUnauthorized, VoterSession } from './voter-session.js';

/** Longer lists are sent in a body: not every proxy lets an address of 8 KB pass. */
const maxQueryLength = 4000;

const nobody: MineSnapshot = { rev: 0, mine: {} };

/** Speaks the protocol `/v1` of lanelight-service. No cookie: the voter's token is kept in the storage of the page. */
export class LanelightAdapter implements TallyAdapter {
  readonly scope = 'everyone';
  readonly #root: string;
  readonly #session: VoterSession;
  #batch: typeof import('./lanelight-batch.js') | undefined;

  constructor(endpoint: string, campaign: string) {
    this.#root = `${endpoint.replace(/\/+$/, '')}/v1/campaigns/${encodeURIComponent(campaign)}`;
    this.#session = new VoterSession(this.#root);
  }

  async readCampaign(signal: AbortSignal): Promise<CampaignSnapshot> {
    const answer = (await requestJson(this.#root, { cache: 'no-cache', signal })) as CampaignSnapshot | null;
    if (typeof answer?.state !== 'string') throw new TallyError('malformed');
    return answer;
  }

  readTally(items: readonly string[], signal: AbortSignal): Promise<TallySnapshot> {
    // Sorted, so that two pages with the same people share one entry in a cache.
    const sorted = [...items].sort();
    const names = sorted.map(encodeURIComponent).join(',');
    const isLong = names.length > maxQueryLength;
    const address = `${this.#root}/tally${isLong ? '' : `?items=${names}`}`;
    const request = isLong ? { method: 'POST', body: { items: sorted } } : { cache: 'no-cache' as const };
    return requestRevised<TallyAnswer>(address, { ...request, signal }, 'counts');
  }

  async readMine(signal: AbortSignal): Promise<MineSnapshot> {
    // A reader who never voted has no token, and is not given one for looking.
    const { token } = this.#session;
    if (token === undefined) return nobody;
    const request = { cache: 'no-store' as const, token, signal };
    try {
      const answer = await requestRevised<MineAnswer>(`${this.#root}/mine`, request, 'mine');
      const mine = Object.entries(answer.mine).map(([item, { n }]) => [item, n]);
      return { ...answer, mine: Object.fromEntries(mine) };
    } catch (error) {
      if (!isUnauthorized(error)) throw error;
      this.#session.forget(token);
      return nobody;
    }
  }

  async vote(vote: Vote, signal: AbortSignal): Promise<VoteOutcome> {
    const { op, seq, item, kind } = vote;
    if (kind === 'clap') {
      const [outcome] = await this.voteAll([vote], signal);
      if (outcome instanceof TallyError) throw outcome;
      return outcome!;
    }
    return this.#session.authorize(signal, async (token) => {
      // `keepalive`: a vote leaves even if its reader leaves the page.
      const outcome = await requestRevised<VoteAnswer>(
        `${this.#root}/items/${encodeURIComponent(item)}/vote`,
        { method: kind === 'unlike' ? 'DELETE' : 'PUT', body: { op, seq }, keepalive: true, token, signal },
      );
      if (!Number.isSafeInteger(outcome.mine) || outcome.mine < 0) throw new TallyError('malformed');
      return outcome;
    });
  }

  async voteAll(votes: readonly Vote[], signal: AbortSignal): Promise<(VoteOutcome | TallyError)[]> {
    this.#batch = await import('./lanelight-batch.js');
    const { sendBatch } = this.#batch;
    return this.#session.authorize(signal, (token) => sendBatch(this.#root, votes, token, signal));
  }

  /** Can be done once a batch has been sent: a page that goes away waits for no code. */
  beacon(votes: readonly Vote[]): boolean {
    const { token } = this.#session;
    return (token !== undefined && this.#batch?.beaconBatch(this.#root, votes, token)) ?? false;
  }

  follow(listener: LiveListener, signal: AbortSignal): void {
    import('./campaign-events.js').then(
      ({ followEvents }) => followEvents(`${this.#root}/events`, listener, signal),
      () => listener.onEnd(),
    );
  }
}
