import { StatGroupElement } from './stat-group.js';

if (!customElements.get('stat-group')) customElements.define('stat-group', StatGroupElement);

declare global {
  interface HTMLElementTagNameMap {
    'stat-group': StatGroupElement;
  }
}
