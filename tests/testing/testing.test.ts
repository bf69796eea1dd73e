import { expect, fixture, html } from '@open-wc/testing';
import '../../src/define.js';
import type { LikeButtonElement } from '../../src/like-button/like-button.js';
import type { SwipeGalleryElement } from '../../src/swipe-gallery/swipe-gallery.js';
import { finishCounters, pressLike, readText, settled, swipeTo } from '../../src/testing/index.js';

describe('lanelight/testing', () => {
  beforeEach(() => localStorage.clear());

  const makeButton = () =>
    fixture<LikeButtonElement>(html`
      <like-button adapter="local" campaign="testing" item="fan-di" subject="范迪"></like-button>
    `);

  it('settled: waits for what is there, and names what does not come', async () => {
    const page = await fixture(html`
      <section>
        <worker-profile name="范迪"></worker-profile>
        <like-button adapter="local" campaign="testing" item="fan-di"></like-button>
      </section>
    `);
    await settled(page);
    const button = page.querySelector('like-button')!;
    expect(button.status).to.equal('ready');
    const stuck = document.createElement('div');
    stuck.append(document.createElement('stat-counter'));
    const error = await settled(stuck, { timeout: 50 }).catch((reason: unknown) => reason);
    expect(String(error)).to.contain('stat-counter').and.contain('50 ms');
  });

  it('pressLike: says what became of the press', async () => {
    const button = await makeButton();
    await settled(button.parentNode!);
    expect(await pressLike(button)).to.equal('liked');
    expect(button.liked).to.be.true;
    expect(await pressLike(button)).to.equal('unliked');
    button.addEventListener('like-button-like', (event) => event.preventDefault(), { once: true });
    expect(await pressLike(button)).to.equal('cancelled');
    button.disabled = true;
    expect(await pressLike(button)).to.equal('disabled');
  });

  it('finishCounters: ends what moves, and reads what is printed', async () => {
    const page = await fixture(html`
      <div>
        <stat-counter value="1500" qualifier="余" unit="户次">1500余户次</stat-counter>
        <stat-counter value="47" unit="部"> 47部 </stat-counter>
      </div>
    `);
    expect(await finishCounters(page)).to.deep.equal(['1500余户次', '47部']);
  });

  it('swipeTo: goes to a slide by the buttons, or says that there is none', async () => {
    const gallery = await fixture<SwipeGalleryElement>(html`
      <swipe-gallery label="照片">
        <figure>一</figure>
        <figure>二</figure>
        <figure>三</figure>
      </swipe-gallery>
    `);
    await swipeTo(gallery, 2);
    expect(gallery.index).to.equal(2);
    await swipeTo(gallery, 0);
    expect(gallery.index).to.equal(0);
    const error = await swipeTo(gallery, 7).catch((reason: unknown) => reason);
    expect(error).to.be.instanceOf(RangeError);
  });

  it('readText: the text of slots, fallbacks and shadow roots', async () => {
    const profile = await fixture(html`
      <worker-profile name="范迪" surname="范"><p slot="motto">绣花</p></worker-profile>
    `);
    expect(readText(profile)).to.contain('范迪').and.contain('绣花');
  });
});
