import assert from 'node:assert/strict';
import { readdir, readFile } from 'node:fs/promises';
import { describe, it } from 'node:test';
import { readPrint } from '../../dist/column/print.js';
import {
  checkColumn,
  ColumnError,
  maximumLength,
  parseColumn,
  parseColumns,
} from '../../dist/column/validate-column.js';

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

const isError = ({ severity }) => severity === 'error';
const paths = (problems) => problems.map(({ path }) => path);

describe('column document', () => {
  it('accepts both columns without a warning', async () => {
    assert.equal(files.length, 2);
    for (const name of files) assert.deepEqual(checkColumn(JSON.parse(await read(name))), [], name);
  });

  it('accepts the least that a column is', () => {
    const problems = checkColumn({ id: 'a', title: '标题', workers: [], credits: [] });
    assert.deepEqual(problems.filter(isError), []);
  });

  it('accepts every field that may be missing as null', async () => {
    const column = await sound();
    const needed = { id: 1, title: 1, workers: 1, credits: 1, version: 1, name: 1 };
    const clear = (record) => {
      for (const key of Object.keys(record)) if (!(key in needed)) record[key] = null;
    };
    column.workers.forEach(clear);
    clear(column);
    assert.deepEqual(checkColumn(column).filter(isError), []);
    readPrint(column);
  });

  it('is valid with and without raw lines and version, and with ruby', async () => {
    const problems = await checkChanged((column) => {
      delete column.version;
      column.rawLines = ['摘要'];
      column.workers[0].ruby = [{ base: '宇', text: 'yǔ' }];
    });
    assert.deepEqual(problems, []);
  });

  for (const field of ['id', 'title', 'workers', 'credits', 'workers[1].name']) {
    it(`names path and remedy of a missing ${field}`, async () => {
      const [problem, ...others] = await checkChanged((column) => {
        const owner = field.startsWith('workers[') ? column.workers[1] : column;
        delete owner[field.split('.').pop()];
      });
      assert.equal(problem.path, field);
      assert.equal(problem.severity, 'error');
      assert.match(problem.message, /缺少这一项.missing.。 .+[\u4e00-\u9fff].+[A-Za-z]/);
      assert.deepEqual(others.filter(isError), []);
    });
  }

  const wrongs = [
    ['a number for a title', (column) => (column.title = 7), 'title', /7.*文字.*string/],
    ['an empty title', (column) => (column.title = '  '), 'title', /空/],
    ['a number for an id', (column) => (column.id = 7), 'id', /7.*string/],
    ['null for an id', (column) => (column.id = null), 'id', /null.*string/],
    ['a list for a name', (column) => (column.workers[0].name = ['张']), 'workers[0].name', /string/],
    ['a null worker', (column) => (column.workers[1] = null), 'workers[1]', /null.*object/],
    ['an object for workers', (column) => (column.workers = {}), 'workers', /array/],
    ['null for workers', (column) => (column.workers = null), 'workers', /null.*array/],
    ['a text for credits', (column) => (column.credits = '来源'), 'credits', /来源.*array/],
    ['a text for a credit', (column) => (column.credits[0] = '来源'), 'credits[0]', /来源.*object/],
    ['a number for a credit', (column) => (column.credits[0].value = 9), 'credits[0].value', /9.*string/],
    [
      'a number for a paragraph',
      (column) => (column.workers[0].paragraphs[1].text = 9),
      'workers[0].paragraphs[1].text',
      /9.*string/,
    ],
    ['a number for a standfirst', (column) => (column.standfirst = 5), 'standfirst', /5.*string or object/],
    ['true for an abstract', (column) => (column.abstract = true), 'abstract', /true/],
    ['a text for an intro', (column) => (column.intro = '在'), 'intro', /array or object/],
    [
      'a text for the value of a number',
      (column) => (column.workers[0].stats[0].value = 'many'),
      'workers[0].stats[0].value',
      /many.*number/,
    ],
    [
      'half a pair of values',
      (column) => (column.workers[0].stats[0].value = { from: 1 }),
      'workers[0].stats[0].value.to',
      /missing/,
    ],
    ['a date that is none', (column) => (column.published = { iso: '昨天' }), 'published.iso', /ISO 8601/],
    ['a date in slashes', (column) => (column.published = '2021/12/14'), 'published', /ISO 8601/],
    [
      'a day that no calendar has',
      (column) => (column.published = { iso: '2021-02-30' }),
      'published.iso',
      /02-30/,
    ],
    ['a number for a date', (column) => (column.published = 20211214), 'published', /20211214/],
    ['a number for the text of a date', (column) => (column.published = { raw: 7 }), 'published.raw', /7/],
    ['another version', (column) => (column.version = 2), 'version', /应为 1/],
    ['a version in quotes', (column) => (column.version = '1'), 'version', /应为 1/],
    ['null for a version', (column) => (column.version = null), 'version', /应为 1/],
    [
      'an id used twice',
      (column) => (column.workers[1].id = column.workers[0].id),
      'workers[1].id',
      /zhang-yu.*workers\[0\].*换一个/,
    ],
    [
      'an address that is a script',
      (column) => (column.vote = { url: 'javascript:alert(1)' }),
      'vote.url',
      /脚本/,
    ],
    ['one with a tab in it', (column) => (column.kickerHref = ' Java\tScript:x'), 'kickerHref', /脚本/],
    [
      'a page in an address',
      (column) => (column.workers[0].href = 'data:text/html,x'),
      'workers[0].href',
      /脚本/,
    ],
    [
      'a page for a picture',
      (column) => (column.workers[0].media = [{ src: 'data:text/html,x' }]),
      'workers[0].media[0].src',
      /脚本/,
    ],
    [
      'a script in an unknown field',
      (column) => (column.more = [{ url: 'vbscript:x' }]),
      'more[0].url',
      /脚本/,
    ],
    ...['URL', 'imageURL', 'image_url', 'links', 'homepage', 'srcset'].map((name) => [
      `a script in the unknown field ${name}`,
      (column) => (column.workers[0][name] = [' javascript:x']),
      `workers[0].${name}[0]`,
      /脚本/,
    ]),
  ];
  for (const [name, change, path, message] of wrongs) {
    it(`refuses ${name}`, async () => {
      const problems = await checkChanged(change);
      const problem = problems.find((one) => one.path === path);
      assert.ok(problem, JSON.stringify(problems));
      assert.equal(problem.severity, 'error');
      assert.match(problem.message, message);
      assert.match(problem.message, /[\u4e00-\u9fff]/);
      assert.match(problem.message, /[a-z]{3}/);
    });
  }

  it('takes a picture for an address', async () => {
    const problems = await checkChanged((column) => {
      column.cover = { src: 'data:image/png;base64,AAAA', alt: '' };
    });
    assert.deepEqual(problems, []);
  });

  const doubts = [
    ['an unknown field', (column) => (column.workers[0].nickame = '小张'), 'workers[0].nickame'],
    ['the names of Object.prototype', (column) => (column.constructor = 'x'), 'constructor'],
    ['a layout that there is none of', (column) => (column.workers[0].layout = 'wide'), 'workers[0].layout'],
    ['parts that are not the title', (column) => (column.titleParts = ['别的']), 'titleParts'],
    ['half a character', (column) => (column.standfirst = 'a\ud800b'), 'standfirst'],
    ['no source', (column) => column.credits.pop(), 'credits'],
    ['a person whom nobody can like', (column) => delete column.workers[0].id, 'workers[0].id'],
  ];
  for (const [name, change, path] of doubts) {
    it(`warns of ${name}, and takes the document`, async () => {
      const problems = await checkChanged(change);
      assert.deepEqual(
        problems.map((problem) => [problem.path, problem.severity]),
        [[path, 'warning']],
      );
    });
  }

  it('keeps an unknown field', async () => {
    const column = { ...(await sound()), mood: { of: '市民' } };
    assert.deepEqual(parseColumn(JSON.stringify(column), 'x.json').mood, { of: '市民' });
  });

  it('keeps markup in texts', async () => {
    const problems = await checkChanged((column) => (column.title = '<b>题</b><script>1</script>'));
    assert.deepEqual(problems, []);
  });

  it('takes a document that is nested deeper than calls may be', () => {
    const deep = `${'['.repeat(50_000)}${']'.repeat(50_000)}`;
    const json = `{"id":"a","title":"b","workers":[],"credits":[],"more":${deep}}`;
    assert.equal(parseColumn(json, 'x.json').id, 'a');
  });

  it('takes an object that holds itself', () => {
    const column = { id: 'a', title: 'b', workers: [], credits: [], source: 'c' };
    column.self = column;
    column.workers = column;
    assert.deepEqual(paths(checkColumn(column).filter(isError)), ['workers']);
  });
});

describe('file of columns', () => {
  const least = (id) => ({ id, title: '题', source: '报', workers: [], credits: [] });

  it('gives several columns in order', () => {
    const { columns, warnings } = parseColumns(
      JSON.stringify({ columns: [least('b'), least('a')] }),
      'x.json',
    );
    assert.deepEqual(
      columns.map(({ id }) => id),
      ['b', 'a'],
    );
    assert.deepEqual(warnings, []);
  });

  it('names the column of a fault', () => {
    const { title, ...untitled } = least('b');
    assert.ok(title);
    const json = JSON.stringify({ columns: [least('a'), untitled, null, least('a')] });
    assert.throws(
      () => parseColumns(json, 'x.json'),
      ({ problems }) => ['columns[1].title', 'columns[2]', 'columns[3].id'].join() === paths(problems).join(),
    );
  });

  it('reads past a byte order mark', () => {
    assert.equal(parseColumn(`\ufeff${JSON.stringify(least('a'))}`, 'x.json').id, 'a');
  });

  for (const [name, json, message] of [
    ['is not JSON', '{"version": 1,', /^x\.json:栏目文件有 1 处错误.*\n.*不是有效的 JSON/],
    ['is empty', '', /不是有效的 JSON/],
    ['is a text', '"栏目"', /应为对象/],
    ['is null', 'null', /应为对象/],
    ['is far too long', ' '.repeat(maximumLength + 1), /too long/],
  ]) {
    it(`throws one readable error for text that ${name}`, () => {
      assert.throws(
        () => parseColumns(json, 'x.json'),
        (error) => error instanceof ColumnError && error.problems.length === 1 && message.test(error.message),
      );
    });
  }

  it('throws an error that lists every fault', async () => {
    const column = await sound();
    delete column.title;
    column.workers[0].role = [];
    assert.throws(
      () => parseColumn(JSON.stringify(column), 'x.json'),
      (error) =>
        error.problems.length === 2 &&
        /title:/.test(error.message) &&
        /workers\[0\]\.role:/.test(error.message),
    );
  });
});
