import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { GroupCommit } from '../dist/group-commit.js';
import { VoterTokens } from '../dist/identity/voter-token.js';
import { Metrics } from '../dist/metrics.js';
import { RateLimit } from '../dist/rate-limit.js';
import { RecentCache } from '../dist/recent-cache.js';

describe('RateLimit', () => {
  it('gives the burst at once, then one in each interval', () => {
    let now = 0;
    const limit = new RateLimit({ burst: 3, perSecond: 2 }, () => now);
    assert.deepEqual(
      [1, 2, 3, 4].map(() => limit.take('a')),
      [0, 0, 0, 1],
    );
    now = 499;
    assert.equal(limit.take('a'), 1);
    now = 500;
    assert.deepEqual([limit.take('a'), limit.take('a')], [0, 1]);
    assert.equal(limit.take('b'), 0);
  });

  it('says how long to wait, and a refusal costs nothing', () => {
    let now = 0;
    const limit = new RateLimit({ burst: 1, perSecond: 0.1 }, () => now);
    limit.take('a');
    assert.deepEqual(
      [1, 2, 3].map(() => limit.take('a')),
      [10, 10, 10],
    );
    now = 10_000;
    assert.equal(limit.take('a'), 0);
  });

  it('forgets full buckets', () => {
    let now = 0;
    const limit = new RateLimit({ burst: 1, perSecond: 1 }, () => now);
    for (let voter = 0; voter < 100_000; voter++) {
      now += 1;
      limit.take(`voter-${voter}`);
    }
    assert.ok(limit.size <= 2 * 1024, String(limit.size));
  });
});

describe('GroupCommit', () => {
  const turn = () => new Promise((resolve) => setImmediate(resolve));

  /** Commits that end when the test says so. */
  function makeGroup(options) {
    const batches = [];
    const group = new GroupCommit(
      (operations) => new Promise((resolve, reject) => batches.push({ operations, resolve, reject })),
      options,
    );
    /** The next batch, as soon as it is there. */
    const next = async () => {
      while (batches.length === 0) await turn();
      return batches.shift();
    };
    return { group, next };
  }

  it('gathers what comes in at once and while a batch is in flight, and gives each caller its own results', async () => {
    const { group, next } = makeGroup();
    const calls = [[1], [2, 3]].map((operations) => group.submit(operations));
    const first = await next();
    assert.deepEqual(first.operations, [1, 2, 3]);
    calls.push(...[[], [4], [5]].map((operations) => group.submit(operations)));
    first.resolve(['one', 'two', 'three']);
    const second = await next();
    assert.deepEqual(second.operations, [4, 5]);
    second.resolve(['four', 'five']);
    assert.deepEqual(await Promise.all(calls), [['one'], ['two', 'three'], [], ['four'], ['five']]);
    await group.drained();
    void group.submit([6]);
    assert.deepEqual((await next()).operations, [6]);
  });

  it('takes along what the next look at the sockets brings', async () => {
    const { group, next } = makeGroup();
    void group.submit([1]);
    await turn();
    void group.submit([2]);
    assert.deepEqual((await next()).operations, [1, 2]);
  });

  it('fails the calls of the batch that failed, and goes on', async () => {
    const { group, next } = makeGroup();
    const first = group.submit([1]);
    const failing = await next();
    const second = group.submit([2]);
    failing.reject(new Error('disk full'));
    await assert.rejects(first, /disk full/);
    (await next()).resolve(['two']);
    assert.deepEqual(await second, ['two']);
  });

  it('bounds batches and the calls that wait', async () => {
    const { group, next } = makeGroup({ maxBatch: 2, maxWaiting: 3 });
    const calls = [1, 2, 3].map((operation) => group.submit([operation]));
    await assert.rejects(group.submit([4]), { name: 'EngineUnavailable' });
    const first = await next();
    assert.deepEqual(first.operations, [1, 2]);
    first.resolve([1, 2]);
    const second = await next();
    assert.deepEqual(second.operations, [3]);
    second.resolve([3]);
    assert.deepEqual((await Promise.all(calls)).flat(), [1, 2, 3]);
  });
});

describe('RecentCache', () => {
  it('keeps what is asked for, forgets the rest, and never holds more than twice its size', () => {
    const cache = new RecentCache(10);
    cache.set('kept', 0);
    for (let index = 1; index <= 200; index++) {
      cache.set(`k${index}`, index);
      assert.equal(cache.get('kept'), 0, `${index}`);
      assert.equal(cache.get(`k${index}`), index);
    }
    const known = Array.from({ length: 200 }, (_, index) => cache.get(`k${index + 1}`)).filter(Boolean);
    assert.ok(known.length >= 9 && known.length <= 20, `${known.length}`);
    cache.clear();
    assert.equal(cache.get('kept'), undefined);
  });
});

describe('VoterTokens', () => {
  const key = Buffer.alloc(32, 7);
  /** As after a restart, or in the other process of two. */
  const elsewhere = (token) => {
    const tokens = new VoterTokens(key);
    return { tokens, token, voter: tokens.verify('lane', token, 0) };
  };
  const make = (person) => {
    const tokens = new VoterTokens(key);
    const token = tokens.mint('lane', 'pow', 1000, person);
    return { tokens, token, voter: tokens.verify('lane', token, 0) };
  };

  for (const [name, given] of [
    ['was made here', make()],
    ['was made here for a person', make('reader 7')],
    ['was checked', elsewhere(make().token)],
  ]) {
    it(`know a token that ${name} no better than a new one: it expires, and holds in its campaign alone`, () => {
      checkToken(given);
    });
  }

  it('find the same voter in a token, whoever made it', () => {
    for (const person of [undefined, 'reader 7']) {
      const { token, voter } = make(person);
      assert.deepEqual(elsewhere(token).voter, voter);
    }
  });

  function checkToken({ tokens, token, voter }) {
    assert.equal(voter.level, 'pow');
    assert.equal(tokens.verify('other', token, 0), undefined);
    assert.deepEqual(tokens.verify('lane', token, 999), voter);
    assert.equal(tokens.verify('lane', token, 1000), undefined);
    assert.equal(
      tokens.verify('lane', `${token.slice(0, -1)}${token.endsWith('A') ? 'B' : 'A'}`, 0),
      undefined,
    );
    // A clock that was set back finds it good again.
    assert.deepEqual(tokens.verify('lane', token, 0), voter);
  }
});

describe('Metrics', () => {
  it('are printed with help, type and labels, also before anything was counted', () => {
    const metrics = new Metrics();
    metrics.counter('answers_total', 'Answers by status.', 'status');
    metrics.counter('shed_total', 'Turned away.');
    metrics.counter('sessions_total', 'By level.', 'level');
    metrics.gauge('drift', 'Items.', () => 2);
    for (const status of [201, 201, 409]) metrics.add('answers_total', status);
    metrics.add('shed_total');
    assert.equal(
      metrics.toString(),
      [
        '# HELP answers_total Answers by status.',
        '# TYPE answers_total counter',
        'answers_total{status="201"} 2',
        'answers_total{status="409"} 1',
        '# HELP shed_total Turned away.',
        '# TYPE shed_total counter',
        'shed_total 1',
        '# HELP sessions_total By level.',
        '# TYPE sessions_total counter',
        'sessions_total 0',
        '# HELP drift Items.',
        '# TYPE drift gauge',
        'drift 2',
        '',
      ].join('\n'),
    );
  });
});
