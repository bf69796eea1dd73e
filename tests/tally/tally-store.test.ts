import { aTimeout, expect, nextFrame } from '@open-wc/testing';
import { shownCount, statusOf } from '../../src/tally/like-state.js';
import {
  TallyError,
  type TallyAdapter,
  type TallySnapshot,
  type VoteOutcome,
} from '../../src/tally/tally-adapter.js';
import { getTallyStore, TallyStore } from '../../src/tally/tally-store.js';
import { deferred, freshCampaign } from './fake-service.js';

class FakeAdapter implements TallyAdapter {
  readonly scope = 'everyone';
  readonly reads: (readonly string[])[] = [];
  readonly votes: { op: string; item: string; isLiked: boolean }[] = [];
  readonly signals: AbortSignal[] = [];
  tally: () => Promise<TallySnapshot> = () => Promise.resolve({ rev: 1, tally: { a: 1, b: 2 } });
  outcome: () => Promise<VoteOutcome> = () => Promise.resolve({ rev: 2, mine: 1, tally: 2 });

  readTally(items: readonly string[], signal: AbortSignal): Promise<TallySnapshot> {
    this.reads.push(items);
    this.signals.push(signal);
    return this.tally();
  }

  readMine(): Promise<{ rev: number; mine: Record<string, number> }> {
    return Promise.resolve({ rev: 1, mine: {} });
  }

  vote(vote: { op: string; item: string; isLiked: boolean }, signal: AbortSignal): Promise<VoteOutcome> {
    this.votes.push(vote);
    this.signals.push(signal);
    return this.outcome();
  }
}

const ignore = () => undefined;

describe('tally-store', () => {
  let adapter: FakeAdapter;
  let store: TallyStore;

  beforeEach(() => {
    adapter = new FakeAdapter();
    store = new TallyStore(adapter, 40);
  });

  it('is one for a campaign, adapter and endpoint', () => {
    const campaign = freshCampaign();
    const source = { adapter: 'lanelight', endpoint: '/service', campaign } as const;
    expect(getTallyStore(source)).to.equal(getTallyStore({ ...source }));
    expect(getTallyStore(source)).not.to.equal(getTallyStore({ ...source, endpoint: '/other' }));
    expect(getTallyStore(source)).not.to.equal(getTallyStore({ ...source, campaign: freshCampaign() }));
    expect(getTallyStore(source).scope).to.equal('everyone');
    expect(getTallyStore({ ...source, adapter: 'local' }).scope).to.equal('device');
  });

  it('reads all items that are asked for in one task, each once', async () => {
    for (const item of ['a', 'b', 'a']) store.subscribe(item, ignore);
    await store.refresh();
    expect(adapter.reads).to.deep.equal([['a', 'b']]);
    expect(shownCount(store.stateOf('b'))).to.equal(2);
  });

  it('does not read what nobody asks for any more', async () => {
    store.subscribe('a', ignore)();
    await store.refresh();
    expect(adapter.reads).to.deep.equal([]);
  });

  it('tells every subscriber of an item and nobody else', async () => {
    const told: string[] = [];
    store.subscribe('a', () => told.push('first'));
    store.subscribe('a', () => told.push('second'));
    await store.refresh();
    store.subscribe('b', () => told.push('other'));
    told.length = 0;
    const vote = store.vote('a', true);
    expect(told).to.deep.equal(['first', 'second']);
    await vote;
  });

  it('shows a vote at once and sends it after the next paint', async () => {
    const vote = store.vote('a', true);
    expect(store.stateOf('a').wanted).to.equal(true);
    await Promise.resolve();
    expect(adapter.votes).to.have.lengthOf(0);
    await nextFrame();
    await vote;
    expect(adapter.votes).to.have.lengthOf(1);
    expect(store.stateOf('a').liked).to.equal(true);
  });

  it('sends nothing for a vote that is taken back before it was sent', async () => {
    await Promise.all([store.vote('a', true), store.vote('a', false)]);
    expect(adapter.votes).to.have.lengthOf(0);
    expect(statusOf(store.stateOf('a'))).to.equal('loading');
  });

  it('has one request of an item on its way, and lets the last wish win', async () => {
    const first = deferred<VoteOutcome>();
    adapter.outcome = () => first.promise;
    const votes = [store.vote('a', true)];
    await aTimeout(30);
    votes.push(store.vote('a', false), store.vote('a', true), store.vote('a', false));
    expect(adapter.votes).to.have.lengthOf(1);
    adapter.outcome = () => Promise.resolve({ rev: 3, mine: 0, tally: 1 });
    first.resolve({ rev: 2, mine: 1, tally: 2 });
    await Promise.all(votes);
    expect(adapter.votes.map((vote) => vote.isLiked)).to.deep.equal([true, false]);
    expect(new Set(adapter.votes.map((vote) => vote.op)).size).to.equal(2);
    expect(store.stateOf('a')).to.include({ liked: false, tally: 1, wanted: undefined });
  });

  it('drops an answer that comes after a later one', async () => {
    store.subscribe('a', ignore);
    await store.refresh();
    const late = deferred<TallySnapshot>();
    adapter.tally = () => late.promise;
    const refresh = store.refresh();
    await store.vote('a', true);
    late.resolve({ rev: 1, tally: { a: 1 } });
    await refresh;
    expect(store.stateOf('a')).to.include({ tally: 2, tallyRev: 2, liked: true });
  });

  it('gives a vote up after its time, aborts it, and asks the service what holds', async () => {
    store.subscribe('a', ignore);
    await store.refresh();
    adapter.outcome = () => new Promise(ignore);
    adapter.tally = () => Promise.resolve({ rev: 4, tally: { a: 7 } });
    const error = await store.vote('a', true).catch((reason: unknown) => reason);
    expect(error).to.be.instanceOf(TallyError).with.property('code', 'timeout');
    expect(adapter.signals.at(-1)!.aborted).to.equal(true);
    expect(store.stateOf('a')).to.include({ liked: false, wanted: undefined, tally: 1 });
    await aTimeout(20);
    expect(store.stateOf('a').tally).to.equal(7);
  });

  it('keeps the last count when a read fails, and recovers', async () => {
    store.subscribe('a', ignore);
    await store.refresh();
    adapter.tally = () => Promise.reject(new TallyError('network'));
    await store.refresh();
    expect(store.stateOf('a')).to.include({ tally: 1, problem: 'network' });
    adapter.tally = () => Promise.resolve({ rev: 3, tally: { a: 5 } });
    await store.refresh();
    expect(store.stateOf('a')).to.include({ tally: 5, problem: undefined });
  });

  it('calls what an adapter throws unavailable', async () => {
    adapter.outcome = () => Promise.reject(new Error('bug'));
    const error = await store.vote('a', true).catch((reason: unknown) => reason);
    expect(error).to.be.instanceOf(TallyError).with.property('code', 'unavailable');
  });

  it('votes again after a failure', async () => {
    adapter.outcome = () => Promise.reject(new TallyError('network'));
    await store.vote('a', true).catch(ignore);
    adapter.outcome = () => Promise.resolve({ rev: 2, mine: 1, tally: 2 });
    await store.vote('a', true);
    expect(store.stateOf('a').liked).to.equal(true);
  });
});
