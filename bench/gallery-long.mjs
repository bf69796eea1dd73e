#!/usr/bin/env node
/**
 * The gallery and its peers, written as tables to results-gallery.md: what setting up costs, what a step costs on a slow
 * phone, and whether a jump to the last of ten thousand slides lands without a long task.
 *
 *   node gallery-long.mjs                       everything, three rounds
 *   node gallery-long.mjs --rounds 1 --only steps,jump --contender lanelight,embla
 *
 * Rows of contenders that a run leaves out stay as they were. One that fails, or is not done in a minute, is not tried
 * again, and is shown as such.
 */
import { readFile, writeFile } from 'node:fs/promises';
import os from 'node:os';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';
import { startBrowser } from './lib/browser.mjs';
import { bundle } from './lib/bundle.mjs';
import { startServer } from './lib/server.mjs';

const ROOT = path.dirname(fileURLToPath(import.meta.url));
const DIST = path.join(ROOT, 'dist');
const REPORT = path.join(ROOT, 'results-gallery.md');
const SLOWDOWN = 4;
const STEPS = 60;
const INTERVAL = 100;

/** Every slide in the page; the first is the limit that the others are compared with. */
const INPAGE = [
  'vanilla',
  'lit-slot',
  'lanelight',
  'lanelight-hinted',
  'lit',
  'embla',
  'splide',
  'keen',
  'swiper',
  'shoelace',
  'webawesome',
];
/** Slides near the view only. */
const WINDOWED = ['vanilla-window', 'lanelight-items', 'swiper-virtual'];

const { values: options } = parseArgs({
  options: {
    rounds: { type: 'string', default: '3' },
    only: { type: 'string', default: 'init,items,steps,items-steps,jump' },
    sizes: { type: 'string', default: '30,1000,10000' },
    contender: { type: 'string' },
  },
});
const rounds = Number(options.rounds);
const parts = options.only.split(',');
const chosen = options.contender?.split(',');
const choose = (contenders) => contenders.filter((each, at) => at === 0 || !chosen || chosen.includes(each));

const setUp = (size) => globalThis.bench.setup('gallery', size);

/** Main-thread CPU of setting up, and the memory that is taken. */
async function measureInit({ page, probe }, size) {
  const empty = await probe.heap();
  const { used } = await probe.cpuOf(() => page.evaluate(setUp, size));
  const full = await probe.heap();
  return { cpu: used.task, heap: (full.total - empty.total) / 1024, nodes: full.nodes - empty.nodes };
}

/** CPU time of the tasks of the main thread in which frames are made, while something is done. */
async function traceTasks({ page, cdp }, action) {
  const events = [];
  const onData = ({ value }) => events.push(...value);
  cdp.on('Tracing.dataCollected', onData);
  await cdp.send('Tracing.start', {
    transferMode: 'ReportEvents',
    traceConfig: { includedCategories: ['devtools.timeline', 'disabled-by-default-devtools.timeline'] },
  });
  const result = await page.evaluate(action.run, action.argument);
  const complete = new Promise((resolve) => {
    cdp.once('Tracing.tracingComplete', resolve);
  });
  await cdp.send('Tracing.end');
  await complete;
  cdp.off('Tracing.dataCollected', onData);
  const frame = events.find(({ name }) => name === 'FireAnimationFrame');
  const costs = events
    .filter(
      ({ name, pid, tid, tdur }) => name === 'RunTask' && pid === frame?.pid && tid === frame?.tid && tdur,
    )
    .map(({ tdur }) => tdur / 1000)
    .sort((a, b) => a - b);
  return { result, costs };
}

/** Sixty steps, ten a second, on a slow machine. Throttling takes its time within the tasks, so it counts as CPU. */
async function measureSteps(tools, size) {
  const { page, probe } = tools;
  await page.evaluate(setUp, size);
  await page.evaluate(() => globalThis.bench.goTo(0));
  await probe.throttle(SLOWDOWN);
  const { result, costs } = await traceTasks(tools, {
    run: (argument) => globalThis.bench.step(argument),
    argument: { size, steps: STEPS, interval: INTERVAL, watched: true },
  });
  await probe.throttle(1);
  // Tasks of less than a tenth of a millisecond are no frames.
  const frames = costs.filter((cost) => cost > 0.1);
  return {
    dearest: frames[frames.length - 1],
    p95: frames[Math.floor(frames.length * 0.95)],
    over: frames.filter((cost) => cost > 33).length,
    frameP95: result.p95,
    landed: result.landed,
  };
}

/** From the first slide to the last at once. */
async function measureJump(tools, size) {
  const { page, probe } = tools;
  await page.evaluate(setUp, size);
  const { used } = await probe.cpuOf(() =>
    traceTasks(tools, { run: (last) => globalThis.bench.goTo(last), argument: size - 1 }).then(
      ({ costs }) => {
        measureJump.costs = costs;
      },
    ),
  );
  return { cpu: used.task, long: measureJump.costs.filter((cost) => cost > 50).length };
}

const median = (values) => [...values].sort((a, b) => a - b)[values.length >> 1];

async function compare(browserRounds, contenders, url, measure, keys) {
  const samples = Object.fromEntries(contenders.map((contender) => [contender, []]));
  const failures = {};
  for (let round = 0; round < browserRounds; round += 1) {
    const turn = round % contenders.length;
    let browser = await startBrowser();
    for (const contender of [...contenders.slice(turn), ...contenders.slice(0, turn)]) {
      if (failures[contender]) continue;
      try {
        samples[contender][round] = await browser.withPage(async (tools) => {
          await tools.page.goto(url(contender));
          await tools.page.waitForFunction(() => globalThis.bench?.ready > 0);
          return measure(tools);
        });
      } catch (error) {
        failures[contender] = String(error.message).split('\n')[0];
        console.error(`  ${contender}: ${failures[contender]}`);
        await browser.close();
        browser = await startBrowser();
      }
    }
    await browser.close();
  }
  return contenders.map((contender) => ({
    contender,
    failure: failures[contender],
    ...Object.fromEntries(
      keys.map((key) => {
        const own = samples[contender].filter(Boolean).map((sample) => sample[key]);
        // A ratio within each round: what the machine does otherwise cancels out.
        const ratios = samples[contender].flatMap((sample, round) => {
          const limit = samples[contenders[0]][round]?.[key];
          return sample && limit ? [sample[key] / limit] : [];
        });
        return [key, { value: median(own), ratio: median(ratios) }];
      }),
    ),
  }));
}

const number = (value) => (value === undefined ? '–' : value >= 100 ? value.toFixed(0) : value.toFixed(1));

/** The rows of a table that was written before, by contender. */
function rowsOf(text = '') {
  const lines = text.split('\n').filter((line) => /^\| [\w-]/.test(line));
  return new Map(lines.map((line) => [line.split('|')[1].trim(), line.replace(/ +/g, ' ')]));
}

function table(title, columns, rows, order) {
  const cell = ({ value, ratio }, isPlain) =>
    isPlain || ratio === undefined ? number(value) : `${number(value)} (${ratio.toFixed(2)}×)`;
  const lines = rowsOf(tables.get(title));
  for (const row of rows) {
    const cells = row.failure
      ? [row.failure, ...columns.slice(1).map(() => '–')]
      : columns.map(({ key, isPlain }) => cell(row[key], isPlain));
    lines.set(row.contender, `| ${row.contender} | ${cells.join(' | ')} |`);
  }
  return [
    `## ${title}`,
    '',
    `| | ${columns.map(({ label }) => label).join(' | ')} |`,
    `| --- | ${columns.map(() => '---:').join(' | ')} |`,
    ...order.flatMap((contender) => lines.get(contender) ?? []),
    '',
  ].join('\n');
}

const bundles = {};
for (const contender of [...choose(INPAGE), ...choose(WINDOWED)]) {
  bundles[contender] = await bundle(
    path.join(ROOT, 'contenders/gallery', `${contender}.mjs`),
    path.join(DIST, 'gallery', contender),
  );
}
const server = await startServer({
  distDirectory: DIST,
  pageDirectory: path.join(ROOT, 'page'),
  hasCss: (_, contender) => bundles[contender].css,
});
const url = (contender) => `${server.origin}/run/gallery/${contender}`;
const CPU = { key: 'cpu', label: 'CPU, ms' };
const INIT = [CPU, { key: 'heap', label: 'heap, KB' }, { key: 'nodes', label: 'nodes', isPlain: true }];
const STEP = [
  { key: 'dearest', label: 'dearest frame, CPU ms' },
  { key: 'p95', label: 'p95 frame, CPU ms' },
  { key: 'over', label: 'frames over 33 ms', isPlain: true },
  { key: 'frameP95', label: 'p95 between frames, ms', isPlain: true },
  { key: 'landed', label: 'landed', isPlain: true },
];
const JUMP = [CPU, { key: 'long', label: 'tasks over 50 ms', isPlain: true }];

/** Tables of earlier runs of other parts stay. */
const tables = new Map(
  (await readFile(REPORT, 'utf8').catch(() => ''))
    .split(/^(?=## )/m)
    .slice(1)
    .map((text) => [text.split('\n')[0].slice(3), `${text.trim()}\n`]),
);

async function add(title, contenders, columns, measure) {
  const keys = columns.map(({ key }) => key);
  const rows = await compare(rounds, choose(contenders), url, measure, keys);
  const text = table(title, columns, rows, contenders);
  console.log(text);
  tables.set(title, text);
}

for (const size of options.sizes.split(',').map(Number)) {
  if (parts.includes('init'))
    await add(`Set up ${size} slides`, INPAGE, INIT, (tools) => measureInit(tools, size));
}
if (parts.includes('items'))
  await add('Set up 10000 items', WINDOWED, INIT, (tools) => measureInit(tools, 10_000));
const title = `${STEPS} steps, ${SLOWDOWN}× slower`;
if (parts.includes('steps'))
  await add(`${title}: 30 slides`, INPAGE, STEP, (tools) => measureSteps(tools, 30));
if (parts.includes('items-steps'))
  await add(`${title}: 10000 items`, WINDOWED, STEP, (tools) => measureSteps(tools, 10_000));
if (parts.includes('jump'))
  await add('Jump to the last of 10000 items', WINDOWED, JUMP, (tools) => measureJump(tools, 10_000));
await server.close();

const head = `# The gallery and its peers

Written by \`node gallery-long.mjs\`; see README.md. Medians, with the median of the ratios to the first row taken within
each round. CPU is that of the main thread. The machine has ${os.cpus().length} processors and may have had other work: ratios
near 1 (±10 %) are to be read as equal.
`;
await writeFile(REPORT, `${[head, ...tables.values()].join('\n').trim()}\n`);
process.exit(0);
