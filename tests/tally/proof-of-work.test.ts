import { expect } from '@open-wc/testing';
import { createChallenge, verifySolution } from 'altcha-lib';
import { deriveKey } from '../../node_modules/altcha-lib/dist/esm/v2/algorithms/web/pbkdf2.js';
import { solve, type Challenge } from '../../src/tally/proof-of-work.js';
import { TallyError } from '../../src/tally/tally-adapter.js';

const secrets = { hmacSignatureSecret: 'signs challenges', hmacKeySignatureSecret: 'signs keys' };
const { signal } = new AbortController();
type Payload = Pick<Parameters<typeof verifySolution>[0], 'challenge' | 'solution'>;

/** As the service makes them: the counter is known to it, and the campaign is bound in. */
async function challengeFor(
  options: Partial<Parameters<typeof createChallenge>[0]> = {},
): Promise<Challenge> {
  const challenge = await createChallenge({
    algorithm: 'PBKDF2/SHA-256',
    cost: 100,
    counter: 30,
    data: { campaign: '最美社区工作者' },
    expiresAt: new Date(Date.now() + 300_000),
    deriveKey,
    ...secrets,
    ...options,
  });
  // What comes over the network.
  return JSON.parse(JSON.stringify(challenge)) as Challenge;
}

async function verify(payload: string, known = secrets): Promise<boolean> {
  const { challenge, solution } = JSON.parse(atob(payload)) as Payload;
  const { verified } = await verifySolution({ challenge, solution, deriveKey, ...known });
  return verified;
}

const RealWorker = window.Worker;

/** Counts the workers that are started, and can stand for an engine that refuses them. */
function watchWorkers(start = (url: string): Worker => new RealWorker(url)): string[] {
  const started: string[] = [];
  window.Worker = function (url: string | URL) {
    started.push(String(url));
    return start(String(url));
  } as unknown as typeof Worker;
  return started;
}

describe('proof of work', () => {
  afterEach(() => {
    window.Worker = RealWorker;
  });

  it('solves what altcha-lib makes so that altcha-lib takes it, in one worker that ends', async () => {
    let ended = 0;
    const workers = watchWorkers((url) => {
      const worker = new RealWorker(url);
      const terminate = worker.terminate.bind(worker);
      worker.terminate = () => {
        ended += 1;
        terminate();
      };
      return worker;
    });
    const challenge = await challengeFor();
    const payload = await solve(challenge, signal);
    expect(await verify(payload)).to.equal(true);
    expect(JSON.parse(atob(payload))).to.deep.include({ challenge });
    expect(workers).to.have.lengthOf(1);
    const url = new URL(workers[0]!);
    expect([url.origin, url.pathname]).to.deep.equal([location.origin, '/src/tally/pow-worker.js']);
    expect(ended).to.equal(1);
  });

  const kinds: [name: string, options: Parameters<typeof challengeFor>[0]][] = [
    ['counter 0', { counter: 0 }],
    ['a counter above one byte', { counter: 300, cost: 1 }],
    ['SHA-384', { algorithm: 'PBKDF2/SHA-384' }],
    ['SHA-512 and a long key', { algorithm: 'PBKDF2/SHA-512', keyLength: 64 }],
    ['no known counter', { counter: undefined, keyPrefix: '0', cost: 10 }],
    ['an even prefix in capitals', { counter: undefined, keyPrefix: 'AB', cost: 1 }],
    ['no data', { data: undefined }],
  ];
  for (const [name, options] of kinds) {
    it(`solves a challenge with ${name}`, async () => {
      const payload = await solve(await challengeFor(options), signal);
      expect(await verify(payload)).to.equal(true);
      // Derived anew, and not only compared with the signed key.
      const { hmacSignatureSecret } = secrets;
      expect(await verify(payload, { hmacSignatureSecret } as typeof secrets)).to.equal(true);
    });
  }

  it('makes what fits into the kilobyte of a session', async () => {
    const payload = await solve(await challengeFor({ data: { campaign: 'c'.repeat(64) } }), signal);
    expect(JSON.stringify({ pow: payload }).length).to.be.at.most(1024);
  });

  it('is refused by altcha-lib when a digit of it is changed', async () => {
    const payload = JSON.parse(atob(await solve(await challengeFor(), signal))) as Payload;
    const { derivedKey } = payload.solution;
    payload.solution.derivedKey = derivedKey.slice(0, -1) + (derivedKey.endsWith('0') ? '1' : '0');
    const { challenge, solution } = payload;
    expect((await verifySolution({ challenge, solution, deriveKey, ...secrets })).verified).to.equal(false);
  });

  const refusals: [name: string, start: () => Worker][] = [
    [
      'throw',
      () => {
        throw new DOMException('refused', 'SecurityError');
      },
    ],
    ['have no file', () => new RealWorker('/src/tally/there-is-none.js')],
    ['are no script', () => new RealWorker('/README.md')],
    [
      'cannot derive keys',
      () => new RealWorker(URL.createObjectURL(new Blob(["onmessage = () => postMessage('failed')"]))),
    ],
  ];
  for (const [name, start] of refusals) {
    it(`solves it in the page where workers ${name}`, async () => {
      watchWorkers(start);
      expect(await verify(await solve(await challengeFor(), signal))).to.equal(true);
    });
  }

  it('does not wait for a worker that never comes', async () => {
    const silent = { postMessage: () => undefined, terminate: () => undefined };
    watchWorkers(() => silent as unknown as Worker);
    expect(await verify(await solve(await challengeFor(), signal))).to.equal(true);
  });

  for (const [name, start] of [
    ['in the worker', undefined],
    ['in the page', () => expect.fail('refused') as never],
  ] as const) {
    it(`ends ${name} when nobody waits any more, with the reason of that`, async () => {
      watchWorkers(start);
      const controller = new AbortController();
      const solving = solve(
        await challengeFor({ counter: undefined, keyPrefix: '0'.repeat(12), cost: 1000 }),
        controller.signal,
      );
      const timer = setTimeout(() => controller.abort(), 100);
      const error = await solving.catch((reason: unknown) => reason);
      clearTimeout(timer);
      expect((error as DOMException).name).to.equal('AbortError');
    });
  }

  it('asks for nothing when it is over before it begins', async () => {
    const workers = watchWorkers();
    const controller = new AbortController();
    controller.abort();
    const error = await solve(await challengeFor(), controller.signal).catch((reason: unknown) => reason);
    expect((error as DOMException).name).to.equal('AbortError');
    expect(workers).to.deep.equal([]);
  });

  it('says insecure where the page has no cryptography', async () => {
    const workers = watchWorkers();
    const challenge = await challengeFor();
    Object.defineProperty(crypto, 'subtle', { configurable: true, value: undefined });
    try {
      const error = await solve(challenge, signal).catch((reason: unknown) => reason);
      expect(error).to.be.instanceOf(TallyError);
      expect((error as TallyError).code).to.equal('insecure');
    } finally {
      delete (crypto as { subtle?: unknown }).subtle;
    }
    expect(crypto.subtle).to.be.instanceOf(SubtleCrypto);
    expect(workers).to.deep.equal([]);
  });

  const wrong: [name: string, change: object][] = [
    ['another algorithm', { algorithm: 'ARGON2ID' }],
    ['an empty prefix', { keyPrefix: '' }],
    ['a prefix longer than the key', { keyPrefix: '0'.repeat(65) }],
    ['a prefix of letters', { keyPrefix: 'xyz' }],
    ['a salt of letters', { salt: 'salt' }],
    ['an odd nonce', { nonce: 'abc' }],
    ['cost 0', { cost: 0 }],
    ['no prefix', { keyPrefix: undefined }],
  ];
  for (const [name, change] of wrong) {
    it(`calls a challenge with ${name} malformed`, async () => {
      const challenge = await challengeFor();
      Object.assign(challenge.parameters, change);
      const error = await solve(challenge, signal).catch((reason: unknown) => reason);
      expect(error).to.be.instanceOf(TallyError);
      expect((error as TallyError).code).to.equal('malformed');
    });
  }
});
