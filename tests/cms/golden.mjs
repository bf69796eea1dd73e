/**
 * Each form through each editor and sanitiser, and then through the loader, in a real browser: upgraded, or text that
 * is as readable as before. The table of docs/cms.md is what came of it.
 */
import assert from 'node:assert/strict';
import { readFile, writeFile } from 'node:fs/promises';
import { createServer } from 'node:http';
import { extname } from 'node:path';
import { after, before, describe, it } from 'node:test';
import { fileURLToPath } from 'node:url';
import { build } from 'esbuild';
import { inEachEngine, openEngine, patience } from '../support/browsers.mjs';
import { listen, recorderOf } from '../support/page-records.mjs';
import { squeeze } from '../support/printed-lines.mjs';
import { nodeEngines, pageEngines, readPageSnippets } from './engines.mjs';
import { column, forms } from './forms.mjs';
import { formatTable, markTable } from './table.mjs';
import { renderColumn } from '../../dist/render/index.js';

const here = new URL('./', import.meta.url);
const dist = new URL('../../dist/', import.meta.url);
const tablePage = new URL('../../docs/cms.md', import.meta.url);
const matrixFile = new URL('matrix.json', here);
const isUpdate = process.env.UPDATE === '1';
const types = {
  '.js': 'text/javascript',
  '.css': 'text/css',
  '.json': 'application/json',
  '.html': 'text/html',
};

const pages = new Map();
let server;
let origin;
let open = 0;

before(async () => {
  const { outputFiles } = await build({
    entryPoints: [fileURLToPath(new URL('page-engines.mjs', here))],
    bundle: true,
    write: false,
    format: 'iife',
    logLevel: 'error',
    loader: { '.css': 'empty' },
  });
  const head = ['tinymce/tinymce.min.js', 'quill/dist/quill.js', '@wangeditor/editor/dist/index.js']
    .map((file) => `<script src="/node_modules/${file}"></script>`)
    .join('');
  pages.set(
    '/editors.html',
    `<!doctype html><meta charset="utf-8">${head}<script src="/engines.js"></script><body>`,
  );
  pages.set('/engines.js', outputFiles[0].text);
  pages.set('/columns.json', JSON.stringify(column));
  pages.set(
    '/column.html',
    `<!doctype html><meta charset="utf-8"><html lang="zh-Hans">${renderColumn(column).text}`,
  );
  pages.set('/frame.html', '<!doctype html><title>frame</title>');
  server = createServer(async ({ url }, response) => {
    const { pathname } = new URL(url, 'http://localhost');
    open += 1;
    response.once('close', () => (open -= 1));
    response.setHeader('content-type', `${types[extname(pathname)] ?? 'image/svg+xml'}; charset=utf-8`);
    const page = pages.get(pathname);
    const folder = pathname.startsWith('/node_modules/') ? here : dist;
    if (page !== undefined) response.end(page);
    else if (pathname.startsWith('/media/') || pathname === '/favicon.ico')
      response.end('<svg xmlns="http://www.w3.org/2000/svg" width="3" height="2"/>');
    else
      await readFile(new URL(`.${pathname}`, folder)).then(
        (body) => response.end(body),
        () => response.writeHead(404).end(),
      );
  });
  await new Promise((resolve) => server.listen(0, '127.0.0.1', resolve));
  origin = `http://127.0.0.1:${server.address().port}`;
});
after(() => server?.close());

/** Nothing is asked for, and has not been for a moment. */
async function waitForIdle() {
  for (let still = 0; still < 5; still = open > 0 ? 0 : still + 1)
    await new Promise((resolve) => setTimeout(resolve, 30));
}

const readText = (page, html) =>
  page.evaluate((markup) => new DOMParser().parseFromString(markup, 'text/html').body.textContent, html);

/** Each form as it is read before it is pasted, and as each editor saves it; nothing of those that are not there. */
async function saveAll(browser) {
  const page = await browser.newPage();
  const snippets = await readPageSnippets();
  await page.goto(`${origin}/editors.html`, { waitUntil: 'load' });
  const texts = {};
  for (const [form, { html }] of Object.entries(forms)) texts[form] = await readText(page, html);
  const saved = {};
  for (const name of [...pageEngines, ...Object.keys(nodeEngines)]) {
    if (name === 'setHTML()' && !(await page.evaluate(() => 'setHTML' in Element.prototype))) continue;
    saved[name] = {};
    for (const [form, { html }] of Object.entries(forms))
      saved[name][form] = nodeEngines[name]
        ? nodeEngines[name](html)
        : await page.evaluate((...all) => window.save(...all), name, html, snippets);
  }
  await page.close();
  return { texts, saved };
}

/** What a reader gets of it: with the loader, and what stood there before. */
async function publish(browser, engine, saved) {
  pages.set('/early.js', recorderOf(engine));
  pages.set(
    '/article.html',
    `<!doctype html><html lang="zh-Hans"><meta charset="utf-8"><script src="/early.js"></script><script type="module" src="/loader.js" data-columns="/columns.json"></script><body><article>${saved}</article><p class="lane-qr-link" id="end"></p>`,
  );
  const page = await browser.newPage();
  const { errors, lines, stop } = listen(page);
  await page.goto(`${origin}/article.html`, { waitUntil: 'load' });
  // The mark at the end is upgraded once the elements are there; what is fetched comes within the moment after.
  await page.waitForFunction(() => Boolean(document.querySelector('qr-link')?.shadowRoot), {
    timeout: patience,
  });
  await waitForIdle();
  const before = await readText(page, saved);
  const result = await page.evaluate(() => ({
    text: document.querySelector('article').textContent,
    seen: document.querySelector('article').innerText,
    tags: [...document.querySelectorAll('article *')]
      .filter((element) => element.shadowRoot?.childElementCount > 0)
      .map(({ localName }) => localName),
    frames: document.querySelectorAll('article iframe').length,
    managed: document.querySelectorAll('article iframe.lane-frame').length,
    links: document.querySelectorAll('article a[href*="#lane="]').length,
  }));
  await stop();
  await page.close();
  return { ...result, before, errors: [...errors, ...lines] };
}

/** `升级`, or why not: the text is `文字`; `删除` where the engine took the text away too. */
function judge(form, { before, tags, frames, managed }, text) {
  if (form === 'iframe') return frames ? (managed ? '自动高度' : '固定高度') : '删除';
  const wanted = forms[form].tags;
  if (wanted.length > 0 && wanted.every((tag) => tags.includes(tag))) return '升级';
  const isKept = squeeze(before).length >= squeeze(text).length * 0.98;
  return isKept ? '文字' : squeeze(before).length > 0 ? '缺字' : '删除';
}

inEachEngine((engine) => {
  let browser;
  let texts;
  let saved;
  const matrix = {};
  const published = {};
  before(async () => {
    browser = await openEngine(engine);
    ({ texts, saved } = await saveAll(browser));
  });
  after(() => browser?.close());

  for (const name of [...pageEngines, ...Object.keys(nodeEngines)]) {
    describe(name, () => {
      for (const form of Object.keys(forms)) {
        it(`${form}: upgraded, or text as readable as it was`, async (test) => {
          if (!saved[name]) {
            test.skip(`${engine} has no ${name}`);
            return;
          }
          const html = saved[name][form];
          // Several of them save the same.
          const result = (published[html] ??= await publish(browser, engine, html));
          const verdict = judge(form, result, texts[form]);
          (matrix[name] ??= {})[form] = verdict;
          assert.deepEqual(result.errors, []);
          if (/短代码/.test(form) && verdict === '升级') assert.ok(!squeeze(result.seen).includes('['));
          else if (form === '链接' && verdict === '升级') {
            assert.ok(squeeze(result.seen).includes('范迪'));
            assert.equal(result.links, 1);
          } else {
            // What the engine saved is what the page says, in the same order; and it can be seen.
            assert.equal(squeeze(result.text), squeeze(result.before));
            if (squeeze(result.before))
              assert.ok(squeeze(result.seen).length >= squeeze(result.before).length * 0.9);
          }
        });
      }
    });
  }

  describe('what the pages promise', () => {
    it('a link and a shortcode work wherever text does', () => {
      for (const name of Object.keys(matrix)) {
        assert.equal(matrix[name]['链接'], '升级', name);
        assert.equal(matrix[name]['短代码'], '升级', name);
      }
    });

    it('with the settings of docs/cms the markup of lanelight render --to cms is upgraded', () => {
      for (const name of Object.keys(matrix).filter((each) => each.endsWith(' +')))
        assert.equal(matrix[name]['data-lane'], '升级', name);
    });

    it('no engine takes the text of what we recommend', () => {
      for (const [name, row] of Object.entries(matrix))
        for (const form of ['data-lane', '链接', '短代码', '微信'])
          assert.ok(['升级', '文字'].includes(row[form]), `${name}, ${form}: ${row[form]}`);
    });

    it('is what docs/cms.md and matrix.json say', async () => {
      const page = await readFile(tablePage, 'utf8');
      if (isUpdate && engine === 'chromium') {
        await writeFile(tablePage, markTable(page, await formatTable(matrix)));
        await writeFile(matrixFile, `${JSON.stringify(matrix, null, 2)}\n`);
      }
      const golden = JSON.parse(await readFile(matrixFile, 'utf8'));
      const rows = Object.entries(golden).filter(([name]) => saved[name]);
      assert.deepEqual(matrix, Object.fromEntries(rows));
      const table = await readFile(tablePage, 'utf8');
      assert.equal(table, markTable(table, await formatTable(golden)));
    });
  });
});
