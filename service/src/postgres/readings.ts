import type { NumberedRecord } from '../audit/record.js';
import type { ChainHead, Drift } from '../engine.js';
import type { Standing } from '../rules/quota.js';
import type { RecordRow } from './batch.js';
import type { Sql } from './connect.js';
import { recordOf } from './rows.js';

/** A voter's votes of a campaign, and the revision of which they are. */
export async function readMine(
  sql: Sql,
  campaign: string,
  voter: string,
): Promise<{ rev: number; votes: Standing[] }> {
  const rows = await sql<(Standing & { rev: number; item: string | null })[]>`
    SELECT c.rev, v.item, v.day, v.n, v.annulled
    FROM lanelight_campaign c
    LEFT JOIN lanelight_vote v ON v.campaign = c.key AND v.voter = ${voter}::text::uuid
    WHERE c.id = ${campaign}`;
  const votes = rows.filter(({ item }) => item !== null);
  return {
    rev: rows[0]?.rev ?? 0,
    votes: votes.map(({ item, day, n, annulled }) => ({ item, day, n, annulled })),
  };
}

export async function readRecords(
  sql: Sql,
  campaign: string,
  after: number,
  limit: number,
): Promise<NumberedRecord[]> {
  const rows = await sql<RecordRow[]>`
    SELECT r.* FROM lanelight_record r JOIN lanelight_campaign c ON c.key = r.campaign
    WHERE c.id = ${campaign} AND r.seq > ${after} AND r.seq IS NOT NULL
    ORDER BY r.campaign, r.seq LIMIT ${limit}`;
  return rows.map(recordOf);
}

export async function readHead(sql: Sql, campaign: string): Promise<ChainHead> {
  const [row] = await sql<{ seq: number; commits: number; head: Uint8Array }[]>`
    SELECT seq, commits, head FROM lanelight_campaign WHERE id = ${campaign}`;
  if (!row) return { seq: 0, commit: 0, hash: '' };
  return { seq: row.seq, commit: row.commits, hash: Buffer.from(row.head).toString('hex') };
}

/** Where counters and votes say different things. One statement, so that both are of one moment. */
export async function readDrift(sql: Sql): Promise<Drift[]> {
  const rows = await sql<Drift[]>`
    SELECT c.id AS campaign, item, coalesce(k.n, 0) AS counter, coalesce(v.votes, 0) AS votes
    FROM (
      SELECT campaign, item, sum(n)::int8 AS n FROM lanelight_counter GROUP BY campaign, item
    ) k
    FULL JOIN (
      SELECT campaign, item, sum(n - annulled)::int8 AS votes FROM lanelight_vote GROUP BY campaign, item
    ) v USING (campaign, item)
    JOIN lanelight_campaign c ON c.key = campaign
    WHERE coalesce(k.n, 0) <> coalesce(v.votes, 0)`;
  return rows.map(({ campaign, item, counter, votes }) => ({ campaign, item, counter, votes }));
}
