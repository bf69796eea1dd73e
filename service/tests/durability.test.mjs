import assert from 'node:assert/strict';
import { randomUUID } from 'node:crypto';
import { join } from 'node:path';
import { describe, it } from 'node:test';
import { setTimeout as sleep } from 'node:timers/promises';
import { DatabaseSync } from './sqlite.mjs';
import { freePort, makeDirectory } from './places.mjs';
import { client, runCli, writeConfiguration } from './service-fixture.mjs';

const CLIENTS = 32;
const ITEMS = Array.from({ length: 8 }, (_, index) => ({ id: `item-${index}`, title: `${index}` }));
const MIN_KILLS = process.env.LONG === '1' ? 50 : 3;
/** By progress, not by time: a slow machine must get to work between two kills. */
const ACKS_BETWEEN_KILLS = 80;
const MAX_KILLS = MIN_KILLS + 9;
const RESEND_SHARE = 0.05;

describe('durability', () => {
  it('loses no answered vote and counts none twice when the process is killed under load', async () => {
    const directory = makeDirectory();
    const file = join(directory, 'votes.db');
    const config = writeConfiguration(directory, {
      campaigns: [{ id: 'lane', title: '小巷总理', identity: { minimum: 'anon' }, items: ITEMS }],
    });
    const port = await freePort();
    const start = async () => {
      const argv = ['--campaigns', config, '--database', file, '--port', String(port)];
      const run = runCli(argv, { LANELIGHT_RATE_LIMITS: 'off' });
      await run.listening;
      return run;
    };
    const { mint, put, tally } = client(fetch, `http://127.0.0.1:${port}`);

    const acked = new Map();
    let sent = 0;
    let committedUnanswered = 0;
    let isDone = false;

    /** Sends one vote until it is answered, as a client does. */
    const vote = async (token, item) => {
      const op = randomUUID();
      sent++;
      for (let attempt = 1; ; attempt++) {
        try {
          const response = await put(token, op, { item });
          const { status } = await response.json();
          assert.ok(status === 'counted' || status === 'duplicate', `${response.status}`);
          if (attempt === 1) assert.equal(status, 'counted');
          else if (status === 'duplicate') committedUnanswered++;
          acked.set(op, { token, item });
          return;
        } catch (error) {
          if (error instanceof assert.AssertionError) throw error;
          await sleep(20);
        }
      }
    };
    const resend = async () => {
      const [op, { token, item }] = [...acked][Math.floor(Math.random() * acked.size)];
      const response = await put(token, op, { item }).catch(() => undefined);
      if (response)
        assert.equal((await response.json().catch(() => ({ status: 'duplicate' }))).status, 'duplicate');
    };
    const runClient = async () => {
      while (!isDone) {
        const token = await mint().catch(() => sleep(20));
        for (let count = 0; token && count < ITEMS.length && !isDone; count++) {
          await vote(token, ITEMS[count].id);
          if (acked.size > 0 && Math.random() < RESEND_SHARE) await resend();
        }
      }
    };

    /** Resolves when more is committed than was answered, so that the kill falls between the two. */
    const commitBeyond = async () => {
      const reader = new DatabaseSync(file, { readOnly: true });
      const count = reader.prepare('SELECT count(*) AS operations FROM record WHERE op IS NOT NULL');
      while (count.get().operations <= acked.size) await sleep(1);
      reader.close();
    };

    let run = await start();
    const clients = Promise.all(Array.from({ length: CLIENTS }, runClient));
    let kills = 0;
    // A run in which no commit was left unanswered would prove nothing.
    while (kills < MIN_KILLS || (committedUnanswered === 0 && kills < MAX_KILLS)) {
      const target = acked.size + ACKS_BETWEEN_KILLS;
      while (acked.size < target) await Promise.race([sleep(5), clients]);
      await commitBeyond();
      run.child.kill('SIGKILL');
      await run.exit;
      kills++;
      run = await start();
    }
    isDone = true;
    await clients;
    const counted = await tally();
    run.child.kill('SIGTERM');
    assert.equal(await run.exit, 0);

    const database = new DatabaseSync(file, { readOnly: true });
    const stored = new Set(
      database
        .prepare('SELECT lower(hex(op)) AS op FROM record WHERE op IS NOT NULL')
        .all()
        .map(({ op }) => op),
    );
    const rows = database.prepare('SELECT item, sum(n) AS votes FROM vote GROUP BY item').all();
    const { integrity_check: integrity } = database.prepare('PRAGMA integrity_check').get();
    database.close();

    assert.equal(integrity, 'ok');
    assert.deepEqual(
      [...acked.keys()].filter((op) => !stored.has(op.replaceAll('-', ''))),
      [],
      'lost',
    );
    assert.deepEqual(counted, Object.fromEntries(rows.map(({ item, votes }) => [item, votes])));
    assert.equal(
      Object.values(counted).reduce((sum, votes) => sum + votes, 0),
      stored.size,
    );
    assert.equal(stored.size, sent);
    assert.equal(acked.size, sent);
    assert.ok(committedUnanswered > 0, `no commit was left unanswered in ${kills} kills`);
  });
});
