/** Helpers for tests of pages that use the elements, in a real browser with any test runner. Nothing here is mocked. */
export { readText } from './read-text.js';
export { finishCounters, pressLike, swipeTo, type LikeOutcome } from './reader.js';
export { settled, type WaitOptions } from './settled.js';
