/**
 * What our bundles use for `Event`: the browser's. MooTools puts a class of its own in its place, which ours could not
 * be derived from; what the browser derives from it, nobody replaces.
 */
export const NativeEvent = Object.getPrototypeOf(globalThis.CustomEvent);
