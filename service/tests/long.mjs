/**
 * `npm run test:service:long`: the tests of faults with the full counts, one file after the other; writes what came of it to
 * bench/results.md. Takes about an hour.
 *
 *   node service/tests/long.mjs [name…]
 */
import { existsSync } from 'node:fs';
import { run } from 'node:test';
import { spec } from 'node:test/reporters';
import { finished } from 'node:stream/promises';
import { fileURLToPath } from 'node:url';
import { format, saveSection, table } from '../bench/results.mjs';

const NAMES = [
  'hardening',
  'clock',
  'fuzz',
  'engine-sqlite',
  'engine-postgres',
  'audit',
  'durability',
  'power-loss',
  'faults',
];

process.env.LONG = '1';
process.env.MODEL_RUNS ??= '1000';
const names = process.argv.slice(2);
const files = (names.length > 0 ? names : NAMES)
  .map((name) => fileURLToPath(new URL(`${name}.test.mjs`, import.meta.url)))
  .filter((file) => names.length > 0 || existsSync(file));
const rows = [];
let failed = 0;
const events = run({ files, concurrency: 1 });
const note = (outcome) => (event) => {
  if (event.details.type === 'suite') return;
  if (outcome === 'FAILED') failed++;
  const result = event.skip === undefined ? outcome : `left out: ${event.skip}`;
  rows.push([event.name.replaceAll('|', '\\|'), result, format(event.details.duration_ms / 1000, 1)]);
};
events.on('test:pass', note('passed'));
events.on('test:fail', note('FAILED'));
const report = events.compose(spec);
report.pipe(process.stdout, { end: false });
await finished(report);
saveSection('Faults, full counts', `node service/tests/long.mjs${names.map((name) => ` ${name}`).join('')}`, [
  `${rows.length} tests, ${failed} failed.`,
  '',
  ...table(['test', 'result', 'seconds'], rows),
]);
process.exitCode = failed > 0 || rows.length === 0 ? 1 : 0;
