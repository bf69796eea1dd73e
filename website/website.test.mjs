/* global document */
/** The written documentation, opened from the disk as a reader without a network would. After `npm run docs`. */
import assert from 'node:assert/strict';
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { after, before, describe, it } from 'node:test';
import { fileURLToPath, pathToFileURL } from 'node:url';
import puppeteer from 'puppeteer-core';
import { chromiumArgs, provideChromium } from '../scripts/find-browser.mjs';
import { renderMarkdown } from './markdown.mjs';

const dist = fileURLToPath(new URL('dist/', import.meta.url));
const pages = readdirSync(dist, { recursive: true }).filter((name) => name.endsWith('.html'));

it('finds a link that leads nowhere', () => {
  const { faults } = renderMarkdown(
    'docs/a.md',
    '[x](no-such-file.md) [y](../README.md)',
    new Set(['README.md']),
  );
  assert.deepEqual(faults, ['docs/a.md: no such file: no-such-file.md']);
});

it('has every file that its pages name', () => {
  const lost = pages.flatMap((page) => {
    const html = readFileSync(join(dist, page), 'utf8').replace(
      /<pre[^]*?<\/pre>|<section class="demo"[^]*?<\/section>/g,
      '',
    );
    return [...html.matchAll(/ (?:href|src)="([^"#:]+)(?:#[^"]*)?"/g)]
      .map(([, address]) => address)
      .filter((address) => !existsSync(join(dist, dirname(page), address)))
      .map((address) => `${page}: ${address}`);
  });
  assert.ok(pages.length > 60);
  assert.deepEqual(lost, []);
});

it('has a page and a Markdown file for each element', () => {
  const manifest = JSON.parse(readFileSync(new URL('../custom-elements.json', import.meta.url), 'utf8'));
  const tags = manifest.modules.flatMap(({ declarations = [] }) =>
    declarations.flatMap(({ tagName }) => tagName ?? []),
  );
  for (const tag of tags)
    assert.match(readFileSync(join(dist, `elements/${tag}.md`), 'utf8'), new RegExp(`^## <${tag}>`));
  assert.ok(existsSync(join(dist, 'llms.txt')));
});

it('has a page for each thing that somebody comes for', () => {
  const wanted = [
    [
      'index',
      'support',
      'frameworks',
      'embedding',
      'cms',
      'theming',
      'accessibility',
      'migrating',
      'testing',
    ],
    ['honest-counting', 'adapters', 'service/run', 'security', 'third-party'],
    ['angular', 'next', 'preact', 'react', 'react-18', 'solid', 'svelte', 'vue'].map(
      (name) => `frameworks/${name}`,
    ),
    ['ckeditor', 'drupal', 'tinymce', 'ueditor', 'wangeditor', 'wordpress'].map((name) => `cms/${name}`),
  ];
  assert.deepEqual(
    wanted.flat().filter((name) => !pages.includes(`${name}.html`)),
    [],
  );
  const read = (name) => readFileSync(join(dist, name), 'utf8');
  assert.match(read('security.html'), /<table[^>]*>[^]*require-trusted-types-for[^]*<\/table>/);
  for (const name of ['applause-button', 'Swiper', 'CountUp'])
    assert.match(read('migrating.html'), new RegExp(`<h2[^>]*>[^<]*${name}`, 'i'));
  assert.ok(pages.filter((name) => /^decisions\b/.test(name)).length > 20);
  // Chinese comes first on every page for readers; decisions are written for those who change the code.
  for (const name of wanted.flat()) {
    const [, main] = /<main[^>]*>([^]*)<\/main>/.exec(read(`${name}.html`));
    const text = main.replace(/<(pre|code)[^]*?<\/\1>|<[^>]*>/g, ' ');
    const [chinese, english] = [/[\u4e00-\u9fff]/, /\b[a-z]+ [a-z]+ [a-z]+ [a-z]+\b/].map((words) =>
      text.search(words),
    );
    assert.ok(chinese >= 0 && english > chinese, `${name}: ${chinese}, ${english}`);
  }
});

describe('in a browser, without a network', () => {
  let browser;
  let page;
  const asked = [];
  const errors = [];
  before(async () => {
    browser = await puppeteer.launch({ executablePath: provideChromium().path, args: chromiumArgs });
    page = await browser.newPage();
    page.on('request', (request) => asked.push(request.url()));
    page.on('pageerror', (error) => errors.push(String(error)));
  });
  after(() => browser?.close());
  const open = (path) => page.goto(pathToFileURL(join(dist, path)).href);
  const search = async (query) => {
    await page.$eval('#search', (input) => (input.value = ''));
    await page.type('#search', query);
    return page.$$eval('.found a', (links) => links.map(({ textContent, href }) => `${textContent} ${href}`));
  };

  it('finds Chinese without spaces, English, and names of the API', async () => {
    await open('index.html');
    assert.match((await search('如实计数'))[0], /honest-counting\.html/);
    assert.ok((await search('夜间大字')).length > 0);
    assert.match((await search('applause-button')).join(), /migrating\.html/);
    assert.match((await search('like-button-rejected')).join(), /like-button\.html/);
    assert.deepEqual(await search('zzzzqqq'), []);
    assert.match(await page.$eval('.found', ({ textContent }) => textContent), /没有找到/);
  });

  it('goes to what was found with Enter', async () => {
    await open('elements/like-button.html');
    await search('灰色');
    await Promise.all([page.waitForNavigation(), page.keyboard.press('Enter')]);
    assert.match(page.url(), /\.html/);
  });

  it('fits 320 px, and shows examples alive', async () => {
    await page.setViewport({ width: 320, height: 800 });
    for (const path of ['index.html', 'elements/stat-counter.html', 'migrating.html']) {
      await open(path);
      assert.equal(await page.evaluate(() => document.documentElement.scrollWidth), 320, path);
    }
    await open('elements/stat-counter.html');
    await page.waitForFunction(() => document.querySelector('.demo stat-counter').shadowRoot);
  });

  it('asks for nothing but its own files, and reports no error', () => {
    assert.deepEqual(
      asked.filter((url) => !url.startsWith('file:')),
      [],
    );
    assert.deepEqual(errors, []);
  });
});
