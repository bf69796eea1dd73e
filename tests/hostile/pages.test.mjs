import assert from 'node:assert/strict';
import { readFile } from 'node:fs/promises';
import { after, before, describe, it } from 'node:test';
import { classicScript, column, like, moduleScript, openSite, readAtRest, tags } from './host-page.mjs';
import { inEachEngine, itOfRow } from '../support/browsers.mjs';
import { sheets } from './sheets.mjs';

/** What Lit reads off the global object, as published. */
const ofLit = [
  'litHtmlVersions',
  'reactiveElementVersions',
  'litElementVersions',
  'litPropertyMetadata',
  'litHtmlPolyfillSupport',
  'reactiveElementPolyfillSupport',
  'litElementPolyfillSupport',
  'litElementHydrateSupport',
  'litNonce',
  'litIssuedWarnings',
  'ShadyCSS',
  'ShadyDOM',
];
/** What one of the browsers that we support lacks, or a page may have taken away. */
const missing = ['trustedTypes', 'IntersectionObserver', 'MutationObserver', 'ResizeObserver'];

/** Every name that a bundle reads off the global object, and those that Lit would. */
async function findGlobals(file) {
  const code = await readFile(new URL(`../../dist/${file}`, import.meta.url), 'utf8');
  const read = [...code.matchAll(/\b(?:globalThis|window|self)\??\.(\w+)/g)].map(([, name]) => name);
  return [...new Set([...read, ...ofLit, ...missing])];
}

const clobber = (name) => `<a id="${name}"></a><form name="${name}"></form>`;

inEachEngine((engine) => {
  let site;
  before(async () => {
    site = await openSite(engine, { isOnePage: true });
  });
  after(() => site.close());

  const scripts = { 'lanelight.js': moduleScript, 'lanelight.classic.js': classicScript };

  for (const [row, [file, script]] of Object.entries(scripts).entries()) {
    describe(`${file} in a hostile page`, () => {
      const it = itOfRow(engine, row);
      it('works where ids and names shadow the globals that Lit and we read', async () => {
        const clobbering = (await findGlobals(file)).map(clobber).join('');
        const { page, rendered, errors, close } = await site.visit({
          head: script,
          body: clobbering + column,
        });
        assert.deepEqual(rendered, tags);
        await like(page);
        await close();
        assert.deepEqual(errors, []);
      });

      for (const name of [...ofLit, ...missing]) {
        it(`takes no element of the page for ${name}`, async () => {
          const { page, rendered, errors, close } = await site.visit({
            head: script,
            body: clobber(name) + column,
            early: `delete window.${name}`,
          });
          // Of several with one name Firefox answers the first, and the others, as the standard has it, a collection.
          const isTheirs = await page.evaluate(
            (each) => [HTMLCollection, Element].some((type) => window[each] instanceof type),
            name,
          );
          await close();
          assert.ok(isTheirs, `window.${name} is an element`);
          assert.deepEqual(rendered, tags);
          assert.deepEqual(errors, []);
        });
      }

      it('asks for nothing but what the author named', async () => {
        const { readRequests, close } = await site.visit({ head: script });
        const requests = await readRequests();
        await close();
        const named = [`/${file}`, '/picture.svg', '/picture.svg?2'];
        // The drawing of a QR code is loaded when a page has one.
        assert.deepEqual(
          requests.filter((url) => !named.includes(url) && !/^\/lanelight\.[\w-]+\.js$/.test(url)),
          [],
        );
      });

      it('adds no global, cookie or style sheet to the page', async () => {
        const read = () => [
          ...Object.getOwnPropertyNames(window),
          document.cookie,
          document.styleSheets.length,
        ];
        const bare = await site.visit({ head: '', isRendered: false });
        const before = await bare.page.evaluate(read);
        await bare.close();
        const { page, close } = await site.visit({ head: script });
        const now = await page.evaluate(read);
        await close();
        assert.deepEqual(
          now.filter((each) => !before.includes(each)),
          [],
        );
      });
    });
  }

  describe('two copies of the library in one page', () => {
    for (const [first, second] of [
      ['/lanelight.js', '/lanelight.js?2'],
      ['/lanelight.classic.js', '/lanelight.js'],
      ['/lanelight.js', '/lanelight.classic.js?2'],
    ]) {
      it(`keeps the first: ${first}, ${second}`, async () => {
        const head = [first, second]
          .map(
            (src) => `<script ${src.includes('classic') ? 'defer' : 'type="module"'} src="${src}"></script>`,
          )
          .join('');
        const { page, rendered, errors, close } = await site.visit({
          head,
          policy: 'trusted-types lit-html',
        });
        assert.deepEqual(rendered, tags);
        await like(page);
        await close();
        assert.deepEqual(
          errors.filter((error) => !/TrustedTypePolicy|Trusted Types policy/.test(error)),
          [],
        );
      });
    }
  });

  for (const [name, sheet] of Object.entries(sheets)) {
    describe(`a page with a style sheet of its own: ${name}`, () => {
      /** How everything inside the shadow roots is set. Only what is inherited could come from the page. */
      function readStyles(names) {
        const properties =
          'font-size font-style line-height text-indent text-align text-shadow text-transform letter-spacing word-spacing white-space color margin-block padding box-sizing display float position min-inline-size';
        const read = (element) => {
          const style = getComputedStyle(element);
          return [
            element.localName,
            ...properties.split(' ').map((each) => style.getPropertyValue(each)),
          ].join(' ');
        };
        return Object.fromEntries(
          names.map((tag) => [
            tag,
            [...document.querySelector(tag).shadowRoot.querySelectorAll('*')].map(read),
          ]),
        );
      }

      const styles = [];
      before(async () => {
        const frame = '<style>body > * { inline-size: 700px !important; float: none !important }</style>';
        for (const head of [frame, `${frame}<style>${sheet}</style>`]) {
          // What moves on its own would be caught in the middle.
          const host = await site.visit({ root: 'data-motion="off"', head: head + moduleScript });
          styles.push(await readAtRest(host.page, readStyles, tags));
          await host.close();
        }
      });

      for (const tag of tags) {
        it(`leaves the inside of <${tag}> as it is`, async () => {
          const [plain, styled] = styles;
          assert.deepEqual(styled[tag], plain[tag]);
        });
      }
    });
  }

  it('lets a page have its way where it may: margins and type of the text that the author wrote', async () => {
    const head = `<style>${sheets['62.5%, margins and red']}</style>${moduleScript}`;
    const { page, close } = await site.visit({ head });
    assert.equal(await page.evaluate(() => getComputedStyle(document.querySelector('h1')).marginLeft), '9px');
    await close();
  });
});
