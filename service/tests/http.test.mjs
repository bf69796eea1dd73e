import assert from 'node:assert/strict';
import { randomUUID } from 'node:crypto';
import { describe, it } from 'node:test';
import { CLOSES, OPENS, makeApp, refusal } from './service-fixture.mjs';

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
    assert.deepEqual((await changed.json()).tally, { 'fan-di': 1, 'li-lan': 0 });
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
    const ask = async (items) => (await (await get(`/v1/campaigns/lane/tally?items=${items}`)).json()).tally;
    assert.deepEqual(await ask('li-lan,nobody,__proto__'), { 'li-lan': 0 });
    assert.deepEqual(await ask(''), {});
  });

  it('shows the campaign as configured', async () => {
    const { get } = await makeApp();
    assert.deepEqual(await (await get('/v1/campaigns/paused')).json(), {
      id: 'paused',
      title: '暂停',
      state: 'paused',
      mode: 'toggle',
      serverTime: new Date(OPENS + 1000).toISOString(),
      items: [
        { id: 'fan-di', title: '范迪' },
        { id: 'li-lan', title: '李岚' },
      ],
    });
  });
});

describe('tokens', () => {
  it('refuses forged, cut, foreign and expired tokens, and none', async () => {
    const { mint, put, clock, app } = await makeApp();
    const token = await mint();
    const [version, payload, signature] = token.split('.');
    const other = payload.startsWith('A') ? `B${payload.slice(1)}` : `A${payload.slice(1)}`;
    const wrong = [
      `${version}.${other}.${signature}`,
      `${version}.${payload}.${'A'.repeat(43)}`,
      token.slice(0, -1),
      'v2' + token.slice(2),
      await mint('other'),
      'x'.repeat(3000),
    ];
    for (const bad of wrong) {
      assert.equal(await refusal(await put(bad, randomUUID())), `401 unauthorized ${PROBLEM}`, bad);
    }
    const bare = await app.request('/v1/campaigns/lane/mine');
    assert.equal(bare.headers.get('WWW-Authenticate'), 'Bearer');
    assert.equal(await refusal(bare), `401 unauthorized ${PROBLEM}`);
    clock.time = CLOSES + 86_400_000;
    assert.equal(await refusal(await put(token, randomUUID())), `401 unauthorized ${PROBLEM}`);
  });

  it('makes them outlive the campaign', async () => {
    const { app } = await makeApp();
    const response = await app.request('/v1/campaigns/lane/session', { method: 'POST' });
    const { expiresAt } = await response.json();
    assert.equal(Date.parse(expiresAt), CLOSES + 86_400_000);
    assert.equal(response.headers.get('Cache-Control'), 'no-store');
  });
});

describe('limits', () => {
  const tight = { burst: 2, perSecond: 0.1 };
  const wide = { burst: 1000, perSecond: 1000 };

  it('makes one voter wait, and no other', async () => {
    const { put, mint } = await makeApp({ limits: { sessions: wide, votes: tight } });
    const [token, other] = [await mint(), await mint()];
    await put(token, randomUUID());
    await put(token, randomUUID());
    const third = await put(token, randomUUID());
    assert.ok(Number(third.headers.get('Retry-After')) >= 9);
    assert.equal(await refusal(third), `429 rate-limited ${PROBLEM}`);
    assert.equal((await put(other, randomUUID())).status, 201);
  });

  it('bounds new voters of one campaign, and of no other', async () => {
    const { app } = await makeApp({ limits: { sessions: tight, votes: wide } });
    const open = async (campaign) =>
      (await app.request(`/v1/campaigns/${campaign}/session`, { method: 'POST' })).status;
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
    const { app } = await makeApp();
    const patch = await app.request('/v1/campaigns/lane/items/fan-di/vote', { method: 'PATCH' });
    assert.equal(patch.headers.get('Allow'), 'PUT, DELETE');
    assert.equal(await refusal(patch), `405 bad-request ${PROBLEM}`);
    const post = await app.request('/v1/campaigns/lane', { method: 'POST' });
    assert.equal(post.headers.get('Allow'), 'GET, HEAD');
    assert.equal(await refusal(post), `405 bad-request ${PROBLEM}`);
  });

  it('refuses bodies that are not one operation', async () => {
    const { app, mint, errors } = await makeApp();
    const token = await mint();
    const send = (body, type = 'application/json') =>
      app.request('/v1/campaigns/lane/items/fan-di/vote', {
        method: 'PUT',
        headers: { Authorization: `Bearer ${token}`, ...(type && { 'Content-Type': type }) },
        body,
      });
    const op = randomUUID();
    const bad = ['', '{', 'null', '[]', '1', '{}', '{"op":1}', '{"op":""}', `{"op":"${op}x"}`, '\xff'];
    for (const body of bad) assert.equal(await refusal(await send(body)), `400 bad-request ${PROBLEM}`, body);
    const good = JSON.stringify({ op });
    assert.equal(await refusal(await send(good, 'text/plain')), `415 bad-request ${PROBLEM}`);
    assert.equal(await refusal(await send(' '.repeat(4097) + good)), `413 bad-request ${PROBLEM}`);
    assert.equal((await send(good, 'application/json; charset=utf-8')).status, 201);
    assert.deepEqual(errors, []);
  });

  it('says nothing of an error inside, and reports it', async () => {
    const secret = new Error('/secret/path');
    const { app, mint, put, errors } = await makeApp({
      wrapEngine: (engine) => ({
        isReady: true,
        tally: () => {
          throw secret;
        },
        commit: () => Promise.reject(secret),
        mine: (...args) => engine.mine(...args),
        close: () => engine.close(),
      }),
    });
    for (const response of [
      await app.request('/v1/campaigns/lane/tally'),
      await put(await mint(), randomUUID()),
    ]) {
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
    const refused = await put('bad', randomUUID(), { headers: { Origin: ORIGIN } });
    assert.equal(refused.headers.get('Access-Control-Allow-Origin'), ORIGIN);
    assert.match(refused.headers.get('Access-Control-Expose-Headers'), /Retry-After/);
    for (const origin of [
      'null',
      `${ORIGIN}.evil.cn`,
      `${ORIGIN}:8443`,
      'http://news.example.cn',
      `x${ORIGIN}`,
    ]) {
      assert.equal(await allowed(origin), null, origin);
    }
    assert.match((await get('/v1/campaigns/lane')).headers.get('Vary'), /Origin/);
    assert.equal(
      (await put(await mint(), randomUUID())).headers.get('Access-Control-Allow-Credentials'),
      null,
    );
  });

  it('answers a preflight for a day', async () => {
    const { app } = await makeApp();
    const preflight = (origin) =>
      app.request('/v1/campaigns/lane/items/fan-di/vote', {
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
