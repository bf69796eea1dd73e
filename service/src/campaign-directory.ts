import { pseudonymOf } from './audit/pseudonym.js';
import { stateOf, type Campaign } from './campaign.js';
import type { AppDependencies } from './app-dependencies.js';
import type { CampaignSettings } from './configuration.js';
import { voterSecretName } from './identity/voter-secret.js';
import { ProblemError } from './problem.js';
import type { CampaignAnswer } from './protocol.js';
import { RecentCache } from './recent-cache.js';

/** Voters whose names are remembered: a voter comes with several votes. */
const KNOWN_NAMES = 8192;
const NO_SETTINGS: CampaignSettings = { interop: {} };

/** The campaigns that this process answers for. */
export class CampaignDirectory {
  readonly #dependencies: Pick<AppDependencies, 'configuration' | 'engine' | 'now'>;
  readonly #inFile: ReadonlySet<string>;
  readonly #voterKeys = new Map<string, Promise<Uint8Array>>();
  readonly #names = new RecentCache<string>(KNOWN_NAMES);

  constructor(dependencies: Pick<AppDependencies, 'configuration' | 'engine' | 'now'>) {
    this.#dependencies = dependencies;
    this.#inFile = new Set(dependencies.configuration.campaigns.map(({ id }) => id));
  }

  /** @throws ProblemError if there is none. One that was taken out of the file is none, whatever is stored of it. */
  find(id: string | undefined): Campaign {
    const campaign = this.#dependencies.engine.campaign(id ?? '');
    if (campaign && this.has(campaign)) return campaign;
    throw new ProblemError('unknown-campaign', 'No campaign has this id.');
  }

  has({ source, id }: Campaign): boolean {
    return source === 'admin' || this.#inFile.size === 0 || this.#inFile.has(id);
  }

  settings(id: string): CampaignSettings {
    return this.#dependencies.configuration.settings.get(id) ?? NO_SETTINGS;
  }

  /** Whether the public does not see numbers now. */
  areCountsHidden(campaign: Campaign): boolean {
    return campaign.showCounts !== 'always' && stateOf(campaign, this.#dependencies.now()) !== 'closed';
  }

  /** The name under which a voter is stored, where it was asked for lately. */
  knownPseudonym(campaign: string, voter: string): string | undefined {
    return this.#names.get(`${campaign} ${voter}`);
  }

  /** The name under which a voter is stored. */
  async pseudonym(campaign: string, voter: string): Promise<string> {
    let key = this.#voterKeys.get(campaign);
    if (!key) {
      key = this.#dependencies.engine.secret(voterSecretName(campaign));
      this.#voterKeys.set(campaign, key);
      key.catch(() => this.#voterKeys.delete(campaign));
    }
    const name = pseudonymOf(await key, campaign, voter);
    this.#names.set(`${campaign} ${voter}`, name);
    return name;
  }

  /** Forgets which voter has which name, as the database does when a campaign is sealed. */
  forgetVoters(campaign: string): void {
    this.#voterKeys.delete(campaign);
    this.#names.clear();
  }

  answer(campaign: Campaign): CampaignAnswer {
    const { id, title, mode, tz, opensAt, closesAt, showCounts, quotas, identity, items } = campaign;
    const time = this.#dependencies.now();
    return {
      ...{ id, title, state: campaign.sealed ? 'sealed' : stateOf(campaign, time), mode, tz },
      ...(opensAt !== undefined && { opensAt: new Date(opensAt).toISOString() }),
      ...(closesAt !== undefined && { closesAt: new Date(closesAt).toISOString() }),
      ...{ showCounts, quotas, identity, serverTime: new Date(time).toISOString(), items: [...items] },
    };
  }
}

/** @throws ProblemError that says why nobody can vote, or become a voter, now. */
export function checkOpen(campaign: Campaign, now: number): void {
  const state = stateOf(campaign, now);
  if (state !== 'open') throw notOpen(state);
}

export function notOpen(state: 'scheduled' | 'paused' | 'closed'): ProblemError {
  if (state === 'closed') return new ProblemError('closed', 'The campaign is over.');
  const detail = state === 'paused' ? 'The campaign takes no votes for now.' : 'The campaign has not begun.';
  return new ProblemError('not-open', detail, { members: { state } });
}
