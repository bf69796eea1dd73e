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
    Promise.resolve().then(() => this.tell([{ target, isIntersecting: true, intersectionRatio: 1 }], this));
  }
}

export const Intersections = provide('IntersectionObserver', Seeing);
export const Mutations = provide('MutationObserver', Blind);
export const Sizes = provide('ResizeObserver', Blind);

/** An element of the page with such an `id` is no observer. */
function provide(name, otherwise) {
  return typeof globalThis[name] === 'function' ? globalThis[name] : otherwise;
}
