import { QrLinkElement } from './qr-link.js';

if (!customElements.get('qr-link')) customElements.define('qr-link', QrLinkElement);

declare global {
  interface HTMLElementTagNameMap {
    'qr-link': QrLinkElement;
  }
}
