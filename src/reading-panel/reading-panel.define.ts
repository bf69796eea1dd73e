import { ReadingPanelElement } from './reading-panel.js';

if (!customElements.get('reading-panel')) customElements.define('reading-panel', ReadingPanelElement);

declare global {
  interface HTMLElementTagNameMap {
    'reading-panel': ReadingPanelElement;
  }
}
