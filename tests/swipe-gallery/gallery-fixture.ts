import { aTimeout, fixture, html, nextFrame } from '@open-wc/testing';
import { nothing, render, type TemplateResult } from 'lit';
import '../../src/swipe-gallery/swipe-gallery.define.js';
import type { SwipeGalleryElement } from '../../src/swipe-gallery/swipe-gallery.js';
import { waitUntil } from '../support/wait-until.js';

export const lightSheet = new URL('../../src/swipe-gallery/swipe-gallery.light.css', import.meta.url).href;

/** A drawn picture of a plain colour. */
export function picture(index: number, width = 1600, height = 1000): string {
  const colour = `hsl(${(index * 47) % 360} 30% 60%)`;
  const svg = `<svg xmlns="http://www.w3.org/2000/svg" width="${width}" height="${height}"><rect width="100%" height="100%" fill="${colour}"/></svg>`;
  return `data:image/svg+xml,${encodeURIComponent(svg)}`;
}

export function figure(index: number): TemplateResult {
  return html`
    <figure>
      <a href="#picture-${index}"
        ><img src=${picture(index)} width="1600" height="1000" alt="Picture ${index}"
      /></a>
      <figcaption>Caption ${index} <small class="credit">Credit ${index}</small></figcaption>
    </figure>
  `;
}

export const figures = (count: number) => Array.from({ length: count }, (_, index) => figure(index));

/** The same as a node, to append to a living gallery. */
export function makeFigure(index: number): HTMLElement {
  const element = document.createElement('figure');
  render(figure(index), element);
  element.replaceChildren(...element.querySelector('figure')!.children);
  return element;
}

interface Options {
  readonly ends?: string;
  readonly index?: number;
  readonly label?: string;
  readonly dir?: string;
  readonly width?: number;
  /** Value of the element's own style attribute, such as its public properties. */
  readonly css?: string;
  readonly content?: unknown;
}

/** A gallery of `count` figures, rendered and at rest, in a box 400 px wide. */
export async function makeGallery(count: number, options: Options = {}): Promise<SwipeGalleryElement> {
  const { ends, index, label = 'The street', dir = 'ltr', width = 400, css = '', content } = options;
  const box = await fixture(html`
    <div style="width: ${width}px; margin-left: 250px" dir=${dir}>
      <link rel="stylesheet" href=${lightSheet} />
      <swipe-gallery ends=${ends ?? nothing} index=${index ?? nothing} label=${label} style=${css}>
        ${content ?? figures(count)}
      </swipe-gallery>
    </div>
  `);
  const gallery = box.querySelector('swipe-gallery')!;
  const link = box.querySelector('link')!;
  await waitUntil(() => link.sheet, 'the sheet is loaded');
  await atRest(gallery);
  return gallery;
}

/** Waits until nothing has moved for longer than the element itself waits, and for some frames, however long they are. */
export async function atRest(gallery: SwipeGalleryElement): Promise<void> {
  await gallery.updateComplete;
  let since = performance.now();
  let last = Number.NaN;
  for (let frames = 0; frames < 5 || performance.now() - since < 160; frames += 1) {
    const position = positionOf(gallery);
    if (position !== last || rowOf(gallery).getAnimations().length > 0) {
      since = performance.now();
      frames = 0;
    }
    last = position;
    await nextFrame();
  }
  await aTimeout(0);
  await gallery.updateComplete;
}

const rowOf = (gallery: SwipeGalleryElement) => track(gallery).firstElementChild!;

/** How far on its row is seen, which on a move of its own is not yet as far as it is scrolled; in px. */
export function positionOf(gallery: SwipeGalleryElement): number {
  const [row, box] = [rowOf(gallery), track(gallery)].map((each) => each.getBoundingClientRect());
  return Math.abs(box!.left - row!.left) + Math.abs(box!.top - row!.top);
}

/**
 * Comes back in the middle of a move to a slide, after a frame in which `turn` was done. Where the frames of a busy machine
 * are so long that the move is over by then, it begins another.
 */
export async function startMove(
  gallery: SwipeGalleryElement,
  index: number,
  turn: () => unknown = () => undefined,
): Promise<void> {
  const box = track(gallery);
  const distance = () => {
    const [slide, frame] = [gallery.slides[index]!, box].map((each) => each.getBoundingClientRect());
    return Math.abs(gallery.axis === 'y' ? slide!.top - frame!.top : slide!.left - frame!.left);
  };
  const from = gallery.index;
  for (;;) {
    const start = positionOf(gallery);
    gallery.goTo(index);
    while (positionOf(gallery) === start) await nextFrame();
    turn();
    await nextFrame();
    if (distance() > 2) return;
    gallery.goTo(from);
    await atRest(gallery);
  }
}

export const track = (gallery: SwipeGalleryElement) =>
  gallery.shadowRoot!.querySelector<HTMLElement>('.track')!;

export function part(gallery: SwipeGalleryElement, name: string): HTMLElement | null {
  return gallery.shadowRoot!.querySelector<HTMLElement>(`[part="${name}"]`);
}

export const fraction = (gallery: SwipeGalleryElement) =>
  part(gallery, 'pagination')?.textContent?.replace(/\s+/g, ' ').trim();

/** What was last said to a screen reader. */
export const status = (gallery: SwipeGalleryElement) =>
  gallery.shadowRoot!.querySelector('[role="status"]')!.textContent;

/** Indices of the slides that can be reached. */
export const reachable = (gallery: SwipeGalleryElement) =>
  gallery.slides.flatMap((slide, index) => (slide.hasAttribute('inert') ? [] : [index]));

/** Distance of a slide from the start edge of the track, in px. */
export function offset(gallery: SwipeGalleryElement, index: number): number {
  const slide = gallery.slides[index]!.getBoundingClientRect();
  const box = track(gallery).getBoundingClientRect();
  return getComputedStyle(gallery).direction === 'rtl' ? box.right - slide.right : slide.left - box.left;
}

/** Records the gallery's events as `name index←previousIndex`. */
export function record(gallery: SwipeGalleryElement): string[] {
  const events: string[] = [];
  gallery.addEventListener('swipe-gallery-change', ({ index, previousIndex }) =>
    events.push(`change ${index}←${previousIndex}`),
  );
  gallery.addEventListener('swipe-gallery-changed', ({ index, previousIndex }) =>
    events.push(`changed ${index}←${previousIndex}`),
  );
  return events;
}
