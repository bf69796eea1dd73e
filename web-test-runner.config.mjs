import { fileURLToPath } from 'node:url';
import { esbuildPlugin } from '@web/dev-server-esbuild';
import { defaultReporter } from '@web/test-runner';
import { chromeLauncher } from '@web/test-runner-chrome';
import puppeteer from 'puppeteer-core';
import { chooseEngines } from './scripts/engines.mjs';
import { chromiumArgs, firefoxPreferences } from './scripts/find-browser.mjs';
import { plainReporter } from './scripts/plain-reporter.mjs';
import { webkitLauncher } from './scripts/webkit-launcher.mjs';
import { settingsPlugin } from './scripts/wtr-settings-plugin.mjs';
import { storiesPlugin } from './scripts/wtr-stories-plugin.mjs';
import { workerPlugin } from './scripts/wtr-worker-plugin.mjs';

const launchers = {
  chromium: (executablePath) =>
    chromeLauncher({ puppeteer, launchOptions: { executablePath, args: chromiumArgs } }),
  firefox(executablePath) {
    const launchOptions = { browser: 'firefox', executablePath, extraPrefsFirefox: firefoxPreferences };
    return chromeLauncher({ puppeteer, launchOptions });
  },
  webkit: webkitLauncher,
};

const { engines, absent } = chooseEngines();

/** @type {import('@web/test-runner').TestRunnerConfig} */
export default {
  // Some folders of tests have packages of their own, with tests of theirs.
  files: ['tests/**/*.test.ts', '!**/node_modules/**'],
  nodeResolve: { exportConditions: ['browser', 'development'] },
  plugins: [
    storiesPlugin(),
    workerPlugin(),
    settingsPlugin(['LONG', 'GALLERY_RUNS', 'GALLERY_SEED', 'GALLERY_STEPS']),
    esbuildPlugin({
      ts: true,
      target: 'es2022',
      tsconfig: fileURLToPath(new URL('./tsconfig.json', import.meta.url)),
    }),
  ],
  browsers: Object.entries(engines).map(([engine, found]) => launchers[engine](found)),
  concurrency: 1,
  // One after the other: a browser that waits for the processor has neither frames nor timers to rely on.
  concurrentBrowsers: 1,
  browserStartTimeout: 120_000,
  testsStartTimeout: 120_000,
  testsFinishTimeout: process.env.LONG || process.env.GALLERY_RUNS ? 1_800_000 : 300_000,
  filterBrowserLogs: ({ args }) => !String(args[0]).startsWith('Lit is in dev mode'),
  // Longer than the tests wait for what must come (tests/support/wait-until.ts): their message says what did not.
  testFramework: { config: { timeout: 60_000, ui: 'bdd' } },
  reporters: [
    defaultReporter({ reportTestProgress: process.stdout.isTTY }),
    plainReporter({ engines: Object.keys(engines), absent, file: process.env.TEST_SUMS }),
  ],
};
