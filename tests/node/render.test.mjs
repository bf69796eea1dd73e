import assert from 'node:assert/strict';
import { readdir, readFile } from 'node:fs/promises';
import { describe, it } from 'node:test';
import { renderFrontPage, renderPage } from '../../dist/render/page.js';
import { findLostLines } from '../support/printed-lines.mjs';

const folder = new URL('../../content/', import.meta.url);
const names = (await readdir(folder)).filter((name) => name.endsWith('.json'));
const columns = await Promise.all(
  names.map(async (name) => JSON.parse(await readFile(new URL(name, folder), 'utf8'))),
);
const options = { assets: 'assets', endpoint: '/' };

/** The text of HTML without a script: what a crawler or a reader without JavaScript gets. */
function readText(html) {
  return html
    .slice(html.indexOf('<main'), html.indexOf('</main>'))
    .replace(/<[^>]*>/g, '')
    .replace(
      /&(amp|lt|gt|quot|#39);/g,
      (_, name) => ({ amp: '&', lt: '<', gt: '>', quot: '"', '#39': "'" })[name],
    );
}

for (const column of columns) {
  describe(`page of ${column.title}`, async () => {
    const printed = await readFile(new URL(`printed/${column.id}.txt`, folder), 'utf8');
    const html = renderPage(column, options);

    it('R1: prints every line of the newspaper once and in order', () => {
      assert.deepEqual(findLostLines(readText(html), printed, column.cueText), []);
    });

    it('R2: keeps half-width punctuation, middle dots, U+00A0 and the stray ASCII quote', () => {
      for (const line of printed.split('\n')) {
        for (const special of line.match(/[^\s]{2}[•·\u00a0"][^\s]{2}|“定心丸” 。/gu) ?? []) {
          assert.ok(readText(html).includes(special), special);
        }
      }
      assert.doesNotMatch(readText(html), /[\uff0c\uff1a\uff1b\uff01\uff1f\uff08\uff09]/);
    });

    it('R3: prints no empty element', () => {
      assert.doesNotMatch(
        html,
        /<(p|span|li|ul|ol|div|h[1-6]|time|small|strong|b|dd|dt|figcaption|blockquote)( [^>]*)?><\//,
      );
      assert.doesNotMatch(html, /undefined|\[object|NaN|null/);
    });

    it('R5: prints each credit with its own separator', () => {
      const text = readText(html);
      for (const { raw } of [...(column.byline ?? []), ...column.credits]) assert.ok(text.includes(raw), raw);
    });

    it('R8: hides a quotation from assistive technology where the story says it too', () => {
      const quotations = html.match(/<(blockquote slot="motto"|figure slot="quote")[^>]*>/g) ?? [];
      assert.ok(quotations.length > 0);
      for (const quotation of quotations) assert.match(quotation, / aria-hidden="true"/);
    });

    it('needs no inline script, style or handler', () => {
      assert.doesNotMatch(html, /<style|style=|<script(?![^>]* src=)| on[a-z]+=/);
    });

    it('has one h1 and no skipped heading level', () => {
      const levels = [...html.matchAll(/<h([1-6])/g)].map((match) => Number(match[1]));
      assert.equal(levels.filter((level) => level === 1).length, 1);
      levels.reduce((previous, level) => {
        assert.ok(level <= previous + 1, levels.join(' '));
        return level;
      }, 0);
    });
  });
}

describe('heading of a person', () => {
  it('R4: prints places, posts and name run together, as the newspapers did', async () => {
    const headings = columns.flatMap((column) =>
      [...renderPage(column, options).matchAll(/<h2 slot="heading">(.*?)<\/h2>/g)].map((match) =>
        readText(`<main>${match[1]}</main>`),
      ),
    );
    assert.deepEqual(headings, [
      '三条石街道千吉花园社区党组织书记张宇',
      '铃铛阁街道西关北里社区副主任范迪',
      '和苑街道康和园社区党组织书记叶杰',
      '广州市越秀区东山街新河浦社区党委书记、居委会主任张艳',
    ]);
  });
});

describe('direction of the text', () => {
  const [column] = columns;
  const directions = (html) => [/<html[^>]*>/.exec(html)[0], /<article[^>]*>/.exec(html)[0]];

  it('is that of the language, so that no quotation mark changes ends in a page of another direction', () => {
    for (const lang of ['zh-Hans', 'en', 'bo', 'ug-Latn', 'kk']) {
      const [html, article] = directions(renderPage({ ...column, lang }, options));
      assert.doesNotMatch(html, /dir=/, lang);
      assert.match(article, /dir="ltr"/, lang);
    }
    for (const lang of ['ug', 'ug-CN', 'ar', 'kk-Arab-CN']) {
      for (const tag of directions(renderPage({ ...column, lang }, options)))
        assert.match(tag, /dir="rtl"/, lang);
    }
  });
});

describe('front page', () => {
  it('prints years of service once, where a number says the same', () => {
    const worker = {
      id: 'a',
      name: '甲',
      years: { value: 11, text: '投身社区工作11年来' },
      stats: [{ label: '投身社区工作', value: 11, unit: '年', qualifier: '来' }],
    };
    const page = (workers) => renderPage({ id: 'c', title: '题', workers, credits: [] }, options);
    assert.doesNotMatch(page([worker]), /slot="years"/);
    assert.match(page([{ ...worker, stats: [] }]), /slot="years"/);
  });

  it('lists people as the language of their column does', () => {
    const workers = [{ name: 'Ann' }, { name: 'Bo' }, { name: 'Cy' }];
    const page = (lang) => renderFrontPage([{ id: 'c', lang, title: '题', workers, credits: [] }], options);
    assert.ok(page('en').includes('Ann, Bo, and Cy'));
    assert.ok(page('zh-Hans').includes('Ann、Bo和Cy'));
    for (const lang of ['ug', 'bo', 'not a tag!']) assert.ok(/Ann.*Bo.*Cy/.test(page(lang)), lang);
  });

  it('links to the page of each column', () => {
    const html = renderFrontPage(columns, options);
    for (const { id } of columns) assert.ok(html.includes(`<a href="${id}.html">`));
  });
});

describe('hostile text', () => {
  const hostile = `<img src=x onerror=alert(1)>"'&</article>\u0000\ud800 <!-- ]]>`;
  const poison = (value) => {
    if (typeof value === 'string')
      return value === '' || /^https?:|^\d{4}-/.test(value) ? value : value + hostile;
    if (Array.isArray(value)) return value.map(poison);
    if (value && typeof value === 'object')
      return Object.fromEntries(Object.entries(value).map(([key, one]) => [key, poison(one)]));
    return value;
  };

  it('stays text in every field', () => {
    for (const column of columns) {
      const clean = renderPage(column, options);
      const html = renderPage(poison(column), options);
      assert.ok(html.includes('&lt;img src=x onerror=alert(1)&gt;'));
      // What is poisoned no longer matches other fields, so that some is printed in other tags: never in new ones.
      const tags = (text) => new Set(text.match(/<\/?[a-z][^\s>]*/g));
      const known = tags(clean).add('<div').add('</div');
      assert.deepEqual(
        [...tags(html)].filter((tag) => !known.has(tag)),
        [],
      );
    }
  });
});
