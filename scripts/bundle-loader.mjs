import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { build } from 'esbuild';
import { squeeze } from './squeeze.mjs';

const { version } = JSON.parse(readFileSync(new URL('../package.json', import.meta.url), 'utf8'));
const root = fileURLToPath(new URL('..', import.meta.url));

/** The parts that the loader gets when a page has links or shortcodes, and when one of these names a column. */
const parts = ['lines', 'columns'];

/**
 * Bundles the loader and its parts, in memory. They hold no Lit: the elements' own files stay beside them.
 *
 * @param {'module' | 'classic'} format as in bundle.mjs
 * @returns {Promise<{ fileName: string, code: string }[]>}
 */
export function bundleLoader(format) {
  const suffix = format === 'classic' ? '.classic' : '';
  return Promise.all([
    bundleOne(`loader${suffix}.js`, { entryPoints: [`src/embed/loader${suffix}.ts`] }, format),
    ...parts.map((name) => {
      const contents =
        format === 'classic'
          ? // No global: the loader finds what it asked for through the element of the script.
            `import * as part from './${name}.js'; document.currentScript.lanelightPart(part);`
          : `export * from './${name}.js';`;
      const stdin = { contents, resolveDir: `${root}src/embed` };
      return bundleOne(`loader.${name}${suffix.replace('.', '-')}.js`, { stdin }, format);
    }),
  ]);
}

async function bundleOne(fileName, source, format) {
  const isClassic = format === 'classic';
  const target = isClassic ? 'es2019' : ['chrome90', 'safari15', 'firefox101'];
  const { outputFiles } = await build({
    ...source,
    absWorkingDir: root,
    bundle: true,
    write: false,
    minify: true,
    charset: 'utf8',
    legalComments: 'none',
    target,
    format: isClassic ? 'iife' : 'esm',
  });
  const banner = `/*! lanelight ${version}, MIT. */`;
  return { fileName, code: squeeze(outputFiles[0].text, target, { module: !isClassic, banner }) };
}
