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
const choose = (name, other) => (typeof globalThis[name] === 'function' ? globalThis[name] : other);

// By names of our own: the bundler puts what is exported here in the place of the browser's, and leaves out the rest.
export const Intersections = /* @__PURE__ */ choose('IntersectionObserver', Seeing);
export const Mutations = /* @__PURE__ */ choose('MutationObserver', Blind);
export const Sizes = /* @__PURE__ */ choose('ResizeObserver', Blind);
