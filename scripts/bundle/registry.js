import { canRender } from './lit-global.js';

/**
 * What our bundles use for `customElements`.
 *
 * An element that could not render would hide the text that the author wrote behind an empty shadow root, so where the
 * page forbids rendering none is defined, and the text stays.
 *
 * In a module each tag is defined in a task of its own: to upgrade a whole column at once would hold up a slow phone
 * for a tenth of a second, and the markup looks the same until its turn comes. A classic script is expected to have
 * done its work when it ends, and does.
 */
const script = document.currentScript;
const elements = createPrefixed(globalThis.customElements, script?.dataset?.prefix);
export const registry = script && canRender === true ? elements : createQueue();

/** `<script src="lanelight.classic.js" data-prefix="city">` defines `<city-worker-profile>`, beside another version. */
function createPrefixed(all, prefix) {
  if (!prefix) return all;
  return {
    get: (name) => all.get(`${prefix}-${name}`),
    define: (name, constructor) => all.define(`${prefix}-${name}`, constructor),
    whenDefined: (name) => all.whenDefined(`${prefix}-${name}`),
  };
}

function createQueue() {
  const queue = new Map();
  const defineNext = () => {
    const [name, constructor] = queue.entries().next().value;
    queue.delete(name);
    // Another copy of us may have come first: the first definition wins.
    if (!elements.get(name)) elements.define(name, constructor);
    if (queue.size > 0) setTimeout(defineNext);
  };
  return {
    get: (name) => elements.get(name) || queue.get(name),
    async define(name, constructor) {
      queue.set(name, constructor);
      if (queue.size === 1 && (canRender === true || (await canRender))) setTimeout(defineNext);
    },
    whenDefined: (name) => elements.whenDefined(name),
  };
}
