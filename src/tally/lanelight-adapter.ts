import type { LanelightVoting } from './lanelight-voting.js';
import type { MineAnswer, TallyAnswer } from './protocol.js';
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
import { forgetToken, isUnauthorized, tokenOf } from './voter-token.js';

/** Longer lists are sent in a body: not every proxy lets an address of 8 KB pass. */
const maxQueryLength = 4000;

const nobody: MineSnapshot = { rev: 0, mine: {} };

/**
 * Speaks the protocol `/v1` of lanelight-service. No cookie: the voter's token is kept in the storage of the page. What
 * reads is here; what votes comes after it.
 */
export class LanelightAdapter implements TallyAdapter {
  readonly scope = 'everyone';
  readonly #root: string;
  #voting: LanelightVoting | undefined;

  constructor(endpoint: string, campaign: string) {
    this.#root = `${endpoint.replace(/\/+$/, '')}/v1/campaigns/${encodeURIComponent(campaign)}`;
  }

  async readCampaign(signal: AbortSignal): Promise<CampaignSnapshot> {
    const answer = (await requestJson(this.#root, { cache: 'no-cache', signal })) as CampaignSnapshot | null;
    if (typeof answer?.state !== 'string') throw new TallyError('malformed');
    return answer;
  }

  async readTally(items: readonly string[], signal: AbortSignal): Promise<TallySnapshot> {
    // Sorted, so that two pages with the same people share one entry in a cache.
    const sorted = [...items].sort();
    const names = sorted.map(encodeURIComponent).join(',');
    const isLong = names.length > maxQueryLength;
    const address = `${this.#root}/tally${isLong ? '' : `?items=${names}`}`;
    const request = isLong ? { method: 'POST', body: { items: sorted } } : { cache: 'no-cache' as const };
    const answer = await requestRevised<TallyAnswer>(address, { ...request, signal }, 'counts');
    // Here in time: the first vote may be given without a network, or by a reader who leaves.
    this.#loadVoting().catch(() => undefined);
    return answer;
  }

  async readMine(signal: AbortSignal): Promise<MineSnapshot> {
    // A reader who never voted has no token, and is not given one for looking.
    const token = tokenOf(this.#root);
    if (token === undefined) return nobody;
    const request = { cache: 'no-store' as const, token, signal };
    try {
      const answer = await requestRevised<MineAnswer>(`${this.#root}/mine`, request, 'mine');
      const mine = Object.entries(answer.mine).map(([item, { n }]) => [item, n]);
      return { ...answer, mine: Object.fromEntries(mine) };
    } catch (error) {
      if (!isUnauthorized(error)) throw error;
      forgetToken(this.#root, token);
      return nobody;
    }
  }

  async vote(vote: Vote, signal: AbortSignal): Promise<VoteOutcome> {
    return (this.#voting ?? (await this.#loadVoting())).vote(vote, signal);
  }

  async voteAll(votes: readonly Vote[], signal: AbortSignal): Promise<(VoteOutcome | TallyError)[]> {
    return (this.#voting ?? (await this.#loadVoting())).voteAll(votes, signal);
  }

  beacon(votes: readonly Vote[]): boolean {
    return this.#voting?.beacon(votes) ?? false;
  }

  follow(listener: LiveListener, signal: AbortSignal): void {
    import('./campaign-events.js').then(
      ({ followEvents }) => followEvents(`${this.#root}/events`, listener, signal),
      () => listener.onEnd(),
    );
  }

  async #loadVoting(): Promise<LanelightVoting> {
    const { LanelightVoting: Voting } = await import('./lanelight-voting.js');
    return (this.#voting ??= new Voting(this.#root));
  }
}
