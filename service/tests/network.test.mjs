import assert from 'node:assert/strict';
import { once } from 'node:events';
import { createServer } from 'node:net';
import { join } from 'node:path';
import { after, describe, it } from 'node:test';
import { startService } from '../dist/service.js';
import { freePort, makeDirectory } from './places.mjs';
import { ASSERTION_SECRET, CAMPAIGNS, client } from './service-fixture.mjs';

async function start(options) {
  const database = join(makeDirectory(), 'votes.db');
  const environment = { SHARED: ASSERTION_SECRET };
  const service = await startService({ database, campaigns: CAMPAIGNS, port: 0, environment, ...options });
  after(() => service.close());
  return service;
}

async function takePort() {
  const port = await freePort();
  const server = createServer().listen(port, '127.0.0.1');
  await once(server, 'listening');
  after(() => server.close());
  return port;
}

describe('startService', () => {
  it('listens on this machine, and serves a site beside the service', async () => {
    const { url } = await start({
      fallback: (request) => new Response(`site ${new URL(request.url).pathname}`),
    });
    assert.match(url, /^http:\/\/127\.0\.0\.1:\d+$/);
    assert.equal(await (await fetch(`${url}/columns/x.html`)).text(), 'site /columns/x.html');
    assert.equal((await (await fetch(`${url}/readyz`)).json()).status, 'ok');
  });

  it('says in one line that the port is taken, and lets go of the database', async () => {
    const port = await takePort();
    const database = join(makeDirectory(), 'votes.db');
    await assert.rejects(start({ port, database }), {
      name: 'ServiceError',
      message: new RegExp(`^端口 ${port} 已被占用.*Port ${port} is taken.*$`),
    });
    const { url } = await start({ database });
    assert.equal((await fetch(`${url}/healthz`)).status, 200);
  });

  it('goes on to the next free port when asked to', async () => {
    const port = await takePort();
    const { url } = await start({ port, tryNextPorts: true });
    const next = Number(new URL(url).port);
    assert.ok(next > port && next <= port + 20, url);
  });

  it('says in one line that the address is not of this machine', async () => {
    await assert.rejects(start({ host: '203.0.113.1' }), {
      name: 'ServiceError',
      message: /^无法在 203\.0\.113\.1:0 上监听[^\n]*$/,
    });
  });

  it('refuses a wrong configuration before it touches the disk', async () => {
    await assert.rejects(start({ campaigns: 'x', database: '/dev/null/x' }), {
      name: 'ServiceError',
      message: /campaigns = "x"/,
    });
  });

  it('refuses a large body on the wire, announced or not, and lives on', async () => {
    const { url } = await start();
    const { mint } = client(fetch, url);
    const headers = { 'Content-Type': 'application/json', Authorization: `Bearer ${await mint('other')}` };
    const path = `${url}/v1/campaigns/other/items/fan-di/vote`;
    const send = (body) => fetch(path, { method: 'PUT', body, duplex: 'half', headers });
    assert.equal((await send('x'.repeat(5000))).status, 413);
    const chunk = new Uint8Array(600);
    const unannounced = new ReadableStream({
      start: (controller) => {
        for (let count = 0; count < 3; count++) controller.enqueue(chunk);
        controller.close();
      },
    });
    assert.equal((await send(unannounced)).status, 413);
    assert.equal((await fetch(`${url}/healthz`)).status, 200);
  });

  it('closes although a client holds its connection', async () => {
    const { url, close } = await start();
    await (await fetch(`${url}/healthz`)).text();
    const begun = performance.now();
    await close();
    assert.ok(performance.now() - begun < 2000);
    await assert.rejects(fetch(`${url}/healthz`));
  });
});
