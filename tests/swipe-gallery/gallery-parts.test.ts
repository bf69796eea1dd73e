import { aTimeout, expect, fixture, html, nextFrame } from '@open-wc/testing';
import { sendKeys } from '@web/test-runner-commands';
import { setLocale } from '../../src/i18n/localize.js';
import type { SwipeGalleryElement } from '../../src/swipe-gallery/swipe-gallery.js';
import { emulateMediaOrSkip } from '../support/emulate-media.js';
import { waitUntil } from '../support/wait-until.js';
import {
  atRest,
  figures,
  fraction,
  makeFigure,
  makeGallery,
  offset,
  part,
  picture,
  reachable,
  record,
  startMove,
  status,
  track,
} from './gallery-fixture.js';

const buttonsOf = (gallery: SwipeGalleryElement, selector: string) => [
  ...gallery.shadowRoot!.querySelectorAll<HTMLButtonElement>(`${selector} button`),
];
const dots = (gallery: SwipeGalleryElement) => buttonsOf(gallery, '.dots');
const hasDots = (gallery: SwipeGalleryElement) =>
  gallery.shadowRoot!.querySelector('.controls')!.classList.contains('dotted');
const currents = (buttons: readonly HTMLButtonElement[]) =>
  buttons.flatMap((button, index) => (button.getAttribute('aria-current') === 'true' ? [index] : []));

/** Indices of the slides that can be seen in part, in the order in which they lie. */
function inView(gallery: SwipeGalleryElement): number[] {
  const box = track(gallery).getBoundingClientRect();
  return gallery.slides
    .map((slide, index) => ({ index, box: slide.getBoundingClientRect() }))
    .filter(({ box: { left, right } }) => right > box.left + 1 && left < box.right - 1)
    .sort((one, other) => one.box.left - other.box.left)
    .map(({ index }) => index);
}

describe('<swipe-gallery> parts', () => {
  beforeEach(() => setLocale('zh-Hans'));
  after(() => setLocale('auto'));

  describe('axis', () => {
    async function makeColumn(count: number, options = {}): Promise<SwipeGalleryElement> {
      const gallery = await makeGallery(count, { css: '--swipe-gallery-height: 300px', ...options });
      gallery.axis = 'y';
      await atRest(gallery);
      return gallery;
    }
    const top = (gallery: SwipeGalleryElement, index: number) =>
      gallery.slides[index]!.getBoundingClientRect().top - track(gallery).getBoundingClientRect().top;

    it('lies down the page with `axis="y"`, in a box of its own height', async () => {
      const gallery = await makeColumn(5);
      expect(gallery.getAttribute('axis')).to.equal('y');
      expect(track(gallery).clientHeight).to.equal(300);
      expect(top(gallery, 1)).to.be.within(200, 290);
      const image = gallery.querySelector('img')!.getBoundingClientRect();
      expect(image.bottom).to.be.at.most(
        gallery.querySelector('figcaption')!.getBoundingClientRect().top + 1,
      );
      expect(gallery.querySelector('figcaption')!.getBoundingClientRect().bottom).to.be.at.most(
        gallery.slides[0]!.getBoundingClientRect().bottom + 1,
      );
    });

    it('moves by ↑ and ↓, by its buttons and by the reader', async () => {
      const gallery = await makeColumn(5);
      const events = record(gallery);
      track(gallery).focus();
      await sendKeys({ press: 'ArrowRight' });
      expect(gallery.index).to.equal(0);
      await sendKeys({ press: 'ArrowDown' });
      await sendKeys({ press: 'ArrowDown' });
      await sendKeys({ press: 'ArrowUp' });
      // On a slow machine it may have been at rest between two presses.
      await atRest(gallery);
      expect(events.splice(0).some((event) => event.startsWith('changed'))).to.equal(true);
      expect(gallery.index).to.equal(1);
      expect(top(gallery, 1)).to.be.closeTo(0, 1);
      part(gallery, 'next')!.click();
      await waitUntil(() => events.includes('changed 2←1'));
      track(gallery).scrollTo({ top: 0, behavior: 'smooth' });
      await waitUntil(() => events.includes('changed 0←2'));
      expect(top(gallery, 0)).to.be.closeTo(0, 1);
      expect(reachable(gallery)).to.eql([0, 1]);
    });

    it('is no trap: the page scrolls on at its ends, and the wheel is the browser’s', async () => {
      const gallery = await makeColumn(3);
      expect(getComputedStyle(track(gallery)).overscrollBehaviorY).to.equal('auto');
      const wheel = new WheelEvent('wheel', { deltaY: 50, cancelable: true });
      track(gallery).dispatchEvent(wheel);
      expect(wheel.defaultPrevented).to.equal(false);
    });

    it('gives way to a wheel turned down, not to one turned sideways', async () => {
      for (const [turn, reached] of [
        [{ deltaX: 20 }, [4]],
        [{ deltaY: 20 }, [0, 1, 2, 3]],
      ] as const) {
        const gallery = await makeColumn(6);
        await startMove(gallery, 4);
        track(gallery).dispatchEvent(new WheelEvent('wheel', turn));
        await aTimeout(300);
        await atRest(gallery);
        expect(reached).to.include(gallery.index);
        expect(top(gallery, gallery.index)).to.be.closeTo(0, 1);
      }
    });

    it('goes down in text from right to left too', async () => {
      const gallery = await makeColumn(4, { dir: 'rtl' });
      gallery.index = 2;
      expect(top(gallery, 2)).to.be.closeTo(0, 1);
    });

    it('changes its axis while it is open', async () => {
      const gallery = await makeColumn(4, { index: 2 });
      expect(top(gallery, 2)).to.be.closeTo(0, 1);
      gallery.axis = 'x';
      await atRest(gallery);
      await waitUntil(() => Math.abs(offset(gallery, 2)) <= 1);
      expect(gallery.index).to.equal(2);
    });
  });

  describe('ends="loop"', () => {
    const css = '--swipe-gallery-peek: 0px; --swipe-gallery-gap: 0px';
    const isTurned = (gallery: SwipeGalleryElement) =>
      waitUntil(() => gallery.slides.some(({ style }) => style.order !== ''), 'the row is turned');

    it('goes on from the last slide to the first without a way back, and the other way', async () => {
      const gallery = await makeGallery(5, { ends: 'loop', css });
      await isTurned(gallery);
      expect(offset(gallery, 0)).to.be.closeTo(0, 1);
      for (const expected of [4, 3, 4, 0, 1]) {
        const before = gallery.index;
        part(gallery, expected === (before + 1) % 5 ? 'next' : 'previous')!.click();
        await nextFrame();
        await nextFrame();
        await nextFrame();
        expect(inView(gallery), `between ${before} and ${expected}`).to.have.members([before, expected]);
        await atRest(gallery);
        expect(gallery.index).to.equal(expected);
        expect(offset(gallery, expected)).to.be.closeTo(0, 1);
      }
    });

    it('has a slide on either side at rest, to be swiped to', async () => {
      const gallery = await makeGallery(5, { ends: 'loop', css: '--swipe-gallery-gap: 0px' });
      await isTurned(gallery);
      for (const index of [0, 4, 2]) {
        gallery.goTo(index, { behavior: 'instant' });
        await atRest(gallery);
        expect(offset(gallery, index), `${index}`).to.be.closeTo(0, 1);
        expect(track(gallery).scrollLeft).to.be.above(100);
        expect(inView(gallery)).to.eql([index, (index + 1) % 5]);
      }
    });

    it('lands every step of a rapid sequence, far beyond the ends', async () => {
      const gallery = await makeGallery(5, { ends: 'loop', css });
      await isTurned(gallery);
      for (let step = 0; step < 12; step += 1) {
        gallery.next();
        await nextFrame();
      }
      expect(gallery.index).to.equal(2);
      await atRest(gallery);
      expect(offset(gallery, 2)).to.be.closeTo(0, 1);
      for (let step = 0; step < 7; step += 1) gallery.previous();
      await atRest(gallery);
      expect(gallery.index).to.equal(0);
      expect(offset(gallery, 0)).to.be.closeTo(0, 1);
    });

    it('goes round with three slides, one in view; with two it rewinds', async () => {
      const three = await makeGallery(3, { ends: 'loop', css });
      await isTurned(three);
      for (const expected of [1, 2, 0, 1]) {
        three.next();
        await nextFrame();
        await nextFrame();
        await nextFrame();
        expect(inView(three)).to.have.members([(expected + 2) % 3, expected]);
        await atRest(three);
        expect(offset(three, expected)).to.be.closeTo(0, 1);
      }
      const two = await makeGallery(2, { ends: 'loop' });
      two.next();
      await atRest(two);
      two.next();
      await atRest(two);
      expect(two.index).to.equal(0);
    });

    it('copies nothing and moves no node: reading order and ids stay', async () => {
      const gallery = await makeGallery(5, { ends: 'loop', css });
      await isTurned(gallery);
      const order = [...gallery.children];
      gallery.index = 4;
      await atRest(gallery);
      expect(gallery.children.length).to.equal(5);
      expect(order.every((slide, index) => slide === gallery.children[index])).to.equal(true);
      expect(reachable(gallery)).to.eql([4]);
    });

    it('goes round from right to left as well, and puts everything back when it is told to stop', async () => {
      const gallery = await makeGallery(5, { ends: 'loop', css, dir: 'rtl' });
      await isTurned(gallery);
      gallery.previous();
      await atRest(gallery);
      expect(gallery.index).to.equal(4);
      expect(offset(gallery, 4)).to.be.closeTo(0, 1);
      gallery.ends = 'stop';
      await atRest(gallery);
      expect(gallery.slides.some((slide) => slide.hasAttribute('style'))).to.equal(false);
      expect(offset(gallery, 4)).to.be.closeTo(0, 1);
      expect(part(gallery, 'next')!.getAttribute('aria-disabled')).to.equal('true');
    });

    it('does not lead a move elsewhere that was on its way when it came', async () => {
      await import('../../src/swipe-gallery/gallery-loop.js');
      const gallery = await makeGallery(6, { index: 4 });
      gallery.ends = 'loop';
      gallery.next();
      await atRest(gallery);
      expect(gallery.index).to.equal(5);
      await waitUntil(() => Math.abs(offset(gallery, 5)) <= 1, 'at its slide');
      await isTurned(gallery);
      expect(reachable(gallery)).to.include(5);
    });

    it('takes slides in and lets them go', async () => {
      const gallery = await makeGallery(5, { ends: 'loop', css });
      await isTurned(gallery);
      gallery.append(makeFigure(5));
      await atRest(gallery);
      gallery.previous();
      await atRest(gallery);
      expect(gallery.index).to.equal(5);
      expect(offset(gallery, 5)).to.be.closeTo(0, 1);
      const gone = gallery.slides[5]!;
      gone.remove();
      await atRest(gallery);
      expect(gone.style.order).to.equal('');
      expect(offset(gallery, gallery.index)).to.be.closeTo(0, 1);
    });

    it('has within reach what is in view once it has come to the last slide', async () => {
      const gallery = await makeGallery(5, { index: 4 });
      gallery.ends = 'loop';
      await isTurned(gallery);
      await atRest(gallery);
      expect(offset(gallery, 4)).to.be.closeTo(0, 1);
      expect(reachable(gallery)).to.eql([0, 4]);
    });

    it('makes room for items, also for what is asked of them at once', async () => {
      const gallery = await makeGallery(5, { ends: 'loop', css });
      await isTurned(gallery);
      const children = [...gallery.children] as HTMLElement[];
      gallery.items = [0, 1, 2, 3, 4, 5];
      gallery.renderItem = (_item: unknown, index: number) => makeFigure(index);
      expect(gallery.slides.length).to.equal(5);
      gallery.next();
      expect(gallery.index).to.equal(1);
      await atRest(gallery);
      await waitUntil(() => fraction(gallery) === '2 / 6', 'the items are there');
      expect(children.some((slide) => slide.hasAttribute('style'))).to.equal(false);
    });

    it('tells of moves across the ends as of any other', async () => {
      const gallery = await makeGallery(4, { ends: 'loop', css });
      await isTurned(gallery);
      const events = record(gallery);
      part(gallery, 'previous')!.click();
      await atRest(gallery);
      await waitUntil(() => status(gallery) !== '');
      expect(events).to.eql(['change 3←0', 'changed 3←0']);
      expect(status(gallery)).to.equal('第4张,共4张:Caption 3 Credit 3');
    });
  });

  describe('dots', () => {
    it('are there where they fit, each with a name, and lead to their slides', async () => {
      const gallery = await makeGallery(5);
      await waitUntil(() => hasDots(gallery));
      expect(dots(gallery).map((dot) => dot.getAttribute('aria-label'))).to.eql(
        [1, 2, 3, 4, 5].map((place) => `第${place}张,共5张`),
      );
      expect(currents(dots(gallery))).to.eql([0]);
      const events = record(gallery);
      dots(gallery)[3]!.click();
      await atRest(gallery);
      expect(gallery.index).to.equal(3);
      expect(currents(dots(gallery))).to.eql([3]);
      expect(events).to.eql(['change 3←0', 'changed 3←0']);
      for (const dot of dots(gallery)) {
        const { width, height } = dot.getBoundingClientRect();
        expect(Math.min(width, height)).to.be.at.least(24);
      }
    });

    it('become "3 / 12" where they do not fit, and dots again', async () => {
      const gallery = await makeGallery(12, { index: 2, width: 700 });
      await waitUntil(() => hasDots(gallery));
      gallery.parentElement!.style.width = '320px';
      await waitUntil(() => !hasDots(gallery));
      expect(fraction(gallery)).to.equal('3 / 12');
      expect(getComputedStyle(dots(gallery)[0]!).visibility).to.equal('hidden');
      gallery.parentElement!.style.width = '700px';
      await waitUntil(() => hasDots(gallery));
    });

    it('are not there for very many slides', async () => {
      const gallery = await makeGallery(40, { width: 1200 });
      await aTimeout(50);
      expect(hasDots(gallery)).to.equal(false);
      expect(dots(gallery).length).to.equal(0);
      expect(fraction(gallery)).to.equal('1 / 40');
    });

    it('move nothing when they come', async () => {
      const gallery = await makeGallery(5);
      await waitUntil(() => hasDots(gallery));
      const box = () => part(gallery, 'next')!.getBoundingClientRect().left;
      const [left, height] = [box(), gallery.offsetHeight];
      gallery.shadowRoot!.querySelector('.controls')!.classList.remove('dotted');
      expect([box(), gallery.offsetHeight]).to.eql([left, height]);
    });

    it('pass axe, and tell the current one in forced colours', async function () {
      const gallery = await makeGallery(4);
      await waitUntil(() => hasDots(gallery));
      await expect(gallery).to.be.accessible();
      await emulateMediaOrSkip(this, { forcedColors: 'active' });
      const colour = (dot: Element) => getComputedStyle(dot, '::before').backgroundColor;
      expect(colour(dots(gallery)[0]!)).not.to.equal(colour(dots(gallery)[1]!));
    });
  });

  describe('thumbnails', () => {
    async function makeThumbed(count: number): Promise<SwipeGalleryElement> {
      const gallery = await makeGallery(count);
      gallery.thumbnails = true;
      await waitUntil(() => part(gallery, 'thumbnails'));
      await atRest(gallery);
      return gallery;
    }
    const thumbs = (gallery: SwipeGalleryElement) => buttonsOf(gallery, '[part="thumbnails"]');

    it('show each picture and lead to it', async () => {
      const gallery = await makeThumbed(6);
      expect(thumbs(gallery).map((thumb) => thumb.querySelector('img')!.src)).to.eql(
        gallery.slides.map((slide) => slide.querySelector('img')!.src),
      );
      expect(thumbs(gallery)[2]!.getAttribute('aria-label')).to.equal('第3张,共6张:Picture 2');
      const events = record(gallery);
      thumbs(gallery)[4]!.click();
      await atRest(gallery);
      expect(currents(thumbs(gallery))).to.eql([4]);
      expect(events).to.eql(['change 4←0', 'changed 4←0']);
    });

    it('are one stop of the Tab key, with arrow keys inside', async () => {
      const gallery = await makeThumbed(5);
      expect(thumbs(gallery).map(({ tabIndex }) => tabIndex)).to.eql([0, -1, -1, -1, -1]);
      thumbs(gallery)[0]!.focus();
      await sendKeys({ press: 'ArrowRight' });
      await sendKeys({ press: 'ArrowRight' });
      expect(gallery.index).to.equal(2);
      expect(gallery.shadowRoot!.activeElement === thumbs(gallery)[2]).to.equal(true);
      await sendKeys({ press: 'End' });
      expect(gallery.index).to.equal(4);
      await gallery.updateComplete;
      expect(thumbs(gallery)[4]!.tabIndex).to.equal(0);
    });

    it('keep the current one in view without scrolling the page', async () => {
      const gallery = await makeThumbed(20);
      const before = window.scrollY;
      gallery.index = 15;
      await atRest(gallery);
      const row = part(gallery, 'thumbnails')!.getBoundingClientRect();
      await waitUntil(() => {
        const { left, right } = thumbs(gallery)[15]!.getBoundingClientRect();
        return left >= row.left - 1 && right <= row.right + 1;
      });
      expect(window.scrollY).to.equal(before);
    });

    it('take the room that was kept for them, and follow the slides', async () => {
      const gallery = await makeGallery(3);
      gallery.thumbnails = true;
      await waitUntil(() => part(gallery, 'thumbnails'));
      const height = gallery.offsetHeight;
      part(gallery, 'thumbnails')!.remove();
      expect(gallery.offsetHeight).to.be.closeTo(height, 1);
      const other = await makeThumbed(3);
      other.append(makeFigure(3));
      await waitUntil(() => thumbs(other).length === 4);
    });

    it('number slides without pictures, and pass axe', async () => {
      const gallery = await makeGallery(0, {
        content: html`
          <div>Words</div>
          ${figures(2)}
        `,
      });
      gallery.thumbnails = true;
      await waitUntil(() => part(gallery, 'thumbnails'));
      expect(thumbs(gallery)[0]!.textContent!.trim()).to.equal('1');
      await expect(gallery).to.be.accessible();
    });
  });

  describe('hash', () => {
    const address = location.pathname + location.search;
    afterEach(() => history.replaceState(null, '', address));

    async function makeLinked(prefix: string): Promise<SwipeGalleryElement> {
      const gallery = await makeGallery(4);
      gallery.slides.forEach((slide, index) => (slide.id = `${prefix}${index}`));
      gallery.hash = true;
      await gallery.updateComplete;
      return gallery;
    }

    it('goes to the slide that the address names, and to one inside which the named thing is', async () => {
      history.replaceState(null, '', '#photo-2');
      const gallery = await makeLinked('photo-');
      await waitUntil(() => gallery.index === 2);
      expect(offset(gallery, 2)).to.be.closeTo(0, 1);
      gallery.slides[3]!.querySelector('figcaption')!.id = '图说';
      location.hash = '#图说';
      await waitUntil(() => gallery.index === 3);
    });

    it('names the slide at which it rests, without an entry in the history', async () => {
      const gallery = await makeLinked('p');
      const { length } = history;
      part(gallery, 'next')!.click();
      await waitUntil(() => location.hash === '#p1');
      gallery.next();
      await waitUntil(() => location.hash === '#p2');
      expect(history.length).to.equal(length);
    });

    it('leaves the address alone at slides without an id, at addresses of others, and without the attribute', async () => {
      const gallery = await makeLinked('q');
      const plain = await makeGallery(3);
      plain.slides[1]!.id = 'plain-1';
      gallery.slides[1]!.removeAttribute('id');
      history.replaceState(null, '', '#elsewhere');
      gallery.next();
      plain.next();
      await atRest(gallery);
      await atRest(plain);
      expect(location.hash).to.equal('#elsewhere');
      window.dispatchEvent(new Event('hashchange'));
      expect([gallery.index, plain.index]).to.eql([1, 1]);
      for (const hash of ['#%', '#', '#q']) {
        history.replaceState(null, '', hash);
        window.dispatchEvent(new Event('hashchange'));
        expect(gallery.index, hash).to.equal(1);
      }
    });
  });

  describe('autoplay', () => {
    const { setTimeout: native } = window;
    /** The long waits between two slides take no time. */
    before(() => {
      const quick = (action: () => void, wait?: number) => native(action, wait === 5000 ? 60 : wait);
      window.setTimeout = quick as typeof window.setTimeout;
    });
    after(() => {
      window.setTimeout = native;
    });
    afterEach(() => {
      for (const name of ['elder', 'grey', 'motion']) delete document.documentElement.dataset[name];
    });

    async function makePlaying(
      count: number,
      value = '',
      options: Parameters<typeof makeGallery>[1] = {},
    ): Promise<SwipeGalleryElement> {
      const gallery = await makeGallery(count, { width: 200, ...options });
      gallery.setAttribute('autoplay', value);
      await gallery.updateComplete;
      return gallery;
    }
    const label = (gallery: SwipeGalleryElement) => part(gallery, 'pause')?.textContent?.trim();
    const moves = (gallery: SwipeGalleryElement, from = gallery.index) =>
      waitUntil(() => gallery.index !== from, 'it goes on by itself');
    async function staysAt(gallery: SwipeGalleryElement, index = gallery.index): Promise<void> {
      await aTimeout(400);
      expect(gallery.index).to.equal(index);
    }

    it('goes on by itself, silently and without an event, and from the last slide to the first', async () => {
      const gallery = await makePlaying(3);
      const events = record(gallery);
      await moves(gallery, 0);
      await waitUntil(() => gallery.index === 2);
      await waitUntil(() => gallery.index === 0);
      expect(events).to.eql([]);
      expect(status(gallery)).to.equal('');
    });

    it('is stopped and started by its button, first in the order of the Tab key', async () => {
      const gallery = await makePlaying(4);
      await waitUntil(() => label(gallery) === '暂停');
      const controls = [...gallery.shadowRoot!.querySelectorAll('.controls button')];
      expect(controls[0]!.getAttribute('part')).to.equal('pause');
      part(gallery, 'pause')!.focus();
      await sendKeys({ press: 'Enter' });
      await waitUntil(() => label(gallery) === '播放');
      await atRest(gallery);
      await staysAt(gallery);
      await sendKeys({ press: 'Enter' });
      await waitUntil(() => label(gallery) === '暂停');
      await moves(gallery);
    });

    for (const [name, interact] of [
      [
        'a finger',
        (gallery: SwipeGalleryElement) =>
          track(gallery).dispatchEvent(new Event('touchstart', { bubbles: true, composed: true })),
      ],
      [
        'a wheel',
        (gallery: SwipeGalleryElement) =>
          track(gallery).dispatchEvent(new WheelEvent('wheel', { bubbles: true, composed: true })),
      ],
      [
        'a press',
        (gallery: SwipeGalleryElement) =>
          gallery.slides[0]!.dispatchEvent(
            new PointerEvent('pointerdown', { bubbles: true, composed: true }),
          ),
      ],
      ['the focus', (gallery: SwipeGalleryElement) => track(gallery).focus()],
    ] as const) {
      it(`stops for good at ${name}`, async () => {
        const gallery = await makePlaying(4);
        await moves(gallery, 0);
        interact(gallery);
        await waitUntil(() => label(gallery) === '播放');
        await aTimeout(300);
        await staysAt(gallery);
      });
    }

    it('waits while the mouse is over it', async () => {
      const gallery = await makePlaying(4);
      await moves(gallery, 0);
      gallery.dispatchEvent(new MouseEvent('mouseenter'));
      await atRest(gallery);
      await staysAt(gallery);
      gallery.dispatchEvent(new MouseEvent('mouseleave'));
      await moves(gallery);
    });

    it('waits while it is out of sight', async () => {
      const gallery = await makePlaying(4);
      const box = gallery.parentElement!;
      box.style.marginTop = '5000px';
      await aTimeout(300);
      await staysAt(gallery);
      box.style.marginTop = '0';
      await moves(gallery);
    });

    for (const [name, value] of [
      ['elder', ''],
      ['grey', ''],
      ['motion', 'off'],
    ] as const) {
      it(`does nothing and has no button under data-${name}, and begins when that goes`, async () => {
        document.documentElement.dataset[name] = value;
        const gallery = await makePlaying(4);
        await staysAt(gallery, 0);
        expect(part(gallery, 'pause')).to.equal(null);
        delete document.documentElement.dataset[name];
        await moves(gallery, 0);
        document.documentElement.dataset[name] = value;
        await aTimeout(200);
        await staysAt(gallery);
      });
    }

    it('does nothing under reduced motion', async function () {
      const gallery = await makePlaying(4);
      await emulateMediaOrSkip(this, { reducedMotion: 'reduce' });
      await waitUntil(() => !part(gallery, 'pause'));
      await aTimeout(200);
      await staysAt(gallery);
    });

    it('ends at the last slide with `ends="stop"`', async () => {
      const gallery = await makePlaying(2, '', { ends: 'stop' });
      await waitUntil(() => label(gallery) === '播放');
      expect(gallery.index).to.equal(1);
    });

    it('warns of a pace that nobody can read at, and keeps five seconds', async () => {
      const warnings: string[] = [];
      const { warn } = console;
      console.warn = (message: string) => warnings.push(message);
      const waits: number[] = [];
      const quick = window.setTimeout;
      window.setTimeout = ((action: () => void, wait: number) => {
        waits.push(wait);
        return quick(action, wait);
      }) as typeof window.setTimeout;
      const gallery = await makePlaying(2, '1');
      await moves(gallery, 0);
      window.setTimeout = quick;
      console.warn = warn;
      expect(waits.includes(1000)).to.equal(false);
      expect(waits).to.include(5000);
      expect(warnings.filter((warning) => warning.includes('autoplay="1"')).length).to.equal(1);
    });

    it('has no timer once it has gone, and no button once the attribute has', async () => {
      const gallery = await makePlaying(4);
      await moves(gallery, 0);
      gallery.remove();
      await staysAt(gallery);
      const other = await makePlaying(4);
      await waitUntil(() => part(other, 'pause'));
      other.removeAttribute('autoplay');
      await waitUntil(() => !part(other, 'pause'));
      await atRest(other);
      await staysAt(other);
    });

    it('passes axe, playing and stopped', async () => {
      const gallery = await makePlaying(4);
      await waitUntil(() => part(gallery, 'pause'));
      await expect(gallery).to.be.accessible();
      part(gallery, 'pause')!.click();
      await waitUntil(() => label(gallery) === '播放');
      await expect(gallery).to.be.accessible();
    });
  });

  describe('items', () => {
    const make = (_item: string, index: number) => makeFigure(index);
    const items = (count: number) => Array.from({ length: count }, (_, index) => `Item ${index}`);

    async function makeWindow(
      count: number,
      renderItem: (item: string, index: number) => unknown = make,
      options: Parameters<typeof makeGallery>[1] = {},
    ): Promise<SwipeGalleryElement> {
      const gallery = await makeGallery(0, { content: '', ...options });
      gallery.items = items(count);
      gallery.renderItem = renderItem;
      await gallery.updateComplete;
      await atRest(gallery);
      return gallery;
    }
    const shown = (gallery: SwipeGalleryElement) =>
      gallery.slides
        .find((slide) => {
          const { left } = slide.getBoundingClientRect();
          return Math.abs(left - track(gallery).getBoundingClientRect().left) <= 1;
        })
        ?.querySelector('figcaption')?.textContent;
    const nodesIn = (gallery: SwipeGalleryElement) => gallery.querySelectorAll('*').length;

    it('has the slides near the view in the page, and counts all', async () => {
      const gallery = await makeWindow(10_000);
      expect(gallery.slides.length).to.be.within(3, 6);
      expect(nodesIn(gallery)).to.be.at.most(100);
      expect(fraction(gallery)).to.equal('1 / 10000');
      expect(shown(gallery)).to.contain('Caption 0');
    });

    it('jumps to any slide exactly, the last of ten thousand too', async () => {
      const gallery = await makeWindow(10_000);
      for (const index of [9_999, 0, 5_000, 5_001, 137]) {
        gallery.goTo(index, { behavior: 'instant' });
        expect(gallery.index).to.equal(index);
        await atRest(gallery);
        if (index < 9_999) expect(shown(gallery)).to.contain(`Caption ${index} `);
        expect(nodesIn(gallery)).to.be.at.most(100);
        expect(fraction(gallery)).to.equal(`${index + 1} / 10000`);
      }
      gallery.goTo(9_999, { behavior: 'instant' });
      await atRest(gallery);
      const last = gallery.slides[gallery.slides.length - 1]!;
      expect(last.textContent).to.contain('Caption 9999');
      expect(last.getBoundingClientRect().right).to.be.closeTo(
        track(gallery).getBoundingClientRect().right,
        1,
      );
    });

    it('lands every one of sixty rapid steps', async () => {
      const gallery = await makeWindow(10_000);
      for (let step = 0; step < 60; step += 1) {
        gallery.next();
        if (step % 2 === 0) await nextFrame();
        expect(nodesIn(gallery)).to.be.at.most(100);
      }
      expect(gallery.index).to.equal(60);
      await atRest(gallery);
      expect(shown(gallery)).to.contain('Caption 60 ');
      gallery.previous();
      await atRest(gallery);
      expect(shown(gallery)).to.contain('Caption 59 ');
    });

    it('makes what the reader scrolls to, keys and buttons too, and says the place', async () => {
      const gallery = await makeWindow(1_000);
      const events = record(gallery);
      track(gallery).scrollTo({ left: 900, behavior: 'smooth' });
      await waitUntil(() => events.length === 2);
      expect(shown(gallery)).to.contain(`Caption ${gallery.index} `);
      track(gallery).focus();
      await sendKeys({ press: 'End' });
      await atRest(gallery);
      await waitUntil(() => status(gallery)!.startsWith('第1000张,共1000张'));
      part(gallery, 'next')!.click();
      await atRest(gallery);
      expect(gallery.index).to.equal(0);
      expect(shown(gallery)).to.contain('Caption 0 ');
    });

    it('keeps the height of its row while it moves', async () => {
      const gallery = await makeWindow(200);
      const { offsetHeight } = gallery;
      for (const index of [50, 199, 3]) {
        gallery.goTo(index, { behavior: 'instant' });
        await nextFrame();
        expect(gallery.offsetHeight).to.equal(offsetHeight);
      }
    });

    it('takes out of reach what is out of view, and keeps the focus in the gallery', async () => {
      const gallery = await makeWindow(100, make, { index: 0 });
      gallery.slides[0]!.querySelector('a')!.focus();
      gallery.goTo(50, { behavior: 'instant' });
      await atRest(gallery);
      expect(gallery.shadowRoot!.activeElement === track(gallery)).to.equal(true);
      expect(gallery.slides.filter((slide) => !slide.inert).length).to.be.within(1, 2);
    });

    it('takes out of reach what is out of view after two keys in a row, too', async () => {
      const gallery = await makeWindow(30);
      track(gallery).focus();
      await sendKeys({ press: 'End' });
      track(gallery).dispatchEvent(new KeyboardEvent('keydown', { key: 'End', bubbles: true }));
      await atRest(gallery);
      const box = track(gallery).getBoundingClientRect();
      const isOut = (slide: Element) => slide.getBoundingClientRect().right < box.left;
      expect(gallery.slides.filter(isOut).length).to.be.at.least(1);
      expect(gallery.slides.filter((slide) => isOut(slide) && !slide.hasAttribute('inert')).length).to.equal(
        0,
      );
    });

    it('takes out of reach what it makes around the view once a step is over', async () => {
      const gallery = await makeWindow(30);
      gallery.next();
      await atRest(gallery);
      const first = gallery.slides.findIndex((slide) => slide.textContent.includes('Caption 1'));
      expect(gallery.slides.length - first, 'some are there beyond those in view').to.be.at.least(3);
      const view = track(gallery).getBoundingClientRect();
      const isOut = (slide: Element) => slide.getBoundingClientRect().left > view.right;
      expect(gallery.slides.filter((slide) => isOut(slide) && !slide.hasAttribute('inert')).length).to.equal(
        0,
      );
    });

    it('names figures without words by their place among all', async () => {
      const gallery = await makeWindow(300, (_item, index) => {
        const figure = document.createElement('figure');
        const image = document.createElement('img');
        image.src = picture(index);
        image.alt = '';
        figure.append(image);
        return figure;
      });
      gallery.index = 123;
      await atRest(gallery);
      expect(gallery.slides.map((slide) => slide.getAttribute('aria-label'))).to.include('第124张,共300张');
      await expect(gallery).to.be.accessible();
    });

    it('takes what Lit renders, and text', async () => {
      const gallery = await makeWindow(5, (item) => html`<b>${item}</b>`);
      expect(gallery.slides[0]!.querySelector('b')!.textContent).to.equal('Item 0');
      gallery.renderItem = (item: string) => item;
      await gallery.updateComplete;
      await atRest(gallery);
      expect(gallery.slides[0]!.textContent).to.equal('Item 0');
    });

    it('begins anew with other items, and returns to its children without', async () => {
      const gallery = await makeWindow(50);
      gallery.index = 40;
      gallery.items = items(10);
      await gallery.updateComplete;
      await atRest(gallery);
      expect(gallery.index).to.equal(9);
      expect(fraction(gallery)).to.equal('10 / 10');
      gallery.items = undefined;
      await gallery.updateComplete;
      gallery.append(makeFigure(1), makeFigure(2));
      await atRest(gallery);
      expect(gallery.slides.length).to.equal(2);
      expect(gallery.children.length).to.equal(2);
      expect(track(gallery).querySelector('.room')).to.equal(null);
    });

    it('has its slides and its place again when it is moved in the page', async () => {
      const gallery = await makeWindow(50);
      gallery.index = 40;
      const box = await fixture<HTMLElement>(html`<div style="width: 300px"></div>`);
      box.append(gallery);
      await atRest(gallery);
      expect(gallery.index).to.equal(40);
      expect(shown(gallery)).to.contain('Caption 40 ');
      part(gallery, 'next')!.click();
      await atRest(gallery);
      expect(shown(gallery)).to.contain('Caption 41 ');
      expect(gallery.querySelectorAll('figure').length).to.equal(gallery.slides.length);
    });

    it('stands at an index that was set before there were items, and works from right to left and down', async () => {
      const gallery = document.createElement('swipe-gallery');
      gallery.index = 30;
      gallery.items = items(60);
      gallery.renderItem = make;
      const box = await fixture<HTMLElement>(html`<div dir="rtl" style="width: 300px"></div>`);
      box.append(gallery);
      await gallery.updateComplete;
      await atRest(gallery);
      expect(gallery.index).to.equal(30);
      const slide = () => gallery.slides.find(({ textContent }) => textContent!.includes('Caption 30 '))!;
      expect(slide().getBoundingClientRect().right).to.be.closeTo(
        track(gallery).getBoundingClientRect().right,
        1,
      );
      gallery.axis = 'y';
      await atRest(gallery);
      await waitUntil(
        () => Math.abs(slide().getBoundingClientRect().top - track(gallery).getBoundingClientRect().top) <= 1,
      );
    });

    it('shows nothing and throws nothing for no items, and warns of a missing `renderItem`', async () => {
      const gallery = await makeWindow(0);
      expect(part(gallery, 'next')).to.equal(null);
      const warnings: string[] = [];
      const { warn } = console;
      console.warn = (message: string) => warnings.push(message);
      gallery.renderItem = undefined;
      gallery.items = items(5);
      await gallery.updateComplete;
      gallery.next();
      console.warn = warn;
      expect(gallery.slides.length).to.equal(0);
      expect(warnings.filter((warning) => warning.includes('renderItem')).length).to.equal(1);
    });
  });
});
