/**
 * Servers: every element is rendered in Node with a declarative shadow root, and a browser takes the root over. What is
 * used is the packed library beside `@lit-labs/ssr`, as a project would have it.
 */
import assert from 'node:assert/strict';
import { execFile } from 'node:child_process';
import { cp, mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { createServer } from 'node:http';
import { tmpdir } from 'node:os';
import { extname, join } from 'node:path';
import { after, before, describe, it } from 'node:test';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import { render } from '@lit-labs/ssr';
import { collectResultSync } from '@lit-labs/ssr/lib/render-result.js';
import { renderPage } from 'lanelight/render';
import { addShadow } from 'lanelight/ssr';
import { html } from 'lit';
import puppeteer from 'puppeteer-core';
import { build } from 'vite';
import { chromiumArgs, provideChromium } from '../../scripts/find-browser.mjs';
import { findLostLines } from '../support/printed-lines.mjs';

const run = promisify(execFile);
const here = fileURLToPath(new URL('.', import.meta.url));
const packed = join(here, 'node_modules', 'lanelight');
const manifest = JSON.parse(await readFile(join(packed, 'custom-elements.json'), 'utf8'));
const tags = manifest.modules
  .flatMap(({ declarations = [] }) => declarations)
  .map(({ tagName }) => tagName)
  .filter(Boolean);
const content = new URL('../../content/', import.meta.url);
const columns = await Promise.all(
  (await readdir(content))
    .filter((name) => name.endsWith('.json'))
    .map(async (name) => JSON.parse(await readFile(new URL(name, content), 'utf8'))),
);
const withoutRoots = (page) => page.replace(/<template [^>]*shadowrootmode[^]*?<\/template>/g, '');

/** Each element as authors write it: with children, with attributes alone, with nothing. */
const samples = {
  'column-credits': '<column-credits><ul><li><span>责编</span><span>/</span>李</li></ul></column-credits>',
  'column-header':
    '<column-header kicker="小巷总理" original published="2024年"><h1 slot="title">标题</h1></column-header>',
  'like-board':
    '<like-board endpoint="/tally"><ol><li data-item="a">张宇</li><li data-item="b">范迪</li></ol></like-board>',
  'like-button':
    '<like-button endpoint="/tally" item="a">为范迪点赞</like-button><like-button item="b" subject="张艳"></like-button><like-button></like-button>',
  'qr-link':
    '<qr-link href="https://a.example/"><p slot="question">?</p></qr-link><qr-link href="https://a.example/"><a href="https://a.example/">链接</a></qr-link>',
  'reading-panel': '<reading-panel label="正文"><p>长文</p></reading-panel>',
  'stat-counter':
    '<stat-counter value="1500" unit="户次" label="走访"><b>1500</b>户次<span slot="label">走访</span></stat-counter><stat-counter value="98.6" unit="%" label="满意" note="全年"></stat-counter><stat-counter><s>15天</s>→<b>72</b>小时</stat-counter>',
  'stat-group': '<stat-group label="电梯"><stat-counter value="47" unit="部"></stat-counter></stat-group>',
  'swipe-gallery':
    '<swipe-gallery label="照片" index="1"><figure>一</figure><figure>二</figure><figure>三</figure></swipe-gallery><swipe-gallery></swipe-gallery>',
  'worker-profile':
    '<worker-profile name="范迪" surname="范"><h2 slot="heading"><span>范迪</span></h2><p slot="motto">话</p><p>正文</p></worker-profile><worker-profile name="张宇" motto="话" href="/a"></worker-profile>',
};
const allSamples = Object.values(samples).join('\n');
/** What the last sample of a gallery has its author told of, and nothing else has. */
const emptyGallery = 'lanelight: <swipe-gallery> has no slides: put a <figure> for each into it.';

describe('Lit’s own renderer in Node', () => {
  for (const tag of tags) {
    it(`renders <${tag}> with a shadow root`, () => {
      const page = renderByLit(samples[tag]);
      assert.match(page, new RegExp(`<${tag}[^>]*><template [^>]*shadowrootmode="open"`));
      assert.equal(findText(page), findText(samples[tag]), 'the light DOM is all there');
    });
  }
});

describe('addShadow', () => {
  for (const tag of tags) {
    it(`gives <${tag}> a shadow root, and changes nothing else`, () => {
      const page = addShadow(samples[tag]);
      assert.match(page, new RegExp(`<${tag}[^>]*><template shadowrootmode="open"`));
      assert.equal(withoutRoots(page), samples[tag]);
    });
  }

  it('changes nothing else in whole pages', () => {
    for (const column of columns) {
      const page = renderPage(column, { assets: 'assets' });
      assert.equal(withoutRoots(addShadow(page)), page);
    }
  });

  it('leaves roots alone that are there, and text without our elements', () => {
    const once = addShadow(allSamples);
    assert.equal(addShadow(once), once);
    const other = '<!doctype html><p>a &amp; b<br/><x-y>c';
    assert.equal(addShadow(other), other);
  });

  it('prints what attributes say, escaped', () => {
    const page = addShadow(
      '<worker-profile name="&lt;img src=x&gt;&amp;" motto="&lt;/template&gt;"></worker-profile>',
    );
    assert.match(page, /<span >&lt;img src=x&gt;&amp;<\/span>/);
    assert.equal(page.split('</template>').length, 2);
  });

  it('speaks the language of each page, and leaves no trace of it or of a DOM', () => {
    const word = (options) =>
      /为|Like|讚|赞/.exec(
        withoutStyles(addShadow('<like-button item="a" subject="张"></like-button>', options)),
      )[0];
    assert.equal(word({ lang: 'en' }), 'Like');
    assert.equal(word({}), '为');
    const page = addShadow('<html lang="en"><like-button item="a"></like-button>');
    assert.match(page, /Like/);
    assert.equal(word({}), '为');
    for (const name of ['document', 'window', 'MutationObserver'])
      assert.equal(typeof globalThis[name], 'undefined');
  });

  it('writes a style into each root, or a link where the page’s policy forbids that', () => {
    assert.match(addShadow(samples['stat-group']), /<template shadowrootmode="open"><style>\s*:host/);
    const linked = addShadow(samples['stat-group'], { styles: '/assets/shadow' });
    assert.match(
      linked,
      /<template shadowrootmode="open"><link rel="stylesheet" href="\/assets\/shadow\/stat-group.css">/,
    );
    assert.doesNotMatch(linked, /<style/);
  });
});

describe('in a browser', () => {
  const pages = new Map();
  const scripts = new Map();
  const policy =
    "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data:; connect-src 'self'; require-trusted-types-for 'script'";
  let browser;
  let server;
  let origin;
  before(async () => {
    for (const [name, entry] of [
      ['hydrate', 'hydrate.js'],
      ['lit', 'hydrate-lit.js'],
      ['next', 'next.client.jsx'],
    ])
      scripts.set(`/${name}.js`, await bundle(entry));
    const { render: renderReact } = await importServer('next.server.jsx');
    pages.set('/lit', wrap(renderByLit(allSamples), 'lit'));
    pages.set('/lit-ours', wrap(renderByLit(allSamples), 'hydrate'));
    pages.set('/ours', wrap(addShadow(allSamples), 'hydrate'));
    pages.set('/ours-lit', wrap(addShadow(allSamples), 'lit'));
    pages.set('/en', wrap(addShadow(allSamples, { lang: 'en' }), 'hydrate', 'en'));
    pages.set(
      '/changed',
      wrap(
        addShadow(allSamples)
          .replace('name="张宇" motto="话"', 'name="张宇"')
          .replace(/endpoint="\/tally" /g, ''),
        'hydrate',
      ),
    );
    pages.set('/next', wrap(`<div id="app">${addShadow(renderReact())}</div>`, 'next'));
    pages.set('/plain', wrap(allSamples, 'hydrate'));
    pages.set('/plain-en', wrap(allSamples, 'hydrate', 'en'));
    columns.forEach((column, index) => {
      pages.set(`/columns/${index}`, renderPage(column, { assets: '/assets', shadow: addShadow }));
      pages.set(`/columns/${index}-light`, renderPage(column, { assets: '/assets' }));
    });
    server = createServer(serve);
    await new Promise((resolve) => server.listen(0, '127.0.0.1', resolve));
    origin = `http://127.0.0.1:${server.address().port}`;
    browser = await puppeteer.launch({ executablePath: provideChromium().path, args: chromiumArgs });
  });
  after(async () => {
    await browser?.close();
    server?.close();
  });

  /** The page, the errors that it reported, and the nodes that its roots held before any module ran. */
  async function open(path, { script = true } = {}) {
    const page = await browser.newPage();
    page.errors = [];
    page.on('pageerror', (error) => page.errors.push(String(error)));
    page.on('console', (message) => {
      if (['error', 'warn'].includes(message.type()) && !/dev mode|404/.test(message.text()))
        page.errors.push(message.text());
    });
    await page.setJavaScriptEnabled(script !== false);
    if (script === 'blocked') {
      await page.setRequestInterception(true);
      page.on('request', (request) =>
        request.url().endsWith('/lanelight.js') ? request.abort() : request.continue(),
      );
    }
    await page.evaluateOnNewDocument(() => {
      const rootsOf = () => [...document.querySelectorAll('*')].filter(({ shadowRoot }) => shadowRoot);
      document.addEventListener('readystatechange', () => {
        if (document.readyState !== 'interactive') return;
        window.before = new Map(
          rootsOf().map((host) => [host, [...host.shadowRoot.querySelectorAll(':not(.qr)')]]),
        );
      });
    });
    await page.goto(`${origin}${path}`, { waitUntil: 'networkidle0' });
    if (script === true)
      await page.evaluate(async () => {
        const ours = [...document.querySelectorAll('*')].filter(({ localName }) => localName.includes('-'));
        await Promise.all(ours.map(({ localName }) => customElements.whenDefined(localName)));
        for (let round = 0; round < 3; round++)
          await Promise.all(ours.map((element) => element.updateComplete));
      });
    return page;
  }

  /** Hosts whose rendered nodes were thrown away. */
  const findLost = (page, exceptions = []) =>
    page.evaluate(
      (names) =>
        [...window.before]
          .filter(
            ([host, nodes]) =>
              !names.includes(host.localName) && nodes.some((node) => !host.shadowRoot.contains(node)),
          )
          .map(([host]) => host.localName),
      exceptions,
    );

  for (const [path, title, blind] of [
    ['/ours', 'what addShadow wrote, with our support', ['like-board']],
    ['/ours-lit', 'what addShadow wrote, with Lit’s own support', ['like-board']],
    ['/en', 'a page in another language', ['like-board']],
    // Lit's renderer sees no children: what stands for none of them is pruned after the first update.
    [
      '/lit',
      'what Lit rendered, with Lit’s own support',
      ['like-board', 'worker-profile', 'stat-counter', 'like-button', 'qr-link', 'swipe-gallery'],
    ],
    [
      '/lit-ours',
      'what Lit rendered, with our support',
      ['like-board', 'worker-profile', 'stat-counter', 'like-button', 'qr-link', 'swipe-gallery'],
    ],
  ]) {
    it(`takes over without mismatch ${title}`, async () => {
      const page = await open(path);
      assert.deepEqual(page.errors, [emptyGallery]);
      const count = await page.evaluate((names) => document.querySelectorAll(names).length, tags.join());
      assert.equal(await page.evaluate(() => window.before.size), count, 'each had a root');
      assert.deepEqual(await findLost(page, blind), []);
      const fresh = await open(path === '/en' ? '/plain-en' : '/plain');
      assert.deepEqual(await readShadows(page), await readShadows(fresh));
      await fresh.close();
      await page.close();
    });
  }

  it('renders anew, without an error, what does not match', async () => {
    const page = await open('/changed');
    const [told, others] = [true, false].map((isTold) =>
      page.errors.filter((text) => /is rendered anew/.test(text) === isTold),
    );
    assert.deepEqual(others, [emptyGallery]);
    // By the two checks of the tests above: the mismatch is told of, and its nodes were not taken over.
    assert.ok(
      told.some((text) => text.includes('<worker-profile>')),
      String(told),
    );
    assert.ok((await findLost(page)).includes('worker-profile'));
    assert.equal(
      await page.evaluate(
        () =>
          document.querySelector('worker-profile:last-of-type').shadowRoot.querySelectorAll('.heading')
            .length,
      ),
      1,
    );
    await page.close();
  });

  it('works as a page of React that was rendered on a server', async () => {
    const page = await open('/next');
    assert.deepEqual(await findLost(page), []);
    await page.evaluate(() =>
      document.querySelector('like-button').shadowRoot.querySelector('button').click(),
    );
    await page.waitForFunction(() => document.querySelector('output').textContent === '1');
    await page.click('#rename');
    await page.waitForFunction(() => document.querySelector('worker-profile').name === '张艳');
    assert.deepEqual(page.errors, []);
    await page.close();
  });

  it('takes out of the children what a browser without declarative roots left there', async () => {
    const page = await browser.newPage();
    await page.evaluateOnNewDocument(() => {
      delete HTMLTemplateElement.prototype.shadowRootMode;
      document.addEventListener('readystatechange', () => {
        if (document.readyState !== 'interactive') return;
        for (const counter of document.querySelectorAll('stat-counter')) {
          const template = document.createElement('template');
          template.setAttribute('shadowrootmode', 'open');
          counter.prepend(template);
        }
      });
    });
    await page.goto(`${origin}/plain`, { waitUntil: 'networkidle0' });
    assert.equal(await page.evaluate(() => document.querySelectorAll('template').length), 0);
    assert.equal(
      await page.evaluate(() =>
        document.querySelectorAll('stat-counter')[1].shadowRoot.textContent.includes('98.6'),
      ),
      true,
    );
    await page.close();
  });

  for (const [index, column] of columns.entries()) {
    it(`shows every line of “${column.title}” before and without a script`, async () => {
      const printed = await readFile(new URL(`printed/${column.id}.txt`, content), 'utf8');
      for (const path of [`/columns/${index}`, `/columns/${index}-light`]) {
        const page = await open(path, { script: false });
        const text = await page
          .evaluate(() => document.querySelector('main').innerText)
          .catch(() => undefined);
        assert.ok(text);
        assert.deepEqual(findLostLines(text, printed, column.cueText), []);
        await page.close();
      }
    });

    it(`renders “${column.title}” under the strict policy: once, in the same place, with nothing refused`, async () => {
      const page = await open(`/columns/${index}`);
      assert.deepEqual(page.errors, []);
      const doubled = await page.evaluate(() =>
        [...window.before.keys()]
          .filter(
            ({ shadowRoot }) =>
              shadowRoot.querySelectorAll('slot:not([name])').length > 1 || shadowRoot.querySelector('link'),
          )
          .map(({ localName }) => localName),
      );
      assert.deepEqual(doubled, []);
      const readBoxes = (of) =>
        of.evaluate((names) => {
          const boxes = [...document.querySelectorAll(names)].map((element) => [
            element.localName,
            element.getBoundingClientRect(),
          ]);
          return boxes.map(([name, { x, y, width, height }]) =>
            [name, ...[x, y, width, height].map(Math.round)].join(' '),
          );
        }, tags.join());
      const before = await open(`/columns/${index}`, { script: 'blocked' });
      assert.equal(await before.evaluate(() => document.querySelectorAll(':not(:defined)').length > 0), true);
      assert.deepEqual(await readBoxes(page), await readBoxes(before));
      await before.close();
      await page.close();
    });
  }

  /** What the roots look like to a reader: their elements and texts, without what Lit keeps there for itself. */
  function readShadows(page) {
    return page.evaluate(() =>
      [...document.querySelectorAll('*')]
        .filter(({ shadowRoot, localName }) => shadowRoot && localName.includes('-'))
        .map((host) => {
          const write = (node) =>
            node.nodeType === 3
              ? node.data.trim()
              : node.nodeType === 1 && !/^(style|link)$/.test(node.localName)
                ? `<${node.localName} ${[...node.attributes]
                    .map(({ name, value }) => `${name}=${value.trim()}`)
                    .sort()
                    .join(' ')}>${[...node.childNodes].map(write).join('')}`
                : '';
          return host.localName + [...host.shadowRoot.childNodes].map(write).join('');
        }),
    );
  }

  async function serve({ url }, response) {
    const { pathname } = new URL(url, 'http://localhost');
    if (pages.has(pathname)) {
      if (pathname.startsWith('/columns/')) response.setHeader('content-security-policy', policy);
      response.setHeader('content-type', 'text/html; charset=utf-8').end(pages.get(pathname));
    } else if (scripts.has(pathname))
      response.setHeader('content-type', 'text/javascript').end(scripts.get(pathname));
    else {
      const file = await findAsset(pathname);
      if (file) response.setHeader('content-type', types[extname(pathname)]).end(file);
      else response.writeHead(404).end();
    }
  }
});

const types = { '.js': 'text/javascript', '.css': 'text/css', '.svg': 'image/svg+xml' };

async function findAsset(pathname) {
  if (pathname.startsWith('/columns/media/'))
    return readFile(new URL(`.${pathname.slice(8)}`, content)).catch(() => undefined);
  const name = pathname.replace(/^\/assets\//, '');
  for (const folder of ['dist/render', 'dist']) {
    const file = await readFile(join(packed, folder, name)).catch(() => undefined);
    if (file) return file;
  }
  return undefined;
}

describe('without the optional peers', () => {
  let folder;
  before(async () => {
    folder = await mkdtemp(join(tmpdir(), 'lanelight-'));
    for (const name of [
      'lanelight',
      'lit',
      'lit-html',
      'lit-element',
      '@lit/reactive-element',
      '@lit/localize',
      '@lit-labs/ssr-dom-shim',
    ])
      await cp(join(here, 'node_modules', name), join(folder, 'node_modules', name), { recursive: true });
  });
  after(() => rm(folder, { recursive: true, force: true }));

  it('says which packages to install', async () => {
    const failure = await run(process.execPath, ['--input-type=module', '-e', "import 'lanelight/ssr'"], {
      cwd: folder,
    }).catch((error) => error);
    assert.match(failure.stderr, /npm install @lit-labs\/ssr @lit-labs\/ssr-client parse5/);
  });

  it('says so on the command line, on one line and with nothing written', async () => {
    const file = fileURLToPath(new URL(`${columns[0].id}.json`, content));
    const program = join(folder, 'node_modules/lanelight/dist/cli/lanelight.js');
    const failure = await run(process.execPath, [program, 'render', file, '--to', 'page', '--shadow']).catch(
      (error) => error,
    );
    assert.equal(failure.code, 1);
    assert.equal(failure.stdout, '');
    assert.match(failure.stderr, /^lanelight\/ssr .*npm install @lit-labs\/ssr.*\n$/);
  });

  it('renders pages without shadow roots all the same', async () => {
    const file = fileURLToPath(new URL(`${columns[0].id}.json`, content));
    const program = join(folder, 'node_modules/lanelight/dist/cli/lanelight.js');
    const { stdout } = await run(process.execPath, [program, 'render', file, '--to', 'page']);
    assert.match(stdout, /<worker-profile/);
    assert.doesNotMatch(stdout, /shadowrootmode/);
  });
});

it('writes shadow roots from the command line', async () => {
  const file = fileURLToPath(new URL(`${columns[0].id}.json`, content));
  const { stdout } = await run(process.execPath, [
    join(packed, 'dist/cli/lanelight.js'),
    'render',
    file,
    '--to',
    'page',
    '--shadow',
  ]);
  assert.equal(stdout, renderPage(columns[0], { assets: 'assets', shadow: addShadow }));
  assert.match(
    stdout,
    /<template shadowrootmode="open"><link rel="stylesheet" href="assets\/shadow\/worker-profile.css">/,
  );
});

/** As a server of Lit's would: from a template. */
function renderByLit(markup) {
  return collectResultSync(render(html(Object.assign([markup], { raw: [markup] }))));
}

function findText(page) {
  return withoutRoots(page)
    .replace(/<[^>]*>/g, '')
    .trim();
}

function withoutStyles(page) {
  return page.replace(/<style>[^]*?<\/style>/g, '');
}

function wrap(body, script, lang = 'zh-Hans') {
  return `<!doctype html><html lang="${lang}"><meta charset="utf-8"><link rel="icon" href="data:,"><title>页</title><script type="module" src="/${script}.js"></script><body>${body}`;
}

async function bundle(entry) {
  const [{ output }] = await build({
    root: here,
    configFile: false,
    logLevel: 'silent',
    oxc: { jsx: { runtime: 'automatic', importSource: 'react' } },
    resolve: { conditions: ['development', 'browser', 'module'] },
    build: {
      write: false,
      minify: false,
      modulePreload: false,
      lib: { entry: join(here, 'apps', entry), formats: ['es'] },
      rolldownOptions: { output: { codeSplitting: false } },
    },
    define: { 'process.env.NODE_ENV': '"production"' },
  });
  return output[0].code;
}

/** A component as a server runs it. */
async function importServer(entry) {
  const { output } = await build({
    root: here,
    configFile: false,
    logLevel: 'silent',
    oxc: { jsx: { runtime: 'automatic', importSource: 'react' } },
    build: {
      write: false,
      ssr: join(here, 'apps', entry),
      rolldownOptions: { external: /^react/ },
    },
  });
  const file = join(here, 'node_modules', '.next-server.mjs');
  await writeFile(file, output[0].code);
  return import(`${file}?${Date.now()}`);
}
