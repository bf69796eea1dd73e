import assert from 'node:assert/strict';
import { randomUUID } from 'node:crypto';
import { describe, it } from 'node:test';
import { EngineUnavailable } from '../dist/engine.js';
import { checkAnswer, deviationsOf, documentedAnswers } from './openapi.mjs';
import { CLOSES, OPENS, makeApp } from './service-fixture.mjs';

describe('openapi.yaml', () => {
  it('describes each answer of the service, and the service gives each answer that it describes', async () => {
    const seen = new Set();
    const store = { isDown: false };
    const limits = { sessions: { burst: 8, perSecond: 0.001 }, votes: { burst: 60, perSecond: 0.001 } };
    const { app, clock, mint } = await makeApp({
      limits,
      wrapEngine: (engine) => ({
        get isReady() {
          return !store.isDown && engine.isReady;
        },
        tally: (...args) => engine.tally(...args),
        mine: async (...args) => {
          if (store.isDown) throw new EngineUnavailable('down');
          return engine.mine(...args);
        },
        commit: async (...args) => {
          if (store.isDown) throw new EngineUnavailable('down');
          return engine.commit(...args);
        },
        close: () => engine.close(),
      }),
    });
    const call = async (method, url, { token, body, headers = {} } = {}) => {
      const response = await app.request(url, {
        method,
        headers: {
          ...(token && { Authorization: `Bearer ${token}` }),
          ...(body && { 'Content-Type': 'application/json' }),
          ...headers,
        },
        ...(body && { body: typeof body === 'string' ? body : JSON.stringify(body) }),
      });
      const entityTag = response.headers.get('ETag');
      seen.add(await checkAnswer(method, url, response));
      return entityTag;
    };
    const lane = '/v1/campaigns/lane';
    const token = await mint();
    const op = randomUUID();

    await call('GET', lane);
    await call('GET', '/v1/campaigns/none');
    const entityTag = await call('GET', `${lane}/tally?items=fan-di,nobody`);
    await call('GET', `${lane}/tally`, { headers: { 'If-None-Match': entityTag } });
    await call('GET', '/v1/campaigns/none/tally');
    await call('GET', `${lane}/mine`, { token });
    await call('GET', `${lane}/mine`);
    await call('GET', '/v1/campaigns/none/mine');
    await call('POST', '/v1/campaigns/none/session');
    await call('POST', `${lane}/session`, { body: 'x'.repeat(5000) });
    for (let count = 0; count < 9; count++) await call('POST', `${lane}/session`);
    await call('GET', '/healthz');
    await call('GET', '/readyz');

    for (const method of ['PUT', 'DELETE']) {
      const vote = `${lane}/items/fan-di/vote`;
      const own = method === 'PUT' ? op : randomUUID();
      await call(method, vote, { token, body: { op: own } });
      await call(method, vote, { token, body: { op: own } });
      await call(method, `${lane}/items/li-lan/vote`, { token, body: { op: own } });
      await call(method, vote, { token, body: { op: 'no' } });
      await call(method, vote, { body: { op } });
      await call(method, `${lane}/items/nobody/vote`, { token, body: { op } });
      await call(method, vote, { token, body: 'x'.repeat(5000) });
      await call(method, vote, { token, body: `{"op":"${op}"}`, headers: { 'Content-Type': 'text/plain' } });
      clock.time = OPENS - 1;
      await call(method, vote, { token, body: { op: randomUUID() } });
      clock.time = CLOSES;
      await call(method, vote, { token, body: { op: randomUUID() } });
      clock.time = OPENS;
      store.isDown = true;
      await call(method, vote, { token, body: { op: randomUUID() } });
      store.isDown = false;
    }
    store.isDown = true;
    await call('GET', `${lane}/mine`, { token });
    await call('GET', '/readyz');
    store.isDown = false;
    for (let count = 0; !seen.has('DELETE /v1/campaigns/{campaign}/items/{item}/vote 429'); count++) {
      assert.ok(count < 60, 'the limit is reached');
      await call('DELETE', `${lane}/items/fan-di/vote`, { token, body: { op: randomUUID() } });
    }
    await call('PUT', `${lane}/items/fan-di/vote`, { token, body: { op: randomUUID() } });

    assert.deepEqual([...seen].sort(), documentedAnswers().sort());
  });

  it('is checked by a checker that finds deviations', () => {
    const schema = { $ref: '#/components/schemas/VoteAnswer' };
    const answer = { status: 'counted', item: 'fan-di', tally: 1, mine: 1, rev: 1 };
    assert.deepEqual(deviationsOf(answer, schema, 'body'), []);
    for (const wrong of [
      { tally: '1' },
      { mine: 2 },
      { item: 'A' },
      { extra: 1 },
      { rev: -1 },
      { tally: 1.5 },
    ]) {
      assert.equal(deviationsOf({ ...answer, ...wrong }, schema, 'body').length, 1, JSON.stringify(wrong));
    }
    const { rev, ...incomplete } = answer;
    assert.equal(deviationsOf(incomplete, schema, 'body').length, 1, `without rev ${rev}`);
    assert.throws(() => deviationsOf(1, { maximum: 2 }, 'body'), /does not know the keyword maximum/);
  });
});
