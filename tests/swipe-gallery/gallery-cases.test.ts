import { aTimeout, expect, fixture, html, nextFrame } from '@open-wc/testing';
import { sendKeys } from '@web/test-runner-commands';
import '../../src/worker-profile/worker-profile.define.js';
import { setLocale } from '../../src/i18n/localize.js';
import type { SwipeGalleryElement } from '../../src/swipe-gallery/swipe-gallery.js';
import { waitUntil } from '../support/wait-until.js';
import {
  atRest,
  figures,
  fraction,
  makeFigure,
  makeGallery,
  offset,
  part,
  reachable,
  record,
  startMove,
  status,
  track,
} from './gallery-fixture.js';

/** What other galleries are tested for, and what their users complain of: docs/gallery-acceptance.md. */
describe('<swipe-gallery> cases', () => {
  beforeEach(() => setLocale('zh-Hans'));
  after(() => setLocale('auto'));

  describe('carousel pattern', () => {
    it('is a group with a name and a role of its own in words', async () => {
      const gallery = await makeGallery(4, { label: '雨后' });
      expect(track(gallery).getAttribute('role')).to.equal('group');
      expect(track(gallery).getAttribute('aria-roledescription')).to.equal('图集');
      expect(track(gallery).getAttribute('aria-label')).to.equal('雨后');
    });

    it('is silent from the start, speaks after a person’s step, politely, and not of its own moves', async () => {
      const gallery = await makeGallery(4);
      const live = gallery.shadowRoot!.querySelector('[role="status"]')!;
      expect(live.getAttribute('aria-live'), 'polite by its role').to.equal(null);
      gallery.next();
      await atRest(gallery);
      expect(status(gallery)).to.equal('');
      part(gallery, 'next')!.click();
      await waitUntil(() => status(gallery) === '第3张,共4张:Caption 2 Credit 2');
    });

    it('has names on all its buttons, and no reference across the shadow boundary', async () => {
      const gallery = await makeGallery(4);
      const buttons = [...gallery.shadowRoot!.querySelectorAll('button')];
      expect(buttons.length).to.be.at.least(2);
      for (const button of buttons) {
        expect(button.getAttribute('aria-label') ?? button.textContent!.trim()).not.to.equal('');
        expect(button.hasAttribute('aria-controls')).to.equal(false);
      }
    });

    it('is gone through by Tab: its track, the slide in view, its buttons, and out', async () => {
      const gallery = await makeGallery(3, { css: '--swipe-gallery-peek: 0px; --swipe-gallery-gap: 0px' });
      const after = document.createElement('button');
      gallery.after(after);
      track(gallery).focus();
      const seen: string[] = [];
      for (let press = 0; press < 12 && document.activeElement !== after; press += 1) {
        await sendKeys({ press: 'Tab' });
        const focused = gallery.shadowRoot!.activeElement ?? document.activeElement!;
        seen.push(focused.getAttribute('part') ?? focused.getAttribute('href') ?? focused.className);
      }
      expect(document.activeElement === after, 'no trap').to.equal(true);
      expect(seen.slice(0, 3)).to.eql(['#picture-0', 'previous', 'next']);
      expect(seen.some((each) => each.startsWith('#picture-1'))).to.equal(false);
      after.remove();
    });

    it('takes Enter and the space bar on its buttons', async () => {
      const gallery = await makeGallery(4);
      let clicks = 0;
      gallery.addEventListener('click', () => (clicks += 1));
      /** Presses until the engine makes a click of it: a busy one has lost a press between its two halves. */
      const press = async (key: string) => {
        const before = clicks;
        for (let tries = 0; tries < 3 && clicks === before; tries += 1) {
          await sendKeys({ press: key });
          const patience = performance.now() + 3000;
          while (clicks === before && performance.now() < patience) await nextFrame();
        }
        expect(clicks, `clicks by “${key}”`).to.equal(before + 1);
      };
      const presses = [
        ['next', 'Enter', 1],
        ['next', ' ', 2],
        ['previous', 'Enter', 1],
        ['previous', ' ', 0],
      ] as const;
      for (const [name, key, index] of presses) {
        part(gallery, name)!.focus();
        await press(key);
        expect(gallery.index, `${name} by “${key}”`).to.equal(index);
      }
    });
  });

  describe('what pages are written against', () => {
    it('has the attributes, properties, methods and parts whose names are fixed', async () => {
      const gallery = await makeGallery(14);
      const known = (gallery.constructor as typeof SwipeGalleryElement).observedAttributes;
      const attributes = ['axis', 'ends', 'index', 'autoplay', 'label', 'thumbnails', 'hash', 'viewer'];
      expect(attributes.filter((name) => !known.includes(name))).to.eql([]);
      for (const name of ['index', 'slides', 'items', 'renderItem'])
        expect(name in gallery, name).to.equal(true);
      for (const name of ['next', 'previous', 'goTo', 'openViewer', 'closeViewer'] as const)
        expect(typeof gallery[name], name).to.equal('function');
      for (const name of ['autoplay', 'thumbnails', 'viewer']) gallery.setAttribute(name, '');
      await gallery.updateComplete;
      await gallery.openViewer(0);
      for (const name of ['previous', 'next', 'pagination', 'thumbnails', 'pause', 'viewer'])
        expect(part(gallery, name) !== null, name).to.equal(true);
      gallery.closeViewer();
      expect(part(gallery, 'viewer') === null).to.equal(true);
    });

    it('takes films and cards of people as slides, as they are', async () => {
      const content = html`
        <video controls preload="none" width="320" height="200"></video>
        <worker-profile layout="card" name="范迪"></worker-profile>
        ${figures(2)}
      `;
      const gallery = await makeGallery(0, { content });
      const [video, profile] = gallery.children;
      expect(gallery.slides[0] === video && gallery.slides[1] === profile).to.equal(true);
      gallery.goTo(1);
      await atRest(gallery);
      expect(offset(gallery, 1)).to.be.closeTo(0, 1);
      expect(video!.parentElement === gallery && profile!.parentElement === gallery).to.equal(true);
      expect(profile!.shadowRoot !== null, 'upgraded').to.equal(true);
    });

    it('takes a thousand slides of the page as they are', async () => {
      const content = Array.from({ length: 1000 }, (_, index) => html`<div>${index}</div>`);
      const gallery = await makeGallery(0, { content });
      for (const index of [700, 999, 3]) {
        gallery.goTo(index);
        await atRest(gallery);
        expect(fraction(gallery)).to.equal(`${index + 1} / 1000`);
        expect(reachable(gallery)).to.include(index);
      }
      expect(offset(gallery, 3)).to.be.closeTo(0, 1);
      expect(gallery.querySelectorAll('div').length).to.equal(1000);
    });

    it('comes to rest in engines that do not tell the end of scrolling', async () => {
      const own = Object.getOwnPropertyDescriptor(window, 'onscrollend');
      const stop = (event: Event) => event.stopImmediatePropagation();
      window.addEventListener('scrollend', stop, { capture: true });
      Reflect.deleteProperty(window, 'onscrollend');
      try {
        const gallery = await makeGallery(5);
        const events = record(gallery);
        track(gallery).scrollTo({ left: 760, behavior: 'smooth' });
        await waitUntil(() => events.length === 2, 'told of the move');
        expect(events).to.eql(['change 2←0', 'changed 2←0']);
        expect(offset(gallery, 2)).to.be.closeTo(0, 1);
      } finally {
        window.removeEventListener('scrollend', stop, { capture: true });
        if (own) Object.defineProperty(window, 'onscrollend', own);
      }
    });
  });

  describe('pitfalls', () => {
    it('goes to its slides exactly in an enlarged page', async () => {
      const gallery = await makeGallery(6);
      document.documentElement.style.setProperty('zoom', '1.5');
      try {
        await atRest(gallery);
        gallery.goTo(3);
        await atRest(gallery);
        expect(offset(gallery, 3)).to.be.closeTo(0, 2);
        part(gallery, 'next')!.click();
        await atRest(gallery);
        expect(gallery.index).to.equal(4);
        expect(offset(gallery, 4)).to.be.closeTo(0, 2);
      } finally {
        document.documentElement.style.removeProperty('zoom');
      }
    });

    it('keeps a row inside a column apart: each moves by its own arrow keys', async () => {
      const inner = html` <swipe-gallery label="Inside">${figures(3)}</swipe-gallery> `;
      const outer = await makeGallery(0, { content: [inner, ...figures(2)] });
      outer.axis = 'y';
      const row = outer.querySelector('swipe-gallery')!;
      await atRest(outer);
      await atRest(row);
      track(row).focus();
      await sendKeys({ press: 'ArrowRight' });
      await waitUntil(() => row.index === 1);
      expect(outer.index).to.equal(0);
      await sendKeys({ press: 'ArrowDown' });
      await waitUntil(() => outer.index === 1);
      expect(row.index).to.equal(1);
    });

    it('takes slides in and gives them up in the middle of a move', async () => {
      const gallery = await makeGallery(6);
      const events = record(gallery);
      const target = gallery.slides[4]!;
      gallery.goTo(4);
      await aTimeout(60);
      gallery.prepend(makeFigure(20));
      await nextFrame();
      await nextFrame();
      gallery.slides[1]!.remove();
      gallery.append(makeFigure(21));
      await atRest(gallery);
      expect(gallery.slides[gallery.index] === target).to.equal(true);
      expect(offset(gallery, gallery.index)).to.be.closeTo(0, 1);
      expect(fraction(gallery)).to.equal('5 / 7');
      expect(events).to.eql([]);
    });

    for (const [name, hold, letGo] of [
      ['a move', () => undefined, () => undefined],
      [
        'a touch',
        (box: HTMLElement) => void box.dispatchEvent(new Event('touchstart')),
        (box: HTMLElement) => void box.dispatchEvent(Object.assign(new Event('touchend'), { touches: [] })),
      ],
    ] as const) {
      it(`gives up all slides in the middle of ${name}, and takes in others`, async () => {
        const gallery = await makeGallery(6);
        const faults: string[] = [];
        const note = (event: ErrorEvent): void => {
          event.preventDefault();
          faults.push(event.message);
        };
        window.addEventListener('error', note);
        try {
          await startMove(gallery, 4);
          hold(track(gallery));
          gallery.replaceChildren();
          letGo(track(gallery));
          await waitUntil(() => !track(gallery).classList.contains('moving'));
          gallery.append(makeFigure(20), makeFigure(21), makeFigure(22));
          await atRest(gallery);
          gallery.next();
          await atRest(gallery);
        } finally {
          window.removeEventListener('error', note);
        }
        expect(faults).to.eql([]);
        expect(gallery.index).to.equal(1);
        expect(offset(gallery, 1)).to.be.closeTo(0, 1);
      });
    }

    it('is right when it was hidden just after a finger had stopped it', async () => {
      const gallery = await makeGallery(5);
      part(gallery, 'next')!.click();
      const touch = (type: string, length: number) =>
        track(gallery).dispatchEvent(Object.assign(new Event(type), { touches: { length } }));
      touch('touchstart', 1);
      await nextFrame();
      touch('touchend', 0);
      gallery.style.display = 'none';
      await waitUntil(() => !track(gallery).classList.contains('moving'));
      gallery.style.display = '';
      await atRest(gallery);
      expect(offset(gallery, gallery.index)).to.be.closeTo(0, 1);
    });

    it('tells of nothing when it is moved in the page in the middle of a move that nobody asked for', async () => {
      const gallery = await makeGallery(5);
      const events = record(gallery);
      const box = await fixture<HTMLElement>(html`<div style="width: 400px"></div>`);
      await startMove(gallery, 3);
      box.append(gallery);
      await atRest(gallery);
      expect(events).to.eql([]);
      expect(gallery.index).to.equal(3);
      expect(offset(gallery, 3)).to.be.closeTo(0, 1);
    });

    it('does not move of itself in a tab in the background', async () => {
      const { setTimeout: wait } = window;
      const gallery = await makeGallery(3);
      Object.defineProperty(document, 'hidden', { configurable: true, value: true });
      window.setTimeout = ((action: () => void, ms?: number) =>
        wait(action, ms === 5000 ? 20 : ms)) as typeof window.setTimeout;
      try {
        gallery.autoplay = true;
        await gallery.updateComplete;
        await aTimeout(300);
        expect(gallery.index).to.equal(0);
        Reflect.deleteProperty(document, 'hidden');
        document.dispatchEvent(new Event('visibilitychange'));
        await waitUntil(() => gallery.index > 0);
      } finally {
        Reflect.deleteProperty(document, 'hidden');
        window.setTimeout = wait;
      }
    });

    it('lets a page stop the touch of a finger nowhere, and zoom by no double tap on a button', async () => {
      const gallery = await makeGallery(3);
      expect(getComputedStyle(part(gallery, 'next')!).touchAction).to.equal('manipulation');
      expect(getComputedStyle(gallery.slides[0]!).touchAction).to.equal('auto');
    });

    it('keeps a reader’s place when a slide above it is shown or hidden', async () => {
      const gallery = await makeGallery(5, { index: 3 });
      const current = gallery.slides[3]!;
      gallery.slides[0]!.hidden = true;
      await waitUntil(() => gallery.slides.length === 4);
      await atRest(gallery);
      expect(gallery.slides[gallery.index] === current).to.equal(true);
      expect(offset(gallery, gallery.index)).to.be.closeTo(0, 1);
    });
  });

  describe('bad input', () => {
    /** What is thrown or warned of while something is done. */
    async function watch(action: () => unknown): Promise<{ errors: string[]; warnings: string[] }> {
      const { warn } = console;
      const errors: string[] = [];
      const warnings: string[] = [];
      const onError = ({ message }: ErrorEvent) => errors.push(message);
      console.warn = (message: string) => warnings.push(message);
      window.addEventListener('error', onError);
      try {
        await action();
      } finally {
        window.removeEventListener('error', onError);
        console.warn = warn;
      }
      return { errors, warnings };
    }
    const everything = async (gallery: SwipeGalleryElement) => {
      gallery.next();
      gallery.previous();
      gallery.goTo(0);
      gallery.thumbnails = true;
      for (const ends of ['loop', 'stop', 'rewind'] as const) {
        gallery.ends = ends;
        await gallery.updateComplete;
        gallery.next();
        gallery.previous();
      }
      gallery.axis = 'y';
      await atRest(gallery);
    };

    for (const count of [0, 1, 2]) {
      it(`does everything without an error with so many slides: ${count}`, async () => {
        const gallery = await makeGallery(count);
        const { errors } = await watch(() => everything(gallery));
        expect(errors).to.eql([]);
        expect(gallery.index).to.be.within(0, Math.max(0, count - 1));
      });
    }

    it('does everything without an error with slides of words, broken pictures and stray nodes', async () => {
      const content = html`
        stray
        <!-- comment -->
        <div>Words</div>
        <figure><img src="/missing.png" alt="" /></figure>
        <figure></figure>
        <img alt="No address" />
      `;
      const gallery = await makeGallery(0, { content });
      const { errors } = await watch(() => everything(gallery));
      expect(errors).to.eql([]);
      expect(gallery.slides.length).to.equal(4);
    });

    it('takes what is no number for no move, and one out of range for the nearest, with one warning each', async () => {
      const gallery = await makeGallery(4, { index: 1 });
      const { errors, warnings } = await watch(() => {
        for (let turn = 0; turn < 2; turn += 1) {
          for (const value of [Number('many'), 1e9, -77, Number.POSITIVE_INFINITY]) gallery.goTo(value);
          gallery.goTo(1, { behavior: 'instant' });
        }
      });
      expect(errors).to.eql([]);
      expect(gallery.index).to.equal(1);
      expect(new Set(warnings).size).to.equal(warnings.length);
      expect(warnings.length).to.be.at.least(3);
    });

    it('hides what is out of view from sight and from Tab where the engine has no `inert`', async () => {
      const inert = Object.getOwnPropertyDescriptor(HTMLElement.prototype, 'inert')!;
      Reflect.deleteProperty(HTMLElement.prototype, 'inert');
      try {
        const gallery = await makeGallery(5);
        const seen = () => gallery.slides.map((slide) => getComputedStyle(slide).visibility === 'visible');
        await waitUntil(() => !seen()[4], 'the part for old engines has come');
        expect(seen()).to.eql([true, true, false, false, false]);
        gallery.next();
        expect(seen(), 'in a move').to.eql([true, true, true, true, true]);
        await atRest(gallery);
        expect(seen()[0]).to.equal(false);
      } finally {
        Object.defineProperty(HTMLElement.prototype, 'inert', inert);
      }
    });

    it('warns once of an axis it does not know, and lies along the line', async () => {
      const gallery = await makeGallery(3);
      const { warnings } = await watch(async () => {
        gallery.setAttribute('axis', 'diagonal');
        await atRest(gallery);
      });
      expect(warnings.filter((warning) => warning.includes('axis="diagonal"')).length).to.equal(1);
      gallery.next();
      await atRest(gallery);
      expect(offset(gallery, 1)).to.be.closeTo(0, 1);
    });
  });
});
