import assert from 'node:assert/strict';
import { randomBytes, randomUUID } from 'node:crypto';
import { after, before, describe, it } from 'node:test';
import { setTimeout as sleep } from 'node:timers/promises';
import postgres from 'postgres';
import { toSafeInteger } from '../dist/postgres/connect.js';
import { PostgresEngine } from '../dist/postgres/postgres-engine.js';
import {
  countsOf,
  definition,
  DEFINITIONS,
  describeEngine,
  NOON,
  operation,
  verifyLogs,
} from './engine-conformance.mjs';
import { mint, put, readTally, startProcess, stopProcess, writeCampaigns } from './fault-fixture.mjs';
import { makeDirectory } from './places.mjs';
import { startPostgres, withPostgres } from './postgres-fixture.mjs';

let cluster;
before(async () => {
  if (!withPostgres.skip) cluster = await startPostgres();
});
after(() => cluster?.stop());

const open = async (place = cluster.makeDatabase()) => ({
  engine: await PostgresEngine.open({ address: place }),
  place,
});

describeEngine('PostgreSQL', open, withPostgres);

/** Processes of one database; each is as good as one, since engines share nothing but the database. */
async function openSeveral(count) {
  const address = cluster.makeDatabase();
  const engines = await Promise.all(
    Array.from({ length: count }, (_, shard) => PostgresEngine.open({ address, shard })),
  );
  after(() => Promise.all(engines.map((engine) => engine.close())));
  await Promise.all(engines.map((engine) => engine.applyFile(DEFINITIONS, NOON - 86_400_000 * 3)));
  return engines;
}

describe('engine: PostgreSQL, several processes', withPostgres, () => {
  it('make the tables of an empty database once, however many start at the same time', async () => {
    const engines = await openSeveral(6);
    const records = await Promise.all(engines.map((engine) => engine.records('lane', 0, 10)));
    for (const log of records) assert.equal(log.length, 1);
    const secrets = await Promise.all(engines.map((engine) => engine.secret('token')));
    assert.equal(new Set(secrets.map(String)).size, 1);
  });

  it('count the same operation once, wherever it arrives, and answer it alike', async () => {
    const engines = await openSeveral(3);
    const operations = Array.from({ length: 60 }, () => operation());
    const sent = engines.flatMap((engine) => operations.map((one) => engine.commit([one])));
    const results = (await Promise.all(sent)).map(([result]) => result);
    assert.equal(results.filter(({ outcome }) => outcome === 'counted').length, operations.length);
    operations.forEach((_, index) => {
      const answers = results.filter((_, at) => at % operations.length === index);
      assert.equal(new Set(answers.map(({ count, rev }) => `${count} ${rev}`)).size, 1);
    });
    for (const engine of engines) {
      await sleep(1000);
      assert.deepEqual(countsOf(await engine.tally('lane')), { 'fan-di': 60 });
      break;
    }
    assert.deepEqual(await Promise.all(engines.map(async (it) => countsOf(await it.tally('lane')))), [
      { 'fan-di': 60 },
      { 'fan-di': 60 },
      { 'fan-di': 60 },
    ]);
  });

  it('keep a voter to the quota who asks all of them at once', async () => {
    const engines = await openSeveral(3);
    const voter = 'cd'.repeat(16);
    const claps = engines.flatMap((engine) =>
      Array.from({ length: 10 }, () => engine.commit([operation({ campaign: 'clap', kind: 'clap', voter })])),
    );
    const outcomes = (await Promise.all(claps)).map(([{ outcome }]) => outcome);
    assert.equal(outcomes.filter((outcome) => outcome === 'counted').length, 10);
    assert.equal(outcomes.filter((outcome) => outcome === 'quota').length, 20);
  });

  it('order revisions and records as one, and the logs hold', async () => {
    const engines = await openSeveral(3);
    const campaigns = ['lane', 'once', 'clap', 'daily'];
    const work = engines.map(async (engine) => {
      const revs = [];
      for (let round = 0; round < 15; round++) {
        const batch = Array.from({ length: 20 }, (_, index) => operation({ campaign: campaigns[index % 4] }));
        const results = await engine.commit(batch);
        revs.push(...results.filter((_, index) => index % 4 === 0).map(({ rev }) => rev));
      }
      return revs;
    });
    const revs = (await Promise.all(work)).flat();
    assert.equal(new Set(revs).size, revs.length, 'two changes of a campaign with one revision');
    await sleep(1000);
    for (const engine of engines) {
      assert.equal((await engine.tally('lane')).rev, Math.max(...revs));
      await verifyLogs(engine);
    }
    assert.deepEqual(await engines[0].reconcile(), []);
  });

  it('see within a second what another one counted, paused or described', async () => {
    const [first, second] = await openSeveral(2);
    await first.commit([operation(), operation({ item: 'null' })]);
    await first.changeCampaign({ id: 'once', operatorState: 'paused', at: NOON });
    await first.applyFile([definition('new')], NOON);
    await sleep(1000);
    assert.deepEqual(countsOf(await second.tally('lane')), { 'fan-di': 1, null: 1 });
    assert.equal(second.campaign('once').operatorState, 'paused');
    assert.equal(second.campaign('new').title, 'new');
    // Deciding, a process never goes by its copy.
    await first.changeCampaign({ id: 'lane', operatorState: 'paused', at: NOON });
    const [late] = await second.commit([operation()]);
    assert.deepEqual(late, { outcome: 'not-open', state: 'paused' });
  });

  it('add to counters of their own, whose sum counts, also where one takes back what another counted', async () => {
    const engines = await openSeveral(3);
    const voters = Array.from({ length: 30 }, () => randomBytes(16).toString('hex'));
    const ask = (engine, kind, some) => engine.commit(some.map((voter) => operation({ voter, kind })));
    await Promise.all(
      engines.map((engine, index) => ask(engine, 'like', voters.slice(10 * index, 10 * index + 10))),
    );
    const [last] = (await ask(engines[2], 'unlike', voters.slice(0, 15))).slice(-1);
    assert.equal(last.count, 15);
    const sql = postgres(cluster.makeDatabase.last);
    after(() => sql.end());
    const shards =
      await sql`SELECT shard, n::int4 FROM lanelight_counter WHERE item = 'fan-di' ORDER BY shard`;
    assert.deepEqual(
      shards.map(({ shard, n }) => [shard, n]),
      [
        [0, 10],
        [1, 10],
        [2, -5],
      ],
    );
    await sleep(1000);
    // Also for one that has only now come, and reads all at once.
    const late = await PostgresEngine.open({ address: cluster.makeDatabase.last });
    after(() => late.close());
    for (const engine of [...engines, late]) {
      assert.deepEqual(countsOf(await engine.tally('lane')), { 'fan-di': 15 });
      assert.equal((await engine.tally('lane')).items.get('fan-di').reachedAt, NOON);
    }
    assert.deepEqual(await late.reconcile(), []);
  });

  it('go on with the counters of version 1, which had one for each item', async () => {
    const [engine] = await openSeveral(1);
    await engine.commit([operation(), operation(), operation({ item: 'null' })]);
    await engine.close();
    const address = cluster.makeDatabase.last;
    const sql = postgres(address);
    await sql.unsafe(`
      ALTER TABLE lanelight_counter DROP COLUMN shard;
      ALTER TABLE lanelight_counter ADD PRIMARY KEY (campaign, item);
      ALTER TABLE lanelight_counter ADD CHECK (n >= 0);
      UPDATE lanelight_setting SET value = '1' WHERE name = 'schema';
    `);
    await sql.end();
    const both = await Promise.all([7, 8].map((shard) => PostgresEngine.open({ address, shard })));
    after(() => Promise.all(both.map((it) => it.close())));
    const [{ count }] = await both[0].commit([operation()]);
    assert.equal(count, 3);
    await sleep(1000);
    assert.deepEqual(countsOf(await both[1].tally('lane')), { 'fan-di': 3, null: 1 });
    assert.deepEqual(await both[1].reconcile(), []);
  });

  it('report what somebody changed behind their back', async () => {
    const [engine] = await openSeveral(1);
    await engine.commit([operation(), operation()]);
    const sql = postgres(cluster.makeDatabase.last);
    await sql`UPDATE lanelight_counter SET n = n + 5`;
    await sql.end();
    assert.deepEqual(await engine.reconcile(), [{ campaign: 'lane', item: 'fan-di', counter: 7, votes: 2 }]);
  });
});

describe('engine: PostgreSQL, faults', withPostgres, () => {
  it('refuses while the server is away, keeps its numbers, and goes on by itself', async () => {
    const [engine] = await openSeveral(1);
    const first = operation();
    await engine.commit([first]);
    await cluster.pause();
    const unavailable = { name: 'EngineUnavailable' };
    const second = operation();
    await assert.rejects(engine.commit([second]), unavailable);
    assert.deepEqual(countsOf(await engine.tally('lane')), { 'fan-di': 1 });
    await sleep(3200);
    assert.equal(engine.isReady, false);
    await cluster.resume();
    const deadline = Date.now() + 5000;
    let outcome;
    while (outcome === undefined && Date.now() < deadline) {
      outcome = await engine.commit([second]).then(
        ([result]) => result.outcome,
        () => sleep(50),
      );
    }
    assert.equal(outcome, 'counted');
    assert.equal((await engine.commit([first]))[0].outcome, 'duplicate');
    await sleep(300);
    assert.equal(engine.isReady, true);
  });

  it('loses no answered vote and counts none twice when the server crashes under load', async () => {
    const engines = await openSeveral(2);
    const acknowledged = new Set();
    let sent = 0;
    let isDone = false;
    const clients = Array.from({ length: 16 }, async (_, index) => {
      const engine = engines[index % engines.length];
      while (!isDone) {
        const vote = operation();
        sent++;
        for (;;) {
          const [result] = await engine.commit([vote]).catch(() => [undefined]);
          if (result) {
            assert.match(result.outcome, /^(counted|duplicate)$/);
            acknowledged.add(vote.op);
            break;
          }
          await sleep(20);
        }
      }
    });
    for (let crash = 0; crash < (process.env.LONG ? 10 : 1); crash++) {
      const target = acknowledged.size + 200;
      while (acknowledged.size < target) await sleep(5);
      await cluster.crash();
    }
    isDone = true;
    await Promise.all(clients);
    await sleep(1000);
    assert.equal(acknowledged.size, sent);
    assert.deepEqual(countsOf(await engines[0].tally('lane')), { 'fan-di': sent });
    assert.deepEqual(await engines[0].reconcile(), []);
    await verifyLogs(engines[1]);
  });

  it('says what is wrong with the address', async () => {
    const address = cluster.makeDatabase();
    const messages = [
      [address.replace(/\/campaigns_\d+$/, '/nowhere'), /没有这个数据库.*createdb/],
      [address.replace(/:\d+\//, ':1/'), /无法连接 PostgreSQL/],
    ];
    for (const [wrong, message] of messages) {
      await assert.rejects(PostgresEngine.open({ address: wrong }), { name: 'ServiceError', message });
    }
  });
});

describe('the service on PostgreSQL', withPostgres, () => {
  it('is one in two processes, started at once on an empty database: tokens, operations, counts', async () => {
    const database = cluster.makeDatabase();
    const campaigns = writeCampaigns(makeDirectory());
    const both = await Promise.all([1, 2].map(() => startProcess({ database, campaigns })));
    const [first, second] = both.map(({ url }) => url);
    const tokens = await Promise.all(
      Array.from({ length: 40 }, (_, index) => mint([first, second][index % 2])),
    );
    const statuses = await Promise.all(
      tokens.map(async (token, index) => {
        const op = randomUUID();
        // Each asks both, with a token of either: one counts, and the other says so.
        const [here, there] = index % 3 ? [first, second] : [second, first];
        const answers = await Promise.all([here, there].map((url) => put(url, token, { op })));
        return answers
          .map(({ status }) => status)
          .sort()
          .join(' ');
      }),
    );
    assert.deepEqual([...new Set(statuses)], ['200 201']);
    await sleep(1000);
    for (const url of [first, second]) assert.equal((await readTally(url))['fan-di'], 40);
    for (const service of both) await stopProcess(service);
  });
});

describe('64-bit integers', () => {
  it('are numbers, and never text that is put together', () => {
    assert.equal(toSafeInteger('12') + 1, 13);
    assert.equal(toSafeInteger('9007199254740991'), Number.MAX_SAFE_INTEGER);
    assert.throws(() => toSafeInteger('9007199254740992'), RangeError);
  });
});
