/**
 * `npm test`: builds, runs the tests of Node and those of the browsers, and ends with one sum over all of them.
 *
 *   npm test                                     everything; browser tests in Chromium
 *   npm run test:engines                         browser tests, and those of Node that drive browsers of any kind
 *                                                (tests/engines, tests/hostile), in the others that are installed
 *   ENGINES=firefox npm test                     browser tests in one engine; `all`: in every one
 *   npm test -- tests/node/a.test.mjs            the named files only
 */
import { spawn } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { mkdir, readdir, rm } from 'node:fs/promises';
import { join, relative } from 'node:path';
import { finished } from 'node:stream/promises';
import { run } from 'node:test';
import { spec } from 'node:test/reporters';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';
import { build } from './build.mjs';
import { provideChromium } from './find-browser.mjs';
import { formatEngines, formatSum } from './plain-reporter.mjs';

const root = fileURLToPath(new URL('..', import.meta.url));
const sumsFile = join(root, '.cache', 'browser-tests.json');
process.chdir(root);

const { values, positionals: named } = parseArgs({
  options: { 'other-engines': { type: 'boolean', default: false } },
  allowPositionals: true,
});
const otherEngines = values['other-engines'];
const files = named.length > 0 ? named : await findTests('tests', 'service/tests');
const browserFiles = files.filter((file) => file.endsWith('.test.ts'));
/** Tests of Node that open pages in whichever engines `ENGINES` names. */
const isOfEngines = (file) => /\btests[/\\](engines|hostile)\b/.test(file);
const nodeFiles = files.filter((file) => file.endsWith('.test.mjs') && (!otherEngines || isOfEngines(file)));
process.env.ENGINES ??= otherEngines ? 'others' : 'chromium';

try {
  // One line about which browser this is, and how it came here; its path spares the others the search.
  const { path, how } = provideChromium();
  process.env.CHROME_PATH = path;
  console.log(`Chromium ${how}: ${path}`);
  await build({ manifest: false });
} catch (error) {
  console.error(`${error.message}\n0 passed, 1 failed`);
  process.exit(1);
}

const sums = [await runInNode(nodeFiles), await runInBrowsers(browserFiles)];
const total = { passed: 0, failed: 0, skipped: 0 };
for (const sum of sums) for (const key of Object.keys(total)) total[key] += sum[key];
const { engines, absent } = sums[1];
console.log(`\nNode: ${formatSum(sums[0])}. Browsers: ${formatSum(sums[1])}`);
console.log(formatEngines(engines, absent));
if (!otherEngines) console.log('The other engines: npm run test:engines');
console.log(formatSum(total));
process.exitCode = total.failed > 0 || total.passed === 0 ? 1 : 0;

async function runInNode(paths) {
  const sum = { passed: 0, failed: 0, skipped: 0 };
  if (paths.length === 0) return sum;
  // A file that failed to start may leave a server open, and would be waited for without end.
  const events = run({ files: paths.map((path) => join(root, path)), concurrency: 3, timeout: 900_000 });
  const isTest = ({ details }) => details.type !== 'suite';
  const durations = new Map();
  const note = (event, name) => {
    if (isTest(event)) sum[name]++;
    const { nesting, file, details } = event;
    if (nesting === 0) durations.set(file, (durations.get(file) ?? 0) + details.duration_ms);
  };
  events.on('test:pass', (event) => note(event, event.skip === undefined ? 'passed' : 'skipped'));
  events.on('test:fail', (event) => note(event, 'failed'));
  const report = events.compose(spec);
  report.pipe(process.stdout, { end: false });
  await finished(report);
  // What makes the whole slow is to be seen.
  const slowest = [...durations].sort(([, a], [, b]) => b - a).slice(0, 10);
  for (const [file, time] of slowest) console.log(`${Math.round(time / 1000)} s  ${relative(root, file)}`);
  return sum;
}

async function runInBrowsers(paths) {
  const nothing = { passed: 0, failed: 0, skipped: 0, engines: [], absent: [] };
  if (paths.length === 0) return nothing;
  await mkdir(join(root, '.cache'), { recursive: true });
  await rm(sumsFile, { force: true });
  const wtr = join(root, 'node_modules/@web/test-runner/dist/bin.js');
  const child = spawn(process.execPath, [wtr, ...(named.length > 0 ? ['--files', ...paths] : [])], {
    stdio: 'inherit',
    env: { ...process.env, TEST_SUMS: sumsFile },
  });
  const code = await new Promise((resolve) => child.once('close', resolve));
  try {
    const sums = JSON.parse(readFileSync(sumsFile, 'utf8'));
    return { ...sums, failed: code === 0 ? sums.failed : Math.max(sums.failed, 1) };
  } catch (error) {
    if (error.code !== 'ENOENT') throw error;
    return { ...nothing, failed: 1 };
  }
}

async function findTests(...folders) {
  const found = await Promise.all(
    folders.map(async (folder) => {
      const entries = await readdir(folder, { recursive: true }).catch(() => []);
      return entries.map((entry) => join(folder, entry));
    }),
  );
  return found.flat().filter((path) => /\.test\.(ts|mjs)$/.test(path) && !path.includes('node_modules'));
}
