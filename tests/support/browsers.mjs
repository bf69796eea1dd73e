/**
 * The engines that tests of Node drive, each in the same way: through Puppeteer in Chromium and Firefox, through WebDriver
 * in WebKitGTK. `ENGINES` names them as it does for the other tests; Chromium alone is the default.
 *
 * A page has a storage of its own, and those methods of Puppeteer's that all three can offer: `goto`, `evaluate`,
 * `waitForFunction`, `setViewport`, `screenshot`, `mouse`, `keyboard`, `close`. A tab is one of several that are open at
 * once and share their storage, as a reader's do; it has `goto`, `evaluate` and `close`. A browser gives one or the other.
 */
import { describe, it } from 'node:test';
import { setTimeout as delay } from 'node:timers/promises';
import puppeteer from 'puppeteer-core';
import { chooseEngines } from '../../scripts/engines.mjs';
import { chromiumArgs, firefoxPreferences } from '../../scripts/find-browser.mjs';
import { createPage, startSession } from '../../scripts/webkit-launcher.mjs';

const found = chooseEngines().engines;

/** Those that are wanted and installed. */
export const engines = Object.keys(found);

/** Defines tests once for each of them. */
export function inEachEngine(define) {
  for (const engine of engines) describe(engine, () => define(engine));
}

/**
 * `it` for one row of a table whose cells differ in little, such as each of our files in each of many pages. Chromium, and
 * every engine in `npm run test:long`, runs all cells; Firefox and WebKit share them like the squares of a
 * chessboard: every row and every case is run in each of them, and every cell in one.
 */
export function itOfRow(engine, row) {
  let cases = row;
  return (name, test) => {
    const square = cases++ % 2;
    const isLeft = engine === 'firefox' ? square === 1 : engine === 'webkit' && square === 0;
    if (!isLeft || process.env.LONG) it(name, test);
  };
}

/**
 * @typedef {object} Tab
 * @property {(url: string) => Promise<void>} goto
 * @property {(run: Function, ...args: unknown[]) => Promise<any>} evaluate what a function returns in the page
 * @property {() => Promise<void>} close
 */

const launchers = {
  chromium: (executablePath) =>
    openPuppeteer({
      executablePath,
      args: chromiumArgs,
      // Puppeteer leaves the back-forward cache out; readers have it.
      ignoreDefaultArgs: ['--disable-back-forward-cache'],
    }),
  firefox: (executablePath, preferences) =>
    openPuppeteer({
      browser: 'firefox',
      executablePath,
      extraPrefsFirefox: { ...firefoxPreferences, ...preferences },
    }),
  webkit: openWebKit,
};

/**
 * Starts an engine.
 *
 * @param {string} name one of `engines`, or any that is installed
 * @param {Record<string, unknown>} [preferences] of Firefox, beside the usual
 * @returns {Promise<{ newPage(): Promise<any>, newTab(): Promise<Tab>, close(): Promise<void> }>} in WebKit a page has its
 *   own storage with the recorder of page-records.mjs
 */
export const openEngine = (name, preferences) =>
  launchers[name](found[name] ?? chooseEngines(name).engines[name], preferences);

async function openPuppeteer(options) {
  const browser = await puppeteer.launch(options);
  return {
    async newPage() {
      const context = await browser.createBrowserContext();
      const page = await context.newPage();
      page.close = () => context.close();
      return page;
    },
    async newTab() {
      const page = await browser.newPage();
      return {
        goto: async (url) => void (await page.goto(url, { waitUntil: 'domcontentloaded' })),
        evaluate: (run, ...args) => page.evaluate(run, ...args),
        close: () => page.close(),
      };
    },
    close: () => browser.close(),
  };
}

/** One session, whose commands go to one window at a time: one page after the other, or tabs in turn. */
async function openWebKit(paths) {
  const { session, close: end } = await startSession(paths);
  const window = createPage(session, end);
  let last = Promise.resolve();
  const inTurn = (handle, command) => {
    const turn = last.then(async () => {
      await session('POST', '/window', { handle });
      return command();
    });
    last = turn.catch(() => undefined);
    return turn;
  };
  // The session ends with its last window.
  const home = await session('GET', '/window');
  return {
    async newPage() {
      await window.goto('about:blank', { waitUntil: 'load' });
      await window.setViewport({ width: 800, height: 600 });
      return { ...window, close: () => window.goto('about:blank', { waitUntil: 'load' }) };
    },
    async newTab() {
      const { handle } = await inTurn(home, () => session('POST', '/window/new', { type: 'window' }));
      return {
        goto: (url) => inTurn(handle, () => session('POST', '/url', { url })),
        async evaluate(run, ...args) {
          const script = `const done = arguments[arguments.length - 1];
            Promise.resolve((${run})(...Array.from(arguments).slice(0, -1))).then(
              (value) => done({ value }), (error) => done({ error: String(error) }));`;
          const { value, error } = await inTurn(handle, () =>
            session('POST', '/execute/async', { script, args }),
          );
          if (error) throw new Error(error);
          return value;
        },
        close: () => inTurn(handle, () => session('DELETE', '/window')),
      };
    },
    close: end,
  };
}

/** Milliseconds that a test waits for what must come: a machine busy with other things is no fault of ours. */
export const patience = 20_000;

/** Asks a page until a function returns something true there. A page that is on its way answers later. */
export async function until(tab, run, { args = [] } = {}) {
  const end = Date.now() + patience;
  for (;;) {
    const value = await tab.evaluate(run, ...args).catch((error) => {
      if (Date.now() > end) throw error;
    });
    if (value) return value;
    if (Date.now() > end) throw new Error(`not within ${patience} ms: ${run}`);
    await delay(40);
  }
}
