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

const { IntersectionObserver: seeing, MutationObserver: changing, ResizeObserver: sizing } = globalThis;

/** An element of the page with such an `id` is no observer. */
const isThere = (observer) => typeof observer === 'function';

// By names of our own: the bundler puts what is exported here in the place of the browser's.
export const Intersections = isThere(seeing) ? seeing : Seeing;
export const Mutations = isThere(changing) ? changing : Blind;
export const Sizes = isThere(sizing) ? sizing : Blind;
