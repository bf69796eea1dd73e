import assert from 'node:assert/strict';
import { randomUUID } from 'node:crypto';
import { Readable } from 'node:stream';
import { describe, it } from 'node:test';
import { exportJWK, generateKeyPair, SignJWT } from 'jose';
import { EngineUnavailable } from '../dist/engine.js';
import { Demand } from '../dist/identity/demand.js';
import { clientAddress, NetworkNames, networkOf, parseBlockList } from '../dist/identity/network.js';
import { encode, solve } from './proof.mjs';
import { ASSERTION_SECRET, CAMPAIGNS, makeApp, refusal, wrapped } from './service-fixture.mjs';

const PROBLEM = 'application/problem+json';
/** A request as it comes from a socket with this address. */
const from = (remoteAddress) => ({
  incoming: Object.assign(Readable.from([Buffer.from('{}')]), { socket: { remoteAddress } }),
});

describe('proof of work', () => {
  const challengeOf = async (response) => {
    assert.equal(response.status, 428);
    const { code, challenge } = await response.json();
    assert.equal(code, 'challenge');
    return challenge;
  };

  it('makes one voter of one solution, within 1 KB', async () => {
    const { openSession, put } = await makeApp();
    const challenge = await challengeOf(await openSession('work'));
    const pow = await solve(challenge);
    assert.ok(JSON.stringify({ pow }).length + 64 - 'work'.length < 1024, 'also with the longest id');
    const made = await openSession('work', { pow });
    assert.equal(made.status, 201);
    const { token } = await made.json();
    assert.equal((await put(token, randomUUID(), { campaign: 'work' })).status, 201);
    await challengeOf(await openSession('work', { pow }));
  });

  it('makes one voter of one solution that is sent 50 times at once', async () => {
    const { openSession } = await makeApp();
    const pow = await solve(await challengeOf(await openSession('work')));
    const all = await Promise.all(Array.from({ length: 50 }, () => openSession('work', { pow })));
    const statuses = all.map(({ status }) => status).sort();
    assert.deepEqual(statuses, [201, ...Array(49).fill(428)]);
  });

  it('is remembered as spent over a restart', async () => {
    const before = await makeApp();
    const pow = await solve(await challengeOf(await before.openSession('work')));
    assert.equal((await before.openSession('work', { pow })).status, 201);
    await before.close();
    const after = await makeApp({ file: before.file });
    await challengeOf(await after.openSession('work', { pow }));
  });

  it('holds for its campaign, in its time, with its numbers, and signed', async () => {
    const campaigns = [...CAMPAIGNS, { id: 'work-2', title: 'x', items: [{ id: 'a', title: 'a' }] }];
    const { openSession, clock } = await makeApp({ campaigns });
    const challenge = await challengeOf(await openSession('work'));
    const pow = await solve(challenge);
    await challengeOf(await openSession('work-2', { pow }));
    const payload = JSON.parse(Buffer.from(pow, 'base64'));
    const forged = (change) => encode({ ...payload, challenge: { ...challenge, ...change } });
    for (const wrong of [
      ...['', 'x', '%', 'bnVsbA==', encode({}), encode({ challenge: {}, solution: {} })],
      forged({ signature: '00'.repeat(32) }),
      forged({ parameters: { ...challenge.parameters, expiresAt: challenge.parameters.expiresAt + 60 } }),
      forged({ parameters: { ...challenge.parameters, nonce: '00'.repeat(16) } }),
      encode({ ...payload, solution: { ...payload.solution, derivedKey: '00'.repeat(32) } }),
      encode({ ...payload, solution: null }),
    ]) {
      await challengeOf(await openSession('work', { pow: wrong }));
    }
    clock.time += 6 * 60_000;
    await challengeOf(await openSession('work', { pow }));
    assert.equal(await refusal(await openSession('work', { pow: 1 })), `400 bad-request ${PROBLEM}`);
  });

  it('makes nobody a voter while the spent ones cannot be looked up', async () => {
    const { openSession } = await makeApp({
      wrapEngine: (engine) => wrapped(engine, { spend: () => Promise.reject(new EngineUnavailable('down')) }),
    });
    const pow = await solve(await challengeOf(await openSession('work')));
    const response = await openSession('work', { pow });
    assert.equal(response.headers.get('Retry-After'), '2');
    assert.equal(await refusal(response), `503 unavailable ${PROBLEM}`);
  });

  it('is never asked for in an anonymous campaign', async () => {
    const { openSession } = await makeApp();
    assert.equal((await openSession('lane')).status, 201);
  });

  it('grows with what a network asks for, and shrinks with time', () => {
    let now = 0;
    const demand = new Demand(() => now);
    const after = (count) => Array.from({ length: count }, () => demand.add('a')).at(-1);
    assert.equal(after(100), 1, 'a whole office at once');
    assert.equal(after(200), 3);
    assert.equal(after(10_000), 32);
    assert.equal(demand.add('b'), 1);
    now = 3 * 3_600_000;
    assert.equal(demand.add('a'), 1);
  });

  it('is dearer for whom demand says so', async () => {
    const wide = { burst: 100_000, perSecond: 100_000 };
    const limits = { sessions: wide, networks: wide, votes: wide };
    const { request } = await makeApp({ limits });
    const ask = async (address) => {
      const init = { method: 'POST', headers: { 'Content-Type': 'application/json' }, body: '{}' };
      return challengeOf(await request('/v1/campaigns/work/session', init, from(address)));
    };
    // The counter is secret; how many keys it takes is not, on the average.
    const tries = async (address) => {
      const payload = JSON.parse(Buffer.from(await solve(await ask(address)), 'base64'));
      return payload.solution.counter;
    };
    for (let count = 0; count < 400; count++) await ask('203.0.113.7');
    assert.ok((await tries('203.0.113.200')) >= 400, 'the same network');
    assert.ok((await tries('203.0.114.7')) <= 300, 'its neighbour');
  });
});

describe('assertion', () => {
  const key = new TextEncoder().encode(ASSERTION_SECRET);
  const sign = (claims = {}, { secret = key, alg = 'HS256', at } = {}) =>
    new SignJWT({ iss: 'https://news.example.cn', sub: 'reader-1', aud: 'vouched', ...claims })
      .setProtectedHeader({ alg })
      .setIssuedAt(at)
      .setExpirationTime(at + 300)
      .sign(secret);

  it('makes one person one voter, on every device', async () => {
    const { openSession, put, clock } = await makeApp();
    const at = Math.floor(clock.time / 1000);
    const tokenFor = async (sub) =>
      (await (await openSession('vouched', { assertion: await sign({ sub }, { at }) })).json()).token;
    const vote = async (token) => (await put(token, randomUUID(), { campaign: 'vouched' })).json();
    assert.equal((await vote(await tokenFor('reader-1'))).status, 'counted');
    const again = await vote(await tokenFor('reader-1'));
    assert.deepEqual([again.status, again.count], ['duplicate', 1]);
    assert.equal((await vote(await tokenFor('reader-2'))).count, 2);
  });

  it('is refused when forged, late, unsigned, of another issuer or for another campaign', async () => {
    const { openSession, clock } = await makeApp();
    const at = Math.floor(clock.time / 1000);
    const unsigned = (await sign({}, { at })).split('.');
    unsigned[0] = Buffer.from('{"alg":"none"}').toString('base64url');
    for (const assertion of [
      ...['', 'x', 'a.b.c', unsigned.join('.'), `${unsigned[0]}.${unsigned[1]}.`],
      await sign({}, { at, secret: new TextEncoder().encode('x'.repeat(32)) }),
      await sign({}, { at: at - 3600 }),
      await sign({}, { at: at + 3600 }),
      await sign({ iss: 'https://evil.cn' }, { at }),
      await sign({ aud: 'lane' }, { at }),
      await sign({ sub: '' }, { at }),
      await sign({ sub: undefined }, { at }),
    ]) {
      assert.equal(await refusal(await openSession('vouched', { assertion })), `401 unauthorized ${PROBLEM}`);
    }
    assert.equal(await refusal(await openSession('vouched')), `403 assertion-required ${PROBLEM}`);
  });

  it('may be signed with a key of which the service knows the public half', async () => {
    const { publicKey, privateKey } = await generateKeyPair('ES256', { extractable: true });
    const jwks = { keys: [{ ...(await exportJWK(publicKey)), alg: 'ES256' }] };
    const vouched = CAMPAIGNS.find(({ id }) => id === 'vouched');
    const identity = { minimum: 'assertion', assertion: { jwks } };
    const { openSession, clock } = await makeApp({ campaigns: [{ ...vouched, identity }] });
    const at = Math.floor(clock.time / 1000);
    const assertion = await sign({}, { at, secret: privateKey, alg: 'ES256' });
    assert.equal((await openSession('vouched', { assertion })).status, 201);
    const confused = await sign({}, { at, secret: new TextEncoder().encode(JSON.stringify(jwks.keys[0])) });
    assert.equal((await openSession('vouched', { assertion: confused })).status, 401);
  });

  it('is asked of those who have a token already when the campaign begins to ask for more', async () => {
    const { mint, put, admin } = await makeApp();
    const token = await mint();
    await admin('PATCH', 'lane', { identity: { minimum: 'pow' } });
    assert.equal(await refusal(await put(token, randomUUID())), `401 unauthorized ${PROBLEM}`);
  });
});

describe('addresses', () => {
  it('come from the socket, unless a proxy is trusted; what a client writes is never believed', () => {
    const forged = '1.2.3.4, 198.51.100.9';
    assert.equal(clientAddress('203.0.113.7', forged, undefined), '203.0.113.7');
    assert.equal(clientAddress('127.0.0.1', forged, 1), '198.51.100.9');
    assert.equal(clientAddress('127.0.0.1', forged, 2), '1.2.3.4');
    assert.equal(clientAddress('127.0.0.1', '198.51.100.9', 5), '198.51.100.9');
    assert.equal(clientAddress('127.0.0.1', undefined, 1), '127.0.0.1');
    assert.equal(clientAddress('127.0.0.1', 'unknown', 1), '127.0.0.1');
    const list = parseBlockList('127.0.0.1, 10.0.0.0/8, ::1');
    assert.equal(clientAddress('127.0.0.1', '1.2.3.4, 198.51.100.9, 10.1.1.1', list), '198.51.100.9');
    assert.equal(clientAddress('203.0.113.7', forged, list), '203.0.113.7', 'not a proxy that is trusted');
    assert.equal(clientAddress('::ffff:127.0.0.1', forged, list), '198.51.100.9');
    for (const wrong of ['nginx', '10.0.0.0/33', '10.0.0.0/', '10.0.0/8', '::1/129', '1.2.3.4/8/8', '']) {
      assert.equal(parseBlockList(wrong), undefined, wrong);
    }
  });

  it('of one network are one neighbour: IPv4 /24, IPv6 /56', () => {
    assert.equal(networkOf('203.0.113.7'), networkOf('::ffff:203.0.113.250'));
    assert.notEqual(networkOf('203.0.113.7'), networkOf('203.0.114.7'));
    assert.equal(networkOf('2001:db8:1:ff00::1'), networkOf('2001:0DB8:1:ff7f:1:2:3:4'));
    assert.notEqual(networkOf('2001:db8:1:ff00::1'), networkOf('2001:db8:1:fe00::1'));
    assert.equal(networkOf('::1'), networkOf('::2'));
    assert.equal(networkOf('fe80::1%eth0'), networkOf('fe80::2'));
    assert.equal(networkOf(''), networkOf('nonsense'));
  });

  it('have another name each day', () => {
    let now = 0;
    const names = new NetworkNames(() => now);
    const first = names.of('203.0.113.7');
    assert.equal(names.of('203.0.113.8'), first);
    assert.doesNotMatch(first, /203/);
    now = 86_400_000;
    assert.notEqual(names.of('203.0.113.7'), first);
  });

  it('gain nothing by a forged header, and bound new voters of one network', async () => {
    const wide = { burst: 1000, perSecond: 1000 };
    const limits = { sessions: wide, votes: wide, networks: { burst: 100, perSecond: 0.001 } };
    const ask = async (trustProxy) => {
      const { request } = await makeApp({ limits, trustProxy });
      const open = async (address, forwarded) => {
        const headers = { 'Content-Type': 'application/json', 'X-Forwarded-For': forwarded };
        const init = { method: 'POST', headers, body: '{}' };
        return (await request('/v1/campaigns/lane/session', init, from(address))).status;
      };
      const statuses = [];
      for (let count = 0; count < 150; count++) statuses.push(await open('203.0.113.7', `1.2.${count}.4`));
      return { open, refused: statuses.indexOf(429), opened: statuses.filter((it) => it === 201).length };
    };
    const { open, refused, opened } = await ask(undefined);
    // A hundred people of one office all come in, and then it is enough for a while.
    assert.deepEqual([refused, opened], [100, 100]);
    assert.equal(await open('203.0.114.7', '203.0.113.7'), 201);
    // The control: the same headers from a proxy that is believed are 150 networks.
    assert.equal((await ask(1)).opened, 150);
  });
});

describe('buttons of others', () => {
  const plain = (body) => ({ method: 'POST', headers: { 'Content-Type': 'text/plain;charset=UTF-8' }, body });
  const address = '?url=https%3A%2F%2Fnews.example.cn%2Ffan-di.html%3Fa%3D1';

  it('of Open Heart count the one emoji of the campaign, where it is switched on', async () => {
    const { request, get } = await makeApp();
    const path = '/oh/compat/fan-di';
    for (const body of ['❤️', '❤️=\r\n', '❤️ and more']) {
      assert.equal((await request(path, plain(body))).status, 200, body);
    }
    assert.deepEqual(await (await get(path)).json(), { '❤️': 3 });
    for (const body of ['', '7', '🥨', 'x❤️', '❤️‍🔥'])
      assert.equal(await refusal(await request(path, plain(body))), `400 bad-request ${PROBLEM}`, body);
    for (const off of ['/oh/lane/fan-di', '/oh/work/fan-di', '/oh/compat/nobody']) {
      assert.equal(await refusal(await request(off, plain('❤️'))), `404 not-found ${PROBLEM}`);
    }
  });

  it('of applause-button clap 1 to 10 times for the address that they stand on', async () => {
    const { request, get } = await makeApp();
    const clap = async (body) =>
      (await request(`/compat/applause/update-claps${address}`, plain(body))).json();
    assert.equal(await clap('"3,4.0.5"'), 3);
    assert.equal(await clap('"99,4.0.5"'), 13);
    assert.equal(await clap('"x"'), 14);
    assert.equal(await (await get(`/compat/applause/get-claps${address}`)).json(), 14);
    const byReferer = await get('/compat/applause/get-claps', {
      Referer: 'https://news.example.cn/fan-di.html',
    });
    assert.equal(await byReferer.json(), 14);
    const list = JSON.stringify(['http://news.example.cn/fan-di.html?x', 'https://else.cn/']);
    assert.deepEqual(await (await request('/compat/applause/get-multiple', plain(list))).json(), [
      { url: 'news.example.cn/fan-di.html', claps: 14 },
    ]);
  });
});
