import { aTimeout, expect, html, nextFrame } from '@open-wc/testing';
import { resetMouse, sendMouse } from '@web/test-runner-commands';
import type { SwipeGalleryElement } from '../../src/swipe-gallery/swipe-gallery.js';
import { atRest, figures, fraction, makeGallery, offset, part, record, track } from './gallery-fixture.js';

type Point = [x: number, y: number];

/** The middle of an element, in whole px. */
function middle(element: Element): Point {
  const { left, top, width, height } = element.getBoundingClientRect();
  return [Math.round(left + width / 2), Math.round(top + height / 2)];
}

/** Presses the mouse on an element and moves it sideways in steps, about a frame each. */
async function press(element: Element, distance: number, steps = 4): Promise<Point> {
  const [x, y] = middle(element);
  await sendMouse({ type: 'move', position: [x, y] });
  await sendMouse({ type: 'down' });
  for (let step = 1; step <= steps; step += 1) {
    await sendMouse({ type: 'move', position: [x + Math.round((distance * step) / steps), y] });
    await nextFrame();
  }
  return [x + distance, y];
}

async function drag(element: Element, distance: number, steps?: number): Promise<void> {
  await press(element, distance, steps);
  await sendMouse({ type: 'up' });
}

const link = (gallery: SwipeGalleryElement, index: number) => gallery.slides[index]!.querySelector('a')!;

/** Counts the clicks that come through to the slides, and keeps the page where it is. */
function countClicks(gallery: SwipeGalleryElement): () => number {
  let clicks = 0;
  gallery.addEventListener('click', (event) => {
    event.preventDefault();
    clicks += 1;
  });
  return () => clicks;
}

describe('<swipe-gallery> dragged with a mouse', () => {
  before(() => import('../../src/swipe-gallery/slide-drag.js'));
  afterEach(() => resetMouse());

  it('follows the pointer and comes to rest at a slide', async () => {
    const gallery = await makeGallery(5);
    const events = record(gallery);
    await press(link(gallery, 0), -200);
    expect(offset(gallery, 0)).to.be.closeTo(-200, 2);
    await aTimeout(200);
    expect(offset(gallery, 0), 'held').to.be.closeTo(-200, 2);
    expect(events).to.eql([]);
    await sendMouse({ type: 'up' });
    await atRest(gallery);
    expect(gallery.index).to.equal(1);
    expect(offset(gallery, 1)).to.be.closeTo(0, 1);
    expect(events).to.eql(['change 1←0', 'changed 1←0']);
    expect(fraction(gallery)).to.equal('2 / 5');
  });

  it('goes back to its slide after a short, slow drag', async () => {
    const gallery = await makeGallery(5);
    const events = record(gallery);
    await press(link(gallery, 0), -60);
    await aTimeout(150);
    await sendMouse({ type: 'up' });
    await atRest(gallery);
    expect(offset(gallery, 0)).to.be.closeTo(0, 1);
    expect(events).to.eql([]);
  });

  it('goes back to its slide when a listener forbids the move', async () => {
    const gallery = await makeGallery(5);
    gallery.addEventListener('swipe-gallery-change', (event) => event.preventDefault());
    await drag(link(gallery, 0), -250);
    await atRest(gallery);
    expect(gallery.index).to.equal(0);
    expect(offset(gallery, 0)).to.be.closeTo(0, 1);
  });

  it('goes the other way in text from right to left', async () => {
    const gallery = await makeGallery(5, { dir: 'rtl' });
    await drag(link(gallery, 0), 200);
    await atRest(gallery);
    expect(gallery.index).to.equal(1);
    expect(offset(gallery, 1)).to.be.closeTo(0, 1);
  });

  it('swallows the click that ends a drag, and only that one', async () => {
    const gallery = await makeGallery(5);
    const clicks = countClicks(gallery);
    await drag(link(gallery, 0), -200);
    await atRest(gallery);
    expect(clicks()).to.equal(0);
    await sendMouse({ type: 'click', position: middle(link(gallery, 1)) });
    expect(clicks()).to.equal(1);
  });

  it('swallows no later click when no click ends a drag', async () => {
    const gallery = await makeGallery(5);
    const clicks = countClicks(gallery);
    await drag(link(gallery, 0), -400);
    await atRest(gallery);
    link(gallery, 1).click();
    expect(clicks()).to.equal(1);
  });

  it('lets a link work that was pressed with an unsteady hand', async () => {
    const gallery = await makeGallery(5);
    const clicks = countClicks(gallery);
    await drag(link(gallery, 0), -3, 1);
    expect(clicks()).to.equal(1);
    expect(offset(gallery, 0)).to.equal(0);
  });

  it('lets a link work that is clicked while the gallery moves, and comes to rest', async () => {
    const gallery = await makeGallery(6);
    const clicks = countClicks(gallery);
    gallery.goTo(3);
    await aTimeout(60);
    await sendMouse({ type: 'click', position: middle(track(gallery)) });
    expect(clicks()).to.equal(1);
    await atRest(gallery);
    expect(offset(gallery, gallery.index)).to.be.closeTo(0, 1);
  });

  it('leaves text to be selected', async () => {
    const gallery = await makeGallery(5);
    const caption = gallery.querySelector('figcaption')!;
    const { left, top } = caption.getBoundingClientRect();
    const y = Math.round(top) + 20;
    await sendMouse({ type: 'move', position: [Math.round(left) + 2, y] });
    await sendMouse({ type: 'down' });
    await sendMouse({ type: 'move', position: [Math.round(left) + 40, y] });
    await sendMouse({ type: 'move', position: [Math.round(left) + 60, y] });
    await sendMouse({ type: 'up' });
    expect(offset(gallery, 0)).to.equal(0);
    expect(getSelection()!.toString()).to.match(/^Capt/);
    getSelection()!.removeAllRanges();
  });

  it('leaves the other buttons and a field alone', async () => {
    const content = html`
      <p><input type="range" aria-label="Size" /></p>
      ${figures(2)}
    `;
    const gallery = await makeGallery(0, { content });
    await drag(gallery.querySelector('input')!, -50);
    expect(offset(gallery, 0)).to.equal(0);
    for (const init of [{ button: 1 }, { button: 2 }, { pointerType: 'touch' }]) {
      const options = { pointerId: 7, pointerType: 'mouse', buttons: 1, bubbles: true, composed: true };
      const down = new PointerEvent('pointerdown', { ...options, ...init, clientX: 200 });
      gallery.slides[0]!.dispatchEvent(down);
      gallery.slides[0]!.dispatchEvent(new PointerEvent('pointermove', { ...options, clientX: 100 }));
      expect(offset(gallery, 0), JSON.stringify(init)).to.equal(0);
    }
  });

  it('drags the inner one of two galleries', async () => {
    const inner = html` <swipe-gallery>${figures(4)}</swipe-gallery> `;
    const gallery = await makeGallery(0, { content: [inner, ...figures(2)] });
    const nested = gallery.querySelector('swipe-gallery')!;
    await atRest(nested);
    await drag(link(nested, 0), -180);
    await atRest(nested);
    expect([gallery.index, nested.index]).to.eql([0, 1]);
    expect(offset(gallery, 0)).to.equal(0);
  });

  it('goes through a nested gallery that has nothing to move', async () => {
    const inner = html` <swipe-gallery>${figures(1)}</swipe-gallery> `;
    const gallery = await makeGallery(0, { content: [inner, ...figures(2)] });
    await drag(link(gallery.querySelector('swipe-gallery')!, 0), -250);
    await atRest(gallery);
    expect(gallery.index).to.equal(1);
  });

  it('survives the removal of the slide that is dragged', async () => {
    const gallery = await makeGallery(4);
    await press(link(gallery, 0), -100);
    gallery.slides[0]!.remove();
    await nextFrame();
    await sendMouse({ type: 'up' });
    await atRest(gallery);
    expect(offset(gallery, gallery.index)).to.be.closeTo(0, 1);
    expect(fraction(gallery)).to.equal(`${gallery.index + 1} / 3`);
  });

  it('survives its own removal while it is dragged', async () => {
    const gallery = await makeGallery(4);
    const box = gallery.parentElement!;
    await press(link(gallery, 0), -100);
    gallery.remove();
    await sendMouse({ type: 'up' });
    box.append(gallery);
    await atRest(gallery);
    expect(offset(gallery, 0)).to.be.closeTo(0, 1);
    part(gallery, 'next')!.click();
    await atRest(gallery);
    expect(offset(gallery, 1)).to.be.closeTo(0, 1);
  });
});
