#!/usr/bin/env node
/**
 * What one run of the counters cannot show: whether three hundred of them hold up a frame of a slow phone, and what a
 * hundred rounds of moving leave behind.
 *
 *   node counter-long.mjs            both motions
 *   node counter-long.mjs lanelight  the named contenders
 */
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { startBrowser } from './lib/browser.mjs';
import { bundle } from './lib/bundle.mjs';
import { startServer } from './lib/server.mjs';

const ROOT = path.dirname(fileURLToPath(import.meta.url));
const DIST = path.join(ROOT, 'dist');
const SIZE = 300;
const SLOWDOWN = 4;
const ROUNDS = 100;
/** Rounds before the heap is read first: until then the browser still compiles and fills its caches. */
const WARM_UP = 20;
const KB = 1024;

/** Frames of one run on a slow machine: main-thread CPU time of the dearest one, and how many took over 50 ms. */
async function measureFrames({ page, cdp, probe }) {
  const events = [];
  const onData = ({ value }) => events.push(...value);
  cdp.on('Tracing.dataCollected', onData);
  await page.evaluate((size) => globalThis.bench.setup('counter', size), SIZE);
  await probe.throttle(SLOWDOWN);
  await cdp.send('Tracing.start', {
    transferMode: 'ReportEvents',
    traceConfig: { includedCategories: ['devtools.timeline', 'disabled-by-default-devtools.timeline'] },
  });
  await page.evaluate((size) => globalThis.bench.count(size), SIZE);
  const complete = new Promise((resolve) => {
    cdp.once('Tracing.tracingComplete', resolve);
  });
  await cdp.send('Tracing.end');
  await complete;
  await probe.throttle(1);
  const { pid, tid } = events.find(({ name }) => name === 'FireAnimationFrame');
  const isFrame = (event) => event.pid === pid && event.tid === tid && event.name === 'RunTask' && event.tdur;
  const first = Math.min(...events.filter(({ name }) => name === 'FireAnimationFrame').map(({ ts }) => ts));
  // Throttling takes the thread's time away in its own tasks, so that CPU time holds the slowdown as well.
  const costs = events
    .filter((event) => isFrame(event) && event.ts + event.dur >= first)
    .map(({ tdur }) => tdur / 1000);
  return { max: Math.max(...costs), long: costs.filter((cost) => cost > 50).length };
}

/** What a hundred rounds add to the live heap, in KB. */
async function measureGrowth({ page, probe }) {
  await page.evaluate((size) => globalThis.bench.setup('counter', size), SIZE);
  const play = (rounds) =>
    page.evaluate(async (count) => {
      for (let round = 0; round < count; round += 1) {
        for (const counter of document.querySelectorAll('#container > *')) counter.play();
        for (let frame = 0; frame < 12; frame += 1) await new Promise(requestAnimationFrame);
        for (const counter of document.querySelectorAll('#container > *')) counter.finish();
      }
    }, rounds);
  await page.evaluate((size) => globalThis.bench.count(size), SIZE);
  await play(WARM_UP);
  const before = await probe.heap();
  await play(ROUNDS);
  const after = await probe.heap();
  return { growth: (after.total - before.total) / KB, nodes: after.nodes - before.nodes };
}

const named = process.argv.slice(2);
const contenders = named.length > 0 ? named : ['lanelight', 'lanelight-roll'];
for (const contender of contenders) {
  await bundle(
    path.join(ROOT, 'contenders', 'counter', `${contender}.mjs`),
    path.join(DIST, 'counter', contender),
  );
}
const server = await startServer({
  distDirectory: DIST,
  pageDirectory: path.join(ROOT, 'page'),
  hasCss: () => false,
});
const browser = await startBrowser();
const run = (contender, measure) =>
  browser.withPage(async (tools) => {
    await tools.page.goto(`${server.origin}/run/counter/${contender}`);
    await tools.page.waitForFunction(() => globalThis.bench?.ready > 0);
    return measure(tools);
  });

console.log(
  `| contender | dearest frame at ${SLOWDOWN}×, ms | frames over 50 ms | heap after ${ROUNDS} rounds, KB | nodes |`,
);
console.log('|---|---:|---:|---:|---:|');
for (const contender of contenders) {
  const { max, long } = await run(contender, measureFrames);
  const { growth, nodes } = await run(contender, measureGrowth);
  console.log(`| ${contender} | ${max.toFixed(1)} | ${long} | ${growth.toFixed(0)} | ${nodes} |`);
}
await browser.close();
await server.close();
