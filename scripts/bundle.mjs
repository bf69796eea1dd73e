import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { transform } from 'esbuild';
import { build, parseAst } from 'vite';
import { patchLit } from './patch-lit.mjs';
import { privateProperties, shrink } from './shrink.mjs';

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
    plugins: [patchLit(), shrink()],
    build: {
      write: false,
      target: 'esnext',
      minify: false,
      modulePreload: false,
      lib: { entry, formats: ['es'] },
      rolldownOptions: {
        // What a lazy part shares with the entry stays in the entry, which is one file.
        preserveEntrySignatures: false,
        transform: { inject: { customElements: [registry, 'registry'] } },
        output: {
          ...(isClassic && { codeSplitting: false }),
          entryFileNames: `${name}${isClassic ? '.classic' : ''}.js`,
          chunkFileNames: `${name}.[name].js`,
        },
      },
    },
  });
  const chunks = output.filter(({ type }) => type === 'chunk');
  // A `sideEffects` of package.json that misses the definitions leaves nothing.
  if (!chunks.some(({ code }) => code.includes('lit-html')))
    throw new Error(`The bundle of ${entry} has no Lit in it.`);
  return Promise.all(
    chunks.map(async ({ fileName, code, isEntry }) => ({
      fileName,
      isEntry,
      code: `${banner}\n${await minify(code, isClassic)}`,
    })),
  );
}

/** By esbuild, which lowers what a target lacks and no more, and shortens the properties that were private. */
async function minify(code, isClassic) {
  const minified = await transform(code, {
    target: isClassic ? 'es2019' : moduleTarget,
    // Here, not in the bundler: what esbuild adds must stand inside the function too, not among the page's globals.
    format: isClassic ? 'iife' : 'esm',
    minify: true,
    // All but one form of it, which is looked for below, runs in Chromium 80–90 and Safari 15.
    supported: isClassic ? {} : { 'optional-chain': true },
    mangleProps: privateProperties,
    charset: 'utf8',
    legalComments: 'none',
  });
  if (!isClassic) refuseMiddleSpread(parseAst(minified.code));
  return minified.code;
}

/** `a?.(...b, c)` throws in Chromium 80–90 where `a` is nullish (crbug.com/42201552); esbuild would lower every `?.` for it. */
function refuseMiddleSpread(node, isInChain = false) {
  if (Array.isArray(node)) for (const each of node) refuseMiddleSpread(each, isInChain);
  else if (typeof node?.type === 'string') {
    const isChained = isInChain || node.type === 'ChainExpression';
    const spread = node.arguments?.findIndex(({ type }) => type === 'SpreadElement') ?? -1;
    if (isChained && spread >= 0 && spread < node.arguments.length - 1)
      throw new Error('An optional chain has `...` before another argument: see scripts/bundle.mjs.');
    for (const value of Object.values(node))
      if (typeof value === 'object') refuseMiddleSpread(value, isChained);
  }
}
