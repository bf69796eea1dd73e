import { expect } from '@open-wc/testing';
import { ScrollTween } from '../../src/swipe-gallery/scroll-tween.js';

describe('scroll-tween', () => {
  const { requestAnimationFrame, cancelAnimationFrame } = window;
  let callbacks: Map<number, FrameRequestCallback>;
  let handle: number;

  /** A frame at a time of the test's own. */
  const pass = (now: number): void => {
    const due = [...callbacks.values()];
    callbacks.clear();
    for (const callback of due) callback(now);
  };

  beforeEach(() => {
    callbacks = new Map();
    handle = 0;
    window.requestAnimationFrame = (callback) => {
      callbacks.set(++handle, callback);
      return handle;
    };
    window.cancelAnimationFrame = (which) => void callbacks.delete(which);
  });
  afterEach(() => Object.assign(window, { requestAnimationFrame, cancelAnimationFrame }));

  for (const frames of [
    [0, 16, 100, 200, 349, 350],
    [7000, 7349, 9000],
  ]) {
    it(`arrives exactly after 350 ms, in frames at ${frames.join(', ')} ms`, () => {
      const values: number[] = [];
      let ends = 0;
      new ScrollTween().start(
        10,
        410,
        (value) => values.push(value),
        () => (ends += 1),
      );
      for (const now of frames) {
        expect(ends).to.equal(0);
        pass(now);
      }
      expect(ends).to.equal(1);
      expect(values).to.have.lengthOf(frames.length);
      expect([values[0], values.at(-1)]).to.eql([10, 410]);
      expect(values).to.eql([...values].sort((a, b) => a - b));
      expect(callbacks.size).to.equal(0);
    });
  }

  it('gives way to another move, and to an end', () => {
    const tween = new ScrollTween();
    const values: number[] = [];
    tween.start(
      0,
      100,
      () => expect.fail('the first is over'),
      () => expect.fail('the first does not arrive'),
    );
    tween.start(
      0,
      -100,
      (value) => values.push(value),
      () => expect.fail('the second does not arrive'),
    );
    pass(0);
    pass(100);
    tween.stop();
    pass(1000);
    expect(values).to.have.lengthOf(2);
    expect(values[1]).to.be.within(-99, -1);
  });
});
