import { aTimeout, expect, fixture, html, nextFrame, oneEvent } from '@open-wc/testing';
import { sendKeys } from '@web/test-runner-commands';
import { setLocale } from '../../src/i18n/localize.js';
import '../../src/reading-panel/reading-panel.define.js';
import { ReadingPanelElement } from '../../src/reading-panel/reading-panel.js';
import { emulateMediaOrSkip } from '../support/emulate-media.js';
import { adoptLightSheet, createPlainTwin, measureLayout } from '../support/light-sheet.js';
import { waitUntil } from '../support/wait-until.js';

const paragraph = '作为社区群众的“贴心人”,他在3000多个日夜中累计走访群众1500余户次,解决民生诉求800余件。';

/** The observer of sizes has reported, the panel has measured, and what it changed is drawn. */
async function settle(element: ReadingPanelElement): Promise<void> {
  await nextFrame();
  await nextFrame();
  await nextFrame();
  await element.updateComplete;
}

async function create(
  paragraphs: number,
  attributes: Record<string, string> = {},
): Promise<ReadingPanelElement> {
  const element = document.createElement('reading-panel');
  for (const [name, value] of Object.entries({ label: '范迪', ...attributes }))
    element.setAttribute(name, value);
  for (let index = 0; index < paragraphs; index += 1) {
    const text = document.createElement('p');
    text.textContent = `${index}。${paragraph}`;
    element.append(text);
  }
  const box = await fixture(html` <div>${element}</div> `);
  (box as HTMLElement).style.cssText = 'inline-size: 320px; --reading-panel-size: 240px';
  await settle(element);
  return element;
}

const find = <T extends HTMLElement>(element: Element, selector: string) =>
  element.shadowRoot!.querySelector<T>(selector);
const getScroller = (element: Element) => find(element, '[part="scroller"]')!;
const getButton = (element: Element) => find<HTMLButtonElement>(element, 'button');
const isCueShown = (element: Element) => {
  const cue = find(element, '[part="cue"]');
  return cue !== null && getComputedStyle(cue).visibility === 'visible';
};
const isFading = (element: Element) => {
  const style = getComputedStyle(getScroller(element));
  return (style.maskImage || style.getPropertyValue('-webkit-mask-image')) !== 'none';
};

async function scrollTo(element: ReadingPanelElement, top: number): Promise<void> {
  const scroller = getScroller(element);
  const scrolled = oneEvent(scroller, 'scroll');
  scroller.scrollTop = top;
  await scrolled;
  await settle(element);
}

describe('<reading-panel>', () => {
  let removeSheet: () => void;
  before(async () => {
    removeSheet = await adoptLightSheet('reading-panel', ReadingPanelElement.styles);
  });
  after(() => removeSheet());
  afterEach(() => {
    setLocale('auto');
    window.scrollTo(0, 0);
  });

  describe('defaults', () => {
    it('leaves a text that fits as it is: no fade, cue, button, role or stop of the Tab key', async () => {
      const element = await create(1);
      const scroller = getScroller(element);
      expect(isFading(element)).to.equal(false);
      expect(find(element, '.cue')).to.equal(null);
      expect(getButton(element)).to.equal(null);
      for (const name of ['role', 'tabindex', 'aria-label'])
        expect(scroller.hasAttribute(name)).to.equal(false);
      expect(element.clientHeight).to.equal(element.querySelector('p')!.offsetHeight);
    });

    it('holds a long text in its box, with fade, cue and button', async () => {
      const element = await create(12);
      expect(element.clientHeight).to.equal(240);
      expect(getScroller(element).scrollHeight).to.be.above(500);
      expect(isFading(element)).to.equal(true);
      expect(isCueShown(element)).to.equal(true);
      expect(getButton(element)!.textContent!.trim()).to.equal('展开全文');
      expect(getButton(element)!.getAttribute('aria-expanded')).to.equal('false');
    });

    it('takes at most 70 % of the screen', async () => {
      const element = await create(60);
      element.parentElement!.style.removeProperty('--reading-panel-size');
      await settle(element);
      expect(element.clientHeight).to.be.at.most(Math.ceil(innerHeight * 0.7));
      expect(element.clientHeight).to.be.at.least(192);
    });

    it('is empty without a text, and shows no control', async () => {
      const element = await create(0);
      expect(element.clientHeight).to.equal(0);
      expect(getButton(element)).to.equal(null);
    });
  });

  describe('attributes and properties', () => {
    it('shows its own text as the cue, and none when that is empty', async () => {
      const element = await create(12, { cue: '<b>往下看</b>' });
      expect(find(element, '.cue')!.textContent).to.equal('<b>往下看</b> ↓');
      element.cue = '';
      await element.updateComplete;
      expect(find(element, '.cue')).to.equal(null);
      expect(getButton(element)).not.to.equal(null);
    });

    it('shows all of the text while expanded, from the start too', async () => {
      const element = await create(12, { expanded: '' });
      expect(element.clientHeight).to.be.above(500);
      expect(isFading(element)).to.equal(false);
      expect(getButton(element)!.getAttribute('aria-expanded')).to.equal('true');
      element.expanded = false;
      await settle(element);
      expect(element.clientHeight).to.equal(240);
      expect(element.hasAttribute('expanded')).to.equal(false);
      expect(isFading(element)).to.equal(true);
    });
  });

  describe('slots and parts', () => {
    it('measures text that is added and removed later', async () => {
      const element = await create(1);
      const late = document.createElement('p');
      late.textContent = paragraph.repeat(20);
      element.append(late);
      await settle(element);
      expect(getButton(element)).not.to.equal(null);
      expect(element.clientHeight).to.equal(240);
      late.remove();
      await settle(element);
      expect(getButton(element)).to.equal(null);
    });

    it('comes to rest at every length of text, around the limit too', async () => {
      const element = await create(0);
      const block = document.createElement('div');
      element.append(block);
      for (const height of [190, 195, 196, 200, 220, 239, 240, 241, 243, 260, 241, 240, 200]) {
        block.style.blockSize = `${height}px`;
        await settle(element);
        const first = getButton(element) !== null;
        await settle(element);
        expect(getButton(element) !== null, `${height} px, at rest`).to.equal(first);
        expect(first, `${height} px`).to.equal(height > 241);
        expect(element.clientHeight, `${height} px`).to.equal(Math.min(height, 240));
      }
    });

    it('measures anew when it is shown after having been hidden', async () => {
      const element = await create(12);
      element.hidden = true;
      await settle(element);
      element.hidden = false;
      await settle(element);
      expect(isFading(element)).to.equal(true);
    });

    for (const paragraphs of [0, 1, 12]) {
      it(`does not move at the upgrade with ${paragraphs} paragraphs`, async () => {
        const element = await create(paragraphs);
        const twin = createPlainTwin(element);
        element.after(twin);
        expect(measureLayout(twin)).to.eql(measureLayout(element));
      });
    }

    it('keeps the place to which the reader had scrolled before the upgrade', async () => {
      const element = await create(12);
      const text = element.innerHTML;
      const early = document.createElement('late-reading-panel');
      early.innerHTML = text;
      early.style.cssText = 'display: block; overflow: auto; max-block-size: 240px';
      element.replaceWith(early);
      early.scrollTop = 120;
      expect(early.scrollTop).to.equal(120);
      class LateReadingPanel extends ReadingPanelElement {}
      if (!customElements.get('late-reading-panel'))
        customElements.define('late-reading-panel', LateReadingPanel);
      // The rules for what is not yet defined hold no longer.
      early.style.cssText = '';
      await settle(early as ReadingPanelElement);
      expect(getScroller(early).scrollTop).to.equal(120);
    });
  });

  describe('interaction', () => {
    it('takes fade and cue away at the end, and brings them back', async () => {
      const element = await create(12);
      const before = getButton(element)!.getBoundingClientRect();
      await scrollTo(element, 10_000);
      expect(isFading(element)).to.equal(false);
      await waitUntil(() => !isCueShown(element));
      expect(getButton(element)!.getBoundingClientRect().left).to.equal(before.left);
      await scrollTo(element, 0);
      expect(isFading(element)).to.equal(true);
      expect(isCueShown(element)).to.equal(true);
    });

    it('scrolls by key, and lets the page scroll on', async () => {
      const element = await create(12);
      getScroller(element).focus();
      expect(element.shadowRoot!.activeElement).to.equal(getScroller(element));
      await sendKeys({ press: 'ArrowDown' });
      await waitUntil(() => getScroller(element).scrollTop > 0);
      const style = getComputedStyle(getScroller(element));
      expect(style.overscrollBehaviorY || 'auto').to.equal('auto');
      expect(style.scrollSnapType || 'none').to.equal('none');
    });

    it('is opened and closed by key, keeping the focus on the button', async () => {
      const element = await create(12);
      const button = getButton(element)!;
      button.focus();
      for (const isOpen of [true, false]) {
        const toggled = oneEvent(element, 'toggle');
        await sendKeys({ press: 'Enter' });
        await toggled;
        expect(element.expanded).to.equal(isOpen);
        expect(button.getAttribute('aria-expanded')).to.equal(String(isOpen));
        expect(button.textContent!.trim()).to.equal(isOpen ? '收起全文' : '展开全文');
        expect(element.shadowRoot!.activeElement).to.equal(button);
      }
      expect(element.clientHeight).to.equal(240);
    });

    it('keeps the line that is being read where it is when opened, and the button when closed', async () => {
      const element = await create(40);
      const box = element.parentElement!;
      box.style.paddingBlock = '2000px';
      element.scrollIntoView({ block: 'center' });
      await scrollTo(element, 200);
      const line = element.querySelectorAll('p')[3]!;
      const top = line.getBoundingClientRect().top;
      let toggled = oneEvent(element, 'toggle');
      getButton(element)!.click();
      await toggled;
      await aTimeout(100);
      expect(line.getBoundingClientRect().top).to.be.closeTo(top, 1);

      getButton(element)!.scrollIntoView({ block: 'center' });
      await nextFrame();
      const last = element.querySelector('p:last-child')!;
      const [buttonTop, lastTop] = [getButton(element)!, last].map(
        (child) => child.getBoundingClientRect().top,
      );
      toggled = oneEvent(element, 'toggle');
      getButton(element)!.click();
      await toggled;
      await aTimeout(100);
      expect(getButton(element)!.getBoundingClientRect().top).to.be.closeTo(buttonTop!, 1);
      expect(last.getBoundingClientRect().top).to.be.closeTo(lastTop!, 1);
    });

    it('keeps the place in a box that scrolls instead of the page', async () => {
      const element = await create(40);
      const box = element.parentElement!;
      box.style.cssText += '; block-size: 400px; overflow: auto; padding-block: 600px';
      box.scrollTop = 600;
      await scrollTo(element, 150);
      const line = element.querySelectorAll('p')[3]!;
      const top = line.getBoundingClientRect().top;
      const toggled = oneEvent(element, 'toggle');
      getButton(element)!.click();
      await toggled;
      expect(line.getBoundingClientRect().top).to.be.closeTo(top, 1);
    });

    it('shows an anchor inside it', async () => {
      const element = await create(40);
      const target = element.querySelector<HTMLElement>('p:last-child')!;
      target.id = 'last-paragraph';
      location.hash = '#last-paragraph';
      await waitUntil(() => getScroller(element).scrollTop > 0);
      expect(target.getBoundingClientRect().bottom).to.be.at.most(element.getBoundingClientRect().bottom + 1);
      history.replaceState(null, '', location.pathname + location.search);
    });

    it('fires nothing when the property is set', async () => {
      const element = await create(12);
      element.addEventListener('toggle', () => expect.fail('toggle'));
      element.expanded = true;
      await settle(element);
    });
  });

  describe('language', () => {
    it('names region, cue and button in the language of the page, and follows it', async () => {
      const element = await create(12, { label: '' });
      expect(getScroller(element).getAttribute('aria-label')).to.equal('正文');
      expect(find(element, '.cue')!.textContent).to.equal('向下滑动查看 ↓');
      let updates = 0;
      element.addController({ hostUpdated: () => (updates += 1) });
      await setLocale('en');
      await element.updateComplete;
      expect(updates).to.equal(1);
    });

    it('stands in a page that is read from right to left', async () => {
      const element = await create(12);
      element.dir = 'rtl';
      const [cue, button] = [find(element, '.cue')!, getButton(element)!].map((box) =>
        box.getBoundingClientRect(),
      );
      expect(button!.right).to.be.at.most(cue!.left);
      expect(isFading(element)).to.equal(true);
    });
  });

  describe('accessibility', () => {
    it('is a named region only while it scrolls', async () => {
      const element = await create(12);
      const scroller = getScroller(element);
      expect(scroller.getAttribute('role')).to.equal('region');
      expect(scroller.getAttribute('aria-label')).to.equal('范迪');
      expect(scroller.tabIndex).to.equal(0);
      element.expanded = true;
      await settle(element);
      for (const name of ['role', 'tabindex', 'aria-label'])
        expect(scroller.hasAttribute(name)).to.equal(false);
    });

    it('hides the cue from assistive technology', async () => {
      expect(find(await create(12), '.cue')!.getAttribute('aria-hidden')).to.equal('true');
    });

    for (const [name, paragraphs, attributes] of [
      ['scrolling', 12, {}],
      ['fitting', 1, {}],
      ['expanded', 12, { expanded: '' }],
    ] as const) {
      it(`passes axe, ${name}`, async () => {
        await expect(await create(paragraphs, attributes)).to.be.accessible();
      });
    }

    it('R49: gives the button 44 px', async () => {
      const { width, height } = getButton(await create(12))!.getBoundingClientRect();
      expect(Math.min(width, height)).to.be.at.least(44);
    });

    it('R53: clips neither text nor button with text twice as large and the spacing of WCAG 1.4.12', async () => {
      const element = await create(4);
      element.style.cssText =
        '--lane-font-size: 32px; letter-spacing: .12em; word-spacing: .16em; line-height: 1.5; inline-size: 240px';
      await settle(element);
      const [button, host] = [getButton(element)!, element].map((box) => box.getBoundingClientRect());
      expect(button!.bottom).to.be.at.most(host!.bottom + 1);
      expect(button!.right).to.be.at.most(host!.right + 1);
      expect(getScroller(element).scrollWidth).to.be.at.most(getScroller(element).clientWidth);
      await scrollTo(element, 10_000);
      const last = element.querySelector('p:last-child')!.getBoundingClientRect();
      expect(last.bottom).to.be.at.most(getScroller(element).getBoundingClientRect().bottom + 1);
    });
  });

  describe('lifecycle', () => {
    it('measures again after it was moved', async () => {
      const element = await create(12);
      const box = element.parentElement!;
      element.remove();
      element.replaceChildren(element.firstElementChild!);
      box.append(element);
      await settle(element);
      expect(getButton(element)).to.equal(null);
      element.append(
        ...Array.from({ length: 12 }, () =>
          Object.assign(document.createElement('p'), { textContent: paragraph }),
        ),
      );
      await settle(element);
      expect(getButton(element)).not.to.equal(null);
    });
  });

  describe('print', () => {
    it('R44: prints the text in full, without controls', async function () {
      const element = await create(12);
      await emulateMediaOrSkip(this, { media: 'print' });
      const last = element.querySelector('p:last-child')!.getBoundingClientRect();
      expect(element.getBoundingClientRect().bottom).to.be.at.least(last.bottom - 1);
      expect(element.clientHeight).to.be.above(500);
      expect(isFading(element)).to.equal(false);
      const controls = find(element, '.controls');
      expect(controls === null || getComputedStyle(controls).display === 'none').to.equal(true);
    });
  });
});
