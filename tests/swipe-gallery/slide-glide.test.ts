import { expect } from '@open-wc/testing';
import type { SwipeGalleryElement } from '../../src/swipe-gallery/swipe-gallery.js';
import { atRest, makeGallery, offset, positionOf, record, track } from './gallery-fixture.js';

/** How long a move takes, in ms. */
const duration = 350;

const row = (gallery: SwipeGalleryElement) => track(gallery).firstElementChild!;

/** The move that is on its way, stopped at a time of the test's own; in ms. */
function stopAt(gallery: SwipeGalleryElement, time: number): Animation {
  const animations = row(gallery).getAnimations();
  expect(animations).to.have.lengthOf(1);
  animations[0]!.pause();
  animations[0]!.currentTime = time;
  return animations[0]!;
}

describe('slide-glide', () => {
  for (const { name, options, axis } of [
    { name: 'from left to right', options: {}, axis: 'x' },
    { name: 'from right to left', options: { dir: 'rtl' }, axis: 'x' },
    { name: 'down the page', options: { css: '--swipe-gallery-height: 300px' }, axis: 'y' },
  ] as const) {
    describe(name, () => {
      let gallery: SwipeGalleryElement;

      beforeEach(async () => {
        gallery = await makeGallery(6, options);
        gallery.axis = axis;
        await atRest(gallery);
      });

      it('takes 350 ms, begins fast and ends softly', async () => {
        gallery.goTo(2);
        const { scrollLeft, scrollTop } = track(gallery);
        const way = Math.abs(scrollLeft) + scrollTop;
        expect(way).to.be.greaterThan(200);
        for (const time of [0, 50, 175, 300, 349]) {
          const animation = stopAt(gallery, time);
          expect(animation.effect!.getTiming().duration).to.equal(duration);
          const left = way * (1 - time / duration) ** 3;
          expect(positionOf(gallery), `after ${time} ms`).to.be.closeTo(way - left, 1);
        }
        stopAt(gallery, 349).finish();
        await atRest(gallery);
        expect(positionOf(gallery)).to.be.closeTo(way, 1);
      });

      it('is taken up where it is seen by the next move', async () => {
        gallery.goTo(3);
        for (const index of [1, 4, 2, 0]) {
          stopAt(gallery, 60);
          const seen = positionOf(gallery);
          gallery.goTo(index);
          stopAt(gallery, 0);
          expect(positionOf(gallery), `on the way to ${index}`).to.be.closeTo(seen, 1);
        }
        stopAt(gallery, 349).finish();
        await atRest(gallery);
        expect(positionOf(gallery)).to.be.closeTo(0, 1);
      });

      it('ends at once where a program says so', async () => {
        gallery.goTo(3);
        stopAt(gallery, 60);
        gallery.goTo(1, { behavior: 'instant' });
        expect(row(gallery).getAnimations()).to.have.lengthOf(0);
        await atRest(gallery);
        const [slide, box] = [gallery.slides[1]!, track(gallery)].map((each) => each.getBoundingClientRect());
        expect(axis === 'y' ? slide!.top - box!.top : offset(gallery, 1)).to.be.closeTo(0, 1);
      });
    });
  }

  it('finds the place of its slide anew where the page has changed on the way', async () => {
    const gallery = await makeGallery(6);
    gallery.goTo(3);
    const animation = stopAt(gallery, 60);
    gallery.slides[0]!.style.flexBasis = '120px';
    animation.finish();
    await atRest(gallery);
    expect(offset(gallery, 3)).to.be.closeTo(0, 1);
  });

  it('is at rest, and tells of it, where the gallery was hidden on the way', async () => {
    const gallery = await makeGallery(6);
    const events = record(gallery);
    gallery.ask(3);
    const animation = stopAt(gallery, 60);
    gallery.hidden = true;
    animation.finish();
    await atRest(gallery);
    expect(events).to.eql(['change 3←0', 'changed 3←0']);
    expect(track(gallery).classList.contains('moving')).to.equal(false);
    gallery.hidden = false;
    await atRest(gallery);
    expect(offset(gallery, 3)).to.be.closeTo(0, 1);
  });

  for (const { what, first, then } of [
    { what: 'printed', first: 'beforeprint', then: 'afterprint' },
    { what: 'left, for it may come back from the back-forward cache', first: 'pagehide', then: 'pageshow' },
  ]) {
    it(`is where it goes before the page is ${what}`, async () => {
      const gallery = await makeGallery(6);
      gallery.goTo(3);
      stopAt(gallery, 60);
      window.dispatchEvent(new Event(first));
      expect(offset(gallery, 3)).to.be.closeTo(0, 1);
      window.dispatchEvent(new Event(then));
      await atRest(gallery);
      expect(offset(gallery, 3)).to.be.closeTo(0, 1);
    });
  }

  it('leaves nothing that runs in a gallery that is taken away', async () => {
    const gallery = await makeGallery(6);
    gallery.goTo(3);
    const animation = stopAt(gallery, 60);
    gallery.remove();
    expect([animation.playState, track(gallery).classList.contains('moving')]).to.eql(['idle', false]);
  });
});
