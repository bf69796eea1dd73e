import { expect, fixture, html } from '@open-wc/testing';
import { indexAt, targetOf, visibleRange, type SlideRange } from '../../src/swipe-gallery/slide-geometry.js';
import { readLayout } from '../../src/swipe-gallery/slide-layout.js';

interface Geometry {
  readonly name: string;
  readonly sizes: readonly number[];
  readonly view: number;
  readonly gap?: number;
  readonly inset?: number;
  /** Where each slide rests. */
  readonly places: readonly number[];
  /** The slides of which something is seen at the start and at the end. */
  readonly seen: readonly [SlideRange, SlideRange];
}

const geometries: readonly Geometry[] = [
  {
    name: 'one in view',
    sizes: [100, 100, 100, 100],
    view: 100,
    places: [0, 100, 200, 300],
    seen: [
      [0, 0],
      [3, 3],
    ],
  },
  {
    name: 'one in view, a gap',
    sizes: [100, 100, 100],
    view: 100,
    gap: 10,
    places: [0, 110, 220],
    seen: [
      [0, 0],
      [2, 2],
    ],
  },
  {
    name: 'one and a peek',
    sizes: [80, 80, 80, 80],
    view: 100,
    gap: 10,
    places: [0, 90, 180, 250],
    seen: [
      [0, 1],
      [2, 3],
    ],
  },
  {
    name: 'three in view',
    sizes: [30, 30, 30, 30, 30],
    view: 100,
    gap: 5,
    places: [0, 35, 70, 70, 70],
    seen: [
      [0, 2],
      [2, 4],
    ],
  },
  {
    name: 'different sizes',
    sizes: [80, 100, 60, 160, 20],
    view: 120,
    places: [0, 80, 180, 240, 300],
    seen: [
      [0, 1],
      [3, 4],
    ],
  },
  {
    name: 'a slide longer than the view',
    sizes: [100, 250, 100],
    view: 100,
    places: [0, 100, 350],
    seen: [
      [0, 0],
      [2, 2],
    ],
  },
  {
    name: 'all in view',
    sizes: [20, 20, 20],
    view: 100,
    gap: 5,
    places: [0, 0, 0],
    seen: [
      [0, 2],
      [0, 2],
    ],
  },
  {
    name: 'one slide',
    sizes: [100],
    view: 100,
    places: [0],
    seen: [
      [0, 0],
      [0, 0],
    ],
  },
  {
    name: 'scroll padding',
    sizes: [80, 80, 80],
    view: 100,
    inset: 10,
    places: [0, 70, 140],
    seen: [
      [0, 1],
      [1, 2],
    ],
  },
];

async function makeTrack(
  { sizes, view, gap = 0, inset = 0 }: Geometry,
  direction: 'ltr' | 'rtl' | 'y',
  scale = 1,
): Promise<HTMLElement> {
  const isVertical = direction === 'y';
  const track = await fixture<HTMLElement>(html`
    <div dir=${direction === 'rtl' ? 'rtl' : 'ltr'}>${sizes.map(() => html`<div></div>`)}</div>
  `);
  Object.assign(track.style, {
    display: 'flex',
    flexDirection: isVertical ? 'column' : 'row',
    gap: `${gap}px`,
    width: isVertical ? '60px' : `${view}px`,
    height: isVertical ? `${view}px` : '60px',
    overflow: 'auto',
    scrollbarWidth: 'none',
    scrollPadding: `${inset}px`,
    transform: `scale(${scale})`,
  });
  const sheet = document.createElement('style');
  sheet.textContent = '::-webkit-scrollbar { display: none }';
  document.head.append(sheet);
  [...track.children].forEach((slide, index) => {
    (slide as HTMLElement).style.flex = `0 0 ${sizes[index]}px`;
  });
  return track;
}

/** Sets the position that the layout calls `position`. */
function scroll(track: HTMLElement, direction: string, position: number): void {
  if (direction === 'y') track.scrollTop = position;
  else track.scrollLeft = direction === 'rtl' ? -position : position;
}

describe('slide layout', () => {
  for (const direction of ['ltr', 'rtl', 'y'] as const) {
    for (const geometry of geometries) {
      it(`${geometry.name}, ${direction}: reads where each slide rests, from wherever the track stands`, async () => {
        const track = await makeTrack(geometry, direction);
        for (const position of geometry.places) {
          scroll(track, direction, position);
          const layout = readLayout(track, [...track.children], direction === 'y');
          expect(layout.position).to.be.closeTo(position, 1);
          geometry.places.forEach((place, index) => {
            expect(targetOf(layout, index), `${index}`).to.be.closeTo(place, 1);
            expect(indexAt(layout, place, index)).to.equal(index);
          });
        }
      });

      it(`${geometry.name}, ${direction}: knows what is seen at either end`, async () => {
        const track = await makeTrack(geometry, direction);
        const read = () => readLayout(track, [...track.children], direction === 'y');
        expect(visibleRange(read(), 0)).to.eql(geometry.seen[0]);
        scroll(track, direction, 1e6);
        const layout = read();
        expect(layout.position).to.be.closeTo(layout.limit, 1);
        expect(visibleRange(layout, layout.position)).to.eql(geometry.seen[1]);
      });
    }

    it(`is not misled by a transform, ${direction}`, async () => {
      const track = await makeTrack(geometries[2]!, direction, 0.5);
      scroll(track, direction, 90);
      const layout = readLayout(track, [...track.children], direction === 'y');
      geometries[2]!.places.forEach((place, index) =>
        expect(targetOf(layout, index)).to.be.closeTo(place, 1),
      );
    });
  }
});
