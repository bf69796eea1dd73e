import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { transform } from 'esbuild';
import { build, parseAst } from 'vite';
import { bundleWorker } from './bundle-worker.mjs';
import { patchLit } from './patch-lit.mjs';
import { privateProperties, shrink } from './shrink.mjs';
import { squeeze } from './squeeze.mjs';

const root = fileURLToPath(new URL('..', import.meta.url));
const registry = fileURLToPath(new URL('./bundle/registry.js', import.meta.url));
const nativeEvent = fileURLToPath(new URL('./bundle/native-event.js', import.meta.url));
const observers = fileURLToPath(new URL('./bundle/observers.js', import.meta.url));

/** What `dist/lanelight.js` runs on; also in docs/decisions. */
export const moduleTarget = ['chrome90', 'safari15', 'firefox101'];

/** Our private members, and the methods by which uqr's encoder calls itself: they are a thirtieth of the lazy file. */
const shortened = new RegExp(
  `${privateProperties.source}|^(draw(FunctionPatterns|FormatBits|Version|FinderPattern|AlignmentPattern|Codewords)|` +
    'setFunctionModule|addEccAndInterleave|applyMask|getPenaltyScore|getAlignmentPatternPositions|finderPenalty.*)$',
);

const { version } = JSON.parse(readFileSync(new URL('../package.json', import.meta.url), 'utf8'));
const banner = `/*! lanelight ${version}, MIT. Contains Lit, Copyright Google LLC, BSD-3-Clause. See THIRD-PARTY.md. */`;
/** Lazy parts take Lit from the entry. */
const lazyBanner = `/*! lanelight ${version}, MIT. See THIRD-PARTY.md. */`;
/**
 * Chromium 136 and later compile all functions of such a file while they load it, beside the main thread:
 * docs/decisions/2026-11-22-compile-hints.md. A draft: https://github.com/WICG/explicit-javascript-compile-hints-file-based
 */
const compileHint = '//# allFunctionsCalledOnLoad';

/**
 * Bundles all elements, as the package has them: beside the module stands `builder.js`, the script of the builders' pages,
 * which takes Lit and the elements from it.
 *
 * @param {'module' | 'classic'} [format]
 * @returns {ReturnType<typeof bundle>}
 */
export async function bundleAll(format = 'module') {
  if (format === 'classic') return bundle('src/define.ts', format);
  // Those pages are for editors and designers, who have browsers with modules.
  const files = await bundle('src/define.ts', format, [nameBuilder()]);
  return files.map((file) => (file.isEntry ? { ...file, code: `${compileHint}\n${file.code}` } : file));
}

/**
 * Bundles one entry with Lit inside, in memory.
 *
 * @param {string} entry path from the root
 * @param {'module' | 'classic'} [format]
 *   `module`: an ES module, whose lazy parts are files of their own; `classic`: one script in ES2019
 * @param {import('vite').Plugin[]} [plugins]
 * @returns {Promise<{ fileName: string, code: string, isEntry: boolean }[]>}
 */
export async function bundle(entry, format = 'module', plugins = []) {
  const isClassic = format === 'classic';
  const [{ output }] = await build({
    root,
    configFile: false,
    logLevel: 'warn',
    plugins: [...plugins, patchLit(), nameWorker(), shrink()],
    build: {
      write: false,
      target: 'esnext',
      minify: false,
      modulePreload: false,
      lib: { entry, formats: ['es'] },
      rolldownOptions: {
        // What a lazy part shares with the entry stays in the entry, which is one file.
        preserveEntrySignatures: false,
        transform: {
          inject: {
            customElements: [registry, 'registry'],
            Event: [nativeEvent, 'NativeEvent'],
            IntersectionObserver: [observers, 'Intersections'],
            MutationObserver: [observers, 'Mutations'],
            ResizeObserver: [observers, 'Sizes'],
          },
        },
        output: {
          ...(isClassic && { codeSplitting: false }),
          entryFileNames: `lanelight${isClassic ? '.classic' : ''}.js`,
          // One dot before the name, none in it: a site copies `lanelight.*.js`.
          chunkFileNames: ({ name }) =>
            name === 'builder-page' ? 'builder.js' : `lanelight.${name.replaceAll('.', '-')}.js`,
        },
      },
    },
  });
  const chunks = output.filter(({ type }) => type === 'chunk');
  // A `sideEffects` of package.json that misses the definitions leaves nothing.
  if (!chunks.some(({ code }) => code.includes('lit-html')))
    throw new Error(`The bundle of ${entry} has no Lit in it.`);
  const apart = chunks.find(({ isEntry }) => isEntry).imports;
  if (apart.length > 0) throw new Error(`The bundle of ${entry} is not one file: it imports ${apart}.`);
  const minified = await Promise.all(
    chunks.map(async ({ fileName, code, isEntry }) => ({
      fileName,
      isEntry,
      code: `${isEntry ? banner : lazyBanner}\n${await minify(code, isClassic)}`,
    })),
  );
  if (isClassic || !chunks.some(({ code }) => code.includes('lanelight.pow-worker.js'))) return minified;
  const worker = { fileName: 'lanelight.pow-worker.js', isEntry: false, code: await bundleWorker() };
  return [...minified, worker];
}

/**
 * Bundles what is an entry's own, in memory: without Lit, lazy parts, and the modules that are named.
 *
 * @param {string} entry path from the root
 * @param {RegExp} without ids of modules to leave out
 * @returns {Promise<string>}
 */
export async function bundleOwn(entry, without) {
  const isForeign = (id) => /^(@lit|lit)(\/|$)/.test(id) || without.test(id);
  const [{ output }] = await build({
    root,
    configFile: false,
    logLevel: 'warn',
    plugins: [shrink(), leaveLazyParts()],
    build: {
      write: false,
      target: 'esnext',
      minify: false,
      modulePreload: false,
      lib: { entry, formats: ['es'] },
      rolldownOptions: { external: isForeign },
    },
  });
  return minify(output[0].code, false);
}

/**
 * Leaves out what is loaded when it is used; what it has in common with the entry is the entry's.
 *
 * @returns {import('vite').Plugin}
 */
function leaveLazyParts() {
  return { name: 'leave-lazy-parts', resolveDynamicImport: (id) => ({ id: String(id), external: true }) };
}

/**
 * Names the worker's file as it is called beside the bundle, by a name that Vite does not take for a file of its own: a
 * library's workers would become part of its code, which a Content Security Policy forbids to start.
 *
 * @returns {import('vite').Plugin}
 */
function nameWorker() {
  return {
    name: 'name-worker',
    enforce: 'pre',
    transform(code, id) {
      if (!id.endsWith('/tally/proof-of-work.ts')) return undefined;
      const named = code.replaceAll("'./pow-worker.js', import.meta.url", 'workerFile, import.meta.url');
      return { code: `${named}\nconst workerFile = 'lanelight.pow-worker.js';\n`, map: null };
    },
  };
}

/**
 * Makes the builders' script a part of the elements' bundle that no element asks for. As an entry of its own it would
 * divide the first one into what both need and the rest.
 *
 * @returns {import('vite').Plugin}
 */
function nameBuilder() {
  return {
    name: 'name-builder',
    transform(code, id) {
      // package.json lists what does something when it is imported, and has no such file in the package.
      if (id.endsWith('/builder-page.ts')) return { code, map: null, moduleSideEffects: true };
      if (!id.endsWith('/src/define.ts')) return undefined;
      return { code: `${code}\nif (isNever) import('./builder/builder-page.ts');\n`, map: null };
    },
  };
}

/** By esbuild, which lowers what a target lacks and no more, and shortens the properties that were private. */
async function minify(code, isClassic) {
  // A classic script knows where it came from while it runs for the first time, and only then.
  const isAsked = isClassic && code.includes('import.meta.url');
  const source = isAsked ? `const scriptUrl = document.currentScript?.src;\n${code}` : code;
  const target = isClassic ? 'es2019' : moduleTarget;
  const { code: lowered } = await transform(source, {
    target,
    define: { isNever: 'false', ...(isAsked && { 'import.meta.url': 'scriptUrl' }) },
    // Here, not in the bundler: what esbuild adds must stand inside the function too, not among the page's globals.
    format: isClassic ? 'iife' : 'esm',
    minify: true,
    // All but one form of it, which is looked for below, runs in Chromium 80–90 and Safari 15.
    supported: { 'regexp-unicode-property-escapes': true, ...(!isClassic && { 'optional-chain': true }) },
    mangleProps: shortened,
    charset: 'utf8',
    legalComments: 'none',
  });
  const minified = squeeze(lowered, target, { module: !isClassic });
  if (!isClassic) refuseMiddleSpread(parseAst(minified));
  return minified;
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
