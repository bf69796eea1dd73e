import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { build } from 'vite';
import { patchLit } from './patch-lit.mjs';

const root = fileURLToPath(new URL('..', import.meta.url));
const registry = fileURLToPath(new URL('./bundle/registry.js', import.meta.url));

/** What `dist/lanelight.js` runs on; also in docs/decisions. */
const moduleTarget = ['chrome90', 'safari15', 'firefox101'];

const { version } = JSON.parse(readFileSync(new URL('../package.json', import.meta.url), 'utf8'));
const banner = `/*! lanelight ${version}, MIT. Contains Lit, Copyright Google LLC, BSD-3-Clause. See THIRD-PARTY.md. */`;

/**
 * Bundles one entry with Lit inside, in memory.
 *
 * @param {string} entry path from the root
 * @param {'module' | 'classic'} [format]
 *   `module`: an ES module, whose lazy parts are files of their own; `classic`: one script in ES2019
 * @returns {Promise<{ fileName: string, code: string, isEntry: boolean }[]>}
 */
export async function bundle(entry, format = 'module', name = 'lanelight') {
  const isClassic = format === 'classic';
  const [{ output }] = await build({
    root,
    configFile: false,
    logLevel: 'warn',
    plugins: [patchLit()],
    build: {
      write: false,
      target: isClassic ? 'es2019' : moduleTarget,
      modulePreload: false,
      lib: { entry, formats: [isClassic ? 'iife' : 'es'], name: 'Lanelight' },
      // Vite leaves the white space of an ES module in a library; Rolldown itself does not.
      minify: false,
      rolldownOptions: {
        transform: { inject: { customElements: [registry, 'registry'] } },
        output: {
          ...(isClassic && { codeSplitting: false }),
          entryFileNames: `${name}${isClassic ? '.classic' : ''}.js`,
          chunkFileNames: `${name}.[name].js`,
          minify: true,
          comments: false,
        },
      },
    },
  });
  return output
    .filter(({ type }) => type === 'chunk')
    .map(({ fileName, code, isEntry }) => ({ fileName, code: `${banner}\n${code}`, isEntry }));
}
