import assert from 'node:assert/strict';
import { randomUUID } from 'node:crypto';
import { describe, it } from 'node:test';
import { EngineUnavailable } from '../dist/engine.js';
import { checkAnswer, deviationsOf, documentedAnswers } from './openapi.mjs';
import { solve } from './proof.mjs';
import { ADMIN_KEY, CLOSES, OPENS, makeApp } from './service-fixture.mjs';

const JSON_TYPE = { 'Content-Type': 'application/json' };
const FOREIGN = { Origin: 'https://evil.cn' };
const campaign = { title: '新的', identity: { minimum: 'anon' }, items: [{ id: 'a', title: 'A' }] };

/** The engine, whose every question fails while the store is down. What is remembered is still known. */
function breakable(engine, store) {
  return new Proxy(engine, {
    get(target, name) {
      const value = target[name];
      if (name === 'isReady') return !store.isDown && value;
      if (typeof value !== 'function' || name === 'close') return value;
      return (...args) => {
        if (store.isDown && !/^campaigns?$/.test(name)) return Promise.reject(new EngineUnavailable('down'));
        return target[name](...args);
      };
    },
  });
}

/** The application, and a call that checks each answer and notes which one it was. */
async function makeChecked(options = {}) {
  const seen = new Set();
  const store = { isDown: false };
  const made = await makeApp({ wrapEngine: (engine) => breakable(engine, store), ...options });
  const call = async (method, url, { token, body, headers = {}, type = 'application/json' } = {}) => {
    const response = await made.request(url, {
      method,
      headers: {
        ...(token && { Authorization: `Bearer ${token}` }),
        ...(body !== undefined && { 'Content-Type': type }),
        ...headers,
      },
      ...(body !== undefined && { body: typeof body === 'string' ? body : JSON.stringify(body) }),
    });
    const isStream = response.headers.get('Content-Type') === 'text/event-stream';
    const copy = isStream ? new Response('', response) : response.clone();
    if (isStream) await response.body.cancel();
    seen.add(await checkAnswer(method, url, isStream ? copy : response));
    return copy;
  };
  const whileDown = async (...args) => {
    store.isDown = true;
    await call(...args);
    store.isDown = false;
  };
  /** What each route with a body refuses for the body's sake. */
  const refuseBodies = async (method, url, token, types = JSON_TYPE, size = 20_000) => {
    await call(method, url, { token, body: '{', headers: types });
    await call(method, url, { token, body: 'x'.repeat(size), headers: types });
    await call(method, url, { token, body: '{}', type: 'application/xml' });
    await call(method, url, { token, body: '{}', headers: { ...types, ...FOREIGN } });
  };
  return { ...made, seen, call, whileDown, refuseBodies };
}

const operation = (change) => ({ op: randomUUID(), seq: 0, ...change });
const lane = '/v1/campaigns/lane';

async function callReads({ call, whileDown, refuseBodies, mint, put }) {
  const token = await mint();
  await put(token, randomUUID());
  await call('GET', lane);
  await call('GET', '/v1/campaigns/none');
  const tally = await call('GET', `${lane}/tally?items=fan-di,nobody`);
  await call('GET', `${lane}/tally`, { headers: { 'If-None-Match': tally.headers.get('ETag') } });
  for (const path of ['tally', 'leaderboard']) {
    await call('GET', `${lane}/${path}`);
    await call('GET', `/v1/campaigns/hidden/${path}`, { token: 'x' });
    await call('GET', `/v1/campaigns/none/${path}`);
    await whileDown('GET', `${lane}/${path}`);
  }
  await call('GET', `${lane}/leaderboard?limit=x`);
  await call('POST', `${lane}/tally`, { body: { items: ['fan-di'] } });
  await call('POST', '/v1/campaigns/none/tally', { body: { items: [] } });
  await call('POST', '/v1/campaigns/hidden/tally', { token: 'x', body: { items: [] } });
  await refuseBodies('POST', `${lane}/tally`);
  await whileDown('POST', `${lane}/tally`, { body: { items: [] } });
  await call('GET', `${lane}/events`);
  await call('GET', '/v1/campaigns/none/events');
  await whileDown('GET', `${lane}/events`);
  await call('GET', `${lane}/mine`, { token });
  await call('GET', `${lane}/mine`);
  await call('GET', '/v1/campaigns/none/mine', { token });
  await whileDown('GET', `${lane}/mine`, { token });
  for (const path of ['/healthz', '/readyz', '/metrics']) await call('GET', path);
  await whileDown('GET', '/readyz');
}

async function callSessions({ call, whileDown, refuseBodies, clock }) {
  await call('POST', `${lane}/session`, { body: {} });
  await call('POST', `${lane}/session`);
  await call('POST', '/v1/campaigns/none/session', { body: {} });
  await refuseBodies('POST', `${lane}/session`);
  const asked = await call('POST', '/v1/campaigns/work/session', { body: {} });
  const pow = await solve((await asked.json()).challenge);
  await whileDown('POST', '/v1/campaigns/work/session', { body: { pow } });
  await call('POST', '/v1/campaigns/work/session', { body: { pow } });
  await call('POST', '/v1/campaigns/vouched/session', { body: {} });
  await call('POST', '/v1/campaigns/vouched/session', { body: { assertion: 'x' } });
  clock.time = CLOSES;
  await call('POST', `${lane}/session`, { body: {} });
  clock.time = OPENS;
}

async function callVotes({ call, whileDown, refuseBodies, mint, clock }) {
  const token = await mint();
  const once = await mint('once');
  const final = '/v1/campaigns/once/items/fan-di/vote';
  await call('PUT', final, { token: once, body: operation() });
  await call('PUT', final, { token: once, body: operation() });
  await call('DELETE', final, { token: once, body: operation() });
  const vote = `${lane}/items/fan-di/vote`;
  for (const method of ['PUT', 'DELETE']) {
    const body = operation();
    await call(method, vote, { token, body });
    await call(method, vote, { token, body });
    await call(method, `${lane}/items/li-lan/vote`, { token, body });
    await call(method, vote, { body });
    await call(method, `${lane}/items/nobody/vote`, { token, body });
    await refuseBodies(method, vote, token);
    await whileDown(method, vote, { token, body: operation() });
    clock.time = OPENS - 1;
    await call(method, vote, { token, body: operation() });
    clock.time = CLOSES;
    await call(method, vote, { token, body: operation() });
    clock.time = OPENS;
  }
  const votes = `${lane}/votes`;
  const ops = [
    operation({ item: 'fan-di', kind: 'like', n: 1 }),
    operation({ item: 'fan-di', kind: 'clap' }),
  ];
  await call('POST', votes, { token, body: { ops } });
  await call('POST', votes, { body: { ops } });
  await call('POST', '/v1/campaigns/none/votes', { token, body: { ops } });
  await refuseBodies('POST', votes, token);
  await whileDown('POST', votes, { token, body: { ops } });
}

async function callInterop({ call, whileDown, refuseBodies, admin, clock }) {
  const text = { 'Content-Type': 'text/plain' };
  const heart = '/oh/compat/fan-di';
  await call('POST', heart, { body: '❤️', type: 'text/plain' });
  await call('GET', heart);
  await call('POST', '/oh/lane/fan-di', { body: '❤️', type: 'text/plain' });
  await call('GET', '/oh/lane/fan-di');
  await refuseBodies('POST', heart, undefined, text);
  await whileDown('GET', heart);
  await whileDown('POST', heart, { body: '❤️', type: 'text/plain' });
  const applause = '/compat/applause';
  const url = '?url=https%3A%2F%2Fnews.example.cn%2Ffan-di.html%3Fa';
  await call('GET', `${applause}/get-claps${url}`);
  await call('GET', `${applause}/get-claps?url=x`);
  await whileDown('GET', `${applause}/get-claps${url}`);
  await call('POST', `${applause}/update-claps${url}`, { body: '"3,4.0.5"', type: 'text/plain' });
  await call('POST', `${applause}/update-claps?url=x`, { body: '"3,4.0.5"', type: 'text/plain' });
  await refuseBodies('POST', `${applause}/update-claps${url}`, undefined, text);
  await whileDown('POST', `${applause}/update-claps${url}`, { body: '"3,4.0.5"', type: 'text/plain' });
  const list = JSON.stringify(['https://news.example.cn/fan-di.html', 'x']);
  await call('POST', `${applause}/get-multiple`, { body: list, type: 'text/plain' });
  await refuseBodies('POST', `${applause}/get-multiple`, undefined, text);
  await whileDown('POST', `${applause}/get-multiple`, { body: list, type: 'text/plain' });
  await admin('PATCH', 'compat', { showCounts: 'after-close' });
  await call('GET', heart);
  await call('GET', `${applause}/get-claps${url}`);
  await admin('PATCH', 'compat', { closesAt: new Date(clock.time).toISOString(), showCounts: 'always' });
  await call('POST', heart, { body: '❤️', type: 'text/plain' });
  await call('POST', `${applause}/update-claps${url}`, { body: '"3,4.0.5"', type: 'text/plain' });
}

const FILES = ['results/manifest.json', 'results/results.csv', 'results/votes.jsonl'];
const ALL_FILES = [...FILES, ...FILES.map((name) => name.replace('results/', ''))];

async function callAdministration({ call, whileDown, refuseBodies }) {
  const token = ADMIN_KEY;
  const path = '/v1/admin/campaigns/made';
  for (const name of ALL_FILES) {
    await call('GET', `${lane}/${name}`);
    await call('GET', `${lane}/${name}`, { token });
    await call('GET', `/v1/campaigns/none/${name}`);
    await whileDown('GET', `${lane}/${name}`, { token });
  }
  await call('PUT', path, { token, body: campaign });
  await call('PUT', path, { token, body: campaign });
  await call('GET', path, { token });
  await call('GET', path);
  await call('GET', '/v1/admin/campaigns/none', { token });
  await whileDown('GET', path, { token });
  const annulment = { predicate: { item: 'a' }, reason: '刷票' };
  const writes = [
    ['PUT', '', campaign],
    ['PATCH', '', { state: 'paused' }],
    ['POST', '/annul', annulment],
    ['POST', '/seal', {}],
  ];
  await call('POST', `${path}/seal`, { token, body: {} });
  for (const [method, suffix, body] of writes) {
    await call(method, path + suffix, { body });
    if (method !== 'PUT') await call(method, `/v1/admin/campaigns/none${suffix}`, { token, body });
    await refuseBodies(method, path + suffix, token, JSON_TYPE, 1024 * 1024 + 1);
    if (suffix !== '/seal') {
      await call(method, path + suffix, { token, body });
      await whileDown(method, path + suffix, { token, body });
    }
  }
  await call('PATCH', path, { token, body: { state: 'closed' } });
  await whileDown('POST', `${path}/seal`, { token, body: {} });
  await call('POST', `${path}/seal`, { token });
  for (const [method, suffix, body] of writes.slice(0, 3)) await call(method, path + suffix, { token, body });
}

/** What only the limits refuse. */
async function callLimits() {
  const one = { burst: 1, perSecond: 0.001 };
  const app = await makeChecked({
    limits: { sessions: { burst: 9, perSecond: 1 }, networks: one, votes: one },
  });
  const { call, mint } = app;
  const token = await mint();
  await call('POST', `${lane}/session`, { body: {} });
  const vote = `${lane}/items/fan-di/vote`;
  for (const method of ['PUT', 'PUT', 'DELETE']) await call(method, vote, { token, body: operation() });
  await call('POST', `${lane}/votes`, { token, body: { ops: [] } });
  for (let count = 0; count < 2; count++) {
    await call('POST', '/oh/compat/fan-di', { body: '❤️', type: 'text/plain' });
    const path = '/compat/applause/update-claps?url=news.example.cn/fan-di.html';
    await call('POST', path, { body: '"1"', type: 'text/plain' });
  }
  return app.seen;
}

describe('openapi.yaml', () => {
  it('describes each answer of the service, and the service gives each answer that it describes', async () => {
    const app = await makeChecked();
    await callReads(app);
    await callSessions(app);
    await callVotes(app);
    await callAdministration(app);
    await callInterop(app);
    const seen = new Set([...app.seen, ...(await callLimits())]);
    assert.deepEqual(
      documentedAnswers().filter((name) => !seen.has(name)),
      [],
    );
    assert.equal(seen.size, documentedAnswers().length);
    assert.deepEqual([...new Set(app.errors.map(({ name }) => name))], ['EngineUnavailable']);
  });

  it('is checked by a checker that finds deviations', () => {
    const schema = { $ref: '#/components/schemas/VoteAnswer' };
    const answer = { status: 'counted', item: 'fan-di', count: 1, mine: 1, remaining: 0, rev: 1 };
    assert.deepEqual(deviationsOf(answer, schema, 'body'), []);
    for (const wrong of [
      ...[{ count: '1' }, { mine: -1 }, { item: 'A' }, { extra: 1 }, { rev: -1 }, { count: 1.5 }],
      ...[{ status: 201 }, { remaining: null }],
    ]) {
      assert.equal(deviationsOf({ ...answer, ...wrong }, schema, 'body').length, 1, JSON.stringify(wrong));
    }
    const { rev, ...incomplete } = answer;
    assert.equal(deviationsOf(incomplete, schema, 'body').length, 1, `without rev ${rev}`);
    const batch = { $ref: '#/components/schemas/BatchAnswer' };
    assert.equal(deviationsOf({ results: [answer, { status: 'lost' }] }, batch, 'body').length, 1);
    assert.throws(() => deviationsOf(1, { maxLength: 2 }, 'body'), /does not know the keyword maxLength/);
  });
});
