/**
 * Storybook as designers open it: built by `storybook build`, served as files, every page of documentation opened and
 * every toolbar used. The stories themselves are tested elsewhere, without Storybook around them.
 */
import assert from 'node:assert/strict';
import { execFile } from 'node:child_process';
import { createReadStream } from 'node:fs';
import { mkdtemp, readFile, rm, stat } from 'node:fs/promises';
import { createServer } from 'node:http';
import { tmpdir } from 'node:os';
import { extname, join } from 'node:path';
import { after, before, describe, it } from 'node:test';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import { openEngine, patience } from '../support/browsers.mjs';

const root = fileURLToPath(new URL('../../', import.meta.url));
const types = {
  '.html': 'text/html',
  '.js': 'text/javascript',
  '.css': 'text/css',
  '.svg': 'image/svg+xml',
  '.json': 'application/json',
};

describe('Storybook', () => {
  let folder;
  let server;
  let address;
  let entries;
  let browser;
  let page;
  const complaints = [];
  before(
    async () => {
      folder = await mkdtemp(join(tmpdir(), 'lanelight-storybook-'));
      const program = join(root, 'node_modules/storybook/dist/bin/dispatcher.js');
      await promisify(execFile)(
        process.execPath,
        [program, 'build', '--disable-telemetry', '--quiet', '--output-dir', folder],
        { cwd: root, maxBuffer: 1e8 },
      );
      entries = Object.values(JSON.parse(await readFile(join(folder, 'index.json'), 'utf8')).entries);
      server = await serve(folder);
      address = `http://127.0.0.1:${server.address().port}`;
      browser = await openEngine('chromium');
      page = await browser.newPage();
      page.on('pageerror', (error) => complaints.push(error.message));
      page.on('console', (message) => message.type() === 'error' && complaints.push(message.text()));
      page.on('request', (request) => {
        if (!/^(data|blob):/.test(request.url()) && !request.url().startsWith(address))
          complaints.push(`asks for ${request.url()}`);
      });
    },
    { timeout: 300_000 },
  );
  after(async () => {
    await browser?.close();
    server?.close();
    await rm(folder, { recursive: true, force: true });
  });

  it('has an introduction, and of each element a page of design and one of documentation', async () => {
    const { modules } = JSON.parse(await readFile(join(root, 'custom-elements.json'), 'utf8'));
    const tags = modules.flatMap(({ declarations }) => declarations.flatMap(({ tagName }) => tagName ?? []));
    assert.ok(tags.length >= 9);
    const docs = entries.filter(({ type }) => type === 'docs').map(({ id }) => id);
    const wanted = ['介绍', ...tags.flatMap((tag) => [`${tag}--设计说明`, `${tag}--文档`])];
    assert.deepEqual(
      wanted.filter((id) => !docs.some((each) => each.startsWith(id))),
      [],
    );
  });

  it('opens every page of documentation without an error', { timeout: 300_000 }, async () => {
    const faults = [];
    for (const { id } of entries.filter(({ type }) => type === 'docs')) {
      complaints.length = 0;
      await page.goto(`${address}/iframe.html?viewMode=docs&id=${encodeURIComponent(id)}`);
      await page
        .waitForFunction(
          () =>
            document.querySelector('#storybook-docs h1') || document.querySelector('.sb-show-errordisplay'),
          { timeout: 30_000 },
        )
        .catch((error) => complaints.push(error.message));
      const { heading, failure } = await page.evaluate(() => ({
        heading: document.querySelector('#storybook-docs h1')?.textContent ?? '',
        failure: document.querySelector('.sb-show-errordisplay #error-message')?.textContent ?? '',
      }));
      if (heading.trim() === '') faults.push(`${id}: no heading`);
      if (failure) faults.push(`${id}: ${failure}`);
      faults.push(...complaints.map((complaint) => `${id}: ${complaint}`));
    }
    assert.deepEqual(faults, []);
  });

  it('tables every attribute, slot, event, part and variable of an element', async () => {
    await page.goto(`${address}/iframe.html?viewMode=docs&id=${encodeURIComponent('like-button--文档')}`);
    await page.waitForFunction(() => document.querySelector('.docblock-argstable'), { timeout: 30_000 });
    const text = await page.evaluate(() => document.querySelector('.docblock-argstable').textContent);
    for (const name of ['campaign', 'like-button-liked', '::part(count)', '--like-button-color'])
      assert.ok(text.includes(name), name);
  });

  for (const [globals, look] of [
    ['theme:night', () => document.documentElement.dataset.theme === 'night'],
    ['mode:elder', () => document.documentElement.hasAttribute('data-elder')],
    ['mode:grey', () => document.documentElement.hasAttribute('data-grey')],
    ['mode:still', () => document.documentElement.dataset.motion === 'off'],
    ['language:ug', () => document.documentElement.lang === 'ug'],
    ['direction:rtl', () => document.documentElement.dir === 'rtl'],
    ['textSize:40', () => getComputedStyle(document.querySelector('like-button')).fontSize === '40px'],
    ['textSize:200', () => getComputedStyle(document.querySelector('like-button')).fontSize === '32px'],
  ])
    it(`has a toolbar that sets ${globals}`, async () => {
      await page.goto(`${address}/iframe.html?viewMode=story&id=like-button--zero&globals=${globals}`);
      await page.waitForFunction(() => document.querySelector('like-button')?.shadowRoot, {
        timeout: 30_000,
      });
      await page.waitForFunction(look, { timeout: patience });
    });

  it('offers these toolbars, and the three widths, in its own window', async () => {
    await page.setViewport({ width: 1600, height: 900 });
    await page.goto(`${address}/?path=/story/like-button--zero`);
    for (const name of ['Theme', '页面模式', '字号', '界面语言', '文字方向', 'Viewport size'])
      await page.waitForFunction(
        (label) => [...document.querySelectorAll('button')].some((each) => each.ariaLabel?.startsWith(label)),
        { timeout: 30_000 },
        name,
      );
    await page.evaluate(() => document.querySelector('button[aria-label^="Viewport"]').click());
    for (const width of [320, 768, 1280])
      await page.waitForFunction(
        (text) => document.body.textContent.includes(text),
        { timeout: patience },
        `${width} px`,
      );
  });

  it('shows an element, its variables and its parts on its page of design', async () => {
    await page.goto(`${address}/iframe.html?viewMode=docs&id=${encodeURIComponent('like-button--设计说明')}`);
    await page.waitForFunction(
      () => document.querySelector('.sb-story like-button') && document.querySelector('.docblock-argstable'),
      { timeout: 30_000 },
    );
    const text = await page.evaluate(() => document.querySelector('.docblock-argstable').textContent);
    assert.ok(text.includes('::part(count)') && text.includes('--like-button-color'));
    assert.ok(!text.includes('like-button-liked'), 'events are on the other page');
  });
});

function serve(folder) {
  const http = createServer(async (request, response) => {
    const { pathname } = new URL(request.url, 'http://localhost');
    const path = join(folder, decodeURIComponent(pathname === '/' ? '/index.html' : pathname));
    const isFile = await stat(path).then(
      (found) => found.isFile(),
      () => false,
    );
    if (!isFile) return response.writeHead(404).end();
    response.writeHead(200, { 'Content-Type': types[extname(path)] ?? 'application/octet-stream' });
    createReadStream(path).pipe(response);
  });
  return new Promise((resolve) => http.listen(0, '127.0.0.1', () => resolve(http)));
}
