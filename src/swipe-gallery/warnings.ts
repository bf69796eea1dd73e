import { warnOfValue } from '../development.js';
import type { GalleryHost } from './gallery-host.js';

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
