import assert from 'node:assert/strict';
import { randomUUID } from 'node:crypto';
import { describe, it } from 'node:test';
import { CLOSES, OPENS, makeApp, refusal } from './service-fixture.mjs';

const PROBLEM = 'application/problem+json';

describe('votes', () => {
  it('counts a vote, takes it back, and says what stands', async () => {
    const { put, remove, mint, get, tally } = await makeApp();
    const token = await mint();
    const given = await put(token, randomUUID());
    assert.equal(given.status, 201);
    assert.deepEqual(await given.json(), {
      ...{ status: 'counted', item: 'fan-di', count: 1, mine: 1 },
      ...{ remaining: 0, rev: 2 },
    });
    const mine = await get('/v1/campaigns/lane/mine', { Authorization: `Bearer ${token}` });
    assert.deepEqual(await mine.json(), {
      ...{ rev: 2, serverTime: new Date(OPENS + 1000).toISOString() },
      ...{ mine: { 'fan-di': { n: 1 } }, remaining: { 'fan-di': 0, 'li-lan': 1 } },
    });
    assert.equal(mine.headers.get('Cache-Control'), 'no-store');
    const taken = await remove(token, randomUUID());
    assert.equal(taken.status, 200);
    assert.deepEqual(await taken.json(), {
      ...{ status: 'counted', item: 'fan-di', count: 0, mine: 0 },
      ...{ remaining: 1, rev: 3 },
    });
    assert.deepEqual(await tally(), { 'fan-di': 0, 'li-lan': 0 });
  });

  it('answers a vote that says nothing new as a duplicate, and the revision stays', async () => {
    const { put, remove, mint } = await makeApp();
    const token = await mint();
    const nothing = await remove(token, randomUUID());
    assert.deepEqual(await nothing.json(), {
      ...{ status: 'duplicate', item: 'fan-di', count: 0, mine: 0 },
      ...{ remaining: 1, rev: 1 },
    });
    await put(token, randomUUID());
    const again = await put(token, randomUUID());
    assert.equal(again.status, 200);
    assert.deepEqual(await again.json(), {
      ...{ status: 'duplicate', item: 'fan-di', count: 1, mine: 1 },
      ...{ remaining: 0, rev: 2 },
    });
  });

  it('counts an operation once, and answers its late repeat with its first result', async () => {
    const { put, remove, mint } = await makeApp();
    const token = await mint();
    const like = randomUUID();
    const first = await (await put(token, like)).json();
    await remove(token, randomUUID());
    await put(await mint(), randomUUID());
    const late = await put(token, like);
    assert.equal(late.status, 200);
    assert.deepEqual(await late.json(), { ...first, status: 'duplicate' });
  });

  it('remembers an operation that changed nothing', async () => {
    const { put, remove, mint, tally } = await makeApp();
    const token = await mint();
    const second = randomUUID();
    await put(token, randomUUID());
    await put(token, second);
    await remove(token, randomUUID());
    await put(token, second);
    assert.equal((await tally())['fan-di'], 0);
  });

  it('refuses an operation id for another item, wish, voter and sequence number', async () => {
    const { put, remove, mint, tally } = await makeApp();
    const [token, stranger] = [await mint(), await mint()];
    const op = randomUUID();
    await put(token, op);
    assert.equal(await refusal(await put(token, op, { item: 'li-lan' })), `422 op-reused ${PROBLEM}`);
    assert.equal(await refusal(await remove(token, op)), `422 op-reused ${PROBLEM}`);
    assert.equal(await refusal(await put(stranger, op)), `422 op-reused ${PROBLEM}`);
    assert.equal(await refusal(await put(token, op, { seq: 1 })), `422 op-reused ${PROBLEM}`);
    assert.deepEqual(await tally(), { 'fan-di': 1, 'li-lan': 0 });
  });

  it('counts 100 votes of one voter at once as one, with one answer that says counted', async () => {
    const { put, mint, tally } = await makeApp();
    const token = await mint();
    const responses = await Promise.all(Array.from({ length: 100 }, () => put(token, randomUUID())));
    const answers = await Promise.all(responses.map((response) => response.json()));
    assert.equal(answers.filter(({ status }) => status === 'counted').length, 1);
    assert.equal(answers.filter(({ status, count }) => status === 'duplicate' && count === 1).length, 99);
    assert.equal((await tally())['fan-di'], 1);
  });

  it('counts one operation sent 100 times at once as one', async () => {
    const { put, mint, tally } = await makeApp();
    const token = await mint();
    const op = randomUUID();
    const responses = await Promise.all(Array.from({ length: 100 }, () => put(token, op)));
    assert.equal(responses.filter(({ status }) => status === 201).length, 1);
    assert.equal((await tally())['fan-di'], 1);
  });

  it('counts 200 voters at once as 200, each revision once', async () => {
    const { put, mint, tally } = await makeApp();
    const answers = await Promise.all(
      Array.from({ length: 200 }, async () => (await put(await mint(), randomUUID())).json()),
    );
    const expected = Array.from({ length: 200 }, (_, index) => index + 1);
    const byNumber = (a, b) => a - b;
    assert.deepEqual(answers.map(({ rev }) => rev - 1).sort(byNumber), expected);
    assert.deepEqual(answers.map(({ count }) => count).sort(byNumber), expected);
    assert.equal((await tally())['fan-di'], 200);
  });

  it('keeps campaigns apart', async () => {
    const { put, mint, tally } = await makeApp();
    const op = randomUUID();
    assert.equal((await put(await mint('lane'), op)).status, 201);
    assert.equal((await put(await mint('other'), op, { campaign: 'other' })).status, 201);
    assert.equal((await tally('lane'))['fan-di'], 1);
    assert.equal((await tally('other'))['fan-di'], 1);
  });

  it('takes votes from the first moment to the one before the last, by its own clock', async () => {
    const { put, mint, clock, get, openSession } = await makeApp();
    const token = await mint();
    const stateAt = async (time) => {
      clock.time = time;
      const { state } = await (await get('/v1/campaigns/lane')).json();
      const vote = await put(token, randomUUID(), { item: `${state === 'open' ? 'fan-di' : 'li-lan'}` });
      return `${state} ${vote.status} ${(await openSession('lane')).status}`;
    };
    assert.equal(await stateAt(OPENS - 1), 'scheduled 403 403');
    assert.equal(await stateAt(OPENS), 'open 201 201');
    assert.equal(await stateAt(CLOSES - 1), 'open 200 201');
    assert.equal(await stateAt(CLOSES), 'closed 410 410');
  });

  it('says why it takes no votes', async () => {
    const { put, mint, clock, admin } = await makeApp();
    const token = await mint();
    await admin('PATCH', 'lane', { state: 'paused' });
    const paused = await (await put(token, randomUUID())).json();
    assert.deepEqual([paused.status, paused.code, paused.state], [403, 'not-open', 'paused']);
    await admin('PATCH', 'lane', { state: 'open' });
    clock.time = OPENS - 1;
    const early = await (await put(token, randomUUID())).json();
    assert.deepEqual([early.status, early.code, early.state], [403, 'not-open', 'scheduled']);
    clock.time = CLOSES;
    assert.equal(await refusal(await put(token, randomUUID())), `410 closed ${PROBLEM}`);
  });

  it('answers the retry of a vote that was taken in time after the campaign closed', async () => {
    const { put, remove, mint, clock, tally } = await makeApp();
    const token = await mint();
    const op = randomUUID();
    clock.time = CLOSES - 1;
    await put(token, op);
    clock.time = CLOSES + 1;
    const retried = await put(token, op);
    assert.equal(retried.status, 200);
    assert.equal((await retried.json()).status, 'duplicate');
    assert.equal(await refusal(await remove(token, op)), `422 op-reused ${PROBLEM}`);
    assert.equal(await refusal(await remove(token, randomUUID())), `410 closed ${PROBLEM}`);
    assert.equal((await tally())['fan-di'], 1);
  });
});
