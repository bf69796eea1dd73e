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
    assert.deepEqual(await given.json(), { status: 'counted', item: 'fan-di', tally: 1, mine: 1, rev: 1 });
    const mine = await get('/v1/campaigns/lane/mine', { Authorization: `Bearer ${token}` });
    assert.deepEqual(await mine.json(), { rev: 1, mine: { 'fan-di': 1 } });
    assert.equal(mine.headers.get('Cache-Control'), 'no-store');
    const taken = await remove(token, randomUUID());
    assert.equal(taken.status, 200);
    assert.deepEqual(await taken.json(), { status: 'counted', item: 'fan-di', tally: 0, mine: 0, rev: 2 });
    assert.deepEqual(await tally(), { 'fan-di': 0, 'li-lan': 0 });
  });

  it('answers a vote that says nothing new as a duplicate, and the revision stays', async () => {
    const { put, remove, mint } = await makeApp();
    const token = await mint();
    const nothing = await remove(token, randomUUID());
    assert.deepEqual(await nothing.json(), {
      status: 'duplicate',
      item: 'fan-di',
      tally: 0,
      mine: 0,
      rev: 0,
    });
    await put(token, randomUUID());
    const again = await put(token, randomUUID());
    assert.equal(again.status, 200);
    assert.deepEqual(await again.json(), { status: 'duplicate', item: 'fan-di', tally: 1, mine: 1, rev: 1 });
  });

  it('counts an operation once, and answers its late repeat with the numbers of now', async () => {
    const { put, remove, mint } = await makeApp();
    const token = await mint();
    const like = randomUUID();
    await put(token, like);
    await remove(token, randomUUID());
    const late = await put(token, like.toUpperCase());
    assert.equal(late.status, 200);
    assert.deepEqual(await late.json(), { status: 'duplicate', item: 'fan-di', tally: 0, mine: 0, rev: 2 });
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

  it('refuses an operation id for another item, another wish and another voter', async () => {
    const { put, remove, mint, tally } = await makeApp();
    const [token, stranger] = [await mint(), await mint()];
    const op = randomUUID();
    await put(token, op);
    assert.equal(await refusal(await put(token, op, { item: 'li-lan' })), `422 op-reused ${PROBLEM}`);
    assert.equal(await refusal(await remove(token, op)), `422 op-reused ${PROBLEM}`);
    assert.equal(await refusal(await put(stranger, op)), `422 op-reused ${PROBLEM}`);
    assert.deepEqual(await tally(), { 'fan-di': 1, 'li-lan': 0 });
  });

  it('counts 100 votes of one voter at once as one, with one answer that says counted', async () => {
    const { put, mint, tally } = await makeApp();
    const token = await mint();
    const responses = await Promise.all(Array.from({ length: 100 }, () => put(token, randomUUID())));
    const answers = await Promise.all(responses.map((response) => response.json()));
    assert.equal(answers.filter(({ status }) => status === 'counted').length, 1);
    assert.equal(answers.filter(({ status, tally }) => status === 'duplicate' && tally === 1).length, 99);
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
    assert.deepEqual(answers.map(({ rev }) => rev).sort(byNumber), expected);
    assert.deepEqual(answers.map(({ tally }) => tally).sort(byNumber), expected);
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
    const { put, mint, clock, get } = await makeApp();
    const stateAt = async (time) => {
      clock.time = time;
      const { state } = await (await get('/v1/campaigns/lane')).json();
      return `${state} ${(await put(await mint(), randomUUID())).status}`;
    };
    assert.equal(await stateAt(OPENS - 1), 'scheduled 403');
    assert.equal(await stateAt(OPENS), 'open 201');
    assert.equal(await stateAt(CLOSES - 1), 'open 201');
    assert.equal(await stateAt(CLOSES), 'closed 410');
  });

  it('says why it takes no votes', async () => {
    const { put, mint, clock } = await makeApp();
    const paused = await put(await mint('paused'), randomUUID(), { campaign: 'paused' });
    assert.equal(await refusal(paused), `403 paused ${PROBLEM}`);
    clock.time = OPENS - 1;
    assert.equal(await refusal(await put(await mint(), randomUUID())), `403 not-open ${PROBLEM}`);
    clock.time = CLOSES;
    assert.equal(await refusal(await put(await mint(), randomUUID())), `410 closed ${PROBLEM}`);
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
