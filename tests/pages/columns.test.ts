import { expect, fixture, html, nextFrame } from '@open-wc/testing';
import type { ColumnDocument } from '../../src/column/column.js';
import '../../src/define.js';
import { renderColumn } from '../../src/render/column.js';
import { readFlatText } from '../support/flat-text.js';
import { findLostLines } from '../support/printed-lines.mjs';

const ids = ['faxian-shanguang-de-ni', 'xunzhao-zuimei-shequ-gongzuozhe'];
const read = async (path: string): Promise<string> =>
  (await fetch(new URL(`../../content/${path}`, import.meta.url))).text();

async function drawColumn(id: string): Promise<{ column: ColumnDocument; page: HTMLElement }> {
  const column = JSON.parse(await read(`${id}.json`)) as ColumnDocument;
  const page = await fixture<HTMLElement>(html`<main></main>`);
  const template = document.createElement('template');
  template.innerHTML = renderColumn(column).text;
  page.append(document.importNode(template.content, true));
  await nextFrame();
  await Promise.all(
    [...page.querySelectorAll('*')].map(
      (element) => (element as { updateComplete?: Promise<unknown> }).updateComplete,
    ),
  );
  return { column, page };
}

for (const id of ids) {
  describe(`column ${id}`, () => {
    it('R1: prints every line of the newspaper once and in order, with the elements upgraded', async () => {
      const { column, page } = await drawColumn(id);
      const printed = await read(`printed/${id}.txt`);
      expect(findLostLines(readFlatText(page), printed, column.cueText ?? undefined)).to.deep.equal([]);
    });

    it('R3: shows no element without a size', async () => {
      const { page } = await drawColumn(id);
      for (const element of page.querySelectorAll<HTMLElement>(
        'worker-profile > *, column-header > *, column-credits > *',
      )) {
        expect(element.getBoundingClientRect().height, element.outerHTML.slice(0, 80)).to.be.above(0);
      }
    });

    it('R14: takes every heading from the light DOM', async () => {
      const { page } = await drawColumn(id);
      for (const element of page.querySelectorAll('*')) {
        expect(element.shadowRoot?.querySelector('h1,h2,h3,h4,h5,h6') ?? null).to.equal(null);
      }
    });

    it('is accessible', async () => {
      const { page } = await drawColumn(id);
      await expect(page).to.be.accessible();
    });
  });
}
