import { bundleWorker } from './bundle-worker.mjs';

/**
 * Serves the worker where the page's modules look for it, as the package holds it: one classic script.
 *
 * @returns {import('@web/test-runner').TestRunnerPlugin}
 */
export function workerPlugin() {
  let worker;
  return {
    name: 'worker',
    async serve({ path }) {
      if (path === '/src/tally/pow-worker.js') return { body: await (worker ??= bundleWorker()), type: 'js' };
      return undefined;
    },
  };
}
