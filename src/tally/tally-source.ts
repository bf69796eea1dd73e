import { loadAdapter, type TallySource } from './adapters.js';
import { TallyStore } from './tally-store.js';

const stores = new Map<string, TallyStore>();

/** The one store that a page has for a campaign, so that two elements never disagree and read together. */
export function getTallyStore(source: TallySource): TallyStore {
  const { adapter, endpoint, campaign } = source;
  const key = JSON.stringify([adapter, endpoint, campaign]);
  let store = stores.get(key);
  if (!store) {
    store = new TallyStore(async (of) => {
      const [{ TallyEngine }, way] = await Promise.all([import('./tally-engine.js'), loadAdapter(source)]);
      return new TallyEngine(of, way, key);
    });
    stores.set(key, store);
  }
  return store;
}
