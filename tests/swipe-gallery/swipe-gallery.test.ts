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
  positionOf,
  reachable,
  record,
  startMove,
  status,
  track,
} from './gallery-fixture.js';

const name = (gallery: SwipeGalleryElement, which: string) =>
  part(gallery, which)!.getAttribute('aria-label');

/** Calls back with what is written to the console as a warning meanwhile. */
async function warningsOf(action: () => unknown): Promise<string[]> {
  const { warn } = console;
  const warnings: string[] = [];
  console.warn = (message: string) => warnings.push(message);
  try {
    await action();
  } finally {
    console.warn = warn;
  }
  return warnings;
}

describe('<swipe-gallery>', () => {
  beforeEach(() => setLocale('zh-Hans'));
  after(() => setLocale('auto'));

  describe('defaults', () => {
    it('stands at the first slide, shows its place and lets the next one peek in', async () => {
      const gallery = await makeGallery(5);
      expect(gallery.index).to.equal(0);
      expect(fraction(gallery)).to.equal('1 / 5');
      expect(offset(gallery, 0)).to.be.closeTo(0, 0.5);
      expect(offset(gallery, 1)).to.be.within(300, 390);
    });

    it('leaves the nodes of the author where they are', async () => {
      const gallery = await makeGallery(3);
      const nodes = [...gallery.childNodes];
      gallery.goTo(2);
      await atRest(gallery);
      const now = [...gallery.childNodes];
      expect(now.length === nodes.length && now.every((node, index) => node === nodes[index])).to.equal(true);
      expect(gallery.slides.every((slide, index) => slide === gallery.children[index])).to.equal(true);
    });

    it('shows no controls for no slide and for one', async () => {
      for (const count of [0, 1]) {
        const gallery = await makeGallery(count);
        expect(part(gallery, 'next')).to.equal(null);
        expect(part(gallery, 'track')!.hasAttribute('tabindex')).to.equal(false);
        gallery.next();
        gallery.previous();
        expect(gallery.index).to.equal(0);
      }
    });

    it('gives one slide the whole width', async () => {
      const gallery = await makeGallery(1);
      expect(gallery.slides[0]!.getBoundingClientRect().width).to.equal(400);
    });

    it('goes back and forth between two slides', async () => {
      const gallery = await makeGallery(2);
      gallery.next();
      await atRest(gallery);
      expect(fraction(gallery)).to.equal('2 / 2');
      expect(gallery.slides[1]!.getBoundingClientRect().right).to.be.closeTo(
        track(gallery).getBoundingClientRect().right,
        1,
      );
      gallery.next();
      await atRest(gallery);
      expect(gallery.index).to.equal(0);
    });
  });

  describe('attributes and properties', () => {
    it('starts at the slide that `index` names, without an event', async () => {
      const gallery = await makeGallery(5, { index: 3 });
      expect(gallery.index).to.equal(3);
      expect(offset(gallery, 3)).to.be.closeTo(0, 1);
      expect(fraction(gallery)).to.equal('4 / 5');
    });

    it('moves at once when `index` is set', async () => {
      const gallery = await makeGallery(5);
      const events = record(gallery);
      gallery.index = 2;
      expect(offset(gallery, 2)).to.be.closeTo(0, 1);
      gallery.setAttribute('index', '1');
      expect(gallery.index).to.equal(1);
      gallery.removeAttribute('index');
      expect(gallery.index).to.equal(0);
      await atRest(gallery);
      expect(events).to.eql([]);
    });

    it('keeps an index that was set before there were slides', async () => {
      const gallery = document.createElement('swipe-gallery');
      gallery.index = 2;
      expect(gallery.index).to.equal(2);
      const box = await fixture<HTMLElement>(html`<div></div>`);
      box.append(gallery);
      for (let index = 0; index < 4; index += 1) {
        gallery.append(makeFigure(index));
        await nextFrame();
      }
      await atRest(gallery);
      expect(gallery.index).to.equal(2);
      expect(offset(gallery, 2)).to.be.closeTo(0, 1);
    });

    it('goes three forward for three calls in a row, and back again', async () => {
      const gallery = await makeGallery(6);
      const events = record(gallery);
      gallery.next();
      gallery.next();
      await nextFrame();
      gallery.next();
      expect(gallery.index).to.equal(3);
      await atRest(gallery);
      expect(offset(gallery, 3)).to.be.closeTo(0, 1);
      expect(fraction(gallery)).to.equal('4 / 6');
      gallery.previous();
      gallery.previous();
      await atRest(gallery);
      expect(offset(gallery, 1)).to.be.closeTo(0, 1);
      expect(events, 'methods fire no event').to.eql([]);
    });

    it('moves smoothly', async () => {
      const gallery = await makeGallery(6);
      gallery.goTo(2);
      expect(offset(gallery, 0)).to.be.closeTo(0, 1);
      await atRest(gallery);
      expect(offset(gallery, 2)).to.be.closeTo(0, 1);
      await startMove(gallery, 4);
      expect(offset(gallery, 4)).to.be.within(1, 800);
      await atRest(gallery);
      expect(offset(gallery, 4)).to.be.closeTo(0, 1);
    });

    it('jumps when it is told to, and where motion is not wanted', async () => {
      const gallery = await makeGallery(6);
      gallery.goTo(2, { behavior: 'instant' });
      expect(offset(gallery, 2)).to.be.closeTo(0, 1);
      gallery.parentElement!.dataset['motion'] = 'off';
      gallery.goTo(4);
      expect(offset(gallery, 4)).to.be.closeTo(0, 1);
      delete gallery.parentElement!.dataset['motion'];
      gallery.goTo(3);
      expect(offset(gallery, 4), 'asked anew each time').to.be.closeTo(0, 1);
    });

    it('jumps under reduced motion, switched on while it is open', async function () {
      const gallery = await makeGallery(6);
      await emulateMediaOrSkip(this, { reducedMotion: 'reduce' });
      gallery.next();
      expect(offset(gallery, 1)).to.be.closeTo(0, 1);
    });

    it('jumps over very many slides', async () => {
      const gallery = await makeGallery(40);
      gallery.goTo(39);
      expect(fraction(gallery)).to.equal('1 / 40');
      await gallery.updateComplete;
      expect(fraction(gallery)).to.equal('40 / 40');
    });

    it('rewinds at the ends', async () => {
      const gallery = await makeGallery(3);
      gallery.previous();
      expect(gallery.index).to.equal(2);
      await atRest(gallery);
      gallery.next();
      expect(gallery.index).to.equal(0);
    });

    it('stops at the ends with `ends="stop"`', async () => {
      const gallery = await makeGallery(3, { ends: 'stop' });
      expect(part(gallery, 'previous')!.getAttribute('aria-disabled')).to.equal('true');
      expect(part(gallery, 'next')!.hasAttribute('aria-disabled')).to.equal(false);
      gallery.previous();
      expect(gallery.index).to.equal(0);
      gallery.goTo(2);
      gallery.next();
      expect(gallery.index).to.equal(2);
      await atRest(gallery);
      expect(part(gallery, 'previous')!.hasAttribute('aria-disabled')).to.equal(false);
      expect(part(gallery, 'next')!.getAttribute('aria-disabled')).to.equal('true');
    });

    it('shows several slides, and stops where the last of them is in view', async () => {
      const css = '--swipe-gallery-slides: 3; --swipe-gallery-peek: 0px; --swipe-gallery-gap: 10px';
      const gallery = await makeGallery(5, { css, ends: 'stop' });
      expect(gallery.slides[0]!.getBoundingClientRect().width).to.be.closeTo(380 / 3, 0.1);
      expect(fraction(gallery)).to.equal('1–3 / 5');
      expect(reachable(gallery)).to.eql([0, 1, 2]);
      gallery.next();
      gallery.next();
      gallery.next();
      await atRest(gallery);
      expect(gallery.index).to.equal(2);
      expect(fraction(gallery)).to.equal('3–5 / 5');
      expect(reachable(gallery)).to.eql([2, 3, 4]);
      expect(part(gallery, 'next')!.getAttribute('aria-disabled')).to.equal('true');
      gallery.goTo(4);
      await atRest(gallery);
      expect(gallery.index).to.equal(4);
      gallery.previous();
      expect(gallery.index).to.equal(1);
    });

    it('hides its controls, and keeps their room, while every slide is in view', async () => {
      const gallery = await makeGallery(2, { css: '--swipe-gallery-slides: 2; --swipe-gallery-peek: 0px' });
      expect(getComputedStyle(part(gallery, 'next')!).visibility).to.equal('hidden');
      expect(part(gallery, 'next')!.offsetHeight).to.equal(44);
      expect(track(gallery).hasAttribute('tabindex')).to.equal(false);
    });

    it('warns once of a value it does not know, and keeps its place', async () => {
      const gallery = await makeGallery(3);
      const warnings = await warningsOf(async () => {
        for (let turn = 0; turn < 2; turn += 1) {
          gallery.goTo(Number.NaN);
          expect(gallery.index).to.equal(0);
          gallery.goTo(77);
          expect(gallery.index).to.equal(2);
          gallery.goTo(-4);
          expect(gallery.index).to.equal(0);
        }
        gallery.setAttribute('ends', 'around');
        await gallery.updateComplete;
      });
      expect(warnings.length).to.equal(4);
      for (const value of ['index="NaN"', 'index="77"', 'index="-4"', 'ends="around"']) {
        expect(warnings.filter((warning) => warning.includes(value)).length, value).to.equal(1);
      }
    });
  });

  describe('slots and parts', () => {
    it('takes any elements as slides, and nothing else', async () => {
      const content = html`
        text
        <!-- comment -->
        <img src=${picture(0)} alt="One" width="1600" height="1000" />
        <br />
        <div>Two</div>
        <template></template>
        <p hidden>Hidden</p>
        <a href="#x">Three</a>
      `;
      const gallery = await makeGallery(0, { content });
      expect(gallery.slides.map(({ localName }) => localName)).to.eql(['img', 'div', 'a']);
      expect(fraction(gallery)).to.equal('1 / 3');
      gallery.querySelector('p')!.hidden = false;
      await aTimeout(0);
      await gallery.updateComplete;
      expect(fraction(gallery)).to.equal('1 / 4');
      gallery.goTo(3);
      await atRest(gallery);
      expect(gallery.slides[3]!.getBoundingClientRect().right).to.be.closeTo(
        track(gallery).getBoundingClientRect().right,
        1,
      );
    });

    it('sets caption and credit in one line, each in its colour, and clips neither', async () => {
      const gallery = await makeGallery(2);
      const [caption, credit] = [gallery.querySelector('figcaption')!, gallery.querySelector('small')!];
      expect(getComputedStyle(caption).color).to.equal('rgb(27, 26, 24)');
      expect(getComputedStyle(credit).color).to.equal('rgb(107, 102, 95)');
      expect(credit.getBoundingClientRect().bottom).to.be.closeTo(caption.getBoundingClientRect().bottom, 6);
      caption.prepend('一段很长的图说'.repeat(60));
      await nextFrame();
      expect(track(gallery).getBoundingClientRect().bottom).to.be.at.least(
        caption.getBoundingClientRect().bottom,
      );
      expect(track(gallery).scrollHeight).to.equal(track(gallery).clientHeight);
    });

    it('keeps the ratio of its pictures before they have come, and if they never come', async function () {
      // WebKit gives a broken picture the ratio of its own broken-picture icon.
      if (/AppleWebKit/.test(navigator.userAgent) && !/Chrome/.test(navigator.userAgent)) this.skip();
      const content = [0, 1].map(
        () => html` <figure><img src="/missing.png" width="800" height="400" alt="Missing" /></figure> `,
      );
      const gallery = await makeGallery(0, { content, css: '--swipe-gallery-ratio: 2 / 1' });
      const { width, height } = gallery.querySelector('img')!.getBoundingClientRect();
      expect(width / height).to.be.closeTo(2, 0.02);
      gallery.next();
      await atRest(gallery);
      expect(gallery.index).to.equal(1);
    });

    it('holds its own in a hostile page', async () => {
      const gallery = await makeGallery(3);
      const sheet = document.createElement('style');
      sheet.textContent = 'html { font-size: 62.5% } * { margin: 9px; scroll-behavior: smooth }';
      gallery.parentElement!.append(sheet);
      await nextFrame();
      expect(offset(gallery, 0)).to.equal(0);
      expect(gallery.slides[0]!.getBoundingClientRect().top).to.equal(
        track(gallery).getBoundingClientRect().top,
      );
      expect(getComputedStyle(gallery).fontSize).to.equal('16px');
      gallery.index = 1;
      expect(offset(gallery, 1)).to.be.closeTo(0, 1);
    });

    it('fetches the pictures of the slides on either side', async () => {
      const content = Array.from(
        { length: 6 },
        (_, index) => html`
          <figure><img src=${picture(index)} loading="lazy" alt="Picture ${index}" /></figure>
        `,
      );
      const gallery = await makeGallery(0, { content });
      const eager = () =>
        gallery.slides.flatMap((slide, index) =>
          slide.querySelector('img')!.loading === 'eager' ? [index] : [],
        );
      expect(eager()).to.eql([0, 1, 2]);
      gallery.index = 2;
      await atRest(gallery);
      expect(eager()).to.eql([0, 1, 2, 3, 4]);
    });

    it('follows slides that are added and removed', async () => {
      const gallery = await makeGallery(4, { index: 1 });
      const current = gallery.slides[1]!;
      const events = record(gallery);
      gallery.prepend(makeFigure(90), makeFigure(91));
      await atRest(gallery);
      expect(gallery.index, 'the same slide').to.equal(3);
      expect(gallery.slides[3] === current).to.equal(true);
      expect(offset(gallery, 3)).to.be.closeTo(0, 1);
      expect(fraction(gallery)).to.equal('4 / 6');
      current.remove();
      await atRest(gallery);
      expect(gallery.index, 'the one that took its place').to.equal(3);
      expect(offset(gallery, 3)).to.be.closeTo(0, 1);
      gallery.index = 4;
      gallery.slides[4]!.remove();
      await atRest(gallery);
      expect(gallery.index, 'the last that is left').to.equal(3);
      gallery.append(makeFigure(92));
      await atRest(gallery);
      expect(gallery.index).to.equal(3);
      gallery.replaceChildren();
      await atRest(gallery);
      expect(part(gallery, 'next')).to.equal(null);
      gallery.append(makeFigure(1), makeFigure(2));
      await atRest(gallery);
      expect(fraction(gallery)).to.equal('1 / 2');
      expect(events).to.eql([]);
    });

    it('goes to a slide appended in the same task', async () => {
      const gallery = await makeGallery(3);
      gallery.append(makeFigure(3));
      gallery.goTo(3);
      expect(gallery.index).to.equal(3);
      await atRest(gallery);
      expect(fraction(gallery)).to.equal('4 / 4');
    });

    it('nests: each gallery counts its own slides and moves by its own keys', async () => {
      const inner = html` <swipe-gallery label="Inside">${figures(3)}</swipe-gallery> `;
      const gallery = await makeGallery(0, { content: [inner, ...figures(2)] });
      const nested = gallery.querySelector('swipe-gallery')!;
      await atRest(nested);
      const events = record(gallery);
      expect([fraction(gallery), fraction(nested)]).to.eql(['1 / 3', '1 / 3']);
      track(nested).focus();
      await sendKeys({ press: 'ArrowRight' });
      await atRest(nested);
      expect([gallery.index, nested.index]).to.eql([0, 1]);
      expect(events, 'only what bubbles').to.eql(['change 1←0', 'changed 1←0']);
    });
  });

  describe('interaction', () => {
    it('moves by its buttons, three for three, and keeps the focus on them', async () => {
      const gallery = await makeGallery(4, { ends: 'stop' });
      const next = part(gallery, 'next')!;
      next.focus();
      next.click();
      next.click();
      next.click();
      await atRest(gallery);
      expect(gallery.index).to.equal(3);
      expect(next.getAttribute('aria-disabled')).to.equal('true');
      expect(gallery.shadowRoot!.activeElement === next).to.equal(true);
      await sendKeys({ press: 'Enter' });
      await atRest(gallery);
      expect(gallery.index).to.equal(3);
      expect(gallery.shadowRoot!.activeElement === next).to.equal(true);
    });

    it('moves by keys', async () => {
      const gallery = await makeGallery(6);
      track(gallery).focus();
      const presses: readonly [string, number][] = [
        ['ArrowRight', 1],
        ['ArrowRight', 2],
        ['ArrowLeft', 1],
        ['End', 5],
        ['Home', 0],
        ['PageDown', 1],
        ['PageUp', 0],
        ['ArrowLeft', 5],
        ['PageDown', 5],
        ['ArrowRight', 0],
        ['PageUp', 0],
      ];
      for (const [press, index] of presses) {
        await sendKeys({ press });
        expect(gallery.index, press).to.equal(index);
      }
      await atRest(gallery);
      expect(offset(gallery, 0)).to.be.closeTo(0, 1);
    });

    it('turns pages of several slides', async () => {
      const gallery = await makeGallery(8, { css: '--swipe-gallery-slides: 3; --swipe-gallery-peek: 0px' });
      track(gallery).focus();
      await sendKeys({ press: 'PageDown' });
      expect(gallery.index).to.equal(3);
      await sendKeys({ press: 'PageDown' });
      await atRest(gallery);
      expect(fraction(gallery)).to.equal('6–8 / 8');
      await sendKeys({ press: 'PageUp' });
      await atRest(gallery);
      expect(fraction(gallery)).to.equal('3–5 / 8');
    });

    it('leaves keys to fields, to shortcuts and to whoever took them', async () => {
      const content = html`
        <p><input aria-label="Name" value="abc" /></p>
        ${figures(2)}
      `;
      const gallery = await makeGallery(0, { content });
      gallery.querySelector('input')!.focus();
      await sendKeys({ press: 'ArrowRight' });
      await sendKeys({ press: 'End' });
      expect(gallery.index).to.equal(0);
      for (const modifier of ['altKey', 'ctrlKey', 'metaKey', 'shiftKey']) {
        const event = new KeyboardEvent('keydown', { key: 'ArrowRight', cancelable: true, [modifier]: true });
        track(gallery).dispatchEvent(event);
        expect(event.defaultPrevented, modifier).to.equal(false);
      }
      const taken = new KeyboardEvent('keydown', { key: 'ArrowRight', cancelable: true });
      taken.preventDefault();
      track(gallery).dispatchEvent(taken);
      expect(gallery.index).to.equal(0);
    });

    it('goes the other way in text from right to left, also when that changes while it is open', async () => {
      const gallery = await makeGallery(5, { dir: 'rtl', index: 1 });
      expect(offset(gallery, 1)).to.be.closeTo(0, 1);
      expect(part(gallery, 'previous')!.getBoundingClientRect().left).to.be.above(
        part(gallery, 'next')!.getBoundingClientRect().left,
      );
      track(gallery).focus();
      await sendKeys({ press: 'ArrowLeft' });
      await atRest(gallery);
      expect(gallery.index).to.equal(2);
      expect(offset(gallery, 2)).to.be.closeTo(0, 1);
      const events = record(gallery);
      for (const dir of ['ltr', 'rtl']) {
        gallery.parentElement!.dir = dir;
        await atRest(gallery);
        expect(gallery.index, dir).to.equal(2);
        expect(offset(gallery, 2), dir).to.be.closeTo(0, 1);
        expect(reachable(gallery), dir).to.eql([2, 3]);
      }
      expect(events).to.eql([]);
    });

    it('follows the reader who scrolls, and says so when they have come to rest', async () => {
      const gallery = await makeGallery(5);
      const events = record(gallery);
      track(gallery).scrollTo({ left: 760, behavior: 'smooth' });
      await nextFrame();
      expect(events).to.eql([]);
      await atRest(gallery);
      expect(gallery.index).to.equal(2);
      expect(offset(gallery, 2)).to.be.closeTo(0, 1);
      expect(fraction(gallery)).to.equal('3 / 5');
      expect(reachable(gallery)).to.eql([2, 3]);
      expect(events).to.eql(['change 2←0', 'changed 2←0']);
    });

    it('gives way to a wheel turned sideways, not to one turned down', async () => {
      const gallery = await makeGallery(6);
      await startMove(gallery, 4, () =>
        track(gallery).dispatchEvent(new WheelEvent('wheel', { deltaY: 20 })),
      );
      track(gallery).dispatchEvent(new WheelEvent('wheel', { deltaX: 20 }));
      const { scrollLeft } = track(gallery);
      expect(positionOf(gallery), 'seen where it is scrolled').to.be.closeTo(scrollLeft, 1);
      await nextFrame();
      await nextFrame();
      expect(track(gallery).scrollLeft).to.equal(scrollLeft);
      // Where that is: on a busy machine it may be on its way for long.
      const nearest = Math.round(
        scrollLeft / (gallery.slides[1]!.offsetLeft - gallery.slides[0]!.offsetLeft),
      );
      await waitUntil(() => gallery.index === nearest);
      await atRest(gallery);
      expect(gallery.index).to.equal(nearest);
      expect(offset(gallery, gallery.index)).to.be.closeTo(0, 1);
    });

    it('takes a finger that has gone for at rest after frames without a move, not in the middle of a long one', async () => {
      const gallery = await makeGallery(6);
      const events = record(gallery);
      track(gallery).dispatchEvent(new Event('touchstart'));
      track(gallery).scrollLeft = 300;
      await waitUntil(
        () =>
          track(gallery).classList.contains('moving') || events.length > 0 || fraction(gallery) !== '1 / 6',
      );
      await atRest(gallery);
      const { requestAnimationFrame } = window;
      const late: FrameRequestCallback[] = [];
      window.requestAnimationFrame = (callback) => late.push(callback);
      try {
        track(gallery).dispatchEvent(Object.assign(new Event('touchend'), { touches: [] }));
        await aTimeout(400);
        expect(events).to.eql([]);
      } finally {
        Object.assign(window, { requestAnimationFrame });
        for (const callback of late) requestAnimationFrame(callback);
      }
      await waitUntil(() => events.length === 2);
      expect(events).to.eql(['change 1←0', 'changed 1←0']);
    });

    it('goes on to where the reader let go when its size changes on the way', async () => {
      const gallery = await makeGallery(6);
      const step = gallery.slides[1]!.offsetLeft - gallery.slides[0]!.offsetLeft;
      gallery.goTo(4);
      await waitUntil(() => positionOf(gallery) > 2, 'the move has begun');
      track(gallery).dispatchEvent(new WheelEvent('wheel', { deltaX: 20 }));
      const stopped = track(gallery).scrollLeft;
      await waitUntil(() => track(gallery).scrollLeft !== stopped, 'it snaps');
      gallery.parentElement!.style.width = '390px';
      await atRest(gallery);
      expect(gallery.index).to.equal(Math.round(stopped / step));
      expect(offset(gallery, gallery.index)).to.be.closeTo(0, 1);
    });

    it('gives way to a finger, and waits until it is lifted', async () => {
      const gallery = await makeGallery(6);
      await startMove(gallery, 4);
      track(gallery).dispatchEvent(new Event('touchstart'));
      await nextFrame();
      const { scrollLeft } = track(gallery);
      await aTimeout(300);
      expect(track(gallery).scrollLeft).to.equal(scrollLeft);
      track(gallery).dispatchEvent(Object.assign(new Event('touchend'), { touches: [] }));
      await waitUntil(() => Math.abs(offset(gallery, gallery.index)) <= 1);
      await atRest(gallery);
      expect(offset(gallery, gallery.index)).to.be.closeTo(0, 1);
    });

    it('leaves wheel and touch to the browser', async () => {
      const gallery = await makeGallery(3);
      for (const event of [
        new WheelEvent('wheel', { deltaX: 50, cancelable: true }),
        new Event('touchstart', { cancelable: true }),
        new Event('touchmove', { cancelable: true }),
      ]) {
        track(gallery).dispatchEvent(event);
        expect(event.defaultPrevented, event.type).to.equal(false);
      }
      expect(getComputedStyle(track(gallery)).touchAction).to.equal('auto');
      expect(getComputedStyle(track(gallery)).overscrollBehaviorX).to.equal('contain');
    });
  });

  describe('events', () => {
    it('asks before and tells after, once for several steps', async () => {
      const gallery = await makeGallery(6);
      const events = record(gallery);
      part(gallery, 'next')!.click();
      part(gallery, 'next')!.click();
      expect(events).to.eql(['change 1←0', 'change 2←1']);
      await atRest(gallery);
      expect(events.slice(2)).to.eql(['changed 2←0']);
    });

    it('has its new index when it tells', async () => {
      const gallery = await makeGallery(3);
      const seen: number[] = [];
      gallery.addEventListener('swipe-gallery-changed', () => seen.push(gallery.index));
      part(gallery, 'next')!.click();
      await atRest(gallery);
      expect(seen).to.eql([1]);
    });

    it('stays where it is when a listener forbids the move', async () => {
      const gallery = await makeGallery(4);
      gallery.addEventListener('swipe-gallery-change', (event) => event.preventDefault());
      const events = record(gallery);
      part(gallery, 'next')!.click();
      await atRest(gallery);
      expect(gallery.index).to.equal(0);
      track(gallery).scrollTo({ left: 400 });
      await waitUntil(() => events.length === 2);
      await atRest(gallery);
      expect(gallery.index).to.equal(0);
      expect(offset(gallery, 0)).to.be.closeTo(0, 1);
      expect(events).to.eql(['change 1←0', 'change 1←0']);
    });

    it('stands where the reader scrolled to, wherever a listener that forbids nothing moved it', async () => {
      const gallery = await makeGallery(5);
      const events = record(gallery);
      gallery.addEventListener('swipe-gallery-change', () => (gallery.index = 0));
      track(gallery).scrollTo({ left: 760 });
      await waitUntil(() => events.length === 2);
      await atRest(gallery);
      expect(events).to.eql(['change 2←0', 'changed 2←0']);
      expect(gallery.index).to.equal(2);
      expect(offset(gallery, 2)).to.be.closeTo(0, 1);
      expect(fraction(gallery)).to.equal('3 / 5');
    });

    it('says nothing when the reader comes back to the same slide', async () => {
      const gallery = await makeGallery(4);
      const events = record(gallery);
      track(gallery).scrollTo({ left: 60, behavior: 'smooth' });
      await atRest(gallery);
      expect(offset(gallery, 0)).to.be.closeTo(0, 1);
      expect(events).to.eql([]);
    });

    it('says nothing of a step that leads nowhere', async () => {
      const gallery = await makeGallery(3, { ends: 'stop' });
      const events = record(gallery);
      part(gallery, 'previous')!.click();
      track(gallery).focus();
      await sendKeys({ press: 'Home' });
      await atRest(gallery);
      expect(events).to.eql([]);
    });
  });

  describe('language', () => {
    it('speaks the language of the page, and changes with it', async () => {
      const content = html`
        <figure><img src=${picture(0)} alt="" /></figure>
        ${figures(1)}
      `;
      const gallery = await makeGallery(0, { content, label: '' });
      expect(name(gallery, 'track')).to.equal('图片');
      expect(name(gallery, 'next')).to.equal('下一张');
      expect(track(gallery).getAttribute('aria-roledescription')).to.equal('图集');
      expect(gallery.slides[0]!.getAttribute('aria-label')).to.equal('第1张,共2张');
    });
  });

  describe('accessibility', () => {
    it('passes axe, at rest, in the middle and at the end', async () => {
      const gallery = await makeGallery(5, { ends: 'stop' });
      await expect(gallery).to.be.accessible();
      gallery.goTo(2);
      await atRest(gallery);
      await expect(gallery).to.be.accessible();
      gallery.goTo(4);
      await atRest(gallery);
      await expect(gallery).to.be.accessible();
    });

    it('names its track, and its controls by the same name', async () => {
      const gallery = await makeGallery(3, { label: '雨后的巷子' });
      expect(name(gallery, 'track')).to.equal('雨后的巷子');
      expect(gallery.shadowRoot!.querySelector('.controls')!.getAttribute('aria-label')).to.equal(
        '雨后的巷子',
      );
      expect(track(gallery).tabIndex).to.equal(0);
      expect(track(gallery).getAttribute('role')).to.equal('group');
    });

    it('tells where a person has come to, with caption and credit; nothing on its own account', async () => {
      const gallery = await makeGallery(4);
      gallery.next();
      await atRest(gallery);
      expect(status(gallery)).to.equal('');
      part(gallery, 'next')!.click();
      await nextFrame();
      expect(status(gallery)).to.equal('');
      await atRest(gallery);
      expect(status(gallery)).to.equal('第3张,共4张:Caption 2 Credit 2');
    });

    it('tells the place alone of a slide without words', async () => {
      const content = html`
        ${figures(1)}
        <div>…</div>
      `;
      const gallery = await makeGallery(0, { content });
      part(gallery, 'next')!.click();
      await atRest(gallery);
      expect(status(gallery)).to.equal('第2张,共2张');
    });

    it('names the figures in view that have no name, and no others', async () => {
      const image = html` <img src=${picture(1)} alt="" /> `;
      const content = html`
        <figure>${image}</figure>
        <figure>
          ${image}
          <figcaption>Caption</figcaption>
        </figure>
        <figure aria-label="Own">${image}</figure>
        <figure title="Title">${image}</figure>
        <div>${image}</div>
        <figure>${image}</figure>
      `;
      const gallery = await makeGallery(0, {
        content,
        css: '--swipe-gallery-slides: 5; --swipe-gallery-peek: 0px',
      });
      const names = () => gallery.slides.map((slide) => slide.getAttribute('aria-label'));
      expect(names()).to.eql(['第1张,共6张', null, 'Own', null, null, null]);
      gallery.index = 5;
      await atRest(gallery);
      expect(names()).to.eql([null, null, 'Own', null, null, '第6张,共6张']);
    });

    it('takes slides out of reach that are out of view, in part visible ones not', async () => {
      const gallery = await makeGallery(6);
      expect(reachable(gallery)).to.eql([0, 1]);
      gallery.index = 3;
      await atRest(gallery);
      expect(reachable(gallery)).to.eql([3, 4]);
      gallery.index = 5;
      await atRest(gallery);
      expect(reachable(gallery)).to.eql([4, 5]);
    });

    it('takes far slides out of reach before their first layout, and corrects it where a view holds very many', async () => {
      const box = await fixture<HTMLElement>(html`
        <div hidden>
          <swipe-gallery style="--swipe-gallery-slides: 30; --swipe-gallery-peek: 0px"
            >${figures(60)}</swipe-gallery
          >
        </div>
      `);
      const gallery = box.querySelector('swipe-gallery')!;
      await gallery.updateComplete;
      expect(gallery.slides[59]!.hasAttribute('inert')).to.equal(true);
      expect(gallery.slides[1]!.hasAttribute('inert')).to.equal(false);
      box.hidden = false;
      await atRest(gallery);
      expect(reachable(gallery)).to.eql(Array.from({ length: 30 }, (_, index) => index));
    });

    it('never takes the slide away that has the focus, until the focus has gone', async () => {
      const gallery = await makeGallery(6);
      const link = gallery.slides[0]!.querySelector('a')!;
      link.focus();
      await sendKeys({ press: 'ArrowRight' });
      await sendKeys({ press: 'ArrowRight' });
      await atRest(gallery);
      expect(document.activeElement === link).to.equal(true);
      expect(reachable(gallery)).to.eql([0, 2, 3]);
      part(gallery, 'next')!.focus({ preventScroll: true });
      await atRest(gallery);
      expect(reachable(gallery)).to.eql([2, 3]);
    });

    it('leaves an author\u2019s own `inert` alone', async () => {
      const content = html`
        ${figures(2)}
        <figure inert></figure>
        ${figures(2)}
      `;
      const gallery = await makeGallery(0, { content });
      gallery.index = 2;
      await atRest(gallery);
      expect(gallery.slides[2]!.hasAttribute('inert')).to.equal(true);
      gallery.remove();
      expect(gallery.querySelectorAll('[inert]').length).to.equal(1);
    });

    it('hides slides out of view at rest, but not on the way, in engines without `inert`', async function () {
      const native = Object.getOwnPropertyDescriptor(HTMLElement.prototype, 'inert');
      if (!native) this.skip();
      delete (HTMLElement.prototype as Partial<HTMLElement>).inert;
      try {
        const gallery = await makeGallery(6);
        const shown = () => gallery.slides.map((slide) => getComputedStyle(slide).visibility === 'visible');
        expect(shown()).to.eql([true, true, false, false, false, false]);
        gallery.goTo(3);
        await nextFrame();
        await nextFrame();
        expect(shown()).to.eql([true, true, true, true, true, true]);
        await atRest(gallery);
        expect(shown()).to.eql([false, false, false, true, true, false]);
      } finally {
        Object.defineProperty(HTMLElement.prototype, 'inert', native);
      }
    });

    it('gives its controls the size that the reader needs', async () => {
      const gallery = await makeGallery(3, { css: '--lane-target: 60px; --lane-font-size: 28px' });
      for (const which of ['previous', 'next']) {
        const { width, height } = part(gallery, which)!.getBoundingClientRect();
        expect([width, height]).to.eql([60, 60]);
      }
      expect(part(gallery, 'pagination')!.getBoundingClientRect().right).to.be.at.most(
        track(gallery).getBoundingClientRect().right,
      );
    });

    it('can be told apart in forced colours', async function () {
      const gallery = await makeGallery(3, { ends: 'stop' });
      await emulateMediaOrSkip(this, { forcedColors: 'active' });
      const style = (selector: string) => getComputedStyle(gallery.shadowRoot!.querySelector(selector)!);
      expect(style('.progress').backgroundColor).not.to.equal(style('.line').backgroundColor);
      expect(style('[part="previous"]').color).not.to.equal(style('[part="next"]').color);
    });
  });

  describe('print', () => {
    it('prints every slide with its caption, one below the other', async function () {
      const gallery = await makeGallery(4, { index: 3 });
      await emulateMediaOrSkip(this, { media: 'print' });
      const boxes = gallery.slides.map((slide) => slide.getBoundingClientRect());
      boxes.slice(1).forEach((box, index) => expect(box.top).to.be.above(boxes[index]!.bottom + 8));
      expect(boxes.every(({ left, width }) => left === boxes[0]!.left && width === 400)).to.equal(true);
      expect(boxes[3]!.bottom).to.be.at.most(gallery.getBoundingClientRect().bottom);
      expect(getComputedStyle(gallery.shadowRoot!.querySelector('.controls')!).display).to.equal('none');
    });

    it('makes everything reachable and fetched for it, and finds its place afterwards', async () => {
      const content = Array.from(
        { length: 9 },
        (_, index) => html`
          <figure><img src=${picture(index)} loading="lazy" alt="Picture ${index}" /></figure>
        `,
      );
      const gallery = await makeGallery(0, { content, index: 8 });
      window.dispatchEvent(new Event('beforeprint'));
      expect(reachable(gallery).length).to.equal(9);
      expect(gallery.querySelectorAll('[loading="lazy"], [aria-label]').length).to.equal(0);
      track(gallery).scrollLeft = 0;
      window.dispatchEvent(new Event('afterprint'));
      await atRest(gallery);
      expect(gallery.index).to.equal(8);
      expect(reachable(gallery)).to.eql([7, 8]);
    });
  });

  describe('lifecycle', () => {
    it('is rendered once for its start: keys, dragging and moving print nothing', async () => {
      const gallery = document.createElement('swipe-gallery');
      let updates = 0;
      gallery.addController({ hostUpdated: () => (updates += 1) });
      gallery.append(...Array.from({ length: 30 }, (_, index) => makeFigure(index)));
      await fixture(html`<div style="width: 400px">${gallery}</div>`);
      await atRest(gallery);
      expect(gallery.mover.glide, 'what moves it has come').to.not.equal(undefined);
      expect(updates).to.equal(1);
    });

    it('is right when it is shown after it was hidden', async () => {
      const gallery = await makeGallery(5, { index: 2 });
      const box = gallery.parentElement!;
      box.hidden = true;
      await aTimeout(100);
      gallery.next();
      expect(gallery.index).to.equal(3);
      box.hidden = false;
      await atRest(gallery);
      expect(offset(gallery, 3)).to.be.closeTo(0, 1);
      expect(fraction(gallery)).to.equal('4 / 5');
      expect(reachable(gallery)).to.eql([3, 4]);
    });

    it('is right when it starts hidden', async () => {
      const box = await fixture<HTMLElement>(html`
        <div hidden><swipe-gallery index="2">${figures(4)}</swipe-gallery></div>
      `);
      const gallery = box.querySelector('swipe-gallery')!;
      await gallery.updateComplete;
      expect(reachable(gallery), 'nothing is shut off unseen').to.eql([0, 1, 2, 3]);
      box.hidden = false;
      await atRest(gallery);
      expect(offset(gallery, 2)).to.be.closeTo(0, 1);
      expect(reachable(gallery)).to.eql([2, 3]);
    });

    it('stays at its slide when its width or the text size changes', async () => {
      const gallery = await makeGallery(6, { index: 4 });
      const events = record(gallery);
      for (const width of ['260px', '643.3px', '400px']) {
        gallery.parentElement!.style.width = width;
        await atRest(gallery);
        expect(offset(gallery, 4), width).to.be.closeTo(0, 1);
      }
      gallery.style.setProperty('--lane-font-size', '40px');
      gallery.style.setProperty('--swipe-gallery-gap', '2em');
      await atRest(gallery);
      expect(offset(gallery, 4)).to.be.closeTo(0, 1);
      expect(gallery.index).to.equal(4);
      expect(events).to.eql([]);
    });

    it('reaches its end at widths of a fraction of a pixel', async () => {
      for (const width of [333.3, 401.7]) {
        const css = '--swipe-gallery-peek: 0px; --swipe-gallery-gap: 0.37px';
        const gallery = await makeGallery(7, { css, width, ends: 'stop' });
        for (let step = 1; step < 7; step += 1) {
          gallery.next();
          await atRest(gallery);
          expect(gallery.index).to.equal(step);
          expect(fraction(gallery)).to.equal(`${step + 1} / 7`);
        }
        expect(part(gallery, 'next')!.getAttribute('aria-disabled')).to.equal('true');
      }
    });

    it('respects the scroll padding of its track', async () => {
      const gallery = await makeGallery(5);
      const sheet = document.createElement('style');
      sheet.textContent = 'swipe-gallery::part(track) { scroll-padding-inline: 5% }';
      gallery.parentElement!.append(sheet);
      gallery.next();
      await atRest(gallery);
      expect(offset(gallery, 1)).to.be.closeTo(20, 1);
      expect(gallery.index).to.equal(1);
    });

    it('is right under a transform', async () => {
      const gallery = await makeGallery(5);
      gallery.parentElement!.style.transform = 'scale(0.5)';
      gallery.index = 3;
      expect(offset(gallery, 3)).to.be.closeTo(0, 1);
      await atRest(gallery);
      expect(fraction(gallery)).to.equal('4 / 5');
    });

    it('keeps its slide when it is moved in the page, also in the middle of a move', async () => {
      const gallery = await makeGallery(6);
      gallery.goTo(3);
      await aTimeout(60);
      gallery.remove();
      expect(gallery.querySelectorAll('[inert]').length).to.equal(0);
      gallery.next();
      const box = await fixture<HTMLElement>(html`<div style="width: 300px"></div>`);
      box.append(gallery);
      await atRest(gallery);
      expect(gallery.index).to.equal(4);
      expect(offset(gallery, 4)).to.be.closeTo(0, 1);
      part(gallery, 'next')!.click();
      await atRest(gallery);
      expect(reachable(gallery)).to.eql([4, 5]);
    });

    it('knows which slides were hidden and shown while it was out of the page', async () => {
      const gallery = await makeGallery(4, { index: 2 });
      const [first, second] = gallery.slides;
      second!.hidden = true;
      await atRest(gallery);
      const box = gallery.parentElement!;
      first!.hidden = true;
      gallery.remove();
      second!.hidden = false;
      await aTimeout(0);
      box.append(gallery);
      await atRest(gallery);
      expect(gallery.slides.map((slide) => slide.textContent!.trim().slice(0, 9)).join()).to.equal(
        'Caption 1,Caption 2,Caption 3',
      );
      expect(gallery.index).to.equal(1);
      expect(offset(gallery, 1)).to.be.closeTo(0, 1);
      expect(fraction(gallery)).to.equal('2 / 3');
    });

    it('goes to a slide of the order that it was given out of the page', async () => {
      const gallery = await makeGallery(5);
      const box = gallery.parentElement!;
      gallery.remove();
      gallery.append(gallery.slides[0]!);
      gallery.goTo(2);
      const wanted = gallery.querySelectorAll('figure')[2]!.textContent;
      box.append(gallery);
      await atRest(gallery);
      expect(gallery.slides[gallery.index]!.textContent).to.equal(wanted);
      expect(offset(gallery, 2)).to.be.closeTo(0, 1);
    });

    it('answers to nothing once it has gone', async () => {
      const content = Array.from(
        { length: 5 },
        (_, index) => html`
          <figure><img src=${picture(index)} loading="lazy" alt="Picture ${index}" /></figure>
        `,
      );
      const gallery = await makeGallery(0, { content });
      gallery.remove();
      window.dispatchEvent(new Event('beforeprint'));
      window.dispatchEvent(new Event('afterprint'));
      setLocale('en');
      await aTimeout(50);
      expect(gallery.querySelectorAll('[inert], [aria-label]').length).to.equal(0);
      expect([...gallery.querySelectorAll('img')].map(({ loading }) => loading)).to.eql([
        'eager',
        'eager',
        'eager',
        'lazy',
        'lazy',
      ]);
    });

    it('does not mix up two galleries with the same ids', async () => {
      const one = await makeGallery(3);
      const other = await makeGallery(3);
      one.slides[1]!.id = other.slides[1]!.id = 'same';
      track(one).focus();
      await sendKeys({ press: 'ArrowRight' });
      await atRest(one);
      expect([one.index, other.index]).to.eql([1, 0]);
    });
  });
});
