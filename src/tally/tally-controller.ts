import type { ReactiveController, ReactiveControllerHost } from 'lit';
import { warnOfValue } from '../development.js';
import { getTallyStore, type AdapterName, type TallySource, type TallyStore } from './tally-store.js';

/** A host names its campaign by these attributes. */
export interface TallyHost extends ReactiveControllerHost, HTMLElement {
  adapter: AdapterName | undefined;
  endpoint: string;
  campaign: string;
}

/** Keeps its host subscribed to the items that it shows, and renders it again when one of them changes. */
export class TallyController implements ReactiveController {
  readonly #host: TallyHost;
  readonly #selectItems: () => readonly string[];
  #key = '';
  #store: TallyStore | undefined;
  #unsubscribe: (() => void)[] = [];

  constructor(host: TallyHost, selectItems: () => readonly string[]) {
    this.#host = host;
    this.#selectItems = selectItems;
    host.addController(this);
  }

  /**
   * The store of the campaign that the host names; `undefined` while it is disconnected or shows no item. Follows the
   * host's properties when asked, since a method may be called before the update that they wait for.
   */
  get store(): TallyStore | undefined {
    this.hostUpdate();
    return this.#store;
  }

  hostConnected(): void {
    this.#host.requestUpdate();
  }

  hostUpdate(): void {
    const items = this.#host.isConnected ? this.#selectItems() : [];
    const source = sourceOf(this.#host);
    const key = JSON.stringify([source, items]);
    if (key === this.#key) return;
    this.#release();
    this.#key = key;
    if (items.length === 0) return;
    const store = getTallyStore(source);
    const update = () => this.#host.requestUpdate();
    this.#unsubscribe = items.map((item) => store.subscribe(item, update));
    this.#store = store;
  }

  hostDisconnected(): void {
    this.#release();
  }

  #release(): void {
    for (const unsubscribe of this.#unsubscribe) unsubscribe();
    this.#unsubscribe = [];
    this.#store = undefined;
    this.#key = '';
  }
}

function sourceOf(host: TallyHost): TallySource {
  const endpoint = host.endpoint || '';
  const campaign = host.campaign || 'default';
  const { adapter } = host;
  if (adapter === 'lanelight' || adapter === 'local') return { adapter, endpoint, campaign };
  if (adapter) warnOfValue(host, 'adapter', adapter, '"lanelight" or "local"');
  return { adapter: endpoint ? 'lanelight' : 'local', endpoint, campaign };
}
