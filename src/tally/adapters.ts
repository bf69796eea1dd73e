import type { TallyAdapter } from './tally-adapter.js';

export { TallyError } from './tally-adapter.js';
export type * from './tally-adapter.js';

/**
 * `lanelight` speaks the protocol of lanelight-service; `local` speaks to nobody: likes stay on this device. The others
 * speak to services of other makers, as far as these can count; see docs/adapters.md.
 */
export type AdapterName = 'lanelight' | 'local' | 'open-heart' | 'applause' | 'waline' | (string & {});

/** Names the campaign whose likes are asked for. */
export interface TallySource {
  adapter: AdapterName;
  /** Root of the service; what follows is the adapter's. */
  endpoint: string;
  campaign: string;
}

export type AdapterLoader = (source: TallySource) => Promise<TallyAdapter>;

/** Each adapter's code comes when the first like or count is asked for; what is not of our own protocol, in one step more. */
const loaders = new Map<string, AdapterLoader>([
  [
    'lanelight',
    async ({ endpoint, campaign }) => {
      const { LanelightAdapter } = await import('./lanelight-adapter.js');
      return new LanelightAdapter(endpoint, campaign);
    },
  ],
  ...['local', 'open-heart', 'applause', 'waline'].map((name): [string, AdapterLoader] => [
    name,
    async (source) => (await import('./other-adapters.js')).loadOther[name]!(source),
  ]),
]);

/**
 * Makes an adapter known by a name that elements can have as their `adapter`. Call it before they are in the page.
 *
 * @param load Called once for each campaign, when its first like or count is asked for.
 */
export function defineAdapter(name: string, load: AdapterLoader): void {
  loaders.set(name, load);
}

export function isAdapterName(name: string): boolean {
  return loaders.has(name);
}

/** The adapter that a source names, with its code. */
export function loadAdapter(source: TallySource): Promise<TallyAdapter> {
  return loaders.get(source.adapter)!(source);
}
