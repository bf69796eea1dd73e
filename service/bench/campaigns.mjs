import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

export const ITEMS = Array.from({ length: 50 }, (_, index) => `item-${index}`);

/** A directory with a file of one campaign of 50 items; `remove()` it at the end. */
export function makePlace() {
  const directory = mkdtempSync(join(tmpdir(), 'lanelight-bench-'));
  const campaigns = join(directory, 'campaigns.json');
  const campaign = {
    ...{ id: 'bench', title: 'Bench', tz: 'Asia/Shanghai', mode: 'once', showCounts: 'always' },
    identity: { minimum: 'anon' },
    items: ITEMS.map((id) => ({ id, title: id })),
  };
  writeFileSync(campaigns, JSON.stringify({ campaigns: [campaign] }));
  return {
    campaigns,
    database: join(directory, 'votes.db'),
    remove: () => rmSync(directory, { recursive: true, force: true }),
  };
}
