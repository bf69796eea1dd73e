import { expect } from '@open-wc/testing';
import type { TallySource } from '../../src/tally/adapters.js';
import { createApplauseAdapter } from '../../src/tally/applause-adapter.js';
import { createOpenHeartAdapter } from '../../src/tally/open-heart-adapter.js';
import { TallyError, type TallyAdapter, type Vote } from '../../src/tally/tally-adapter.js';
import { storageKey } from '../../src/tally/voter-storage.js';
import { createWalineAdapter } from '../../src/tally/waline-adapter.js';
import { FakeApplause, FakeOpenHeart, FakeWaline, type ForeignService } from './foreign-services.js';

const { signal } = new AbortController();
let operations = 0;
const vote = (item: string, kind: Vote['kind'] = 'like', n = 1): Vote => {
  operations += 1;
  return { op: `op-${operations}`, seq: operations, item, kind, n };
};
const codeOf = async (promise: Promise<unknown>): Promise<unknown> => {
  const error = await promise.catch((reason: unknown) => reason);
  expect(error).to.be.instanceOf(TallyError);
  return (error as TallyError).code;
};

describe('adapters of other services', () => {
  let service: ForeignService;

  beforeEach(() => localStorage.removeItem(storageKey));
  afterEach(() => {
    service.stop();
    localStorage.removeItem(storageKey);
  });

  const use = <Service extends ForeignService>(
    fake: Service,
    create: (source: TallySource) => TallyAdapter,
    campaign = 'c',
  ): [Service, TallyAdapter] => {
    service = fake;
    return [fake, create({ adapter: '', endpoint: `${fake.endpoint}/`, campaign })];
  };
  const sent = () =>
    service.requests.map(
      ({ method, address, body, type }) =>
        `${method} ${address.replace(service.endpoint, '')} ${type?.split(';')[0] ?? ''} ${body}`,
    );

  describe('open-heart', () => {
    it('sends one heart as text, for which no browser asks first, and reads what it came to', async () => {
      const [, adapter] = use(new FakeOpenHeart(), createOpenHeartAdapter, '最美');
      expect(await adapter.vote(vote('张艳'), signal)).to.include({ mine: 1, count: 1, remaining: 0 });
      const path = `/${encodeURIComponent('最美')}/${encodeURIComponent('张艳')}`;
      expect(sent()).to.deep.equal([`POST ${path} text/plain ❤️`, `GET ${path}  `]);
    });

    for (const status of [403, 404]) {
      it(`counts where counts are kept secret by ${status}, and calls them unknown`, async () => {
        const [fake, adapter] = use(new FakeOpenHeart(), createOpenHeartAdapter);
        const { fetch } = globalThis;
        globalThis.fetch = (input, init) =>
          init?.method === 'POST' ? fetch(input, init) : Promise.resolve(new Response('', { status }));
        expect((await adapter.readTally(['a'], signal)).counts).to.deep.equal({});
        const outcome = await adapter.vote(vote('a'), signal);
        expect([outcome.mine, outcome.count]).to.deep.equal([1, undefined]);
        expect(fake.countOf('/c/a')).to.equal(1);
      });
    }

    it('takes the page of a network that answers everything for no success', async () => {
      const [, adapter] = use(new FakeOpenHeart(), createOpenHeartAdapter);
      globalThis.fetch = () => Promise.resolve(new Response('<!doctype html><title>Wi-Fi</title>'));
      expect(await codeOf(adapter.vote(vote('a'), signal))).to.equal('unconfirmed');
      expect((await adapter.readMine(signal)).mine).to.deep.equal({});
    });

    it('never asks the browser to hide the answer from it', async () => {
      const [, adapter] = use(new FakeOpenHeart(), createOpenHeartAdapter);
      const modes: unknown[] = [];
      globalThis.fetch = (_input, init) => {
        modes.push(init?.mode);
        // As a browser does when the service does not allow the page's origin.
        return Promise.reject(new TypeError('CORS'));
      };
      expect(await codeOf(adapter.vote(vote('a'), signal))).to.equal('unconfirmed');
      expect(modes).to.deep.equal([undefined]);
    });

    it('says when it was refused, with the reason', async () => {
      const [fake, adapter] = use(new FakeOpenHeart(), createOpenHeartAdapter);
      fake.isRefusing = true;
      expect(await codeOf(adapter.vote(vote('a'), signal))).to.equal('bad-request');
    });
  });

  describe('applause', () => {
    it('sends claps as text with the version that the service wants, after the count before them', async () => {
      const [fake, adapter] = use(new FakeApplause(), createApplauseAdapter);
      fake.counts.set('c/a b', 1_234_567n);
      expect(await adapter.vote(vote('a b', 'clap', 3), signal)).to.include({ mine: 3, count: 1_234_570 });
      expect(sent()).to.deep.equal([
        'GET /get-claps?url=c%2Fa%20b  ',
        'POST /update-claps?url=c%2Fa%20b text/plain "3,4.0.5"',
      ]);
    });

    it('reads a hundred in one request, and asks for those that were left out', async () => {
      const [fake, adapter] = use(new FakeApplause(), createApplauseAdapter);
      const items = [...Array(150).keys()].map((index) => `item-${index}`);
      for (const item of items.slice(1)) fake.counts.set(`c/${item}`, 5n);
      const { counts } = await adapter.readTally(items, signal);
      expect(items.map((item) => counts[item])).to.deep.equal([0, ...Array(149).fill(5)]);
      expect(service.requests.map(({ method }) => method).sort()).to.deep.equal(['GET', 'POST', 'POST']);
    });

    it('keeps the addresses of the pages that were counted before', async () => {
      const [fake, adapter] = use(new FakeApplause(), createApplauseAdapter);
      fake.counts.set('news.example.cn/a.html', 70n);
      const item = 'https://news.example.cn/a.html?from=wechat';
      expect((await adapter.readTally([item], signal)).counts[item]).to.equal(70);
      await adapter.vote(vote(item), signal);
      expect(fake.countOf('news.example.cn/a.html')).to.equal(71);
    });

    it('does not take the clap of somebody else for its own', async () => {
      const [fake, adapter] = use(new FakeApplause(), createApplauseAdapter);
      fake.counts.set('c/a', 5n);
      await adapter.readTally(['a'], signal);
      fake.counts.set('c/a', 9n);
      fake.isRefusing = true;
      expect(await codeOf(adapter.vote(vote('a'), signal))).to.equal('quota');
    });

    it('takes at most ten claps of a reader, and says how many are left', async () => {
      const [fake, adapter] = use(new FakeApplause(), createApplauseAdapter);
      expect(await adapter.vote(vote('a', 'clap', 4), signal)).to.include({ mine: 4, remaining: 6 });
      expect(await adapter.vote(vote('a', 'clap', 50), signal)).to.include({ mine: 10, remaining: 0 });
      expect(fake.countOf('c/a')).to.equal(10);
      expect((await adapter.readMine(signal)).remaining).to.deep.equal({ a: 0 });
    });
  });

  describe('waline', () => {
    it('reads paths in one request, fifty at a time, and writes as the service wants it', async () => {
      const [, adapter] = use(new FakeWaline(), createWalineAdapter);
      await adapter.readTally(['a', 'b,c'], signal);
      await adapter.vote(vote('/2021/a.html'), signal);
      await adapter.vote(vote('/2021/a.html', 'unlike'), signal);
      const path = encodeURIComponent('c/a,c/b%2Cc');
      expect(sent()).to.deep.equal([
        `GET /api/article?path=${path}&type=reaction0  `,
        'POST /api/article application/json {"path":"/2021/a.html","type":"reaction0","action":"inc"}',
        'POST /api/article application/json {"path":"/2021/a.html","type":"reaction0","action":"desc"}',
      ]);
      service.requests.length = 0;
      await adapter.readTally(
        [...Array(120).keys()].map((index) => `item-${index}`),
        signal,
      );
      expect(service.requests).to.have.lengthOf(3);
    });

    it('takes a refusal with status 200 for a refusal', async () => {
      const [fake, adapter] = use(new FakeWaline(), createWalineAdapter);
      fake.isRefusing = true;
      expect(await codeOf(adapter.vote(vote('a'), signal))).to.equal('forbidden');
    });

    it('takes no answer for fewer paths than it asked for', async () => {
      const [, adapter] = use(new FakeWaline(), createWalineAdapter);
      globalThis.fetch = () => Promise.resolve(new Response('{"errno":0,"data":[{"reaction0":1}]}'));
      expect(await codeOf(adapter.readTally(['a', 'b'], signal))).to.equal('malformed');
    });
  });
});
