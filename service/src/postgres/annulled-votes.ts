import { LEVELS } from '../campaign.js';
import type { AnnulmentPredicate } from '../engine.js';
import type { AnnulledVotes } from './batch.js';
import type { Transaction } from './connect.js';
import { hexOf } from './rows.js';

/** Marks the votes of a campaign that a predicate names and that still count, and tells which, in order of time. */
export async function markAnnulled(
  sql: Transaction,
  campaign: number,
  { item, voter, level, from, to }: AnnulmentPredicate,
): Promise<AnnulledVotes[]> {
  const found = await sql<AnnulledVotes[]>`
    WITH chosen AS (
      SELECT campaign, voter, item, day, n - annulled AS n, at FROM lanelight_vote
      WHERE campaign = ${campaign} AND annulled < n
        ${item === undefined ? sql`` : sql`AND item = ${item}`}
        ${voter === undefined ? sql`` : sql`AND voter = ${voter}::text::uuid`}
        ${level === undefined ? sql`` : sql`AND level = ${LEVELS.indexOf(level)}`}
        ${from === undefined ? sql`` : sql`AND at >= ${from}`}
        ${to === undefined ? sql`` : sql`AND at < ${to}`}
    ), marked AS (
      UPDATE lanelight_vote v SET annulled = v.n FROM chosen
      WHERE v.campaign = chosen.campaign AND v.voter = chosen.voter AND v.item = chosen.item
        AND v.day = chosen.day
    )
    SELECT voter, item, day, n FROM chosen ORDER BY at, voter, item`;
  return found.map((votes) => ({ ...votes, voter: hexOf(votes.voter) }));
}
