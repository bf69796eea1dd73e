/** R34: what an author writes is text in every form, whatever it is: proven by parsing it back. */
import { expect } from '@open-wc/testing';
import fc from 'fast-check';
import type { ColumnDocument } from '../../src/column/column.js';
import { checkColumn } from '../../src/column/validate-column.js';
import { renderCms } from '../../src/render/cms.js';
import { renderJsonFeed, renderRss } from '../../src/render/feed.js';
import { renderFrame } from '../../src/render/frame.js';
import { renderJsonLd } from '../../src/render/jsonld.js';
import { renderPage } from '../../src/render/page.js';
import { renderWechat } from '../../src/render/wechat.js';

const parse = (html: string): Document => new DOMParser().parseFromString(html, 'text/html');

function parseFeed(xml: string): Document {
  const document = new DOMParser().parseFromString(xml, 'application/xml');
  expect(document.querySelector('parsererror')?.textContent ?? '').to.equal('');
  return parse(document.getElementsByTagName('content:encoded')[0]!.textContent);
}

const forms: Readonly<Record<string, (column: ColumnDocument) => Document>> = {
  page: (column) => parse(renderPage(column, { assets: 'assets', endpoint: '/' })),
  cms: (column) => parse(renderCms(column)),
  wechat: (column) => parse(renderWechat(column)),
  frame: (column) => parse(renderFrame(column, { assets: 'assets' })),
  rss: (column) => parseFeed(renderRss([column])),
  jsonfeed: (column) => {
    const feed = JSON.parse(renderJsonFeed([column])) as { items: { content_html: string }[] };
    return parse(feed.items[0]!.content_html);
  },
};

/** Pieces of markup, of scripts and of other syntaxes, among any characters at all. */
const pieces = fc.constantFrom(
  '<script>alert(1)</script>',
  '</script>',
  '<img src=x onerror=alert(1)>',
  '"><svg onload=alert(1)>',
  "' onmouseover='x",
  '</article></main></body>',
  '<!--',
  '-->',
  ']]>',
  '<![CDATA[',
  '&lt;b&gt;',
  '&amp;',
  '&#x3c;',
  '</title><style>',
  '{{x}}',
  '${x}',
  '\u0000',
  '\u0008',
  '\ud800',
  '\udc00',
  '\uffff',
  '\u202e',
  '\u00a0',
  'http://a.example/"onclick="x',
  'https://a.example/?<b>',
  'javascript:alert(1)',
  'line\nbreak',
);
const text = fc
  .array(fc.oneof(pieces, fc.string({ unit: 'binary', maxLength: 8 })), { minLength: 1, maxLength: 5 })
  .map((parts) => `起${parts.join('')}讫`);
const address = fc.oneof(
  fc.webUrl({ withQueryParameters: true, withFragments: true }),
  text.map((part) => `/x/${part}`),
);

const columns: fc.Arbitrary<ColumnDocument> = fc.record(
  {
    id: text,
    title: text,
    kicker: text,
    kickerSeparator: text,
    kickerHref: address,
    abstract: fc.record({ label: text, separator: text, text }),
    standfirst: text,
    intro: fc.record({ label: text, paragraphs: fc.array(text, { maxLength: 2 }) }),
    source: text,
    season: text,
    issuedBy: text,
    cover: fc.record({ src: address, alt: text, caption: text, credit: text }),
    byline: fc.array(fc.record({ role: text, separator: text, value: text }), { maxLength: 2 }),
    vote: fc.record({
      question: text,
      callToAction: text,
      instruction: text,
      url: address,
      qr: fc.boolean(),
    }),
    followUs: fc.record({ text, url: text }),
    campaign: fc.record({ id: text, title: text, board: fc.boolean() }),
    workers: fc.array(
      fc.record(
        {
          id: text,
          name: text,
          role: text,
          street: text,
          nickname: text,
          motto: text,
          href: address,
          ruby: fc.array(fc.record({ base: text, text }), { maxLength: 1 }),
          epithets: fc.array(text, { maxLength: 2 }),
          quotes: fc.array(fc.record({ text, speaker: text }), { maxLength: 2 }),
          stats: fc.array(fc.record({ label: text, value: fc.integer(), unit: text, prefix: text }), {
            maxLength: 2,
          }),
          paragraphs: fc.array(text, { maxLength: 3 }),
          media: fc.array(fc.record({ src: address, alt: text, caption: text, credit: text }), {
            maxLength: 1,
          }),
        },
        { requiredKeys: ['name'] },
      ),
      { maxLength: 2 },
    ),
    credits: fc.array(fc.record({ role: text, separator: text, value: text }), { maxLength: 2 }),
  },
  { requiredKeys: ['id', 'title', 'workers', 'credits'] },
);

/** What parsers and we make of characters that no document may hold; the parser of HTML ends lines in its own way. */
const readable = (value: string): string =>
  value
    .replace(/[\ud800-\udbff][\udc00-\udfff]|[\ud800-\udfff]/g, (found) => (found[1] ? found : '\ufffd'))
    // eslint-disable-next-line no-control-regex -- these are what no document may hold
    .replace(/[\u0000-\u0008\u000b\u000c\u000e-\u001f\ufffe\uffff]/g, '\ufffd')
    .replace(/\r\n?/g, '\n');
const flat = (value: string): string => readable(value).replace(/\s+/g, '');

function listTexts({ title, workers, credits, standfirst }: ColumnDocument): string[] {
  return [
    title,
    ...(typeof standfirst === 'string' ? [standfirst] : []),
    ...workers.flatMap(({ name, paragraphs }) => [name, ...((paragraphs ?? []) as string[])]),
    ...credits.map(({ role, separator, value }) => `${role}${separator}${value}`),
  ];
}

const ours =
  /^(article|column-header|worker-profile|stat-counter|swipe-gallery|qr-link|like-board|like-button|column-credits|reading-panel)$/;
const plain =
  /^(html|head|body|meta|title|link|base|main|div|footer|section|h[1-4]|p|ul|ol|li|blockquote|figure|figcaption|img|small|strong|span|a|b|s|i|br|em|time|details|summary|ruby|rt|wbr|button)$/;

describe('R34: whatever an author writes', () => {
  for (const [name, draw] of Object.entries(forms)) {
    it(`is text in ${name}, to the character, and no element, handler or script`, function () {
      this.timeout(60_000);
      fc.assert(
        fc.property(columns, (column) => {
          const document = draw(column);
          const printed = flat(document.documentElement.textContent);
          for (const each of listTexts(column)) expect(printed).to.contain(flat(each));
          for (const element of document.querySelectorAll('*')) {
            const isScript = element.localName === 'script';
            if (isScript) expect(element.getAttribute('src')).to.match(/^assets\/[\w.-]+\.js$/);
            else
              expect(
                ours.test(element.localName) || plain.test(element.localName),
                element.localName,
              ).to.equal(true);
            for (const attribute of element.attributes) {
              expect(attribute.name).not.to.match(/^on|^srcdoc$|^formaction$/);
              expect(/^[a-z][a-z-]*$/.test(attribute.name), attribute.name).to.equal(true);
            }
            const href = element.getAttribute('href') ?? element.getAttribute('src');
            if (href !== null) expect(href).not.to.match(/^\s*(javascript|vbscript|data):/i);
          }
        }),
        { numRuns: 150 },
      );
    });
  }

  it('is text where half a surrogate pair stands before U+FFFF, which engines read in different ways', () => {
    const column: ColumnDocument = { id: 'a', title: '起\ud800\uffff讫', workers: [], credits: [] };
    for (const draw of Object.values(forms))
      expect(draw(column).documentElement.textContent).to.contain('起\ufffd\ufffd讫');
  });

  it('is text in JSON-LD, that no script element ends at', () => {
    fc.assert(
      fc.property(columns, (column) => {
        const json = renderJsonLd(column);
        const script = parse(`<script type="application/ld+json">${json}</script>`).querySelector('script')!;
        expect(script.textContent).to.equal(json);
        const { headline } = JSON.parse(json) as { headline: string };
        expect(headline).to.equal(
          column.title.replace(/[\ud800-\udbff][\udc00-\udfff]|[\ud800-\udfff]/g, (found) =>
            found[1] ? found : '\ufffd',
          ),
        );
      }),
      { numRuns: 150 },
    );
  });

  it('never makes the check of a document throw', () => {
    fc.assert(
      fc.property(
        fc.oneof(
          fc.anything(),
          fc.object({ key: fc.constantFrom('id', 'workers', 'credits', 'stats', 'url') }),
        ),
        (value) => {
          for (const { path, message } of checkColumn(value)) expect(`${path}${message}`).to.be.a('string');
        },
      ),
      { numRuns: 300 },
    );
  });

  it('cannot make an address run as a script', () => {
    fc.assert(
      fc.property(
        fc.constantFrom(
          'javascript:',
          'JavaScript:',
          'java\tscript:',
          ' javascript:',
          '\u0001javascript:',
          'data:text/html,',
          'DATA:text/html,',
          'vbscript:',
        ),
        fc.constantFrom('url', 'href', 'src', 'kickerHref', 'coverSrc'),
        fc.string(),
        (scheme, field, rest) => {
          const column = {
            id: 'a',
            title: 'b',
            workers: [],
            credits: [],
            more: [{ [field]: scheme + rest }],
          };
          const [problem] = checkColumn(column).filter(({ severity }) => severity === 'error');
          expect(problem?.path).to.equal(`more[0].${field}`);
        },
      ),
    );
  });
});
