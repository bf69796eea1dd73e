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
import puppeteer from 'puppeteer-core';
import { chromiumArgs, provideChromium } from '../../scripts/find-browser.mjs';
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
let browser;
let editors;
let snippets;

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
  browser = await puppeteer.launch({ executablePath: provideChromium().path, args: chromiumArgs });
  editors = await browser.newPage();
  await editors.goto(`${origin}/editors.html`);
  snippets = await readPageSnippets();
});
after(async () => {
  await browser?.close();
  server?.close();
});

/** What an engine saves. */
const save = (engine, html) =>
  nodeEngines[engine]
    ? nodeEngines[engine](html)
    : editors.evaluate((...all) => window.save(...all), engine, html, snippets);

/** What a reader gets of it: with the loader, and what stood there before. */
async function publish(saved) {
  pages.set(
    '/article.html',
    `<!doctype html><html lang="zh-Hans"><meta charset="utf-8"><script type="module" src="/loader.js" data-columns="/columns.json"></script><body><article>${saved}</article><p class="lane-qr-link" id="end"></p>`,
  );
  const page = await browser.newPage();
  const errors = [];
  page.on('pageerror', (error) => errors.push(String(error)));
  page.on('console', (message) => errors.push(message.text()));
  const before = await page
    .goto('about:blank')
    .then(() =>
      page.evaluate((html) => new DOMParser().parseFromString(html, 'text/html').body.textContent, saved),
    );
  await page.goto(`${origin}/article.html`);
  // The mark at the end is upgraded once the elements are there; what is fetched comes within the moment after.
  await page.waitForFunction(() => document.querySelector('qr-link')?.shadowRoot, { timeout: 10_000 });
  await page.waitForNetworkIdle({ idleTime: 150 });
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
  await page.close();
  return { ...result, before, errors };
}

/** `升级`, or why not: the text is `文字`; `删除` where the engine took the text away too. */
function judge(form, { before, tags, frames, managed }, text) {
  if (form === 'iframe') return frames ? (managed ? '自动高度' : '固定高度') : '删除';
  const wanted = forms[form].tags;
  if (wanted.length > 0 && wanted.every((tag) => tags.includes(tag))) return '升级';
  const isKept = squeeze(before).length >= squeeze(text).length * 0.98;
  return isKept ? '文字' : squeeze(before).length > 0 ? '缺字' : '删除';
}

const matrix = {};

for (const engine of [...pageEngines, ...Object.keys(nodeEngines)]) {
  describe(engine, () => {
    matrix[engine] = {};
    for (const [form, { html }] of Object.entries(forms)) {
      it(`${form}: upgraded, or text as readable as it was`, async () => {
        const saved = await save(engine, html);
        const result = await publish(saved);
        const text = await editors.evaluate(
          (markup) => new DOMParser().parseFromString(markup, 'text/html').body.textContent,
          html,
        );
        const verdict = judge(form, result, text);
        matrix[engine][form] = verdict;
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
    for (const engine of Object.keys(matrix)) {
      assert.equal(matrix[engine]['链接'], '升级', engine);
      assert.equal(matrix[engine]['短代码'], '升级', engine);
    }
  });

  it('with the settings of docs/cms the markup of lanelight render --to cms is upgraded', () => {
    for (const engine of Object.keys(matrix).filter((name) => name.endsWith(' +')))
      assert.equal(matrix[engine]['data-lane'], '升级', engine);
  });

  it('no engine takes the text of what we recommend', () => {
    for (const [engine, row] of Object.entries(matrix))
      for (const form of ['data-lane', '链接', '短代码', '微信'])
        assert.ok(['升级', '文字'].includes(row[form]), `${engine}, ${form}: ${row[form]}`);
  });

  it('is what docs/cms.md and matrix.json say', async () => {
    const page = await readFile(tablePage, 'utf8');
    const wanted = markTable(page, await formatTable(matrix));
    const golden = `${JSON.stringify(matrix, null, 2)}\n`;
    if (isUpdate) {
      await writeFile(tablePage, wanted);
      await writeFile(matrixFile, golden);
    }
    assert.equal(await readFile(matrixFile, 'utf8'), golden);
    assert.equal(await readFile(tablePage, 'utf8'), wanted);
  });
});
