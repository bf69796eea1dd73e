import type { AdapterLoader } from './adapters.js';

/** The adapters that do not speak our own protocol, by name. */
export const loadOther: Readonly<Record<string, AdapterLoader>> = {
  local: async ({ campaign }) => new (await import('./local-adapter.js')).LocalAdapter(campaign),
  'open-heart': async (source) => (await import('./open-heart-adapter.js')).createOpenHeartAdapter(source),
  applause: async (source) => (await import('./applause-adapter.js')).createApplauseAdapter(source),
  waline: async (source) => (await import('./waline-adapter.js')).createWalineAdapter(source),
};
