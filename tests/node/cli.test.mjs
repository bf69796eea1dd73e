import assert from 'node:assert/strict';
import { execFile, spawn } from 'node:child_process';
import { once } from 'node:events';
import { cp, mkdir, mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, before, describe, it } from 'node:test';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';

const root = fileURLToPath(new URL('../../', import.meta.url));
const command = join(root, 'dist/cli/lanelight.js');
const campaign = 'faxian-shanguang-de-ni';
let folder;
const children = new Set();

before(async () => {
  folder = await mkdtemp(join(tmpdir(), 'lanelight-'));
});
after(async () => {
  for (const child of children) child.kill('SIGKILL');
  await rm(folder, { recursive: true });
});

/** Runs the command to its end. */
async function run(...args) {
  try {
    const { stdout, stderr } = await promisify(execFile)(process.execPath, [command, ...args], { cwd: root });
    return { code: 0, stdout, stderr };
  } catch ({ code, stdout, stderr }) {
    return { code, stdout, stderr };
  }
}

/** Starts a site; resolves with its address, or with what it said when it stopped instead. */
async function serve(...args) {
  const child = spawn(process.execPath, [command, 'serve', '--port', '0', ...args], { cwd: root });
  children.add(child);
  let output = '';
  for (const stream of [child.stdout, child.stderr]) stream.on('data', (data) => (output += data));
  const stopped = once(child, 'exit').then(() => undefined);
  const opened = new Promise((resolve) =>
    child.stdout.on('data', () => {
      const [url] = /http:\/\/\S+/.exec(output) ?? [];
      if (url) resolve(url);
    }),
  );
  const url = await Promise.race([opened, stopped]);
  return {
    url,
    output: () => output,
    stop: async (signal = 'SIGTERM') => {
      child.kill(signal);
      await stopped;
      return child.exitCode;
    },
  };
}

const json = { 'content-type': 'application/json' };

async function vote(url, item) {
  const base = `${url}/v1/campaigns/${campaign}`;
  const { token } = await (
    await fetch(`${base}/session`, { method: 'POST', headers: json, body: '{}' })
  ).json();
  return fetch(`${base}/items/${item}/vote`, {
    method: 'PUT',
    headers: { ...json, authorization: `Bearer ${token}` },
    body: JSON.stringify({ op: crypto.randomUUID(), seq: 1 }),
  });
}

async function readTally(url) {
  return (await (await fetch(`${url}/v1/campaigns/${campaign}/tally`)).json()).counts;
}

/** A copy of the content in which one document is changed. */
async function changeContent(name, change) {
  const copy = join(folder, name);
  await cp(join(root, 'content'), copy, { recursive: true });
  const file = join(copy, `${campaign}.json`);
  const column = JSON.parse(await readFile(file, 'utf8'));
  change(column);
  await writeFile(file, JSON.stringify(column));
  return copy;
}

describe('lanelight check', () => {
  it('finds the content sound', async () => {
    const { code, stdout } = await run('check', 'content');
    assert.equal(code, 0, stdout);
    assert.equal(stdout.match(/没有错误/g).length, 2);
  });

  it('names path and remedy of a fault and fails', async () => {
    const copy = await changeContent('faulty', (column) => delete column.workers[1].name);
    const { code, stdout, stderr } = await run('check', copy);
    assert.equal(code, 1);
    assert.equal(stdout.match(/没有错误/g).length, 1, 'the sound one');
    assert.match(stderr, /workers\[1\]\.name:缺少这一项.*姓名,如“范迪”/);
  });

  it('reports as JSON', async () => {
    const copy = await changeContent('json', (column) => (column.title = 7));
    const { code, stdout, stderr } = await run('check', '--json', copy);
    assert.deepEqual([code, stderr], [1, '']);
    const { files } = JSON.parse(stdout);
    assert.deepEqual(
      files.map(({ sound, problems }) => [
        sound,
        problems.map(({ path, severity }) => `${path} ${severity}`),
      ]),
      [
        [false, ['title error']],
        [true, []],
      ],
    );
  });

  it('says in a line that a folder cannot be read', async () => {
    const { code, stderr } = await run('check', 'nowhere');
    assert.equal(code, 1);
    assert.match(stderr, /^nowhere:读不到/);
    assert.doesNotMatch(stderr, /\n\s+at /);
  });

  it('says in a line that there is no such command or option', async () => {
    for (const args of [['fly'], ['check', '--wings']]) {
      const { code, stderr } = await run(...args);
      assert.equal(code, 1);
      assert.match(stderr, /fly|--wings/);
      assert.doesNotMatch(stderr, /\n\s+at /);
    }
  });
});

describe('lanelight render', () => {
  it('writes a site whose links all lead to a file of it', async () => {
    const out = join(folder, 'site');
    const { code } = await run('render', '--out', out);
    assert.equal(code, 0);
    const pages = (await readdir(out)).filter((name) => name.endsWith('.html'));
    const names = [campaign, 'xunzhao-zuimei-shequ-gongzuozhe'];
    const endings = ['.html', '.cms.html', '.wechat.html', '.frame.html'];
    assert.deepEqual(
      pages.sort(),
      [
        'index.html',
        'builder.html',
        'forms.html',
        'theme.html',
        ...names.flatMap((name) => endings.map((ending) => name + ending)),
      ].sort(),
    );
    for (const page of pages) {
      const html = await readFile(join(out, page), 'utf8');
      for (const [, address] of html.matchAll(/(?:src|href)="(?!https?:|#)([^"]+)"/g)) {
        await readFile(join(out, address === './' ? 'index.html' : address.replace(/[?#].*/, '')));
      }
    }
  });
});

describe('a folder that lanelight render writes', () => {
  const listAll = async (out) => (await readdir(out, { recursive: true })).sort();

  it('keeps what others have put there, and nothing of the drafts beside it', async () => {
    const out = join(folder, 'kept-site');
    await mkdir(join(out, 'assets'), { recursive: true });
    await writeFile(join(out, 'CNAME'), 'paper.example');
    await writeFile(join(out, 'assets', 'lanelight.js'), 'before');
    assert.equal((await run('render', '--out', out)).code, 0);
    assert.equal(await readFile(join(out, 'CNAME'), 'utf8'), 'paper.example');
    assert.match(await readFile(join(out, 'assets', 'lanelight.js'), 'utf8'), /lanelight \d/);
    const again = await listAll(out);
    assert.equal((await run('render', '--out', out)).code, 0);
    assert.deepEqual(await listAll(out), again);
    assert.deepEqual(
      (await readdir(folder)).filter((name) => name.endsWith('.tmp')),
      [],
    );
  });

  it('is as it was where one of the files cannot be written', async () => {
    const out = join(folder, 'blocked-site');
    await mkdir(join(out, 'assets'), { recursive: true });
    await writeFile(join(out, 'assets', 'lanelight.js'), 'before');
    // In the place of a folder.
    await writeFile(join(out, 'media'), 'mine');
    const before = await listAll(out);
    const { code, stdout, stderr } = await run('render', '--out', out);
    assert.deepEqual([code, stdout], [1, '']);
    assert.match(stderr, /blocked-site:写不进去/);
    assert.doesNotMatch(stderr, /\n\s+at /);
    assert.deepEqual(await listAll(out), before);
    assert.equal(await readFile(join(out, 'assets', 'lanelight.js'), 'utf8'), 'before');
    assert.equal(await readFile(join(out, 'media'), 'utf8'), 'mine');
    assert.deepEqual(
      (await readdir(folder)).filter((name) => name.endsWith('.tmp')),
      [],
    );
  });

  it('is not begun for a column with faults', async () => {
    const copy = await changeContent('faulty-site', (column) => (column.title = 7));
    const out = join(folder, 'never');
    const { code, stdout } = await run('render', '--content', copy, '--out', out);
    assert.deepEqual([code, stdout], [1, '']);
    assert.deepEqual(
      (await readdir(folder)).filter((name) => name.startsWith('never')),
      [],
    );
  });
});

describe('lanelight render FILE', () => {
  const file = `content/${campaign}.json`;
  const starts = {
    page: /^<!doctype html>/,
    cms: /^<section data-lane="column-header">/,
    wechat: /^<section style=/,
    frame: /^<!doctype html>/,
    rss: /^<\?xml/,
    jsonfeed: /^\{\s+"version": "https:\/\/jsonfeed/,
    jsonld: /^\{\s+"@context": "https:\/\/schema.org"/,
  };

  for (const [form, start] of Object.entries(starts)) {
    it(`writes ${form} to the standard output`, async () => {
      const { code, stdout, stderr } = await run('render', file, '--to', form);
      assert.deepEqual([code, stderr], [0, '']);
      assert.match(stdout, start);
      assert.match(stdout.replace(/<[^>]*>/g, ''), /监审:江祥星/);
    });

    it(`writes nothing of ${form} for a document with faults, and says why`, async () => {
      const copy = await changeContent(`bad-${form}`, (column) => (column.workers[0] = null));
      const out = join(folder, `bad-${form}.out`);
      await writeFile(out, 'before');
      for (const more of [[], ['--out', out]]) {
        const { code, stdout, stderr } = await run(
          'render',
          join(copy, `${campaign}.json`),
          '--to',
          form,
          ...more,
        );
        assert.deepEqual([code, stdout], [1, '']);
        assert.match(stderr, /workers\[0\]:这里是 null/);
        assert.doesNotMatch(stderr, /\n\s+at /);
      }
      assert.equal(await readFile(out, 'utf8'), 'before');
    });
  }

  it('gives the columns of a file in order', async () => {
    const least = (id) => ({ id, title: `题${id}`, workers: [{ name: '甲' }], credits: [] });
    const several = join(folder, 'several.json');
    await writeFile(several, JSON.stringify({ columns: [least('b'), least('a')] }));
    for (const form of Object.keys(starts)) {
      const { code, stdout } = await run('render', several, '--to', form);
      assert.equal(code, 0);
      assert.ok(stdout.indexOf('题b') < stdout.indexOf('题a'), form);
    }
    const out = join(folder, 'each/');
    const { stdout } = await run('render', several, '--to', 'cms', '--out', out, '--json');
    assert.deepEqual(
      JSON.parse(stdout).files.map((path) => path.slice(out.length)),
      ['b.cms.html', 'a.cms.html'],
    );
    assert.deepEqual((await readdir(out)).sort(), ['a.cms.html', 'b.cms.html']);
  });

  it('completes addresses with --base', async () => {
    const { stdout } = await run('render', file, '--to', 'cms', '--base', 'https://paper.example/columns');
    assert.match(stdout, /src="https:\/\/paper\.example\/columns\/media\//);
  });

  it('leaves nothing behind where it cannot write', async () => {
    const out = join(folder, 'taken');
    await writeFile(out, 'before');
    const { code, stderr } = await run('render', file, '--to', 'cms', '--out', join(out, 'x.html'));
    assert.equal(code, 1);
    assert.match(stderr, /写不进去/);
    assert.equal((await readdir(folder)).filter((name) => name.endsWith('.tmp')).length, 0);
  });

  for (const [name, text, message] of [
    ['is not JSON', '{', /不是有效的 JSON/],
    ['has 50 MB', ' '.repeat(50 * 2 ** 20), /too long/],
    ['holds no column', '{"columns": []}', /是空的/],
    [
      'has an address that is a script',
      '{"id":"a","title":"b","workers":[],"credits":[],"vote":{"url":"javascript:1"}}',
      /vote\.url/,
    ],
    [
      'has an address that is a page',
      '{"id":"a","title":"b","workers":[{"name":"甲","href":"data:text/html,<b>x"}],"credits":[]}',
      /workers\[0\]\.href/,
    ],
    [
      'has a script for an address in a field of its own',
      '{"id":"a","title":"b","workers":[],"credits":[],"x":{"more":[{"href":" java\\tscript:1"}]}}',
      /x\.more\[0\]\.href/,
    ],
    [
      'holds two columns of one identifier',
      '{"columns":[{"id":"a","title":"b","workers":[],"credits":[]},{"id":"a","title":"b","workers":[],"credits":[]}]}',
      /columns\[1\]\.id/,
    ],
    [
      'has an identifier twice',
      '{"id":"a","title":"b","credits":[],"workers":[{"id":"x","name":"甲"},{"id":"x","name":"乙"}]}',
      /workers\[1\]\.id/,
    ],
    ['is of another version', '{"version":2,"id":"a","title":"b","workers":[],"credits":[]}', /version/],
  ]) {
    it(`refuses a file that ${name}, in lines that say so`, async () => {
      const bad = join(folder, 'bad.json');
      await writeFile(bad, text);
      const { code, stdout, stderr } = await run('render', bad, '--to', 'page');
      assert.deepEqual([code, stdout], [1, '']);
      assert.match(stderr, message);
      assert.doesNotMatch(stderr, /\n\s+at /);
      const json = await run('render', bad, '--to', 'page', '--json');
      assert.match(JSON.parse(json.stderr).problems[0].message, /[\u4e00-\u9fff]/);
    });
  }

  it('shows half a character as a reader would, and names its path', async () => {
    const odd = join(folder, 'surrogate.json');
    const text =
      '{"id":"a","title":"半\\ud83d个","workers":[{"name":"甲\\udc00"}],"credits":[{"role":"来源","value":"报"}]}';
    await writeFile(odd, text);
    const { code, stdout } = await run('check', odd);
    assert.equal(code, 0);
    assert.match(stdout, /title:有半个字符/);
    assert.match(stdout, /workers\[0\]\.name:有半个字符/);
    for (const form of Object.keys(starts)) {
      const page = await run('render', odd, '--to', form);
      assert.equal(page.code, 0, form);
      assert.match(page.stdout, /半\ufffd个/, form);
    }
  });

  it('shows markup in any of its texts as text', async () => {
    const markup =
      '</script></title>]]><img src=x onerror=alert(1)><script>alert(2)</script>{{x}}" onclick="x';
    const isText = (key, value) =>
      typeof value === 'string' && !/^(id|src|url|href|iso|layout|story|kickerHref)$/.test(key);
    const copy = await changeContent('markup', (column) => {
      for (const [key, value] of Object.entries(
        JSON.parse(JSON.stringify(column, (name, each) => (isText(name, each) ? each + markup : each))),
      ))
        column[key] = value;
    });
    for (const form of Object.keys(starts)) {
      const { code, stdout } = await run('render', join(copy, `${campaign}.json`), '--to', form);
      assert.equal(code, 0, form);
      assert.ok(stdout.includes('alert(2)'), form);
      // Between `<` and `>` of ours, and in the data of a script, there is none of it.
      const html = form === 'jsonfeed' ? JSON.parse(stdout).items[0].content_html : stdout;
      if (form === 'jsonld') assert.doesNotMatch(html, /<\/script|<!--/);
      else assert.doesNotMatch(html, /<img src=x|<script>alert|<[^>"]*("[^"]*"[^>"]*)*\sonclick=/, form);
    }
  });

  it('says in a line what is wrong with the call', async () => {
    for (const [args, message] of [
      [['render', file, '--to', 'pdf'], /没有形式 "pdf".*wechat/],
      [['render', '--to', 'cms'], /排一个栏目文件/],
      [['render', 'nowhere.json', '--to', 'cms'], /nowhere\.json:读不到/],
      [['render', file, '--to', 'cms', '--base', 'paper'], /--base "paper"/],
    ]) {
      const { code, stdout, stderr } = await run(...args);
      assert.deepEqual([code, stdout], [1, '']);
      assert.match(stderr, message);
      assert.doesNotMatch(stderr, /\n\s+at /);
    }
  });
});

describe('lanelight serve', () => {
  it('serves every form of a column, named by its page and by the index of forms', async () => {
    const site = await serve('content', '--database', join(folder, 'forms.db'));
    const page = await (await fetch(`${site.url}/${campaign}.html`)).text();
    const [, discovery] = /<link rel="alternate" type="application\/json\+oembed" href="([^"]+)"/.exec(page);
    const answer = await (await fetch(discovery.replace(/&amp;/g, '&'))).json();
    assert.equal(answer.type, 'rich');
    assert.match(answer.title, /发现“闪光的你”/);
    const [, frame] = /src="([^"]+)"/.exec(answer.html);
    assert.equal(frame, `${site.url}/${campaign}.frame.html`);
    const index = await (await fetch(`${site.url}/forms.html`)).text();
    const links = [...index.matchAll(/<li><a href="([^"]+)"/g)].map((match) =>
      match[1].replace(/&amp;/g, '&'),
    );
    assert.equal(links.length, 14);
    for (const link of [...links, frame, 'feed.xml', 'feed.json']) {
      const response = await fetch(new URL(link, `${site.url}/`));
      assert.equal(response.status, 200, link);
      assert.match(await response.text(), /<|\{/);
    }
    for (const [path, status] of [
      ['/oembed', 404],
      [`/oembed?url=${encodeURIComponent('https://other.example/x.html')}`, 404],
      [`/oembed?format=xml&url=${encodeURIComponent(`${site.url}/${campaign}.html`)}`, 501],
    ])
      assert.equal((await fetch(site.url + path)).status, status, path);
    await site.stop();
  });

  it('keeps a like over a restart', async () => {
    const database = join(folder, 'kept.db');
    const first = await serve('--database', database);
    assert.ok(first.url, first.output());
    assert.equal((await vote(first.url, 'fan-di')).status, 201);
    assert.equal(await first.stop(), 0);
    const second = await serve('--database', database);
    assert.deepEqual(await readTally(second.url), { 'zhang-yu': 0, 'fan-di': 1, 'ye-jie': 0 });
    await second.stop();
  });

  it('keeps a like over a kill in the next moment', async () => {
    const database = join(folder, 'killed.db');
    const first = await serve('--database', database);
    assert.equal((await vote(first.url, 'ye-jie')).status, 201);
    await first.stop('SIGKILL');
    const second = await serve('--database', database);
    assert.equal((await readTally(second.url))['ye-jie'], 1);
    await second.stop();
  });

  it('serves every page under a policy without inline script or style', async () => {
    const site = await serve('--database', join(folder, 'policy.db'));
    for (const path of ['/', `/${campaign}.html`, '/assets/lanelight.js', '/media/charging-shed.svg']) {
      const response = await fetch(site.url + path);
      assert.equal(response.status, 200, path);
      assert.match(response.headers.get('content-security-policy'), /default-src 'none'/);
      assert.doesNotMatch(response.headers.get('content-security-policy'), /unsafe/);
      assert.equal(response.headers.get('x-content-type-options'), 'nosniff');
    }
    for (const path of ['/nowhere', '/%zz', '/../package.json', '/assets/..%2f..%2fpackage.json']) {
      assert.equal((await fetch(site.url + path)).status, 404, path);
    }
    await site.stop();
  });

  it('takes the next port when one is taken', async () => {
    const blocker = createServer().listen(0, '127.0.0.1');
    await once(blocker, 'listening');
    const { port } = blocker.address();
    const site = await serve('--database', join(folder, 'port.db'), '--port', String(port));
    assert.ok(site.url, site.output());
    assert.ok(Number(new URL(site.url).port) > port);
    await site.stop();
    blocker.close();
  });

  for (const [name, args, message] of [
    ['a port that is none', ['--port', 'many'], /端口 "many"/],
    ['a database that is a folder', ['--database', tmpdir()], new RegExp(tmpdir())],
    ['a folder without columns', ['--content', 'scripts'], /没有栏目文件/],
  ]) {
    it(`says in a line what is wrong with ${name}`, async () => {
      const site = await serve(...args);
      assert.equal(site.url, undefined);
      assert.match(site.output(), message);
      assert.doesNotMatch(site.output(), /\n\s+at /);
    });
  }

  it('does not open with a faulty column, and names path and remedy', async () => {
    const copy = await changeContent('unsound', (column) => (column.workers[0].role = []));
    const site = await serve('--content', copy);
    assert.equal(site.url, undefined);
    assert.match(site.output(), /workers\[0\]\.role:这里是 \[…\]\(0\).*应为文字.*职务/);
  });
});
