import { isServer, type LitElement } from 'lit';

/** What a declarative shadow root ends with whose server knew the light DOM: `lanelight/ssr` writes it. */
export const sightMark = 'lanelight';

/** Elements on a server to which `lanelight/ssr` has given their light DOM. */
export const seeing = new WeakSet<object>();

/**
 * Whether an element has to render as if it knew nothing of its light DOM: on a server that renders it by itself, and
 * once more in a browser that takes over what such a server wrote, since both must render the same. There it is told
 * to read again after that first update. Our own bundles do not take over, but render anew: from them every call is
 * taken out (scripts/shrink.mjs).
 */
export function isBlind(host: LitElement, readAgain: () => void = () => host.requestUpdate()): boolean {
  if (isServer) return !seeing.has(host);
  if (host.hasUpdated || (host.shadowRoot?.lastChild as Comment | null)?.data !== '/lit-part') return false;
  void host.updateComplete.then(readAgain);
  return true;
}

/** Whether an element that is being connected has its shadow root already, from a server or on one. */
export function hasServerRoot(host: LitElement): boolean {
  return isServer || (!host.hasUpdated && host.shadowRoot?.hasChildNodes() === true);
}
