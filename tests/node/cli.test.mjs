import assert from 'node:assert/strict';
import { execFile, spawn } from 'node:child_process';
import { once } from 'node:events';
import { cp, mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises';
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

async function vote(url, item) {
  const base = `${url}/v1/campaigns/${campaign}`;
  const { token } = await (await fetch(`${base}/session`, { method: 'POST' })).json();
  return fetch(`${base}/items/${item}/vote`, {
    method: 'PUT',
    headers: { authorization: `Bearer ${token}`, 'content-type': 'application/json' },
    body: JSON.stringify({ op: crypto.randomUUID() }),
  });
}

async function readTally(url) {
  return (await (await fetch(`${url}/v1/campaigns/${campaign}/tally`)).json()).tally;
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
    const { code, stdout } = await run('check', copy);
    assert.equal(code, 1);
    assert.match(stdout, /workers\[1\]\.name:缺少这一项.*姓名,如“范迪”/);
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
    assert.deepEqual(pages.sort(), [
      `${campaign}.html`,
      'index.html',
      'xunzhao-zuimei-shequ-gongzuozhe.html',
    ]);
    for (const page of pages) {
      const html = await readFile(join(out, page), 'utf8');
      for (const [, address] of html.matchAll(/(?:src|href)="(?!https?:|#)([^"]+)"/g)) {
        await readFile(join(out, address === './' ? 'index.html' : address));
      }
    }
  });
});

describe('lanelight serve', () => {
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
