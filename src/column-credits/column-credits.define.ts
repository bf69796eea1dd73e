import { ColumnCreditsElement } from './column-credits.js';

if (!customElements.get('column-credits')) customElements.define('column-credits', ColumnCreditsElement);

declare global {
  interface HTMLElementTagNameMap {
    'column-credits': ColumnCreditsElement;
  }
}
