import { fileURLToPath } from 'node:url';
import { build } from 'esbuild';

const root = fileURLToPath(new URL('..', import.meta.url));

/**
 * What one import brings into a page that somebody else bundles, from dist/ and by the entries of package.json.
 *
 * @param {string} code the import, as a user writes it
 * @param {string[]} tags every element of the library
 * @returns {Promise<{ bytes: number, code: string, tags: string[] }>} bytes and code of what is loaded at once; the
 *   elements of which a module is in it or in what it loads later, or that it names
 */
export async function bringIn(code, tags) {
  const { metafile, outputFiles } = await build({
    stdin: { contents: code, resolveDir: root },
    absWorkingDir: root,
    outdir: '/',
    bundle: true,
    splitting: true,
    format: 'esm',
    minify: true,
    charset: 'utf8',
    legalComments: 'none',
    write: false,
    metafile: true,
  });
  const outputs = new Map(
    Object.entries(metafile.outputs).map(([path, output], index) => [
      path,
      { ...output, text: outputFiles[index].text },
    ]),
  );
  const entry = [...outputs].find(([, { entryPoint }]) => entryPoint === '<stdin>')[0];
  const isAtOnce = ({ kind }) => kind === 'import-statement';
  const atOnce = follow(outputs, entry, isAtOnce).map(({ text }) => text);
  const modules = follow(outputs, entry, () => true).flatMap(({ inputs }) =>
    Object.keys(inputs).filter((path) => inputs[path].bytesInOutput > 0),
  );
  const loaded = atOnce.join('\n');
  const isIn = (tag) =>
    modules.some((path) => path.startsWith(`dist/${tag}/${tag}.`)) ||
    new RegExp(`(?<![\\w-])${tag}(?![\\w-])`).test(loaded);
  return { bytes: Buffer.byteLength(loaded), code: loaded, tags: tags.filter(isIn) };
}

function follow(outputs, entry, isFollowed) {
  const paths = new Set([entry]);
  for (const path of paths)
    for (const each of outputs.get(path).imports) if (isFollowed(each)) paths.add(each.path);
  return [...paths].map((path) => outputs.get(path));
}
