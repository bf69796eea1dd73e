import assert from 'node:assert/strict';
import { randomBytes, randomUUID } from 'node:crypto';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, describe, it } from 'node:test';
import fc from 'fast-check';
import { makeManifest, votesJsonl } from '../dist/audit/export.js';
import { verifyDirectory } from '../dist/audit/verify.js';

export const NOON = Date.parse('2026-12-03T04:00:00Z');
const OPENS = Date.parse('2026-12-01T00:00:00Z');
const CLOSES = Date.parse('2026-12-08T00:00:00Z');

export const definition = (id, more = {}) => ({
  id,
  title: id,
  tz: 'Asia/Shanghai',
  opensAt: OPENS,
  closesAt: CLOSES,
  mode: 'toggle',
  showCounts: 'always',
  quotas: { perItem: 1 },
  identity: { minimum: 'anon' },
  // An item may have any name.
  items: ['fan-di', 'li-lan', 'null'].map((item) => ({ id: item, title: item })),
  ...more,
});
export const operation = (more = {}) => ({
  op: randomUUID(),
  seq: 1,
  campaign: 'lane',
  item: 'fan-di',
  kind: 'like',
  n: 1,
  voter: randomBytes(16).toString('hex'),
  level: 'anon',
  at: NOON,
  ...more,
});

export const DEFINITIONS = [
  definition('lane'),
  definition('once', { mode: 'once', quotas: { perItem: 1, perCampaign: 2 } }),
  definition('daily', { mode: 'daily', quotas: { perItem: 1, perDay: 2 } }),
  definition('clap', { mode: 'clap', quotas: { perItem: 10, perCampaign: 15 } }),
];

/**
 * What every engine must do. `open` gives a place of its own to each call without a place, and the same one to each call
 * with it: `{ engine, place }`.
 */
export function describeEngine(name, open, options = {}) {
  const start = async (place) => {
    const opened = await open(place);
    after(() => opened.engine.close());
    if (place === undefined) await opened.engine.applyFile(DEFINITIONS, OPENS - 1);
    const { engine } = opened;
    return {
      ...opened,
      vote: async (more) => (await engine.commit([operation(more)]))[0],
      counts: async (campaign = 'lane') => countsOf(await engine.tally(campaign)),
    };
  };

  describe(`engine: ${name}`, options, () => {
    it('counts a vote once, and answers its repetition with the first numbers', async () => {
      const { engine, vote, counts } = await start();
      const before = (await engine.tally('lane')).rev;
      const first = operation();
      const [counted] = await engine.commit([first]);
      assert.deepEqual(counted, { outcome: 'counted', count: 1, mine: 1, remaining: 0, rev: before + 1 });
      await vote();
      for (const at of [first.at, CLOSES + 1]) {
        const [again] = await engine.commit([{ ...first, at }]);
        assert.deepEqual(again, { ...counted, outcome: 'duplicate' });
      }
      assert.deepEqual(await counts(), { 'fan-di': 2 });
    });

    it('refuses an id that was used for something else, within one batch too', async () => {
      const { engine, counts } = await start();
      const first = operation();
      const others = [{ seq: 2 }, { item: 'li-lan' }, { kind: 'unlike' }, { voter: '00'.repeat(16) }];
      const results = await engine.commit([first, ...others.map((other) => ({ ...first, ...other }))]);
      const outcomes = results.map(({ outcome }) => outcome);
      assert.deepEqual(outcomes, ['counted', 'reused', 'reused', 'reused', 'reused']);
      const later = await engine.commit(others.map((other) => ({ ...first, ...other })));
      assert.deepEqual(new Set(later.map(({ outcome }) => outcome)), new Set(['reused']));
      assert.deepEqual(await counts(), { 'fan-di': 1 });
      // Ids are unique within their campaign only.
      const [elsewhere] = await engine.commit([{ ...first, campaign: 'once' }]);
      assert.equal(elsewhere.outcome, 'counted');
    });

    it('gives, takes back and gives again within one batch, in order', async () => {
      const { engine, counts } = await start();
      const voter = randomBytes(16).toString('hex');
      const kinds = ['like', 'like', 'unlike', 'unlike', 'like', 'unlike', 'like'];
      const results = await engine.commit(kinds.map((kind) => operation({ voter, kind })));
      assert.deepEqual(
        results.map(({ outcome, count, mine }) => `${outcome} ${count} ${mine}`),
        [
          'counted 1 1',
          'duplicate 1 1',
          'counted 0 0',
          'duplicate 0 0',
          'counted 1 1',
          'counted 0 0',
          'counted 1 1',
        ],
      );
      assert.deepEqual(await counts(), { 'fan-di': 1 });
      assert.deepEqual((await engine.mine('lane', voter)).votes, [
        { item: 'fan-di', day: 20790, n: 1, annulled: 0 },
      ]);
    });

    it('keeps to quotas per item, campaign and local day, and names the limit', async () => {
      const { vote } = await start();
      const voter = randomBytes(16).toString('hex');
      const outcome = async (more) => {
        const result = await vote({ voter, ...more });
        return result.limit ?? result.outcome;
      };
      assert.equal(await outcome({ campaign: 'once' }), 'counted');
      assert.equal(await outcome({ campaign: 'once' }), 'perItem');
      assert.equal(await outcome({ campaign: 'once', item: 'li-lan' }), 'counted');
      assert.equal(await outcome({ campaign: 'once', item: 'null' }), 'perCampaign');

      assert.equal(await outcome({ campaign: 'daily' }), 'counted');
      assert.equal(await outcome({ campaign: 'daily' }), 'perItem');
      assert.equal(await outcome({ campaign: 'daily', item: 'li-lan' }), 'counted');
      assert.equal(await outcome({ campaign: 'daily', item: 'null' }), 'perDay');
      const midnight = Date.parse('2026-12-03T16:00:00Z');
      assert.equal(await outcome({ campaign: 'daily', at: midnight - 1 }), 'perDay');
      assert.equal(await outcome({ campaign: 'daily', at: midnight }), 'counted');

      const clap = { campaign: 'clap', kind: 'clap' };
      assert.equal(await outcome({ ...clap, n: 11 }), 'perItem');
      assert.equal(await outcome({ ...clap, n: 10 }), 'counted');
      assert.equal(await outcome({ ...clap, n: 6, item: 'li-lan' }), 'perCampaign');
      assert.equal(await outcome({ ...clap, n: 5, item: 'li-lan' }), 'counted');
      assert.equal(await outcome({ ...clap, kind: 'unlike' }), 'wrong-mode');
    });

    it('counts from the first to the last moment of the window, and when it is not paused', async () => {
      const { engine, vote } = await start();
      const outcome = async (more) => {
        const result = await vote(more);
        return result.state ?? result.outcome;
      };
      assert.equal(await outcome({ at: OPENS - 1 }), 'scheduled');
      assert.equal(await outcome({ at: OPENS }), 'counted');
      assert.equal(await outcome({ at: CLOSES - 1 }), 'counted');
      assert.equal(await outcome({ at: CLOSES }), 'closed');
      await engine.changeCampaign({ id: 'lane', operatorState: 'paused', at: NOON });
      assert.equal(await outcome(), 'paused');
      await engine.changeCampaign({ id: 'lane', operatorState: 'open', at: NOON });
      assert.equal(await outcome(), 'counted');
      assert.equal(await outcome({ item: 'stranger' }), 'unknown');
      assert.equal(await outcome({ campaign: 'stranger' }), 'unknown');
    });

    it('keeps all of it over a restart', async () => {
      const { engine, place, counts } = await start();
      const first = operation();
      const [counted] = await engine.commit([first]);
      await engine.commit([operation({ item: 'null' })]);
      await engine.changeCampaign({ id: 'lane', operatorState: 'paused', at: NOON });
      const before = await counts();
      const [tally, secret] = [await engine.tally('lane'), await engine.secret('token')];
      await engine.close();

      const next = await start(place);
      assert.deepEqual(await next.counts(), before);
      assert.equal((await next.engine.tally('lane')).rev, tally.rev);
      assert.deepEqual(Buffer.from(await next.engine.secret('token')), Buffer.from(secret));
      assert.deepEqual(await next.engine.commit([first]), [{ ...counted, outcome: 'duplicate' }]);
      // What the administration changed survives the file that did not change.
      await next.engine.applyFile(DEFINITIONS, NOON);
      assert.equal(next.engine.campaign('lane').operatorState, 'paused');
      assert.equal(next.engine.campaigns().length, DEFINITIONS.length);
    });

    it('annuls by any member of the predicate, and leaves the quota used', async () => {
      const { engine, vote, counts } = await start();
      const [bot, reader] = ['aa'.repeat(16), 'bb'.repeat(16)];
      await vote({ voter: bot });
      await vote({ voter: bot, item: 'li-lan' });
      await vote({ voter: reader, level: 'pow', at: NOON + 1 });
      const annul = async (predicate) =>
        (await engine.annul({ campaign: 'lane', predicate, reason: '机器"刷票"', at: NOON })).votes;
      assert.equal(await annul({ voter: bot, item: 'li-lan' }), 1);
      assert.equal(await annul({ voter: bot }), 1);
      assert.equal(await annul({ voter: bot }), 0);
      assert.deepEqual(await counts(), { 'fan-di': 1 });
      assert.equal((await vote({ voter: bot })).outcome, 'quota');
      assert.equal((await vote({ voter: bot, kind: 'unlike' })).outcome, 'duplicate');
      assert.deepEqual(await counts(), { 'fan-di': 1 });
      assert.equal(await annul({ level: 'anon' }), 0);
      assert.equal(await annul({ from: NOON + 2 }), 0);
      assert.equal(await annul({ to: NOON + 1 }), 0);
      assert.equal(await annul({ level: 'pow', from: NOON + 1, to: NOON + 2, item: 'fan-di' }), 1);
      assert.deepEqual(await counts(), {});
    });

    it('changes nothing more once it is sealed', async () => {
      const { engine, vote } = await start();
      await engine.changeCampaign({ id: 'lane', sealed: true, at: NOON });
      assert.deepEqual(await vote(), { outcome: 'not-open', state: 'closed' });
      const sealed = { name: 'SealedError' };
      await assert.rejects(engine.changeCampaign({ id: 'lane', operatorState: 'open', at: NOON }), sealed);
      const annulment = { campaign: 'lane', predicate: { item: 'fan-di' }, reason: 'late', at: NOON };
      await assert.rejects(engine.annul(annulment), sealed);
      await engine.applyFile([definition('lane', { title: 'new' })], NOON);
      assert.equal(engine.campaign('lane').title, 'lane');
    });

    it('remembers spent challenges, secrets and what is kept', async () => {
      const { engine } = await start();
      const spent = await Promise.all([1, 2, 3].map(() => engine.spend('challenge', Date.now() + 60_000)));
      assert.deepEqual(spent.sort(), [false, false, true]);
      const secrets = await Promise.all([1, 2, 3].map(() => engine.secret('token')));
      assert.equal(new Set(secrets.map((secret) => Buffer.from(secret).toString('hex'))).size, 1);
      assert.equal(secrets[0].length, 32);
      await engine.forgetSecret('token');
      assert.notDeepEqual(Buffer.from(await engine.secret('token')), Buffer.from(secrets[0]));
      assert.equal(await engine.kept('manifest'), undefined);
      await engine.keep('manifest', Buffer.from('first'));
      assert.equal(Buffer.from(await engine.keep('manifest', Buffer.from('second'))).toString(), 'first');
      assert.equal(Buffer.from(await engine.kept('manifest')).toString(), 'first');
    });

    it('does what the model says, whatever is asked in whatever order', async () => {
      const { engine } = await start();
      await fc.assert(
        fc.asyncProperty(fc.array(wishes, { minLength: 1, maxLength: 30 }), (batches) =>
          model(engine, batches),
        ),
        {
          numRuns: Number(process.env.MODEL_RUNS ?? 25),
          endOnFailure: true,
        },
      );
      assert.deepEqual(await engine.reconcile(), []);
      await verifyLogs(engine);
    });
  });
}

export function countsOf({ items }) {
  return Object.fromEntries(
    [...items].filter(([, { count }]) => count > 0).map(([item, { count }]) => [item, count]),
  );
}

/** Signs each campaign's log, and has it verified from its files alone. */
export async function verifyLogs(engine) {
  for (const { id } of engine.campaigns()) {
    const records = [];
    for (let page; (page = await engine.records(id, records.at(-1)?.seq ?? 0, 700)).length > 0;)
      records.push(...page);
    const facts = {
      campaign: id,
      state: 'open',
      madeAt: NOON,
      software: 'test',
      signingKey: randomBytes(32),
    };
    const { manifest, csv } = await makeManifest([records], facts, (await engine.head(id)).hash);
    const directory = mkdtempSync(join(tmpdir(), 'lanelight-'));
    writeFileSync(join(directory, 'manifest.json'), manifest);
    writeFileSync(join(directory, 'results.csv'), csv);
    writeFileSync(join(directory, 'votes.jsonl'), '');
    for await (const text of votesJsonl([records]))
      writeFileSync(join(directory, 'votes.jsonl'), text, { flag: 'a' });
    const verdict = await verifyDirectory(directory);
    rmSync(directory, { recursive: true });
    assert.equal(verdict.fault, undefined);
    const counted = Object.fromEntries(
      verdict.manifest.counts.filter(({ count }) => count > 0).map(({ item, count }) => [item, count]),
    );
    assert.deepEqual(counted, countsOf(await engine.tally(id)));
  }
}

const wish = fc.record({
  campaign: fc.constantFrom('lane', 'once', 'daily', 'clap'),
  voter: fc.constantFrom('01', '02', '03').map((digits) => digits.repeat(16)),
  item: fc.constantFrom('fan-di', 'li-lan', 'null'),
  kind: fc.constantFrom('like', 'like', 'unlike', 'clap'),
  n: fc.integer({ min: 1, max: 6 }),
  hours: fc.nat(72),
  /** Sends an earlier operation again. */
  repeats: fc.option(fc.nat(200), { freq: 4 }),
});
const wishes = fc.array(wish, { minLength: 1, maxLength: 8 });

/** Thirty lines that know nothing of databases. The engine is not emptied between runs: neither is the model. */
const models = new WeakMap();
async function model(engine, batches) {
  if (!models.has(engine)) models.set(engine, { given: [], taken: [] });
  const { given, taken } = models.get(engine);
  const day = (at) => Math.floor((at + 8 * 3_600_000) / 86_400_000);
  const sum = (test) => given.filter(test).reduce((total, { n }) => total + n, 0);
  const outcomeOf = ({ campaign, voter, item, kind, n, at }) => {
    const { mode, quotas } = DEFINITIONS.find(({ id }) => id === campaign);
    if (kind === 'clap' ? mode !== 'clap' : kind === 'unlike' && mode !== 'toggle') return 'wrong-mode';
    const isOwn = (it) => it.campaign === campaign && it.voter === voter;
    const isSame = (it) => isOwn(it) && it.item === item && (mode !== 'daily' || it.day === day(at));
    if (kind === 'unlike') {
      if (sum(isSame) === 0) return 'duplicate';
      for (const it of given.filter(isSame)) given.splice(given.indexOf(it), 1);
      return 'counted';
    }
    if (mode === 'toggle' && sum(isSame) > 0) return 'duplicate';
    const left = Math.min(
      quotas.perItem - sum(isSame),
      (quotas.perCampaign ?? Infinity) - sum(isOwn),
      (quotas.perDay ?? Infinity) - sum((it) => isOwn(it) && it.day === day(at)),
    );
    if (n > left) return 'quota';
    given.push({ campaign, voter, item, day: day(at), n });
    return 'counted';
  };
  for (const batch of batches) {
    const operations = batch.map(({ repeats, hours, kind, n, ...rest }) =>
      repeats !== null && taken.length > 0
        ? taken[repeats % taken.length]
        : operation({ ...rest, kind, n: kind === 'clap' ? n : 1, at: NOON + hours * 3_600_000 }),
    );
    const results = await engine.commit(operations);
    operations.forEach((sent, index) => {
      const isRepeated = taken.includes(sent);
      const expected = isRepeated ? 'duplicate' : outcomeOf(sent);
      assert.equal(results[index].outcome, expected, JSON.stringify(sent));
      if (!isRepeated && (expected === 'counted' || expected === 'duplicate')) taken.push(sent);
    });
    for (const { id } of DEFINITIONS) {
      const expected = {};
      for (const { campaign, item, n } of given)
        if (campaign === id) expected[item] = (expected[item] ?? 0) + n;
      assert.deepEqual(countsOf(await engine.tally(id)), expected);
    }
  }
}
