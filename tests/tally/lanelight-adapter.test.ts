import { expect } from '@open-wc/testing';
import { LanelightAdapter } from '../../src/tally/lanelight-adapter.js';
import { againEvent, TallyError, type Vote } from '../../src/tally/tally-adapter.js';
import { storageKey } from '../../src/tally/voter-storage.js';
import { waitUntil } from '../support/wait-until.js';
import { deferred, FakeService, freshCampaign, json, problem } from './fake-service.js';

const { signal } = new AbortController();
const like: Vote = { op: 'op-1', seq: 1, item: 'fan di', kind: 'like', n: 1 };

describe('lanelight-adapter', () => {
  let service: FakeService;
  let adapter: LanelightAdapter;

  beforeEach(() => {
    localStorage.removeItem(storageKey);
    service = new FakeService().install();
    adapter = new LanelightAdapter('/service/', freshCampaign());
  });
  afterEach(() => service.restore());

  const codeOf = async (promise: Promise<unknown>): Promise<unknown> => {
    const error = await promise.catch((reason: unknown) => reason);
    expect(error).to.be.instanceOf(TallyError);
    return (error as TallyError).code;
  };

  it('reads the tally of many items in one request, sorted and escaped, without a token', async () => {
    await adapter.readTally(['b,c', 'a'], signal);
    expect(service.requests).to.deep.equal([
      { method: 'GET', path: '/tally?items=a,b%2Cc', token: null, keepalive: false },
    ]);
  });

  it('reads 200 items in one address, and sends a list in a body when the address would be long', async () => {
    const items = Array.from({ length: 200 }, (_, index) => `item-${String(index).padStart(3, '0')}`);
    await adapter.readTally(items, signal);
    expect(service.requests[0]!.path).to.equal(`/tally?items=${items.join(',')}`);
    const long = items.map((item) => item.padEnd(64, 'x'));
    await adapter.readTally(long, signal);
    expect(service.requests[1]).to.deep.include({ method: 'POST', path: '/tally', body: { items: long } });
  });

  it('asks for no session before the first vote', async () => {
    expect(await adapter.readMine(signal)).to.deep.equal({ rev: 0, mine: {} });
    expect(service.requests).to.have.lengthOf(0);
  });

  it('opens one session for votes at the same time, and remembers it', async () => {
    await Promise.all([adapter.vote(like, signal), adapter.vote({ ...like, item: 'zhang-yan' }, signal)]);
    await adapter.readMine(signal);
    expect(service.sessions).to.equal(1);
    expect(service.requests.slice(1).every(({ token }) => token === 'Bearer token-1')).to.equal(true);
  });

  describe('two tabs', () => {
    const { getItem } = Storage.prototype;
    const vote = async (...tabs: LanelightAdapter[]) => {
      await Promise.all(tabs.map((tab) => tab.vote(like, signal)));
      return service.sent('PUT', /vote/).map(({ token }) => token);
    };
    let tabs: [LanelightAdapter, LanelightAdapter];

    beforeEach(() => {
      const campaign = freshCampaign();
      tabs = [new LanelightAdapter('/service/', campaign), new LanelightAdapter('/service/', campaign)];
    });
    afterEach(() => Object.assign(Storage.prototype, { getItem }));

    it('vote with one token, though neither sees yet what the other has kept', async () => {
      // Each has a copy of the storage, and what another one writes reaches it a little later.
      Storage.prototype.getItem = () => null;
      const used = await vote(...tabs);
      expect(used).to.have.lengthOf(2);
      expect(new Set(used)).to.have.lengthOf(1);
      Object.assign(Storage.prototype, { getItem });
      expect(localStorage.getItem(storageKey)).to.contain(used[0]!.replace('Bearer ', ''));
    });

    it('vote with one token, though what one kept was overwritten by the other', async () => {
      await vote(tabs[0]);
      localStorage.removeItem(storageKey);
      expect(await vote(tabs[1])).to.deep.equal(['Bearer token-1', 'Bearer token-1']);
      expect(service.sessions).to.equal(1);
    });

    it('share no token that the service refuses', async () => {
      await vote(tabs[0]);
      service.intercept = (_method, path) =>
        path.endsWith('/vote') && service.sessions < 2 ? problem(401, 'unauthorized') : undefined;
      const used = await vote(tabs[1]);
      expect(used).to.deep.equal(['Bearer token-1', 'Bearer token-1', 'Bearer token-2']);
      localStorage.removeItem(storageKey);
      expect((await vote(tabs[0])).at(-1)).to.equal('Bearer token-2');
    });
  });

  it('sends the operation in the body, by PUT and DELETE, alive after the page', async () => {
    await adapter.vote(like, signal);
    await adapter.vote({ ...like, op: 'op-2', kind: 'unlike' }, signal);
    const votes = service.requests.filter(({ path }) => path.endsWith('/vote'));
    expect(
      votes.map(({ method, path, body, keepalive }) => ({ method, path, body, keepalive })),
    ).to.deep.equal([
      { method: 'PUT', path: '/items/fan%20di/vote', body: { op: 'op-1', seq: 1 }, keepalive: true },
      { method: 'DELETE', path: '/items/fan%20di/vote', body: { op: 'op-2', seq: 1 }, keepalive: true },
    ]);
  });

  it('sends an operation alive after the page the first time alone: browsers never end such a request', async () => {
    const other = { ...like, op: 'op-2', item: 'lin-hui' };
    for (let times = 0; times < 3; times++) await adapter.vote(like, signal);
    await adapter.voteAll!([other, like], signal);
    await adapter.vote(other, signal);
    const votes = service.requests.filter(({ path }) => /\/votes?$/.test(path));
    expect(votes.map(({ keepalive }) => keepalive)).to.deep.equal([true, false, false, false, false]);
  });

  it('sends two votes at most alive after the page that have no answer', async () => {
    await adapter.vote(like, signal);
    service.intercept = (_method, _path, { aborted }) =>
      aborted ? Promise.reject(new DOMException('', 'AbortError')) : new Promise(() => undefined);
    const controller = new AbortController();
    for (const op of ['op-2', 'op-3', 'op-4'])
      void adapter.vote({ ...like, op }, controller.signal).catch(() => undefined);
    const sent = () => service.requests.slice(2).map(({ keepalive }) => keepalive);
    await waitUntil(() => sent().length === 3);
    expect(sent()).to.deep.equal([true, true, false]);
    // Given up, they are no more answered than before.
    controller.abort();
    service.intercept = () => undefined;
    await adapter.vote({ ...like, op: 'op-5' }, signal);
    expect(sent()[3]).to.equal(false);
  });

  it('sends a request again beside the first when its signal says so, and takes the first answer', async () => {
    await adapter.vote(like, signal);
    const signals: AbortSignal[] = [];
    const answers: ReturnType<typeof deferred<Response>>[] = [];
    service.intercept = (_method, _path, of) => {
      signals.push(of);
      answers.push(deferred());
      return answers.at(-1)!.promise;
    };
    const controller = new AbortController();
    const outcome = adapter.vote({ ...like, op: 'op-2' }, controller.signal);
    await waitUntil(() => signals.length === 1);
    for (let times = 2; times <= 4; times += 1) {
      controller.signal.dispatchEvent(new Event(againEvent));
      await waitUntil(() => signals.length === times);
    }
    // Two at a time, the first and the last.
    expect(signals.map(({ aborted }) => aborted)).to.deep.equal([false, true, true, false]);
    const votes = service.requests.slice(2);
    expect(new Set(votes.map(({ body }) => body!.op)).size).to.equal(1);
    expect(votes.map(({ keepalive }) => keepalive)).to.deep.equal([true, false, false, false]);
    // One that fails for now decides nothing.
    answers[3]!.resolve(problem(409, 'op-in-progress'));
    controller.signal.dispatchEvent(new Event(againEvent));
    await waitUntil(() => signals.length === 5);
    answers[4]!.resolve(json(200, { status: 'counted', mine: 1, count: 5, rev: 9 }));
    expect(await outcome).to.include({ count: 5 });
    expect(signals[0]!.aborted).to.equal(true);
    controller.signal.dispatchEvent(new Event(againEvent));
    expect(signals).to.have.lengthOf(5);
  });

  it('takes a new session once when the token is refused, with the same operation', async () => {
    await adapter.vote(like, signal);
    service.intercept = (_method, path) =>
      path.endsWith('/vote') && service.sessions < 2 ? problem(401, 'unauthorized') : undefined;
    expect(await adapter.vote({ ...like, op: 'op-2' }, signal)).to.include({ mine: 1 });
    expect(service.sessions).to.equal(2);
    expect(service.sent('PUT', /vote/).map(({ body }) => body!.op)).to.deep.equal(['op-1', 'op-2', 'op-2']);
  });

  it('gives up when a new token is refused too', async () => {
    service.intercept = (_method, path) =>
      path.endsWith('/vote') ? problem(401, 'unauthorized') : undefined;
    expect(await codeOf(adapter.vote(like, signal))).to.equal('unauthorized');
    expect(service.sessions).to.equal(2);
  });

  it('forgets a token that is refused on reading', async () => {
    await adapter.vote(like, signal);
    service.intercept = (_method, path) => (path === '/mine' ? problem(401, 'unauthorized') : undefined);
    expect(await adapter.readMine(signal)).to.deep.equal({ rev: 0, mine: {} });
    await adapter.readMine(signal);
    expect(service.sent('GET', /mine/)).to.have.lengthOf(1);
  });

  it('uses the token that another tab got meanwhile', async () => {
    const campaign = freshCampaign();
    const root = `/service/v1/campaigns/${campaign}`;
    adapter = new LanelightAdapter('/service', campaign);
    service.intercept = (_method, path) => {
      if (path === '/session')
        localStorage.setItem(storageKey, JSON.stringify({ tokens: { [root]: 'theirs' } }));
      return undefined;
    };
    await adapter.vote(like, signal);
    expect(service.sent('PUT', /vote/)[0]!.token).to.equal('Bearer theirs');
  });

  const failures: [name: string, answer: () => Response | Promise<Response>, code: string][] = [
    ['a problem', () => problem(403, 'not-open'), 'not-open'],
    ['410 without a body', () => new Response('', { status: 410 }), 'closed'],
    ['401 without a code', () => new Response('', { status: 401 }), 'unauthorized'],
    ['403 without a code', () => new Response('', { status: 403 }), 'forbidden'],
    ['409 for one too many', () => problem(409, 'quota'), 'quota'],
    ['409 for one that is being counted', () => problem(409, 'op-in-progress'), 'op-in-progress'],
    ['503 with a code of its own', () => problem(503, 'overloaded'), 'unavailable'],
    ['400 with a code that is none', () => json(400, { code: 7 }), 'bad-request'],
    ['404 in HTML', () => new Response('<p>', { status: 404 }), 'not-found'],
    ['429 without a code', () => json(429, {}), 'rate-limited'],
    ['500 in HTML', () => new Response('<p>', { status: 500 }), 'unavailable'],
    ['HTML instead of JSON', () => new Response('<!doctype html>'), 'malformed'],
    ['a body cut short', () => new Response('{"rev": 1, "ta'), 'malformed'],
    ['null', () => json(200, null), 'malformed'],
    ['no revision', () => json(200, { counts: {}, mine: 1 }), 'malformed'],
    ['no network', () => Promise.reject(new TypeError('Failed to fetch')), 'network'],
  ];
  for (const [name, answer, code] of failures) {
    it(`calls ${name} ${code}`, async () => {
      service.intercept = (_method, path) => (path === '/session' ? undefined : answer());
      expect(await codeOf(adapter.readTally(['a'], signal))).to.equal(code);
      expect(await codeOf(adapter.vote(like, signal))).to.equal(code);
    });
  }

  it('tells how long to wait, in seconds and no longer than an hour', async () => {
    for (const [header, wait] of [
      ['7', 7000],
      ['86400', 3_600_000],
      ['Wed, 21 Oct 2015 07:28:00 GMT', undefined],
      ['-1', undefined],
    ] as const) {
      service.intercept = () => new Response('', { status: 503, headers: { 'Retry-After': header } });
      const error = await adapter.readTally(['a'], signal).catch((reason: unknown) => reason);
      expect(error, header).to.include({ code: 'unavailable', retryAfter: wait, isPassing: true });
    }
  });

  it('sends many votes in one request, each with its own result', async () => {
    service.intercept = (_method, path) =>
      path === '/votes'
        ? json(200, {
            results: [
              { status: 'counted', item: 'a', count: 3, mine: 1, remaining: 0, rev: 7 },
              { type: 'about:blank', title: 'over', status: 410, code: 'closed' },
              { status: 'counted', item: 'c' },
            ],
          })
        : undefined;
    const votes = ['a', 'b', 'c', 'd'].map((item, index): Vote => ({ ...like, op: `op-${index}`, item }));
    const kept = votes.map((vote) => ({ ...vote, campaign: 'x', mode: 'toggle' }));
    const results = await adapter.voteAll(kept, signal);
    expect(service.sent('POST', /votes/)[0]!.body).to.deep.equal({ ops: votes });
    expect(results[0]).to.include({ count: 3, mine: 1, remaining: 0, rev: 7 });
    expect(results.slice(1).map((result) => (result as TallyError).code)).to.deep.equal([
      'closed',
      'malformed',
      'malformed',
    ]);
  });

  it('sends claps together', async () => {
    service.campaign = { mode: 'clap' };
    expect(await adapter.vote({ ...like, kind: 'clap', n: 7 }, signal)).to.include({ mine: 7, count: 7 });
    expect(service.sent('POST', /votes/)[0]!.body!.ops).to.deep.equal([{ ...like, kind: 'clap', n: 7 }]);
  });

  it('takes no answer without a tally, a vote or a token for one', async () => {
    service.intercept = (_method, path) => (path === '/session' ? undefined : json(200, { rev: 1 }));
    expect(await codeOf(adapter.readTally(['a'], signal))).to.equal('malformed');
    expect(await codeOf(adapter.vote(like, signal))).to.equal('malformed');
    expect(await codeOf(adapter.readMine(signal))).to.equal('malformed');
    localStorage.removeItem(storageKey);
    service.intercept = () => json(201, {});
    expect(await codeOf(adapter.vote(like, signal))).to.equal('malformed');
  });
});
