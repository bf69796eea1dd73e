import { SwipeGalleryElement } from './swipe-gallery.js';

if (!customElements.get('swipe-gallery')) customElements.define('swipe-gallery', SwipeGalleryElement);

declare global {
  interface HTMLElementTagNameMap {
    'swipe-gallery': SwipeGalleryElement;
  }
}
