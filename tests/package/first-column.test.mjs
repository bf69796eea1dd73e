/** The packed library in empty projects: the first column by the README alone, and two versions in one page. */
import assert from 'node:assert/strict';
import { execFile } from 'node:child_process';
import { cp, mkdir, readFile, writeFile } from 'node:fs/promises';
import { createServer } from 'node:http';
import { extname, join } from 'node:path';
import { after, before, describe, it } from 'node:test';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import puppeteer from 'puppeteer-core';
import { chromiumArgs, provideChromium } from '../../scripts/find-browser.mjs';
import { bundleProject, pack } from '../support/packed-project.mjs';
import { serveRegistry } from '../support/registry.mjs';

const run = promisify(execFile);
const root = fileURLToPath(new URL('../..', import.meta.url));
const readme = await readFile(join(root, 'README.md'), 'utf8');
const types = { '.html': 'text/html; charset=utf-8', '.js': 'text/javascript', '.css': 'text/css' };
/** Within which a developer who follows the README has a column. */
const fiveMinutes = 300_000;

let packed;
let browser;
before(async () => {
  packed = await pack();
  browser = await puppeteer.launch({ executablePath: provideChromium().path, args: chromiumArgs });
});
after(async () => {
  await browser?.close();
  await packed?.remove();
});

describe('the README, copied step by step into an empty folder', () => {
  const [, usage] = /\n## 用起来\n([^]*?)\n## /.exec(readme);
  const [, steps, page] = /```sh\n([^]*?)```[^]*?```html\n([^]*?)```/.exec(usage);
  let project;
  let took;
  let registry;
  let site;
  before(async () => {
    project = join(packed.folder, 'readme');
    await mkdir(project);
    registry = await serveRegistry(
      packed.tarball,
      JSON.parse(await readFile(join(root, 'package.json'), 'utf8')),
    );
    site = await serve(project);
  });
  after(() => {
    registry?.close();
    site?.close();
  });

  it('ends with a column that is rendered, in five minutes', { timeout: fiveMinutes }, async () => {
    const start = Date.now();
    // As they are written: npm finds under the name what is packed here.
    await run('sh', ['-ec', steps], {
      cwd: project,
      env: {
        ...process.env,
        npm_config_registry: registry.url,
        npm_config_cache: join(packed.folder, 'cache'),
      },
    });
    await writeFile(join(project, 'index.html'), page);
    const { view, errors } = await open(`${site.url}/index.html`);
    await view.waitForFunction(
      () => {
        const elements = [...document.querySelectorAll('worker-profile, stat-counter, like-button')];
        return elements.length === 3 && elements.every((each) => each.shadowRoot?.childElementCount > 0);
      },
      { timeout: fiveMinutes },
    );
    took = Date.now() - start;
    const seen = await view.evaluate(() => ({
      name: document.querySelector('worker-profile').name,
      initial: document.querySelector('worker-profile').shadowRoot.querySelector('.initial').textContent,
      text: document.body.innerText,
    }));
    assert.equal(seen.name, '范迪');
    assert.equal(seen.initial, '范');
    assert.match(seen.text, /1500余户次/);
    assert.match(seen.text, /为范迪点赞/);
    assert.deepEqual(errors, []);
    console.log(`from npm install to the first column by the README: ${(took / 1000).toFixed(1)} s`);
  });

  it('says in English that these are all the steps', () => {
    assert.equal(steps.trim().split('\n').length, 2);
    assert.match(
      readme,
      /Two commands and one file bring the first column: .* save the example above as `index.html`/,
    );
  });

  for (const [, code] of usage.matchAll(/`(import '[^`]*)`(?!.*```)/g))
    it(`is right about bundlers: ${code}`, async () => {
      const script = await bundleProject(project, code);
      const defined = [...script.matchAll(/customElements\.define\([`'"]([a-z-]+)/g)].map(([, tag]) => tag);
      if (code.endsWith(".css'")) assert.equal(script.trim(), '');
      else if (code.includes('like-button')) assert.deepEqual(defined, ['like-button']);
      else assert.ok(defined.length > 9, defined.join());
    });
});

describe('two versions in one page', () => {
  let site;
  after(() => site?.close());

  it('work: the first one defines the elements, and nothing is reported', async () => {
    const project = await packed.install();
    const modules = join(project, 'node_modules');
    await cp(join(modules, 'lanelight'), join(modules, 'old-lanelight'), { recursive: true });
    const description = JSON.parse(await readFile(join(modules, 'lanelight/package.json'), 'utf8'));
    await writeFile(
      join(modules, 'old-lanelight/package.json'),
      JSON.stringify({ ...description, name: 'old-lanelight', version: '0.0.9' }),
    );
    const script = await bundleProject(
      project,
      "import 'old-lanelight/define'; import 'lanelight/define'; import { LikeButtonElement } from 'lanelight'; import { LikeButtonElement as Old } from 'old-lanelight'; window.found = [LikeButtonElement === Old, customElements.get('like-button') === Old];",
    );
    await writeFile(join(project, 'script.js'), script);
    await writeFile(
      join(project, 'index.html'),
      '<!doctype html><meta charset="utf-8"><link rel="icon" href="data:,"><like-button item="a" adapter="local" subject="张艳"></like-button><script type="module" src="script.js"></script>',
    );
    site = await serve(project);
    const { view, errors } = await open(`${site.url}/index.html`);
    await view.waitForFunction(() =>
      document.querySelector('like-button').shadowRoot?.querySelector('button'),
    );
    assert.deepEqual(await view.evaluate(() => window.found), [false, true]);
    await view.evaluate(() => document.querySelector('like-button').like());
    assert.equal(await view.evaluate(() => document.querySelector('like-button').pressed), true);
    assert.deepEqual(errors, []);
  });
});

describe('lanelight/loader, bundled', () => {
  let site;
  after(() => site?.close());

  it('puts the elements where the page stands for them, by the settings of <html>', async () => {
    const project = join(packed.folder, 'readme');
    await writeFile(join(project, 'loader.js'), await bundleProject(project, "import 'lanelight/loader';"));
    await cp(join(root, 'content/faxian-shanguang-de-ni.json'), join(project, 'columns.json'));
    await cp(join(root, 'content/media'), join(project, 'media'), { recursive: true });
    await writeFile(
      join(project, 'loader.html'),
      `<!doctype html><html lang="zh-Hans" data-columns="/columns.json"><meta charset="utf-8"><link rel="icon" href="data:,">
      <section data-lane="worker-profile" id="markup"><h2>李四</h2><p>标记里的故事</p></section>
      <p>[worker-profile zhang-yu]</p><p>[stat-counter value="4321" unit="户次"]</p>
      <script type="module" src="loader.js"></script>`,
    );
    site = await serve(project);
    const { view, errors } = await open(`${site.url}/loader.html`);
    await view.waitForFunction(() =>
      ['worker-profile#markup', 'worker-profile#zhang-yu', 'stat-counter[value="4321"]'].every(
        (each) => document.querySelector(each)?.shadowRoot?.childElementCount > 0,
      ),
    );
    assert.match(await view.evaluate(() => document.body.innerText), /标记里的故事/);
    assert.deepEqual(errors, []);
  });
});

async function serve(folder) {
  const server = createServer(async ({ url }, response) => {
    const body = await readFile(join(folder, url)).catch(() => undefined);
    if (body) response.setHeader('content-type', types[extname(url)] ?? 'text/plain').end(body);
    else response.writeHead(404).end();
  });
  await new Promise((resolve) => server.listen(0, '127.0.0.1', resolve));
  return {
    url: `http://127.0.0.1:${server.address().port}`,
    close() {
      server.close();
      server.closeAllConnections();
    },
  };
}

async function open(url) {
  const view = await browser.newPage();
  const errors = [];
  view.on('pageerror', (error) => errors.push(String(error)));
  view.on('console', (message) => {
    if (message.type() === 'error' && !/favicon/.test(message.location().url)) errors.push(message.text());
  });
  await view.goto(url);
  return { view, errors };
}
