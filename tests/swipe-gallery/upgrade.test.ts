import { expect, fixture, html, nextFrame } from '@open-wc/testing';
import { SwipeGalleryElement } from '../../src/swipe-gallery/swipe-gallery.js';
import { earlySheet } from './early-sheet.js';
import { waitUntil } from '../support/wait-until.js';

const lightSheet = new URL('../../src/swipe-gallery/swipe-gallery.light.css', import.meta.url).href;
const cases = [
  { name: 'three slides', count: 3, css: '' },
  {
    name: 'two slides in view',
    count: 5,
    css: '--swipe-gallery-slides: 2; --swipe-gallery-peek: 0px; --swipe-gallery-gap: 20px',
  },
  { name: 'large targets', count: 3, css: '--lane-target: 60px; --lane-font-size: 28px; --lane-space: 10px' },
  { name: 'one slide', count: 1, css: '' },
  { name: 'pictures without figures', count: 3, css: '', isPlain: true },
];

describe('<swipe-gallery> before and after upgrade', () => {
  it('keeps every box and the place that the reader had scrolled to', async () => {
    const source = `data:image/svg+xml,${encodeURIComponent('<svg xmlns="http://www.w3.org/2000/svg" width="1600" height="1000"/>')}`;
    const slide = (index: number, isPlain = false) =>
      isPlain
        ? html` <img src=${source} width="1600" height="1000" alt="Picture ${index}" /> `
        : html`
            <figure>
              <img src=${source} width="1600" height="1000" alt="" />
              <figcaption>
                ${'A caption, not always as long. '.repeat(1 + (index % 2))}<small>Credit</small>
              </figcaption>
            </figure>
          `;
    const early = new CSSStyleSheet();
    early.replaceSync(earlySheet('swipe-gallery', SwipeGalleryElement.styles));
    const light = new CSSStyleSheet();
    light.replaceSync(await (await fetch(lightSheet)).text());
    document.adoptedStyleSheets = [early, light];
    const page = await fixture<HTMLElement>(html`
      <div style="width: 437px">
        ${cases.map(
          ({ count, css, isPlain }) => html`
            <swipe-gallery style=${css}
              >${Array.from({ length: count }, (_, index) => slide(index, isPlain))}</swipe-gallery
            >
            <p>Below</p>
          `,
        )}
      </div>
    `);
    const galleries = [...page.querySelectorAll('swipe-gallery')] as SwipeGalleryElement[];
    await waitUntil(() => page.querySelector('img')!.complete);
    // Before the first paint no reader can have scrolled, and the place is not looked for.
    const isPaintTold = PerformanceObserver.supportedEntryTypes.includes('paint');
    await waitUntil(() => !isPaintTold || performance.getEntriesByType('paint').length > 0);
    await nextFrame();
    const [scrolled, plain] = [galleries[1]!, galleries[0]!];
    expect(plain.matches(':defined')).to.equal(false);
    expect(plain.scrollWidth, 'the host scrolls').to.be.above(plain.clientWidth + 500);
    expect(plain.offsetHeight, 'without a scrollbar').to.equal(plain.clientHeight);
    scrolled.scrollLeft =
      scrolled.children[2]!.getBoundingClientRect().left - scrolled.getBoundingClientRect().left;
    await nextFrame();

    const boxes = () =>
      [...page.querySelectorAll('*')].map((element) => element.getBoundingClientRect().toJSON());
    const before = boxes();
    await import('../../src/swipe-gallery/swipe-gallery.define.js');
    await Promise.all(galleries.map((gallery) => gallery.updateComplete));
    await nextFrame();
    await nextFrame();
    expect(galleries.map((gallery) => gallery.shadowRoot?.querySelector('.controls') !== null)).to.eql(
      cases.map(({ count }) => count > 1),
    );
    expect(boxes()).to.eql(before);
    expect(scrolled.index).to.equal(2);
    expect(plain.index).to.equal(0);
    document.adoptedStyleSheets = [];
  });
});
