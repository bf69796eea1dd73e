import type { TallyAdapter } from './tally-adapter.js';
import type { TallyEngine } from './tally-engine.js';

/** As in document-events.ts; here, since two lazy parts that share a file make the first one larger. */
const documents = EventTarget.prototype;

/** Milliseconds between two reads where nothing is pushed; spread, so that not all readers come at once. */
const pollTime = 4000;
/** Milliseconds after which a connection that ended is tried again; until then counts are asked for. */
const reconnectAfter = 60_000;

/**
 * Keeps counts up to date while the page is looked at: pushed by the service where it can, over one connection a
 * campaign, and else asked for in one batch now and then.
 */
export class LiveCounts {
  readonly #engine: TallyEngine;
  readonly #adapter: TallyAdapter;
  #connection: AbortController | undefined;
  #timer: ReturnType<typeof setTimeout> | undefined;
  #triedAt = -Infinity;

  constructor(engine: TallyEngine, adapter: TallyAdapter) {
    this.#engine = engine;
    this.#adapter = adapter;
    documents.addEventListener.call(document, 'visibilitychange', this.#onVisibilityChange);
    addEventListener('pagehide', this.#pause);
    addEventListener('pageshow', this.#onVisibilityChange);
    this.#connect();
  }

  stop(): void {
    this.#pause();
    documents.removeEventListener.call(document, 'visibilitychange', this.#onVisibilityChange);
    removeEventListener('pagehide', this.#pause);
    removeEventListener('pageshow', this.#onVisibilityChange);
  }

  readonly #onVisibilityChange = (): void => {
    if (document.hidden) this.#pause();
    else if (!this.#connection && this.#timer === undefined) {
      // What was missed meanwhile.
      void this.#engine.read(this.#engine.store.items);
      this.#connect();
    }
  };

  readonly #pause = (): void => {
    this.#connection?.abort();
    this.#connection = undefined;
    clearTimeout(this.#timer);
    this.#timer = undefined;
  };

  #connect(): void {
    if (document.hidden) return;
    if (!this.#adapter.follow) return this.#poll();
    this.#triedAt = performance.now();
    const connection = (this.#connection = new AbortController());
    const onEnd = () => {
      if (this.#connection !== connection) return;
      this.#connection = undefined;
      this.#poll();
    };
    const following = this.#adapter.follow({ ...this.#engine.listener, onEnd }, connection.signal);
    Promise.resolve(following).catch(onEnd);
  }

  #poll(): void {
    this.#timer = setTimeout(
      () => {
        this.#timer = undefined;
        void this.#engine.read(this.#engine.store.items);
        if (this.#adapter.follow && performance.now() - this.#triedAt > reconnectAfter) this.#connect();
        else this.#poll();
      },
      pollTime * (0.75 + Math.random() / 2),
    );
  }
}
