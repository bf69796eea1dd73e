import type { AuditRecord, NumberedRecord } from '../audit/record.js';
import { LEVELS, type Campaign, type CampaignDefinition } from '../campaign.js';
import { formatDay } from '../rules/local-day.js';
import { KINDS, type RecordRow } from './batch.js';

export interface CampaignRow {
  key: number;
  id: string;
  rev: number;
  seq: number;
  commits: number;
  head: Uint8Array;
  version: number;
  definition: string | null;
  file_definition: string | null;
  source: Campaign['source'];
  state: Campaign['operatorState'];
  sealed: boolean;
}

export function campaignOf(row: CampaignRow): Campaign | undefined {
  if (row.definition === null) return undefined;
  const { source, state: operatorState, sealed, version } = row;
  return { ...(JSON.parse(row.definition) as CampaignDefinition), source, operatorState, sealed, version };
}

export function recordOf(row: RecordRow): NumberedRecord {
  return { seq: row.seq!, commit: row.commit_number, ...contentOf(row) };
}

function contentOf({ kind: number, at, item, voter, delta, level, note, day }: RecordRow): AuditRecord {
  const kind = KINDS[number]!;
  if (kind === 'rules') return { kind, rules: JSON.parse(note!), at };
  const vote = { item: item!, voter: hexOf(voter!), n: delta, at, day: formatDay(day!) };
  return kind === 'annul' ? { kind, ...vote, reason: note! } : { kind, ...vote, level: LEVELS[level!]! };
}

/** As everywhere else: PostgreSQL shows 16 bytes with hyphens. */
export function hexOf(uuid: string): string {
  return uuid.replaceAll('-', '');
}

/**
 * A column of many rows as one parameter: the text of a PostgreSQL array. Texts are quoted, so that an item with the id
 * `null` is no missing value.
 */
export function column(values: readonly (string | number | null)[]): string {
  const texts = values.map((value) => {
    if (value === null) return 'NULL';
    return typeof value === 'number' ? String(value) : `"${value.replace(/["\\]/g, '\\$&')}"`;
  });
  return `{${texts.join(',')}}`;
}
