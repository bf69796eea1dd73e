import { nothing, type ReactiveController } from 'lit';
import { adoptOnce } from './adopt-once.js';
import type { ExtraStand, GalleryExtra, GalleryHost } from './gallery-host.js';

/** More dots than this are a pattern, not a place. */
const mostDots = 12;

type Loader = () => Promise<{ create(host: GalleryHost): GalleryExtra }>;

/** Fingers are the browser's: a phone never asks for the dragging. */
const hasMouse = () =>
  (mice ??= matchMedia('(any-pointer: fine), not all and (any-pointer: coarse)')).matches;
let mice: MediaQueryList | undefined;

/** The module that opens the viewer, which programs ask for too. */
export const loadOpener = () => import('./viewer-opener.js');

/** The parts that not every gallery needs: who needs one, and where it comes from. */
const parts: readonly (readonly [isWanted: (host: GalleryHost) => boolean, load: Loader])[] = [
  [(host) => host.items !== undefined, () => import('./gallery-window.js')],
  [({ ends, items }) => ends === 'loop' && !items, () => import('./gallery-loop.js')],
  [({ count }) => count > 1, () => import('./slide-keys.js')],
  [({ count }) => count > 1, () => import('./slide-glide.js')],
  [hasMouse, () => import('./slide-drag.js')],
  [() => !('inert' in HTMLElement.prototype), () => import('./gallery-veil.js')],
  [({ count }) => count > 1 && count <= mostDots, () => import('./gallery-dots.js')],
  [({ autoplay }) => autoplay !== false, () => import('./gallery-autoplay.js')],
  [({ thumbnails }) => thumbnails, () => import('./gallery-thumbnails.js')],
  [({ viewer }) => viewer, loadOpener],
  [({ hash }) => hash, () => import('./gallery-hash.js')],
];

/** Loads the parts that a gallery asks for, and lets them go when it no longer does. */
export class GalleryExtras implements ReactiveController {
  readonly #host: GalleryHost;
  readonly #extras = new Map<Loader, GalleryExtra | Promise<unknown>>();

  constructor(host: GalleryHost) {
    this.#host = host;
    host.addController(this);
  }

  hostUpdate(): void {
    for (const [isWanted, load] of parts) {
      const extra = this.#extras.get(load);
      const isIn = isWanted(this.#host);
      if (isIn && !extra) this.#extras.set(load, this.#load(load, isWanted));
      // One that is still on its way finds out when it comes.
      if (isIn || !extra || extra instanceof Promise) continue;
      this.#extras.delete(load);
      this.#host.removeController(extra);
      extra.hostDisconnected?.();
    }
  }

  /** Resolves when all that is asked for has come. */
  ready(): Promise<unknown> {
    return Promise.all(this.#extras.values());
  }

  /** What parts print at a stand. */
  render(stand: ExtraStand): unknown {
    const standing = this.#loaded.filter((extra) => extra.stand === stand);
    return standing.length > 0 ? standing.map((extra) => extra.render!()) : nothing;
  }

  /** Calls every part. */
  tell(what: 'onMove' | 'onRest'): void {
    for (const extra of this.#loaded) extra[what]?.();
  }

  get #loaded(): GalleryExtra[] {
    return [...this.#extras.values()].filter((extra): extra is GalleryExtra => !(extra instanceof Promise));
  }

  async #load(load: Loader, isWanted: (host: GalleryHost) => boolean): Promise<void> {
    try {
      const { create } = await load();
      this.#extras.delete(load);
      if (!isWanted(this.#host)) return;
      const extra = create(this.#host);
      if (extra.styles) adoptOnce(this.#host.shadowRoot!, extra.styles);
      this.#extras.set(load, extra);
      this.#host.addController(extra);
      // The others are all there with `hostConnected()`.
      if (extra.render || extra.hostUpdate) this.#host.requestUpdate();
    } catch {
      // Out of reach: the gallery works without it, and its next update asks again.
      this.#extras.delete(load);
    }
  }
}
