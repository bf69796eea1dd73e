import type { ReactiveController, ReactiveControllerHost } from 'lit';
import { warnOfValue } from '../development.js';
import { isAdapterName, type AdapterName, type TallySource } from './adapters.js';
import { getTallyStore } from './tally-source.js';
import type { Happening, Subscriber, TallyStore } from './tally-store.js';

/** A host names its campaign by these attributes. */
export interface TallyHost extends ReactiveControllerHost, HTMLElement {
  adapter: AdapterName | undefined;
  endpoint: string;
  campaign: string;
  /** Whether counts are kept up to date. */
  live?: boolean;
}

/** Keeps its host subscribed to the items that it shows, and renders it again when one of them changes. */
export class TallyController implements ReactiveController {
  readonly #host: TallyHost;
  readonly #selectItems: () => readonly string[];
  readonly #onHappening: ((happening: Happening, isCurrent: boolean) => void) | undefined;
  #key = '';
  #isLocal = true;
  #store: TallyStore | undefined;
  #releases: (() => void)[] = [];
  /** By which the store tells the host what changes, and what becomes of its votes. */
  subscriber: Subscriber = () => undefined;

  /** @param onHappening Told of the host's own votes; not current when it shows another item by then, or nothing. */
  constructor(
    host: TallyHost,
    selectItems: () => readonly string[],
    onHappening?: (happening: Happening, isCurrent: boolean) => void,
  ) {
    this.#host = host;
    this.#selectItems = selectItems;
    this.#onHappening = onHappening;
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

  /** Whether votes stay on the reader's device. */
  get isLocal(): boolean {
    this.hostUpdate();
    return this.#isLocal;
  }

  hostConnected(): void {
    this.#host.requestUpdate();
  }

  hostUpdate(): void {
    const { isConnected, adapter, endpoint, campaign, live } = this.#host;
    const items = isConnected ? this.#selectItems() : [];
    const key = JSON.stringify([adapter, endpoint, campaign, live, items]);
    if (key === this.#key) return;
    this.#release();
    this.#key = key;
    const source = sourceOf(this.#host);
    this.#isLocal = source.adapter === 'local';
    if (items.length === 0) return;
    const store = getTallyStore(source);
    const subscriber: Subscriber = (happening) => {
      const isCurrent = this.subscriber === subscriber;
      if (isCurrent) this.#host.requestUpdate();
      if (happening) this.#onHappening?.(happening, isCurrent);
    };
    this.subscriber = subscriber;
    this.#releases = items.map((item) => store.subscribe(item, subscriber));
    if (live) this.#releases.push(store.follow());
    this.#store = store;
  }

  hostDisconnected(): void {
    this.#release();
  }

  #release(): void {
    for (const release of this.#releases) release();
    this.#releases = [];
    this.subscriber = () => undefined;
    this.#store = undefined;
    this.#key = '';
  }
}

function sourceOf(host: TallyHost): TallySource {
  const { adapter } = host;
  const address = readEndpoint(host);
  // With and without a slash it is one service, and one store.
  const endpoint = address.replace(/\/+$/, '');
  const campaign = host.campaign || 'default';
  if (adapter && isAdapterName(adapter)) return { adapter, endpoint, campaign };
  if (adapter) warnOfValue(host, 'adapter', adapter, 'the name of an adapter, such as "lanelight"');
  return { adapter: address ? 'lanelight' : 'local', endpoint, campaign };
}

/** What nothing can be fetched from is no endpoint: a like would wait for ever, and its reader be told that it will arrive. */
function readEndpoint(host: TallyHost): string {
  const { endpoint } = host;
  if (/^[\w-]+\.[^/]*/.test(endpoint))
    warnOfValue(
      host,
      'endpoint',
      endpoint,
      'an address with https://, or a path that begins with "/" or "."',
    );
  if (!endpoint || isFetchable(endpoint)) return endpoint || '';
  warnOfValue(host, 'endpoint', endpoint, 'an address with http: or https:');
  return '';
}

function isFetchable(address: string): boolean {
  try {
    return /^http/.test(new URL(address, 'http://a').protocol);
  } catch {
    return false;
  }
}
