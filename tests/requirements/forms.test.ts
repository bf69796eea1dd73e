/** R1 to R8, R16, R26 and R28 of every form of both columns, read back by the browser's own parsers. */
import { expect } from '@open-wc/testing';
import type { ColumnDocument, Credit } from '../../src/column/column.js';
import { parseColumn } from '../../src/column/validate-column.js';
import { renderCms } from '../../src/render/cms.js';
import { renderJsonFeed, renderRss } from '../../src/render/feed.js';
import { renderFrame } from '../../src/render/frame.js';
import { renderJsonLd } from '../../src/render/jsonld.js';
import { readOembed } from '../../src/render/oembed.js';
import { renderPage } from '../../src/render/page.js';
import { renderWechat, wechatAttributes, wechatElements, wechatLimit } from '../../src/render/wechat.js';
import { findLostLines, squeeze } from '../support/printed-lines.mjs';

const base = 'https://paper.example/columns/';
const ids = ['faxian-shanguang-de-ni', 'xunzhao-zuimei-shequ-gongzuozhe'];
const read = async (path: string): Promise<string> =>
  (await fetch(new URL(`../../content/${path}`, import.meta.url))).text();

const parseHtml = (html: string): Document => new DOMParser().parseFromString(html, 'text/html');

function parseXml(xml: string): Document {
  const document = new DOMParser().parseFromString(xml, 'application/xml');
  expect(document.querySelector('parsererror')?.textContent ?? '').to.equal('');
  return document;
}

/** Every form in which readers get the text as HTML, as the fragment that they see. */
const forms: Readonly<Record<string, (column: ColumnDocument) => Element>> = {
  page: (column) => parseHtml(renderPage(column, { assets: 'assets', endpoint: '/' })).querySelector('main')!,
  cms: (column) => parseHtml(renderCms(column)).body,
  wechat: (column) => parseHtml(renderWechat(column)).body,
  frame: (column) => parseHtml(renderFrame(column, { assets: 'assets' })).body,
  rss(column) {
    const [content] = parseXml(renderRss([column], { base })).getElementsByTagName('content:encoded');
    return parseHtml(content!.textContent).body;
  },
  jsonfeed(column) {
    const { items } = JSON.parse(renderJsonFeed([column], { base })) as { items: { content_html: string }[] };
    return parseHtml(items[0]!.content_html).body;
  },
};

const textOf = (element: Element): string => element.textContent;

for (const id of ids) {
  describe(`column ${id}`, () => {
    let column: ColumnDocument;
    let printed: string;
    before(async () => {
      column = parseColumn(await read(`${id}.json`), id);
      printed = await read(`printed/${id}.txt`);
    });
    const credits = (): Credit[] => [...(column.byline ?? []), ...column.credits];

    for (const [name, draw] of Object.entries(forms)) {
      it(`R1: ${name} prints every line once and in order`, () => {
        expect(findLostLines(textOf(draw(column)), printed, column.cueText ?? undefined)).to.deep.equal([]);
      });

      it(`R1: ${name} does so for a document without lines`, () => {
        const bare = JSON.parse(
          JSON.stringify(column, (key, value: unknown) =>
            /^(lines?|\w+Line)$/.test(key) ? undefined : value,
          ),
        ) as ColumnDocument;
        expect(textOf(draw(bare)).replace(/\s+/g, '')).to.equal(textOf(draw(column)).replace(/\s+/g, ''));
      });

      it(`R2: ${name} keeps half-width punctuation, middle dots, U+00A0 and the stray quote`, () => {
        const text = textOf(draw(column));
        for (const special of printed.match(/[^\s]{2}[•·\u00a0"][^\s]{2}|“定心丸” 。/gu) ?? [])
          expect(text).to.contain(special);
        expect(text).not.to.match(/[\uff0c\uff1a\uff1b\uff01\uff1f\uff08\uff09]/);
      });

      it(`R3: ${name} has no empty element`, () => {
        const empty = [...draw(column).querySelectorAll('*')].filter(
          (element) =>
            !element.textContent.trim() &&
            !element.querySelector('img') &&
            !element.matches('img, br, wbr, stat-counter *, like-board *'),
        );
        expect(empty.map(({ outerHTML }) => outerHTML)).to.deep.equal([]);
        expect(textOf(draw(column))).not.to.match(/undefined|\[object|NaN|null/);
      });

      it(`R3: ${name} of a column that has only what it must is as short`, () => {
        const least: ColumnDocument = { id: 'a', title: '题', workers: [{ name: '甲' }], credits: [] };
        const text = squeeze(textOf(draw(least)));
        expect(text).to.equal('题甲');
      });

      it(`R4: ${name} runs place, post and name together`, () => {
        const text = textOf(draw(column));
        for (const worker of column.workers) {
          const { street, community, role } = worker;
          expect(text).to.contain(worker.fullTitle ?? `${street}${community}${role}${worker.name}`);
        }
      });

      it(`R5: ${name} prints a role without a name for it, an unknown one, and each separator`, () => {
        const open: ColumnDocument = {
          ...column,
          byline: [
            { role: '', separator: '/', value: '受访者供图' },
            { role: '航拍', separator: '/', value: '李四' },
          ],
          credits: [
            { role: '校对', separator: ' | ', value: '王五' },
            { role: '转载注明', separator: '', value: '美丽红桥' },
            { role: '来源', separator: ':', value: '甲报' },
            { role: '题字', value: '赵六', raw: '题字 赵六' },
          ],
        };
        const text = textOf(draw(open));
        for (const line of ['航拍/李四', '校对 | 王五', '转载注明美丽红桥', '来源:甲报', '题字 赵六'])
          expect(text).to.contain(line);
        expect(text).to.match(/[^/]受访者供图/);
      });

      it(`R6: ${name} keeps source, editors, authors, reprint notice and original title`, () => {
        const text = textOf(draw(column));
        for (const { raw } of credits()) expect(text).to.contain(raw!);
        expect(text).to.contain(column.title);
      });

      it(`R6: ${name} names who took a portrait`, () => {
        const [worker] = column.workers;
        const portrait = { src: 'a.jpg', alt: '', caption: '在社区', credit: '林摄影 摄' };
        const text = textOf(draw({ ...column, workers: [{ ...worker!, portrait }] }));
        expect(text.split('在社区 林摄影 摄')).to.have.lengthOf(2);
      });

      it(`R7: ${name} ends an address before CJK, and makes no link of a bare domain`, () => {
        const element = draw(column);
        const links = [...element.querySelectorAll('a')].map((link) => link.getAttribute('href'));
        expect(links).to.deep.equal(column.vote?.url && name !== 'wechat' ? ['http://dz.imisou.com/'] : []);
        if (column.vote && name === 'wechat') expect(textOf(element)).to.contain('[1] http://dz.imisou.com/');
      });

      it(`R8: ${name} says a quotation once, or hides its copy from assistive technology`, () => {
        const element = draw(column);
        for (const copy of element.querySelectorAll('[aria-hidden=true]')) copy.remove();
        const text = textOf(element);
        for (const { text: quote } of column.workers.flatMap(({ quotes }) => quotes ?? [])) {
          if (quote.length > 12) expect(text.split(quote).length - 1, quote).to.equal(1);
        }
      });
    }

    it('R6: JSON-LD and both feeds carry title, credits and people beside the text', () => {
      const article = JSON.parse(renderJsonLd(column, { base })) as Record<string, unknown>;
      expect(article['headline']).to.equal(column.title);
      expect(article['creditText']).to.equal(
        credits()
          .map(({ raw }) => raw)
          .join('\n'),
      );
      expect((article['about'] as { name: string }[]).map(({ name }) => name)).to.deep.equal(
        column.workers.map(({ name }) => name),
      );
      expect(
        findLostLines(article['articleBody'] as string, printed, column.cueText ?? undefined),
      ).to.deep.equal([]);
      expect(renderJsonLd(column)).not.to.contain('<');
      const { items } = JSON.parse(renderJsonFeed([column])) as {
        items: { title: string; _lanelight: { credits: string[] } }[];
      };
      expect(items[0]!.title).to.contain(column.title);
      expect(items[0]!._lanelight.credits).to.deep.equal(credits().map(({ raw }) => raw));
      const item = parseXml(renderRss([column])).querySelector('item')!;
      expect(item.querySelector('title')!.textContent).to.contain(column.title);
      for (const { raw } of credits())
        expect(item.getElementsByTagName('dc:rights')[0]!.textContent).to.contain(raw!);
    });

    it('R6: oEmbed names title and source', () => {
      const answer = readOembed(column, { base, frame: `${base}frame/${id}`, maxWidth: 400 });
      expect(answer.title).to.contain(column.title);
      expect(answer.author_name).to.equal(column.credits.find(({ role }) => role === '来源')!.value);
      expect(answer.width).to.equal(400);
      const frame = parseHtml(answer.html).querySelector('iframe')!;
      expect(frame.getAttribute('src')).to.equal(`${base}frame/${id}`);
      expect(frame.title).to.contain(column.title);
      expect(frame.getAttribute('loading')).to.equal('lazy');
      expect([...frame.sandbox]).not.to.contain('allow-same-origin');
    });

    it('R26: wechat has the few elements and attributes that its editor keeps, and is short', () => {
      const html = renderWechat(column, { base });
      expect(html.length).to.be.below(wechatLimit);
      expect(new Blob([html]).size).to.be.below(2 ** 20);
      for (const element of parseHtml(html).body.querySelectorAll('*')) {
        expect(wechatElements).to.include(element.localName);
        for (const { name, value } of element.attributes) {
          expect(wechatAttributes).to.include(name);
          if (name === 'style') expect(value).not.to.match(/position|float|flex|url\(|var\(/);
        }
      }
    });

    it('cms has no div, custom tag, button, id, slot, style or handler', () => {
      for (const element of parseHtml(renderCms(column)).body.querySelectorAll('*')) {
        expect(element.localName).to.match(
          /^(section|h[2-4]|p|ul|ol|li|blockquote|figure|figcaption|img|small|strong|span|a|br)$/,
        );
        for (const { name } of element.attributes)
          expect(name).to.match(/^(data-lane|class|href|src|alt|width|height)$/);
      }
    });

    it('R28: a feed has complete addresses and the time in its zone', () => {
      const xml = parseXml(renderRss([column], { base }));
      expect(xml.querySelector('item > link')!.textContent).to.equal(`${base}${id}.html`);
      const time = xml.querySelector('pubDate')?.textContent;
      expect(time).to.equal(column.published ? 'Tue, 14 Dec 2021 13:26:00 +0800' : undefined);
      for (const image of forms['rss']!(column).querySelectorAll('img'))
        expect(image.getAttribute('src')).to.match(/^https:\/\/paper\.example\/columns\/media\//);
    });
  });
}

describe('R16: JSON-LD', () => {
  it('names author, editor, series, pictures, likes and the time as Baidu reads it', async () => {
    const column = parseColumn(await read(`${ids[1]}.json`), 'x');
    const article = JSON.parse(
      renderJsonLd(
        { ...column, cover: { src: 'cover.jpg', caption: '封面' } },
        { base, likes: { 'zhang-yan': 7 } },
      ),
    ) as Record<string, never>;
    expect(article['@type']).to.equal('NewsArticle');
    expect(article['author'][0]).to.include({ name: '符畅', jobTitle: '全媒体记者' });
    expect(article['editor'][0]).to.include({ name: '陈倩' });
    expect(article['isPartOf']).to.include({ '@type': 'CreativeWorkSeries', name: '寻找最美社区工作者' });
    expect(article['datePublished']).to.equal('2021-12-14T13:26:00+08:00');
    expect(article['pubDate']).to.equal('2021-12-14T13:26:00');
    expect(article['image'][0]).to.include({ contentUrl: `${base}cover.jpg`, caption: '封面' });
    expect(article['about'][0]['interactionStatistic']).to.deep.equal({
      '@type': 'InteractionCounter',
      interactionType: 'https://schema.org/LikeAction',
      userInteractionCount: 7,
    });
    expect(article['hasPart'][0]).to.include({ '@type': 'ImageGallery' });
  });

  it('gives several columns in order', () => {
    const least = (id: string): ColumnDocument => ({ id, title: id, workers: [], credits: [] });
    const articles = JSON.parse(renderJsonLd([least('b'), least('a')])) as { headline: string }[];
    expect(articles.map(({ headline }) => headline)).to.deep.equal(['b', 'a']);
  });
});
