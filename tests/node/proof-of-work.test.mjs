/** What readers load: the built modules and the worker's file, in pages of every policy, verified as a service does. */
import assert from 'node:assert/strict';
import { readFile } from 'node:fs/promises';
import { after, before, describe, it } from 'node:test';
import { gzipSync } from 'node:zlib';
import { createChallenge, verifySolution } from 'altcha-lib';
import { deriveKey } from 'altcha-lib/algorithms/pbkdf2';
import { findSolution } from '../../dist/tally/find-solution.js';
import { openSite, strictPolicy } from '../hostile/host-page.mjs';

const secrets = { hmacSignatureSecret: 'signs challenges', hmacKeySignatureSecret: 'signs keys' };
const makeChallenge = (options) =>
  createChallenge({
    algorithm: 'PBKDF2/SHA-256',
    cost: 500,
    counter: 40,
    data: { campaign: '最美' },
    expiresAt: new Date(Date.now() + 300_000),
    deriveKey,
    ...secrets,
    ...options,
  });
const verify = async ({ challenge, solution }) =>
  (await verifySolution({ challenge, solution, deriveKey, ...secrets })).verified;

describe('finding a solution in Node', () => {
  for (const counter of [0, 1, 3, 4, 255, 256, 1000]) {
    it(`finds counter ${counter}, by another implementation of the derivation`, async () => {
      const challenge = await makeChallenge({ counter, cost: 1 });
      const solution = await findSolution(challenge);
      assert.equal(solution.counter, counter);
      assert.equal(await verify({ challenge, solution }), true);
    });
  }
});

describe('the proof of work in a page', () => {
  const page = '<script type="module" src="/page.js"></script>';
  const script = `import { solve } from '/tally/proof-of-work.js'; window.solve = solve;`;
  let site;
  before(async () => {
    site = await openSite();
  });
  after(() => site.close());

  const policies = [
    ['strict', strictPolicy, true],
    ['without workers', `${strictPolicy}; worker-src 'none'`, false],
    ['with Trusted Types', `${strictPolicy}; require-trusted-types-for 'script'`, true],
    [
      'with Trusted Types that are not ours',
      `${strictPolicy}; require-trusted-types-for 'script'; trusted-types lit-html`,
      false,
    ],
    ['of a sandbox without an origin', 'sandbox allow-scripts', false],
  ];
  for (const [name, policy, hasWorker] of policies) {
    it(`is done ${hasWorker ? 'in a worker' : 'in the page'} under a policy ${name}`, async () => {
      const visit = await site.visit({ head: page, body: '', policy, script });
      let workers = 0;
      visit.page.on('workercreated', () => (workers += 1));
      await visit.page.waitForFunction('window.solve');
      const challenge = await makeChallenge();
      const payload = await visit.page.evaluate(
        (each) => window.solve(each, new AbortController().signal),
        challenge,
      );
      const violations = await visit.page.evaluate(() => window.violations);
      await visit.close();
      assert.equal(await verify(JSON.parse(atob(payload))), true);
      assert.equal(workers, hasWorker ? 1 : 0);
      if (hasWorker) assert.deepEqual(violations, []);
      else assert.ok(violations.length <= 1, `at most one report: ${violations}`);
    });
  }
});

describe("the worker's file", () => {
  it('is one classic script of at most 2 KB after gzip', async () => {
    const code = await readFile(new URL('../../dist/tally/pow-worker.js', import.meta.url));
    assert.doesNotMatch(code.toString(), /\b(import|export)\b/);
    assert.ok(gzipSync(code, { level: 9 }).length <= 2048);
  });
});
