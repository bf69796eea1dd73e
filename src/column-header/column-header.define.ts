import { ColumnHeaderElement } from './column-header.js';

if (!customElements.get('column-header')) customElements.define('column-header', ColumnHeaderElement);

declare global {
  interface HTMLElementTagNameMap {
    'column-header': ColumnHeaderElement;
  }
}
