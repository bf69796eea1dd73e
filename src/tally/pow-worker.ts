import { findSolution, type Challenge, type Solution } from './find-solution.js';

/*
 * The worker that solves a proof of work. Built as one classic script of its own, since Firefox 101 knows no module
 * workers: `lanelight.pow-worker.js` beside `lanelight.js`, `pow-worker.js` in the package.
 */

/** What the worker tells: that it runs; then what it found, or that it cannot. */
export type PowMessage = 'running' | 'failed' | Solution;

const tell = (message: PowMessage) => postMessage(message);

addEventListener('message', ({ data }: MessageEvent<Challenge>) => {
  findSolution(data).then(tell, () => tell('failed'));
});
tell('running');
