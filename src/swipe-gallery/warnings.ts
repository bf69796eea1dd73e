import { isDevelopment, warnOfValue, warnOnce } from '../development.js';
import type { GalleryHost } from './gallery-host.js';
import { pictureOf } from './slide-picture.js';

/** The slides that were looked at last. */
const seen = new WeakMap<GalleryHost, readonly HTMLElement[]>();

/** Warns of attributes with values that a gallery does not know. */
export function warnOfProperties(host: GalleryHost, changed: ReadonlyMap<PropertyKey, unknown>): void {
  const { ends, axis, items, renderItem } = host;
  if (changed.has('ends') && !/^(rewind|stop|loop)$/.test(ends)) {
    warnOfValue(host, 'ends', ends, 'rewind, stop or loop');
  }
  if (changed.has('axis') && !/^[xy]$/.test(axis)) warnOfValue(host, 'axis', axis, 'x or y');
  if (items && typeof renderItem !== 'function') {
    warnOfValue(host, 'renderItem', renderItem, 'a function that makes the slide of an item');
  }
}

/** Warns of an index that no slide has; while the page still brings slides, it may come to have one. */
export function warnOfChildren(host: GalleryHost, index: number): void {
  const isKnown = host.hasUpdated && document.readyState === 'complete';
  if (!(index >= 0) || (isKnown && index > Math.max(0, host.count - 1))) {
    warnOfValue(host, 'index', index, 'the number of a slide, counted from 0');
  }
}

/** Warns of what readers would miss in the slides of a page: of all that are there when they are read, of each kind once. */
export function warnOfSlides(host: GalleryHost): void {
  const { slides, items, viewer, ends, localName: tag } = host;
  if (!isDevelopment() || items || !host.isConnected || document.readyState === 'loading') return;
  if (viewer && slides.length > 0 && !slides.some(pictureOf)) {
    warnOnce(`${tag}:viewer`, `<${tag} viewer>: no slide has a picture to be shown large.`);
  }
  if (ends === 'loop' && slides.length > 0 && slides.length < 3) {
    warnOnce(`${tag}:loop`, `<${tag} ends="loop">: with fewer than three slides it rewinds.`);
  }
  if (seen.get(host) === slides) return;
  if (!seen.has(host)) host.addEventListener('error', warnOfPicture, { capture: true });
  seen.set(host, slides);
  if (slides.length === 0)
    warnOnce(`${tag}:empty`, `<${tag}> has no slides: put a <figure> for each into it.`);
  const stray = [...host.childNodes].find((node) => node instanceof Text && node.data.trim() !== '');
  if (stray) {
    const text = [...stray.textContent!.trim()].slice(0, 20).join('');
    warnOnce(`${tag}:text`, `<${tag}>: “${text}” stands between the slides: put it into one of them.`);
  }
  const root = host.getRootNode() as Document | ShadowRoot;
  const twin = slides.find((slide) => slide.id && root.getElementById(slide.id) !== slide);
  if (twin)
    warnOnce(`${tag}:id`, `<${tag}>: the id "${twin.id}" is there twice: addresses lead to the first.`);
  for (const picture of host.querySelectorAll('img')) {
    if (picture.complete && picture.currentSrc && picture.naturalWidth === 0) warnOfBroken(picture);
  }
}

function warnOfPicture({ target }: Event): void {
  if (target instanceof HTMLImageElement) warnOfBroken(target);
}

function warnOfBroken({ src }: HTMLImageElement): void {
  warnOnce('swipe-gallery:picture', `<swipe-gallery>: the picture ${src.slice(0, 200)} cannot be loaded.`);
}
