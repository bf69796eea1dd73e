import assert from 'node:assert/strict';
import { randomUUID } from 'node:crypto';
import { join } from 'node:path';
import { describe, it } from 'node:test';
import fc from 'fast-check';
import { checkAnswer, deviationsOf, document, pathOf } from './openapi.mjs';
import { exchangeBytes } from './raw-http.mjs';
import { makeDirectory } from './places.mjs';
import {
  ADMIN_KEY,
  ASSERTION_SECRET,
  CAMPAIGNS,
  client,
  runCli,
  writeConfiguration,
} from './service-fixture.mjs';

/** `LONG=1` for the full count. */
const REQUESTS = Number(process.env.FUZZ_REQUESTS ?? (process.env.LONG ? 100_000 : 2000));
const AT_ONCE = 20;
const BATCH = 500;

const oneOf = fc.constantFrom;
const ids = oneOf(
  ...[
    'lane',
    'other',
    'once',
    'daily',
    'clap',
    'hidden',
    'secret',
    'work',
    'vouched',
    'compat',
    'none',
    'fan-di',
  ],
  ...[
    'li-lan',
    '%00',
    '%2e%2e',
    '..',
    '%zz',
    '%ff',
    '__proto__',
    'constructor',
    'x'.repeat(65),
    '%E8%8C%83',
    'A',
    '',
  ],
);
const templates = Object.keys(document.paths);
const path = fc
  .tuple(
    oneOf(...templates, '/', '/v1', '//v1/x', '/v1/campaigns', '*', 'x', 'http://evil.cn/healthz'),
    ids,
    ids,
  )
  .map(([template, campaign, item]) => template.replace('{campaign}', campaign).replace('{item}', item));
const query = fc.oneof(
  { weight: 4, arbitrary: fc.constant('') },
  oneOf(
    '?items=fan-di,x',
    '?items=',
    '?limit=0',
    '?limit=5&cursor=1',
    '?url=%',
    '?url=x',
    '?rev=1',
    '?a=%ff',
    '??',
  ),
  fc.string({ maxLength: 30 }).map((text) => `?${encodeURIComponent(text)}`),
);
const method = fc.oneof(
  { weight: 12, arbitrary: oneOf('GET', 'POST', 'PUT', 'DELETE', 'PATCH', 'HEAD', 'OPTIONS') },
  oneOf('TRACE', 'PURGE', 'SEARCH', 'get', 'G T'),
);

/** Headers that the service looks at, right and wrong. `token` is put in later. */
const header = fc.oneof(
  { weight: 6, arbitrary: fc.constant('Content-Type: application/json') },
  { weight: 6, arbitrary: fc.constant('Authorization: Bearer TOKEN') },
  oneOf(
    ...[
      'text/plain',
      'application/json; charset=utf-8',
      'application/json; charset=x',
      'multipart/form-data',
      '',
    ].map((type) => `Content-Type: ${type}`),
    ...[`Bearer ${ADMIN_KEY}`, 'Bearer x', 'Basic eDp4', 'Bearer', 'Bearer v2..'].map(
      (it) => `Authorization: ${it}`,
    ),
    ...['https://news.example.cn', 'null', 'https://evil.cn', '', '\xff'].map(
      (origin) => `Origin: ${origin}`,
    ),
    ...['gzip', 'identity', 'x'].map((encoding) => `Content-Encoding: ${encoding}`),
    ...['1', '-1', 'x', '99999999999', '1, 1'].map((length) => `Content-Length: ${length}`),
    ...[
      'Transfer-Encoding: chunked',
      'Transfer-Encoding: gzip, chunked',
      'Expect: 100-continue',
      'Expect: x',
    ],
    ...[
      'X-Forwarded-For: 1.2.3.4',
      'If-None-Match: *',
      'If-None-Match: W/"1"',
      'Last-Event-ID: 1',
      'Last-Event-ID: x',
    ],
    ...['Host: a b', 'Host: evil.cn', 'Range: bytes=0-1', 'Upgrade: websocket', 'Cookie: a=b', 'Referer: x'],
  ),
  fc
    .tuple(fc.stringMatching(/^[A-Za-z-]{1,20}$/), fc.string({ maxLength: 60 }))
    .map(([name, value]) => `${name}: ${value.replace(/[\r\n]/g, '')}`),
);

const operation = fc.record(
  {
    op: fc.oneof(
      fc.constant(undefined).map(() => randomUUID()),
      oneOf('x', 1, null),
    ),
    seq: fc.oneof({ weight: 4, arbitrary: fc.maxSafeNat() }, oneOf(-1, 0.5, 2 ** 53, '1', null)),
    item: oneOf('fan-di', 'li-lan', 'none', '', 1),
    kind: oneOf('like', 'unlike', 'clap', 'x'),
    n: oneOf(1, 2, 0, -1, 1e9),
    extra: fc.anything(),
  },
  { requiredKeys: ['op', 'seq'] },
);
const jsonBody = fc
  .oneof(
    { weight: 3, arbitrary: operation },
    { weight: 2, arbitrary: fc.record({ ops: fc.array(operation, { maxLength: 60 }) }) },
    fc.record({ ops: fc.array(operation, { maxLength: 3 }), token: fc.constant('TOKEN') }),
    fc.record({ items: fc.array(oneOf('fan-di', 1, 'x'.repeat(100))) }),
    fc.record({ pow: fc.string(), assertion: fc.string() }, { requiredKeys: [] }),
    fc.record({ state: oneOf('open', 'paused', 'x', 1), title: fc.string() }, { requiredKeys: [] }),
    fc.record({
      predicate: fc.record({ item: fc.string(), from: fc.string() }, { requiredKeys: [] }),
      reason: fc.string(),
    }),
    fc.jsonValue(),
  )
  .map((value) => Buffer.from(JSON.stringify(value) ?? ''));
const body = fc.oneof(
  { weight: 6, arbitrary: jsonBody },
  // A byte of it turned into another: often no UTF-8 any more.
  fc.tuple(jsonBody, fc.nat(), fc.nat(255)).map(([bytes, at, value]) => {
    const copy = Buffer.from(bytes);
    if (copy.length > 0) copy[at % copy.length] = value;
    return copy;
  }),
  fc.uint8Array({ maxLength: 200 }).map((bytes) => Buffer.from(bytes)),
  oneOf(
    '',
    '❤️',
    '"3,4"',
    '['.repeat(900),
    '{"a":'.repeat(200),
    '\ufeff{}',
    'x'.repeat(1100),
    'x'.repeat(17_000),
  ).map((text) => Buffer.from(text)),
);

/** How the body is announced: rightly, wrongly, in pieces, or not at all. */
const framing = fc.oneof(
  { weight: 6, arbitrary: fc.constant('length') },
  oneOf('chunked', 'none', 'short', 'long', 'broken'),
);

/** Routes as they are meant, so that what follows the first checks is reached too. */
const routes = templates.flatMap((template) =>
  Object.keys(document.paths[template])
    .filter((name) => name !== 'parameters')
    .map((name) => ({ method: name.toUpperCase(), template })),
);
const good = oneOf('other', 'other', 'lane', 'once', 'clap', 'hidden', 'work');
const likely = fc
  .record({
    route: fc.oneof(
      { weight: 3, arbitrary: oneOf(...routes) },
      fc.constant({ method: 'PUT', template: '/v1/campaigns/{campaign}/items/{item}/vote' }),
    ),
    campaign: good,
    extra: fc.array(header, { maxLength: 1 }),
    key: oneOf('TOKEN', 'TOKEN', 'TOKEN', ADMIN_KEY),
    query,
    body,
    framing,
  })
  .map(({ route: { method, template }, campaign, extra, key, query, body, framing }) => {
    const path = template.replace('{campaign}', campaign).replace('{item}', 'fan-di');
    const headers = ['Content-Type: application/json', `Authorization: Bearer ${key}`, ...extra];
    return { method, path, query, headers, body, framing };
  });

/** Votes that count, so that those beside them meet a service at work. */
const right = fc.maxSafeNat().map((seq) => ({
  ...{ method: 'PUT', path: '/v1/campaigns/compat/items/fan-di/vote', query: '', framing: 'length' },
  headers: ['Content-Type: application/json', 'Authorization: Bearer COMPAT'],
  body: Buffer.from(JSON.stringify({ op: randomUUID(), seq })),
}));

const unlikely = fc.record({
  method,
  path,
  query,
  headers: fc.array(header, { maxLength: 5 }),
  body,
  framing,
});
const request = fc
  .oneof({ weight: 10, arbitrary: likely }, { weight: 10, arbitrary: unlikely }, right)
  .map((made) => ({ ...made, bytesWith: (token) => bytesOf(made, token) }));
const garbage = fc.uint8Array({ maxLength: 300 }).map((bytes) => ({
  ...{ method: 'garbage', path: '', query: '', isGarbage: true },
  bytesWith: () => Buffer.from(bytes),
}));
const anything = fc.oneof({ weight: 30, arbitrary: request }, garbage);

function bytesOf({ method, path, query, headers, body, framing }, token) {
  const content = Buffer.from(body.toString('latin1').replaceAll('TOKEN', token.other), 'latin1');
  const lines = headers.map((line) => line.replace('TOKEN', token.other).replace('COMPAT', token.compat));
  const hex = content.length.toString(16);
  const pieces = { chunked: `${hex}\r\n`, broken: 'zz\r\n' }[framing];
  const lengths = {
    length: content.length,
    short: Math.max(0, content.length - 1),
    long: content.length + 9,
  };
  if (framing in lengths) lines.push(`Content-Length: ${lengths[framing]}`);
  if (pieces) lines.push('Transfer-Encoding: chunked');
  const head = [`${method} ${path}${query} HTTP/1.1`, 'Host: x', ...lines, 'Connection: close', '', ''].join(
    '\r\n',
  );
  const parts = [Buffer.from(head, 'latin1')];
  if (pieces) parts.push(Buffer.from(pieces), content, Buffer.from('\r\n0\r\n\r\n'));
  else if (framing !== 'none') parts.push(content);
  return Buffer.concat(parts);
}

/** Throws unless the answer is one that the service may give. */
async function check({ method, path, query }, response) {
  // Whoever sends half a request and hangs up may get nothing.
  if (!response) return 'none';
  const { status } = response;
  assert.ok(status < 500, `${status}`);
  if (response.headers.get('Content-Type') === 'text/event-stream' || method === 'HEAD') return status;
  if (method === 'OPTIONS' && status === 204) return status;
  const address = path.startsWith('http') ? new URL(path).pathname : path;
  const operation = document.paths[pathOf(address)]?.[method.toLowerCase()];
  if (operation?.responses[status]) {
    await checkAnswer(method, address + query, response);
    return status;
  }
  assert.equal(response.headers.get('Content-Type'), 'application/problem+json', `${status}`);
  const problem = await response.json();
  assert.equal(problem.status, status);
  assert.deepEqual(deviationsOf(problem, document.components.schemas.Problem, 'body'), []);
  // What is no operation of the document has the first list; an operation answers beyond its own only what HTTP itself is for.
  const expected = operation ? [400, 408, 417, 431] : [400, 401, 403, 404, 405, 408, 413, 417, 431];
  assert.ok(expected.includes(status), `${status} ${problem.code}`);
  return status;
}

describe('fuzz', () => {
  it(
    `answers ${REQUESTS} requests of any shape with what is documented, without a crash`,
    { timeout: 60_000 + REQUESTS * 10 },
    async (test) => {
      const directory = makeDirectory();
      const file = writeConfiguration(directory, { campaigns: CAMPAIGNS });
      const argv = ['--campaigns', file, '--database', join(directory, 'votes.db'), '--port', '0'];
      const run = runCli([...argv, '--admin-key', ADMIN_KEY, '--allow-origin', 'https://news.example.cn'], {
        LANELIGHT_RATE_LIMITS: 'off',
        SHARED: ASSERTION_SECRET,
      });
      const url = await run.listening;
      const port = Number(new URL(url).port);
      const { mint, put, admin } = client(fetch, url);
      const token = { other: await mint('other'), compat: await mint('compat') };
      const seen = new Map();
      const failures = [];
      const seed = Number(process.env.FUZZ_SEED ?? Date.now() % 2 ** 31);
      const send = async (one) => {
        try {
          const status = await check(one, await exchangeBytes(port, one.bytesWith(token)));
          seen.set(status, (seen.get(status) ?? 0) + 1);
        } catch (error) {
          const bytes = one.bytesWith(token).toString('latin1').slice(0, 600);
          failures.push(`${error.message}\n${JSON.stringify(bytes)}`);
        }
      };
      for (let sent = 0; sent < REQUESTS && failures.length === 0; sent += BATCH) {
        const queue = fc.sample(anything, { numRuns: Math.min(BATCH, REQUESTS - sent), seed: seed + sent });
        const work = async () => {
          for (let one = queue.pop(); one; one = queue.pop()) await send(one);
        };
        await Promise.all(Array.from({ length: AT_ONCE }, work));
      }
      assert.deepEqual(failures, [], `FUZZ_SEED=${seed}`);
      // It went deep enough to prove something, and the service is as well as before.
      for (const status of [200, 201, 400, 401, 403, 404, 405, 413, 415]) {
        assert.ok(seen.get(status) > 0, `${status} in ${JSON.stringify([...seen])}`);
      }
      await admin('PATCH', 'other', { state: 'open' });
      assert.equal((await put(await mint('other'), randomUUID(), { campaign: 'other' })).status, 201);
      assert.equal(run.stderr.replace(/^lanelight-service: audit .*\n/gm, ''), '');
      run.child.kill('SIGTERM');
      assert.equal(await run.exit, 0);
      test.diagnostic(`${JSON.stringify(Object.fromEntries(seen))}`);
    },
  );
});
