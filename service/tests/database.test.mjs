import assert from 'node:assert/strict';
import { execFile } from 'node:child_process';
import { createHmac, randomBytes, randomUUID } from 'node:crypto';
import { existsSync, mkdirSync, readFileSync, readdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, it } from 'node:test';
import { promisify } from 'node:util';
import { DatabaseSync } from './sqlite.mjs';
import { verifyDirectory } from '../dist/audit/verify.js';
import { SqliteEngine } from '../dist/sqlite/sqlite-engine.js';
import { makeDirectory } from './places.mjs';
import { CAMPAIGNS, CLOSES, OPENS, makeApp, refusal, wrapped } from './service-fixture.mjs';

/** The refusal to open a file: a ServiceError of one line that names the file. */
async function refusalToOpen(file) {
  let message;
  await assert.rejects(SqliteEngine.open({ file }), (error) => {
    assert.equal(error.name, 'ServiceError');
    assert.doesNotMatch(error.message, /\n/);
    message = error.message;
    return true;
  });
  return message;
}

describe('a database that cannot be used', () => {
  it('is a file that is no database, and stays as it is', async () => {
    const file = join(makeDirectory(), 'votes.db');
    const garbage = 'not a database, '.repeat(500);
    writeFileSync(file, garbage);
    assert.match(await refusalToOpen(file), /votes\.db 不是数据库或已损坏:请恢复备份/);
    assert.equal(readFileSync(file, 'utf8'), garbage);
  });

  it('is a directory', async () => {
    const file = join(makeDirectory(), 'votes.db');
    mkdirSync(file);
    assert.match(await refusalToOpen(file), /无法写入数据库 .*votes\.db/);
  });

  it('is in a directory that cannot be made', async () => {
    const parent = join(makeDirectory(), 'file');
    writeFileSync(parent, '');
    assert.match(await refusalToOpen(join(parent, 'votes.db')), /无法建立数据库目录 .*file/);
    assert.match(await refusalToOpen(join(parent, 'deep', 'votes.db')), /无法建立数据库目录 .*deep/);
  });

  it("is another program's", async () => {
    const file = join(makeDirectory(), 'votes.db');
    const other = new DatabaseSync(file);
    other.exec('CREATE TABLE theirs (x)');
    other.close();
    assert.match(await refusalToOpen(file), /是其他程序的数据库/);
    const reopened = new DatabaseSync(file);
    assert.equal(reopened.prepare('PRAGMA journal_mode').get().journal_mode, 'delete');
    reopened.close();
  });

  it('is of a later version', async () => {
    const { file, close } = await makeApp();
    await close();
    const database = new DatabaseSync(file);
    database.exec('PRAGMA user_version = 99');
    database.close();
    assert.match(await refusalToOpen(file), /格式版本为 99/);
  });

  it('is damaged', async () => {
    const { file, close, put, mint } = await makeApp();
    await Promise.all(Array.from({ length: 300 }, async () => put(await mint(), randomUUID())));
    await close();
    const bytes = readFileSync(file);
    bytes.fill(0xa5, 4096 + 8, bytes.length);
    writeFileSync(file, bytes);
    assert.match(await refusalToOpen(file), /已损坏/);
  });

  it('is in use by another service, and is free again when that one ends', async () => {
    const { file, close } = await makeApp();
    assert.match(await refusalToOpen(file), /正被另一个进程使用/);
    await close();
    const engine = await SqliteEngine.open({ file });
    await engine.close();
  });
});

describe('the database', () => {
  it('is in memory alone, where that is asked for, and leaves nothing behind', async () => {
    const engine = await SqliteEngine.open({ file: ':memory:' });
    await engine.close();
    assert.deepEqual(
      readdirSync('.').filter((name) => name.startsWith(':memory:')),
      [],
    );
  });

  it('is made with its directory', async () => {
    const file = join(makeDirectory(), 'a', 'b', 'votes.db');
    const { close } = await makeApp({ file });
    assert.ok(existsSync(file));
    await close();
  });

  it('keeps votes, operations, revisions and tokens over a restart', async () => {
    const before = await makeApp();
    const token = await before.mint();
    const op = randomUUID();
    await before.put(token, op);
    await before.remove(token, randomUUID());
    await before.put(token, randomUUID(), { item: 'li-lan' });
    await before.close();

    const after = await makeApp({ file: before.file });
    assert.deepEqual(await after.tally(), { 'fan-di': 0, 'li-lan': 1 });
    assert.deepEqual(await (await after.put(token, op)).json(), {
      ...{ status: 'duplicate', item: 'fan-di', count: 1, mine: 1 },
      ...{ remaining: 0, rev: 2 },
    });
    const mine = await (
      await after.get('/v1/campaigns/lane/mine', { Authorization: `Bearer ${token}` })
    ).json();
    assert.deepEqual([mine.rev, mine.mine], [4, { 'li-lan': { n: 1 } }]);
  });

  it('uses a write-ahead log, and can be read while it is written', async () => {
    const { file, put, mint } = await makeApp();
    await put(await mint(), randomUUID());
    const reader = new DatabaseSync(file, { readOnly: true });
    assert.equal(reader.prepare('PRAGMA journal_mode').get().journal_mode, 'wal');
    assert.equal(reader.prepare('SELECT count(*) AS votes FROM vote').get().votes, 1);
    reader.close();
  });

  it('answers 503 while it cannot write, keeps its numbers, and goes on by itself', async () => {
    const { file, put, mint, tally } = await makeApp();
    const token = await mint();
    await put(token, randomUUID());
    const blocker = new DatabaseSync(file);
    blocker.exec('BEGIN IMMEDIATE');
    const op = randomUUID();
    const refused = await put(token, op, { item: 'li-lan' });
    assert.equal(refused.headers.get('Retry-After'), '2');
    assert.equal(await refusal(refused), '503 unavailable application/problem+json');
    assert.deepEqual(await tally(), { 'fan-di': 1, 'li-lan': 0 });
    blocker.exec('ROLLBACK');
    blocker.close();
    const retried = await (await put(token, op, { item: 'li-lan' })).json();
    assert.deepEqual(retried, {
      ...{ status: 'counted', item: 'li-lan', count: 1, mine: 1 },
      ...{ remaining: 0, rev: 3 },
    });
  });

  it('undoes a batch that fails midway, in its numbers too', async () => {
    const { file, engine, tally, mint, put } = await makeApp();
    const operation = (item) => ({
      ...{ op: randomUUID(), seq: 0, campaign: 'lane', item, kind: 'like', n: 1 },
      ...{ voter: '00'.repeat(16), level: 'anon', at: OPENS },
    });
    const impossible = { ...operation('li-lan'), seq: 0.5 };
    await assert.rejects(engine.commit([operation('fan-di'), impossible]), { name: 'EngineUnavailable' });
    assert.deepEqual(await tally(), { 'fan-di': 0, 'li-lan': 0 });
    const counted = await (await put(await mint(), randomUUID())).json();
    assert.deepEqual([counted.count, counted.rev], [1, 2]);
    const reader = new DatabaseSync(file, { readOnly: true });
    assert.equal(reader.prepare('SELECT count(*) AS votes FROM vote').get().votes, 1);
    const operations = reader.prepare('SELECT count(*) AS n FROM record WHERE op IS NOT NULL').get();
    assert.equal(operations.n, 1);
    reader.close();
  });

  it('finishes what was asked before it closes, and takes nothing after', async () => {
    let arrived = 0;
    const { file, engine, mint, put, close } = await makeApp({
      wrapEngine: (it) =>
        wrapped(it, {
          commit(operations) {
            arrived += operations.length;
            return it.commit(operations);
          },
        }),
    });
    const tokens = await Promise.all(Array.from({ length: 50 }, () => mint()));
    await put(tokens[0], randomUUID(), { item: 'li-lan' });
    const asked = tokens.map((token) => put(token, randomUUID()));
    // Votes reach the engine some turns after the call.
    while (arrived < 51) await new Promise((resolve) => setImmediate(resolve));
    await close();
    assert.deepEqual([...new Set((await Promise.all(asked)).map(({ status }) => status))], [201]);
    assert.equal(engine.isReady, false);
    const late = await put(tokens[0], randomUUID());
    assert.equal(late.status, 503);
    const reader = new DatabaseSync(file, { readOnly: true });
    assert.equal(reader.prepare('SELECT count(*) AS votes FROM vote').get().votes, 51);
    reader.close();
  });

  it('keeps what the administration changed, unless the file says something new', async () => {
    const before = await makeApp();
    await before.admin('PATCH', 'lane', { state: 'paused', title: '改过' });
    await before.admin('PUT', 'made', { title: '新的', items: [{ id: 'a', title: 'A' }] });
    await before.close();

    const after = await makeApp({ file: before.file });
    const lane = await (await after.get('/v1/campaigns/lane')).json();
    assert.deepEqual([lane.state, lane.title], ['paused', '改过']);
    assert.equal((await (await after.get('/v1/campaigns/made')).json()).title, '新的');
    await after.close();

    const [first, ...rest] = CAMPAIGNS;
    const edited = await makeApp({ file: before.file, campaigns: [{ ...first, title: '文件' }, ...rest] });
    const again = await (await edited.get('/v1/campaigns/lane')).json();
    assert.deepEqual([again.state, again.title], ['paused', '文件']);
    await edited.close();

    const without = await makeApp({ file: before.file, campaigns: rest });
    assert.equal((await without.get('/v1/campaigns/lane')).status, 404);
    assert.equal((await without.get('/v1/campaigns/made')).status, 200);
  });
});

/** A database as version 1 wrote it. */
function writeVersion1(file, { secret, votes, operations }) {
  const database = new DatabaseSync(file);
  database.exec(`
    PRAGMA application_id = ${0x4c414e45}; PRAGMA user_version = 1;
    CREATE TABLE setting (name TEXT PRIMARY KEY, value BLOB NOT NULL) STRICT, WITHOUT ROWID;
    CREATE TABLE campaign (id TEXT PRIMARY KEY, rev INTEGER NOT NULL) STRICT, WITHOUT ROWID;
    CREATE TABLE vote (campaign TEXT NOT NULL, voter BLOB NOT NULL, item TEXT NOT NULL,
      PRIMARY KEY (campaign, voter, item)) STRICT, WITHOUT ROWID;
    CREATE TABLE operation (campaign TEXT NOT NULL, op BLOB NOT NULL, voter BLOB NOT NULL, item TEXT NOT NULL,
      wanted INTEGER NOT NULL CHECK (wanted IN (0, 1)), at INTEGER NOT NULL,
      PRIMARY KEY (campaign, op)) STRICT, WITHOUT ROWID;`);
  database.prepare("INSERT INTO setting VALUES ('secret', ?)").run(secret);
  database.prepare("INSERT INTO campaign VALUES ('lane', 4)").run();
  for (const row of votes) database.prepare('INSERT INTO vote VALUES (?, ?, ?)').run(...row);
  for (const row of operations)
    database.prepare('INSERT INTO operation VALUES (?, ?, ?, ?, ?, ?)').run(...row);
  database.close();
}

describe('a database of version 1', () => {
  it('is brought up to date: votes, operations, revision and tokens hold, and the audit log is whole', async () => {
    const file = join(makeDirectory(), 'votes.db');
    const secret = randomBytes(32);
    const voter = randomBytes(16);
    const bytesOf = (op) => Buffer.from(op.replaceAll('-', ''), 'hex');
    const [like, unlike, again, same, other] = Array.from({ length: 5 }, () => randomUUID());
    writeVersion1(file, {
      secret,
      votes: [
        ['lane', voter, 'fan-di'],
        ['lane', Buffer.alloc(16), 'li-lan'],
      ],
      operations: [
        ['lane', bytesOf(like), voter, 'fan-di', 1, OPENS],
        // Both in one millisecond: the vote stands, so that the like came last.
        ['lane', bytesOf(again), voter, 'fan-di', 1, OPENS + 1],
        ['lane', bytesOf(unlike), voter, 'fan-di', 0, OPENS + 1],
        ['lane', bytesOf(same), voter, 'fan-di', 1, OPENS + 2],
        ['lane', bytesOf(other), Buffer.alloc(16), 'li-lan', 1, OPENS + 3],
      ],
    });
    const { put, tally, get, admin, engine, close } = await makeApp({ file });
    assert.deepEqual(await tally(), { 'fan-di': 1, 'li-lan': 1 });
    const payload = Buffer.concat([voter, Buffer.alloc(6)]);
    payload.writeUIntBE(CLOSES, 16, 6);
    const mac = createHmac('sha256', secret).update('v1 lane ').update(payload).digest('base64url');
    const token = `v1.${payload.toString('base64url')}.${mac}`;
    const mine = await (await get('/v1/campaigns/lane/mine', { Authorization: `Bearer ${token}` })).json();
    assert.deepEqual(mine.mine, { 'fan-di': { n: 1 } });
    const retried = await (await put(token, like, { seq: 7 })).json();
    assert.equal(retried.status, 'duplicate');
    assert.ok(mine.rev > 4);
    assert.deepEqual(await engine.reconcile(), []);

    await admin('PATCH', 'lane', { state: 'closed' });
    const directory = makeDirectory();
    for (const name of ['manifest.json', 'results.csv', 'votes.jsonl']) {
      const response = await get(`/v1/campaigns/lane/results/${name}`);
      writeFileSync(join(directory, name), Buffer.from(await response.arrayBuffer()));
    }
    const { fault, manifest } = await verifyDirectory(directory);
    assert.equal(fault, undefined);
    assert.deepEqual(
      manifest.counts.map(({ item, count }) => [item, count]),
      [
        ['fan-di', 1],
        ['li-lan', 1],
      ],
    );
    await close();
    const reader = new DatabaseSync(file, { readOnly: true });
    const found = reader.prepare('SELECT count(*) AS n FROM vote WHERE voter = ?').get(voter);
    assert.equal(found.n, 0, 'the voter of the token is no longer in the file');
    reader.close();
  });
});

describe('a database that is closed', () => {
  it('lets a count that runs beside it come to its end', async () => {
    // In a process of its own: a thread that is stopped inside of native code takes the process with it.
    const code = `
      import { SqliteEngine } from ${JSON.stringify(new URL('../dist/sqlite/sqlite-engine.js', import.meta.url).href)};
      for (let turn = 0; turn < 12; turn += 1) {
        const engine = await SqliteEngine.open({ file: process.argv[2] });
        const check = engine.reconcile();
        if (turn % 2) await check;
        await engine.close();
        console.log((await check).length);
      }`;
    const directory = makeDirectory();
    const program = join(directory, 'program.mjs');
    writeFileSync(program, code);
    const { stdout } = await promisify(execFile)(process.execPath, [program, join(directory, 'votes.db')]);
    assert.equal(stdout, '0\n'.repeat(12));
  });
});
