import { expect } from '@open-wc/testing';
import { fitOf, greatestZoom, scrollAfterZoom } from '../../src/swipe-gallery/zoom-geometry.js';

describe('zoom geometry', () => {
  it('fits a picture whole into a view, whichever side is the longer', () => {
    expect(fitOf(1600, 1000, 400, 600)).to.eql([400, 250]);
    expect(fitOf(1000, 2000, 400, 600)).to.eql([300, 600]);
    expect(fitOf(100, 50, 400, 600), 'a small picture too').to.eql([400, 200]);
  });

  it('zooms to the pixels of the picture, three times at least and eight at most', () => {
    expect(greatestZoom(1600, 400)).to.equal(4);
    expect(greatestZoom(400, 400)).to.equal(3);
    expect(greatestZoom(40_000, 400)).to.equal(8);
  });

  // view, size, scroll, next size, point → scroll
  const table: readonly [string, number, number, number, number, number, number][] = [
    ['keeps the middle in the middle', 400, 400, 0, 800, 200, 200],
    ['keeps the start at the start', 400, 400, 0, 800, 0, 0],
    ['keeps the end at the end', 400, 400, 0, 800, 400, 400],
    ['goes on from where it was scrolled to', 400, 800, 300, 1600, 100, 700],
    ['comes back to the whole', 400, 800, 300, 400, 100, 0],
    ['begins in the middle of a view that is larger', 400, 200, 0, 800, 200, 200],
    ['does not scroll while the picture is smaller than the view', 400, 100, 0, 200, 380, 0],
    ['keeps within the picture at a point beside it', 400, 200, 0, 800, 20, 0],
  ];
  for (const [name, view, size, scroll, nextSize, point, expected] of table) {
    it(name, () => {
      expect(scrollAfterZoom({ view, size, scroll }, nextSize, point)).to.be.closeTo(expected, 1e-9);
    });
  }
});
