import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { copyFileSync, readFileSync, statSync, truncateSync } from 'node:fs';
import { join } from 'node:path';
import { describe, it } from 'node:test';
import { SqliteEngine } from '../dist/sqlite/sqlite-engine.js';
import { countsOf, DEFINITIONS, NOON, operation, verifyLogs } from './engine-conformance.mjs';
import { isLong, mint, put, startProcess, writeCampaigns } from './fault-fixture.mjs';
import { makeDirectory } from './places.mjs';

const UNSAFE = new URL('unsafe-synchronous.mjs', import.meta.url);
const ACKNOWLEDGEMENTS = isLong ? 1000 : 40;
const CUTS = isLong ? 50 : 8;
const withStrace = {
  skip:
    spawnSync('strace', ['-V']).status !== 0 && !process.env.CI
      ? 'STRACE IS NOT INSTALLED: nothing shows here that votes reach the disk (apt-get install strace)'
      : false,
};

/**
 * What the process asked of the system, in order: `sync` for the write-ahead log, `answer` for each 201. A killed process
 * shows nothing of power loss, since the system keeps what was written; the order of these does.
 */
function readTrace(file, database) {
  const events = [];
  const descriptors = new Map();
  for (const line of readFileSync(file, 'utf8').split('\n')) {
    const opened = /open(?:at)?\(.*"([^"]+)".*= (\d+)$/.exec(line);
    if (opened) descriptors.set(opened[2], opened[1]);
    const synced = /f(?:data)?sync\((\d+)/.exec(line);
    if (synced && descriptors.get(synced[1]) === `${database}-wal`) events.push('sync');
    const answers = line.match(/HTTP\/1\.1 201/g);
    if (answers) events.push(...answers.map(() => 'answer'));
  }
  return events;
}

/** Votes one after the other, each of which must be on the disk before its answer. */
async function traceVotes(environment, votes) {
  const directory = makeDirectory();
  const database = join(directory, 'votes.db');
  const trace = join(directory, 'trace');
  const wrapper = [
    'strace',
    '-f',
    '-qq',
    '-s',
    '32',
    '-e',
    'trace=openat,fdatasync,fsync,write,writev,sendto',
    '-o',
    trace,
  ];
  const campaigns = writeCampaigns(directory);
  const service = await startProcess({ database, campaigns, wrapper, environment });
  const tokens = [];
  for (let voter = 0; voter < Math.ceil(votes / 4); voter++) tokens.push(await mint(service.url));
  const before = readTrace(trace, database).length;
  for (let vote = 0; vote < votes; vote++) {
    const item = ['fan-di', 'li-lan', 'wang-wei', 'null'][vote % 4];
    assert.equal((await put(service.url, tokens[Math.floor(vote / 4)], { item })).status, 201);
  }
  // Killing the tracer would leave the traced process behind.
  const { pid } = service.child;
  process.kill(Number(readFileSync(`/proc/${pid}/task/${pid}/children`, 'utf8').trim()), 'SIGTERM');
  await service.exit;
  // Sessions were answered 201 as well.
  return readTrace(trace, database).slice(before);
}

/** Answers that no sync stands before, since the last answer. */
function unsynced(events) {
  return events.filter((event, index) => event === 'answer' && events[index - 1] !== 'sync').length;
}

describe('power loss', () => {
  it('finds each answered vote on the disk: the log is synced before each answer', withStrace, async () => {
    const events = await traceVotes({}, ACKNOWLEDGEMENTS);
    assert.equal(events.filter((event) => event === 'answer').length, ACKNOWLEDGEMENTS);
    assert.equal(unsynced(events), 0);
  });

  it('would find votes lost without the sync: the control fails as it must', withStrace, async () => {
    const events = await traceVotes({ NODE_OPTIONS: `--import=${UNSAFE}` }, 20);
    assert.equal(events.filter((event) => event === 'answer').length, 20);
    assert.equal(unsynced(events), 20);
  });

  it('leaves whole commits and no half ones, wherever the log is torn', async () => {
    const directory = makeDirectory();
    const file = join(directory, 'votes.db');
    const engine = await SqliteEngine.open({ file });
    await engine.applyFile(DEFINITIONS, NOON - 3 * 86_400_000);
    const commits = 60;
    for (let commit = 0; commit < commits; commit++) {
      await engine.commit(Array.from({ length: 7 }, () => operation()));
    }
    const size = statSync(`${file}-wal`).size;
    const copy = join(directory, 'copy.db');
    copyFileSync(file, join(directory, 'base.db'));
    copyFileSync(`${file}-wal`, join(directory, 'base.db-wal'));
    await engine.close();

    const found = new Set();
    for (let cut = 0; cut < CUTS; cut++) {
      copyFileSync(join(directory, 'base.db'), copy);
      copyFileSync(join(directory, 'base.db-wal'), `${copy}-wal`);
      // The first pages make the tables.
      truncateSync(`${copy}-wal`, Math.floor(size * (0.25 + 0.75 * Math.random())));
      const torn = await SqliteEngine.open({ file: copy });
      const votes = countsOf(await torn.tally('lane'))['fan-di'] ?? 0;
      assert.equal(votes % 7, 0, 'half a commit');
      assert.deepEqual(await torn.reconcile(), []);
      await verifyLogs(torn);
      const [next] = await torn.commit([operation()]);
      assert.equal(next.count, votes + 1);
      await torn.close();
      found.add(votes);
    }
    assert.ok(found.size > CUTS / 3, `cuts that differ in nothing: ${[...found]}`);
    assert.ok(Math.min(...found) < commits * 7, 'nothing was torn off');
  });
});
