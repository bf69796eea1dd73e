import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { randomUUID } from 'node:crypto';
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { after, describe, it } from 'node:test';
import { setTimeout as sleep } from 'node:timers/promises';
import { startService } from '../dist/service.js';
import { ITEMS, mint, put, readTally, startProcess, stopProcess, writeCampaigns } from './fault-fixture.mjs';
import { makeDirectory } from './places.mjs';
import { client } from './service-fixture.mjs';

const SHIM = new URL('stepped-clock.mjs', import.meta.url);
const CLI = new URL('../dist/cli.js', import.meta.url).pathname;
const HOUR = 3_600_000;
const DAY = 24 * HOUR;
const KEY = 'key-of-the-administration';

/** A process whose clock `set` sets: off by so many milliseconds. */
async function startStepped(campaign, environment = {}) {
  const directory = makeDirectory();
  const offset = join(directory, 'offset');
  writeFileSync(offset, '0');
  const service = await startProcess({
    database: join(directory, 'votes.db'),
    campaigns: writeCampaigns(directory, campaign),
    environment: {
      ...{ NODE_OPTIONS: `--import=${SHIM}`, CLOCK_OFFSET: offset, LANELIGHT_ADMIN_KEY: KEY },
      ...environment,
    },
  });
  const timeOf = async () =>
    Date.parse((await (await fetch(`${service.url}/v1/campaigns/lane/tally`)).json()).serverTime);
  const set = async (milliseconds) => {
    writeFileSync(offset, String(milliseconds));
    service.child.kill('SIGUSR2');
    while (Math.abs((await timeOf()) - Date.now() - milliseconds) > HOUR / 2) await sleep(10);
  };
  return { ...service, directory, set };
}

describe('a clock that is set while readers vote', () => {
  it('forwards or backwards by a day, costs no vote, and gives nobody a second one', async () => {
    const window = { opensAt: Date.now() - 5 * DAY, closesAt: Date.now() + 5 * DAY };
    const service = await startStepped({
      opensAt: new Date(window.opensAt).toISOString(),
      closesAt: new Date(window.closesAt).toISOString(),
    });
    const { url, set, directory } = service;
    const voters = [];
    for (const step of [0, DAY, -DAY, -2 * DAY, HOUR, -HOUR, 0]) {
      await set(step);
      const fresh = { token: await mint(url), op: randomUUID() };
      assert.equal((await put(url, fresh.token, { op: fresh.op })).status, 201, `${step}`);
      voters.push(fresh);
      for (const { token, op } of voters) {
        const again = await put(url, token, { op });
        assert.deepEqual([again.status, (await again.json()).status], [200, 'duplicate'], `${step}`);
        const second = await put(url, token);
        assert.deepEqual([second.status, (await second.json()).code], [409, 'quota'], `${step}`);
      }
      assert.equal((await readTally(url))[ITEMS[0]], voters.length);
    }
    // Beyond the window's edges nobody votes, and within it everybody can again.
    const { token } = voters[0];
    const outcome = async () => {
      const response = await put(url, token, { item: ITEMS[1] });
      return `${response.status} ${(await response.json()).code ?? ''}`;
    };
    await set(-6 * DAY);
    assert.equal(await outcome(), '403 not-open');
    await set(5 * DAY + HOUR);
    assert.equal(await outcome(), '410 closed');
    await set(0);
    assert.equal(await outcome(), '201 ');

    // The log says when it was by the clock, in the order of arrival: verifiable all the same.
    const headers = { Authorization: `Bearer ${KEY}`, 'Content-Type': 'application/json' };
    const body = JSON.stringify({ state: 'closed' });
    await fetch(`${url}/v1/admin/campaigns/lane`, { method: 'PATCH', headers, body });
    for (const name of ['manifest.json', 'results.csv', 'votes.jsonl']) {
      const file = await fetch(`${url}/v1/campaigns/lane/results/${name}`);
      assert.equal(file.status, 200, name);
      writeFileSync(join(directory, name), Buffer.from(await file.arrayBuffer()));
    }
    const verdict = spawnSync(process.execPath, [CLI, 'verify', directory], { encoding: 'utf8' });
    assert.equal(verdict.status, 0, verdict.stdout + verdict.stderr);
    await stopProcess(service);
  });

  it('lifts no rate limit: that clock is another', async () => {
    const { url, set } = await startStepped({ mode: 'toggle' }, { LANELIGHT_RATE_LIMITS: '' });
    const token = await mint(url);
    const ask = () => put(url, token, { item: ITEMS[1] });
    let last;
    for (let count = 0; count < 300 && last?.status !== 429; count++) last = await ask();
    assert.equal(last.status, 429);
    await set(DAY);
    // A second may have passed, and one request with it; a day of them would be hundreds.
    const statuses = [];
    for (let count = 0; count < 30; count++) statuses.push((await ask()).status);
    assert.ok(statuses.filter((status) => status === 429).length > 20, statuses.join());
  });
});

describe('the edges of time', () => {
  async function start(campaign) {
    const clock = { time: 0 };
    const items = ['fan-di', 'li-lan'].map((id) => ({ id, title: id }));
    const service = await startService({
      ...{ database: join(makeDirectory(), 'votes.db'), port: 0, limits: 'off', now: () => clock.time },
      campaigns: [{ id: 'lane', title: 'lane', identity: { minimum: 'anon' }, items, ...campaign }],
    });
    after(() => service.close());
    const { openSession, put } = client(fetch, service.url);
    const status = async (response) => (await response).status;
    return { clock, openSession: () => status(openSession('lane')), put, client: client(fetch, service.url) };
  }

  it('are exact to the millisecond: the window for votes, on every path, and for sessions', async () => {
    const opens = Date.parse('2026-12-01T09:00:00+08:00');
    const closes = Date.parse('2026-12-01T18:00:00+08:00');
    const {
      clock,
      openSession,
      put,
      client: asked,
    } = await start({
      ...{ opensAt: new Date(opens).toISOString(), closesAt: new Date(closes).toISOString() },
    });
    clock.time = opens;
    const tokens = await Promise.all(Array.from({ length: 12 }, () => asked.mint()));
    const unusual = { headers: { 'Content-Type': 'application/json; charset=utf-8' } };
    for (const [time, expected, session] of [
      [opens - 1, 403, 403],
      [opens, 201, 201],
      [closes - 1, 201, 201],
      [closes, 410, 410],
      [closes + 1, 410, 410],
      [opens + 1, 201, 201],
    ]) {
      clock.time = time;
      assert.equal((await put(tokens.pop(), randomUUID())).status, expected, `${time - opens}`);
      assert.equal((await put(tokens.pop(), randomUUID(), unusual)).status, expected, `${time - opens}`);
      assert.equal(await openSession(), session, `${time - opens}`);
    }
  });

  const MIDNIGHTS = [
    ['Asia/Shanghai', '2026-12-02T00:00:00+08:00'],
    ['Asia/Kathmandu', '2026-12-02T00:00:00+05:45'],
    // The clocks were put back the day before, and forward on that day.
    ['America/New_York', '2026-11-02T00:00:00-05:00'],
    ['America/New_York', '2026-03-08T00:00:00-05:00'],
    // The day begins at one o'clock, since midnight is left out.
    ['Africa/Cairo', '2026-04-24T01:00:00+03:00'],
  ];
  for (const [tz, text] of MIDNIGHTS) {
    it(`begin another day at midnight in ${tz} (${text}), and nowhere else then`, async () => {
      const midnight = Date.parse(text);
      const daily = { mode: 'daily', quotas: { perItem: 1, perDay: 1 } };
      const here = await start({ tz, ...daily });
      // The control: the same moments where it is not midnight.
      const elsewhere = await start({ tz: 'Pacific/Marquesas', ...daily });
      const outcomes = [];
      for (const place of [here, elsewhere]) {
        place.clock.time = midnight - 1;
        const token = await place.client.mint();
        const op = randomUUID();
        const seen = [];
        const vote = async (id = randomUUID()) => seen.push((await place.put(token, id)).status);
        await vote(op);
        await vote();
        place.clock.time = midnight;
        // Sent again after midnight it is yesterday's vote still.
        await vote(op);
        await vote();
        await vote();
        // Set back, the clock finds the day as it was left.
        place.clock.time = midnight - 1;
        await vote();
        outcomes.push(seen);
      }
      assert.deepEqual(outcomes, [
        [201, 409, 200, 201, 409, 409],
        [201, 409, 200, 409, 409, 409],
      ]);
    });
  }
});
