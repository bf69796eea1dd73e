import assert from 'node:assert/strict';
import { readFile } from 'node:fs/promises';
import { describe, it } from 'node:test';
import { forms } from '../../dist/cli/forms.js';
import { checkColumn } from '../../dist/column/validate-column.js';

const seed = JSON.parse(
  await readFile(new URL('../../content/faxian-shanguang-de-ni.json', import.meta.url), 'utf8'),
);

/** A column of many people, out of those of the seed. */
const columnOf = (count) => ({
  ...seed,
  workers: Array.from({ length: count }, (_, index) => ({
    ...seed.workers[index % seed.workers.length],
    id: `worker-${index}`,
  })),
});

/** How often a piece of work reads a field of a document. */
function countReads(document, work) {
  let reads = 0;
  const proxies = new WeakMap();
  const watch = (value) => {
    if (typeof value !== 'object' || value === null) return value;
    if (!proxies.has(value)) {
      const get = (target, key) => {
        reads += 1;
        const item = Reflect.get(target, key);
        return typeof item === 'function' ? item : watch(item);
      };
      proxies.set(value, new Proxy(value, { get }));
    }
    return proxies.get(value);
  };
  work(watch(document));
  return reads;
}

describe('work for a column of many people', () => {
  const works = [
    ['check', checkColumn],
    ...[...forms].map(([name, form]) => [name, (column) => form.render([column], { assets: 'a' })]),
  ];
  for (const [name, work] of works) {
    it(`grows with their number and no faster: ${name}`, () => {
      const [few, many] = [30, 300].map((count) => countReads(columnOf(count), work));
      assert.ok(many <= few * 10.5, `${few} reads for 30 people, ${many} for 300`);
    });
  }

  it('is done for 10 000 paragraphs and credits', () => {
    const texts = Array.from({ length: 10_000 }, (_, index) => ({
      text: `第${index}段`,
      line: 10_000 - index,
    }));
    const credits = texts.map(({ text, line }) => ({ role: '文', value: text, line: line + 20_000 }));
    const column = { id: 'a', title: '题', workers: [{ name: '甲', paragraphs: texts }], credits };
    for (const [, form] of forms) {
      const text = form.render([column], { assets: 'a' });
      assert.ok(text.indexOf('第9999段') < text.indexOf('第0段'));
    }
  });
});
