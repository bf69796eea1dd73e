import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { randomUUID } from 'node:crypto';
import { chmodSync, rmSync, writeFileSync } from 'node:fs';
import { connect } from 'node:net';
import { join } from 'node:path';
import { describe, it } from 'node:test';
import { setTimeout as sleep } from 'node:timers/promises';
import { openConnection } from '../bench/connection.mjs';
import { DatabaseSync } from './sqlite.mjs';
import {
  isLong,
  ITEMS,
  mint,
  put,
  readTally,
  startProcess,
  stopProcess,
  writeCampaigns,
} from './fault-fixture.mjs';
import { makeDirectory } from './places.mjs';

const OPERATIONS = isLong ? 1_000_000 : 1500;

async function start(environment) {
  const directory = makeDirectory();
  const database = join(directory, 'votes.db');
  const campaigns = writeCampaigns(directory);
  return { directory, database, campaigns, ...(await startProcess({ database, campaigns, environment })) };
}

/** One that is opened again where it was closed while nothing was asked on it, as clients do. */
function clientOf(url) {
  const { hostname, port } = new URL(url);
  let connection;
  return {
    async send(text) {
      for (let attempt = 1; ; attempt++) {
        try {
          connection ??= await openConnection(hostname, Number(port));
          return await connection.send(text);
        } catch (error) {
          connection = undefined;
          if (attempt === 3) throw error;
        }
      }
    },
    close: () => connection?.close(),
  };
}

function textOf(method, path, body, headers = '') {
  const content = JSON.stringify(body);
  return (
    `${method} /v1/campaigns/lane/${path} HTTP/1.1\r\nHost: x\r\n${headers}Content-Type: application/json\r\n` +
    `Content-Length: ${content.length}\r\n\r\n${content}`
  );
}

const voteText = ({ op, token, item }) =>
  textOf('PUT', `items/${item}/vote`, { op, seq: 0 }, `Authorization: Bearer ${token}\r\n`);

/** Sends a request on a connection of its own, and cuts it at once: it may be taken or not. */
function sendAndCut(url, request) {
  const { hostname, port } = new URL(url);
  return new Promise((resolve) => {
    const socket = connect(Number(port), hostname, () => {
      const length = Math.random() < 0.5 ? request.length : Math.floor(Math.random() * request.length);
      socket.write(request.slice(0, length), () => setTimeout(() => socket.destroy(), Math.random() * 3));
    });
    socket.on('error', () => {});
    socket.on('close', resolve);
  });
}

/** A limit on the size of files that a running process may write, as a full disk sets one. */
function limitFiles(pid, bytes) {
  const { status, stderr } = spawnSync('prlimit', ['--pid', String(pid), `--fsize=${bytes}:unlimited`]);
  assert.equal(status, 0, `prlimit (util-linux) is needed: ${stderr}`);
}

describe('operations that are sent again and again', () => {
  it(
    'count once each: 1 to 5 copies, in any order, some cut off on the way',
    { timeout: 3_600_000 },
    async () => {
      const service = await start();
      const { url } = service;
      const connections = Array.from({ length: 48 }, () => clientOf(url));
      const expected = Object.fromEntries(ITEMS.map((item) => [item, 0]));
      const outcomes = { counted: 0, duplicate: 0, cut: 0 };
      const round = 500;
      for (let made = 0; made < OPERATIONS; made += round) {
        const tokens = [];
        const readers = connections.map(async ({ send }) => {
          while (tokens.length < Math.ceil(round / ITEMS.length)) {
            tokens.push(JSON.parse((await send(textOf('POST', 'session', {}))).body).token);
          }
        });
        await Promise.all(readers);
        const operations = Array.from({ length: Math.min(round, OPERATIONS - made) }, (_, index) => ({
          op: randomUUID(),
          token: tokens[Math.floor(index / ITEMS.length)],
          item: ITEMS[index % ITEMS.length],
        }));
        for (const { item } of operations) expected[item]++;
        const copies = operations.flatMap((operation) =>
          Array.from({ length: 1 + Math.floor(Math.random() * 5) }, (_, copy) => ({
            operation,
            isCut: copy > 0 && Math.random() < 0.3,
          })),
        );
        copies.sort(() => Math.random() - 0.5);
        const clients = connections.map(async ({ send }) => {
          for (let next; (next = copies.pop());) {
            const text = voteText(next.operation);
            if (next.isCut) {
              await sendAndCut(url, text);
              outcomes.cut++;
              continue;
            }
            const { status } = JSON.parse((await send(text)).body);
            assert.match(String(status), /^(counted|duplicate)$/);
            outcomes[status]++;
          }
        });
        await Promise.all(clients);
      }
      for (const connection of connections) connection.close();
      assert.deepEqual(await readTally(url), expected);
      await stopProcess(service);
      const database = new DatabaseSync(service.database, { readOnly: true });
      const { voters } = database
        .prepare('SELECT count(*) AS voters FROM (SELECT DISTINCT voter, item FROM vote)')
        .get();
      database.close();
      assert.equal(voters, OPERATIONS);
      assert.ok(outcomes.duplicate > 0 && outcomes.cut > 0, JSON.stringify(outcomes));
      // Some were counted by the copy that was cut off.
      assert.ok(outcomes.counted <= OPERATIONS);
    },
  );
});

const FAILING_DISK = new URL('failing-disk.mjs', import.meta.url);
const FLAG = 'disk-fails';

describe('a disk that takes no more', () => {
  /** How the disk fails, and how it is well again. */
  const FAULTS = {
    'is full': {
      // Room for a few commits more, so that it comes in the middle of one.
      begin: ({ child }) => limitFiles(child.pid, 200 * 1024),
      end: ({ child }) => limitFiles(child.pid, 'unlimited'),
    },
    'can not be written at all': {
      begin: ({ child }) => limitFiles(child.pid, 0),
      end: ({ child }) => limitFiles(child.pid, 'unlimited'),
    },
    'is full by what SQLite says (SQLITE_FULL)': {
      fault: 'full',
      begin: ({ flag }) => writeFileSync(flag, ''),
      end: ({ flag }) => rmSync(flag),
    },
    'is read-only by what SQLite says (SQLITE_READONLY)': {
      fault: 'readonly',
      begin: ({ flag }) => writeFileSync(flag, ''),
      end: ({ flag }) => rmSync(flag),
    },
  };
  for (const [name, { fault, begin, end }] of Object.entries(FAULTS)) {
    it(`${name}: answers 503, keeps what was answered, and goes on when it can be written`, async () => {
      const flag = join(makeDirectory(), FLAG);
      const service = await start(
        fault && {
          ...{ NODE_OPTIONS: `--import=${FAILING_DISK}`, DISK_FAULT: fault, DISK_FAULT_FLAG: flag },
        },
      );
      const { url, database } = service;
      const token = await mint(url);
      assert.equal((await put(url, token)).status, 201);
      begin({ ...service, flag });
      let answered = 1;
      let refused;
      for (let attempt = 0; !refused && attempt < 2000; attempt++) {
        const tokens = await Promise.all([1, 2, 3, 4].map(() => mint(url)));
        const responses = await Promise.all(tokens.map((it) => put(url, it)));
        for (const response of responses) {
          if (response.status === 201) answered++;
          else refused = response;
        }
      }
      assert.equal(refused.status, 503);
      assert.ok(Number(refused.headers.get('Retry-After')) > 0);
      assert.equal((await refused.json()).code, 'unavailable');
      // What is counted can still be read.
      assert.equal((await readTally(url))['fan-di'], answered);

      end({ ...service, flag });
      const op = randomUUID();
      const late = await mint(url);
      const deadline = Date.now() + 5000;
      let status;
      while (status !== 201 && Date.now() < deadline) {
        ({ status } = await put(url, late, { op }));
        if (status !== 201) await sleep(50);
      }
      assert.equal(status, 201);
      assert.equal((await readTally(url))['fan-di'], answered + 1);
      await stopProcess(service);
      const reader = new DatabaseSync(database, { readOnly: true });
      assert.equal(reader.prepare('PRAGMA integrity_check').get().integrity_check, 'ok');
      assert.equal(reader.prepare('SELECT count(*) AS votes FROM vote').get().votes, answered + 1);
      reader.close();
    });
  }

  it('is read-only when the service starts: says so, and starts when it can be written', async () => {
    const service = await start();
    const { database, campaigns, directory } = service;
    assert.equal((await put(service.url, await mint(service.url))).status, 201);
    await stopProcess(service);
    // The administrator of a machine writes whatever is permitted; without that right modes hold.
    const isRoot = process.getuid() === 0;
    const wrapper = isRoot ? ['setpriv', '--bounding-set=-dac_override', '--'] : [];
    const restart = () => startProcess({ database, campaigns, wrapper });
    chmodSync(database, 0o444);
    chmodSync(directory, 0o555);
    await assert.rejects(restart(), /无法写入数据库 .*votes\.db.* cannot be written: check/);
    chmodSync(directory, 0o755);
    chmodSync(database, 0o644);
    const again = await restart();
    assert.equal((await readTally(again.url))['fan-di'], 1);
    assert.equal((await put(again.url, await mint(again.url))).status, 201);
    await stopProcess(again);
  });
});

describe('many behind one address', () => {
  it('are all accepted: 100 readers of one office, with the limits that are preset', async () => {
    const { url } = await start({ LANELIGHT_RATE_LIMITS: '' });
    const statuses = await Promise.all(
      Array.from({ length: 100 }, async () => {
        const token = await mint(url);
        const answers = [];
        for (const item of ITEMS) answers.push((await put(url, token, { item })).status);
        return answers;
      }),
    );
    assert.deepEqual([...new Set(statuses.flat())], [201]);
    assert.deepEqual(await readTally(url), Object.fromEntries(ITEMS.map((item) => [item, 100])));
  });
});
