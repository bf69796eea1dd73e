/**
 * `npm run test:visual`: the stories tagged `visual`, drawn by Chromium and compared with tests/visual/baseline.
 *
 *   npm run test:visual                 compares; what differs is drawn in tests/visual/diff
 *   npm run test:visual -- --update     draws the baseline anew
 *
 * Needs nothing but this machine. Fonts and Chromium's version change pixels: a baseline holds for the kind of machine
 * that it was drawn on, which tests/visual/baseline/machine.txt names.
 */
import { spawnSync } from 'node:child_process';
import { createReadStream } from 'node:fs';
import { mkdir, readFile, readdir, rm, stat, writeFile } from 'node:fs/promises';
import { createServer } from 'node:http';
import { extname, join, normalize } from 'node:path';
import { fileURLToPath } from 'node:url';
import pixelmatch from 'pixelmatch';
import { PNG } from 'pngjs';
import puppeteer from 'puppeteer-core';
import { chromiumArgs, provideChromium } from './find-browser.mjs';
import { formatSum } from './plain-reporter.mjs';

const root = fileURLToPath(new URL('..', import.meta.url));
const site = join(root, 'storybook-static');
const baseline = join(root, 'tests/visual/baseline');
const difference = join(root, 'tests/visual/diff');
const machineFile = join(baseline, 'machine.txt');
const isUpdate = process.argv.includes('--update');

/** A column is drawn whole, at both ends of the range and half its size; an element as on a tablet. */
const columnViews = { widths: [320, 1280], scale: 0.5 };
const elementViews = { widths: [768], scale: 1 };

/** Keeps 5 bits of each colour's 8: half the bytes in the repository, for differences that nobody sees. */
const colorMask = 0b1111_1000;

/** The pixels that may differ in one picture: fewer than one character has at half its size. */
const tolerance = 8;

const contentTypes = {
  '.css': 'text/css',
  '.html': 'text/html',
  '.js': 'text/javascript',
  '.json': 'application/json',
  '.svg': 'image/svg+xml',
};

await buildIfStale();
const server = await serve(site);
const address = `http://127.0.0.1:${server.address().port}`;
const browser = await puppeteer.launch({ executablePath: provideChromium().path, args: chromiumArgs });
try {
  await main();
} finally {
  await browser.close();
  server.close();
}

async function main() {
  await rm(difference, { recursive: true, force: true });
  await mkdir(isUpdate ? baseline : difference, { recursive: true });
  const machine = await browser.version();
  const scenes = await listScenes();
  const sum = { passed: 0, failed: 0 };
  for (const scene of scenes) {
    const problem = await check(scene).catch((error) => error.message);
    sum[problem ? 'failed' : 'passed']++;
    console.log(`${problem ? '✗' : '✓'} ${scene.file}${problem ? `: ${problem}` : ''}`);
  }
  for (const file of await listStrayFiles(scenes)) {
    if (isUpdate) await rm(join(baseline, file));
    else console.log(`✗ ${file}: no story is drawn in it any more`);
    sum.failed += isUpdate ? 0 : 1;
  }
  if (isUpdate) await writeFile(machineFile, `${machine}\n`);
  else if (sum.failed > 0) await explain(machine);
  console.log(formatSum(sum));
  process.exitCode = sum.failed > 0 || sum.passed === 0 ? 1 : 0;
}

/** Draws a scene; then stores it, or compares it with the stored one. Returns what is wrong, if anything is. */
async function check({ file, ...scene }) {
  const actual = PNG.sync.read(await draw(scene));
  actual.data.forEach((value, index) => (actual.data[index] = value & colorMask));
  if (isUpdate) {
    await writeFile(join(baseline, file), encode(actual));
    return undefined;
  }
  const expected = await readFile(join(baseline, file)).catch(() => undefined);
  const problem = expected ? await compare(file, PNG.sync.read(expected), actual) : 'there is no baseline';
  if (problem) await writeFile(join(difference, file), encode(actual));
  return problem;
}

async function compare(file, expected, actual) {
  const { width, height } = expected;
  if (actual.width !== width || actual.height !== height) {
    return `${actual.width} × ${actual.height} px, not ${width} × ${height}`;
  }
  const diff = new PNG({ width, height });
  const pixels = pixelmatch(expected.data, actual.data, diff.data, width, height, { threshold: 0.1 });
  if (pixels <= tolerance) return undefined;
  await writeFile(join(difference, file.replace('.png', '.diff.png')), encode(diff));
  return `${pixels} pixels differ`;
}

function encode(image) {
  return PNG.sync.write(image, { colorType: 2, deflateLevel: 9 });
}

async function draw({ id, width, scale }) {
  const page = await browser.newPage();
  const complaints = [];
  page.on('pageerror', (error) => complaints.push(error.message));
  page.on('console', (message) => message.type() === 'error' && complaints.push(message.text()));
  try {
    await page.emulateMediaFeatures([{ name: 'prefers-reduced-motion', value: 'reduce' }]);
    await page.setViewport({ width, height: 800, deviceScaleFactor: scale });
    await page.goto(`${address}/iframe.html?id=${id}&viewMode=story&globals=a11y.manual:!true`);
    const phase = await page.waitForFunction(() => {
      const { phase } = globalThis.__STORYBOOK_PREVIEW__?.currentRender ?? {};
      return ['finished', 'errored', 'aborted'].includes(phase) && phase;
    });
    if ((await phase.jsonValue()) !== 'finished') throw new Error('the story failed; see npm run storybook');
    // As high as its content, since a picture that is out of sight is never loaded.
    const height = await page.$eval('html', (html) => html.scrollHeight);
    await page.setViewport({ width, height, deviceScaleFactor: scale });
    await page.$$eval('img', (images) =>
      Promise.all(images.map((image) => image.decode().catch(() => undefined))),
    );
    if (complaints.length > 0) throw new Error(complaints.join('; '));
    return await page.screenshot({ fullPage: true });
  } finally {
    await page.close();
  }
}

/** What is drawn: a file for each story tagged `visual`, and each width. */
async function listScenes() {
  const { entries } = JSON.parse(await readFile(join(site, 'index.json'), 'utf8'));
  return Object.values(entries)
    .filter(({ type, tags }) => type === 'story' && tags.includes('visual'))
    .flatMap(({ id, importPath }) => {
      const { widths, scale } = importPath.includes('/pages/') ? columnViews : elementViews;
      return widths.map((width) => ({ id, width, scale, file: `${id}-${width}.png` }));
    });
}

async function listStrayFiles(scenes) {
  const files = await readdir(baseline).catch(() => []);
  return files.filter((name) => name.endsWith('.png') && !scenes.some(({ file }) => file === name));
}

async function explain(machine) {
  const drawnOn = (await readFile(machineFile, 'utf8').catch(() => '')).trim();
  if (drawnOn && drawnOn !== machine)
    console.log(`The baseline was drawn by ${drawnOn}; this is ${machine}.`);
  console.log('Look at tests/visual/diff; if the change is meant: npm run test:visual -- --update');
}

/** Builds Storybook, unless nothing that goes into it is newer than the last build. */
async function buildIfStale() {
  const built = await stat(join(site, 'index.json')).catch(() => undefined);
  const sources = ['.storybook', 'stories', 'src', 'content', 'custom-elements.json', 'package-lock.json'];
  const changed = await Promise.all(sources.map((source) => newestChange(join(root, source))));
  if (built && built.mtimeMs > Math.max(...changed)) return;
  const storybook = join(root, 'node_modules/storybook/dist/bin/dispatcher.js');
  console.log('Building Storybook …');
  const { status } = spawnSync(process.execPath, [storybook, 'build', '--disable-telemetry'], {
    cwd: root,
    stdio: ['ignore', 'ignore', 'inherit'],
  });
  if (status !== 0) process.exit(status ?? 1);
}

async function newestChange(path) {
  const info = await stat(path).catch(() => undefined);
  if (!info?.isDirectory()) return info?.mtimeMs ?? 0;
  const names = await readdir(path);
  const changes = await Promise.all(names.map((name) => newestChange(join(path, name))));
  return Math.max(info.mtimeMs, ...changes);
}

/** Serves a folder on a free port. */
function serve(folder) {
  const http = createServer((request, response) => {
    const path = normalize(decodeURIComponent(new URL(request.url, 'http://localhost').pathname));
    const stream = createReadStream(join(folder, path));
    stream.once('open', () => {
      response.setHeader('Content-Type', contentTypes[extname(path)] ?? 'application/octet-stream');
      stream.pipe(response);
    });
    stream.once('error', () => response.writeHead(404).end());
  });
  return new Promise((resolve) => http.listen(0, '127.0.0.1', () => resolve(http)));
}
