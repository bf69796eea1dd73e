import assert from 'node:assert/strict';
import { readFile, readdir } from 'node:fs/promises';
import { before, describe, it } from 'node:test';

const root = new URL('../../', import.meta.url);
const read = (path) => readFile(new URL(path, root), 'utf8');

describe('docs/conformance.md', () => {
  let rows;
  let stories;
  before(async () => {
    rows = await readRows('docs/conformance.md');
    stories = new Set(await listStories());
  });

  it('says of each indicator how, where it is shown, and what holds it', () => {
    assert.ok(rows.length >= 35, `${rows.length} rows`);
    for (const row of rows) {
      assert.equal(row.length, 4, row.join(' | '));
      for (const cell of row) assert.notEqual(cell, '', row.join(' | '));
    }
  });

  it('names stories that exist', () => {
    const named = rows.flatMap(([, , cell]) => cell.split(', '));
    assert.deepEqual(
      named.filter((id) => !stories.has(id)),
      [],
    );
  });

  it('names tests that exist, in files that exist', async () => {
    assert.deepEqual(await findMissingTests(rows.map(([, , , cell]) => cell)), []);
  });

  it('has no row twice', () => {
    const names = rows.map(([name]) => name);
    assert.equal(new Set(names).size, names.length);
  });
});

describe('docs/accessibility.md', () => {
  it('names for each thing that it says a test that exists', async () => {
    const rows = await readRows('docs/accessibility.md');
    assert.ok(rows.length >= 20, `${rows.length} rows`);
    for (const row of rows) assert.equal(row.length, 3, row.join(' | '));
    assert.deepEqual(await findMissingTests(rows.map(([, , cell]) => cell)), []);
  });
});

/** The rows of a page's tables, without their heads. */
async function readRows(path) {
  return (await read(path))
    .split('\n')
    .filter((line) => /^\| (?!指标|要求|谁|---)/.test(line))
    .map((line) =>
      line
        .split(/(?<!\\)\|/)
        .slice(1, -1)
        .map((cell) => cell.trim()),
    );
}

/** Those of `file › title` that no file has. */
async function findMissingTests(cells) {
  const missing = [];
  for (const cell of cells) {
    const [file, title] = cell.split(' › ');
    const code = (await read(`tests/${file}`)).replaceAll("\\'", "'");
    if (!["'", '"', '`'].some((quote) => code.includes(`${quote}${title}${quote}`))) missing.push(cell);
  }
  return missing;
}

/** Ids as Storybook makes them: `like-button--long-name`. */
async function listStories() {
  const paths = (await readdir(new URL('stories/', root), { recursive: true })).filter((path) =>
    path.endsWith('.stories.ts'),
  );
  const files = await Promise.all(paths.map((path) => read(`stories/${path}`)));
  return files.flatMap((text) => {
    const [, id] = /^ {2}id: '([\w-]+)',$/m.exec(text);
    return [...text.matchAll(/^export const (\w+): Story\b/gm)].map(
      ([, name]) => `${id}--${name.replace(/(?<=[a-z\d])(?=[A-Z])/g, '-').toLowerCase()}`,
    );
  });
}
