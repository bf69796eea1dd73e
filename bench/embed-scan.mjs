/**
 * How long the loader looks through a page of 5,000 nodes before it has found what it upgrades, and through one in which
 * there is nothing to find.
 *
 *   npm run build && node bench/embed-scan.mjs
 */
import { readFile } from 'node:fs/promises';
import { createServer } from 'node:http';
import puppeteer from 'puppeteer-core';
import { chromiumArgs, provideChromium } from '../scripts/find-browser.mjs';

const runs = 15;
const limit = 10;
const dist = new URL('../dist/', import.meta.url);

/** An article page: of five nodes, two are elements, three are text; here and there something that looks like ours. */
function pageOf(hasForms) {
  const rows = [];
  for (let row = 0; row < 1000; row += 1) {
    const form = hasForms && row % 100 === 0;
    const decoys = ['<a href="/a#lane">b</a>', '[注] 文字 [图片]', '<b class="plane-x">粗</b>'];
    rows.push(
      form
        ? '<section data-lane="column-credits">来源:<b>报</b> 文:<i>名</i> 完</section>'
        : `<p>正文第 ${row} 段。${decoys[row % 3]} 后文<span>完</span></p>`,
    );
  }
  return `<!doctype html><meta charset="utf-8"><script src="/early.js"></script><body>${rows.join('')}<script src="/loader.classic.js"></script>`;
}

// The time between the loader's first reading of the page and the first thing that it asks for, or its end.
const early = `
  window.spent = [];
  const run = EventTarget.prototype.addEventListener;
  EventTarget.prototype.addEventListener = function (type, listener, ...rest) {
    if (type !== 'DOMContentLoaded') return run.call(this, type, listener, ...rest);
    return run.call(this, type, () => {
      const start = performance.now();
      listener();
      window.spent.push(performance.now() - start);
    }, ...rest);
  };`;

const server = createServer(async ({ url }, response) => {
  const type = url.endsWith('.js') ? 'text/javascript' : 'text/html; charset=utf-8';
  response.setHeader('content-type', type);
  if (url === '/early.js') response.end(early);
  else if (url.endsWith('.js')) response.end(await readFile(new URL(`.${url}`, dist)).catch(() => ''));
  else response.end(pageOf(url === '/forms'));
});
await new Promise((resolve) => server.listen(0, '127.0.0.1', resolve));
const origin = `http://127.0.0.1:${server.address().port}`;
const browser = await puppeteer.launch({ executablePath: provideChromium().path, args: chromiumArgs });
try {
  for (const [path, what] of [
    ['/plain', 'nothing of ours'],
    ['/forms', 'ten sections of ours'],
  ]) {
    const times = [];
    let nodes = 0;
    for (let count = 0; count < runs; count += 1) {
      const page = await browser.newPage();
      await page.goto(origin + path);
      const { spent, size } = await page.evaluate(() => {
        const walker = document.createTreeWalker(document.documentElement);
        let size = 1;
        while (walker.nextNode()) size += 1;
        return { spent: window.spent, size };
      });
      if (spent.length !== 1) throw new Error(`measured ${spent.length} times`);
      times.push(spent[0]);
      nodes = size;
      await page.close();
    }
    times.sort((one, other) => one - other);
    const median = times[runs >> 1];
    console.log(
      `${what}: ${nodes} nodes, median ${median.toFixed(1)} ms, worst ${times.at(-1).toFixed(1)} ms of ${runs} loads (limit ${limit} ms)`,
    );
    if (median >= limit) process.exitCode = 1;
  }
} finally {
  await browser.close();
  server.close();
}
