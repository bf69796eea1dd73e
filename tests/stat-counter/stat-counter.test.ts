import { expect, fixtureSync, html, oneEvent } from '@open-wc/testing';
import '../../src/stat-counter/stat-counter.define.js';
import type { StatCounterElement } from '../../src/stat-counter/stat-counter.js';
import { emulateMediaOrSkip } from '../support/emulate-media.js';
import { Frames } from './frames.js';
import { seedStats } from './seed-stats.js';
import { waitUntil } from '../support/wait-until.js';

const slotted = html`<stat-counter value="1500" unit="户次" qualifier="余" label="累计走访群众"
  ><b>1500</b>余户次<span slot="label">累计走访群众</span></stat-counter
>`;

/** Not `fixture`, which waits for a frame. */
async function mount<T extends Element>(template: ReturnType<typeof html>): Promise<T> {
  const element = fixtureSync<T>(template);
  const counters = [element, ...element.querySelectorAll('*')] as Partial<StatCounterElement>[];
  await Promise.all(counters.map(({ updateComplete }) => updateComplete));
  return element;
}

/** What the element itself shows, without what is for the ear or painted over. */
function shownText(counter: StatCounterElement): string {
  const texts = Array.from(counter.renderRoot.childNodes, (node) => {
    const isShown = node instanceof Text || (node instanceof Element && !node.matches('.spoken, .paint'));
    return isShown ? node.textContent : '';
  });
  return texts.join('').trim();
}

function paintOf(counter: StatCounterElement): HTMLElement | null {
  return counter.renderRoot.querySelector('.paint');
}

/** The text that assistive technology gets: the flat tree without what is `aria-hidden`. */
function accessibleText(node: Node): string {
  if (node instanceof Text) return node.data.trim();
  if (node instanceof Element && node.getAttribute('aria-hidden') === 'true') return '';
  if (node instanceof HTMLElement && node.matches('.spoken')) {
    expect(getComputedStyle(node, '::before').content).to.match(/^attr\(data-text\)|^"/);
    return node.dataset.text ?? '';
  }
  const children =
    node instanceof HTMLSlotElement
      ? node.assignedNodes()
      : ((node as Element).shadowRoot ?? node).childNodes;
  return Array.from(children, accessibleText).join('');
}

/** Resolves when the figures are about to move: their paint waits for its first frame. */
async function untilWaiting(frames: Frames): Promise<void> {
  await waitUntil(() => frames.waiting > 0, 'nothing is about to move');
}

/** Long enough for a counter in view to have been seen, and for the code that moves it to have been asked for. */
async function untilSeen(counter: StatCounterElement): Promise<void> {
  await new Promise<void>((resolve) => {
    new IntersectionObserver((_, observer) => {
      observer.disconnect();
      resolve();
    }).observe(counter);
  });
  await counter.updateComplete;
  await import('../../src/stat-counter/digit-paint.js');
  await new Promise((resolve) => setTimeout(resolve));
}

describe('<stat-counter>', () => {
  let frames: Frames;
  let warnings: string[];
  const { warn } = console;

  beforeEach(() => {
    frames = new Frames();
    warnings = [];
    console.warn = (message: string) => warnings.push(message);
  });

  afterEach(() => {
    frames.restore();
    console.warn = warn;
    delete document.documentElement.dataset.motion;
  });

  describe('defaults', () => {
    it('prints nothing and warns of nothing without a number', async () => {
      const counter = await mount<StatCounterElement>(html`<stat-counter></stat-counter>`);
      expect(shownText(counter)).to.equal('');
      expect(warnings).to.deep.equal([]);
    });

    it('has an empty string for each attribute that is not there', () => {
      const { value, unit, label, lead, qualifier, qualifierPosition, from, fromUnit } =
        document.createElement('stat-counter');
      expect([value, unit, label, lead, qualifier, qualifierPosition, from, fromUnit].join('')).to.equal('');
    });
  });

  describe('attributes and properties', () => {
    for (const { source, attributes, printed } of seedStats) {
      it(`prints ${printed} of “${source}” from attributes alone`, async () => {
        const counter = document.createElement('stat-counter');
        for (const [name, value] of Object.entries(attributes)) counter.setAttribute(name, value);
        counter.removeAttribute('label');
        counter.removeAttribute('as-of');
        counter.removeAttribute('note');
        const holder = await mount(html`<div>${counter}</div>`);
        expect(holder.contains(counter)).to.equal(true);
        await counter.updateComplete;
        expect(shownText(counter)).to.equal(printed);
        expect(warnings).to.deep.equal([]);
      });
    }

    it('prints label, as-of and note below the number', async () => {
      const counter = await mount<StatCounterElement>(
        html`<stat-counter value="20" unit="个" label="微心愿" as-of="目前" note="全部完成"></stat-counter>`,
      );
      expect(shownText(counter)).to.equal('20个微心愿目前 全部完成');
    });

    it('groups figures only when asked to', async () => {
      const counter = await mount<StatCounterElement>(
        html`<stat-counter value="1234567" unit="次"></stat-counter>`,
      );
      expect(shownText(counter)).to.equal('1234567次');
      counter.notation = 'grouped';
      await counter.updateComplete;
      expect(shownText(counter)).to.equal('1,234,567次');
    });

    it('cuts 万 and 亿, and keeps the exact value within reach of eye and ear', async () => {
      const counter = await mount<StatCounterElement>(
        html`<stat-counter value="99999999" unit="次" notation="compact"></stat-counter>`,
      );
      expect(shownText(counter)).to.equal('9999.9万次');
      expect(counter.renderRoot.querySelector('b')?.title).to.equal('99999999');
      expect(accessibleText(counter)).to.equal('9999.9万次 99999999');
    });

    it('writes figures in the digits of the nearest language', async () => {
      const holder = await mount(
        html`<div lang="fa"><stat-counter value="1500" unit="بار"></stat-counter></div>`,
      );
      const counter = holder.querySelector('stat-counter')!;
      await counter.updateComplete;
      expect(shownText(counter)).to.equal('۱۵۰۰ بار');
    });
  });

  describe('slots and parts', () => {
    it('leaves the slotted phrase as it is, and prints nothing beside it', async () => {
      const counter = await mount<StatCounterElement>(slotted);
      expect(counter.textContent).to.equal('1500余户次累计走访群众');
      expect(shownText(counter)).to.equal('');
      expect(counter.querySelector('b')!.assignedSlot).to.not.equal(null);
    });

    it('makes the figures of a plain phrase loud, and shows the phrase once', async () => {
      const counter = await mount<StatCounterElement>(html`<stat-counter>连续36小时</stat-counter>`);
      expect(shownText(counter)).to.equal('连续36小时');
      expect(counter.renderRoot.querySelector('b')!.textContent).to.equal('36');
      expect(counter.renderRoot.querySelector('slot')).to.equal(null);
    });

    it('follows a text node that is written to', async () => {
      const counter = await mount<StatCounterElement>(html`<stat-counter>连续36小时</stat-counter>`);
      (counter.lastChild as Text).data = '连续40小时';
      await waitUntil(() => shownText(counter) === '连续40小时');
    });

    it('shows a phrase slotted later instead of the attributes', async () => {
      const counter = await mount<StatCounterElement>(
        html`<stat-counter value="3" unit="米"></stat-counter>`,
      );
      const figures = document.createElement('b');
      figures.textContent = '3';
      counter.append(figures, '余米');
      await waitUntil(() => figures.assignedSlot !== null);
      expect(shownText(counter)).to.equal('');
    });

    it('does not move anything when it is upgraded', async () => {
      const holder = await mount<HTMLElement>(html`<div style="font-size: 20px">${slotted}</div>`);
      const counter = holder.querySelector('stat-counter')!;
      const place = () =>
        Array.from(counter.children, (child) => child.getBoundingClientRect().toJSON() as DOMRect);
      const after = place();
      counter.play();
      await untilWaiting(frames);
      frames.pass(16);
      frames.pass(300);
      expect(place()).to.deep.equal(after);
    });
  });

  describe('interaction', () => {
    it('counts to the printed figures once it is seen, and stops there', async () => {
      const counter = await mount<StatCounterElement>(slotted);
      await untilWaiting(frames);
      frames.pass(16);
      expect(paintOf(counter)!.textContent).to.equal('0');
      frames.pass(500);
      const halfway = Number(paintOf(counter)!.textContent);
      expect(halfway).to.be.within(1000, 1499);
      frames.pass(600);
      expect(paintOf(counter)).to.equal(null);
      expect(counter.textContent).to.contain('1500余户次');
      expect(frames.waiting).to.equal(0);
    });

    it('lays the paint exactly over the figures', async () => {
      const counter = await mount<StatCounterElement>(slotted);
      await untilWaiting(frames);
      frames.pass(16);
      const paint = paintOf(counter)!.getBoundingClientRect();
      const figures = counter.querySelector('b')!.getBoundingClientRect();
      for (const side of ['left', 'top', 'width', 'height'] as const) {
        expect(paint[side]).to.be.closeTo(figures[side], 0.5, side);
      }
    });

    it('lays the paint exactly over the figures of a host with a border and a padding', async () => {
      const counter = await mount<StatCounterElement>(
        html`<stat-counter
          style="border: 3px solid; padding: 5px 7px"
          value="36"
          unit="小时"
          lead="连续"
        ></stat-counter>`,
      );
      await untilWaiting(frames);
      frames.pass(16);
      const paint = paintOf(counter)!.getBoundingClientRect();
      const figures = counter.renderRoot.querySelector('b')!.getBoundingClientRect();
      for (const side of ['left', 'top', 'width', 'height'] as const) {
        expect(paint[side]).to.be.closeTo(figures[side], 0.5, side);
      }
    });

    it('does not begin before it is seen', async () => {
      const holder = await mount(
        html`<div>
          <div style="height: 300vh"></div>
          ${slotted}
        </div>`,
      );
      const counter = holder.querySelector('stat-counter')!;
      await untilSeen(counter);
      expect(frames.waiting).to.equal(0);
      counter.scrollIntoView();
      await untilWaiting(frames);
      window.scrollTo(0, 0);
    });

    it('plays again on demand, and finishes on demand', async () => {
      const counter = await mount<StatCounterElement>(slotted);
      await untilWaiting(frames);
      frames.pass(16);
      counter.finish();
      expect(paintOf(counter)).to.equal(null);
      frames.pass(16);
      counter.play();
      await untilWaiting(frames);
      frames.pass(16);
      expect(paintOf(counter)!.textContent).to.equal('0');
    });

    it('moves from the old value to the new one', async () => {
      const counter = await mount<StatCounterElement>(
        html`<stat-counter value="100" unit="次"></stat-counter>`,
      );
      await untilWaiting(frames);
      counter.finish();
      frames.pass(16);
      counter.value = '200';
      await counter.updateComplete;
      expect(shownText(counter)).to.equal('200次');
      await untilWaiting(frames);
      frames.pass(16);
      expect(paintOf(counter)!.textContent).to.equal('100');
    });

    it('counts a change from the value before it, when the unit is the same', async () => {
      const counter = await mount<StatCounterElement>(
        html`<stat-counter value="20" unit="%" from="80"></stat-counter>`,
      );
      await untilWaiting(frames);
      frames.pass(16);
      expect(paintOf(counter)!.textContent).to.equal('80');
    });

    it('counts a Chinese numeral in Arabic figures and ends in words', async () => {
      const counter = await mount<StatCounterElement>(html`<stat-counter><b>十二</b>载</stat-counter>`);
      await untilWaiting(frames);
      frames.pass(16);
      frames.pass(999);
      expect(paintOf(counter)!.textContent).to.equal('12');
      frames.pass(2);
      expect(paintOf(counter)).to.equal(null);
      expect(counter.textContent).to.equal('十二载');
    });

    it('keeps decimals and grouping on the way', async () => {
      const counter = await mount<StatCounterElement>(html`<stat-counter><b>9,800.50</b>元</stat-counter>`);
      await untilWaiting(frames);
      frames.pass(16);
      frames.pass(900);
      expect(paintOf(counter)!.textContent).to.match(/^9,7\d\d\.\d\d$/);
    });

    it('counts in the digits of the language, and in 万 where the figures are cut short', async () => {
      const paints = async (counter: StatCounterElement): Promise<string> => {
        await untilWaiting(frames);
        frames.pass(16);
        frames.pass(500);
        const { textContent } = paintOf(counter)!;
        counter.finish();
        frames.pass(16);
        return textContent;
      };
      const holder = await mount(
        html`<div lang="fa"><stat-counter value="1500" unit="بار"></stat-counter></div>`,
      );
      expect(await paints(holder.querySelector('stat-counter')!)).to.match(/^[۰-۹]{4}$/);
      const compact = await mount<StatCounterElement>(
        html`<stat-counter value="99999999" unit="次" notation="compact"></stat-counter>`,
      );
      expect(await paints(compact)).to.match(/^8\d{3}(\.\d)?万$/);
      expect(shownText(compact)).to.equal('9999.9万次');
    });

    it('rolls without asking for frames, and ends when its transform does', async () => {
      const counter = await mount<StatCounterElement>(
        html`<stat-counter motion="roll" value="1500" unit="次"></stat-counter>`,
      );
      await untilWaiting(frames);
      const ended = oneEvent(counter, 'stat-counter-end');
      frames.pass(16);
      expect(frames.waiting).to.equal(0);
      const strip = paintOf(counter)!.querySelector('.strip')!;
      const rows = strip.textContent.split('\n');
      expect(rows[0]).to.equal('0');
      expect(rows.slice(-2)).to.deep.equal(['0499', '1500']);
      strip.getAnimations()[0]!.finish();
      await ended;
      expect(paintOf(counter)).to.equal(null);
    });

    it('rolls down to a smaller value', async () => {
      const counter = await mount<StatCounterElement>(
        html`<stat-counter motion="roll" value="20" unit="%" from="80"></stat-counter>`,
      );
      await untilWaiting(frames);
      frames.pass(16);
      const rows = paintOf(counter)!.textContent.split('\n');
      expect(rows.slice(0, 2)).to.deep.equal(['20', '31']);
      expect(rows.at(-1)).to.equal('80');
    });

    describe('in a crowd', () => {
      let counters: StatCounterElement[];

      /** All of them wait for their first frame. */
      async function gather(motion: 'count' | 'roll'): Promise<void> {
        const crowd = Array.from(
          { length: 60 },
          () => html`<stat-counter value="90000" unit="次" motion=${motion}></stat-counter>`,
        );
        const holder = await mount<HTMLElement>(html`<div>${crowd}</div>`);
        counters = [...holder.querySelectorAll('stat-counter')];
        for (const counter of counters) counter.play();
        await untilWaiting(frames);
        await untilSeen(counters[59]!);
      }

      function paints(): string[] {
        return counters.map((counter) => paintOf(counter)?.textContent ?? '');
      }

      it('begins in small groups, so that no frame is held up', async () => {
        await gather('count');
        const begun = () => paints().filter(Boolean).length;
        frames.pass(16);
        const first = begun();
        expect(first).to.be.within(1, 59);
        frames.pass(16);
        frames.pass(16);
        expect(begun()).to.be.greaterThan(first);
      });

      it('writes a third of the numbers in each frame, and begins fewer, where frames are slow', async () => {
        await gather('count');
        const begun = () => paints().filter(Boolean).length;
        for (let count = 0; count < 3; count += 1) frames.pass(40);
        const before = begun();
        frames.pass(40);
        expect(begun() - before).to.be.within(1, 6);
        for (let count = 0; count < 10; count += 1) frames.pass(40);
        expect(begun()).to.equal(60);
        const last = paints();
        frames.pass(40);
        const changed = paints().filter((text, index) => text !== last[index]).length;
        expect(changed).to.be.within(15, 25);
      });

      it('writes all numbers in one frame and none in the next', async () => {
        await gather('count');
        for (let count = 0; count < 12; count += 1) frames.pass(16);
        const changed = (before: string[]) => paints().filter((text, index) => text !== before[index]).length;
        const changes = [0, 0].map(() => {
          const before = paints();
          frames.pass(16);
          return changed(before);
        });
        expect(changes.sort((a, b) => a - b)).to.deep.equal([0, 60]);
      });

      it('flips from row to row instead of rolling, with no layer for each number', async () => {
        await gather('roll');
        frames.pass(16);
        frames.pass(16);
        const counter = counters.find((each) => paintOf(each));
        const seen = new Set<string>();
        while (paintOf(counter!)) {
          expect(paintOf(counter!)!.getAnimations({ subtree: true })).to.deep.equal([]);
          seen.add(paintOf(counter!)!.textContent);
          frames.pass(16);
        }
        expect([...seen]).to.include.members(['0', '12222', '89999']);
        expect([...seen].every((text) => !text.includes('\n'))).to.equal(true);
      });

      it('leaves out those that are ended by what listens to the start of another', async () => {
        await gather('count');
        let ends = 0;
        document.addEventListener('stat-counter-end', () => (ends += 1), { once: true });
        const endOthers = ({ target }: Event) => {
          for (const counter of counters) if (counter !== target) counter.finish();
        };
        document.addEventListener('stat-counter-start', endOthers, { once: true });
        frames.pass(16);
        frames.pass(16);
        expect([paints().filter(Boolean).length, ends]).to.deep.equal([1, 0]);
        for (const counter of counters) counter.finish();
        expect(ends).to.equal(1);
      });
    });

    for (const [moment, what] of [
      ['beforeprint', 'printed'],
      // In a page that comes back from the back-forward cache, figures that had not begun to roll would never end.
      ['pagehide', 'left'],
    ] as const) {
      it(`is at rest before the page is ${what}`, async () => {
        const counter = await mount<StatCounterElement>(slotted);
        await untilWaiting(frames);
        frames.pass(16);
        expect(paintOf(counter)).to.not.equal(null);
        window.dispatchEvent(new Event(moment));
        expect(paintOf(counter)).to.equal(null);
      });
    }

    const stills: readonly (readonly [string, (counter: StatCounterElement) => void])[] = [
      ['static', (counter) => (counter.static = true)],
      ['motion="none"', (counter) => (counter.motion = 'none')],
      ['data-motion="off"', () => (document.documentElement.dataset.motion = 'off')],
      ['data-elder', (counter) => (counter.parentElement!.dataset.elder = '')],
      ['data-grey', (counter) => (counter.parentElement!.dataset.grey = '')],
    ];
    for (const [name, still] of stills) {
      it(`keeps still under ${name}, even on demand`, async () => {
        const holder = document.createElement('div');
        const counter = document.createElement('stat-counter');
        Object.assign(counter, { value: '1500', unit: '次' });
        holder.append(counter);
        still(counter);
        await mount(html`<div>${holder}</div>`);
        await untilSeen(counter);
        counter.play();
        await untilSeen(counter);
        expect(frames.waiting).to.equal(0);
      });
    }

    it('keeps still where less motion is asked for', async function () {
      await emulateMediaOrSkip(this, { reducedMotion: 'reduce' });
      const counter = await mount<StatCounterElement>(slotted);
      await untilSeen(counter);
      counter.play();
      await untilSeen(counter);
      expect(frames.waiting).to.equal(0);
    });

    for (const { attributes, printed } of seedStats.filter(({ moves }) => !moves)) {
      it(`never moves ${printed}`, async () => {
        const counter = document.createElement('stat-counter');
        for (const [name, value] of Object.entries(attributes)) counter.setAttribute(name, value);
        await mount(html`<div>${counter}</div>`);
        await untilSeen(counter);
        counter.play();
        await untilSeen(counter);
        expect(frames.waiting).to.equal(0);
      });
    }
  });

  describe('events', () => {
    it('says when the figures begin to move and when they rest', async () => {
      const names: string[] = [];
      const note = (event: Event) => names.push(event.type);
      document.addEventListener('stat-counter-start', note);
      document.addEventListener('stat-counter-end', note);
      await mount<StatCounterElement>(slotted);
      await untilWaiting(frames);
      expect(names).to.deep.equal([]);
      frames.pass(16);
      expect(names).to.deep.equal(['stat-counter-start']);
      frames.pass(1001);
      expect(names).to.deep.equal(['stat-counter-start', 'stat-counter-end']);
      document.removeEventListener('stat-counter-start', note);
      document.removeEventListener('stat-counter-end', note);
    });

    it('says nothing when it is finished before it began', async () => {
      const counter = await mount<StatCounterElement>(slotted);
      let count = 0;
      counter.addEventListener('stat-counter-end', () => (count += 1));
      await untilWaiting(frames);
      counter.finish();
      expect(count).to.equal(0);
    });
  });

  describe('failure', () => {
    const bad: readonly (readonly [Record<string, string>, string])[] = [
      [{ value: 'abc', unit: '户' }, 'abc户'],
      [{ value: 'NaN', unit: '人' }, 'NaN人'],
      [{ value: '1e400', unit: '户' }, '1e400户'],
      [{ value: '', unit: '件' }, '件'],
      [{ value: '1501' }, '1501'],
      [{ from: '15', 'from-unit': '天', value: ' ' }, '15天'],
      [{ value: '1500', unit: '户', qualifier: '许' }, '1500许户'],
    ];
    for (const [attributes, text] of bad) {
      it(`shows ${JSON.stringify(attributes)} as it stands and still, and warns once`, async () => {
        const create = () => {
          const counter = document.createElement('stat-counter');
          for (const [name, value] of Object.entries(attributes)) counter.setAttribute(name, value);
          return counter;
        };
        const counter = create();
        await mount(html`<div>${counter}${create()}</div>`);
        await untilSeen(counter);
        expect(shownText(counter)).to.equal(text);
        expect(frames.waiting).to.equal(0);
        expect(warnings).to.have.length(1);
        expect(warnings[0]).to.contain('<stat-counter');
      });
    }

    it('keeps the slotted text beside a bad value, still', async () => {
      const counter = await mount<StatCounterElement>(
        html`<stat-counter value="abd"><b>1500</b>余户次</stat-counter>`,
      );
      await untilSeen(counter);
      expect(counter.textContent).to.equal('1500余户次');
      expect(frames.waiting).to.equal(0);
      expect(warnings).to.have.length(1);
    });
  });

  describe('language', () => {
    it('says a change in the words of the nearest language', async () => {
      const holder = await mount(
        html`<div lang="en">
          <stat-counter value="72" unit="hours" from="15" from-unit="days" label="Replaced"></stat-counter>
        </div>`,
      );
      expect(accessibleText(holder.querySelector('stat-counter')!)).to.equal(
        'Replaced from 15 days to 72 hours',
      );
    });
  });

  describe('accessibility', () => {
    it('is one string that says the label first', async () => {
      const counter = await mount<StatCounterElement>(slotted);
      expect(accessibleText(counter)).to.equal('累计走访群众 1500余户次');
    });

    it('says a change once, in words', async () => {
      const counter = await mount<StatCounterElement>(
        html`<stat-counter value="72" unit="小时" from="15" from-unit="天"
          ><s>15天</s>→<b>72</b>小时<span slot="label">工期</span></stat-counter
        >`,
      );
      expect(accessibleText(counter)).to.equal('工期 从15天到72小时');
    });

    it('keeps that string apart from the text of the page, so that a number is found and copied once', async () => {
      const counter = await mount<StatCounterElement>(slotted);
      const texts = document.createTreeWalker(counter.renderRoot, NodeFilter.SHOW_TEXT);
      let own = '';
      while (texts.nextNode()) own += (texts.currentNode as Text).data;
      expect(own).to.equal('');
    });

    it('keeps a link in the label within reach', async () => {
      const counter = await mount<StatCounterElement>(
        html`<stat-counter
          ><b>3</b>米<span slot="label"><a href="#a">深坑</a></span></stat-counter
        >`,
      );
      expect(accessibleText(counter)).to.equal('3米深坑');
    });

    for (const motion of ['count', 'roll'] as const) {
      it(`holds only the final number in every frame of ${motion}`, async () => {
        const counter = await mount<StatCounterElement>(slotted);
        counter.motion = motion;
        // Being seen plays it; another call of `play` would end what this test watches.
        await untilSeen(counter);
        await untilWaiting(frames);
        const painted = new Set<string>();
        for (let time = 0; time <= 1200; time += 16) {
          frames.pass(16);
          const paint = paintOf(counter)?.textContent;
          if (paint) painted.add(paint);
          expect(counter.textContent).to.equal('1500余户次累计走访群众');
          expect(accessibleText(counter)).to.equal('累计走访群众 1500余户次');
        }
        expect(painted.size).to.be.at.least(motion === 'count' ? 20 : 1);
      });
    }

    it('passes axe, at rest and moving', async () => {
      const counter = await mount<StatCounterElement>(slotted);
      await expect(counter).to.be.accessible();
      await untilWaiting(frames);
      frames.pass(16);
      frames.restore();
      await expect(counter).to.be.accessible();
    });
  });

  describe('lifecycle', () => {
    it('comes to rest when it is removed, and moves again when it is put back and played', async () => {
      const counter = await mount<StatCounterElement>(slotted);
      await untilWaiting(frames);
      frames.pass(16);
      const parent = counter.parentElement!;
      counter.remove();
      expect(paintOf(counter)).to.equal(null);
      counter.play();
      parent.append(counter);
      await counter.updateComplete;
      frames.pass(16);
      expect(paintOf(counter)).to.equal(null);
      counter.play();
      await untilWaiting(frames);
      frames.pass(16);
      expect(paintOf(counter)).to.not.equal(null);
    });

    it('drops a wish to move that is overtaken while its code loads', async () => {
      const counter = await mount<StatCounterElement>(slotted);
      await untilWaiting(frames);
      counter.finish();
      frames.pass(16);
      counter.play();
      counter.finish();
      await untilSeen(counter);
      expect(frames.waiting).to.equal(0);
    });
  });
});
