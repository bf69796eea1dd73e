import type { LanelightVoting } from './lanelight-voting.js';
import type { TallyAnswer } from './protocol.js';
import type {
  CampaignSnapshot,
  LiveListener,
  MineSnapshot,
  TallyAdapter,
  TallyError,
  TallySnapshot,
  Vote,
  VoteOutcome,
} from './tally-adapter.js';
import { requestObject, requestRevised } from './tally-request.js';
import { recall } from './voter-storage.js';

/** Longer lists are sent in a body: not every proxy lets an address of 8 KB pass. */
const maxQueryLength = 4000;

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

  readCampaign(signal: AbortSignal): Promise<CampaignSnapshot> {
    return requestObject(this.#root, { cache: 'no-cache', signal }, ({ state }: CampaignSnapshot) => state);
  }

  async readTally(items: readonly string[], signal: AbortSignal): Promise<TallySnapshot> {
    // Sorted, so that two pages with the same people share one entry in a cache.
    const sorted = [...items].sort();
    const names = sorted.map(encodeURIComponent).join();
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
    if (!recall('tokens', this.#root)) return { rev: 0, mine: {} };
    return (await this.#loadVoting()).readMine(signal);
  }

  async look(signal: AbortSignal): Promise<unknown> {
    return (await this.#loadVoting()).look(signal);
  }

  async vote(vote: Vote, signal: AbortSignal): Promise<VoteOutcome> {
    return (await this.#loadVoting()).vote(vote, signal);
  }

  async voteAll(votes: readonly Vote[], signal: AbortSignal): Promise<(VoteOutcome | TallyError)[]> {
    return (await this.#loadVoting()).voteAll(votes, signal);
  }

  beacon(votes: readonly Vote[]): boolean | undefined {
    return this.#voting?.beacon(votes);
  }

  async follow(listener: LiveListener, signal: AbortSignal): Promise<void> {
    const { followEvents } = await import('./campaign-events.js');
    followEvents(`${this.#root}/events`, listener, signal);
  }

  /** Without a turn of the page's where it is here: one that goes away has none left. */
  async #loadVoting(): Promise<LanelightVoting> {
    if (!this.#voting) {
      const { LanelightVoting: Voting } = await import('./lanelight-voting.js');
      this.#voting ??= new Voting(this.#root);
    }
    return this.#voting;
  }
}
