/**
 * What our bundles use for the browser's observers. A page, an extension or an old shell of a browser may have taken
 * one away: then everything counts as seen, and nothing as changed.
 */
class Blind {
  constructor(tell) {
    this.tell = tell;
  }
  observe() {}
  unobserve() {}
  disconnect() {}
  takeRecords() {
    return [];
  }
}

class Seeing extends Blind {
  observe(target) {
    setTimeout(() => this.tell([{ target, isIntersecting: true, intersectionRatio: 1 }], this));
  }
}

/** An element of the page with such an `id` is no observer. */
const isThere = (observer) => typeof observer === 'function';

export const Intersections = isThere(globalThis.IntersectionObserver) ? IntersectionObserver : Seeing;
export const Mutations = isThere(globalThis.MutationObserver) ? MutationObserver : Blind;
export const Sizes = isThere(globalThis.ResizeObserver) ? ResizeObserver : Blind;
