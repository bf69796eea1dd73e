import assert from 'node:assert/strict';
import { randomBytes } from 'node:crypto';
import { readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, it } from 'node:test';
import fc from 'fast-check';
import { digestOf, firstHash, link } from '../dist/audit/chain.js';
import { makeManifest, votesJsonl } from '../dist/audit/export.js';
import { openManifest, publicKeyOf, signManifest } from '../dist/audit/manifest.js';
import { canonicalRecord } from '../dist/audit/record.js';
import { pseudonymOf } from '../dist/audit/pseudonym.js';
import { verifyDirectory } from '../dist/audit/verify.js';
import { makeDirectory } from './places.mjs';

const OPENS = Date.parse('2026-12-01T01:00:00Z');
const CLOSES = Date.parse('2026-12-08T00:00:00Z');
const RULES = {
  title: '小巷总理',
  mode: 'toggle',
  state: 'open',
  tz: 'Asia/Shanghai',
  opensAt: new Date(OPENS).toISOString(),
  closesAt: new Date(CLOSES).toISOString(),
  quotas: { perItem: 1, perCampaign: 2, perDay: null },
  minimum: 'anon',
  items: [
    { id: 'fan-di', title: '范迪' },
    { id: 'li-lan', title: '李岚,"社区主任"' },
    { id: 'nobody', title: '=1+1' },
  ],
};
const VOTERS = Array.from({ length: 6 }, (_, index) => `${index}`.repeat(32));
const KEY = randomBytes(32);

const rulesRecord = (rules = RULES, at = OPENS - 1) => ({ kind: 'rules', rules, at });
const vote = (voter, item = 'fan-di', more = {}) => ({
  kind: 'like',
  item,
  voter: VOTERS[voter],
  n: 1,
  level: 'anon',
  at: OPENS,
  day: '2026-12-01',
  ...more,
});
const unlike = (voter, item, more) => vote(voter, item, { kind: 'unlike', n: -1, ...more });
const annul = (voter, item, more) =>
  vote(voter, item, { kind: 'annul', n: -1, level: undefined, reason: '机器刷票', ...more });

/** Commits, each a list of records, numbered. */
function number(commits) {
  let seq = 0;
  return commits.flatMap((records, index) =>
    records.map((record) => ({ ...record, seq: ++seq, commit: index + 1 })),
  );
}

const HONEST = number([
  [rulesRecord()],
  [vote(0), vote(1), vote(2, 'li-lan')],
  [unlike(1), vote(3)],
  [vote(1)],
  [annul(3)],
]);

/** The chain as the engines make it, commit by commit. */
function headOf(records) {
  let head = firstHash('lane');
  for (let commit = 1; commit <= (records.at(-1)?.commit ?? 0); commit++) {
    head = link(head, digestOf(records.filter((record) => record.commit === commit).map(canonicalRecord)));
  }
  return head.toString('hex');
}

async function writeResults(records, { sign = (text) => text } = {}) {
  const directory = makeDirectory();
  const facts = {
    campaign: 'lane',
    state: 'sealed',
    madeAt: CLOSES,
    software: 'lanelight-service 0.1.0',
    signingKey: KEY,
  };
  const { manifest, csv } = await makeManifest([records], facts, headOf(records));
  let votes = '';
  for await (const text of votesJsonl([records])) votes += text;
  const files = { 'manifest.json': sign(manifest), 'results.csv': csv, 'votes.jsonl': votes };
  for (const [name, text] of Object.entries(files)) writeFileSync(join(directory, name), text);
  return { directory, files };
}

/** Writes the records as an organiser who holds the key and cheats would, and returns the fault that is found. */
async function faultOf(records) {
  const { directory, files } = await writeResults(HONEST);
  let votes = '';
  for await (const text of votesJsonl([records])) votes += text;
  const { signature, publicKey, ...content } = openManifest(files['manifest.json']);
  assert.ok(signature && publicKey);
  writeFileSync(join(directory, 'votes.jsonl'), votes);
  writeFileSync(join(directory, 'manifest.json'), signManifest(content, KEY));
  return (await verifyDirectory(directory)).fault;
}

describe('signed results', () => {
  it('hold, and say what was counted', async () => {
    const { directory, files } = await writeResults(HONEST);
    const { fault, manifest } = await verifyDirectory(directory, publicKeyOf(KEY));
    assert.equal(fault, undefined);
    assert.deepEqual(manifest.counts, [
      { item: 'fan-di', count: 2, annulled: 1 },
      { item: 'li-lan', count: 1, annulled: 0 },
      { item: 'nobody', count: 0, annulled: 0 },
    ]);
    assert.equal(
      files['results.csv'],
      '\uFEFFitem,count,annulled,title\r\nfan-di,2,1,"范迪"\r\nli-lan,1,0,"李岚,""社区主任"""\r\nnobody,0,0,"\'=1+1"\r\n',
    );
    assert.equal(files['votes.jsonl'].split('\n').length - 1, HONEST.length);
  });

  it('hold for a campaign without a vote, and for one without rules', async () => {
    for (const records of [number([[rulesRecord()]]), []]) {
      const { directory } = await writeResults(records);
      assert.equal((await verifyDirectory(directory)).fault, undefined);
    }
  });

  it('do not hold when any byte of any file is another one', async () => {
    const { directory, files } = await writeResults(HONEST);
    for (const name of Object.keys(files)) {
      const file = join(directory, name);
      const original = readFileSync(file);
      for (let index = 0; index < original.length; index++) {
        const changed = Buffer.from(original);
        changed[index] ^= 1 << (index % 8);
        writeFileSync(file, changed);
        const { fault } = await verifyDirectory(directory);
        assert.ok(fault, `byte ${index} of ${name} may be changed`);
      }
      writeFileSync(file, original);
    }
    assert.equal((await verifyDirectory(directory)).fault, undefined);
  });

  it('do not hold after any change: bytes put in, taken out, or exchanged', async () => {
    const { directory, files } = await writeResults(HONEST);
    const originals = new Map(Object.keys(files).map((name) => [name, readFileSync(join(directory, name))]));
    const change = fc.record({
      name: fc.constantFrom(...originals.keys()),
      from: fc.double({ min: 0, max: 1, noNaN: true }),
      length: fc.nat(200),
      inserted: fc.uint8Array({ maxLength: 40 }),
    });
    await fc.assert(
      fc.asyncProperty(change, async ({ name, from, length, inserted }) => {
        const original = originals.get(name);
        const start = Math.floor(from * original.length);
        const changed = Buffer.concat([
          original.subarray(0, start),
          inserted,
          original.subarray(start + length),
        ]);
        fc.pre(!changed.equals(original));
        writeFileSync(join(directory, name), changed);
        const { fault } = await verifyDirectory(directory);
        writeFileSync(join(directory, name), original);
        assert.ok(fault);
      }),
      { numRuns: 500 },
    );
  });

  it('do not hold when a file is missing', async () => {
    for (const name of ['manifest.json', 'results.csv', 'votes.jsonl']) {
      const { directory } = await writeResults(HONEST);
      rmSync(join(directory, name));
      assert.match((await verifyDirectory(directory)).fault, new RegExp(`${name}.*ENOENT`));
    }
  });

  it('do not hold under another key than the published one', async () => {
    const { directory } = await writeResults(HONEST);
    const { fault } = await verifyDirectory(directory, publicKeyOf(randomBytes(32)));
    assert.match(fault, /Signed with the key [0-9a-f]{64}, not with the one/);
  });
});

describe('results signed by an organiser who cheats', () => {
  const cases = {
    'a second vote of one voter': [[vote(0), vote(0)], /more than 1 of one voter for one item/],
    'more items than allowed': [
      [vote(0), vote(0, 'li-lan'), vote(0, 'nobody')],
      /more than 2 of one voter\./,
    ],
    'a vote before the opening': [[vote(0, 'fan-di', { at: OPENS - 1 })], /before the campaign opened/],
    'a vote at the moment of closing': [
      [vote(0, 'fan-di', { at: CLOSES, day: '2026-12-08' })],
      /after the campaign closed/,
    ],
    'a vote on another day': [[vote(0, 'fan-di', { day: '2026-12-02' })], /the day is not 2026-12-02/],
    'a vote for nobody': [[vote(0, 'stranger')], /no item has the id stranger/],
    'a vote that weighs more': [[vote(0, 'fan-di', { n: 7 })], /like with n = 7/],
    'a vote while the campaign is paused': [
      [rulesRecord({ ...RULES, state: 'paused' }), vote(0)],
      /a vote while the campaign is paused/,
    ],
    'a voter who is not known well enough': [
      [rulesRecord({ ...RULES, minimum: 'pow' }), vote(0)],
      /level anon, where pow is the least/,
    ],
    'claps in a campaign of likes': [[vote(0, 'fan-di', { kind: 'clap' })], /clap in mode toggle/],
    'a final vote taken back': [
      [rulesRecord({ ...RULES, mode: 'once' }), vote(0), unlike(0)],
      /unlike in mode once/,
    ],
    'a vote taken back twice': [[vote(0), unlike(0), unlike(0)], /that did not stand/],
    'an annulment of what was never counted': [[annul(0)], /more than was counted/],
    'an annulment that adds': [[vote(0), annul(0, 'fan-di', { n: 1 })], /an annulment that adds/],
    'a vote taken back after it was annulled': [[vote(0), annul(0), unlike(0)], /that did not stand/],
  };
  for (const [name, [records, expected]] of Object.entries(cases)) {
    it(`are found out: ${name}`, async () => {
      assert.match(await faultOf(number([[rulesRecord()], records])), expected);
    });
  }

  it('are found out: a vote left out, doubled, moved, or put into another commit', async () => {
    assert.match(await faultOf(HONEST.filter(({ seq }) => seq !== 3)), /seq is 4, after 2/);
    assert.match(await faultOf([...HONEST.slice(0, 3), ...HONEST.slice(2)]), /seq is 3, after 3/);
    const renumber = (records) => records.map((record, index) => ({ ...record, seq: index + 1 }));
    assert.match(await faultOf(renumber(HONEST.filter(({ seq }) => seq !== 4))), /hash chain/);
    const swapped = [...HONEST];
    [swapped[1], swapped[2]] = [swapped[2], swapped[1]];
    assert.match(await faultOf(renumber(swapped)), /hash chain/);
    const joined = HONEST.map((record) => ({ ...record, commit: Math.max(record.commit - 1, 1) }));
    assert.match(await faultOf(joined), /hash chain/);
  });

  it('are not made by the service: it signs no log that does not lead to the stored head', async () => {
    const records = HONEST.map((record) => (record.seq === 3 ? { ...record, item: 'nobody' } : record));
    const facts = { campaign: 'lane', state: 'closed', madeAt: CLOSES, software: '', signingKey: KEY };
    await assert.rejects(
      makeManifest([records], facts, headOf(HONEST)),
      /is damaged: its records do not lead/,
    );
  });

  it('are found out: rules that nothing can be held against', async () => {
    const cases = [
      [{ closesAt: 'never' }, /rules with a wrong time/],
      [{ opensAt: '2026-12-01' }, /rules with a wrong time/],
      [{ tz: 'Asia/Nowhere' }, /unknown time zone, Asia\/Nowhere/],
      [{ quotas: { ...RULES.quotas, perItem: '1' } }, /rules with a wrong quota/],
    ];
    for (const [wrong, expected] of cases) {
      assert.match(await faultOf(number([[rulesRecord({ ...RULES, ...wrong })]])).catch(String), expected);
    }
    assert.match(await faultOf(number([[vote(0)]])), /a vote before the first rules/);
  });

  it('keep to the rules of their time: new rules hold from their record on', async () => {
    const extended = { ...RULES, closesAt: new Date(CLOSES + 1000).toISOString() };
    const late = vote(0, 'fan-di', { at: CLOSES, day: '2026-12-08' });
    const { directory } = await writeResults(
      number([[rulesRecord()], [rulesRecord(extended, CLOSES - 1)], [late]]),
    );
    assert.equal((await verifyDirectory(directory)).fault, undefined);
  });

  it('count by local days in a daily campaign, over a change of the clocks', async () => {
    const daily = {
      ...RULES,
      mode: 'daily',
      tz: 'America/New_York',
      opensAt: '2026-10-30T00:00:00.000Z',
      quotas: { perItem: 1, perCampaign: null, perDay: 1 },
    };
    const at = (time, day) => vote(0, 'fan-di', { at: Date.parse(time), day });
    const inOrder = [
      at('2026-11-01T03:59:59.999Z', '2026-10-31'),
      at('2026-11-01T04:00:00.000Z', '2026-11-01'),
      // The day has 25 hours.
      at('2026-11-02T05:00:00.000Z', '2026-11-02'),
    ];
    const { directory } = await writeResults(number([[rulesRecord(daily)], inOrder]));
    assert.equal((await verifyDirectory(directory)).fault, undefined);
    const late = at('2026-11-02T04:59:59.999Z', '2026-11-01');
    assert.match(await faultOf(number([[rulesRecord(daily)], [inOrder[1], late]])), /more than 1/);
  });
});

describe('pseudonyms', () => {
  it('differ by campaign and by key, and show nothing of the voter', () => {
    const [key, other] = [randomBytes(32), randomBytes(32)];
    const voter = '00'.repeat(16);
    const names = [
      pseudonymOf(key, 'lane', voter),
      pseudonymOf(key, 'other', voter),
      pseudonymOf(other, 'lane', voter),
    ];
    assert.equal(new Set(names).size, 3);
    assert.equal(pseudonymOf(key, 'lane', voter), names[0]);
    for (const name of names) assert.match(name, /^[0-9a-f]{32}$/);
  });
});

it('chains of two campaigns begin apart', () => {
  assert.notDeepEqual(firstHash('lane'), firstHash('other'));
});
