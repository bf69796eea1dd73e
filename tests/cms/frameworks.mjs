/**
 * Pages of old frameworks, with the frameworks themselves: what tests/hostile has in a few lines of their kind, each
 * as npm publishes it. (MooTools publishes what it does to the language, prototype.js nothing.)
 */
import assert from 'node:assert/strict';
import { readFile } from 'node:fs/promises';
import { after, before, it } from 'node:test';
import {
  classicScript,
  column,
  like,
  moduleScript,
  openSite,
  readAtRest,
  tags,
} from '../hostile/host-page.mjs';
import { inEachEngine } from '../support/browsers.mjs';

const read = (path) => readFile(new URL(`node_modules/${path}`, import.meta.url), 'utf8');
const jquery = await read('jquery/dist/jquery.js');
const scripts = {
  jQuery: jquery,
  'jQuery and the scripts of Bootstrap 3': `${jquery}\n${await read('bootstrap/dist/js/bootstrap.js')}`,
  MooTools: await read('mootools/lib/mootools-core-1.5.2-server.js'),
  'MooTools and jQuery': `${await read('mootools/lib/mootools-core-1.5.2-server.js')}\n${jquery}`,
};
const bootstrap = await read('bootstrap/dist/css/bootstrap.css');
const flexible = await read('lib-flexible/flexible.js');

inEachEngine((engine) => {
  let site;
  before(async () => {
    site = await openSite(engine);
  });
  after(() => site.close());

  for (const [name, early] of Object.entries(scripts)) {
    for (const script of [moduleScript, classicScript]) {
      it(`renders and likes beside ${name}: ${script}`, async () => {
        const { page, rendered, errors, close } = await site.visit({ head: script, early });
        assert.deepEqual(rendered, tags);
        await like(page);
        await close();
        assert.deepEqual(errors, []);
      });
    }
  }

  /** How large, and of which type, everything inside a shadow root is. */
  const measure = () =>
    [...document.querySelectorAll('main *')].flatMap((element) =>
      [...(element.shadowRoot?.querySelectorAll('*') ?? [])].map((each) => {
        const { fontSize, lineHeight, boxSizing, margin, color } = getComputedStyle(each);
        return [element.localName, each.localName, fontSize, lineHeight, boxSizing, margin, color].join(' ');
      }),
    );

  /** The insides of a page, with and without what it brings. */
  async function compare({ head = '', early = '' }) {
    const [plain, styled] = [[], []];
    for (const [list, brought] of [
      [plain, {}],
      [styled, { head, early }],
    ]) {
      const { page, errors, close } = await site.visit({
        root: 'data-motion="off"',
        head: `${brought.head ?? ''}<style>main { inline-size: 700px !important }</style>${moduleScript}`,
        early: brought.early,
        body: `<main>${column}</main>`,
      });
      list.push(...(await readAtRest(page, measure)));
      await close();
      assert.deepEqual(errors, []);
    }
    assert.ok(plain.length > 50);
    assert.deepEqual(styled, plain);
  }

  it('is inside as it is in the sheet of Bootstrap 3', () =>
    compare({ head: `<style>${bootstrap}</style>` }));

  it('is inside as it is with lib-flexible, which sets the size of the root', () =>
    compare({ early: flexible }));
});
