import { writeFileSync } from 'node:fs';
import { relative } from 'node:path';

/**
 * A reporter for web-test-runner that names the engines, and ends with `N passed, N failed[, N skipped]`, counted
 * over all of them. A test file that does not load, or that errs outside of a test, is one failure.
 *
 * @param {{ engines: string[], absent: string[], file?: string }} options
 *   `file`: where engines and sums go as JSON, instead of being printed
 * @returns {import('@web/test-runner').Reporter}
 */
export function plainReporter({ engines, absent, file }) {
  return {
    stop({ sessions }) {
      const sum = { passed: 0, failed: 0, skipped: 0 };
      for (const session of sessions) count(session, sum);
      const failures = [...sessions].flatMap(collectFailures);
      printSlowest([...sessions]);
      if (file) writeFileSync(file, JSON.stringify({ engines, absent, ...sum, failures }));
      else console.log(`${formatFailures(failures)}${formatEngines(engines, absent)}\n${formatSum(sum)}`);
    },
  };
}

/** One line that leaves no engine out in silence. */
export function formatEngines(engines, absent) {
  return `Engines: ${engines.join(', ')}${absent.length > 0 ? `; not installed: ${absent.join(', ')}` : ''}`;
}

/** What failed, once more where it is looked for: after thousands of lines, before the sum. Empty where nothing did. */
export function formatFailures(failures) {
  const lines = failures.map(
    ({ where, error }) => `  ${where}\n${error.trim().replaceAll(/^/gm, '      ')}\n`,
  );
  return failures.length > 0 ? `Failed:\n${lines.join('')}\n` : '';
}

export function formatSum({ passed, failed, skipped }) {
  return `${passed} passed, ${failed} failed${skipped ? `, ${skipped} skipped` : ''}`;
}

function count(session, sum) {
  const tests = collectTests(session.testResults);
  const failed = tests.filter((test) => !test.passed && !test.skipped).length;
  sum.passed += tests.filter((test) => test.passed && !test.skipped).length;
  sum.skipped += tests.filter((test) => test.skipped).length;
  sum.failed += session.passed ? failed : Math.max(failed, 1);
}

/** A session that fails with no test that does has errors of its own, or was cut off. */
function collectFailures({ passed, testResults, errors, testFile, browser }) {
  if (passed) return [];
  const where = `${relative('', testFile)}, ${browser.name}`;
  const tests = collectTests(testResults).filter((test) => !test.passed && !test.skipped);
  const failed = tests.map(({ name, error }) => ({ where: `${where} › ${name}`, error: describe(error) }));
  const others = (errors ?? []).map((error) => ({ where, error: describe(error) }));
  const all = [...failed, ...others];
  return all.length > 0 ? all : [{ where, error: 'failed without a word' }];
}

const describe = ({ message = '', stack = '' } = {}) => `${message}\n${stack}`;

/** What makes the whole slow is to be seen. */
function printSlowest(sessions) {
  const durationOf = ({ testResults }) =>
    collectTests(testResults).reduce((total, { duration = 0 }) => total + duration, 0) / 1000;
  const slowest = sessions
    .map((session) => [Math.round(durationOf(session)), session.browser.name, session.testFile])
    .sort(([a], [b]) => b - a)
    .slice(0, 10);
  for (const [seconds, browser, file] of slowest)
    console.log(`${seconds} s  ${relative('', file)}, ${browser}`);
}

function collectTests(suite) {
  if (!suite) return [];
  return [...suite.tests, ...suite.suites.flatMap(collectTests)];
}
