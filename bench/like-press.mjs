/**
 * How long readers wait for the pressed state: a page with as many like buttons as a column has people, and one with 200,
 * on a slow machine, with a network that has stalled. `node bench/like-press.mjs` (from the project's root) prints median,
 * p95 and worst of 40 taps, in milliseconds from the event to the frame after it, without and with a sixfold slowdown.
 */
import { createServer } from 'node:http';
import { launch } from 'puppeteer-core';
import { bundle } from '../scripts/bundle.mjs';
import { chromiumArgs, provideChromium } from '../scripts/find-browser.mjs';

const taps = 40;
/** Buttons on the page. */
const sizes = [10, 200];
const scripts = new Map(
  (await bundle('src/like-button/like-button.define.ts')).map(({ fileName, code }) => [`/${fileName}`, code]),
);
const pageOf = (size) => {
  const buttons = Array.from(
    { length: size },
    (_, index) => `<like-button endpoint="/service" campaign="bench" item="i${index}">赞</like-button>`,
  );
  return `<!doctype html><meta charset="utf-8"><script type="module" src="/lanelight.js"></script>${buttons.join('\n')}`;
};

const server = createServer(({ url }, response) => {
  // The service never answers.
  if (url.startsWith('/service')) return;
  const script = scripts.get(url);
  response.setHeader('content-type', script ? 'text/javascript' : 'text/html');
  response.end(script ?? pageOf(Number(url.slice(1))));
});
await new Promise((resolve) => server.listen(0, '127.0.0.1', resolve));
const browser = await launch({ executablePath: provideChromium().path, args: chromiumArgs });
try {
  for (const size of sizes)
    for (const slowdown of [1, 6]) print(size, slowdown, await measure(size, slowdown));
} finally {
  await browser.close();
  server.closeAllConnections();
  server.close();
}

function print(size, slowdown, waits) {
  waits.sort((a, b) => a - b);
  const [median, late, worst] = [waits[taps / 2], waits[taps * 0.95], waits.at(-1)].map((wait) =>
    wait.toFixed(1),
  );
  console.log(`${size} buttons, ${slowdown}x: median ${median} ms, p95 ${late} ms, worst ${worst} ms`);
}

/** Taps each button once, on as many fresh pages as it takes. */
async function measure(size, slowdown) {
  const waits = [];
  while (waits.length < taps) {
    // A reader of their own: likes that could not be sent are kept for the next visit.
    const context = await browser.createBrowserContext();
    const tab = await context.newPage();
    await tab.goto(`http://127.0.0.1:${server.address().port}/${size}`, { waitUntil: 'domcontentloaded' });
    await tab.waitForFunction(() => document.querySelector('like-button:last-of-type')?.shadowRoot);
    await new Promise((resolve) => setTimeout(resolve, 2000));
    await tab.emulateCPUThrottling(slowdown);
    waits.push(...(await tab.evaluate(tapEach, Math.min(size, taps))));
    await context.close();
  }
  return waits;
}

/** In the page. */
async function tapEach(count) {
  const waits = [];
  for (const element of [...document.querySelectorAll('like-button')].slice(0, count)) {
    const button = element.shadowRoot.querySelector('button');
    await new Promise((resolve) => setTimeout(resolve, 30));
    const start = performance.now();
    button.click();
    // The frame is painted before the task that follows it.
    await new Promise((resolve) => requestAnimationFrame(() => setTimeout(resolve)));
    if (button.getAttribute('aria-pressed') !== 'true') throw new Error('a tap did not press its button');
    waits.push(performance.now() - start);
  }
  return waits;
}
