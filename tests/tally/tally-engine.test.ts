import { aTimeout, expect, nextFrame } from '@open-wc/testing';
import { giveVotes } from '../../src/tally/give-votes.js';
import { isPressed, shownCount, statusOf } from '../../src/tally/like-state.js';
import {
  TallyError,
  type CampaignSnapshot,
  type MineSnapshot,
  type TallyAdapter,
  type TallySnapshot,
  type Vote,
  type VoteOutcome,
} from '../../src/tally/tally-adapter.js';
import { TallyEngine } from '../../src/tally/tally-engine.js';
import { getTallyStore } from '../../src/tally/tally-source.js';
import { TallyStore, type Happening } from '../../src/tally/tally-store.js';
import { openOutbox } from '../../src/tally/vote-outbox.js';
import { recallAll } from '../../src/tally/voter-storage.js';
import { waitUntil } from '../support/wait-until.js';
import { deferred, freshCampaign } from './fake-service.js';

class FakeAdapter implements TallyAdapter {
  readonly scope = 'everyone';
  readonly reads: (readonly string[])[] = [];
  readonly votes: Vote[] = [];
  readonly signals: AbortSignal[] = [];
  campaign: CampaignSnapshot = { state: 'open', mode: 'toggle' };
  campaigns = 0;
  tally: () => Promise<TallySnapshot> = () => Promise.resolve({ rev: 1, counts: { a: 1, b: 2 } });
  mine: () => Promise<MineSnapshot> = () => Promise.resolve({ rev: 1, mine: {} });
  outcome: (vote: Vote) => Promise<VoteOutcome> = () => Promise.resolve({ rev: 2, mine: 1, count: 2 });
  batches: (readonly Vote[])[] = [];

  readCampaign(): Promise<CampaignSnapshot> {
    this.campaigns += 1;
    return Promise.resolve(this.campaign);
  }

  readTally(items: readonly string[], signal: AbortSignal): Promise<TallySnapshot> {
    this.reads.push(items);
    this.signals.push(signal);
    return this.tally();
  }

  readMine(): Promise<MineSnapshot> {
    return this.mine();
  }

  vote(vote: Vote, signal: AbortSignal): Promise<VoteOutcome> {
    this.votes.push(vote);
    this.signals.push(signal);
    return this.outcome(vote);
  }

  voteAll(votes: readonly Vote[]): Promise<(VoteOutcome | TallyError)[]> {
    this.batches.push(votes);
    return Promise.all(
      votes.map((vote) => this.outcome(vote).catch((error: unknown) => error as TallyError)),
    );
  }
}

const ignore = () => undefined;

describe('tally-engine', () => {
  let adapter: FakeAdapter;
  let store: TallyStore;
  let key: string;

  const createStore = (timeout = 40) =>
    new TallyStore((of) => Promise.resolve(new TallyEngine(of, adapter, key, timeout)));
  /** Votes, and resolves with the first thing that becomes of it. */
  const vote = (
    item: string,
    votes: number,
    mode: 'toggle' | 'daily' | 'clap' = 'toggle',
  ): Promise<Happening> =>
    new Promise((resolve) => {
      giveVotes(store, item, votes, mode, (happening) => happening && resolve(happening));
    });

  beforeEach(() => {
    adapter = new FakeAdapter();
    key = freshCampaign();
    store = createStore();
  });
  afterEach(async () => {
    Reflect.deleteProperty(navigator, 'onLine');
    // What a test left over ends here, and is not sent in the next.
    adapter.outcome = () => Promise.reject(new TallyError('closed'));
    adapter.tally = () => Promise.resolve({ rev: 99, counts: {} });
    adapter.mine = () => Promise.resolve({ rev: 99, mine: {} });
    await waitUntil(async () => (await (await openOutbox()).list(key)).length === 0);
  });

  it('has one store for a campaign, adapter and endpoint', () => {
    const campaign = freshCampaign();
    const source = { adapter: 'lanelight', endpoint: '/service', campaign } as const;
    expect(getTallyStore(source) === getTallyStore({ ...source })).to.equal(true);
    expect(getTallyStore(source) === getTallyStore({ ...source, endpoint: '/other' })).to.equal(false);
    expect(getTallyStore(source) === getTallyStore({ ...source, campaign: 'another' })).to.equal(false);
  });

  describe('reading', () => {
    it('reads all items that are asked for in one task, each once, and the campaign once', async () => {
      for (const item of ['a', 'b', 'a']) store.subscribe(item, ignore);
      await store.refresh();
      store.subscribe('c', ignore);
      await waitUntil(() => adapter.reads.length === 2);
      expect(adapter.reads).to.deep.equal([['a', 'b'], ['c']]);
      expect(adapter.campaigns).to.equal(1);
      expect(shownCount(store.stateOf('b'))).to.equal(2);
    });

    it('does not read what nobody asks for any more', async () => {
      store.subscribe('a', ignore)();
      await store.refresh();
      expect(adapter.reads).to.deep.equal([]);
    });

    it('keeps the last count when a read fails, and reads again by itself', async () => {
      store.subscribe('a', ignore);
      await store.refresh();
      adapter.tally = () => Promise.reject(new TallyError('network'));
      await store.refresh();
      expect(store.stateOf('a')).to.include({ tally: 1, problem: 'network' });
      adapter.tally = () => Promise.resolve({ rev: 3, counts: { a: 5 } });
      await waitUntil(() => store.stateOf('a').tally === 5);
      expect(store.stateOf('a').problem).to.equal(undefined);
    });

    it('does not ask again for what is refused for good', async () => {
      adapter.tally = () => Promise.reject(new TallyError('unknown-campaign'));
      store.subscribe('a', ignore);
      await store.refresh();
      await aTimeout(700);
      expect(adapter.reads).to.have.lengthOf(1);
      expect(statusOf(store.stateOf('a'))).to.equal('error');
    });

    it('drops an answer that comes after a later one', async () => {
      store.subscribe('a', ignore);
      await store.refresh();
      const late = deferred<TallySnapshot>();
      adapter.tally = () => late.promise;
      const refresh = store.refresh();
      await vote('a', 1);
      late.resolve({ rev: 1, counts: { a: 1 } });
      await refresh;
      expect(store.stateOf('a')).to.include({ tally: 2, tallyRev: 2, mine: 1 });
    });

    it('loads its code again when it did not come', async () => {
      let loads = 0;
      store = new TallyStore((of) => {
        loads += 1;
        return loads === 1
          ? Promise.reject(new TypeError('failed to load'))
          : Promise.resolve(new TallyEngine(of, adapter, key, 40));
      });
      store.subscribe('a', ignore);
      const voted = vote('a', 1);
      await aTimeout(0);
      expect(isPressed(store.stateOf('a'))).to.equal(true);
      await waitUntil(() => store.stateOf('a').mine === 1);
      expect(loads).to.equal(2);
      expect(await voted).to.include({ kind: 'counted', liked: true });
    });
  });

  describe('sending', () => {
    it('tells every subscriber of an item and nobody else', async () => {
      const told: string[] = [];
      store.subscribe('a', () => told.push('first'));
      store.subscribe('a', () => told.push('second'));
      store.subscribe('b', () => told.push('other'));
      await store.refresh();
      told.length = 0;
      const voted = vote('a', 1);
      expect(told).to.deep.equal(['first', 'second']);
      await voted;
    });

    it('shows a vote at once and sends it after the next paint', async () => {
      await store.refresh();
      const voted = vote('a', 1);
      expect(store.stateOf('a').wanted).to.equal(1);
      await Promise.resolve();
      expect(adapter.votes).to.have.lengthOf(0);
      await nextFrame();
      await voted;
      expect(adapter.votes).to.have.lengthOf(1);
      expect(store.stateOf('a').mine).to.equal(1);
    });

    it('sends nothing for a vote that is taken back before it was sent', async () => {
      await Promise.all([vote('a', 1), vote('a', 0)]);
      expect(adapter.votes).to.have.lengthOf(0);
      expect(statusOf(store.stateOf('a'))).to.equal('loading');
    });

    it('has one request of an item on its way, and lets the last wish win', async () => {
      const first = deferred<VoteOutcome>();
      adapter.outcome = () => first.promise;
      store = createStore(1000);
      const votes = [vote('a', 1)];
      await waitUntil(() => adapter.votes.length === 1);
      votes.push(vote('a', 0), vote('a', 1), vote('a', 0));
      await aTimeout(30);
      expect(adapter.votes).to.have.lengthOf(1);
      adapter.outcome = () => Promise.resolve({ rev: 3, mine: 0, count: 1 });
      first.resolve({ rev: 2, mine: 1, count: 2 });
      const outcomes = await Promise.all(votes);
      expect(adapter.votes.map(({ kind }) => kind)).to.deep.equal(['like', 'unlike']);
      expect(new Set(adapter.votes.map(({ op }) => op)).size).to.equal(2);
      expect(adapter.votes[1]!.seq).to.be.above(adapter.votes[0]!.seq);
      expect(store.stateOf('a')).to.include({ mine: 0, tally: 1, wanted: undefined });
      expect(outcomes.every(({ kind, liked }) => kind === 'counted' && !liked)).to.equal(true);
    });

    it('has two requests with votes on their way at most, and sends what waited for them together', async () => {
      const items = ['a', 'b', 'c', 'd', 'e'];
      const first = deferred<VoteOutcome>();
      store = createStore(10_000);
      adapter.outcome = () => first.promise;
      const votes = items.map((item) => vote(item, 1));
      await waitUntil(() => adapter.votes.length === 2);
      await aTimeout(50);
      expect(adapter.votes.map(({ item }) => item)).to.deep.equal(['a', 'b']);
      expect(items.map((item) => statusOf(store.stateOf(item)))).to.deep.equal(items.map(() => 'pending'));
      adapter.outcome = () => Promise.resolve({ rev: 2, mine: 1, count: 2 });
      first.resolve({ rev: 2, mine: 1, count: 2 });
      expect((await Promise.all(votes)).map(({ kind }) => kind)).to.deep.equal(items.map(() => 'counted'));
      expect(adapter.votes).to.have.lengthOf(2);
      expect(adapter.batches.flat().map(({ item }) => item)).to.deep.equal(['c', 'd', 'e']);
    });

    it('tells those whose votes waited for others that these could not be delivered', async () => {
      adapter.outcome = () => Promise.reject(new TallyError('network'));
      const votes = ['a', 'b', 'c', 'd'].map((item) => vote(item, 1));
      for (const happening of await Promise.all(votes))
        expect(happening).to.include({ kind: 'queued', liked: true, code: 'network' });
    });

    it('gathers claps and sends them together', async () => {
      adapter.campaign = { state: 'open', mode: 'clap' };
      adapter.outcome = ({ n }) => Promise.resolve({ rev: 2, mine: n, count: 1 + n });
      const votes = [1, 2, 3].map((claps) => vote('a', claps, 'clap'));
      await Promise.all(votes);
      expect(adapter.votes.map(({ kind, n }) => [kind, n])).to.deep.equal([['clap', 3]]);
    });

    it('gives daily votes one by one, in one request', async () => {
      let mine = 0;
      adapter.outcome = () => Promise.resolve({ rev: 2 + mine, mine: (mine += 1), count: mine });
      const votes = [vote('a', 1, 'daily'), vote('a', 2, 'daily')];
      await Promise.all(votes);
      expect(adapter.batches.map((batch) => batch.map(({ n }) => n))).to.deep.equal([[1, 1]]);
      expect(store.stateOf('a')).to.include({ mine: 2, wanted: undefined });
    });

    it('calls what an adapter throws unavailable', async () => {
      adapter.outcome = () => Promise.reject(new Error('bug'));
      expect(await vote('a', 1)).to.include({ kind: 'queued', code: 'unavailable' });
    });
  });

  describe('keeping', () => {
    it('gives a vote up after its time, aborts it, and sends the same operation again', async () => {
      store.subscribe('a', ignore);
      await store.refresh();
      adapter.outcome = () => new Promise(ignore);
      expect(await vote('a', 1)).to.include({ kind: 'queued', code: 'timeout' });
      expect(adapter.signals.at(-1)!.aborted).to.equal(true);
      expect(statusOf(store.stateOf('a'))).to.equal('queued');
      adapter.outcome = () => Promise.resolve({ rev: 4, mine: 1, count: 7 });
      await waitUntil(() => store.stateOf('a').mine === 1);
      expect(new Set(adapter.votes.map(({ op }) => op)).size).to.equal(1);
      expect(statusOf(store.stateOf('a'))).to.equal('ready');
    });

    it('waits as long as the service asks', async () => {
      adapter.outcome = () => Promise.reject(new TallyError('rate-limited', undefined, 1200));
      await vote('a', 1);
      const start = performance.now();
      adapter.outcome = () => Promise.resolve({ rev: 4, mine: 1, count: 7 });
      await waitUntil(() => store.stateOf('a').mine === 1);
      expect(performance.now() - start).to.be.above(1100);
    });

    const goOffline = (): void =>
      void Object.defineProperty(navigator, 'onLine', { value: false, configurable: true });
    /** What another tab does once it has changed something. */
    const announceFromOtherTab = (): void => {
      const otherTab = new BroadcastChannel('lanelight');
      otherTab.postMessage(key);
      otherTab.close();
    };

    it('sends nothing while the browser knows itself offline, and what was wished last when it is back', async () => {
      goOffline();
      try {
        expect(await vote('a', 1)).to.include({ kind: 'queued', code: 'network' });
        await vote('a', 0);
        await vote('a', 1);
        expect(await vote('b', 1)).to.include({ kind: 'queued' });
        expect(adapter.votes).to.have.lengthOf(0);
        expect(isPressed(store.stateOf('a'))).to.equal(true);
        const kept = await (await openOutbox()).list(key);
        expect(kept.map(({ item, kind }) => `${kind} ${item}`).sort()).to.deep.equal(['like a', 'like b']);
      } finally {
        Reflect.deleteProperty(navigator, 'onLine');
      }
      dispatchEvent(new Event('online'));
      await waitUntil(() => store.stateOf('a').mine === 1 && store.stateOf('b').mine === 1);
      expect(adapter.batches.map((batch) => batch.length)).to.deep.equal([2]);
      expect(adapter.votes).to.have.lengthOf(0);
    });

    it('does not bring back a vote that was taken back while the queue was read', async () => {
      goOffline();
      const outbox = await openOutbox();
      const { list } = outbox;
      await vote('a', 1);
      const isRead = deferred<void>();
      const mayGoOn = deferred<void>();
      outbox.list = async (campaign) => {
        const kept = await list.call(outbox, campaign);
        isRead.resolve();
        await mayGoOn.promise;
        return kept;
      };
      announceFromOtherTab();
      await isRead.promise;
      outbox.list = list;
      await vote('a', 0);
      mayGoOn.resolve();
      await aTimeout(50);
      expect(isPressed(store.stateOf('a'))).to.equal(false);
      expect(await vote('a', 1)).to.include({ kind: 'queued', liked: true });
      Reflect.deleteProperty(navigator, 'onLine');
      dispatchEvent(new Event('online'));
      await waitUntil(() => store.stateOf('a').mine === 1);
      expect(adapter.votes).to.have.lengthOf(1);
    });

    it('does not send what was taken back while what came before it was on its way', async () => {
      goOffline();
      store = createStore(5000);
      const items = Array.from({ length: 51 }, (_, index) => `item-${String(index).padStart(2, '0')}`);
      for (const item of items) await vote(item, 1);
      const held = deferred<VoteOutcome>();
      adapter.outcome = () => held.promise;
      Reflect.deleteProperty(navigator, 'onLine');
      dispatchEvent(new Event('online'));
      await waitUntil(() => adapter.batches.length > 0);
      const last = items.at(-1)!;
      expect(adapter.batches[0]!.map(({ item }) => item)).not.to.include(last);
      await vote(last, 0);
      adapter.outcome = () => Promise.resolve({ rev: 2, mine: 1, count: 2 });
      held.resolve({ rev: 2, mine: 1, count: 2 });
      await waitUntil(() => items.slice(0, -1).every((item) => store.stateOf(item).mine === 1));
      await aTimeout(50);
      expect(adapter.votes.map(({ item }) => item)).not.to.include(last);
    });

    it('tells of a wish that a vote which waits already grants', async () => {
      store.subscribe('a', ignore);
      await store.refresh();
      adapter.outcome = () => Promise.reject(new TallyError('network'));
      expect(await vote('a', 1)).to.include({ kind: 'queued', liked: true });
      goOffline();
      expect(await vote('a', 0)).to.include({ kind: 'queued', liked: false });
      expect(await vote('a', 1)).to.include({ kind: 'queued', liked: true });
    });

    it('takes a queue that cannot be read for one that is not empty', async () => {
      store.subscribe('a', ignore);
      await store.refresh();
      adapter.outcome = () => Promise.reject(new TallyError('network'));
      await vote('a', 1);
      const { getAll } = IDBObjectStore.prototype;
      IDBObjectStore.prototype.getAll = () => {
        throw new DOMException('gone', 'InvalidStateError');
      };
      const { length } = adapter.reads;
      try {
        announceFromOtherTab();
        await waitUntil(() => adapter.reads.length > length);
        await aTimeout(50);
        expect(isPressed(store.stateOf('a'))).to.equal(true);
        expect(statusOf(store.stateOf('a'))).to.equal('queued');
      } finally {
        IDBObjectStore.prototype.getAll = getAll;
      }
      adapter.outcome = () => Promise.resolve({ rev: 4, mine: 1, count: 7 });
      await waitUntil(() => store.stateOf('a').mine === 1);
      expect(new Set(adapter.votes.map(({ op }) => op)).size).to.equal(1);
    });

    it('tells why what was kept is refused in the end, and shows what the service has', async () => {
      store.subscribe('a', ignore);
      await store.refresh();
      const told: Happening[] = [];
      adapter.outcome = () => Promise.reject(new TallyError('network'));
      giveVotes(store, 'a', 1, 'toggle', (happening) => happening && told.push(happening));
      await waitUntil(() => told.length === 1);
      adapter.outcome = () => Promise.reject(new TallyError('closed'));
      adapter.campaign = { state: 'closed', mode: 'toggle' };
      await waitUntil(() => told.length === 2);
      expect(told[1]).to.include({ kind: 'rejected', code: 'closed', liked: true });
      expect(store.stateOf('a')).to.include({ mine: 0, wanted: undefined });
      await waitUntil(() => store.campaign?.closure === 'closed');
    });

    it('sends what an earlier visit left over, and tells one who shows it', async () => {
      const left = {
        op: `${key}-op`,
        seq: 1,
        item: 'a',
        kind: 'like',
        n: 1,
        campaign: key,
        mode: 'toggle',
      } as const;
      await (await openOutbox()).add(left);
      const told: Happening[] = [];
      store.subscribe('a', (happening) => happening && told.push(happening));
      await waitUntil(() => told.length > 0);
      expect(told).to.deep.equal([{ kind: 'counted', liked: true, wasQueued: true }]);
      expect(adapter.votes.map(({ op }) => op)).to.deep.equal([left.op]);
      await waitUntil(async () => (await (await openOutbox()).list(key)).length === 0);
    });

    it('sends what another tab tried to send, once that one is gone', async () => {
      const outbox = await openOutbox();
      const left = { op: `${key}-op`, seq: 1, item: 'a', kind: 'like', n: 1 } as const;
      await outbox.add({ ...left, campaign: key, mode: 'toggle' });
      const isGone = deferred<void>();
      const otherTab = navigator.locks.request(`lanelight ${key}`, () => isGone.promise);
      store.subscribe('a', ignore);
      await waitUntil(() => statusOf(store.stateOf('a')) === 'queued');
      expect(adapter.votes).to.have.lengthOf(0);
      isGone.resolve();
      await otherTab;
      await waitUntil(() => store.stateOf('a').mine === 1);
      expect(adapter.votes.map(({ op }) => op)).to.deep.equal([left.op]);
    });

    it('asks a silent service for nothing else while a vote is on its way, and reads once that has arrived', async () => {
      store = createStore(9000);
      for (const item of ['a', 'b']) store.subscribe(item, ignore);
      await store.refresh();
      const isAnswered = deferred<VoteOutcome>();
      adapter.outcome = () =>
        adapter.votes.length > 1 ? isAnswered.promise : Promise.reject(new TallyError('network'));
      void vote('a', 1);
      await waitUntil(() => adapter.votes.length === 2);
      adapter.reads.length = 0;
      const otherTab = new BroadcastChannel('lanelight');
      otherTab.postMessage(key);
      await aTimeout(200);
      expect(adapter.reads).to.have.lengthOf(0);
      isAnswered.resolve({ rev: 2, mine: 1, count: 2 });
      await waitUntil(() => adapter.reads.some((items) => items.includes('b')));
      otherTab.close();
    });

    it('notices that another tab has sent what it kept', async () => {
      store.subscribe('a', ignore);
      await store.refresh();
      adapter.outcome = () => Promise.reject(new TallyError('network'));
      const told: Happening[] = [];
      giveVotes(store, 'a', 1, 'toggle', (happening) => happening && told.push(happening));
      await waitUntil(() => told.length === 1);
      const outbox = await openOutbox();
      const [kept] = await outbox.list(key);
      await outbox.remove(kept!.op);
      adapter.tally = () => Promise.resolve({ rev: 8, counts: { a: 2 } });
      adapter.mine = () => Promise.resolve({ rev: 8, mine: { a: 1 } });
      const sent = adapter.votes.length;
      const otherTab = new BroadcastChannel('lanelight');
      otherTab.postMessage(key);
      await waitUntil(() => told.length === 2);
      expect(told[1]).to.include({ kind: 'counted', liked: true, wasQueued: true });
      expect(shownCount(store.stateOf('a'))).to.equal(2);
      expect(adapter.votes).to.have.lengthOf(sent);
      otherTab.close();
    });

    it('keeps claps as they come, in one vote, which another tab leaves alone as long as they are gathered', async () => {
      adapter.campaign = { state: 'open', mode: 'clap' };
      adapter.outcome = ({ n }) => Promise.resolve({ rev: 2, mine: n, count: 1 + n });
      const outbox = await openOutbox();
      const voted = [1, 2, 3].map((claps) => vote('a', claps, 'clap'));
      await waitUntil(async () => (await outbox.list(key))[0]?.n === 3);
      const [kept, ...others] = await outbox.list(key);
      expect(others).to.deep.equal([]);
      expect(adapter.votes).to.have.lengthOf(0);
      const otherTab = new TallyStore((of) => Promise.resolve(new TallyEngine(of, adapter, key, 40)));
      otherTab.subscribe('a', ignore);
      await waitUntil(() => statusOf(otherTab.stateOf('a')) === 'queued');
      expect(adapter.votes).to.have.lengthOf(0);
      await Promise.all(voted);
      expect(adapter.votes.map(({ op, n }) => [op, n])).to.deep.equal([[kept!.op, 3]]);
      await waitUntil(() => statusOf(otherTab.stateOf('a')) === 'ready');
      expect(new Set(adapter.votes.map(({ op }) => op)).size).to.equal(1);
    });

    it('sends the claps that a page gathered which ended without a word', async () => {
      const outbox = await openOutbox();
      const left = { op: `${key}-op`, seq: 1, item: 'a', kind: 'clap', n: 2 } as const;
      await outbox.add({ ...left, campaign: key, mode: 'clap', heldUntil: Date.now() + 1000 });
      adapter.outcome = ({ n }) => Promise.resolve({ rev: 2, mine: n, count: n });
      store.subscribe('a', ignore);
      await waitUntil(() => statusOf(store.stateOf('a')) === 'queued');
      expect(adapter.votes).to.have.lengthOf(0);
      await waitUntil(() => store.stateOf('a').mine === 2);
      expect(adapter.votes.map(({ op, n }) => [op, n])).to.deep.equal([[left.op, 2]]);
    });

    it('does not wait for years because of what another clock held', async () => {
      const outbox = await openOutbox();
      const left = { op: `${key}-op`, seq: 1, item: 'a', kind: 'clap', n: 2 } as const;
      await outbox.add({ ...left, campaign: key, mode: 'clap', heldUntil: Date.now() + 1e11 });
      store.subscribe('a', ignore);
      await waitUntil(() => store.stateOf('a').mine > 0);
    });

    it('keeps what is on its way at once when the page goes away, though the queue is slow to write', async () => {
      const { transaction } = IDBDatabase.prototype;
      const answer = deferred<VoteOutcome>();
      adapter.outcome = () => answer.promise;
      store = createStore(10_000);
      // One that is never done.
      IDBDatabase.prototype.transaction = () => ({ objectStore: () => ({ put: ignore }) }) as never;
      try {
        void vote('a', 1);
        await waitUntil(() => adapter.votes.length === 1);
        dispatchEvent(new PageTransitionEvent('pagehide'));
        const [{ op }] = adapter.votes as [Vote];
        expect(Object.keys(recallAll('votes'))).to.include(op);
      } finally {
        IDBDatabase.prototype.transaction = transaction;
        answer.reject(new TallyError('closed'));
      }
    });

    it('leaves no vote behind when the page goes away before it was sent', async () => {
      await store.refresh();
      giveVotes(store, 'a', 1, 'clap', ignore);
      await aTimeout(0);
      dispatchEvent(new PageTransitionEvent('pagehide'));
      expect(adapter.votes).to.have.lengthOf(1);
      await waitUntil(() => store.stateOf('a').mine === 1);
    });
  });

  describe('window', () => {
    const at = (seconds: number): string => new Date(Date.UTC(2035, 0, 1) + seconds * 1000).toISOString();

    it('opens by the clock of the service, whatever this device thinks', async () => {
      const { now } = Date;
      Date.now = () => now() - 10 * 365 * 86_400_000;
      try {
        adapter.campaign = { state: 'scheduled', mode: 'once', opensAt: at(0.4), serverTime: at(0) };
        store.subscribe('a', ignore);
        await store.refresh();
        expect(store.campaign!.closure).to.equal('not-open');
        adapter.campaign = { ...adapter.campaign, state: 'open', serverTime: at(0.5) };
        await waitUntil(() => store.campaign!.closure === undefined);
      } finally {
        Date.now = now;
      }
    });

    it('closes by the clock of the service', async () => {
      adapter.campaign = { state: 'open', mode: 'once', closesAt: at(0.4), serverTime: at(0) };
      store.subscribe('a', ignore);
      await store.refresh();
      expect(store.campaign!.closure).to.equal(undefined);
      await waitUntil(() => store.campaign!.closure === 'closed');
    });

    it('reads what is left for the other items where a campaign has a limit of its own', async () => {
      adapter.campaign = { state: 'open', mode: 'once', quotas: { perCampaign: 1 } };
      for (const item of ['a', 'b']) store.subscribe(item, ignore);
      await store.refresh();
      adapter.outcome = () => Promise.resolve({ rev: 2, mine: 1, count: 2, remaining: 0 });
      adapter.mine = () => Promise.resolve({ rev: 2, mine: { a: 1 }, remaining: { a: 0, b: 0 } });
      await vote('a', 1);
      await waitUntil(() => store.stateOf('b').remaining === 0);
    });

    it('keeps a count that is shown after the vote alone', async () => {
      adapter.campaign = { state: 'open', mode: 'once', showCounts: 'after-vote' };
      adapter.tally = () => Promise.resolve({ rev: 1, counts: {} });
      store.subscribe('a', ignore);
      await store.refresh();
      expect(shownCount(store.stateOf('a'))).to.equal(undefined);
      await vote('a', 1);
      adapter.tally = () => Promise.resolve({ rev: 5, counts: {} });
      adapter.mine = () => Promise.resolve({ rev: 5, mine: { a: 1 } });
      await store.refresh();
      expect(shownCount(store.stateOf('a'))).to.equal(2);
    });
  });
});
