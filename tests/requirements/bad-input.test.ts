import { aTimeout, expect } from '@open-wc/testing';
import type { LitElement } from 'lit';
import '../../src/define.js';
import { readFlatText } from '../support/flat-text.js';

/** What may stand in any attribute and any slot of the elements that introduce people. */
const texts: Readonly<Record<string, string>> = {
  'an empty text': '',
  '10,000 characters': '长'.repeat(10_000),
  'text from right to left': 'مەھەللە خىزمەتچىسى',
  emoji: '👩🏽‍🚒👨‍👩‍👧',
  'a lone surrogate': '\ud83d',
  'what looks like markup': '<img src=x onerror="globalThis.wasRun=true"><script>1</script>',
  'what looks like an expression': '${alert(1)} {{lit$0$}} <!-- -->',
};

const attributes: Readonly<Record<string, readonly string[]>> = {
  'worker-profile': 'name surname post street community district city nickname motto years href'.split(' '),
  'column-header': 'kicker kicker-href published source season issued-by'.split(' '),
  'column-credits': ['label'],
  'reading-panel': ['label', 'cue'],
};

const slots: Readonly<Record<string, readonly string[]>> = {
  'worker-profile':
    ' portrait heading name post street community district city nickname years motto quote tags stats facts career projects process honours media actions'.split(
      ' ',
    ),
  'column-header':
    'kicker issued-by abstract title published source original season cover standfirst intro organisers byline follow'.split(
      ' ',
    ),
  'column-credits': ['', 'follow', 'reprint'],
  'reading-panel': [''],
};

const enumerated: readonly [string, string][] = [
  ['worker-profile', 'layout'],
  ['worker-profile', 'story'],
];

let errors: unknown[];
const onError = (event: ErrorEvent): void => void errors.push(event.message);
beforeEach(() => {
  errors = [];
  addEventListener('error', onError);
});
afterEach(() => {
  removeEventListener('error', onError);
  document.querySelectorAll('.bad-input').forEach((element) => element.remove());
});

async function add(element: Element): Promise<void> {
  element.classList.add('bad-input');
  document.body.append(element);
  await (element as LitElement).updateComplete;
  await aTimeout(0);
  await (element as LitElement).updateComplete;
}

function fill(slot: string, text: string): HTMLElement {
  const child = document.createElement(slot === 'heading' || slot === 'title' ? 'h2' : 'p');
  if (slot) child.slot = slot;
  child.textContent = text;
  return child;
}

describe('bad input', () => {
  for (const tag of Object.keys(attributes)) {
    describe(`<${tag}>`, () => {
      for (const [what, text] of Object.entries(texts)) {
        it(`shows ${what} in an attribute as text, or leaves it out`, async () => {
          for (const attribute of attributes[tag]!) {
            const element = document.createElement(tag);
            element.setAttribute(attribute, text);
            await add(element);
            const { shadowRoot } = element;
            expect(shadowRoot?.querySelector('img, script')).to.equal(null);
            expect(shadowRoot?.querySelector('a')?.getAttribute('href') ?? 'relative').not.to.match(
              /^javascript/,
            );
          }
          expect([errors, 'wasRun' in globalThis]).to.eql([[], false]);
        });

        it(`shows ${what} in a slot once`, async () => {
          for (const slot of slots[tag]!) {
            const element = document.createElement(tag);
            element.append(fill(slot, text));
            await add(element);
            expect(readFlatText(element).split(text || ' ').length, slot).to.be.at.least(text ? 2 : 1);
            expect(element.textContent).to.equal(text);
          }
          expect(errors).to.eql([]);
        });
      }

      it('shows every child of a slot that is filled twice', async () => {
        for (const slot of slots[tag]!) {
          const element = document.createElement(tag);
          element.append(fill(slot, '甲甲'), fill(slot, '乙乙'));
          await add(element);
          expect(readFlatText(element), slot).to.contain('甲甲').and.contain('乙乙');
        }
        expect(errors).to.eql([]);
      });

      it('shows what is added, moved to another slot, and takes away what is removed', async () => {
        const element = document.createElement(tag);
        await add(element);
        const child = fill(slots[tag]![0]!, '后来');
        element.append(child);
        await aTimeout(0);
        await (element as LitElement).updateComplete;
        expect(readFlatText(element)).to.contain('后来');
        const other = slots[tag]!.at(-1)!;
        if (other) child.slot = other;
        await aTimeout(0);
        await (element as LitElement).updateComplete;
        expect(readFlatText(element)).to.contain('后来');
        child.remove();
        await aTimeout(0);
        await (element as LitElement).updateComplete;
        expect(readFlatText(element)).not.to.contain('后来');
        expect(errors).to.eql([]);
      });

      it('shows one that stands inside another', async () => {
        const outer = document.createElement(tag);
        const inner = document.createElement(tag);
        inner.append(fill(slots[tag]![0]!, '里面'));
        outer.append(inner);
        await add(outer);
        expect(readFlatText(outer)).to.contain('里面');
        expect(errors).to.eql([]);
      });
    });
  }

  for (const [tag, attribute] of enumerated) {
    for (const [what, text] of Object.entries(texts)) {
      it(`<${tag} ${attribute}>: keeps the text with ${what}`, async () => {
        const element = document.createElement(tag);
        element.setAttribute(attribute, text);
        element.append(fill('', '正文'));
        await add(element);
        expect((element.firstElementChild as HTMLElement).offsetHeight).to.be.above(0);
        expect(errors).to.eql([]);
      });
    }
  }

  for (const level of ['h1', 'p', 'div']) {
    it(`shows a heading that is a <${level}>`, async () => {
      for (const [tag, slot] of [
        ['worker-profile', 'heading'],
        ['column-header', 'title'],
      ] as const) {
        const element = document.createElement(tag);
        const heading = document.createElement(level);
        heading.slot = slot;
        heading.textContent = '范迪';
        element.append(heading);
        await add(element);
        expect(readFlatText(element)).to.contain('范迪');
        expect(element.shadowRoot?.querySelector('h1, h2, h3, h4, h5, h6')).to.equal(null);
      }
      expect(errors).to.eql([]);
    });
  }
});
