/**
 * Browsers that a Node test drives, each in the same way: pages of their own, which go to addresses, run functions, go
 * back and are closed. `ENGINES` names the engines as it does for the other tests; Chromium alone is the default.
 */
import { setTimeout as delay } from 'node:timers/promises';
import puppeteer from 'puppeteer-core';
import { chooseEngines } from '../../scripts/engines.mjs';
import { chromiumArgs, firefoxPreferences } from '../../scripts/find-browser.mjs';
import { startSession } from '../../scripts/webkit-launcher.mjs';

const found = chooseEngines().engines;

/** Those that are wanted and installed. */
export const engines = Object.keys(found);

/**
 * @typedef {object} Tab
 * @property {(url: string) => Promise<void>} goto
 * @property {(run: Function, ...args: unknown[]) => Promise<any>} evaluate what a function returns in the page
 * @property {() => Promise<void>} close
 */

/** @returns {Promise<{ open(): Promise<Tab>, close(): Promise<void> }>} */
export async function launchEngine(name) {
  return name === 'webkit' ? launchWebKit() : launchByPuppeteer(name);
}

async function launchByPuppeteer(name) {
  const browser = await puppeteer.launch(
    name === 'firefox'
      ? { browser: 'firefox', executablePath: found.firefox, extraPrefsFirefox: firefoxPreferences }
      : {
          executablePath: found.chromium,
          args: chromiumArgs,
          // Puppeteer leaves the back-forward cache out; readers have it.
          ignoreDefaultArgs: ['--disable-back-forward-cache'],
        },
  );
  return {
    async open() {
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

/** One session, whose commands go to one window at a time. */
async function launchWebKit() {
  const { session, close } = await startSession(found.webkit);
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
    async open() {
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
    close,
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
