import { LikeButtonElement } from './like-button.js';

if (!customElements.get('like-button')) customElements.define('like-button', LikeButtonElement);

declare global {
  interface HTMLElementTagNameMap {
    'like-button': LikeButtonElement;
  }
}
