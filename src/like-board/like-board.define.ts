import { LikeBoardElement } from './like-board.js';

if (!customElements.get('like-board')) customElements.define('like-board', LikeBoardElement);

declare global {
  interface HTMLElementTagNameMap {
    'like-board': LikeBoardElement;
  }
}
