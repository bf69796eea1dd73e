/**
 * What a reader's phone bears when it opens the page of a column and reads to its end: the longest tasks of the main
 * thread, layout shift and bytes. Medians of interleaved runs. A task is measured by its CPU time, times four for a
 * phone that is four times slower: wall time would be that of the machine's other work.
 *
 *   npm run build && node bench/column-page.mjs [--runs 5]
 *
 * Serves the built site itself, on 127.0.0.1. `unhinted` is the same page with a script that does not ask for its
 * functions to be compiled while it loads; `nothing` the one with our scripts blocked: what the browser needs for the
 * text, the sheet and the pictures alone.
 */
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { launch } from 'puppeteer-core';
import { readColumns } from '../dist/cli/read-columns.js';
import { serveSite } from '../dist/cli/serve.js';
import { renderSite } from '../dist/cli/site.js';
import { chromiumArgs, provideChromium } from '../scripts/find-browser.mjs';

const { values } = parseArgs({ options: { runs: { type: 'string', default: '5' } } });
const slowdown = 4;

const folder = await mkdtemp(join(tmpdir(), 'lanelight-'));
const columns = await readColumns('content');
const files = await renderSite(columns, 'content', '/');
const serve = (contents, name) =>
  serveSite(contents, columns, { database: join(folder, `${name}.db`), host: '127.0.0.1', port: 0 });
const script = 'assets/lanelight.js';
const hint = /^\/\/# allFunctionsCalledOnLoad\n/;
const code = Buffer.from(files.get(script)).toString();
if (!hint.test(code)) throw new Error(`${script} has no hint to be compared without`);
const site = await serve(files, 'site');
const unhinted = await serve(new Map(files).set(script, Buffer.from(code.replace(hint, ''))), 'unhinted');
const browser = await launch({ executablePath: provideChromium().path, args: chromiumArgs });

const rows = new Map();
for (let run = 0; run < Number(values.runs); run += 1) {
  for (const { id } of columns) {
    for (const contender of ['lanelight', 'unhinted', 'nothing']) {
      const key = `${id} ${contender}`;
      rows.set(key, [...(rows.get(key) ?? []), await measure(`${id}.html`, contender)]);
    }
  }
}
await browser.close();
await Promise.all([site.close(), unhinted.close()]);
await rm(folder, { recursive: true });

for (const [key, results] of rows) {
  const figure = (name) => median(results.map((result) => result[name])).toFixed(name === 'shift' ? 4 : 0);
  console.log(
    `${key}: longest task ${figure('task')} ms, most script in one ${figure('script')} ms, all script ${figure('scripts')} ms, at 4×; ` +
      `layout shift ${figure('shift')}; scripts ${(figure('bytes') / 1024).toFixed(1)} KB before compression`,
  );
}

async function measure(path, contender) {
  const context = await browser.createBrowserContext();
  const page = await context.newPage();
  let bytes = 0;
  page.on('response', (response) => {
    if (response.request().resourceType() === 'script')
      bytes += Number(response.headers()['content-length'] ?? 0);
  });
  if (contender === 'nothing') {
    await page.setRequestInterception(true);
    page.on('request', (request) =>
      request.resourceType() === 'script' ? void request.abort() : void request.continue(),
    );
  }
  await page.setViewport({ width: 390, height: 844, deviceScaleFactor: 2, isMobile: true, hasTouch: true });
  await page.evaluateOnNewDocument(() => {
    globalThis.shift = 0;
    new PerformanceObserver((list) => {
      for (const { value, hadRecentInput } of list.getEntries())
        if (!hadRecentInput) globalThis.shift += value;
    }).observe({ type: 'layout-shift', buffered: true });
  });
  await page.tracing.start({ categories: ['toplevel', 'devtools.timeline'] });
  await page.goto(`${(contender === 'unhinted' ? unhinted : site).url}/${path}`, {
    waitUntil: 'networkidle2',
  });
  await page.evaluate(async () => {
    for (let y = 0; y < document.documentElement.scrollHeight; y += 600) {
      scrollTo(0, y);
      await new Promise((resolve) => setTimeout(resolve, 100));
    }
  });
  const shift = await page.evaluate(() => globalThis.shift);
  const { traceEvents } = JSON.parse(new TextDecoder().decode(await page.tracing.stop()));
  await context.close();
  return { ...findLongest(traceEvents), shift, bytes };
}

/**
 * The longest task of the page's main thread, and the most script in one and in all tasks over a millisecond, layout that
 * it forces included: in milliseconds at 4×. The first layout of the text is the browser's own and is in no script.
 */
function findLongest(events) {
  const isMain = ({ pid, tid }) =>
    events.some((event) => event.args?.name === 'CrRendererMain' && event.pid === pid && event.tid === tid);
  const scripts = events.filter(({ name }) =>
    /^(EvaluateScript|v8\.evaluateModule|FunctionCall)$/.test(name),
  );
  const longest = { script: 0, task: 0, scripts: 0 };
  for (const task of events) {
    if (!/RunTask$/.test(task.name) || !(task.tdur > 1000) || !isMain(task)) continue;
    const inside = scripts.filter(
      ({ pid, tid, ts }) => pid === task.pid && tid === task.tid && ts >= task.ts && ts < task.ts + task.dur,
    );
    const outermost = inside.filter(
      (event) =>
        !inside.some(
          (other) => other !== event && other.ts <= event.ts && other.ts + other.dur >= event.ts + event.dur,
        ),
    );
    const script = outermost.reduce((sum, { tdur = 0 }) => sum + tdur, 0);
    longest.scripts += (script / 1000) * slowdown;
    longest.script = Math.max(longest.script, (script / 1000) * slowdown);
    longest.task = Math.max(longest.task, (task.tdur / 1000) * slowdown);
  }
  return longest;
}

function median(numbers) {
  return [...numbers].sort((a, b) => a - b)[Math.floor(numbers.length / 2)];
}
