/** The library under test: every slide in the page, as its author wrote it. */
import '../../../dist/swipe-gallery/swipe-gallery.define.js';
import { allSlides } from '../_shared/slides.mjs';
import './lanelight.css';

let gallery;

export async function setup(container, slides) {
  gallery = document.createElement('swipe-gallery');
  gallery.append(allSlides(slides, 'div'));
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
