import assert from 'node:assert/strict';
import { randomUUID } from 'node:crypto';
import { request } from 'node:http';
import { after, describe, it } from 'node:test';
import { join } from 'node:path';
import { startService } from '../dist/service.js';
import { ASSERTION_SECRET, CAMPAIGNS, client, OPENS } from './service-fixture.mjs';
import { makeDirectory } from './places.mjs';

const ORIGIN = 'https://news.example.cn';
const clock = { time: OPENS + 1000 };

async function start() {
  const service = await startService({
    ...{ database: join(makeDirectory(), 'votes.db'), campaigns: CAMPAIGNS, port: 0 },
    ...{
      origins: [ORIGIN],
      limits: 'off',
      environment: { SHARED: ASSERTION_SECRET },
      now: () => clock.time,
      onError: () => {},
    },
  });
  after(() => service.close());
  return { url: service.url, ...client(fetch, service.url) };
}

/** Status, headers and body as they came over the wire; what differs from request to request is left out. */
function send(url, { method = 'GET', path, headers = {}, body }) {
  return new Promise((resolve, reject) => {
    const sent = request(`${url}${path}`, { method, headers }, (response) => {
      let text = '';
      response.on('data', (chunk) => (text += chunk));
      response.on('end', () => {
        const { date, 'content-length': length, connection, 'keep-alive': alive, ...rest } = response.headers;
        assert.ok(date && connection && (length !== undefined || response.statusCode === 304) !== alive);
        resolve({ status: response.statusCode, headers: rest, body: text });
      });
    });
    sent.on('error', reject);
    sent.end(body);
  });
}

/** Asks as our elements do, and in a way that only the routes understand: both must say the same. */
async function assertSame(url, plain, unusualHeaders) {
  const hot = await send(url, plain());
  const usual = plain();
  const cold = await send(url, { ...usual, headers: { ...usual.headers, ...unusualHeaders } });
  assert.deepEqual(hot, cold);
  return hot;
}

describe('the hot path', () => {
  it('answers votes as the routes do: counted, repeated, refused', async () => {
    const { url, mint } = await start();
    const votePath = (item = 'fan-di', campaign = 'lane') => `/v1/campaigns/${campaign}/items/${item}/vote`;
    const json = { 'content-type': 'application/json' };
    const unusual = { 'content-type': 'application/json; charset=utf-8' };
    const vote = (token, { item, campaign, body, headers = {} } = {}) => {
      const text = body ?? JSON.stringify({ op: randomUUID(), seq: 1 });
      return {
        ...{ method: 'PUT', path: votePath(item, campaign), body: text },
        headers: {
          ...json,
          authorization: `Bearer ${token}`,
          'content-length': Buffer.byteLength(text),
          ...headers,
        },
      };
    };
    const token = await mint();
    const repeated = vote(token);
    assert.equal((await send(url, repeated)).status, 201);
    const cases = [
      [200, () => repeated],
      [409, () => vote(token, { campaign: 'other' }), 'token of another campaign'],
      [401, () => vote('forged')],
      [404, () => vote(token, { item: 'stranger' })],
      [404, () => vote(token, { campaign: 'stranger' })],
      [400, () => vote(token, { body: '{"op":1}' })],
      [400, () => vote(token, { body: '{"seq":1' })],
      [400, () => vote(token, { body: '[]' })],
      [400, () => vote(token, { body: JSON.stringify({ op: randomUUID(), seq: 1, extra: 1 }) })],
      [400, () => vote(token, { body: Buffer.from([0x7b, 0xff, 0x7d]) })],
      [200, () => ({ ...repeated, headers: { ...repeated.headers, origin: ORIGIN } })],
      [403, () => ({ ...repeated, headers: { ...repeated.headers, origin: 'https://evil.example' } })],
      [422, () => vote(token, { item: 'li-lan', body: repeated.body })],
    ];
    for (const [status, make, name] of cases) {
      const answer = await assertSame(url, make, unusual);
      assert.equal(answer.status, name ? 401 : status, answer.body);
    }
    // Fresh voters for each, since a vote counts once.
    const counted = [];
    for (const headers of [json, unusual, json, unusual]) {
      const { status, body, headers: answered } = await send(url, vote(await mint(), { headers }));
      counted.push({ status, answered, body: JSON.parse(body) });
    }
    assert.deepEqual(
      counted.map(({ status, body }) => `${status} ${body.status} ${body.count}`),
      ['201 counted 2', '201 counted 3', '201 counted 4', '201 counted 5'],
    );
    assert.deepEqual(counted[0].answered, counted[1].answered);

    clock.time = Date.parse(CAMPAIGNS[0].closesAt);
    const closed = await assertSame(url, () => vote(token), unusual);
    assert.equal(JSON.parse(closed.body).code, 'closed');
    assert.equal((await assertSame(url, () => repeated, unusual)).status, 200, 'a late repetition');
    clock.time = OPENS + 1000;
  });

  it('answers tallies as the routes do, and says when nothing changed', async () => {
    const { url, mint, put } = await start();
    await put(await mint(), randomUUID());
    // A question mark more is no plain request.
    for (const [query, unusual] of [
      ['', '?'],
      ['?items=fan-di,li-lan', '?items=fan-di%2Cli-lan'],
      ['?items=li-lan,stranger,li-lan', '?x=1&items=li-lan,stranger'],
    ]) {
      for (const headers of [{}, { origin: ORIGIN }, { 'if-none-match': 'W/"1"' }]) {
        const hot = await send(url, { path: `/v1/campaigns/lane/tally${query}`, headers });
        const cold = await send(url, { path: `/v1/campaigns/lane/tally${unusual}`, headers });
        assert.deepEqual(hot, cold);
        assert.equal(hot.status, 200);
      }
      const { headers } = await send(url, { path: `/v1/campaigns/lane/tally${query}` });
      const again = { 'if-none-match': headers.etag };
      const hot = await send(url, { path: `/v1/campaigns/lane/tally${query}`, headers: again });
      const cold = await send(url, { path: `/v1/campaigns/lane/tally${unusual}`, headers: again });
      assert.equal(hot.status, 304);
      assert.deepEqual({ ...hot, headers: { ...hot.headers } }, { ...cold, headers: { ...cold.headers } });
    }
    const before = await send(url, { path: '/v1/campaigns/lane/tally?items=fan-di' });
    await put(await mint(), randomUUID());
    const after = await send(url, { path: '/v1/campaigns/lane/tally?items=fan-di' });
    assert.deepEqual(
      [JSON.parse(before.body).counts, JSON.parse(after.body).counts],
      [{ 'fan-di': 1 }, { 'fan-di': 2 }],
    );
    const unknown = await send(url, { path: '/v1/campaigns/stranger/tally' });
    assert.equal(unknown.status, 404);
  });

  it('lives on when a body is cut off', async () => {
    const { url, mint, put } = await start();
    const token = await mint();
    for (let attempt = 0; attempt < 20; attempt++) {
      const sent = request(`${url}/v1/campaigns/lane/items/fan-di/vote`, {
        method: 'PUT',
        headers: {
          'content-type': 'application/json',
          authorization: `Bearer ${token}`,
          'content-length': 60,
        },
      });
      sent.on('error', () => {});
      sent.write('{"op":"');
      await new Promise((resolve) => setTimeout(resolve, 5));
      sent.destroy();
    }
    assert.equal((await put(token, randomUUID())).status, 201);
  });
});
