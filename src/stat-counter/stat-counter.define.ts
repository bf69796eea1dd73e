import { StatCounterElement } from './stat-counter.js';

if (!customElements.get('stat-counter')) customElements.define('stat-counter', StatCounterElement);

declare global {
  interface HTMLElementTagNameMap {
    'stat-counter': StatCounterElement;
  }
}
