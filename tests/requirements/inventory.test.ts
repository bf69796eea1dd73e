import { aTimeout, expect } from '@open-wc/testing';
import type { LitElement } from 'lit';
import '../../src/define.js';
import { inventory } from '../../stories/support/inventory.js';
import { readFlatText } from '../support/flat-text.js';
import { waitUntil } from '../support/wait-until.js';

/** Rows 40 and 41 of the inventory are the call to vote: `<like-button>` and `<qr-link>`. */
const rows = Array.from({ length: 46 }, (_, index) => index + 1).filter((row) => row !== 40 && row !== 41);

interface Declaration {
  tagName?: string;
  attributes?: { name: string }[];
  slots?: { name: string }[];
}
const manifest = (await (await fetch('/custom-elements.json')).json()) as {
  modules: { declarations: Declaration[] }[];
};
const declarations = manifest.modules.flatMap((module) => module.declarations);

async function show(markup: string): Promise<HTMLElement> {
  const { body } = new DOMParser().parseFromString(markup, 'text/html');
  const element = document.importNode(body.firstElementChild as HTMLElement, true);
  document.body.append(element);
  await (element as unknown as LitElement).updateComplete;
  await aTimeout(0);
  return element;
}

describe('the inventory of what the newspapers printed', () => {
  it('has every row once', () => {
    expect(inventory.map(({ row }) => row)).to.deep.equal(rows);
  });

  for (const { row, name, tag, place, printed, markup } of inventory) {
    describe(`${row} ${name}`, () => {
      it('has its slots and attributes', () => {
        const { attributes = [], slots = [] } = declarations.find(({ tagName }) => tagName === tag) ?? {};
        const known = {
          slot: slots.map((slot) => slot.name),
          attribute: attributes.map((each) => each.name),
        };
        for (const [kind, named] of place) expect(known[kind]).to.include(named);
      });

      it('is shown once, as printed, without a warning', async () => {
        const { warn } = console;
        const warnings: string[] = [];
        console.warn = (text: string) => void warnings.push(text);
        const element = await show(markup);
        expect(element.localName).to.equal(tag);
        for (const text of printed) {
          await waitUntil(() => readFlatText(element).includes(text), `${text} is missing`);
          expect(readFlatText(element).split(text).length - 1, text).to.equal(1);
        }
        // What is slotted is shown.
        const lost = [...element.children].filter(({ assignedSlot }) => !assignedSlot);
        expect(lost.map(({ slot }) => slot)).to.deep.equal([]);
        console.warn = warn;
        element.remove();
        expect(warnings).to.deep.equal([]);
      });
    });
  }
});
