import { aTimeout, expect } from '@open-wc/testing';
import type { LitElement } from 'lit';
import '../../src/define.js';
import { readFlatText } from '../support/flat-text.js';
import { waitUntil } from '../support/wait-until.js';

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

/** How an attribute is shown: as text, as the first character of it, as a name for the ear, or as an address. */
type Showing = 'text' | 'initial' | 'name' | 'address' | 'flag' | 'choice';

const attributes: Readonly<Record<string, Readonly<Record<string, Showing>>>> = {
  'worker-profile': {
    name: 'text',
    surname: 'text',
    post: 'text',
    street: 'text',
    community: 'text',
    district: 'text',
    city: 'text',
    nickname: 'text',
    motto: 'text',
    years: 'text',
    href: 'address',
    layout: 'choice',
    story: 'choice',
  },
  'column-header': {
    kicker: 'text',
    'kicker-href': 'address',
    published: 'text',
    source: 'text',
    original: 'flag',
    season: 'text',
    'issued-by': 'text',
  },
  'column-credits': { label: 'name' },
  'reading-panel': { label: 'name', cue: 'text', expanded: 'flag' },
};

const slots: Readonly<Record<string, readonly string[]>> = {
  'worker-profile':
    ' portrait heading name post street community district city nickname years motto quote tags stats facts career projects process honours media actions'.split(
      ' ',
    ),
  'column-header':
    ' kicker issued-by abstract title published source original season cover standfirst intro organisers byline follow'.split(
      ' ',
    ),
  'column-credits': ['', 'follow', 'reprint'],
  'reading-panel': [''],
};

/** Slots that may have several children; of all others a second one is a slip, and is shown all the same. */
const plural: Readonly<Record<string, readonly string[]>> = {
  'worker-profile': ['', 'quote', 'media', 'actions'],
  'column-header': ['', 'standfirst', 'intro', 'organisers', 'byline', 'follow'],
  'column-credits': ['', 'follow', 'reprint'],
  'reading-panel': [''],
};

/** What the slot asks for, so that nothing else is to be warned of. */
const holders: Readonly<Record<string, string>> = {
  'worker-profile heading': 'h2',
  'column-header title': 'h1',
  'column-credits ': 'ul',
};

const tags = Object.keys(attributes);
const long = '长句。'.repeat(2000);

describe('bad input', () => {
  const { warn } = console;
  let errors: unknown[];
  let warnings: string[];
  const onError = (event: ErrorEvent): void => void errors.push(event.message);
  const onRejection = (event: PromiseRejectionEvent): void => void errors.push(String(event.reason));

  beforeEach(() => {
    errors = [];
    warnings = [];
    addEventListener('error', onError);
    addEventListener('unhandledrejection', onRejection);
    console.warn = (text: string) => void warnings.push(text);
  });

  afterEach(() => {
    removeEventListener('error', onError);
    removeEventListener('unhandledrejection', onRejection);
    console.warn = warn;
    document.querySelectorAll('.bad-input').forEach((element) => element.remove());
    expect([errors, 'wasRun' in globalThis]).to.eql([[], false]);
  });

  async function settle(element: Element): Promise<void> {
    await (element as LitElement).updateComplete;
    await aTimeout(0);
    await (element as LitElement).updateComplete;
  }

  async function add<T extends Element>(element: T): Promise<T> {
    element.classList.add('bad-input');
    document.body.append(element);
    await settle(element);
    return element;
  }

  function fill(tag: string, slot: string, text: string): HTMLElement {
    const child = document.createElement(holders[`${tag} ${slot}`] ?? 'p');
    if (slot) child.slot = slot;
    child.textContent = text;
    return child;
  }

  function count(text: string, part: string): number {
    return part ? text.split(part).length - 1 : 1;
  }

  /** Two of a kind, since a page's author is told once. */
  async function addTwo(create: () => Element): Promise<Element> {
    await add(create());
    return add(create());
  }

  for (const tag of tags) {
    describe(`<${tag}>`, () => {
      for (const [attribute, showing] of Object.entries(attributes[tag]!)) {
        describe(attribute, () => {
          /** A header's address is that of its kicker. */
          const create = (text?: string): HTMLElement => {
            const element = document.createElement(tag);
            if (attribute === 'kicker-href') element.setAttribute('kicker', '栏目');
            if (attribute === 'href') element.setAttribute('name', '范迪');
            if (tag === 'reading-panel') element.append(fill(tag, '', long));
            element.append(fill(tag, '', '正文'));
            if (text !== undefined) element.setAttribute(attribute, text);
            return element;
          };

          it('may be absent', async () => {
            const element = await addTwo(() => create());
            expect(count(readFlatText(element), '正文')).to.equal(1);
            expect(warnings.filter((each) => each.includes(` ${attribute}=`))).to.eql([]);
          });

          for (const [what, text] of Object.entries(texts)) {
            it(`takes ${what}`, async () => {
              const element = await addTwo(() => create(text));
              const { shadowRoot } = element;
              // A panel that scrolls has its cue, name and button once it has measured itself.
              if (tag === 'reading-panel')
                await waitUntil(
                  () => shadowRoot?.querySelector('button') != null,
                  'the panel does not scroll',
                );
              const flat = readFlatText(element);
              expect(count(flat, '正文')).to.equal(1);
              expect(shadowRoot?.querySelector('img, script')).to.equal(null);
              const named = warnings.filter((each) => each.startsWith(`lanelight: <${tag} ${attribute}=`));
              expect(named.length, warnings.join(' | ')).to.equal(showing === 'choice' ? 1 : 0);
              // The initial of a name of one character is that name.
              const times = attribute === 'name' && text.length === 1 ? 2 : 1;
              if (showing === 'text') expect(count(flat, text), 'times').to.equal(times);
              if (showing === 'name') {
                const name = shadowRoot?.querySelector('[aria-label]')?.getAttribute('aria-label');
                if (text) expect(name === text).to.equal(true);
                else expect(name).to.match(/\S/);
              }
              if (showing === 'address')
                expect((shadowRoot?.querySelector('a')?.getAttribute('href') ?? '') === text).to.equal(true);
            });
          }

          if (showing !== 'address') return;
          for (const address of ['javascript:wasRun=1', 'data:text/html,x', 'vbscript:y', 'http://[']) {
            it(`leaves ${address} out, and names it once`, async () => {
              const element = await addTwo(() => create(address));
              expect(element.shadowRoot?.querySelector('a')).to.equal(null);
              const named = warnings.filter((each) =>
                each.includes(`<${tag} ${attribute}="${address}">: expected`),
              );
              expect(named.length, warnings.join(' | ')).to.equal(1);
            });
          }
        });
      }

      for (const slot of slots[tag]!) {
        for (const [what, text] of Object.entries(texts)) {
          it(`shows ${what} once in slot="${slot}"`, async () => {
            const element = await addTwo(() => {
              const holder = document.createElement(tag);
              holder.append(fill(tag, slot, text));
              return holder;
            });
            const isItsOwnInitial = slot === 'name' && text.length === 1;
            expect(count(readFlatText(element), text)).to.equal(isItsOwnInitial ? 2 : 1);
            expect(element.textContent === text).to.equal(true);
            expect(warnings.filter((each) => !each.includes('give the region a name'))).to.eql([]);
          });
        }

        it(`shows both children of slot="${slot}"`, async () => {
          const element = await addTwo(() => {
            const holder = document.createElement(tag);
            holder.append(fill(tag, slot, '甲甲'), fill(tag, slot, '乙乙'));
            return holder;
          });
          expect(readFlatText(element)).to.contain('甲甲').and.contain('乙乙');
          const named = warnings.filter((each) => each.includes(`<${tag}>: slot="${slot}"`));
          expect(named.length, warnings.join(' | ')).to.equal(plural[tag]!.includes(slot) ? 0 : 1);
        });

        it(`shows what is added to slot="${slot}" later, moved away, and takes away what is removed`, async () => {
          const element = await add(document.createElement(tag));
          const child = fill(tag, slot, '后来');
          element.append(child);
          await settle(element);
          expect(count(readFlatText(element), '后来')).to.equal(1);
          const other = slots[tag]!.find((each) => each !== slot) ?? '';
          child.slot = other;
          await settle(element);
          expect(count(readFlatText(element), '后来')).to.equal(1);
          child.remove();
          await settle(element);
          expect(readFlatText(element)).not.to.contain('后来');
        });
      }

      it('leaves a slot that it has not out, keeps it in the page, and names it once', async () => {
        const element = await addTwo(() => {
          const holder = document.createElement(tag);
          holder.append(fill(tag, 'no-such', '没有这个位置'));
          return holder;
        });
        expect(element.textContent).to.equal('没有这个位置');
        expect(warnings.filter((each) => each.includes('no-such'))).to.eql([
          `lanelight: <${tag}>: slot="no-such" is not shown here.`,
        ]);
      });

      it('shows one that stands inside another', async () => {
        const outer = document.createElement(tag);
        const inner = document.createElement(tag);
        inner.append(fill(tag, '', '里面'));
        outer.append(inner);
        await add(outer);
        expect(readFlatText(outer)).to.contain('里面');
      });
    });
  }

  it('warns once of a card inside a card', async () => {
    await addTwo(() => {
      const outer = document.createElement('worker-profile');
      outer.append(document.createElement('worker-profile'));
      return outer;
    });
    // The test before this one may have been the first.
    expect(warnings.filter((each) => each.includes('inside another')).length).to.be.at.most(1);
  });

  const wrongHeadings: readonly (readonly [tag: string, slot: string, level: string])[] = [
    ['worker-profile', 'heading', 'h1'],
    ['worker-profile', 'heading', 'p'],
    ['worker-profile', 'heading', 'div'],
    ['column-header', 'title', 'h4'],
    ['column-header', 'title', 'p'],
  ];
  for (const [tag, slot, level] of wrongHeadings) {
    it(`shows a <${level}> as the ${slot} of <${tag}>, and warns of it`, async () => {
      const element = await addTwo(() => {
        const holder = document.createElement(tag);
        const heading = document.createElement(level);
        heading.slot = slot;
        heading.textContent = '范迪';
        holder.append(heading);
        return holder;
      });
      expect(count(readFlatText(element), '范迪')).to.equal(1);
      expect(element.shadowRoot?.querySelector('h1, h2, h3, h4, h5, h6')).to.equal(null);
      const named = warnings.filter((each) => each.includes(`slot="${slot}" takes`));
      expect(named.length, warnings.join(' | ')).to.equal(1);
    });
  }
});
