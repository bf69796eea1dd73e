/** A change of a tally, as it stands in the audit log. */
export interface VoteRecord {
  /** `annul`: the organiser took votes out of the count, and says why. */
  kind: 'like' | 'unlike' | 'clap' | 'annul';
  item: string;
  /** Keyed pseudonym: the same voter has the same one within the campaign, and another one in each other campaign. */
  voter: string;
  /** What is added to the item's tally: negative for `unlike` and `annul`. */
  n: number;
  /** How the voter was known; absent for `annul`. */
  level?: string;
  /** Why; of `annul` alone. */
  reason?: string;
  /** Server's clock, in milliseconds since 1970 UTC. */
  at: number;
  /** Local day in the campaign's time zone, `2026-12-01`. An annulment bears the day of the votes that it takes out. */
  day: string;
}

/** The rules that hold from here on. */
export interface RulesRecord {
  kind: 'rules';
  rules: AuditRules;
  at: number;
}

export type AuditRecord = VoteRecord | RulesRecord;

/** A record in its place. */
export type NumberedRecord = AuditRecord & {
  /** 1, 2, 3, … within the campaign. */
  seq: number;
  /** Records of one durable commit share a number: 1, 2, 3, … within the campaign. */
  commit: number;
};

/** What a vote has to keep to. */
export interface AuditRules {
  title: string;
  mode: string;
  /** What the organiser set: only `open` takes votes. */
  state: string;
  /** IANA time zone that local days go by. */
  tz: string;
  /** ISO 8601, UTC; null: no limit. */
  opensAt: string | null;
  closesAt: string | null;
  /** Votes of one voter; null: no limit. */
  quotas: { perItem: number; perCampaign: number | null; perDay: number | null };
  /** The least that makes a voter. */
  minimum: string;
  items: { id: string; title: string }[];
}

/**
 * The record as one line of JSON, members in fixed order: the same record has the same bytes on every machine. Number and
 * commit are left out: they are the record's place, which the chain itself fixes.
 */
export function canonicalRecord(record: AuditRecord): string {
  const at = timestamp(record.at);
  if (record.kind === 'rules')
    return JSON.stringify({ kind: 'rules', rules: canonicalRules(record.rules), at });
  const { kind, item, voter, n, level, reason, day } = record;
  return JSON.stringify({ kind, item, voter, n, level, reason, at, day });
}

let last = { time: NaN, text: '' };

/** Many votes of one batch have come in the same millisecond. */
function timestamp(time: number): string {
  if (time !== last.time) last = { time, text: new Date(time).toISOString() };
  return last.text;
}

/** Members in fixed order, and none but the known ones. */
export function canonicalRules(rules: AuditRules): AuditRules {
  const { title, mode, state, tz, opensAt, closesAt, quotas, minimum, items } = rules;
  const { perItem, perCampaign, perDay } = quotas;
  return {
    title,
    mode,
    state,
    tz,
    opensAt,
    closesAt,
    quotas: { perItem, perCampaign, perDay },
    minimum,
    items: items.map((item) => ({ id: item.id, title: item.title })),
  };
}

/** A line of `votes.jsonl`, without the line break. */
export function recordLine({ seq, commit }: { seq: number; commit: number }, canonical: string): string {
  return `{"seq":${seq},"commit":${commit},${canonical.slice(1)}`;
}

const VOTE_KINDS: ReadonlySet<unknown> = new Set(['like', 'unlike', 'clap', 'annul']);

/** The record in a line of `votes.jsonl`; undefined unless the line is exactly what `recordLine` writes for it. */
export function parseRecordLine(line: string): { record: NumberedRecord; canonical: string } | undefined {
  try {
    const value = JSON.parse(line);
    const record = { ...value, at: Date.parse(value.at) } as NumberedRecord;
    if (!Number.isSafeInteger(record.seq) || !Number.isSafeInteger(record.commit)) return undefined;
    if (record.kind !== 'rules') {
      if (!VOTE_KINDS.has(record.kind) || !Number.isSafeInteger(record.n) || record.n === 0) return undefined;
      if ([record.item, record.voter, record.day].some((text) => typeof text !== 'string')) return undefined;
    }
    const canonical = canonicalRecord(record);
    return recordLine(record, canonical) === line ? { record, canonical } : undefined;
  } catch {
    return undefined;
  }
}
