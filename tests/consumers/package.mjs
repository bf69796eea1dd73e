/** The packed library in pages without a build, and its types as compilers find them. */
import assert from 'node:assert/strict';
import { execFile } from 'node:child_process';
import { cp, mkdir, mkdtemp, readFile, rm, symlink, writeFile } from 'node:fs/promises';
import { createServer } from 'node:http';
import { tmpdir } from 'node:os';
import { extname, join } from 'node:path';
import { after, before, describe, it } from 'node:test';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import puppeteer from 'puppeteer-core';
import { chromiumArgs, provideChromium } from '../../scripts/find-browser.mjs';

const run = promisify(execFile);
const modules = fileURLToPath(new URL('node_modules/', import.meta.url));

let folder;
let browser;
before(async () => {
  folder = await mkdtemp(join(tmpdir(), 'lanelight-consumer-'));
  browser = await puppeteer.launch({ executablePath: provideChromium().path, args: chromiumArgs });
});
after(async () => {
  await browser?.close();
  await rm(folder, { recursive: true, force: true });
});

describe('in a page without a build', () => {
  const body =
    '<like-button item="a" adapter="local" subject="张艳"></like-button><worker-profile name="范迪"></worker-profile>';
  const head = '<!doctype html><meta charset="utf-8"><link rel="icon" href="data:,">';
  for (const [title, markup] of [
    ['a module', `<script type="module" src="/lanelight/dist/lanelight.js"></script>${body}`],
    ['a classic script', `<script defer src="/lanelight/dist/lanelight.classic.js"></script>${body}`],
    [
      'an import map',
      `<script type="importmap">${JSON.stringify({
        imports: {
          'lanelight/': '/lanelight/dist/',
          lit: '/lit/index.js',
          'lit/': '/lit/',
          'lit-html': '/lit-html/lit-html.js',
          'lit-html/': '/lit-html/',
          'lit-element/lit-element.js': '/lit-element/lit-element.js',
          '@lit/reactive-element': '/@lit/reactive-element/reactive-element.js',
          '@lit/reactive-element/': '/@lit/reactive-element/',
          '@lit/localize/': '/@lit/localize/',
        },
      })}</script><script type="module">import 'lanelight/define.js';</script>${body}`,
    ],
  ]) {
    it(`works with ${title}`, async () => {
      const name = `${title.replace(/\W/g, '-')}.html`;
      await writeFile(join(folder, name), head + markup);
      const server = await serve(modules, { [`/${name}`]: join(folder, name) });
      const { view, errors } = await open(server, `/${name}`);
      await view.waitForFunction(
        () =>
          document.querySelector('like-button').shadowRoot?.querySelector('button') &&
          document.querySelector('worker-profile').shadowRoot,
      );
      await view.evaluate(() => document.querySelector('like-button').like());
      assert.equal(await view.evaluate(() => document.querySelector('like-button').pressed), true);
      assert.deepEqual(errors, []);
      server.close();
    });
  }
});

describe('types', () => {
  const code = `import { LikeButtonElement, type LikeButtonLikedEvent } from 'lanelight';
import 'lanelight/define';
import { settled } from 'lanelight/testing';
import { renderPage } from 'lanelight/render';
const button: LikeButtonElement = document.querySelector('like-button')!;
button.addEventListener('like-button-liked', (event: LikeButtonLikedEvent) => event.count?.toFixed());
// @ts-expect-error no such mode
button.mode = 'sometimes';
export { settled, renderPage };
`;
  for (const [resolution, module] of [
    ['bundler', 'esnext'],
    ['node16', 'node16'],
    ['nodenext', 'nodenext'],
  ]) {
    it(`are found with the resolution ${resolution}`, async () => {
      const project = join(folder, `types-${resolution}`);
      await link(project, ['lanelight', 'lit', 'lit-html', 'lit-element', '@lit', '@lit-labs/ssr-dom-shim']);
      await writeFile(join(project, 'main.ts'), code);
      const tsc = join(modules, 'typescript/bin/tsc');
      const args = `--noEmit --strict --target es2022 --module ${module} --moduleResolution ${resolution} --lib es2023,dom,dom.iterable --skipLibCheck main.ts`;
      await run(process.execPath, [tsc, ...args.split(' ')], { cwd: project }).catch(({ stdout }) =>
        assert.fail(stdout),
      );
    });
  }
});

/** A project that has these packages of ours. */
async function link(project, names) {
  await mkdir(join(project, 'node_modules', '@lit-labs'), { recursive: true });
  await writeFile(join(project, 'package.json'), '{ "name": "project", "private": true, "type": "module" }');
  for (const name of names)
    // The library itself as a copy: its own imports are looked for from where it lies.
    if (name === 'lanelight')
      await cp(join(modules, name), join(project, 'node_modules', name), { recursive: true });
    else await symlink(join(modules, name), join(project, 'node_modules', name));
}

const types = { '.html': 'text/html; charset=utf-8', '.js': 'text/javascript', '.css': 'text/css' };

async function serve(directory, others = {}) {
  const server = createServer(async ({ url }, response) => {
    const file = others[url] ?? join(directory, url);
    const body = await readFile(file).catch(() => undefined);
    if (body) response.setHeader('content-type', types[extname(file)] ?? 'text/plain').end(body);
    else response.writeHead(404).end();
  });
  await new Promise((resolve) => server.listen(0, '127.0.0.1', resolve));
  return server;
}

async function open(server, path) {
  const view = await browser.newPage();
  const errors = [];
  view.on('pageerror', (error) => errors.push(String(error)));
  view.on('console', (message) => {
    if (message.type() === 'error' && !/favicon/.test(message.location().url)) errors.push(message.text());
  });
  await view.goto(`http://127.0.0.1:${server.address().port}${path}`);
  return { view, errors };
}
