/**
 * Pages in each engine, for tests of Node: through Puppeteer in Chromium and Firefox, through WebDriver in WebKitGTK.
 * A page has those methods of Puppeteer's that all three can offer: `goto`, `evaluate`, `waitForFunction`,
 * `setViewport`, `screenshot`, `mouse`, `keyboard`, `close`.
 */
import { describe } from 'node:test';
import puppeteer from 'puppeteer-core';
import { chooseEngines } from '../../scripts/engines.mjs';
import { chromiumArgs, firefoxPreferences } from '../../scripts/find-browser.mjs';
import { createPage, startSession } from '../../scripts/webkit-launcher.mjs';

const found = chooseEngines().engines;

/** Defines tests once for each engine that the environment variable `ENGINES` asks for. */
export function inEachEngine(define) {
  for (const engine of Object.keys(found)) describe(engine, () => define(engine));
}

const launchers = {
  chromium: (executablePath) => openPuppeteer({ executablePath, args: chromiumArgs }),
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
 * @param {string} name as `inEachEngine()` gives it
 * @param {Record<string, unknown>} [preferences] of Firefox, beside the usual
 * @returns {Promise<{ newPage(): Promise<any>, close(): Promise<void> }>} each page has a storage of its
 *   own, in WebKit with the recorder of page-records.mjs
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
    close: () => browser.close(),
  };
}

/** One window, one page after the other. */
async function openWebKit(paths) {
  const { session, close: end } = await startSession(paths);
  const window = createPage(session, end);
  return {
    async newPage() {
      await window.goto('about:blank', { waitUntil: 'load' });
      await window.setViewport({ width: 800, height: 600 });
      return { ...window, close: () => window.goto('about:blank', { waitUntil: 'load' }) };
    },
    close: end,
  };
}
