import { randomBytes } from 'node:crypto';
import { digestOf, firstHash, link } from '../audit/chain.js';
import { pseudonymOf } from '../audit/pseudonym.js';
import { canonicalRecord, type AuditRecord, type AuditRules } from '../audit/record.js';
import { formatDay, localDay } from '../rules/local-day.js';
import { voterSecretName } from '../identity/voter-secret.js';
import type { Database } from './driver.js';
import { RECORDS_PER_CAMPAIGN, SCHEMA, SCHEMA_VERSION } from './schema.js';

interface FirstOperation {
  op: Uint8Array;
  voter: Uint8Array;
  item: string;
  wanted: 0 | 1;
  at: number;
}

/** The zone that campaigns have unless they say otherwise: version 1 knew none. */
const TIME_ZONE = 'Asia/Shanghai';

/**
 * Brings a database of version 1 up to date, in one transaction. Version 1 knew votes that stand or do not, and kept the
 * voter of the token itself: now a pseudonym stands in its place.
 */
export function migrate(database: Database): void {
  database.exec('BEGIN IMMEDIATE');
  try {
    for (const table of ['setting', 'campaign', 'vote', 'operation']) {
      database.exec(`ALTER TABLE ${table} RENAME TO old_${table}`);
    }
    database.exec(SCHEMA);
    database.exec(
      "INSERT INTO setting SELECT CASE name WHEN 'secret' THEN 'token' ELSE name END, value FROM old_setting",
    );
    const campaigns: { id: string; rev: number }[] = database
      .prepare(
        'SELECT id, rev FROM old_campaign UNION SELECT DISTINCT campaign, 0 FROM old_operation ' +
          'WHERE campaign NOT IN (SELECT id FROM old_campaign)',
      )
      .all();
    campaigns.forEach((campaign, index) => migrateCampaign(database, index + 1, campaign));
    for (const table of ['setting', 'campaign', 'vote', 'operation'])
      database.exec(`DROP TABLE old_${table}`);
    database.exec(`PRAGMA user_version = ${SCHEMA_VERSION}`);
    database.exec('COMMIT');
  } catch (error) {
    database.exec('ROLLBACK');
    throw error;
  }
}

function migrateCampaign(
  database: Database,
  key: number,
  { id, rev: oldRev }: { id: string; rev: number },
): void {
  const voterKey = randomBytes(32);
  database.prepare('INSERT INTO setting (name, value) VALUES (?, ?)').run(voterSecretName(id), voterKey);
  const insertRecord = database.prepare(`
    INSERT INTO record (id, commit_number, kind, campaign, op, voter, item, day, n, delta, level, at, count, mine,
      remaining, rev)
    VALUES (?, ?, ?, ?, ?, ?, ?, ?, 1, ?, 0, ?, ?, ?, ?, ?)`);
  const insertVote = database.prepare(
    'INSERT INTO vote (campaign, voter, item, day, n, level, at) VALUES (?, ?, ?, ?, 1, 0, ?)',
  );
  const removeVote = database.prepare('DELETE FROM vote WHERE campaign = ? AND voter = ? AND item = ?');
  const counts = new Map<string, { count: number; reachedAt: number }>();
  const standing = new Set<string>();
  const { lowest } = database.prepare('SELECT min(id) AS lowest FROM record').get();
  let unchanged = Math.min(0, lowest ?? 0);
  let rev = 0;
  // The log begins with rules, as each other one does. What version 1 held to was always the same.
  const items: { item: string }[] = database
    .prepare('SELECT DISTINCT item FROM old_operation WHERE campaign = ? ORDER BY item')
    .all(id);
  const rules: AuditRules = {
    ...{
      title: id,
      mode: 'toggle',
      state: 'open',
      tz: TIME_ZONE,
      opensAt: null,
      closesAt: null,
      minimum: 'anon',
    },
    quotas: { perItem: 1, perCampaign: null, perDay: null },
    items: items.map(({ item }) => ({ id: item, title: item })),
  };
  const { first } = database.prepare('SELECT min(at) AS first FROM old_operation WHERE campaign = ?').get(id);
  const begin: AuditRecord = { kind: 'rules', rules, at: first ?? 0 };
  database
    .prepare(
      'INSERT INTO record (id, commit_number, kind, campaign, delta, at, note, rev) VALUES (?, 1, 4, ?, 0, ?, ?, 0)',
    )
    .run(key * RECORDS_PER_CAMPAIGN + 1, key, begin.at, JSON.stringify(rules));
  let [seq, commits] = [1, 1];
  let head: Uint8Array = link(firstHash(id), digestOf([canonicalRecord(begin)]));

  // Of those that came in the same millisecond, the one whose wish stands came last.
  const operations = database
    .prepare(
      `SELECT o.op, o.voter, o.item, o.wanted, o.at FROM old_operation AS o LEFT JOIN old_vote AS v
         ON v.campaign = o.campaign AND v.voter = o.voter AND v.item = o.item
       WHERE o.campaign = ? ORDER BY o.at, o.wanted = (v.item IS NOT NULL)`,
    )
    .iterate(id) as Iterable<FirstOperation>;
  for (const { op, voter: oldVoter, item, wanted, at } of operations) {
    const pseudonym = pseudonymOf(voterKey, id, Buffer.from(oldVoter).toString('hex'));
    const voter = Buffer.from(pseudonym, 'hex');
    const place = `${pseudonym} ${item}`;
    const delta = wanted - (standing.has(place) ? 1 : 0);
    const { day } = localDay(TIME_ZONE, at);
    const count = (counts.get(item)?.count ?? 0) + delta;
    if (delta !== 0) {
      const kind = wanted ? 'like' : 'unlike';
      const record: AuditRecord = {
        kind,
        item,
        voter: pseudonym,
        n: delta,
        level: 'anon',
        at,
        day: formatDay(day),
      };
      head = link(head, digestOf([canonicalRecord(record)]));
      seq++;
      commits++;
      rev++;
      counts.set(item, { count, reachedAt: at });
      if (wanted) insertVote.run(key, voter, item, day, at);
      else removeVote.run(key, voter, item);
      if (wanted) standing.add(place);
      else standing.delete(place);
    }
    const recordId = delta === 0 ? --unchanged : key * RECORDS_PER_CAMPAIGN + seq;
    insertRecord.run(
      recordId,
      commits,
      wanted ? 0 : 1,
      key,
      op,
      voter,
      item,
      day,
      delta,
      at,
      count,
      wanted,
      1 - wanted,
      rev,
    );
  }
  database
    .prepare('INSERT INTO campaign (key, id, rev, seq, commits, head) VALUES (?, ?, ?, ?, ?, ?)')
    .run(key, id, Math.max(rev, oldRev), seq, commits, head);
  const insertCount = database.prepare('INSERT INTO counter VALUES (?, ?, ?, ?)');
  for (const [item, { count, reachedAt }] of counts) insertCount.run(key, item, count, reachedAt);
}
