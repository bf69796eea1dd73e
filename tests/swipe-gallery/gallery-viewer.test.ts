import { aTimeout, expect, fixture, html, nextFrame } from '@open-wc/testing';
import { resetMouse, sendKeys, sendMouse } from '@web/test-runner-commands';
import { setLocale } from '../../src/i18n/localize.js';
import type { SwipeGalleryElement } from '../../src/swipe-gallery/swipe-gallery.js';
import type { SwipeGalleryOpenEvent } from '../../src/swipe-gallery/gallery-viewer.events.js';
import { atRest, lightSheet, offset, part, picture, reachable, record, track } from './gallery-fixture.js';
import { waitUntil } from '../support/wait-until.js';

const slide = (index: number) => html`
  <figure>
    <a href=${picture(index, 3200, 2000)} type="image/svg+xml"
      ><img src=${picture(index)} width="1600" height="1000" alt="Picture ${index}"
    /></a>
    <figcaption>Caption <b>${index}</b> <small>Credit ${index}</small></figcaption>
  </figure>
`;

/** A gallery with a viewer, in which nothing moves on its own account: what comes after an action is there at once. */
async function makeViewable(count: number, content?: unknown, dir = 'ltr'): Promise<SwipeGalleryElement> {
  const box = await fixture(html`
    <div style="width: 400px" dir=${dir} data-motion="off">
      <link rel="stylesheet" href=${lightSheet} />
      <swipe-gallery viewer label="The street">
        ${content ?? Array.from({ length: count }, (_, index) => slide(index))}
      </swipe-gallery>
    </div>
  `);
  const gallery = box.querySelector('swipe-gallery')!;
  const link = box.querySelector('link')!;
  await waitUntil(() => link.sheet, 'the sheet is loaded');
  await atRest(gallery);
  return gallery;
}

const viewer = (gallery: SwipeGalleryElement) =>
  gallery.shadowRoot!.querySelector<HTMLDialogElement>('dialog[part="viewer"]');
const inner = (gallery: SwipeGalleryElement) => viewer(gallery)!.querySelector('swipe-gallery')!;
const leaf = (gallery: SwipeGalleryElement, index = inner(gallery).index) =>
  inner(gallery).slides[index] as HTMLElement;
const frame = (gallery: SwipeGalleryElement) => leaf(gallery).querySelector<HTMLElement>('.frame')!;
const large = (gallery: SwipeGalleryElement) => leaf(gallery).querySelector('img')!;
const link = (gallery: SwipeGalleryElement, index: number) => gallery.slides[index]!.querySelector('a')!;
const enlargeButton = (gallery: SwipeGalleryElement) =>
  gallery.shadowRoot!.querySelector<HTMLButtonElement>('.controls .enlarge');

/** The buttons above the picture: enlarge, reduce, close. */
const bar = (gallery: SwipeGalleryElement) => [
  ...viewer(gallery)!.querySelectorAll<HTMLButtonElement>('.bar button:not(.full)'),
];

async function isOpen(gallery: SwipeGalleryElement): Promise<void> {
  await waitUntil(() => viewer(gallery)?.open, 'the viewer is open');
  await atRest(inner(gallery));
  await waitUntil(() => large(gallery).naturalWidth > 0, 'the picture has come');
}

const isClosed = (gallery: SwipeGalleryElement) =>
  waitUntil(() => !viewer(gallery) && !isAtEntry(), 'the viewer is closed');

const isAtEntry = () => (history.state as object | null) !== null && 'swipe-gallery-viewer' in history.state;

async function open(gallery: SwipeGalleryElement, index = 0): Promise<void> {
  await gallery.openViewer(index);
  await isOpen(gallery);
}

/** Two clicks or, where a busy machine makes a double click of none, as many as it takes for two of them to be one. */
async function doubleClick(gallery: SwipeGalleryElement, position: [number, number]): Promise<void> {
  const isZoomed = () => frame(gallery).classList.contains('zoomed');
  const before = isZoomed();
  await sendMouse({ type: 'click', position });
  do await sendMouse({ type: 'click', position });
  while (isZoomed() === before);
}

describe('<swipe-gallery viewer>', () => {
  before(() => setLocale('zh-Hans'));
  after(() => setLocale('auto'));
  afterEach(async () => {
    await resetMouse();
    const gallery = document.querySelector<SwipeGalleryElement>('swipe-gallery[viewer]');
    gallery?.closeViewer();
    if (gallery) await isClosed(gallery);
  });

  describe('opening', () => {
    it('has nothing of it without the attribute', async () => {
      const gallery = await makeViewable(3);
      gallery.viewer = false;
      await gallery.updateComplete;
      expect(enlargeButton(gallery)).to.equal(null);
      let isLeftAlone = false;
      gallery.addEventListener('click', (event) => {
        isLeftAlone = !event.defaultPrevented;
        event.preventDefault();
      });
      link(gallery, 0).click();
      expect(isLeftAlone).to.equal(true);
    });

    it('opens at a link to a large picture, shows that one, and does not follow the link', async () => {
      const gallery = await makeViewable(3);
      const { href } = location;
      link(gallery, 1).click();
      await isOpen(gallery);
      expect(inner(gallery).index).to.equal(1);
      expect(large(gallery).src).to.equal(link(gallery, 1).href);
      expect(large(gallery).alt).to.equal('Picture 1');
      expect(location.href).to.equal(href);
    });

    it('opens at a picture without a link, with its own candidates', async () => {
      const content = html`
        <figure>
          <img src=${picture(0)} srcset="${picture(0, 800, 500)} 800w" sizes="10px" alt="One" />
        </figure>
        <img src=${picture(1)} alt="Two" />
      `;
      const gallery = await makeViewable(0, content);
      gallery.slides[0]!.querySelector('img')!.click();
      await isOpen(gallery);
      expect(large(gallery).srcset).to.contain('800w');
      expect(large(gallery).sizes).to.equal('100vw');
      gallery.closeViewer();
      await isClosed(gallery);
      gallery.slides[1]!.click();
      await isOpen(gallery);
      expect(large(gallery).alt).to.equal('Two');
    });

    it('opens with Enter on a link and on the track, and with its button', async () => {
      const gallery = await makeViewable(3);
      link(gallery, 0).focus();
      await sendKeys({ press: 'Enter' });
      await isOpen(gallery);
      await sendKeys({ press: 'Escape' });
      await isClosed(gallery);
      track(gallery).focus();
      await sendKeys({ press: 'ArrowRight' });
      await sendKeys({ press: 'Enter' });
      await isOpen(gallery);
      expect(inner(gallery).index).to.equal(1);
      await sendKeys({ press: 'Escape' });
      await isClosed(gallery);
      enlargeButton(gallery)!.click();
      await isOpen(gallery);
      expect(inner(gallery).index).to.equal(1);
    });

    it('leaves links to pages, buttons, and clicks for a new tab alone', async () => {
      const content = html`
        <figure>
          <a href="/story"><img src=${picture(0)} alt="Story" /></a>
        </figure>
        <figure>
          <button><img src=${picture(1)} alt="Button" /></button>
        </figure>
        ${slide(2)}
      `;
      const gallery = await makeViewable(0, content);
      const seen: boolean[] = [];
      gallery.addEventListener('click', (event) => {
        seen.push(event.defaultPrevented);
        event.preventDefault();
      });
      const pictures = [...gallery.querySelectorAll('img')];
      pictures[0]!.click();
      pictures[1]!.click();
      for (const key of ['ctrlKey', 'metaKey', 'shiftKey', 'altKey']) {
        pictures[2]!.dispatchEvent(
          new MouseEvent('click', { bubbles: true, composed: true, cancelable: true, [key]: true }),
        );
      }
      expect(seen).to.eql([false, false, false, false, false, false]);
      await aTimeout(50);
      expect(viewer(gallery)).to.equal(null);
    });

    it('gives one picture its button, and no picture none', async () => {
      const one = await makeViewable(1);
      expect(enlargeButton(one)!.textContent!.trim()).to.equal('放大');
      expect(part(one, 'next')).to.equal(null);
      enlargeButton(one)!.click();
      await isOpen(one);
      expect(part(inner(one), 'next')).to.equal(null);
      one.closeViewer();
      await isClosed(one);
      const none = await makeViewable(0, html`<p>Text</p>`);
      expect(enlargeButton(none)).to.equal(null);
      await none.openViewer(0);
      expect(viewer(none)).to.equal(null);
      none.remove();
    });

    it('leaves out slides without a picture', async () => {
      const gallery = await makeViewable(0, [slide(0), html`<p>Text</p>`, slide(2)]);
      await open(gallery, 2);
      expect(inner(gallery).slides.length).to.equal(2);
      expect(large(gallery).alt).to.equal('Picture 2');
    });

    it('opens nothing when it was closed or taken away before its module came', async () => {
      const gallery = await makeViewable(2);
      const opening = gallery.openViewer(0);
      gallery.closeViewer();
      await opening;
      expect(viewer(gallery)).to.equal(null);
      const again = gallery.openViewer(0);
      gallery.remove();
      await again;
      expect(viewer(gallery)).to.equal(null);
    });

    it('opens once, however often it is asked', async () => {
      const gallery = await makeViewable(2);
      await Promise.all([gallery.openViewer(0), gallery.openViewer(1), gallery.openViewer(1)]);
      await isOpen(gallery);
      expect(gallery.shadowRoot!.querySelectorAll('dialog').length).to.equal(1);
    });
  });

  describe('pictures and captions', () => {
    it('keeps caption and credit, with their markup, and leaves those of the page where they are', async () => {
      const gallery = await makeViewable(3);
      await open(gallery, 1);
      const caption = leaf(gallery).querySelector('figcaption')!;
      expect(caption.querySelector('b')!.textContent).to.equal('1');
      expect(caption.querySelector('small')!.textContent).to.equal('Credit 1');
      expect(caption.getBoundingClientRect().bottom).to.be.at.most(innerHeight);
      expect(gallery.querySelectorAll('figcaption small').length).to.equal(3);
    });

    it('shows a picture whole, in the middle, and as large as the window lets it', async () => {
      const gallery = await makeViewable(3);
      await open(gallery);
      const { width, height } = frame(gallery).getBoundingClientRect();
      const box = large(gallery).getBoundingClientRect();
      expect([box.width, box.height]).to.eql([width, height]);
      expect(getComputedStyle(large(gallery)).objectFit).to.equal('contain');
      expect(viewer(gallery)!.getBoundingClientRect().width).to.equal(innerWidth);
    });

    it('keeps the small picture when the large one does not come', async () => {
      const content = html`
        <figure>
          <a href="/missing.png"><img src=${picture(0)} width="1600" height="1000" alt="Small" /></a>
        </figure>
      `;
      const gallery = await makeViewable(0, content);
      await gallery.openViewer(0);
      await isOpen(gallery);
      await waitUntil(() => large(gallery).src === picture(0));
    });

    it('opens with a picture that cannot be read at all', async () => {
      const content = html`<figure><img src="data:image/png;base64,AAAA" alt="Nothing" /></figure>`;
      const gallery = await makeViewable(0, content);
      await gallery.openViewer(0);
      await waitUntil(() => viewer(gallery)?.open);
      bar(gallery)[0]!.click();
      bar(gallery)[1]!.click();
      expect(large(gallery).alt).to.equal('Nothing');
    });

    it('makes only the pictures near the one in view', async () => {
      const gallery = await makeViewable(30);
      await open(gallery, 10);
      expect(viewer(gallery)!.querySelectorAll('img').length).to.equal(5);
      await sendKeys({ press: 'End' });
      await atRest(inner(gallery));
      expect(inner(gallery).index).to.equal(29);
      expect(large(gallery).alt).to.equal('Picture 29');
    });
  });

  describe('turning', () => {
    it('turns with arrows wherever the focus is, with buttons, and around the ends', async () => {
      const gallery = await makeViewable(3);
      await open(gallery);
      await sendKeys({ press: 'ArrowRight' });
      await atRest(inner(gallery));
      expect(inner(gallery).index).to.equal(1);
      track(inner(gallery)).focus();
      await sendKeys({ press: 'ArrowRight' });
      await atRest(inner(gallery));
      expect(inner(gallery).index).to.equal(2);
      expect(offset(inner(gallery), 2)).to.be.closeTo(0, 1);
      part(inner(gallery), 'next')!.click();
      await atRest(inner(gallery));
      expect(inner(gallery).index).to.equal(0);
      bar(gallery)[2]!.focus();
      await sendKeys({ press: 'ArrowLeft' });
      expect(inner(gallery).index).to.equal(2);
    });

    it('turns the other way in right-to-left text', async () => {
      const gallery = await makeViewable(3, undefined, 'rtl');
      await open(gallery);
      await sendKeys({ press: 'ArrowLeft' });
      expect(inner(gallery).index).to.equal(1);
    });

    it('tells the page of no move inside', async () => {
      const gallery = await makeViewable(3);
      const events = record(gallery);
      await open(gallery);
      part(inner(gallery), 'next')!.click();
      await atRest(inner(gallery));
      expect(events).to.eql([]);
    });
  });

  describe('zoom', () => {
    it('enlarges and reduces with keys, with bounds, and shows the whole again with 0', async () => {
      const gallery = await makeViewable(2);
      await open(gallery);
      const whole = frame(gallery).clientWidth;
      expect(bar(gallery)[1]!.getAttribute('aria-disabled')).to.equal('true');
      await sendKeys({ press: '+' });
      expect(frame(gallery).scrollWidth).to.be.greaterThan(whole);
      const once = large(gallery).getBoundingClientRect().width;
      await sendKeys({ press: '+' });
      await sendKeys({ press: '+' });
      await sendKeys({ press: '+' });
      await sendKeys({ press: '+' });
      expect(large(gallery).getBoundingClientRect().width / once).to.be.at.most(4.01);
      expect(bar(gallery)[0]!.getAttribute('aria-disabled')).to.equal('true');
      await sendKeys({ press: '-' });
      expect(bar(gallery)[0]!.getAttribute('aria-disabled')).to.equal('false');
      await sendKeys({ press: '0' });
      expect(large(gallery).getBoundingClientRect().width).to.equal(whole);
      await sendKeys({ press: '-' });
      expect(large(gallery).getBoundingClientRect().width, 'never less than the whole').to.equal(whole);
    });

    it('enlarges and reduces with buttons', async () => {
      const gallery = await makeViewable(2);
      await open(gallery);
      bar(gallery)[0]!.click();
      expect(frame(gallery).classList.contains('zoomed')).to.equal(true);
      bar(gallery)[1]!.click();
      expect(frame(gallery).classList.contains('zoomed')).to.equal(false);
    });

    it('pans a zoomed picture with arrows, within its bounds, and turns no page', async () => {
      const gallery = await makeViewable(2);
      await open(gallery);
      await sendKeys({ press: '+' });
      await sendKeys({ press: '+' });
      const { scrollLeft, scrollTop } = frame(gallery);
      await sendKeys({ press: 'ArrowRight' });
      await sendKeys({ press: 'ArrowDown' });
      expect(frame(gallery).scrollLeft).to.be.closeTo(scrollLeft + 80, 1);
      expect(frame(gallery).scrollTop).to.be.closeTo(scrollTop + 80, 1);
      for (let press = 0; press < 40; press += 1) await sendKeys({ press: 'ArrowRight' });
      const { scrollWidth, clientWidth } = frame(gallery);
      expect(frame(gallery).scrollLeft).to.be.closeTo(scrollWidth - clientWidth, 1);
      expect(inner(gallery).index).to.equal(0);
    });

    it('enlarges at the point of a double click, and goes back with another', async () => {
      const gallery = await makeViewable(2);
      await open(gallery);
      const { left, top, width, height } = frame(gallery).getBoundingClientRect();
      const position: [number, number] = [Math.round(left + width * 0.75), Math.round(top + height / 2)];
      await doubleClick(gallery, position);
      const { scrollLeft, scrollWidth, clientWidth } = frame(gallery);
      expect(clientWidth).to.be.lessThan(scrollWidth);
      expect(scrollLeft + clientWidth / 2, 'right of the middle').to.be.greaterThan(scrollWidth / 2);
      await aTimeout(400);
      await doubleClick(gallery, position);
      expect(frame(gallery).classList.contains('zoomed')).to.equal(false);
    });

    it('leaves two slow clicks alone', async () => {
      const gallery = await makeViewable(2);
      await open(gallery);
      large(gallery).click();
      await aTimeout(400);
      large(gallery).click();
      expect(frame(gallery).classList.contains('zoomed')).to.equal(false);
    });

    it('enlarges with Ctrl and the wheel, which is a pinch on a trackpad, and not with the wheel alone', async () => {
      const gallery = await makeViewable(2);
      await open(gallery);
      const turn = (ctrlKey: boolean) => {
        const event = new WheelEvent('wheel', {
          deltaY: -40,
          ctrlKey,
          bubbles: true,
          cancelable: true,
          clientX: innerWidth / 2,
          clientY: innerHeight / 2,
        });
        large(gallery).dispatchEvent(event);
        return event.defaultPrevented;
      };
      expect(turn(false)).to.equal(false);
      expect(frame(gallery).classList.contains('zoomed')).to.equal(false);
      expect(turn(true)).to.equal(true);
      expect(frame(gallery).classList.contains('zoomed')).to.equal(true);
    });

    it('pans with the mouse, and turns when it is dragged past the edge', async () => {
      const gallery = await makeViewable(2);
      await open(gallery);
      await sendKeys({ press: '+' });
      await sendKeys({ press: '+' });
      const { left, top, width, height } = frame(gallery).getBoundingClientRect();
      const [x, y] = [Math.round(left + width / 2), Math.round(top + height / 2)];
      const { scrollLeft } = frame(gallery);
      await sendMouse({ type: 'move', position: [x, y] });
      await sendMouse({ type: 'down' });
      await sendMouse({ type: 'move', position: [x - 30, y] });
      await sendMouse({ type: 'move', position: [x - 60, y] });
      await sendMouse({ type: 'up' });
      expect(frame(gallery).scrollLeft).to.be.closeTo(scrollLeft + 60, 2);
      expect(inner(gallery).index).to.equal(0);
      frame(gallery).scrollLeft = frame(gallery).scrollWidth;
      await sendMouse({ type: 'move', position: [x, y] });
      await sendMouse({ type: 'down' });
      await sendMouse({ type: 'move', position: [x - 60, y] });
      await sendMouse({ type: 'move', position: [x - 150, y] });
      await sendMouse({ type: 'up' });
      await atRest(inner(gallery));
      expect(inner(gallery).index).to.equal(1);
      expect(viewer(gallery)!.querySelector('.zoomed'), 'the picture left is whole again').to.equal(null);
    });

    it('moves to its zoom where motion is wanted', async () => {
      const gallery = await makeViewable(2);
      delete gallery.parentElement!.dataset['motion'];
      await open(gallery);
      bar(gallery)[0]!.click();
      expect(frame(gallery).classList.contains('zoomed')).to.equal(false);
      await waitUntil(() => Math.abs(frame(gallery).scrollWidth / frame(gallery).clientWidth - 1) > 0.2);
    });
  });

  describe('long press', () => {
    it('is the browser’s, which saves the picture: nothing lies over it, nothing forbids its menu', async () => {
      const gallery = await makeViewable(2);
      await open(gallery);
      const { left, top, width, height } = large(gallery).getBoundingClientRect();
      const hit = inner(gallery).getRootNode() as ShadowRoot;
      expect(hit.elementFromPoint(left + width / 2, top + height / 2) === large(gallery)).to.equal(true);
      const menu = new MouseEvent('contextmenu', { bubbles: true, cancelable: true, composed: true });
      large(gallery).dispatchEvent(menu);
      expect(menu.defaultPrevented).to.equal(false);
      const touchCallout = getComputedStyle(large(gallery)).getPropertyValue('-webkit-touch-callout');
      expect(touchCallout).not.to.equal('none');
    });
  });

  describe('closing', () => {
    it('closes with Escape and with its button, stands at the picture last seen, and says so once', async () => {
      const gallery = await makeViewable(4);
      const closed: number[] = [];
      gallery.addEventListener('swipe-gallery-close', ({ index }) => closed.push(index));
      await open(gallery);
      await sendKeys({ press: 'End' });
      await sendKeys({ press: 'Escape' });
      await isClosed(gallery);
      expect(gallery.index).to.equal(3);
      expect(offset(gallery, 3)).to.be.lessThan(200);
      expect(reachable(gallery)).to.include(3);
      await open(gallery, 1);
      bar(gallery)[2]!.click();
      await isClosed(gallery);
      expect(closed).to.eql([3, 1]);
    });

    it('fires nothing when a script closes it', async () => {
      const gallery = await makeViewable(2);
      const events: string[] = [];
      for (const name of ['swipe-gallery-open', 'swipe-gallery-close'])
        gallery.addEventListener(name, () => events.push(name));
      await open(gallery);
      gallery.closeViewer();
      expect(viewer(gallery)).to.equal(null);
      await isClosed(gallery);
      expect(events).to.eql([]);
    });

    it('closes with Back, which leaves neither the page nor an entry', async () => {
      const gallery = await makeViewable(2);
      const { href } = location;
      const state: unknown = history.state;
      await open(gallery);
      expect(isAtEntry()).to.equal(true);
      history.back();
      await isClosed(gallery);
      expect(location.href).to.equal(href);
      expect(history.state as unknown).to.eql(state);
      await open(gallery);
      await sendKeys({ press: 'Escape' });
      await isClosed(gallery);
      expect(history.state as unknown, 'Escape takes the entry away').to.eql(state);
    });

    it('returns the focus: to the link of the picture last seen, to its button, to its track', async () => {
      const gallery = await makeViewable(3);
      link(gallery, 0).focus();
      await sendKeys({ press: 'Enter' });
      await isOpen(gallery);
      expect(gallery.shadowRoot!.activeElement === bar(gallery)[2]).to.equal(true);
      await sendKeys({ press: 'ArrowRight' });
      await sendKeys({ press: 'Escape' });
      await isClosed(gallery);
      expect(document.activeElement === link(gallery, 1)).to.equal(true);
      enlargeButton(gallery)!.focus();
      await sendKeys({ press: 'Enter' });
      await isOpen(gallery);
      await sendKeys({ press: 'Escape' });
      await isClosed(gallery);
      expect(gallery.shadowRoot!.activeElement === enlargeButton(gallery)).to.equal(true);
    });

    it('goes with its gallery', async () => {
      const gallery = await makeViewable(2);
      await open(gallery);
      const { overflow } = document.documentElement.style;
      expect(overflow).to.equal('hidden');
      gallery.remove();
      await isClosed(gallery);
      expect(document.documentElement.style.overflow).to.equal('');
    });

    it('keeps its place when the slide in view has gone meanwhile', async () => {
      const gallery = await makeViewable(3);
      await open(gallery, 1);
      gallery.slides[1]!.remove();
      await nextFrame();
      await sendKeys({ press: 'Escape' });
      await isClosed(gallery);
      expect(gallery.index).to.be.within(0, 1);
    });
  });

  describe('events', () => {
    it('hands the pictures to a viewer of the page and opens none of its own when that is asked for', async () => {
      const gallery = await makeViewable(0, [slide(0), html`<p>Text</p>`, slide(2)]);
      let asked: SwipeGalleryOpenEvent | undefined;
      gallery.addEventListener('swipe-gallery-open', (event) => {
        asked = event;
        event.preventDefault();
      });
      link(gallery, 2).click();
      await waitUntil(() => asked);
      await aTimeout(20);
      expect(viewer(gallery)).to.equal(null);
      expect(asked!.index).to.equal(1);
      expect(asked!.items[1]).to.eql({
        src: link(gallery, 2).href,
        srcset: '',
        width: 1600,
        height: 1000,
        alt: 'Picture 2',
        caption: 'Caption 2',
        credit: 'Credit 2',
      });
    });
  });

  describe('accessibility', () => {
    it('is accessible, open and zoomed', async () => {
      const gallery = await makeViewable(3);
      await expect(gallery).to.be.accessible();
      await open(gallery);
      await expect(gallery).to.be.accessible();
      await sendKeys({ press: '+' });
      await expect(gallery).to.be.accessible();
      expect(viewer(gallery)!.getAttribute('aria-label')).to.equal('The street');
    });

    it('keeps the focus inside', async () => {
      const gallery = await makeViewable(2);
      await open(gallery);
      for (let press = 0; press < 12; press += 1) {
        await sendKeys({ press: 'Tab' });
        const { activeElement } = document;
        expect(activeElement === gallery || activeElement === document.body).to.equal(true);
      }
      // The last press may have led into the browser's own bar: without a way back, no later test would get a key.
      for (let press = 0; press < 12 && document.activeElement !== gallery; press += 1) {
        await sendKeys({ press: 'Tab' });
      }
      expect(document.activeElement === gallery).to.equal(true);
    });

    it('is grey on a day of mourning, as the page is', async () => {
      const gallery = await makeViewable(2);
      await open(gallery);
      expect(getComputedStyle(viewer(gallery)!).filter).to.equal('none');
      gallery.closeViewer();
      await isClosed(gallery);
      gallery.parentElement!.style.filter = 'grayscale(1)';
      await open(gallery);
      expect(getComputedStyle(viewer(gallery)!).filter).to.equal('grayscale(1)');
    });

    it('follows the language while it is open', async () => {
      const gallery = await makeViewable(2);
      await open(gallery);
      expect(part(inner(gallery), 'next')!.getAttribute('aria-label')).to.equal('下一张');
      await setLocale('en');
      await gallery.updateComplete;
      await inner(gallery).updateComplete;
      expect(part(inner(gallery), 'next')!.getAttribute('aria-label')).to.equal('Next picture');
      await setLocale('zh-Hans');
    });
  });
});
