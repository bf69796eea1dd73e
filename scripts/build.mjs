/**
 * Builds dist/ and the service.
 *
 *   node scripts/build.mjs            everything
 *   node scripts/build.mjs --site     what a site that shows columns needs: no manifest
 *   node scripts/build.mjs --test     everything but the manifest
 */
import { execFile } from 'node:child_process';
import { createHash } from 'node:crypto';
import { existsSync } from 'node:fs';
import { chmod, cp, mkdir, readFile, readdir, rm, writeFile } from 'node:fs/promises';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import { build as esbuild } from 'esbuild';
import { buildSheet } from './build-sheet.mjs';
import { bundleWorker } from './bundle-worker.mjs';
import { bundleAll } from './bundle.mjs';
import { bundleLoader } from './bundle-loader.mjs';
import { findUntranslated } from './find-untranslated.mjs';

const root = new URL('..', import.meta.url);
const run = promisify(execFile);

const refuseUntranslated = async () => {
  const { targetLocales } = JSON.parse(await readFile(new URL('lit-localize.json', root), 'utf8'));
  const missing = await findUntranslated(new URL('src/', root), targetLocales);
  if (missing.length > 0)
    throw new Error(`没有翻译 Not translated (npm run localize):\n${missing.join('\n')}`);
};

const buildModules = async () => {
  // The compiler takes its notes for the output: without this, nothing would be written after `rm -r dist`.
  if (!existsSync(new URL('dist/define.js', root)))
    await rm(new URL('.cache/build.tsbuildinfo', root), { force: true });
  await runBinary('typescript/bin/tsc', '-p', 'tsconfig.build.json');
  await dropStaleModules();
};

/** What an earlier build made of a module that is gone. */
const dropStaleModules = async () => {
  const paths = await readdir(new URL('dist/', root), { recursive: true });
  const isStale = (path) => {
    const [, folder, name] = /^(?:(.*)[/\\])?([\w-]+(?:\.\w+)*?)(?:\.d\.ts|\.js)$/.exec(path) ?? [];
    if (!folder || !existsSync(new URL(`src/${folder}/`, root))) return false;
    return !existsSync(new URL(`src/${folder}/${name}.ts`, root));
  };
  await Promise.all(paths.filter(isStale).map((path) => rm(new URL(`dist/${path}`, root))));
};

/**
 * Lit is the only dependency of the elements that a reader's project installs: what else a module imports is put
 * into it.
 */
const inlineDependencies = async () => {
  const path = fileURLToPath(new URL('dist/qr-link/qr-modules.js', root));
  await esbuild({
    entryPoints: [path],
    outfile: path,
    allowOverwrite: true,
    bundle: true,
    format: 'esm',
    target: 'es2022',
    charset: 'utf8',
    banner: { js: '/*! Contains uqr, MIT. See THIRD-PARTY.md. */' },
  });
  // A worker is a script of its own, whoever bundles the page.
  await writeFile(new URL('dist/tally/pow-worker.js', root), await bundleWorker());
};

/** Classic scripts: that of framed columns, since a frame without an origin may not load modules, and the text sizes. */
const bundleScripts = () =>
  esbuild({
    entryPoints: ['src/embed/framed.ts', 'src/render/text-size.ts'].map((path) =>
      fileURLToPath(new URL(path, root)),
    ),
    outdir: fileURLToPath(new URL('dist/', root)),
    entryNames: '[name]',
    bundle: true,
    minify: true,
    format: 'iife',
    target: 'es2019',
    charset: 'utf8',
  });

/** Files that are served as they are; the sheet takes in the other styles. */
const copyAssets = () =>
  Promise.all([
    cp(new URL('src/render/', root), new URL('dist/render/', root), {
      recursive: true,
      filter: (path) => !/\.\w+$/.test(path) || /\.(css|svg)$/.test(path),
    }),
    cp(new URL('src/builder/builder.css', root), new URL('dist/builder/builder.css', root)),
    cp(new URL('src/styles/themes/', root), new URL('dist/themes/', root), { recursive: true }),
    cp(new URL('tokens/lanelight.tokens.json', root), new URL('dist/tokens.json', root)),
    cp(new URL('integrations/generated/', root), new URL('dist/integrations/', root), { recursive: true }),
  ]);

/** The schema as a file, for editors that check JSON while one writes. */
const writeSchema = async () => {
  const { columnSchema } = await import(new URL('dist/column/schema.js', root));
  await writeFile(new URL('dist/column.schema.json', root), `${JSON.stringify(columnSchema, null, 2)}\n`);
};

const buildBundle = async (format) => {
  const files = await Promise.all([bundleAll(format), bundleLoader(format)]);
  for (const { fileName, code } of files.flat()) {
    await writeFile(new URL(`dist/${fileName}`, root), code);
  }
  return files.flat().map(({ fileName }) => fileName);
};

/** Lazy parts that an earlier build had, and this one has under another name. */
const dropStaleParts = async (current) => {
  const parts = (await readdir(new URL('dist/', root))).filter((name) =>
    /^(lanelight|loader|builder)(\.[\w-]+)*\.js$/.test(name),
  );
  const stale = parts.filter((name) => !current.includes(name));
  await Promise.all(stale.map((name) => rm(new URL(`dist/${name}`, root))));
};

/** SHA-384 of every script and sheet that a page can name, for `integrity` attributes. */
const writeIntegrity = async () => {
  const names = (await readdir(new URL('dist/', root), { recursive: true }))
    .map((name) => name.replaceAll('\\', '/'))
    .filter((name) => /^[^/]+\.js$|^render\/(page-settings|text-size)\.js$|\.css$/.test(name))
    // The others are modules of npm.
    .filter((name) => !existsSync(new URL(`src/${name.replace(/\.js$/, '.ts')}`, root)) || name.includes('/'))
    .sort();
  const hashes = {};
  for (const name of names) {
    const hash = createHash('sha384').update(await readFile(new URL(`dist/${name}`, root)));
    hashes[name] = `sha384-${hash.digest('base64')}`;
  }
  await writeFile(new URL('dist/integrity.json', root), `${JSON.stringify(hashes, null, 2)}\n`);
};

const buildManifest = () =>
  runBinary(
    '@custom-elements-manifest/analyzer/cem.js',
    'analyze',
    '--config',
    'custom-elements-manifest.config.mjs',
  );

const buildService = async () => {
  const { scripts } = JSON.parse(await readFile(new URL('service/package.json', root), 'utf8'));
  if (!scripts?.build) return;
  await runIn('npm', ['run', '--silent', 'build', '-w', 'service']);
  // npm makes a program executable when it links it; in a fresh clone this one was not built then.
  await chmod(new URL('service/dist/cli.js', root), 0o755);
};

export async function build({ site = false, manifest = !site } = {}) {
  await mkdir(new URL('dist/', root), { recursive: true });
  await refuseUntranslated();
  const [modules, classic] = await Promise.all([
    buildBundle('module'),
    // Framed columns need it: a frame without an origin may not load modules.
    buildBundle('classic'),
    // The command `serve` imports the service, with its types.
    buildService()
      .then(buildModules)
      .then(() => Promise.all([buildSheet(), inlineDependencies(), writeSchema()])),
    copyAssets(),
    bundleScripts(),
    manifest && buildManifest(),
  ]);
  await dropStaleParts([...modules, ...classic]);
  await writeIntegrity();
}

function runBinary(path, ...args) {
  return runIn(process.execPath, [fileURLToPath(new URL(`node_modules/${path}`, root)), ...args]);
}

/** Shows what a failing program said, and nothing of one that succeeds. */
async function runIn(program, args) {
  try {
    await run(program, args, { cwd: root, maxBuffer: 2 ** 26, shell: process.platform === 'win32' });
  } catch (error) {
    throw new Error(`${error.stdout}${error.stderr}`.trim() || error.message, { cause: error });
  }
}

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  try {
    await build({
      site: process.argv.includes('--site'),
      manifest: !process.argv.some((arg) => /^--(site|test)$/.test(arg)),
    });
  } catch (error) {
    console.error(error.message);
    process.exitCode = 1;
  }
}
