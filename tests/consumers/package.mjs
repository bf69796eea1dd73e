/** The packed library in projects of their own: the first column by the README, and two versions at once. */
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
import { bundleProject, packInto } from '../support/packed-project.mjs';

const run = promisify(execFile);
const root = fileURLToPath(new URL('../..', import.meta.url));
const modules = fileURLToPath(new URL('node_modules/', import.meta.url));
const readme = await readFile(join(root, 'README.md'), 'utf8');

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

describe('the README, copied step by step into an empty folder', () => {
  const [, steps, page] = /## 用起来\n\n```sh\n([^]*?)```[^]*?```html\n([^]*?)```/.exec(readme);
  let project;
  let server;
  before(async () => {
    project = join(folder, 'readme');
    await mkdir(project);
    const { tarball } = await packInto(folder);
    // What is published under the name is what lies here.
    const commands = steps.replace(
      'npm install lanelight',
      `npm install --prefer-offline --no-audit --no-fund ${tarball}`,
    );
    await run('sh', ['-ec', commands], { cwd: project });
    await writeFile(join(project, 'index.html'), page);
    server = await serve(project);
  });
  after(() => server?.close());

  it('says what to install in so many words', () => assert.match(steps, /^npm install lanelight$/m));

  it('ends with a column that is rendered', async () => {
    const { view, errors } = await open(server, '/index.html');
    await view.waitForFunction(() =>
      document.querySelector('like-button')?.shadowRoot?.querySelector('button'),
    );
    const seen = await view.evaluate(() => ({
      name: document.querySelector('worker-profile').name,
      isUpgraded: [...document.querySelectorAll('worker-profile, stat-counter, like-button')].every(
        ({ shadowRoot }) => shadowRoot,
      ),
      initial: document.querySelector('worker-profile').shadowRoot.querySelector('.initial').textContent,
      text: document.body.innerText,
    }));
    assert.equal(seen.name, '范迪');
    assert.ok(seen.isUpgraded);
    assert.equal(seen.initial, '范');
    assert.match(seen.text, /1500余户次/);
    assert.deepEqual(errors, []);
  });
});

describe('two versions in one page', () => {
  it('work: the first one defines the elements, and nothing is reported', async () => {
    const project = join(folder, 'two');
    await link(project, ['lit', 'lit-html', 'lit-element', '@lit', '@lit-labs/ssr-dom-shim']);
    for (const name of ['lanelight', 'old-lanelight']) {
      const copy = join(project, 'node_modules', name);
      await cp(join(modules, 'lanelight'), copy, { recursive: true });
      const description = JSON.parse(await readFile(join(copy, 'package.json'), 'utf8'));
      await writeFile(
        join(copy, 'package.json'),
        JSON.stringify({ ...description, name, version: name === 'lanelight' ? '0.1.0' : '0.0.9' }),
      );
    }
    const script = await bundleProject(
      project,
      "import 'old-lanelight/define'; import 'lanelight/define'; import { LikeButtonElement } from 'lanelight'; import { LikeButtonElement as Old } from 'old-lanelight'; window.found = [LikeButtonElement === Old, customElements.get('like-button') === Old];",
    );
    await writeFile(join(project, 'script.js'), script);
    await writeFile(
      join(project, 'index.html'),
      '<!doctype html><meta charset="utf-8"><link rel="icon" href="data:,"><like-button item="a" adapter="local" subject="张艳"></like-button><script type="module" src="script.js"></script>',
    );
    const server = await serve(project);
    const { view, errors } = await open(server, '/index.html');
    await view.waitForFunction(() =>
      document.querySelector('like-button').shadowRoot?.querySelector('button'),
    );
    assert.deepEqual(await view.evaluate(() => window.found), [false, true]);
    await view.evaluate(() => document.querySelector('like-button').like());
    assert.equal(await view.evaluate(() => document.querySelector('like-button').pressed), true);
    assert.deepEqual(errors, []);
    server.close();
  });
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
