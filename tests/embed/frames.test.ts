import { expect } from '@open-wc/testing';
import { watchFrames } from '../../src/embed/frames.js';
import { waitUntil } from '../support/wait-until.js';

const framed = new URL('./pages/framed.html', import.meta.url).href;
const sandboxed = new URL('./pages/sandboxed.html', import.meta.url).href;

let box: HTMLElement;
before(() => watchFrames());
beforeEach(() => {
  box = document.createElement('div');
  document.body.append(box);
});
afterEach(() => box.remove());

function addFrame(
  src: string,
  attributes: Record<string, string> = {},
  parent: Element = box,
): HTMLIFrameElement {
  const frame = document.createElement('iframe');
  const all = { class: 'lane-frame', width: '100%', height: '150', ...attributes };
  for (const [name, value] of Object.entries(all)) frame.setAttribute(name, value);
  frame.src = src;
  parent.append(frame);
  return frame;
}

const speak = (...messages: unknown[]): string =>
  `${sandboxed}#${encodeURIComponent(JSON.stringify(messages))}`;
const heightOf = (frame: HTMLIFrameElement): number => frame.clientHeight;
const becomes = (frame: HTMLIFrameElement, height: number): Promise<void> =>
  waitUntil(() => heightOf(frame) === height, `a frame of ${height}px, not ${heightOf(frame)}px`);

/** Until a frame that comes after it was heard. */
async function settle(): Promise<void> {
  const message = { lane: 'height', id: 'witness', height: 61 };
  const witness = addFrame(speak(message), { sandbox: 'allow-scripts' }, document.body);
  await becomes(witness, 61);
  witness.remove();
}

describe('framed columns', () => {
  it('are as high as they say, and follow', async () => {
    const frame = addFrame(`${framed}#730`);
    await becomes(frame, 730);
    frame.contentWindow!.location.hash = '#410';
    await becomes(frame, 410);
  });

  it('are told apart, though they show the same column', async () => {
    const [one, other] = [addFrame(`${framed}#210`), addFrame(`${framed}#320`)];
    await becomes(one, 210);
    await becomes(other, 320);
    expect(heightOf(one)).to.equal(210);
  });

  it('need no origin of their own, and hear that they were heard', async () => {
    const heard = new Promise((resolve) => {
      addEventListener('message', function listen({ data }) {
        if (!data.heard) return;
        removeEventListener('message', listen);
        resolve(data.heard);
      });
    });
    const frame = addFrame(speak({ lane: 'height', id: 'one', height: 333 }), { sandbox: 'allow-scripts' });
    await becomes(frame, 333);
    expect(await heard).to.deep.equal({ lane: 'height-ok', id: 'one', height: 333 });
  });

  it('have no height while they are hidden, and have it when they are shown', async () => {
    box.hidden = true;
    const frame = addFrame(`${framed}#540`);
    await new Promise((resolve) => frame.addEventListener('load', resolve, { once: true }));
    await settle();
    box.hidden = false;
    await becomes(frame, 540);
  });

  it('keep their height however the page styles frames', async () => {
    const style = document.createElement('style');
    style.textContent =
      'iframe { height: auto !important; padding: 10px; border: 5px solid; box-sizing: border-box }';
    box.append(style);
    const frame = addFrame(`${framed}#444`);
    await waitUntil(() => frame.getBoundingClientRect().height === 474);
  });

  it('tell again after they have gone to another page of their own', async () => {
    const frame = addFrame(`${framed}#250`);
    await becomes(frame, 250);
    frame.contentWindow!.location.href = `${framed}?2#350`;
    await becomes(frame, 350);
  });

  for (const [why, message] of [
    ['nothing', { lane: 'height', id: 'one', height: 0 }],
    ['less than nothing', { lane: 'height', id: 'one', height: -5 }],
    ['no number', { lane: 'height', id: 'one', height: '900' }],
    ['a fraction', { lane: 'height', id: 'one', height: 900.5 }],
    ['more than a page should have', { lane: 'height', id: 'one', height: 50_001 }],
    ['something else', { lane: 'width', id: 'one', height: 900 }],
    ['nothing at all', null],
    ['a word', 'height'],
  ] as const) {
    it(`keep the height that their author gave, if they say ${why}`, async () => {
      const frame = addFrame(speak(message), { sandbox: 'allow-scripts' });
      await new Promise((resolve) => frame.addEventListener('load', resolve, { once: true }));
      await settle();
      expect(heightOf(frame)).to.equal(150);
    });
  }

  it('are not believed with an origin that is not that of their address', async () => {
    // The address is ours, the document in the frame has no origin: not what the author framed.
    const frame = addFrame(speak({ lane: 'height', id: 'one', height: 900 }), { sandbox: 'allow-scripts' });
    await becomes(frame, 900);
    frame.style.removeProperty('height');
    frame.sandbox.add('allow-same-origin');
    frame.contentWindow!.postMessage({ again: true }, '*');
    const other = addFrame(speak({ lane: 'height', id: 'one', height: 800 }), {
      class: '',
      sandbox: 'allow-scripts',
    });
    await settle();
    expect([heightOf(frame), heightOf(other)]).to.deep.equal([150, 150]);
  });

  it('cannot change another frame, or the page around them', async () => {
    const frame = addFrame(`${framed}#260`);
    await becomes(frame, 260);
    window.postMessage({ lane: 'height', id: 'one', height: 900 }, '*');
    await settle();
    expect(heightOf(frame)).to.equal(260);
  });
});
