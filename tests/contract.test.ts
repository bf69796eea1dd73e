import { aTimeout, expect, nextFrame } from '@open-wc/testing';
import type { LitElement } from 'lit';
import '../src/define.js';

/** What every element keeps, read from the manifest: see house-style.md §9. */

interface Typed {
  name: string;
  type?: { text: string };
  default?: string;
}
interface Attribute extends Typed {
  fieldName: string;
}
interface Member extends Typed {
  kind: 'field' | 'method';
  privacy?: string;
  readonly?: boolean;
  attribute?: string;
  description?: string;
}
interface ElementDeclaration {
  tagName?: string;
  summary?: string;
  attributes?: Attribute[];
  members?: Member[];
  events?: { name: string; description?: string }[];
  slots?: { name: string; description?: string }[];
  cssParts?: { name: string; description?: string }[];
  cssProperties?: { name: string; description?: string; default?: string }[];
}
interface Manifest {
  modules: { path: string; declarations: ElementDeclaration[] }[];
}

type Sample = string | number | boolean;
type ElementClass = typeof LitElement;

const manifest = (await (await fetch('/custom-elements.json')).json()) as Manifest;
const declarations = manifest.modules
  .flatMap((module) => module.declarations)
  .filter((declaration) => declaration.tagName);

/** A value of the attribute's type that is not its default; `undefined` where none makes sense out of context. */
function sampleOf({ name, type, default: initial }: Attribute): Sample | undefined {
  // No test asks a service.
  if (name === 'endpoint') return undefined;
  if (name === 'adapter') return 'local';
  const text = type?.text ?? '';
  const choices = [...text.matchAll(/'([^']+)'/g)].map(([, choice]) => choice);
  if (choices.length > 0) return choices.find((choice) => `'${choice}'` !== initial);
  if (/\bboolean\b/.test(text)) return true;
  if (/\bnumber\b/.test(text)) return 1;
  return name.endsWith('href') ? 'https://example.org/' : '12';
}

function create(tag: string): LitElement {
  return document.createElement(tag) as LitElement;
}

async function connect(element: LitElement): Promise<LitElement> {
  document.body.append(element);
  await settle(element);
  return element;
}

/** Waits until an element has rendered what it had to, and what it loads or measures on its own. */
async function settle(element: LitElement): Promise<void> {
  let before: string;
  do {
    before = snapshot(element);
    await element.updateComplete;
    await aTimeout(25);
  } while (snapshot(element) !== before);
}

/** The shadow tree without Lit's own marks. */
function shadowOf(element: LitElement): string {
  return element.shadowRoot?.innerHTML.replace(/<!--.*?-->|\blit\$\d+\$/g, '') ?? '';
}

function snapshot(element: LitElement): string {
  const attributes = [...element.attributes].map(({ name, value }) => `${name}=${value}`).sort();
  return `${attributes.join(' ')}\n${shadowOf(element)}`;
}

function setProperty(element: LitElement, { fieldName }: Attribute, value: Sample): void {
  (element as unknown as Record<string, Sample>)[fieldName] = value;
}

function getProperty(element: LitElement, { fieldName }: Attribute): unknown {
  return (element as unknown as Record<string, unknown>)[fieldName];
}

function writeAttribute(element: Element, { name }: Attribute, value: Sample): void {
  if (typeof value === 'boolean') element.toggleAttribute(name, value);
  else element.setAttribute(name, String(value));
}

let lateCount = 0;

/** A tag that is registered when `define` is called, with a class of the same behaviour. */
function lateTag(tag: string): { name: string; define: () => void } {
  const name = `${tag}-late-${++lateCount}`;
  const ElementOfTag = customElements.get(tag) as ElementClass;
  return { name, define: () => customElements.define(name, class extends ElementOfTag {}) };
}

/** What elements load when it is used. On a busy machine that takes longer than any test here waits for it. */
const loadedLater = [
  '/src/like-button/like-button.words.ts',
  '/src/like-board/like-board.foot.ts',
  '/src/qr-link/qr-modules.ts',
  '/src/stat-counter/digit-paint.ts',
  '/src/stat-counter/printed-number.ts',
  '/src/swipe-gallery/gallery-dots.ts',
  '/src/swipe-gallery/shown-slides.ts',
  '/src/swipe-gallery/slide-drag.ts',
  '/src/swipe-gallery/slide-keys.ts',
  '/src/tally/local-adapter.ts',
  '/src/tally/other-adapters.ts',
  '/src/tally/tally-engine.ts',
  '/src/worker-profile/card-link.ts',
  '/src/worker-profile/story-box.ts',
];

describe('contract', () => {
  before(() => Promise.all(loadedLater.map((path) => import(path))));
  // What moves on its own would be caught in the middle.
  before(() => (document.documentElement.dataset['motion'] = 'off'));
  after(() => delete document.documentElement.dataset['motion']);

  it('has a declaration for every element that is registered', () => {
    const defined = manifest.modules
      .filter(({ path }) => path.endsWith('.define.js'))
      .map(({ path }) => path);
    expect(declarations.length).to.be.greaterThan(0);
    expect(defined.length).to.equal(declarations.length);
  });

  it('registers nothing when the classes are imported without their definitions', async () => {
    const frame = document.createElement('iframe');
    document.body.append(frame);
    const page = frame.contentWindow as Window & typeof globalThis;
    const script = page.document.createElement('script');
    script.type = 'module';
    script.textContent = `import '/src/index.ts'; document.dispatchEvent(new Event('imported'));`;
    const imported = new Promise((resolve) => page.document.addEventListener('imported', resolve));
    page.document.head.append(script);
    await imported;
    const registered = declarations.filter(({ tagName }) => page.customElements.get(tagName!));
    frame.remove();
    expect(registered).to.eql([]);
  });

  for (const declaration of declarations) {
    const tag = declaration.tagName!;
    const attributes = declaration.attributes ?? [];
    const members = declaration.members ?? [];

    describe(`<${tag}>`, () => {
      const written: unknown[][] = [];
      const levels = ['log', 'info', 'warn', 'error', 'debug'] as const;
      const originals = levels.map((level) => console[level]);

      before(() => {
        for (const level of levels) console[level] = (...args: unknown[]) => written.push([level, ...args]);
      });

      after(() => levels.forEach((level, index) => (console[level] = originals[index])));

      afterEach(() => {
        document.body.querySelectorAll(`${tag}, [data-contract]`).forEach((element) => element.remove());
      });

      it('is described: summary, slots, parts and variables with their defaults', () => {
        expect(declaration.summary, 'summary').to.be.a('string').and.not.equal('');
        const { slots = [], cssParts = [], cssProperties = [] } = declaration;
        const silent = [...slots, ...cssParts, ...cssProperties].filter((each) => !each.description);
        expect(
          silent.map(({ name }) => name),
          'without a description',
        ).to.eql([]);
        const bare = cssProperties.filter((property) => !property.default);
        expect(
          bare.map(({ name }) => name),
          'variables without a default',
        ).to.eql([]);
        const mute = members.filter((member) => member.attribute && !member.description);
        expect(
          mute.map(({ name }) => name),
          'attributes without a description',
        ).to.eql([]);
      });

      it('names events as the platform does, or by its tag', () => {
        const native = ['toggle', 'change', 'input', 'scroll', 'scrollend'];
        const odd = (declaration.events ?? []).filter(
          ({ name }) => !native.includes(name) && !name.startsWith(`${tag}-`),
        );
        expect(odd.map(({ name }) => name)).to.eql([]);
      });

      it('has a property and a default for each attribute', () => {
        const element = create(tag);
        for (const attribute of attributes) {
          const text = attribute.type?.text ?? '';
          expect(attribute.fieldName in element, `property of ${attribute.name}`).to.equal(true);
          const value = getProperty(element, attribute);
          if (value === undefined) expect(text, `type of ${attribute.name}`).to.include('undefined');
          else if (attribute.default && !/[(.]/.test(attribute.default)) {
            expect(String(value), `default of ${attribute.name}`).to.equal(
              attribute.default.replace(/^'|'$/g, ''),
            );
          }
        }
      });

      it('is without an attribute that is taken away as if it had never been', async () => {
        const fresh = shadowOf(await connect(create(tag)));
        const remove = async (attribute: Attribute): Promise<void> => {
          const sample = sampleOf(attribute);
          if (sample === undefined) return;
          const element = create(tag);
          writeAttribute(element, attribute, sample);
          await connect(element);
          element.removeAttribute(attribute.name);
          await settle(element);
          expect(shadowOf(element), attribute.name).to.equal(fresh);
        };
        await Promise.all(attributes.map(remove));
      });

      it('takes no text and a number for a text, as frameworks set them', async () => {
        const set = async (attribute: Attribute, value: unknown): Promise<string> => {
          const element = await connect(create(tag));
          setProperty(element, attribute, value as never);
          await settle(element);
          return shadowOf(element);
        };
        const check = async (attribute: Attribute): Promise<void> => {
          if (attribute.type?.text !== 'string' || sampleOf(attribute) === undefined) return;
          const values = ['', null, undefined, '1500', 1500];
          const [empty, ...others] = await Promise.all(values.map((value) => set(attribute, value)));
          expect(others, attribute.name).to.eql([empty, empty, others[2], others[2]]);
        };
        await Promise.all(attributes.map(check));
      });

      it('is made by createElement, without attributes or children', () => {
        const element = create(tag);
        expect(element).to.be.instanceOf(customElements.get(tag));
        expect([element.attributes.length, element.childNodes.length]).to.eql([0, 0]);
      });

      it('can be connected empty', async () => {
        const element = await connect(create(tag));
        expect(element.shadowRoot).to.not.equal(null);
      });

      it('keeps its own children and what they say', async () => {
        const element = create(tag);
        element.innerHTML = '<p>one</p>text<ul><li>two</li></ul>';
        const children = [...element.childNodes];
        await connect(element);
        expect([...element.childNodes]).to.eql(children);
        expect(element.textContent).to.equal('onetexttwo');
      });

      for (const attribute of attributes) {
        const value = sampleOf(attribute);
        if (value === undefined) continue;

        it(`reads ${attribute.name} alike from attribute and property, before and after it is connected`, async () => {
          const [before, written, after, rewritten] = [create(tag), create(tag), create(tag), create(tag)];
          setProperty(before, attribute, value);
          writeAttribute(written, attribute, value);
          await Promise.all([before, written, after, rewritten].map(connect));
          setProperty(after, attribute, value);
          writeAttribute(rewritten, attribute, value);
          await Promise.all([after, rewritten].map(settle));

          const expected = shadowOf(before);
          expect(shadowOf(written), 'attribute before').to.equal(expected);
          expect(shadowOf(after), 'property after').to.equal(expected);
          expect(shadowOf(rewritten), 'attribute after').to.equal(expected);
          expect(getProperty(rewritten, attribute)).to.equal(getProperty(before, attribute));
        });
      }

      it('takes over what a page set before it was defined', async () => {
        const { name, define } = lateTag(tag);
        const late = create(name);
        late.dataset['contract'] = '';
        document.body.append(late);
        const sampled = attributes.flatMap((attribute) => {
          const value = sampleOf(attribute);
          return value === undefined ? [] : [{ attribute, value }];
        });
        for (const { attribute, value } of sampled) setProperty(late, attribute, value);
        define();
        customElements.upgrade(late);
        await settle(late);
        for (const { attribute } of sampled) {
          expect(Object.hasOwn(late, attribute.fieldName), `own ${attribute.fieldName}`).to.equal(false);
        }
        const prompt = create(tag);
        for (const { attribute, value } of sampled) setProperty(prompt, attribute, value);
        await connect(prompt);
        expect(shadowOf(late)).to.equal(shadowOf(prompt));
      });

      it('is the same after it was removed and inserted again', async () => {
        const element = await connect(create(tag));
        const before = snapshot(element);
        element.remove();
        await nextFrame();
        await connect(element);
        expect(snapshot(element)).to.equal(before);
      });

      it('survives a move into another document', async () => {
        const element = await connect(create(tag));
        const frame = document.createElement('iframe');
        frame.dataset['contract'] = '';
        document.body.append(frame);
        frame.contentDocument!.body.append(element);
        await settle(element);
        await connect(element);
        expect(element.isConnected).to.equal(true);
      });

      it('is accessible when empty', async () => {
        await expect(await connect(create(tag))).to.be.accessible();
      });

      it('sets no attribute of its own on the host but those it reflects', async () => {
        const element = await connect(create(tag));
        const own = [...element.attributes].map(({ name }) => name);
        const known = [...attributes.map(({ name }) => name), 'role', 'tabindex', 'lang', 'dir'];
        expect(own.filter((name) => !known.includes(name))).to.eql([]);
      });

      it('has written nothing to the console in all of this, but advice to its author', () => {
        const advice = new RegExp(`^lanelight: <${tag}\\b`);
        expect(written.filter(([, text]) => !advice.test(String(text)))).to.eql([]);
      });
    });
  }
});
