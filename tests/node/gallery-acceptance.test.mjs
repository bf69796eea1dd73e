import assert from 'node:assert/strict';
import { readFile } from 'node:fs/promises';
import { describe, it } from 'node:test';

const read = (path) => readFile(new URL(`../../${path}`, import.meta.url), 'utf8');
const escape = (text) => text.replace(/[.*+?^${}()|[\]\\]/g, '\\$&');

/** Patterns of the titles in a test file: what a title takes from its loop may be anything. */
function readTitles(code) {
  return [
    ...code.matchAll(/\bit(?:\.\w+)?\(\s*(?:'((?:[^'\\]|\\.)*)'|"((?:[^"\\]|\\.)*)"|`((?:[^`\\]|\\.)*)`)/g),
  ].map(([, single, double, template]) => {
    if (template === undefined)
      return JSON.parse(`"${(single ?? double).replaceAll("\\'", "'").replaceAll('"', '\\"')}"`);
    return new RegExp(
      `^${template
        .split(/\$\{[^}]*\}/)
        .map(escape)
        .join('.+')}$`,
    );
  });
}

describe('docs/gallery-acceptance.md', () => {
  it('names tests that exist, and nothing else', async () => {
    const page = await read('docs/gallery-acceptance.md');
    const rows = page.split('\n').filter((line) => /^\| (?!Case|---)/.test(line));
    assert.ok(rows.length > 100, `${rows.length} cases`);
    const titles = new Map();
    const missing = [];
    for (const row of rows) {
      const [, file, title] = /\| (\S+\.test\.m?[jt]s) › (.+?) +\|$/.exec(row) ?? [];
      assert.ok(file, `no test is named: ${row}`);
      if (!titles.has(file)) titles.set(file, readTitles(await read(`tests/${file}`)));
      const isThere = titles
        .get(file)
        .some((each) => (typeof each === 'string' ? each === title : each.test(title)));
      if (!isThere) missing.push(`${file} › ${title}`);
    }
    assert.deepEqual(missing, []);
  });
});
