import { aTimeout, expect } from '@open-wc/testing';
import { RetryTimer, waitAfter } from '../../src/tally/retry-timer.js';
import { waitUntil } from '../support/wait-until.js';

describe('waitAfter', () => {
  const longest = (isSeen: boolean) =>
    [1, 2, 3, 4, 5, 7, 8, 99, 9999].map((failures) => waitAfter(failures, isSeen, 1));

  it('doubles to 2.5 seconds and never further while a reader looks on', () => {
    expect(longest(true)).to.deep.equal([500, 1000, 2000, 2500, 2500, 2500, 2500, 2500, 2500]);
  });

  it('doubles to a minute while nobody does', () => {
    expect(longest(false)).to.deep.equal([500, 1000, 2000, 4000, 8000, 32_000, 60_000, 60_000, 60_000]);
  });

  it('is spread by chance over the upper half', () => {
    expect([0, 0.5, 1].map((chance) => waitAfter(3, true, chance))).to.deep.equal([1000, 1500, 2000]);
  });
});

describe('RetryTimer', () => {
  let runs: number;
  let timer: RetryTimer;
  const define = (target: object, name: string, value: unknown) =>
    Object.defineProperty(target, name, { value, configurable: true });

  beforeEach(() => {
    runs = 0;
    timer = new RetryTimer(() => (runs += 1));
  });
  afterEach(() => {
    Reflect.deleteProperty(navigator, 'onLine');
    Reflect.deleteProperty(document, 'hidden');
  });

  /** Fails as it does through a long night: each time later. */
  const failLong = () => {
    const { setTimeout } = window;
    window.setTimeout = ((run: () => void) => setTimeout(run, 1e6)) as typeof window.setTimeout;
    timer.fail();
    window.setTimeout = setTimeout;
  };

  for (const [name, comeBack] of [
    ['the network is back', () => dispatchEvent(new Event('online'))],
    ['the page is looked at again', () => document.dispatchEvent(new Event('visibilitychange'))],
    [
      'the page comes out of the back-forward cache',
      () => dispatchEvent(new PageTransitionEvent('pageshow', { persisted: true })),
    ],
    ['the service was heard', () => timer.wake()],
  ] as const) {
    it(`runs soon, once, when ${name}`, async () => {
      failLong();
      comeBack();
      comeBack();
      await waitUntil(() => runs > 0);
      await aTimeout(200);
      expect(runs).to.equal(1);
    });
  }

  it('does not run before the service allows it, whatever comes back', async () => {
    timer.fail(60_000);
    timer.wake();
    dispatchEvent(new Event('online'));
    await aTimeout(200);
    expect(runs).to.equal(0);
    expect(timer.isHeld).to.equal(true);
  });

  it('has nothing to run when nothing failed', async () => {
    timer.wake();
    await aTimeout(200);
    expect(runs).to.equal(0);
  });

  it('believes no browser that thinks itself offline once the service was heard', async () => {
    define(navigator, 'onLine', false);
    failLong();
    expect(timer.isHeld).to.equal(true);
    timer.hear();
    expect(timer.isHeld).to.equal(false);
    await waitUntil(() => runs === 1);
    // It may be right the next time.
    dispatchEvent(new Event('online'));
    expect(timer.isHeld).to.equal(true);
  });
});
