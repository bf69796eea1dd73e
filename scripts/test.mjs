/**
 * `npm test`: builds, runs the tests of Node and those of the browsers, and ends with one sum over all of them.
 *
 *   npm test                                     everything; browser tests in Chromium
 *   npm run test:engines                         browser tests, and those of Node that drive browsers of any kind
 *                                                (tests/engines, tests/hostile), in the others that are installed
 *   ENGINES=firefox npm test                     browser tests in one engine; `all`: in every one
 *   npm run test:long                            everything in every engine, with the cells of tables that are else left out
 *   npm test -- tests/node/a.test.mjs            the named files only
 *   npm test -- --built                          without a build, where there was one just now
 *
 * Both kinds of tests run side by side: a test that needs the processor to itself is no test.
 */
import { spawn } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { mkdir, readdir, rm } from 'node:fs/promises';
import { join, relative } from 'node:path';
import { PassThrough } from 'node:stream';
import { text } from 'node:stream/consumers';
import { finished } from 'node:stream/promises';
import { run } from 'node:test';
import { spec } from 'node:test/reporters';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';
import { build } from './build.mjs';
import { provideChromium } from './find-browser.mjs';
import { formatEngines, formatFailures, formatSum } from './plain-reporter.mjs';

const root = fileURLToPath(new URL('..', import.meta.url));
const sumsFile = join(root, '.cache', 'browser-tests.json');
process.chdir(root);

const { values, positionals: named } = parseArgs({
  options: {
    'other-engines': { type: 'boolean', default: false },
    built: { type: 'boolean', default: false },
    long: { type: 'boolean', default: false },
  },
  allowPositionals: true,
});
const otherEngines = values['other-engines'];
const files = named.length > 0 ? named : await findTests('tests', 'service/tests');
const browserFiles = files.filter((file) => file.endsWith('.test.ts'));
/** Tests of Node that open pages in whichever engines `ENGINES` names. */
const isOfEngines = (file) => /\btests[/\\](engines|hostile)\b/.test(file);
const nodeFiles = files.filter((file) => file.endsWith('.test.mjs') && (!otherEngines || isOfEngines(file)));
if (values.long) process.env.LONG = '1';
process.env.ENGINES ??= otherEngines ? 'others' : values.long ? 'all' : 'chromium';

try {
  // One line about which browser this is, and how it came here; its path spares the others the search.
  const { path, how } = provideChromium();
  process.env.CHROME_PATH = path;
  console.log(`Chromium ${how}: ${path}`);
  if (!values.built) await build({ manifest: false });
} catch (error) {
  console.error(`${error.message}\n0 passed, 1 failed`);
  process.exit(1);
}

const browserTests = runInBrowsers(browserFiles);
const nodeTests = runInNode(nodeFiles, browserTests);
const { said, ...browserSums } = await browserTests;
const sums = [await nodeTests, browserSums];
process.stdout.write(said);
const total = { passed: 0, failed: 0, skipped: 0 };
for (const sum of sums) for (const key of Object.keys(total)) total[key] += sum[key];
const { engines, absent } = sums[1];
process.stdout.write(`\n${formatFailures(sums.flatMap(({ failures }) => failures))}`);
console.log(`Node: ${formatSum(sums[0])}. Browsers: ${formatSum(sums[1])}`);
console.log(formatEngines(engines, absent));
if (engines.join() === 'chromium') console.log('The other engines: npm run test:engines');
console.log(formatSum(total));
process.exitCode = total.failed > 0 || total.passed === 0 ? 1 : 0;

/**
 * Runs files of tests in two processes at a time, and in three when `others` are done. What a file says is printed when
 * it ends.
 */
async function runInNode(paths, others) {
  const sum = { passed: 0, failed: 0, skipped: 0, failures: [] };
  if (paths.length === 0) return sum;
  const events = new PassThrough({ objectMode: true });
  const report = events.compose(spec);
  report.pipe(process.stdout, { end: false });
  const waiting = [...paths].sort((a, b) => weightOf(b) - weightOf(a));
  const durations = [];
  const work = async () => {
    for (let path = waiting.shift(); path; path = waiting.shift()) {
      const start = Date.now();
      const all = await runFile(path);
      sum.failures.push(...findFailures(path, all));
      for (const event of all) {
        if (isTest(event)) sum[nameOf(event)]++;
        // Each run's own sums are not those of all.
        if (!/^test:(plan|diagnostic|summary|coverage)$/.test(event.type) || event.data.nesting > 0)
          events.write(event);
      }
      durations.push([Math.round((Date.now() - start) / 1000), path]);
    }
  };
  await Promise.all([work(), work(), others.then(work)]);
  events.end();
  await finished(report);
  // What makes the whole slow is to be seen.
  const slowest = durations.sort(([a], [b]) => b - a).slice(0, 10);
  for (const [seconds, path] of slowest) console.log(`${seconds} s  ${relative(root, path)}`);
  return sum;
}

/** What must not be begun last. */
function weightOf(path) {
  const folders = ['node', 'package', 'requirements', 'hostile', 'engines'];
  return (
    folders.findIndex((folder) => path.includes(join('tests', folder))) +
    (/site|storybook/.test(path) ? 9 : 0)
  );
}

async function runFile(path) {
  const events = [];
  // A file that failed to start may leave a server open, and would be waited for without end.
  for await (const event of run({ files: [join(root, path)], timeout: 900_000 })) events.push(event);
  return events;
}

/** Of a file that fails as a whole also what was under way in it, and what it said of errors between its tests. */
function findFailures(path, events) {
  const failed = events.filter((event) => isTest(event) && event.type === 'test:fail');
  return failed.map(({ data: { name, details } }) => {
    const isFile = name.endsWith(path);
    const { message, cause } = details.error;
    const said = isFile ? [`Under way: ${findUnderWay(events, name)}`, ...findErrors(events)] : [];
    return {
      where: isFile ? path : `${path} › ${name}`,
      error: [cause?.stack ?? message, ...said].join('\n'),
    };
  });
}

/** The tests that were begun and not completed, the innermost last. */
function findUnderWay(events, file) {
  const begun = [];
  for (const { type, data } of events) {
    if (type === 'test:dequeue') begun.push(data.name);
    else if (type === 'test:complete') begun.splice(begun.lastIndexOf(data.name) >>> 0, 1);
  }
  return begun.filter((name) => name !== file).join(' › ') || 'nothing';
}

function findErrors(events) {
  const said = events.filter(
    ({ type, data }) => type === 'test:diagnostic' && /^(Error|Warning):/.test(data.message),
  );
  return said.map(({ data }) => data.message);
}

function isTest({ type, data }) {
  return (type === 'test:pass' || type === 'test:fail') && data.details.type !== 'suite';
}

function nameOf({ type, data }) {
  if (type === 'test:fail') return 'failed';
  return data.skip === undefined ? 'passed' : 'skipped';
}

/** @returns the sums, and what the runner said, to be printed where it does not run into what others say */
async function runInBrowsers(paths) {
  const nothing = { passed: 0, failed: 0, skipped: 0, engines: [], absent: [], said: '', failures: [] };
  if (paths.length === 0) return nothing;
  await mkdir(join(root, '.cache'), { recursive: true });
  await rm(sumsFile, { force: true });
  const wtr = join(root, 'node_modules/@web/test-runner/dist/bin.js');
  const isAlone = nodeFiles.length === 0;
  const child = spawn(process.execPath, [wtr, ...(named.length > 0 ? ['--files', ...paths] : [])], {
    stdio: isAlone ? 'inherit' : ['ignore', 'pipe', 'pipe'],
    env: { ...process.env, TEST_SUMS: sumsFile },
  });
  const saying = isAlone ? ['', ''] : [text(child.stdout), text(child.stderr)];
  const code = await new Promise((resolve) => child.once('close', resolve));
  const said = (await Promise.all(saying)).join('');
  try {
    const sums = JSON.parse(readFileSync(sumsFile, 'utf8'));
    return { ...sums, said, failed: code === 0 ? sums.failed : Math.max(sums.failed, 1) };
  } catch (error) {
    if (error.code !== 'ENOENT') throw error;
    const failures = [{ where: 'browser tests', error: `ended with ${code}, without a sum` }];
    return { ...nothing, said, failed: 1, failures };
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
