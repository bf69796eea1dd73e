import assert from 'node:assert/strict';
import { randomUUID } from 'node:crypto';
import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, it } from 'node:test';
import { DatabaseSync } from '@photostructure/sqlite';
import { startService } from '../dist/service.js';
import { SqliteEngine } from '../dist/sqlite/sqlite-engine.js';
import { CAMPAIGNS, client, makeApp, makeDirectory, refusal } from './service-fixture.mjs';

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
      status: 'duplicate',
      item: 'fan-di',
      tally: 0,
      mine: 0,
      rev: 3,
    });
    const mine = await after.get('/v1/campaigns/lane/mine', { Authorization: `Bearer ${token}` });
    assert.deepEqual(await mine.json(), { rev: 3, mine: { 'li-lan': 1 } });
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
    assert.deepEqual(retried, { status: 'counted', item: 'li-lan', tally: 1, mine: 1, rev: 2 });
  });

  it('undoes a batch that fails midway, in its numbers too', async () => {
    const { file, engine, tally, mint, put } = await makeApp();
    const operation = (item) => ({
      op: randomUUID(),
      campaign: 'lane',
      item,
      voter: '00'.repeat(16),
      wanted: 1,
      at: 1,
      repeatOnly: false,
    });
    const impossible = { ...operation('li-lan'), wanted: 2 };
    await assert.rejects(engine.commit([operation('fan-di'), impossible]), { name: 'EngineUnavailable' });
    assert.deepEqual(await tally(), { 'fan-di': 0, 'li-lan': 0 });
    const counted = await (await put(await mint(), randomUUID())).json();
    assert.deepEqual([counted.tally, counted.rev], [1, 1]);
    const reader = new DatabaseSync(file, { readOnly: true });
    assert.equal(reader.prepare('SELECT count(*) AS votes FROM vote').get().votes, 1);
    assert.equal(reader.prepare('SELECT count(*) AS operations FROM operation').get().operations, 1);
    reader.close();
  });

  it('finishes what was asked before it closes, and takes nothing after', async () => {
    const { file, engine, mint, put, close } = await makeApp();
    const tokens = await Promise.all(Array.from({ length: 50 }, () => mint()));
    const asked = tokens.map((token) => put(token, randomUUID()));
    // Votes reach the engine a few turns after the call.
    await new Promise((resolve) => setTimeout(resolve, 20));
    await close();
    assert.deepEqual([...new Set((await Promise.all(asked)).map(({ status }) => status))], [201]);
    assert.equal(engine.isReady, false);
    const late = await put(tokens[0], randomUUID());
    assert.equal(late.status, 503);
    const reader = new DatabaseSync(file, { readOnly: true });
    assert.equal(reader.prepare('SELECT count(*) AS votes FROM vote').get().votes, 50);
    reader.close();
  });

  it('keeps no secret when one is given, and tokens hold with the same one only', async () => {
    const database = join(makeDirectory(), 'votes.db');
    const start = (secret) => startService({ database, campaigns: CAMPAIGNS, port: 0, secret });
    const statusWith = async (secret, token) => {
      const service = await start(secret);
      const { get, mint } = client(fetch, service.url);
      const minted = token ?? (await mint('other'));
      const { status } = await get('/v1/campaigns/other/mine', { Authorization: `Bearer ${minted}` });
      await service.close();
      return { status, minted };
    };
    const { status, minted } = await statusWith('a'.repeat(32));
    assert.equal(status, 200);
    assert.equal((await statusWith('a'.repeat(32), minted)).status, 200);
    assert.equal((await statusWith('b'.repeat(32), minted)).status, 401);
    const reader = new DatabaseSync(database);
    assert.equal(reader.prepare('SELECT count(*) AS settings FROM setting').get().settings, 0);
    reader.close();
    await assert.rejects(start('short'), { name: 'ServiceError', message: /LANELIGHT_SECRET 至少 32/ });
  });
});
