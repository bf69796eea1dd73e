/** The library under test: only the slides near the view are in the page, made from data. */
import '../../../dist/swipe-gallery/swipe-gallery.define.js';
import { slideContent } from '../_shared/slides.mjs';
import './lanelight.css';

let gallery;

export async function setup(container, slides) {
  gallery = document.createElement('swipe-gallery');
  gallery.items = slides;
  gallery.renderItem = slideContent;
  container.append(gallery);
  await gallery.updateComplete;
}

export const goTo = (index) => gallery.goTo(index, { behavior: 'instant' });
export const next = () => gallery.next();
export const previous = () => gallery.previous();

export async function teardown(container) {
  gallery = null;
  container.replaceChildren();
}
