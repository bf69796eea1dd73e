import assert from 'node:assert/strict';
import { randomUUID } from 'node:crypto';
import { once } from 'node:events';
import { connect } from 'node:net';
import { join } from 'node:path';
import { after, describe, it } from 'node:test';
import { setTimeout as sleep } from 'node:timers/promises';
import { startService } from '../dist/service.js';
import { makeDirectory } from './places.mjs';
import { ASSERTION_SECRET, CAMPAIGNS, client, runCli, writeConfiguration } from './service-fixture.mjs';

async function start(options) {
  const database = join(makeDirectory(), 'votes.db');
  const environment = { SHARED: ASSERTION_SECRET };
  const service = await startService({
    ...{ database, campaigns: CAMPAIGNS, limits: 'off', port: 0, environment, onError: () => {} },
    ...options,
  });
  after(() => service.close());
  return { ...service, port: Number(new URL(service.url).port), ...client(fetch, service.url) };
}

/** A connection; `text` is what came, and grows. */
async function open(port) {
  const socket = connect(port, '127.0.0.1');
  await once(socket, 'connect');
  const begun = performance.now();
  const connection = { socket, text: '', lived: Infinity };
  connection.closed = once(socket, 'close').then(() => (connection.lived = performance.now() - begun));
  socket.setEncoding('latin1');
  socket.on('data', (chunk) => (connection.text += chunk));
  socket.on('error', () => {});
  after(() => socket.destroy());
  return connection;
}

/** What comes back for bytes that are sent at once, until the status line and the body's end are there. */
async function exchange(port, bytes) {
  const connection = await open(port);
  connection.socket.write(bytes);
  const deadline = Date.now() + 15_000;
  let isClosed = false;
  void connection.closed.then(() => (isClosed = true));
  while (!/\r\n\r\n.*\}|\r\n\r\n$/s.test(connection.text) && !isClosed && Date.now() < deadline)
    await sleep(5);
  connection.socket.destroy();
  return connection.text;
}

/** `LONG=1` for the full count. */
const SLOW = process.env.LONG ? 2000 : 60;

const statusOf = (text) => Number(/^HTTP\/1\.1 (\d{3})/.exec(text)?.[1]);
const head = (method, path, headers) =>
  `${method} ${path} HTTP/1.1\r\nHost: x\r\n${headers.map((line) => `${line}\r\n`).join('')}\r\n`;
const vote = '/v1/campaigns/other/items/fan-di/vote';
const json = 'Content-Type: application/json';

describe('limits of a request', () => {
  it('are decided from the header, without waiting for the body', async () => {
    const { port } = await start();
    const cases = [
      ['PUT', vote, 1025],
      ['DELETE', vote, 1025],
      ['POST', '/v1/campaigns/other/session', 1025],
      ['POST', '/v1/campaigns/other/votes', 16_385],
      ['POST', '/v1/campaigns/other/tally', 16_385],
      ['POST', '/v1/campaigns/other/votes', 10_000_000_000],
    ];
    for (const [method, path, length] of cases) {
      const text = await exchange(port, head(method, path, [json, `Content-Length: ${length}`]));
      assert.equal(statusOf(text), 413, `${method} ${path} ${text.slice(0, 100)}`);
      assert.match(text, /"code":"too-large"/);
    }
  });

  it('hold for a body that comes in pieces and says no length', async () => {
    const { port, mint } = await start();
    const token = await mint('other');
    const headers = [json, `Authorization: Bearer ${token}`, 'Transfer-Encoding: chunked'];
    const chunk = `400\r\n${' '.repeat(1024)}\r\n`;
    const text = await exchange(port, head('PUT', vote, headers) + chunk + chunk);
    assert.equal(statusOf(text), 413);
  });

  it('answer what is no request with a problem', async () => {
    const { port, url } = await start();
    const cases = [
      ['GARBAGE\r\n\r\n', 400],
      ['GET / HTTP/9.9\r\n\r\n', 400],
      [head('GET', '/healthz', ['X-Long: ' + 'x'.repeat(20_000)]), 431],
      [head('GET', `/${'x'.repeat(65_536)}`, []), 431],
      ['GET /healthz HTTP/1.1\r\n\r\n', 400],
      ['GET /healthz HTTP/1.1\r\nHost: a b\r\n\r\n', 400],
      [head('PUT', vote, [json, 'Content-Length: 3', 'Transfer-Encoding: chunked']) + '0\r\n\r\n', 400],
      [head('PUT', vote, [json, 'Content-Length: 3', 'Content-Length: 4']) + '{}', 400],
      [head('PUT', vote, [json, 'Content-Length: -1']), 400],
      [head('PUT', vote, [json, 'Transfer-Encoding: chunked']) + 'zz\r\n', 400],
    ];
    for (const [bytes, status] of cases) {
      const text = await exchange(port, bytes);
      assert.equal(statusOf(text), status, `${bytes.slice(0, 80)} → ${text.slice(0, 80)}`);
      if (!bytes.includes('chunked')) assert.match(text, /application\/problem\+json/, bytes.slice(0, 80));
      assert.doesNotMatch(text, /at .*\.js|node:/);
    }
    assert.equal((await fetch(`${url}/healthz`)).status, 200);
  });

  it(`cut ${SLOW} who dribble, and let others in meanwhile`, { timeout: 60_000 }, async () => {
    const directory = makeDirectory();
    const campaigns = writeConfiguration(directory, { campaigns: CAMPAIGNS });
    const environment = { LANELIGHT_RATE_LIMITS: 'off', SHARED: ASSERTION_SECRET };
    // In a process of its own: what is measured is the service, and not this test beside it.
    const run = runCli(['--campaigns', campaigns, '--port', '0'], environment, directory);
    const url = await run.listening;
    const port = Number(new URL(url).port);
    // A connection that was idle may be closed at the very moment at which it is used again: clients send again.
    const send = (...args) => fetch(...args).catch(() => fetch(...args));
    const { mint, put } = client(send, url);
    const token = await mint('other');
    const starts = [
      'GET /healthz HTTP/1.1\r\nHost: x\r\nX-A: ',
      head('PUT', vote, [json, `Authorization: Bearer ${token}`, 'Content-Length: 900']),
      head('PUT', vote, [json, `Authorization: Bearer ${token}`, 'Transfer-Encoding: chunked']) + '384\r\n',
    ];
    const slow = await Promise.all(Array.from({ length: SLOW }, () => open(port)));
    slow.forEach(({ socket }, index) => socket.write(starts[index % starts.length]));
    const drip = setInterval(() => slow.forEach(({ socket }) => socket.writable && socket.write('x')), 500);
    for (let count = 0; count < 20; count++) {
      assert.equal((await put(await mint('other'), randomUUID(), { campaign: 'other' })).status, 201);
    }
    await Promise.all(slow.map(({ closed }) => closed));
    clearInterval(drip);
    assert.ok(Math.max(...slow.map(({ lived }) => lived)) < 15_000);
  });
});

describe('connections', () => {
  it('may be 512 and more from one address', async () => {
    const { port, url } = await start();
    const held = await Promise.all(Array.from({ length: 600 }, () => open(port)));
    assert.equal((await fetch(`${url}/healthz`)).status, 200);
    for (const { socket } of held) socket.write(head('GET', '/healthz', []));
    while (held.some(({ text }) => !text.includes('"ok"'))) await sleep(5);
    for (const { socket } of held) socket.destroy();
  });

  it('may ask much at once on one, and are answered in order', async () => {
    const { port } = await start();
    const { socket, ...connection } = await open(port);
    let text = '';
    socket.on('data', (chunk) => (text += chunk));
    const paths = Array.from({ length: 200 }, (_, index) => (index % 2 ? '/healthz' : '/none'));
    socket.write(paths.map((path) => head('GET', path, [])).join(''));
    while ((text.match(/HTTP\/1\.1 /g) ?? []).length < paths.length) await sleep(5);
    const statuses = [...text.matchAll(/HTTP\/1\.1 (\d+)/g)].map(([, status]) => Number(status));
    assert.deepEqual(
      statuses,
      paths.map((path) => (path === '/healthz' ? 200 : 404)),
    );
    void connection;
  });
});

describe('live counts', () => {
  /** The events of a stream, as they come. */
  async function listen(url, headers = {}) {
    const abort = new AbortController();
    after(() => abort.abort());
    const response = await fetch(url, { headers, signal: abort.signal });
    const stream = { response, text: '', abort: () => abort.abort() };
    const decoder = new TextDecoder();
    void (async () => {
      for await (const chunk of response.body) stream.text += decoder.decode(chunk, { stream: true });
      stream.isEnded = true;
    })().catch(() => (stream.isEnded = true));
    stream.until = async (pattern) => {
      const deadline = Date.now() + 10_000;
      while (!pattern.test(stream.text)) {
        assert.ok(Date.now() < deadline, `${pattern} in ${stream.text}`);
        await sleep(10);
      }
    };
    return stream;
  }

  it('come as they change, only what changed, and end with the service', async () => {
    const { url, mint, put, admin, close } = await start({ adminKey: 'key-of-the-administration' });
    const address = `${url}/v1/campaigns/other/events`;
    const stream = await listen(address);
    assert.equal(stream.response.headers.get('Content-Type'), 'text/event-stream');
    await stream.until(/retry: \d+\n\nevent: window\ndata: \{"id":"other".*\n\nid: 1\nevent: counts\n/);
    await stream.until(/data: \{"rev":1,"counts":\{"fan-di":0,"li-lan":0\}\}\n\n/);
    await put(await mint('other'), randomUUID(), { campaign: 'other' });
    await stream.until(/id: 2\nevent: counts\ndata: \{"rev":2,"counts":\{"fan-di":1\}\}\n\n/);
    const late = await listen(address, { 'Last-Event-ID': '2' });
    await late.until(/event: window/);
    await admin('PATCH', 'other', { state: 'paused' });
    await late.until(/event: window\ndata: .*"state":"paused"/);
    assert.doesNotMatch(late.text, /"fan-di":1/, 'knows that already');
    assert.match(await (await fetch(`${url}/metrics`)).text(), /^lanelight_event_clients 2$/m);
    late.abort();
    while (!/^lanelight_event_clients 1$/m.test(await (await fetch(`${url}/metrics`)).text()))
      await sleep(20);
    const head = await fetch(address, { method: 'HEAD' });
    assert.equal(head.status, 200);
    assert.match(await (await fetch(`${url}/metrics`)).text(), /^lanelight_event_clients 1$/m);
    await close();
    while (!stream.isEnded) await sleep(10);
  });

  it('say nothing of hidden numbers until they may', async () => {
    const { url, mint, put, admin } = await start({ adminKey: 'key-of-the-administration' });
    const stream = await listen(`${url}/v1/campaigns/secret/events`);
    await put(await mint('secret'), randomUUID(), { campaign: 'secret' });
    await stream.until(/data: \{"rev":2,"counts":\{\}\}/);
    await admin('PATCH', 'secret', { state: 'closed' });
    await stream.until(/"counts":\{"fan-di":1,"li-lan":0\}/);
  });
});
