import { expect } from '@open-wc/testing';
import {
  indexAfter,
  indexAt,
  indexBefore,
  isOtherView,
  progressOf,
  targetOf,
  viewOf,
  visibleRange,
  wholeRange,
  type SlideLayout,
} from '../../src/swipe-gallery/slide-geometry.js';

/** Slides of given sizes, `gap` apart, in a view. */
function lay(sizes: readonly number[], view: number, gap = 0, position = 0, inset = 0): SlideLayout {
  const starts = sizes.map((_, index) => sizes.slice(0, index).reduce((sum, size) => sum + size + gap, 0));
  const length = starts[starts.length - 1]! + sizes[sizes.length - 1]!;
  return {
    count: sizes.length,
    view,
    position,
    isReversed: false,
    inset,
    limit: Math.max(0, length - view),
    startOf: (index) => starts[index]!,
    endOf: (index) => starts[index]! + sizes[index]!,
  };
}

const row = (count: number, size: number, view: number, gap = 0) =>
  lay(
    Array.from({ length: count }, () => size),
    view,
    gap,
  );

const targets = (layout: SlideLayout) =>
  Array.from({ length: layout.count }, (_, index) => targetOf(layout, index));

describe('slide geometry', () => {
  const layouts: readonly [string, SlideLayout, readonly number[]][] = [
    ['one in view', row(4, 100, 100), [0, 100, 200, 300]],
    ['one in view, a gap', row(4, 100, 100, 10), [0, 110, 220, 330]],
    ['one and a peek', row(4, 78, 100, 12), [0, 90, 180, 248]],
    ['three in view', row(5, 30, 100, 5), [0, 35, 70, 70, 70]],
    ['all in view', row(3, 30, 100, 5), [0, 0, 0]],
    ['different sizes', lay([100, 40, 60, 100], 100), [0, 100, 140, 200]],
    ['one wider than the view', lay([100, 250, 100], 100), [0, 100, 350]],
    ['one slide', row(1, 100, 100), [0]],
    ['scroll padding', lay([80, 80, 80], 100, 0, 0, 10), [0, 70, 140]],
  ];
  for (const [name, layout, places] of layouts) {
    it(`${name}: knows where each slide rests`, () => expect(targets(layout)).to.eql(places));

    it(`${name}: finds each slide at its own place, and from half a pixel beside it`, () => {
      places.forEach((place, index) => {
        for (const position of [place, place - 0.5, place + 0.5]) {
          expect(indexAt(layout, position, index), `${position}`).to.equal(index);
        }
      });
    });

    it(`${name}: reaches every place forwards and backwards, each once`, () => {
      const forwards = [0];
      for (let next = indexAfter(layout, 0); next !== undefined; next = indexAfter(layout, next)) {
        forwards.push(next);
      }
      expect(forwards.map((index) => places[index])).to.eql([...new Set(places)]);
      const backwards = [layout.count - 1];
      for (
        let back = indexBefore(layout, layout.count - 1);
        back !== undefined;
        back = indexBefore(layout, back)
      ) {
        backwards.push(back);
      }
      expect(backwards.map((index) => places[index])).to.eql([...new Set(places)].reverse());
    });
  }

  it('takes the nearer of two slides, and the first of those that share a place', () => {
    const layout = row(5, 30, 100, 5);
    expect(indexAt(layout, 17, 0)).to.equal(0);
    expect(indexAt(layout, 18, 0)).to.equal(1);
    expect(indexAt(layout, 70, 0)).to.equal(2);
    expect(indexAt(layout, 70, 4)).to.equal(4);
    expect(indexAt(layout, 1e6, 0)).to.equal(2);
    expect(indexAt(layout, -50, 3)).to.equal(0);
  });

  it('goes by count while the gallery has no size', () => {
    const layout = row(3, 0, 0);
    expect(indexAfter(layout, 0)).to.equal(1);
    expect(indexAfter(layout, 2)).to.equal(undefined);
    expect(indexBefore(layout, 2)).to.equal(1);
    expect(indexBefore(layout, 0)).to.equal(undefined);
  });

  it('tells what is in view, in part and whole', () => {
    const peek = row(4, 78, 100, 12);
    expect(visibleRange(peek, 0)).to.eql([0, 1]);
    expect(visibleRange(peek, 90)).to.eql([1, 2]);
    expect(visibleRange(peek, 248)).to.eql([2, 3]);
    expect(wholeRange(peek, 0)).to.eql([0, 0]);
    expect(wholeRange(peek, 3)).to.eql([3, 3]);
    const three = row(5, 30, 100, 5);
    expect(wholeRange(three, 0)).to.eql([0, 2]);
    expect(wholeRange(three, 4)).to.eql([2, 4]);
    expect(visibleRange(row(4, 100.4, 100.4), 100)).to.eql([1, 1]);
    expect(wholeRange(lay([100, 250, 100], 100), 1)).to.eql([1, 1]);
  });

  it('has the first and the last slide at the ends, whatever stands before and after them', () => {
    const slides = row(4, 100, 100);
    const stray = {
      ...slides,
      limit: slides.limit + 90,
      startOf: (index: number) => slides.startOf(index) + 40,
      endOf: (index: number) => slides.endOf(index) + 40,
    };
    const ends = [0, 1, 2, 3].map((index) => viewOf(stray, index));
    expect(ends.map(({ isAtStart }) => isAtStart)).to.eql([true, false, false, false]);
    expect(ends.map(({ isAtEnd }) => isAtEnd)).to.eql([false, false, false, true]);
  });

  it('asks for few edges, however many slides there are', () => {
    let asked = 0;
    const count = 100_000;
    const startOf = (index: number) => {
      asked += 1;
      return index * 100;
    };
    const layout = {
      count,
      view: 100,
      position: 0,
      isReversed: false,
      inset: 0,
      limit: (count - 1) * 100,
      startOf,
      endOf: (index: number) => startOf(index) + 100,
    };
    expect(indexAt(layout, 7_777_740, 0)).to.equal(77_777);
    expect(viewOf(layout, 77_777).range).to.eql([77_777, 77_777]);
    expect(asked).to.be.below(120);
  });

  it('tells one view from another by anything in it', () => {
    const view = viewOf(row(4, 100, 100), 1);
    expect(isOtherView(view, undefined)).to.equal(true);
    expect(isOtherView(view, viewOf(row(4, 100, 100), 1))).to.equal(false);
    expect(isOtherView(view, viewOf(row(4, 100, 100), 2))).to.equal(true);
    expect(isOtherView(view, viewOf(row(4, 50, 100), 1))).to.equal(true);
    expect(isOtherView(viewOf(row(1, 100, 100), 0), viewOf(row(1, 100, 101), 0))).to.equal(false);
    expect(isOtherView(view, { ...view, isAtEnd: true })).to.equal(true);
    expect(isOtherView(view, { ...view, isAtStart: true })).to.equal(true);
    expect(isOtherView(view, { ...view, isWhole: true })).to.equal(true);
  });

  it('fills the progress from the first page to the last', () => {
    const sizes = [100, 100, 100, 100];
    expect(progressOf(lay(sizes, 100))).to.equal(0.25);
    expect(progressOf(lay(sizes, 100, 0, 100))).to.equal(0.5);
    expect(progressOf(lay(sizes, 100, 0, 300))).to.equal(1);
    expect(progressOf(lay(sizes, 200))).to.equal(0.5);
    expect(progressOf(lay(sizes, 400))).to.equal(1);
  });
});
