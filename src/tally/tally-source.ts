import type { TallyAdapter } from './tally-adapter.js';
import { TallyStore } from './tally-store.js';

/** `lanelight` speaks the protocol of lanelight-service; `local` speaks to nobody: likes stay on this device. */
export type AdapterName = 'lanelight' | 'local';

/** Names the campaign whose likes a store keeps. */
export interface TallySource {
  adapter: AdapterName;
  /** Root of the service; `/v1/campaigns/…` is appended. */
  endpoint: string;
  campaign: string;
}

const adapters: Record<AdapterName, (endpoint: string, campaign: string) => Promise<TallyAdapter>> = {
  async lanelight(endpoint, campaign) {
    const { LanelightAdapter } = await import('./lanelight-adapter.js');
    return new LanelightAdapter(endpoint, campaign);
  },
  async local(_endpoint, campaign) {
    const { LocalAdapter } = await import('./local-adapter.js');
    return new LocalAdapter(campaign);
  },
};

const stores = new Map<string, TallyStore>();

/** The one store that a page has for a campaign, so that two elements never disagree and read together. */
export function getTallyStore({ adapter, endpoint, campaign }: TallySource): TallyStore {
  const key = JSON.stringify([adapter, endpoint, campaign]);
  let store = stores.get(key);
  if (!store) {
    store = new TallyStore(adapter === 'local' ? 'device' : 'everyone', async (of) => {
      const [{ TallyEngine }, way] = await Promise.all([
        import('./tally-engine.js'),
        adapters[adapter](endpoint, campaign),
      ]);
      return new TallyEngine(of, way, key);
    });
    stores.set(key, store);
  }
  return store;
}
