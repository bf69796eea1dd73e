import assert from 'node:assert/strict';
import { randomUUID } from 'node:crypto';
import { describe, it } from 'node:test';
import { CLOSES, OPENS, makeApp, refusal, wrapped } from './service-fixture.mjs';

const PROBLEM = 'application/problem+json';
const ORIGIN = 'https://news.example.cn';

describe('reading', () => {
  it('answers an unchanged tally with 304, and a changed one in full', async () => {
    const { get, put, mint } = await makeApp();
    const first = await get('/v1/campaigns/lane/tally');
    const entityTag = first.headers.get('ETag');
    assert.equal(first.headers.get('Cache-Control'), 'public, max-age=1');
    for (const sent of [entityTag, entityTag.slice(2), `"x", ${entityTag}`, '*']) {
      const unchanged = await get('/v1/campaigns/lane/tally', { 'If-None-Match': sent });
      assert.equal(unchanged.status, 304, sent);
      assert.equal(await unchanged.text(), '');
      assert.equal(unchanged.headers.get('ETag'), entityTag);
    }
    await put(await mint(), randomUUID());
    const changed = await get('/v1/campaigns/lane/tally', { 'If-None-Match': entityTag });
    assert.equal(changed.status, 200);
    assert.deepEqual((await changed.json()).counts, { 'fan-di': 1, 'li-lan': 0 });
  });

  it('gives the time of each answer, not that of the revision', async () => {
    const { get, clock } = await makeApp();
    const times = [];
    for (const time of [OPENS, OPENS + 5000]) {
      clock.time = time;
      times.push(Date.parse((await (await get('/v1/campaigns/lane/tally')).json()).serverTime));
    }
    assert.deepEqual(times, [OPENS, OPENS + 5000]);
  });

  it('gives the asked items and leaves out those that do not exist', async () => {
    const { get } = await makeApp();
    const ask = async (items) => (await (await get(`/v1/campaigns/lane/tally?items=${items}`)).json()).counts;
    assert.deepEqual(await ask('li-lan,nobody,__proto__'), { 'li-lan': 0 });
    assert.deepEqual(await ask(''), {});
  });

  it('takes a long list in a body', async () => {
    const { request } = await makeApp();
    const ask = (items) =>
      request('/v1/campaigns/lane/tally', {
        method: 'POST',
        headers: { 'Content-Type': 'application/json' },
        body: JSON.stringify({ items }),
      });
    assert.deepEqual((await (await ask(['li-lan', 'nobody'])).json()).counts, { 'li-lan': 0 });
    assert.equal((await ask(Array(500).fill('li-lan'))).status, 200);
    for (const wrong of [Array(501).fill('x'), 'li-lan', [1]]) {
      assert.equal(await refusal(await ask(wrong)), `400 bad-request ${PROBLEM}`);
    }
  });

  it('shows the campaign as configured', async () => {
    const { get } = await makeApp();
    assert.deepEqual(await (await get('/v1/campaigns/lane')).json(), {
      ...{ id: 'lane', title: '小巷总理', state: 'open', mode: 'toggle', tz: 'Asia/Shanghai' },
      opensAt: new Date(OPENS).toISOString(),
      closesAt: new Date(CLOSES).toISOString(),
      ...{ showCounts: 'always', quotas: { perItem: 1 }, identity: { minimum: 'anon' } },
      serverTime: new Date(OPENS + 1000).toISOString(),
      items: [
        { id: 'fan-di', title: '范迪' },
        { id: 'li-lan', title: '李岚' },
      ],
    });
  });

  it('ranks: equal counts share a rank, and who had them first stands first', async () => {
    const items = ['a', 'b', 'c', 'd'].map((id) => ({ id, title: id.toUpperCase() }));
    const campaigns = [{ id: 'lane', title: 'x', identity: { minimum: 'anon' }, items }];
    const { get, put, mint, clock } = await makeApp({ campaigns });
    for (const [index, item] of ['c', 'b', 'd', 'd', 'a'].entries()) {
      clock.time = OPENS + 2000 - index;
      await put(await mint(), randomUUID(), { item });
    }
    const board = async (query) =>
      (await get(`/v1/campaigns/lane/leaderboard${query}`)).json().then(({ entries, next }) => ({
        places: entries.map(({ item, rank, count }) => `${rank} ${item} ${count}`).join(', '),
        next,
      }));
    assert.deepEqual(await board(''), { places: '1 d 2, 2 a 1, 2 b 1, 2 c 1', next: undefined });
    assert.deepEqual(await board('?limit=2'), { places: '1 d 2, 2 a 1', next: '2' });
    assert.deepEqual(await board('?limit=2&cursor=2'), { places: '2 b 1, 2 c 1', next: undefined });
    for (const query of ['?limit=0', '?limit=501', '?limit=x', '?cursor=-1', '?limit=1e2', '?cursor=']) {
      assert.equal(
        await refusal(await get(`/v1/campaigns/lane/leaderboard${query}`)),
        `400 bad-request ${PROBLEM}`,
      );
    }
  });
});

describe('hidden counts', () => {
  const numbers = async (get, campaign, headers) => ({
    tally: (await (await get(`/v1/campaigns/${campaign}/tally`, headers)).json()).counts,
    board: (await (await get(`/v1/campaigns/${campaign}/leaderboard`, headers)).json()).entries.length,
  });

  it('show to who has voted, and to nobody else before the close', async () => {
    const { get, put, mint, admin } = await makeApp();
    const [token, idle] = [await mint('hidden'), await mint('hidden')];
    const bearer = { Authorization: `Bearer ${token}` };
    const none = { tally: {}, board: 0 };
    const all = { tally: { 'fan-di': 1, 'li-lan': 0 }, board: 2 };
    assert.deepEqual(await numbers(get, 'hidden', bearer), none);
    const voted = await (await put(token, randomUUID(), { campaign: 'hidden' })).json();
    assert.equal(voted.count, 1);
    assert.deepEqual(await numbers(get, 'hidden', bearer), all);
    assert.deepEqual(await numbers(get, 'hidden', { Authorization: `Bearer ${idle}` }), none);
    assert.deepEqual(await numbers(get, 'hidden'), none);
    const shown = await get('/v1/campaigns/hidden/tally', bearer);
    assert.equal(shown.headers.get('Cache-Control'), 'private, no-store');
    const hidden = await get('/v1/campaigns/hidden/tally');
    assert.notEqual(shown.headers.get('ETag'), hidden.headers.get('ETag'));
    await admin('PATCH', 'hidden', { state: 'closed' });
    assert.deepEqual(await numbers(get, 'hidden'), all);
  });

  it('show to nobody before the close where the campaign says so, not even in the answer to a vote', async () => {
    const { get, put, mint, batch, admin } = await makeApp();
    const token = await mint('secret');
    const voted = await (await put(token, randomUUID(), { campaign: 'secret' })).json();
    assert.equal('count' in voted, false);
    const ops = [{ op: randomUUID(), seq: 1, item: 'li-lan', kind: 'like' }];
    const [result] = (await (await batch(token, ops, 'secret')).json()).results;
    assert.deepEqual([result.status, 'count' in result], ['counted', false]);
    assert.deepEqual(await numbers(get, 'secret', { Authorization: `Bearer ${token}` }), {
      tally: {},
      board: 0,
    });
    await admin('PATCH', 'secret', { state: 'closed' });
    assert.deepEqual(await numbers(get, 'secret'), { tally: { 'fan-di': 1, 'li-lan': 1 }, board: 2 });
  });
});

describe('tokens', () => {
  it('refuses forged, cut, foreign and expired tokens, and none', async () => {
    const { mint, put, clock, get } = await makeApp();
    const token = await mint();
    const [version, payload, signature] = token.split('.');
    const other = payload.startsWith('A') ? `B${payload.slice(1)}` : `A${payload.slice(1)}`;
    // Its last character holds bits that no byte needs: another one must not pass for it.
    const last = String.fromCharCode(token.charCodeAt(token.length - 1) ^ 1);
    const wrong = [
      token.slice(0, -1) + last,
      `${version}.${other}.${signature}`,
      `${version}.${payload}.${'A'.repeat(43)}`,
      token.slice(0, -1),
      'v1' + token.slice(2),
      'v3' + token.slice(2),
      await mint('other'),
      'x'.repeat(3000),
    ];
    for (const bad of wrong) {
      assert.equal(await refusal(await put(bad, randomUUID())), `401 unauthorized ${PROBLEM}`, bad);
    }
    const bare = await get('/v1/campaigns/lane/mine');
    assert.equal(bare.headers.get('WWW-Authenticate'), 'Bearer');
    assert.equal(await refusal(bare), `401 unauthorized ${PROBLEM}`);
    clock.time = CLOSES + 86_400_000;
    assert.equal(await refusal(await put(token, randomUUID())), `401 unauthorized ${PROBLEM}`);
  });

  it('makes them outlive the campaign', async () => {
    const { request } = await makeApp();
    const response = await request('/v1/campaigns/lane/session', { method: 'POST' });
    const { expiresAt } = await response.json();
    assert.equal(Date.parse(expiresAt), CLOSES + 86_400_000);
    assert.equal(response.headers.get('Cache-Control'), 'no-store');
  });
});

describe('limits', () => {
  const tight = { burst: 2, perSecond: 0.1 };
  const wide = { burst: 1000, perSecond: 1000 };

  it('makes one voter wait, and no other', async () => {
    const { put, mint } = await makeApp({ limits: { sessions: wide, networks: wide, votes: tight } });
    const [token, other] = [await mint(), await mint()];
    await put(token, randomUUID());
    await put(token, randomUUID());
    const third = await put(token, randomUUID());
    assert.ok(Number(third.headers.get('Retry-After')) >= 9);
    assert.equal(await refusal(third), `429 rate-limited ${PROBLEM}`);
    assert.equal((await put(other, randomUUID())).status, 201);
  });

  it('bounds new voters of one campaign, and of no other', async () => {
    const { openSession } = await makeApp({ limits: { sessions: tight, networks: wide, votes: wide } });
    const open = async (campaign) => (await openSession(campaign)).status;
    assert.deepEqual([await open('lane'), await open('lane'), await open('lane')], [201, 201, 429]);
    assert.equal(await open('other'), 201);
  });
});

describe('refusals', () => {
  it('names what does not exist', async () => {
    const { put, mint, get } = await makeApp();
    const token = await mint();
    assert.equal(await refusal(await put(token, randomUUID(), { item: 'x' })), `404 unknown-item ${PROBLEM}`);
    assert.equal(await refusal(await get('/v1/campaigns/x')), `404 unknown-campaign ${PROBLEM}`);
    for (const path of [
      '/v1',
      '/v1/',
      '/v1/campaigns',
      '/v1/campaigns/lane/',
      '/healthz/x',
      '/',
      '/v1/%zz',
    ]) {
      assert.equal(await refusal(await get(path)), `404 not-found ${PROBLEM}`, path);
    }
    for (const id of ['__proto__', 'constructor', '%00', '..%2F', '%zz', 'LANE']) {
      assert.equal(await refusal(await get(`/v1/campaigns/${id}`)), `404 unknown-campaign ${PROBLEM}`, id);
    }
  });

  it('names the methods that a path takes', async () => {
    const { request } = await makeApp();
    const patch = await request('/v1/campaigns/lane/items/fan-di/vote', { method: 'PATCH' });
    assert.equal(patch.headers.get('Allow'), 'PUT, DELETE');
    assert.equal(await refusal(patch), `405 method-not-allowed ${PROBLEM}`);
    const post = await request('/v1/campaigns/lane', { method: 'POST' });
    assert.equal(post.headers.get('Allow'), 'GET, HEAD');
    assert.equal(await refusal(post), `405 method-not-allowed ${PROBLEM}`);
  });

  it('refuses bodies that are not one operation', async () => {
    const { request, mint, errors } = await makeApp();
    const token = await mint();
    const send = (body, headers = { 'Content-Type': 'application/json' }) =>
      request('/v1/campaigns/lane/items/fan-di/vote', {
        method: 'PUT',
        headers: { Authorization: `Bearer ${token}`, ...headers },
        body,
      });
    const op = randomUUID();
    const entry = (change) => JSON.stringify({ op, seq: 0, ...change });
    const bad = [
      ...['', '{', 'null', '[]', '1', '{}', '\uFEFF' + entry()],
      Buffer.from(entry().replace('0', '\xff'), 'latin1'),
      entry({ extra: 1 }),
      ...[1, '', `${op}x`, op.toUpperCase(), `${op.slice(0, 14)}1${op.slice(15)}`, null].map((id) =>
        entry({ op: id }),
      ),
      ...[undefined, -1, 0.5, '1', 2 ** 53, null, NaN].map((seq) => entry({ seq })),
    ];
    for (const body of bad)
      assert.equal(await refusal(await send(body)), `400 bad-request ${PROBLEM}`, String(body));
    const refused = async (status, code, body, headers) =>
      assert.equal(await refusal(await send(body, headers)), `${status} ${code} ${PROBLEM}`);
    for (const type of ['text/plain', 'application/json; charset=gbk', 'application/jsonp', '']) {
      await refused(415, 'unsupported-media-type', entry(), { 'Content-Type': type });
    }
    for (const encoding of ['gzip', 'br', 'identity, gzip']) {
      const headers = { 'Content-Type': 'application/json', 'Content-Encoding': encoding };
      await refused(415, 'unsupported-media-type', entry(), headers);
    }
    await refused(413, 'too-large', entry() + ' '.repeat(1024));
    assert.equal((await send(entry({ seq: 2 ** 53 - 1 }))).status, 201);
    assert.equal(
      (await send(entry({ seq: 2 ** 53 - 1 }), { 'Content-Type': 'Application/JSON; Charset="UTF-8"' }))
        .status,
      200,
    );
    assert.deepEqual(errors, []);
  });

  it('answers each operation of a batch for itself', async () => {
    const { batch, mint, tally } = await makeApp();
    const token = await mint();
    const op = (change) => ({ op: randomUUID(), seq: 1, item: 'fan-di', kind: 'like', n: 1, ...change });
    const like = op();
    const ops = [
      like,
      like,
      op({ item: 'nobody' }),
      op({ kind: 'clap' }),
      op({ n: 2 }),
      op({ op: 'x' }),
      null,
    ];
    const response = await batch(token, [
      ...ops,
      op({ extra: 1 }),
      op({ item: 'li-lan' }),
      op({ kind: 'unlike' }),
    ]);
    assert.equal(response.status, 200);
    const { results } = await response.json();
    assert.deepEqual(
      results.map(({ status, code = '' }) => `${status} ${code}`.trim()),
      [
        ...[
          'counted',
          'duplicate',
          '404 unknown-item',
          '409 wrong-mode',
          '400 bad-request',
          '400 bad-request',
        ],
        ...['400 bad-request', '400 bad-request', 'counted', 'counted'],
      ],
    );
    assert.deepEqual(await tally(), { 'fan-di': 0, 'li-lan': 1 });
    assert.equal(
      (
        await batch(
          token,
          Array.from({ length: 50 }, () => op()),
        )
      ).status,
      200,
    );
    const many = Array.from({ length: 51 }, () => op());
    assert.equal(await refusal(await batch(token, many)), `400 bad-request ${PROBLEM}`);
    assert.equal(await refusal(await batch(token, 'x')), `400 bad-request ${PROBLEM}`);
    assert.equal(await refusal(await batch('x', [])), `401 unauthorized ${PROBLEM}`);
    const large = [op({ item: 'x'.repeat(16 * 1024) })];
    assert.equal(await refusal(await batch(token, large)), `413 too-large ${PROBLEM}`);
  });

  it('takes text/plain with the token in the body, from pages of listed origins alone', async () => {
    const { request, mint, tally } = await makeApp();
    const token = await mint();
    const send = (headers, body = {}) =>
      request('/v1/campaigns/lane/votes', {
        method: 'POST',
        headers: { 'Content-Type': 'text/plain;charset=UTF-8', ...headers },
        body: JSON.stringify({
          ops: [{ op: randomUUID(), seq: 0, item: 'fan-di', kind: 'like' }],
          token,
          ...body,
        }),
      });
    for (const headers of [
      {},
      { Origin: 'null' },
      { Origin: 'https://evil.cn' },
      { Origin: `${ORIGIN}.cn` },
    ]) {
      assert.equal(await refusal(await send(headers)), `403 forbidden ${PROBLEM}`);
    }
    assert.equal(
      await refusal(await send({ Origin: ORIGIN }, { token: 'x' })),
      `401 unauthorized ${PROBLEM}`,
    );
    assert.deepEqual(await tally(), { 'fan-di': 0, 'li-lan': 0 });
    assert.equal((await send({ Origin: ORIGIN })).status, 200);
    assert.deepEqual(await tally(), { 'fan-di': 1, 'li-lan': 0 });
    const { batch } = await makeApp();
    assert.equal((await batch(token, [])).status, 401);
  });

  it('turns votes away before they are read when too many wait, and goes on to answer tallies', async () => {
    const { put, batch, mint, get } = await makeApp({
      wrapEngine: (engine) => wrapped(engine, { waiting: 5000 }),
    });
    const token = await mint();
    for (const response of [await put(token, randomUUID()), await batch(token, [])]) {
      assert.match(response.headers.get('Retry-After'), /^[1-9]\d*$/);
      assert.equal(await refusal(response), `503 unavailable ${PROBLEM}`);
    }
    assert.equal((await get('/v1/campaigns/lane/tally')).status, 200);
  });

  it('says nothing of an error inside, and reports it', async () => {
    const secret = new Error('/secret/path');
    const { get, mint, put, errors } = await makeApp({
      wrapEngine: (engine) =>
        wrapped(engine, {
          tally: () => {
            throw secret;
          },
          commit: () => Promise.reject(secret),
        }),
    });
    for (const response of [await get('/v1/campaigns/lane/tally'), await put(await mint(), randomUUID())]) {
      assert.equal(response.status, 500);
      assert.equal(response.headers.get('X-Content-Type-Options'), 'nosniff');
      assert.doesNotMatch(await response.text(), /secret/);
    }
    assert.deepEqual(errors, [secret, secret]);
  });
});

describe('headers', () => {
  it('guards each own answer, and leaves those of the fallback alone', async () => {
    const { get } = await makeApp({ fallback: (request) => new Response(new URL(request.url).pathname) });
    for (const path of [
      '/healthz',
      '/readyz',
      '/v1/campaigns/lane',
      '/v1/none',
      '/v1/campaigns/lane/tally',
    ]) {
      const { headers } = await get(path);
      assert.equal(headers.get('X-Content-Type-Options'), 'nosniff', path);
      assert.equal(
        headers.get('Content-Security-Policy'),
        "default-src 'none'; frame-ancestors 'none'",
        path,
      );
    }
    for (const path of ['/', '/v1x', '/healthzz', '/index.html']) {
      const page = await get(path);
      assert.equal(await page.text(), path);
      assert.equal(page.headers.get('Content-Security-Policy'), null);
    }
  });

  it('lets exactly the listed origins in, in refusals too', async () => {
    const { get, put, mint } = await makeApp();
    const allowed = async (origin, path = '/v1/campaigns/lane') =>
      (await get(path, { Origin: origin })).headers.get('Access-Control-Allow-Origin');
    assert.equal(await allowed(ORIGIN), ORIGIN);
    assert.equal(await allowed(ORIGIN, '/v1/campaigns/none'), ORIGIN);
    const token = await mint();
    const refused = await put('bad', randomUUID(), { headers: { Origin: ORIGIN } });
    assert.equal(refused.headers.get('Access-Control-Allow-Origin'), ORIGIN);
    assert.match(refused.headers.get('Access-Control-Expose-Headers'), /Retry-After/);
    for (const origin of [
      'null',
      `${ORIGIN}.evil.cn`,
      `${ORIGIN}:8443`,
      'http://news.example.cn',
      `x${ORIGIN}`,
      `${ORIGIN}/`,
      `${ORIGIN.toUpperCase()}`,
      'https://news.example.cn@evil.cn',
      'http://localhost',
      '',
    ]) {
      assert.equal(await allowed(origin), null, origin);
      const write = await put(token, randomUUID(), { headers: { Origin: origin } });
      assert.equal(write.headers.get('Access-Control-Allow-Origin'), null);
      assert.equal(await refusal(write), `403 forbidden ${PROBLEM}`, origin);
    }
    assert.match((await get('/v1/campaigns/lane')).headers.get('Vary'), /Origin/);
    assert.equal(
      (await put(await mint(), randomUUID())).headers.get('Access-Control-Allow-Credentials'),
      null,
    );
  });

  it('answers a preflight for a day', async () => {
    const { request } = await makeApp();
    const preflight = (origin) =>
      request('/v1/campaigns/lane/items/fan-di/vote', {
        method: 'OPTIONS',
        headers: {
          Origin: origin,
          'Access-Control-Request-Method': 'PUT',
          'Access-Control-Request-Headers': 'authorization,content-type',
        },
      });
    const { status, headers } = await preflight(ORIGIN);
    assert.equal(status, 204);
    assert.equal(headers.get('Access-Control-Allow-Origin'), ORIGIN);
    assert.equal(headers.get('Access-Control-Max-Age'), '86400');
    assert.match(headers.get('Access-Control-Allow-Methods'), /PUT.*DELETE/);
    assert.match(headers.get('Access-Control-Allow-Headers'), /Authorization.*Content-Type/);
    const foreign = await preflight('https://evil.cn');
    assert.equal(foreign.headers.get('Access-Control-Allow-Origin'), null);
  });
});
