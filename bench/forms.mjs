/**
 * How long a column of many people takes to become each of its forms, in Node: medians of the runs after a warm-up.
 *
 *   npm run build && node bench/forms.mjs [--workers 100] [--runs 200]
 */
import { readFile } from 'node:fs/promises';
import { parseArgs } from 'node:util';
import { forms } from '../dist/cli/forms.js';
import { parseColumn } from '../dist/column/validate-column.js';
import { median } from './lib/stats.mjs';

const { values } = parseArgs({
  options: {
    workers: { type: 'string', default: '100' },
    runs: { type: 'string', default: '200' },
  },
});

const file = new URL('../content/faxian-shanguang-de-ni.json', import.meta.url);
const seed = parseColumn(await readFile(file, 'utf8'), 'content');
const workers = Array.from({ length: Number(values.workers) }, (_, index) => ({
  ...seed.workers[index % seed.workers.length],
  id: `worker-${index}`,
}));
const column = { ...seed, workers };
const json = JSON.stringify(column);

report('check', () => parseColumn(json, 'bench'));
for (const [name, form] of forms) report(name, () => form.render([column], { assets: 'assets' }));

function report(name, work) {
  for (let run = 0; run < 10; run += 1) work();
  const times = Array.from({ length: Number(values.runs) }, () => {
    const start = performance.now();
    work();
    return performance.now() - start;
  });
  const worst = Math.max(...times).toFixed(1);
  console.log(
    `${name.padEnd(9)} ${median(times).toFixed(2)} ms, at most ${worst} ms, ${values.workers} workers`,
  );
}
