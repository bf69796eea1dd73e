import { firstHash } from '../audit/chain.js';
import type { ItemTally, Operation } from '../engine.js';
import type { Standing } from '../rules/quota.js';
import {
  keyOfOperation,
  keyOfVoter,
  KINDS,
  type Batch,
  type LockedCampaign,
  type RecordRow,
  type TakenOperation,
  type VoteRow,
} from './batch.js';
import type { Sql, Transaction } from './connect.js';
import { definitionOf } from '../sqlite/campaign-book.js';
import { campaignOf, column, hexOf, type CampaignRow } from './rows.js';

/** A campaign and what of its numbers is newer than what was known. */
export interface News {
  row: CampaignRow;
  counters: [item: string, tally: ItemTally][];
}

/**
 * Campaigns that changed since the known revisions, each with the counts that did: one statement, so that a revision and
 * its numbers belong together.
 */
export async function readNews(sql: Sql | Transaction, known: ReadonlyMap<string, number>): Promise<News[]> {
  const rows = await sql<(CampaignRow & { counters: [string, number, number][] | null })[]>`
    SELECT c.*, (
      SELECT json_agg(json_build_array(item, n, reached_at))
      FROM (
        SELECT item, sum(n)::int8 AS n, (array_agg(reached_at ORDER BY rev DESC))[1] AS reached_at
        FROM lanelight_counter
        WHERE campaign = c.key
        GROUP BY item
        HAVING max(rev) > coalesce(known.rev, -1)
      ) AS summed
    ) AS counters
    FROM lanelight_campaign c
    LEFT JOIN unnest(${column([...known.keys()])}::text::text[], ${column([...known.values()])}::text::int8[])
      AS known (id, rev) ON known.id = c.id
    WHERE c.rev > coalesce(known.rev, -1)`;
  return rows.map(({ counters, ...row }) => ({
    row,
    counters: (counters ?? []).map(([item, count, reachedAt]) => [item, { count, reachedAt }]),
  }));
}

/** Makes the rows of campaigns that have none, which other processes may do as well. */
export async function provideCampaigns(sql: Transaction, ids: readonly string[]): Promise<void> {
  await sql`
    INSERT INTO lanelight_campaign (id, head)
    SELECT id, decode(head, 'hex') FROM unnest(
      ${column(ids)}::text::text[], ${column(ids.map((id) => firstHash(id).toString('hex')))}::text::text[]
    ) AS made (id, head)
    ON CONFLICT DO NOTHING`;
}

/** Locks campaigns, always in the same order, until the end of the transaction. */
export async function lockCampaigns(
  sql: Transaction,
  ids: Iterable<string>,
): Promise<Omit<LockedCampaign, 'counts'>[]> {
  const rows = await sql<CampaignRow[]>`
    SELECT * FROM lanelight_campaign WHERE id = ANY(${column([...ids])}::text::text[]) ORDER BY key FOR UPDATE`;
  return rows.map((row) => ({
    ...{ key: row.key, id: row.id, rev: row.rev, seq: row.seq, commits: row.commits, head: row.head },
    campaign: campaignOf(row),
    fileDefinition: row.file_definition ?? undefined,
  }));
}

/**
 * Operations of these that were taken before. Campaigns are named by their keys: with another join between, PostgreSQL
 * goes through the whole campaign for each operation.
 */
export async function readTaken(
  sql: Transaction,
  operations: readonly Operation[],
  keyOf: (campaign: string) => number,
): Promise<Map<string, TakenOperation>> {
  const campaigns = column(operations.map(({ campaign }) => keyOf(campaign)));
  const ops = column(operations.map(({ op }) => op));
  const rows = await sql<(RecordRow & { op: string; voter: string; item: string })[]>`
    SELECT r.* FROM unnest(${campaigns}::text::int4[], ${ops}::text::uuid[]) AS sent (campaign, op)
    JOIN lanelight_record r ON r.campaign = sent.campaign AND r.op = sent.op AND r.op IS NOT NULL`;
  return new Map(
    rows.map(({ campaign, op, kind, op_seq: seq, voter, item, n, count, mine, remaining, rev }) => [
      keyOfOperation(campaign, op),
      {
        ...{ voter: hexOf(voter), item, kind: KINDS[kind] as TakenOperation['kind'], n, seq },
        ...{ count: count!, mine: mine!, remaining: remaining!, rev },
      },
    ]),
  );
}

/** What the voters of the operations have given. */
export async function readVotes(
  sql: Transaction,
  operations: readonly Operation[],
  keyOf: (campaign: string) => number,
): Promise<Map<string, Standing[]>> {
  const voters = new Map(operations.map((it) => [`${it.campaign} ${it.voter}`, it]));
  const campaigns = column([...voters.values()].map(({ campaign }) => keyOf(campaign)));
  const names = column([...voters.values()].map(({ voter }) => voter));
  const rows = await sql<(Standing & { campaign: number; voter: string })[]>`
    SELECT v.campaign, v.voter, v.item, v.day, v.n, v.annulled
    FROM unnest(${campaigns}::text::int4[], ${names}::text::uuid[]) AS sent (campaign, voter)
    JOIN lanelight_vote v ON v.campaign = sent.campaign AND v.voter = sent.voter`;
  const votes = new Map<string, Standing[]>();
  for (const { campaign, voter, ...standing } of rows) {
    const key = keyOfVoter(campaign, hexOf(voter));
    const given = votes.get(key);
    if (given) given.push(standing);
    else votes.set(key, [standing]);
  }
  return votes;
}

/** Writes what a batch came to: one statement for each table. */
export async function writeBatch(sql: Transaction, batch: Batch, shard: number): Promise<void> {
  const removed = [...batch.removed.values()];
  const votes = [...batch.votes.values()].flatMap((days) => [...days.values()]);
  // Sent together; the server does them in order.
  await Promise.all([
    ...(batch.changed.size > 0
      ? [writeCampaigns(sql, [...batch.changed.keys()]), writeCounters(sql, batch, shard)]
      : []),
    ...(removed.length > 0
      ? [
          sql`
            DELETE FROM lanelight_vote v
            USING unnest(
              ${column(removed.map(({ campaign }) => campaign))}::text::int4[],
              ${column(removed.map(({ voter }) => voter))}::text::uuid[],
              ${column(removed.map(({ item }) => item))}::text::text[]
            ) AS gone (campaign, voter, item)
            WHERE v.campaign = gone.campaign AND v.voter = gone.voter AND v.item = gone.item`,
        ]
      : []),
    ...(votes.length > 0 ? [writeVotes(sql, votes)] : []),
    ...(batch.records.length > 0 ? [writeRecords(sql, batch.records)] : []),
  ]);
}

function writeCampaigns(sql: Transaction, campaigns: readonly LockedCampaign[]) {
  const of = (value: (campaign: LockedCampaign) => string | number | null) => column(campaigns.map(value));
  return sql`
    UPDATE lanelight_campaign c
    SET rev = w.rev, seq = w.seq, commits = w.commits, head = decode(w.head, 'hex'), version = w.version,
      definition = w.definition, file_definition = w.file_definition, source = w.source, state = w.state,
      sealed = w.sealed
    FROM unnest(
      ${of(({ key }) => key)}::text::int4[],
      ${of(({ rev }) => rev)}::text::int8[],
      ${of(({ seq }) => seq)}::text::int8[],
      ${of(({ commits }) => commits)}::text::int8[],
      ${of(({ head }) => Buffer.from(head).toString('hex'))}::text::text[],
      ${of(({ campaign }) => campaign?.version ?? 0)}::text::int4[],
      ${of(({ campaign }) => (campaign ? JSON.stringify(definitionOf(campaign)) : null))}::text::text[],
      ${of(({ fileDefinition }) => fileDefinition ?? null)}::text::text[],
      ${of(({ campaign }) => campaign?.source ?? 'file')}::text::text[],
      ${of(({ campaign }) => campaign?.operatorState ?? 'open')}::text::text[],
      ${of(({ campaign }) => String(campaign?.sealed ?? false))}::text::bool[]
    ) AS w (key, rev, seq, commits, head, version, definition, file_definition, source, state, sealed)
    WHERE c.key = w.key`;
}

function writeCounters(sql: Transaction, { changed }: Batch, shard: number) {
  const counters = [...changed].flatMap(([{ key, rev, counts }, items]) =>
    [...items].map(([item, delta]) => ({ key, rev, item, delta, reachedAt: counts.get(item)!.reachedAt })),
  );
  return sql`
    INSERT INTO lanelight_counter AS k (campaign, item, shard, n, reached_at, rev)
    SELECT campaign, item, ${shard}::int2, n, reached_at, rev FROM unnest(
      ${column(counters.map(({ key }) => key))}::text::int4[],
      ${column(counters.map(({ item }) => item))}::text::text[],
      ${column(counters.map(({ delta }) => delta))}::text::int8[],
      ${column(counters.map(({ reachedAt }) => reachedAt))}::text::int8[],
      ${column(counters.map(({ rev }) => rev))}::text::int8[]
    ) AS added (campaign, item, n, reached_at, rev)
    ON CONFLICT (campaign, item, shard)
    DO UPDATE SET n = k.n + excluded.n, reached_at = excluded.reached_at, rev = excluded.rev`;
}

function writeVotes(sql: Transaction, votes: readonly VoteRow[]) {
  const of = (value: (vote: VoteRow) => string | number) => column(votes.map(value));
  return sql`
    INSERT INTO lanelight_vote (campaign, voter, item, day, n, level, at)
    SELECT * FROM unnest(
      ${of(({ campaign }) => campaign)}::text::int4[],
      ${of(({ voter }) => voter)}::text::uuid[],
      ${of(({ item }) => item)}::text::text[],
      ${of(({ day }) => day)}::text::int4[],
      ${of(({ n }) => n)}::text::int4[],
      ${of(({ level }) => level)}::text::int2[],
      ${of(({ at }) => at)}::text::int8[]
    )
    ON CONFLICT (campaign, voter, item, day)
    DO UPDATE SET n = excluded.n, level = excluded.level, at = excluded.at`;
}

function writeRecords(sql: Transaction, records: readonly RecordRow[]) {
  const of = (name: keyof RecordRow) => column(records.map((record) => record[name]));
  return sql`
    INSERT INTO lanelight_record (campaign, seq, commit_number, kind, op, op_seq, voter, item, day, n, delta, level, at,
      note, count, mine, remaining, rev)
    SELECT * FROM unnest(
      ${of('campaign')}::text::int4[],
      ${of('seq')}::text::int8[],
      ${of('commit_number')}::text::int8[],
      ${of('kind')}::text::int2[],
      ${of('op')}::text::uuid[],
      ${of('op_seq')}::text::int8[],
      ${of('voter')}::text::uuid[],
      ${of('item')}::text::text[],
      ${of('day')}::text::int4[],
      ${of('n')}::text::int4[],
      ${of('delta')}::text::int4[],
      ${of('level')}::text::int2[],
      ${of('at')}::text::int8[],
      ${of('note')}::text::text[],
      ${of('count')}::text::int8[],
      ${of('mine')}::text::int4[],
      ${of('remaining')}::text::int4[],
      ${of('rev')}::text::int8[]
    )`;
}
