import { fileURLToPath } from 'node:url';
import { esbuildPlugin } from '@web/dev-server-esbuild';
import { defaultReporter } from '@web/test-runner';
import { chromeLauncher } from '@web/test-runner-chrome';
import puppeteer from 'puppeteer-core';
import {
  chromiumArgs,
  findFirefox,
  findWebKit,
  firefoxPreferences,
  provideChromium,
} from './scripts/find-browser.mjs';
import { plainReporter } from './scripts/plain-reporter.mjs';
import { webkitLauncher } from './scripts/webkit-launcher.mjs';
import { storiesPlugin } from './scripts/wtr-stories-plugin.mjs';
import { workerPlugin } from './scripts/wtr-worker-plugin.mjs';

/** Each engine's launcher, or `undefined` where the engine is not installed. */
const launchers = {
  chromium: () =>
    chromeLauncher({
      puppeteer,
      launchOptions: { executablePath: provideChromium().path, args: chromiumArgs },
    }),
  firefox() {
    const executablePath = findFirefox();
    if (!executablePath) return undefined;
    const launchOptions = { browser: 'firefox', executablePath, extraPrefsFirefox: firefoxPreferences };
    return chromeLauncher({ puppeteer, launchOptions });
  },
  webkit() {
    const paths = findWebKit();
    return paths && webkitLauncher(paths);
  },
};

/**
 * `ENGINES=chromium,webkit` names those to run, and fails when one of them is not installed; `ENGINES=all` runs all
 * that are, `ENGINES=others`, as in `npm run test:engines`, all but Chromium. The quick default is Chromium.
 */
const { ENGINES = 'chromium', TEST_SUMS } = process.env;
const groups = {
  all: Object.keys(launchers),
  others: Object.keys(launchers).filter((engine) => engine !== 'chromium'),
};
const wanted = groups[ENGINES] ?? ENGINES.split(',');
const unknown = wanted.filter((engine) => !Object.hasOwn(launchers, engine));
if (unknown.length > 0)
  throw new Error(`ENGINES: no "${unknown}"; there are ${Object.keys(launchers)}, all and others.`);

const browsers = [];
const engines = [];
const absent = [];
for (const engine of wanted) {
  const launcher = launchers[engine]();
  if (launcher) browsers.push(launcher);
  (launcher ? engines : absent).push(engine);
}
if (!Object.hasOwn(groups, ENGINES) && absent.length > 0)
  throw new Error(`ENGINES: not installed: ${absent}.`);

/** @type {import('@web/test-runner').TestRunnerConfig} */
export default {
  // Some folders of tests have packages of their own, with tests of theirs.
  files: ['tests/**/*.test.ts', '!**/node_modules/**'],
  nodeResolve: { exportConditions: ['browser', 'development'] },
  plugins: [
    storiesPlugin(),
    workerPlugin(),
    esbuildPlugin({
      ts: true,
      target: 'es2022',
      tsconfig: fileURLToPath(new URL('./tsconfig.json', import.meta.url)),
    }),
  ],
  browsers,
  concurrency: 1,
  // One after the other: a browser that waits for the processor has neither frames nor timers to rely on.
  concurrentBrowsers: 1,
  browserStartTimeout: 120_000,
  testsStartTimeout: 120_000,
  testsFinishTimeout: 300_000,
  filterBrowserLogs: ({ args }) => !String(args[0]).startsWith('Lit is in dev mode'),
  testFramework: { config: { timeout: 20_000, ui: 'bdd' } },
  reporters: [
    defaultReporter({ reportTestProgress: process.stdout.isTTY }),
    plainReporter({ engines, absent, file: TEST_SUMS }),
  ],
};
