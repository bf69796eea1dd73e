import assert from 'node:assert/strict';
import { readdir, readFile } from 'node:fs/promises';
import { describe, it } from 'node:test';
import { checkColumn, ColumnError, parseColumn } from '../../dist/column/validate-column.js';

const folder = new URL('../../content/', import.meta.url);
const files = (await readdir(folder)).filter((name) => name.endsWith('.json'));
const read = async (name) => readFile(new URL(name, folder), 'utf8');
const sound = async () => JSON.parse(await read(files[0]));

/** The problems of the first column after a change. */
async function checkChanged(change) {
  const column = await sound();
  change(column);
  return checkColumn(column);
}

describe('column document', () => {
  it('accepts both columns without a warning', async () => {
    assert.equal(files.length, 2);
    for (const name of files) assert.deepEqual(checkColumn(JSON.parse(await read(name))), [], name);
  });

  it('names path and remedy of a missing field', async () => {
    const [problem, ...others] = await checkChanged((column) => delete column.people[1].name);
    assert.equal(problem.path, 'people[1].name');
    assert.equal(problem.severity, 'error');
    assert.match(problem.message, /缺少.*姓名,如“范迪”/);
    assert.deepEqual(others, []);
  });

  const wrongs = [
    ['a wrong type', (column) => (column.title = 7), 'title', /7.*string/],
    ['an empty text', (column) => (column.title = '  '), 'title', /空/],
    ['a bad id', (column) => (column.people[0].id = 'Zhang Yu'), 'people[0].id', /格式不对/],
    [
      'an unknown value',
      (column) => (column.people[0].layout = 'wide'),
      'people[0].layout',
      /card、row 或 feature/,
    ],
    ['no people', (column) => (column.people = []), 'people', /至少要 1/],
    [
      'a bad date',
      (column) => (column.published = { text: 'x', iso: '2021/12/14' }),
      'published.iso',
      /ISO 8601/,
    ],
    ['a hostile address', (column) => (column.call = { href: 'javascript:alert(1)' }), 'call.href', /https/],
    ['another version', (column) => (column.version = 2), 'version', /应为 1/],
    ['an id used twice', (column) => (column.people[1].id = column.people[0].id), 'people[1].id', /换一个/],
    ['parts that are not the title', (column) => (column.titleParts = ['别的']), 'titleParts', /不同/],
    ['null for a record', (column) => (column.intro = null), 'intro', /null.*object/],
    ['a list for a record', (column) => (column.intro = []), 'intro', /object/],
  ];
  for (const [name, change, path, message] of wrongs) {
    it(`reports ${name}`, async () => {
      const problems = await checkChanged(change);
      const problem = problems.find((one) => one.path === path);
      assert.ok(problem, JSON.stringify(problems));
      assert.equal(problem.severity, 'error');
      assert.match(problem.message, message);
    });
  }

  it('keeps an unknown field and warns of it', async () => {
    const problems = await checkChanged((column) => (column.people[0].nickame = '小张'));
    assert.deepEqual(
      problems.map(({ path, severity }) => [path, severity]),
      [['people[0].nickame', 'warning']],
    );
  });

  it('takes the names of Object.prototype for unknown fields', async () => {
    const problems = await checkChanged((column) => (column.constructor = 'x'));
    assert.equal(problems[0].severity, 'warning');
  });

  it('warns when no source is named', async () => {
    const problems = await checkChanged((column) => {
      column.credits = column.credits.filter(({ role }) => role !== '来源');
    });
    assert.deepEqual(
      problems.map(({ path, severity }) => [path, severity]),
      [['credits', 'warning']],
    );
  });

  it('throws one readable error for text that is not JSON', () => {
    assert.throws(
      () => parseColumn('{"version": 1,', 'x.json'),
      (error) => error instanceof ColumnError && /^x\.json:栏目文件有 1 处错误/.test(error.message),
    );
  });

  it('throws an error that lists every fault', async () => {
    const column = await sound();
    delete column.title;
    column.people[0].posts = [];
    assert.throws(
      () => parseColumn(JSON.stringify(column), 'x.json'),
      (error) =>
        error.problems.length === 2 &&
        /title:/.test(error.message) &&
        /people\[0\]\.posts:/.test(error.message),
    );
  });
});
