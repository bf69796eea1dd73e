import assert from 'node:assert/strict';
import { randomUUID } from 'node:crypto';
import { describe, it } from 'node:test';
import fc from 'fast-check';
import { formatDay, localDay } from '../dist/rules/local-day.js';
import { applyTo, decide, mineOf, remainingOf } from '../dist/rules/quota.js';
import { makeApp, refusal } from './service-fixture.mjs';

const PROBLEM = 'application/problem+json';
const HOUR = 3_600_000;

/** Status and, of a problem, code; then what is mine and left. */
async function told(response) {
  const { code, mine = '-', remaining = '-' } = await response.json();
  return `${response.status} ${code ?? ''} ${mine} ${remaining}`.replace('  ', ' ');
}

describe('mode once', () => {
  it('takes one vote for each item, and answers a second one as over quota, never as a duplicate', async () => {
    const { put, remove, mint, tally } = await makeApp();
    const token = await mint('once');
    const vote = (item, op = randomUUID()) => put(token, op, { campaign: 'once', item });
    const op = randomUUID();
    assert.equal(await told(await vote('fan-di', op)), '201 1 0');
    assert.equal(await told(await vote('fan-di')), '409 quota - 0');
    assert.equal(await told(await vote('fan-di', op)), '200 1 0');
    assert.equal(await told(await vote('li-lan')), '201 1 0');
    const final = await remove(token, randomUUID(), { campaign: 'once' });
    assert.equal(final.headers.get('Allow'), 'PUT');
    assert.equal(await refusal(final), `405 method-not-allowed ${PROBLEM}`);
    assert.deepEqual(await tally('once'), { 'fan-di': 1, 'li-lan': 1 });
  });

  it('does not remember what it refused: the same operation may count when there is room', async () => {
    const { put, mint, admin } = await makeApp();
    await admin('PATCH', 'once', { quotas: { perCampaign: 1 } });
    const token = await mint('once');
    const op = randomUUID();
    await put(token, randomUUID(), { campaign: 'once' });
    assert.equal(await told(await put(token, op, { campaign: 'once', item: 'li-lan' })), '409 quota - 0');
    await admin('PATCH', 'once', { quotas: { perCampaign: 2 } });
    assert.equal(await told(await put(token, op, { campaign: 'once', item: 'li-lan' })), '201 1 0');
  });
});

describe('mode daily', () => {
  it('begins anew at midnight in the zone of the campaign', async () => {
    const { put, mint, clock, get, tally } = await makeApp();
    const midnight = Date.parse('2026-12-02T00:00:00+08:00');
    const token = await mint('daily');
    const vote = (item = 'fan-di', op = randomUUID()) => put(token, op, { campaign: 'daily', item });
    clock.time = midnight - 1;
    const op = randomUUID();
    assert.equal(await told(await vote('fan-di', op)), '201 1 0');
    const over = await (await vote('li-lan')).json();
    assert.deepEqual(
      [over.code, over.remaining, over.resetsAt],
      ['quota', 0, new Date(midnight).toISOString()],
    );
    clock.time = midnight;
    // Committed before midnight, its answer lost, sent again after: still one.
    assert.equal(await told(await vote('fan-di', op)), '200 1 0');
    const bearer = { Authorization: `Bearer ${token}` };
    const mine = async () => (await get('/v1/campaigns/daily/mine', bearer)).json();
    assert.deepEqual([(await mine()).mine, (await mine()).remaining], [{}, { 'fan-di': 1, 'li-lan': 1 }]);
    assert.equal(await told(await vote('fan-di')), '201 1 0');
    assert.deepEqual((await mine()).mine, { 'fan-di': { n: 1, day: '2026-12-02' } });
    assert.equal(await told(await vote('fan-di')), '409 quota - 0');
    // A clock that is set back finds the day as it left it.
    clock.time = midnight - 1;
    assert.equal(await told(await vote('li-lan')), '409 quota - 0');
    assert.deepEqual(await tally('daily'), { 'fan-di': 2, 'li-lan': 0 });
  });
});

describe('mode clap', () => {
  it('adds up to what one voter may give, all or nothing', async () => {
    const { batch, put, mint, tally } = await makeApp();
    const token = await mint('clap');
    const clap = async (n, item = 'fan-di', kind = 'clap') => {
      const ops = [{ op: randomUUID(), seq: 1, item, kind, n }];
      const [{ status, code, mine, remaining }] = (await (await batch(token, ops, 'clap')).json()).results;
      return [status, code, mine, remaining].filter((part) => part !== undefined).join(' ');
    };
    assert.equal(await clap(7), 'counted 7 3');
    assert.equal(await clap(4), '409 quota 3');
    assert.equal(await clap(3), 'counted 10 0');
    assert.equal(await clap(6, 'li-lan'), '409 quota 5');
    assert.equal(await clap(4, 'li-lan'), 'counted 4 1');
    assert.equal(await told(await put(token, randomUUID(), { campaign: 'clap', item: 'li-lan' })), '201 5 0');
    assert.equal(await clap(1, 'li-lan', 'unlike'), '409 wrong-mode');
    for (const n of [0, -1, 1001, 1.5, '1']) assert.equal(await clap(n), '400 bad-request');
    assert.deepEqual(await tally('clap'), { 'fan-di': 10, 'li-lan': 5 });
  });
});

describe('the administration', () => {
  it('is not there without a key, and open to no other key', async () => {
    const closed = await makeApp({ adminKey: '' });
    for (const [method, path] of [
      ['GET', 'lane'],
      ['PUT', 'x'],
      ['POST', 'lane/seal'],
    ]) {
      assert.equal(await refusal(await closed.admin(method, path)), `404 not-found ${PROBLEM}`);
    }
    const { admin } = await makeApp();
    for (const headers of [{}, { Authorization: 'Bearer x' }, { Authorization: 'Basic eA==' }]) {
      const response = await admin('GET', 'lane', undefined, { Authorization: '', ...headers });
      assert.equal(await refusal(response), `401 unauthorized ${PROBLEM}`);
    }
  });

  it('annuls votes by new records: the count falls, the quota stays used, the reason is published', async () => {
    const { put, remove, mint, admin, get, tally, clock } = await makeApp();
    const [token, honest] = [await mint(), await mint()];
    await put(token, randomUUID());
    clock.time += 1000;
    await put(honest, randomUUID());
    const until = new Date(clock.time).toISOString();
    const annulled = await admin('POST', 'lane/annul', {
      predicate: { item: 'fan-di', to: until },
      reason: '刷票',
    });
    assert.equal((await annulled.json()).annulled, 1);
    assert.deepEqual(await tally(), { 'fan-di': 1, 'li-lan': 0 });
    assert.equal(await told(await put(token, randomUUID())), '409 quota - 0');
    assert.equal(await told(await remove(token, randomUUID())), '200 0 0');
    assert.deepEqual(await tally(), { 'fan-di': 1, 'li-lan': 0 });
    const again = { predicate: { item: 'fan-di', to: until }, reason: 'x' };
    assert.equal((await (await admin('POST', 'lane/annul', again)).json()).annulled, 0);
    await admin('PATCH', 'lane', { state: 'closed' });
    const log = await (await get('/v1/campaigns/lane/votes.jsonl')).text();
    assert.match(log, /"kind":"annul","item":"fan-di","voter":"[0-9a-f]{32}","n":-1,"reason":"刷票"/);
    const csv = await (await get('/v1/campaigns/lane/results.csv')).text();
    assert.match(csv, /^fan-di,1,1,/m);
    for (const wrong of [
      { predicate: {} },
      { predicate: { voter: 'x' } },
      { predicate: { from: 'x' } },
      {},
    ]) {
      const response = await admin('POST', 'other/annul', { reason: 'x', ...wrong });
      assert.equal(await refusal(response), `400 bad-request ${PROBLEM}`);
    }
  });

  it('opens, pauses, closes and opens again; a sealed campaign changes no more', async () => {
    const { put, mint, admin, get } = await makeApp();
    const token = await mint();
    const op = randomUUID();
    const vote = async () => (await put(token, op, { item: 'li-lan' })).status;
    await admin('PATCH', 'lane', { state: 'paused' });
    assert.equal(await vote(), 403);
    await admin('PATCH', 'lane', { state: 'closed' });
    assert.equal(await vote(), 410);
    await admin('PATCH', 'lane', { state: 'open' });
    assert.equal(await vote(), 201);
    assert.equal(await refusal(await admin('POST', 'lane/seal')), `409 not-closed ${PROBLEM}`);
    await admin('PATCH', 'lane', { state: 'closed' });
    const sealed = await (await admin('POST', 'lane/seal')).json();
    assert.equal(sealed.counts['li-lan'], 1);
    assert.equal((await admin('POST', 'lane/seal')).status, 200);
    assert.equal(await refusal(await admin('PATCH', 'lane', { state: 'open' })), `409 sealed ${PROBLEM}`);
    assert.equal(await vote(), 410);
    assert.equal((await (await get('/v1/campaigns/lane')).json()).state, 'sealed');
    const mine = await (await get('/v1/campaigns/lane/mine', { Authorization: `Bearer ${token}` })).json();
    assert.deepEqual(mine.mine, {}, 'nobody can say any more whose vote it was');
  });

  it('refuses a description that the file could not hold either, with path and remedy', async () => {
    const { admin } = await makeApp();
    for (const [body, path] of [
      [{ title: 'x', items: [] }, 'items = []'],
      [{ title: 'x', items: [{ id: 'A', title: 'x' }] }, 'items[0].id = "A"'],
      [{ title: 'x', items: [{ id: 'a', title: 'x' }], interop: {} }, 'interop = {}'],
      [{ id: 'b', title: 'x', items: [{ id: 'a', title: 'x' }] }, '"id" is not that'],
    ]) {
      const response = await admin('PUT', 'new', body);
      assert.equal(response.status, 400);
      assert.ok((await response.json()).detail.includes(path));
    }
    assert.equal((await admin('PUT', 'NEW', {})).status, 400);
  });
});

describe('localDay', () => {
  it('knows days of 23, 24 and 25 hours, and those that begin at one', () => {
    const hours = (zone, time) => {
      const { day, beginsAt, endsAt } = localDay(zone, Date.parse(time));
      return `${formatDay(day)} ${new Date(beginsAt).toISOString()} ${(endsAt - beginsAt) / HOUR}`;
    };
    assert.equal(hours('Asia/Shanghai', '2026-12-01T16:00:00Z'), '2026-12-02 2026-12-01T16:00:00.000Z 24');
    assert.equal(
      hours('Asia/Shanghai', '2026-12-01T15:59:59.999Z'),
      '2026-12-01 2026-11-30T16:00:00.000Z 24',
    );
    assert.equal(hours('Europe/Berlin', '2026-03-29T12:00:00Z'), '2026-03-29 2026-03-28T23:00:00.000Z 23');
    assert.equal(hours('Europe/Berlin', '2026-10-25T12:00:00Z'), '2026-10-25 2026-10-24T22:00:00.000Z 25');
    assert.equal(hours('Africa/Cairo', '2026-04-24T12:00:00Z'), '2026-04-24 2026-04-23T22:00:00.000Z 23');
  });
});

describe('quotas', () => {
  const rules = fc
    .record({
      mode: fc.constantFrom('toggle', 'once', 'daily', 'clap'),
      perItem: fc.integer({ min: 1, max: 4 }),
      perCampaign: fc.option(fc.integer({ min: 1, max: 6 }), { nil: undefined }),
      perDay: fc.option(fc.integer({ min: 1, max: 4 }), { nil: undefined }),
    })
    .map(({ mode, perItem, ...rest }) => ({
      mode,
      quotas: { perItem: mode === 'toggle' || mode === 'once' ? 1 : perItem, ...rest },
    }));
  const wish = fc.record({
    item: fc.constantFrom('a', 'b', 'c'),
    kind: fc.constantFrom('like', 'unlike', 'clap'),
    n: fc.integer({ min: 1, max: 3 }),
    day: fc.integer({ min: 1, max: 3 }),
  });

  it('are never passed, and what is left is exactly what is still taken', () => {
    fc.assert(
      fc.property(rules, fc.array(wish, { maxLength: 30 }), (campaign, wishes) => {
        const { mode, quotas } = campaign;
        let given = [];
        const sum = (votes) => votes.reduce((total, { n }) => total + n, 0);
        for (const raw of wishes) {
          const one = { ...raw, n: raw.kind === 'clap' ? raw.n : 1 };
          const decision = decide(campaign, given, one);
          const left = remainingOf(campaign, given, one.item, one.day);
          if (decision.outcome === 'quota') assert.ok(one.n > left);
          if (decision.outcome !== 'counted') continue;
          if (one.kind !== 'unlike') assert.ok(one.n <= left);
          const before = sum(given);
          given = applyTo(given, one, decision.delta);
          assert.equal(sum(given), before + decision.delta);
          const ofItem = given.filter(
            ({ item, day }) => item === one.item && (mode !== 'daily' || day === one.day),
          );
          assert.equal(mineOf(campaign, given, one.item, one.day), sum(ofItem));
          assert.ok(sum(ofItem) <= quotas.perItem);
          assert.ok(sum(given) <= (quotas.perCampaign ?? Infinity));
          assert.ok(sum(given.filter(({ day }) => day === one.day)) <= (quotas.perDay ?? Infinity));
        }
      }),
      { numRuns: 500 },
    );
  });
});
