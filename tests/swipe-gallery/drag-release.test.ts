import { expect } from '@open-wc/testing';
import { indexAfterDrag, velocityOf } from '../../src/swipe-gallery/drag-release.js';
import type { SlideLayout } from '../../src/swipe-gallery/slide-geometry.js';

/** Ten slides, 300 px each, `slides` of them in view. */
const at = (position: number, slides = 1): SlideLayout => ({
  count: 10,
  view: 300 * slides,
  position,
  limit: 300 * (10 - slides),
  isReversed: false,
  inset: 0,
  startOf: (index) => index * 300,
  endOf: (index) => index * 300 + 300,
});

describe('drag release', () => {
  it('measures the last movement only', () => {
    const samples = [
      { time: 0, position: 0 },
      { time: 500, position: 900 },
      { time: 550, position: 950 },
    ];
    expect(velocityOf(samples, 560)).to.equal(1);
    expect(velocityOf(samples, 700)).to.equal(0);
    expect(velocityOf(samples.slice(0, 1), 0)).to.equal(0);
    expect(velocityOf([], 0)).to.equal(0);
  });

  it('puts a slide down where it is nearest', () => {
    expect(indexAfterDrag(at(1040), 3, 0)).to.equal(3);
    expect(indexAfterDrag(at(1060), 3, 0)).to.equal(4);
    expect(indexAfterDrag(at(740), 3, 0)).to.equal(2);
  });

  it('throws a slide on, even by a short flick', () => {
    expect(indexAfterDrag(at(910), 3, 0.4)).to.equal(4);
    expect(indexAfterDrag(at(890), 3, -0.4)).to.equal(2);
    expect(indexAfterDrag(at(910), 3, 0.2)).to.equal(3);
  });

  it('goes one page at most', () => {
    expect(indexAfterDrag(at(900), 3, 9)).to.equal(4);
    expect(indexAfterDrag(at(900), 3, -9)).to.equal(2);
    expect(indexAfterDrag(at(900, 3), 3, 9)).to.equal(6);
  });

  it('stays at the ends', () => {
    expect(indexAfterDrag(at(2700), 9, 3)).to.equal(9);
    expect(indexAfterDrag(at(0), 0, -3)).to.equal(0);
  });
});
