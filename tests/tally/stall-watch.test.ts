import { aTimeout, expect } from '@open-wc/testing';
import { StallWatch } from '../../src/tally/stall-watch.js';
import { againEvent, TallyError } from '../../src/tally/tally-adapter.js';
import { waitUntil } from '../support/wait-until.js';
import { deferred } from './fake-service.js';

describe('StallWatch', () => {
  let looks: AbortSignal[];
  let look: () => Promise<unknown>;
  let heard: number;
  let setTimeoutBefore: typeof window.setTimeout;

  beforeEach(() => {
    looks = [];
    heard = 0;
    look = () => new Promise(() => undefined);
    // What waits for two seconds, or for one and a half, waits 20 ms here.
    setTimeoutBefore = window.setTimeout;
    const { setTimeout } = window;
    window.setTimeout = ((run: () => void, delay = 0) =>
      setTimeout(run, delay === 2000 || delay === 1500 ? 20 : delay)) as typeof window.setTimeout;
  });
  afterEach(() => {
    window.setTimeout = setTimeoutBefore;
  });
  const watchFor = (timeout: number, mayLook = true) =>
    new StallWatch(
      timeout,
      () => (heard += 1),
      mayLook
        ? (signal) => {
            looks.push(signal);
            return look();
          }
        : undefined,
    );
  const codeOf = (promise: Promise<unknown>) =>
    promise.then(
      () => 'answered',
      ({ code }: TallyError) => code,
    );

  it('gives up what a silent service was asked, as soon as it answers', async () => {
    const watch = watchFor(1e7);
    let signal: AbortSignal | undefined;
    const vote = codeOf(
      watch.ask((of) => {
        signal = of;
        return new Promise(() => undefined);
      }),
    );
    await waitUntil(() => looks.length >= 3);
    expect(signal!.aborted).to.equal(false);
    expect(looks[0]!.aborted).to.equal(true);
    look = () => Promise.resolve();
    expect(await vote).to.equal('timeout');
    expect(signal!.aborted).to.equal(true);
    expect(heard).to.equal(1);
  });

  it('looks again at once after a look that was swallowed, and not so soon after one that failed', async () => {
    const watch = watchFor(1e7);
    const vote = codeOf(watch.ask(() => new Promise(() => undefined)));
    const waits: number[] = [];
    const { setTimeout } = window;
    window.setTimeout = ((run: () => void, delay = 0) => {
      waits.push(delay);
      return setTimeout(run, delay);
    }) as typeof window.setTimeout;
    await waitUntil(() => looks.length >= 2);
    look = () => Promise.reject(new TallyError('network'));
    const swallowed = looks.length;
    await waitUntil(() => looks.length >= swallowed + 3);
    expect(waits.filter((wait) => wait === 0)).to.have.lengthOf(swallowed);
    look = () => Promise.resolve();
    expect(await vote).to.equal('timeout');
  });

  it('leaves a slow vote its time while the service answers others, and has it sent again beside the first', async () => {
    const watch = watchFor(1e7);
    look = () => Promise.resolve();
    const answer = deferred<string>();
    const sentAgainAfter: number[] = [];
    let signal: AbortSignal;
    const vote = watch.ask((of) => {
      signal = of;
      signal.addEventListener(againEvent, () => sentAgainAfter.push(looks.length));
      return answer.promise;
    });
    await waitUntil(() => sentAgainAfter.length >= 3);
    // Not when it was heard for the first time: what a page reads, it reads once.
    expect(sentAgainAfter.slice(0, 3)).to.deep.equal([2, 3, 4]);
    expect(signal!.aborted).to.equal(false);
    answer.resolve('counted');
    expect(await vote).to.equal('counted');
    expect(heard).to.equal(0);
  });

  it('has nothing sent again while the service is silent', async () => {
    const watch = watchFor(1e7);
    let isSentAgain = false;
    const vote = codeOf(
      watch.ask((signal) => {
        signal.addEventListener(againEvent, () => (isSentAgain = true));
        return new Promise(() => undefined);
      }),
    );
    await waitUntil(() => looks.length >= 3);
    look = () => Promise.resolve();
    expect(await vote).to.equal('timeout');
    expect(isSentAgain).to.equal(false);
  });

  it('takes a refusal for an answer', async () => {
    const watch = watchFor(1e7);
    const vote = codeOf(watch.ask(() => new Promise(() => undefined)));
    await waitUntil(() => looks.length >= 2);
    look = () => Promise.reject(new TallyError('unavailable'));
    expect(await vote).to.equal('timeout');
  });

  it('tells that the service is heard again after a failure, and not before', async () => {
    const watch = watchFor(1e7);
    await watch.ask(() => Promise.resolve());
    expect(heard).to.equal(0);
    expect(await codeOf(watch.ask(() => Promise.reject(new TallyError('network'))))).to.equal('network');
    expect(watch.isSilent).to.equal(true);
    await watch.ask(() => Promise.resolve());
    expect(heard).to.equal(1);
    expect(watch.isSilent).to.equal(false);
  });

  it('looks at nothing once there is nothing to wait for', async () => {
    const watch = watchFor(1e7);
    await watch.ask(() => Promise.resolve());
    await aTimeout(100);
    expect(looks).to.have.lengthOf(0);
  });

  it('gives nothing up early where nothing may be sent twice', async () => {
    const watch = watchFor(50, false);
    expect(await codeOf(watch.ask(() => new Promise(() => undefined)))).to.equal('timeout');
    expect(looks).to.have.lengthOf(0);
  });
});
