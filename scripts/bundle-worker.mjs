import { fileURLToPath } from 'node:url';
import { build } from 'esbuild';
import { squeeze } from './squeeze.mjs';

/** Where the worker that solves proofs of work comes from; its name where it is a file of the package. */
export const workerSource = fileURLToPath(new URL('../src/tally/pow-worker.ts', import.meta.url));

/**
 * Bundles the worker: one classic script, since what it is loaded by does not know module workers everywhere.
 *
 * @returns {Promise<string>}
 */
export async function bundleWorker() {
  const { outputFiles } = await build({
    entryPoints: [workerSource],
    write: false,
    bundle: true,
    minify: true,
    format: 'iife',
    target: 'es2019',
    charset: 'utf8',
    legalComments: 'none',
  });
  return squeeze(outputFiles[0].text, 'es2019', { module: false });
}
