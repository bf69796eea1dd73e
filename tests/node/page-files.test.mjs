/** `lanelight files`: hashes that a browser takes, and files under names that hold their version. */
import assert from 'node:assert/strict';
import { execFile } from 'node:child_process';
import { createHash } from 'node:crypto';
import { mkdtemp, readFile, readdir, rm } from 'node:fs/promises';
import { createServer } from 'node:http';
import { tmpdir } from 'node:os';
import { extname, join } from 'node:path';
import { after, before, describe, it } from 'node:test';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import { openEngine } from '../support/browsers.mjs';

const run = promisify(execFile);
const root = fileURLToPath(new URL('../../', import.meta.url));
const command = join(root, 'dist/cli/lanelight.js');
const { version } = JSON.parse(await readFile(join(root, 'package.json'), 'utf8'));
const lanelight = async (...args) => (await run(process.execPath, [command, ...args], { cwd: root })).stdout;
const hash = (body) => `sha384-${createHash('sha384').update(body).digest('base64')}`;

let folder;
let out;
let printed;
before(async () => {
  folder = await mkdtemp(join(tmpdir(), 'lanelight-'));
  out = join(folder, 'static');
  printed = await lanelight('files', '--out', out, '--base', '/static');
});
after(() => rm(folder, { recursive: true, force: true }));

it('lists every script and sheet of pages with the hash of its bytes', async () => {
  const { files } = JSON.parse(await lanelight('files', '--json'));
  const names = Object.keys(files);
  for (const name of [
    'lanelight.js',
    'lanelight.classic.js',
    'lanelight.css',
    'loader.js',
    'lanelight.en.js',
  ])
    assert.ok(names.includes(name), name);
  const lines = (await lanelight('files')).trim().split('\n');
  const known = JSON.parse(await readFile(join(root, 'dist/integrity.json'), 'utf8'));
  assert.equal(lines.length, names.length);
  for (const line of lines) {
    const [integrity, name] = line.split('  ');
    assert.equal(integrity, hash(await readFile(join(root, 'dist', name))), name);
    assert.equal(files[name], integrity);
    assert.equal(known[name], integrity, `${name} in integrity.json`);
  }
});

it('writes each of them once, with the version in its name and in what it asks for', async () => {
  const { files } = JSON.parse(await lanelight('files', '--json'));
  const written = await readdir(out);
  assert.deepEqual(
    written.sort(),
    Object.keys(files)
      .map((name) => name.replace(/^[\w-]+/, `$&-${version}`))
      .sort(),
  );
  for (const name of written) {
    const text = await readFile(join(out, name), 'utf8');
    assert.ok(printed.includes(`${hash(text)}  ${name}`), name);
    // A part that is asked for has to be among them, under the name by which it is asked for.
    for (const [, asked] of text.matchAll(/["'`](?:\.\/)?((?:lanelight|loader)[^"'`/ ]*\.js)["'`]/g))
      if (!asked.includes('${')) assert.ok(written.includes(asked), `${name} asks for ${asked}`);
  }
});

it('asks browsers to compile the script of pages while they load it, and no lazy part', async () => {
  const names = await readdir(out);
  const first = async (name) => (await readFile(join(out, name), 'utf8')).split('\n', 1)[0];
  const hinted = [];
  for (const name of names.filter((each) => extname(each) === '.js'))
    if ((await first(name)) === '//# allFunctionsCalledOnLoad') hinted.push(name);
  assert.deepEqual(hinted, [`lanelight-${version}.js`]);
});

it('says what to do about a name too many', async () => {
  const failure = await run(process.execPath, [command, 'files', 'x.js']).catch((error) => error);
  assert.equal(failure.code, 1);
  assert.match(failure.stderr, /files 不带文件名/);
});

describe('the printed tags in a page', () => {
  const body =
    '<swipe-gallery label="照片"><figure>一</figure><figure>二</figure></swipe-gallery>' +
    '<like-button item="a" adapter="local" subject="Fan">Like Fan</like-button><p>[worker-profile name="范迪"]</p>';
  const policy =
    "default-src 'none'; script-src 'self'; style-src 'self'; img-src data:; connect-src 'self'; require-trusted-types-for 'script'; trusted-types lit-html";
  let server;
  let browser;
  let spoilt;
  let asked;
  let head;
  before(async () => {
    const types = { '.js': 'text/javascript', '.css': 'text/css' };
    server = createServer(async ({ url }, response) => {
      asked.push(url);
      if (url === '/') {
        response.setHeader('content-security-policy', policy);
        response.setHeader('content-type', 'text/html; charset=utf-8');
        response.end(
          `<!doctype html><html lang="en"><link rel="icon" href="data:,"><title>page</title>${head}${body}`,
        );
        return;
      }
      const file = await readFile(join(out, url.replace('/static/', ''))).catch(() => undefined);
      if (!file) response.writeHead(404).end();
      else
        response
          .setHeader('content-type', types[extname(url)])
          .end(url === spoilt ? Buffer.concat([file, Buffer.from('\n')]) : file);
    });
    await new Promise((resolve) => server.listen(0, '127.0.0.1', resolve));
    browser = await openEngine('chromium');
  });
  after(async () => {
    await browser?.close();
    server?.close();
  });

  const tagOf = (name) => {
    const tag = printed.split('\n').find((line) => line.startsWith('<') && line.includes(`/static/${name}"`));
    assert.ok(tag, name);
    return tag;
  };
  async function open(...names) {
    asked = [];
    head = names.map(tagOf).join('');
    const page = await browser.newPage();
    page.refused = [];
    page.on('console', (message) => {
      if (message.type() === 'error') page.refused.push(message.text());
    });
    await page.goto(`http://127.0.0.1:${server.address().port}/`, { waitUntil: 'networkidle0' });
    return page;
  }
  const isUpgraded = (page) =>
    page.evaluate(() => Boolean(document.querySelector('like-button').shadowRoot?.querySelector('button')));

  for (const [title, script, later] of [
    [
      'the module, which asks for a language',
      `lanelight-${version}.js`,
      `/static/lanelight-${version}.en.js`,
    ],
    ['the classic script', `lanelight-${version}.classic.js`],
    ['the loader, which asks for the elements', `loader-${version}.js`, `/static/lanelight-${version}.js`],
  ])
    it(`bring the elements: ${title}`, async () => {
      spoilt = undefined;
      const page = await open(`lanelight-${version}.css`, script);
      await page.waitForFunction(() =>
        document.querySelector('like-button').shadowRoot?.querySelector('button'),
      );
      assert.deepEqual(page.refused, []);
      assert.deepEqual(
        asked.filter((url) => url !== '/' && !url.startsWith('/static/') && !url.includes(version)),
        [],
      );
      if (later) assert.ok(asked.includes(later), `${later} among ${asked}`);
      await page.close();
    });

  it('leave the text as it is where one byte of the script was changed', async () => {
    spoilt = `/static/lanelight-${version}.js`;
    const page = await open(`lanelight-${version}.css`, `lanelight-${version}.js`);
    assert.equal(await isUpgraded(page), false);
    assert.equal(page.refused.length, 1);
    assert.match(page.refused[0], /integrity/);
    assert.match(await page.evaluate(() => document.body.innerText), /Like Fan/);
    await page.close();
  });
});
