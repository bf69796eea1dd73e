import type { Drift } from '../engine.js';
import type { Database } from './driver.js';

/** Items whose counter is not the sum of their votes. One statement, so that both are those of one moment. */
export function findDrift(database: Database): Drift[] {
  return database
    .prepare(
      `WITH sums AS (SELECT campaign, item, sum(n - annulled) AS votes FROM vote GROUP BY campaign, item)
       SELECT c.id AS campaign, s.item, coalesce(k.n, 0) AS counter, s.votes
       FROM sums AS s JOIN campaign AS c ON c.key = s.campaign
         LEFT JOIN counter AS k ON k.campaign = s.campaign AND k.item = s.item
       WHERE coalesce(k.n, 0) <> s.votes
       UNION ALL
       SELECT c.id, k.item, k.n, 0 FROM counter AS k JOIN campaign AS c ON c.key = k.campaign
         LEFT JOIN sums AS s ON s.campaign = k.campaign AND s.item = k.item
       WHERE k.n <> 0 AND s.item IS NULL`,
    )
    .all();
}
