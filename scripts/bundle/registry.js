import { canRender } from './lit-global.js';

/**
 * What our bundles use for `customElements`. An element that could not render would hide the text that the author
 * wrote behind an empty shadow root, so where the page forbids rendering none is defined, and the text stays.
 */
export const registry = canRender
  ? globalThis.customElements
  : { get() {}, define() {}, whenDefined: () => new Promise(() => {}) };

if (!canRender) {
  console.warn(
    'lanelight: the page requires Trusted Types and does not allow the policy lit-html; its text stays plain.',
  );
}
