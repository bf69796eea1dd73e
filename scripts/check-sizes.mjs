/**
 * Sizes of what a page loads: bytes, compared exactly with sizes.json, and bytes after gzip, held to the budgets.
 * (What gzip makes differs a little with the version of Node.) And a proof of what is not loaded: an import of one element
 * from dist/ brings none of the others.
 *
 *   npm run sizes            compares; fails when a number differs or a budget is passed
 *   npm run sizes:update     writes the numbers of this build to sizes.json
 */
import { readFile, rm, writeFile, mkdir } from 'node:fs/promises';
import { gzipSync } from 'node:zlib';
import { findElements } from './build-sheet.mjs';
import { bundle, bundleAll, bundleOwn } from './bundle.mjs';
import { bundleLoader } from './bundle-loader.mjs';
import { bringIn } from './tree-shaking.mjs';

const root = new URL('..', import.meta.url);
const record = new URL('sizes.json', root);

/** The five elements that the project began with. */
const five = ['worker-profile', 'swipe-gallery', 'stat-counter', 'like-button', 'column-header'];

/** Limits in bytes. Everything has Lit in it, but what is loaded lazily. Why: docs/decisions/2026-11-21-sizes.md */
const KB = 1024;
const budgets = {
  'lanelight.js': 30 * KB,
  'the five elements': 26 * KB,
  'like-button alone': 12 * KB,
  'stat-counter without Lit': 3 * KB,
  'like-button without Lit, styles and what elements share': 4 * KB,
  'like-button styles': 1.2 * KB,
  'swipe-gallery alone': 15 * KB,
  'swipe-gallery without Lit': 8 * KB,
  'lazy gallery-viewer': 7 * KB,
  'lazy qr-modules': 4 * KB,
  'lazy pow-worker': 2 * KB,
  'lazy lanelight-adapter': 0.6 * KB,
  'lazy open-heart-adapter': 0.6 * KB,
  'lazy applause-adapter': 0.6 * KB,
  'lazy waline-adapter': 0.6 * KB,
  'loader.js': 3 * KB,
  'loader.classic.js': 3 * KB,
};
const budgetOfElement = 10 * KB;

/** What elements have in common, and style sheets. Of a counter and a gallery all is counted, but Lit and what is loaded when it is used. */
const shared = /\/(i18n|controllers|styles)\/|\/shadow-host\.js$|\.styles\.js$/;

/** Elements that came along with another one. */
const strays = [];

async function measure() {
  const elements = await findElements();
  const [loaders, statCounter, gallery, likeButton, likeStyles, all, classic, together, ...alone] =
    await Promise.all([
      Promise.all([bundleLoader('module'), bundleLoader('classic')]),
      bundleOwn('src/stat-counter/stat-counter.ts', /^$/),
      bundleOwn('src/swipe-gallery/swipe-gallery.define.ts', /^$/),
      bundleOwn('src/like-button/like-button.ts', shared),
      bundleOwn('src/like-button/like-button.styles.ts', /^$/),
      bundleAll(),
      bundleAll('classic'),
      bundleTogether(five),
      ...elements.map(({ tag }) => bundle(`src/${tag}/${tag}.define.ts`)),
    ]);
  return {
    'lanelight.js': sizeOf(entryOf(all)),
    'lanelight.classic.js': sizeOf(entryOf(classic)),
    'lanelight.css': sizeOf(await readFile(new URL('dist/lanelight.css', root))),
    'the five elements': sizeOf(entryOf(together)),
    ...Object.fromEntries(elements.map(({ tag }, index) => [`${tag} alone`, sizeOf(entryOf(alone[index]))])),
    ...Object.fromEntries(
      all
        .filter(({ isEntry }) => !isEntry)
        .map(({ fileName, code }) => [fileName.replace(/^lanelight\.(.*)\.js$/, 'lazy $1'), sizeOf(code)]),
    ),
    'stat-counter without Lit': sizeOf(statCounter),
    'swipe-gallery without Lit': sizeOf(gallery),
    'like-button without Lit, styles and what elements share': sizeOf(likeButton),
    'like-button styles': sizeOf(likeStyles),
    ...(await measureImports(elements)),
    ...Object.fromEntries(loaders.flat().map(({ fileName, code }) => [fileName, sizeOf(code)])),
  };
}

async function bundleTogether(tags) {
  const entry = new URL('.cache/together.ts', root);
  await mkdir(new URL('.cache/', root), { recursive: true });
  await writeFile(entry, tags.map((tag) => `import '../src/${tag}/${tag}.define.ts';\n`).join(''));
  const chunks = await bundle('.cache/together.ts');
  await rm(entry);
  return chunks;
}

/** By the class and by the definition, as a project imports them; a bundler of theirs keeps more than ours does. */
async function measureImports(elements) {
  const tags = elements.map(({ tag }) => tag);
  const sizes = await Promise.all(
    elements.flatMap(({ tag, className }) =>
      Object.entries({
        [`import lanelight/${tag}/define`]: `import 'lanelight/${tag}/define';`,
        [`import { ${className} }`]: `import { ${className} } from 'lanelight'; console.log(${className});`,
      }).map(async ([name, code]) => {
        const brought = await bringIn(code, tags);
        const others = brought.tags.filter((each) => each !== tag);
        if (!brought.tags.includes(tag)) strays.push(`${name} does not bring ${tag}.`);
        if (others.length > 0) strays.push(`${name} brings ${others}, which nobody asked for.`);
        return [name, sizeOf(brought.code)];
      }),
    ),
  );
  return Object.fromEntries(sizes);
}

function entryOf(chunks) {
  return chunks.find(({ isEntry }) => isEntry).code;
}

function sizeOf(content) {
  return { bytes: Buffer.byteLength(content), gzip: gzipSync(content, { level: 9 }).length };
}

function budgetOf(name) {
  return budgets[name] ?? (name.endsWith(' alone') ? budgetOfElement : undefined);
}

const now = await measure();
const overBudget = Object.entries(now).filter(([name, { gzip }]) => gzip > budgetOf(name));

if (process.argv.includes('--update')) {
  await writeFile(record, `${JSON.stringify(now, null, 2)}\n`);
} else {
  const known = JSON.parse(await readFile(record, 'utf8'));
  const names = [...new Set([...Object.keys(known), ...Object.keys(now)])];
  const changed = names.filter((name) => known[name]?.bytes !== now[name]?.bytes);
  for (const name of changed)
    console.error(`${name}: ${known[name]?.bytes ?? 'new'} → ${now[name]?.bytes ?? 'gone'} bytes`);
  if (changed.length > 0) {
    console.error(
      'Sizes changed. If that is meant, run `npm run sizes:update` and commit sizes.json with its reason.',
    );
    process.exitCode = 1;
  }
}
console.log(' bytes    gzip');
for (const [name, { bytes, gzip }] of Object.entries(now)) {
  console.log(`${String(bytes).padStart(6)}  ${String(gzip).padStart(6)}  ${name}`);
}
for (const [name, { gzip }] of overBudget) {
  const budget = budgetOf(name);
  console.error(
    `${name}: ${gzip} bytes gzip, ${gzip - budget} over its budget of ${budget}; see scripts/check-sizes.mjs.`,
  );
  process.exitCode = 1;
}
for (const stray of strays) {
  console.error(`Tree-shaking: ${stray}`);
  process.exitCode = 1;
}
if (strays.length === 0) console.log('Tree-shaking: an import of one element brings none of the others.');
