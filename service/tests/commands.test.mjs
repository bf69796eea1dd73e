import assert from 'node:assert/strict';
import { spawn } from 'node:child_process';
import { randomBytes } from 'node:crypto';
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { after, describe, it } from 'node:test';
import { fileURLToPath } from 'node:url';
import { DatabaseSync } from './sqlite.mjs';
import { createResults } from '../dist/audit/index.js';
import { startReconcile } from '../dist/audit/reconcile.js';
import { SqliteEngine } from '../dist/sqlite/sqlite-engine.js';
import { countsOf, DEFINITIONS, NOON, operation } from './engine-conformance.mjs';
import { makeDirectory } from './places.mjs';

const CLI = fileURLToPath(new URL('../dist/cli.js', import.meta.url));

function run(...argv) {
  return new Promise((resolve) => {
    const child = spawn(process.execPath, [CLI, ...argv], { env: { PATH: process.env.PATH } });
    let output = '';
    for (const stream of [child.stdout, child.stderr]) stream.on('data', (chunk) => (output += chunk));
    child.once('close', (code) => resolve({ code, output }));
  });
}

async function open(file = join(makeDirectory(), 'votes.db')) {
  const engine = await SqliteEngine.open({ file });
  after(() => engine.close());
  await engine.applyFile(DEFINITIONS, NOON - 3 * 86_400_000);
  return { engine, file };
}

async function saveResults(engine, results, campaign) {
  const directory = makeDirectory();
  for (const name of ['manifest.json', 'results.csv', 'votes.jsonl']) {
    const file = await results.file(campaign, name, NOON);
    const text = typeof file === 'string' ? file : await new Response(file).text();
    writeFileSync(join(directory, name), text);
  }
  return directory;
}

describe('lanelight-service verify', () => {
  it('ends with 0 for what the service sealed, and with 1 when a byte is another one', async () => {
    const { engine } = await open();
    await engine.commit(Array.from({ length: 50 }, () => operation()));
    await engine.annul({
      campaign: 'lane',
      predicate: { item: 'fan-di', to: NOON },
      reason: 'test',
      at: NOON,
    });
    const lines = [];
    const results = createResults(engine, { log: (line) => lines.push(line) });
    const voterKey = await engine.secret('voter:lane');
    const { head, counts, publicKey } = await results.seal('lane', NOON);
    assert.deepEqual(counts, { 'fan-di': 50 });
    assert.match(lines.join(), new RegExp(`${head.hash}, public key ${publicKey}`));
    assert.notDeepEqual(await engine.secret('voter:lane'), voterKey);

    const directory = await saveResults(engine, results, 'lane');
    const verdict = await run('verify', directory, '--key', publicKey);
    assert.equal(verdict.code, 0, verdict.output);
    assert.match(
      verdict.output,
      /The results hold: lane \(sealed\)\n {2}records 52, commits 3, votes 50, annulled 0/,
    );
    // The same for good, at whatever time they are asked for.
    const again = await results.file('lane', 'manifest.json', NOON + 1e9);
    assert.equal(again, readFileSync(join(directory, 'manifest.json'), 'utf8'));
    assert.equal((await results.seal('lane', NOON + 1)).head.hash, head.hash);

    for (const name of ['manifest.json', 'results.csv', 'votes.jsonl']) {
      const file = join(directory, name);
      const original = readFileSync(file);
      const changed = Buffer.from(original);
      changed[Math.floor(Math.random() * changed.length)] ^= 1;
      writeFileSync(file, changed);
      const { code, output } = await run('verify', directory);
      assert.equal(code, 1, output);
      assert.match(output, new RegExp(`The results do not hold: ${name.replace('.', '\\.')}`));
      writeFileSync(file, original);
    }
    const otherKey = randomBytes(32).toString('hex');
    assert.equal((await run('verify', directory, '--key', otherKey)).code, 1);
    assert.equal((await run('verify', directory)).code, 0);
  });

  it('finds out what was changed in the database itself', async () => {
    const { engine, file } = await open();
    await engine.commit(Array.from({ length: 5 }, () => operation()));
    const meddler = new DatabaseSync(file);
    meddler.exec(
      "UPDATE record SET item = 'li-lan' WHERE id = (SELECT max(id) FROM record WHERE op IS NOT NULL)",
    );
    meddler.close();
    const results = createResults(engine, { log: () => {} });
    await assert.rejects(results.file('lane', 'manifest.json', NOON), /is damaged/);
  });

  it('holds for votes that go on while the three files are fetched', async () => {
    const { engine } = await open();
    const results = createResults(engine, { log: () => {} });
    await engine.commit([operation()]);
    const directory = makeDirectory();
    for (const name of ['manifest.json', 'results.csv', 'votes.jsonl']) {
      const file = await results.file('lane', name, NOON);
      writeFileSync(join(directory, name), typeof file === 'string' ? file : await new Response(file).text());
      await engine.commit([operation()]);
    }
    const { code, output } = await run('verify', directory);
    assert.equal(code, 0, output);
    assert.match(output, /votes 1,/);
  });

  it('says how it is used', async () => {
    for (const argv of [[], ['a', 'b'], ['a', '--key', 'short']]) {
      const { code, output } = await run('verify', ...argv);
      assert.equal(code, 1);
      assert.match(output, /用法 Usage: lanelight-service verify DIR/);
    }
  });
});

describe('lanelight-service backup', () => {
  it('copies what is being written, and the copy counts on', async () => {
    const { engine, file } = await open();
    let isDone = false;
    let sent = 0;
    const writing = (async () => {
      while (!isDone) {
        await engine.commit(Array.from({ length: 20 }, () => operation()));
        sent += 20;
      }
    })();
    while (sent < 400) await new Promise((resolve) => setTimeout(resolve, 5));
    const copy = join(makeDirectory(), 'copy.db');
    const { code, output } = await run('backup', copy, '--database', file);
    assert.equal(code, 0, output);
    isDone = true;
    await writing;

    const votes = Number(/, (\d+) votes/.exec(output)[1]);
    assert.ok(votes >= 400 && votes <= sent, `${votes} of ${sent}`);
    assert.equal(votes % 20, 0, 'half a commit was copied');
    const { engine: restored } = await open(copy);
    assert.deepEqual(countsOf(await restored.tally('lane')), { 'fan-di': votes });
    assert.deepEqual(await restored.reconcile(), []);
    const [first] = await restored.records('lane', 1, 1);
    assert.deepEqual(first, (await engine.records('lane', 1, 1))[0]);
    const [more] = await restored.commit([operation()]);
    assert.equal(more.count, votes + 1);
  });

  it('overwrites nothing, and leaves nothing behind when it fails', async () => {
    const { file, engine } = await open();
    const directory = makeDirectory();
    const copy = join(directory, 'copy.db');
    writeFileSync(copy, 'mine');
    assert.match((await run('backup', copy, '--database', file)).output, /已存在/);
    assert.equal(readFileSync(copy, 'utf8'), 'mine');
    assert.match(
      (await run('backup', join(directory, 'b.db'), '--database', join(directory, 'no.db'))).output,
      /没有数据库/,
    );
    assert.match((await run('backup', join(directory, 'no', 'b.db'), '--database', file)).output, /无法备份/);
    assert.match((await run('backup', copy, '--database', 'postgres://host/db')).output, /pg_dump/);

    await engine.commit([operation()]);
    const meddler = new DatabaseSync(file);
    meddler.exec('UPDATE counter SET n = n + 1');
    meddler.close();
    assert.match((await run('backup', join(directory, 'd.db'), '--database', file)).output, /没有通过检查/);
    assert.equal(existsSync(join(directory, 'd.db')), false);
    assert.equal(existsSync(join(directory, 'd.db.part')), false);
  });
});

describe('reconcile', () => {
  it('finds nothing in an honest database, and what somebody changed in another', async () => {
    const { engine, file } = await open();
    await engine.commit([operation(), operation({ item: 'li-lan' }), operation({ campaign: 'once' })]);
    await engine.annul({ campaign: 'lane', predicate: { item: 'li-lan' }, reason: 'test', at: NOON });
    assert.deepEqual(await engine.reconcile(), []);
    const meddler = new DatabaseSync(file);
    meddler.exec("UPDATE counter SET n = n + 3 WHERE item = 'fan-di' AND campaign = 1");
    meddler.exec("INSERT INTO counter VALUES (1, 'null', 9, 0)");
    meddler.close();
    const found = [];
    const job = startReconcile(engine, { onDrift: (drift) => found.push({ ...drift }), intervalMs: 10 });
    while (job.drift === 0) await new Promise((resolve) => setTimeout(resolve, 10));
    await job.stop();
    assert.equal(job.drift, 2);
    assert.deepEqual(found.slice(0, 2), [
      { campaign: 'lane', item: 'fan-di', counter: 4, votes: 1 },
      { campaign: 'lane', item: 'null', counter: 9, votes: 0 },
    ]);
  });

  it('prints the heads of the audit logs', async () => {
    const { engine } = await open();
    const lines = [];
    const job = startReconcile(engine, {
      log: (line) => lines.push(line),
      intervalMs: 10,
      checkpointMs: 500,
    });
    while (lines.length < DEFINITIONS.length) await new Promise((resolve) => setTimeout(resolve, 10));
    await job.stop();
    const { hash } = await engine.head('lane');
    assert.ok(lines.includes(`lanelight-service: audit lane: record 1, commit 1, head ${hash}`));
    assert.equal(lines.length, DEFINITIONS.length, 'once in that time');
  });
});
