import { digestOf, link } from '../audit/chain.js';
import { auditRulesOf } from '../audit/campaign-rules.js';
import { canonicalRecord, type AuditRecord } from '../audit/record.js';
import { LEVELS, type Campaign, type Level } from '../campaign.js';
import type { ItemTally, Operation, OperationResult, VoteNumbers } from '../engine.js';
import { refusalOf } from '../rules/admission.js';
import { isSameOperation, type Fingerprint } from '../rules/fingerprint.js';
import { formatDay, localDay } from '../rules/local-day.js';
import { applyTo, decide, mineOf, remainingOf, type Standing } from '../rules/quota.js';

/** By the number under which the database has them. */
export const KINDS = ['like', 'unlike', 'clap', 'annul', 'rules'] as const;

/** A campaign whose row is locked, so that nothing of it changes until the end of the transaction. */
export interface LockedCampaign {
  readonly key: number;
  readonly id: string;
  rev: number;
  seq: number;
  commits: number;
  head: Uint8Array;
  campaign: Campaign | undefined;
  fileDefinition: string | undefined;
  counts: Map<string, ItemTally>;
}

/** An operation that was taken, with the numbers of its first answer. */
export interface TakenOperation extends Fingerprint, VoteNumbers {}

export interface VoteRow extends Standing {
  campaign: number;
  voter: string;
  level: number;
  at: number;
}

export interface RecordRow {
  campaign: number;
  seq: number | null;
  commit_number: number;
  kind: number;
  op: string | null;
  op_seq: number | null;
  voter: string | null;
  item: string | null;
  day: number | null;
  n: number;
  delta: number;
  level: number | null;
  at: number;
  note: string | null;
  count: number | null;
  mine: number | null;
  remaining: number | null;
  rev: number;
}

export interface Loaded {
  campaigns: LockedCampaign[];
  /** By `keyOfOperation`. */
  taken: Map<string, TakenOperation>;
  /** By `keyOfVoter`. */
  votes: Map<string, Standing[]>;
}

/** Votes that count no more. */
export interface AnnulledVotes {
  voter: string;
  item: string;
  day: number;
  n: number;
}

export const keyOfOperation = (campaign: number, op: string) => `${campaign} ${op}`;
export const keyOfVoter = (campaign: number, voter: string) => `${campaign} ${voter}`;

/** Decides operations over what was read from the database, and gathers what is to be written. No SQL: that is its frame. */
export class Batch {
  readonly records: RecordRow[] = [];
  /** Votes as they stand afterwards, by campaign, voter and item, then by day. */
  readonly votes = new Map<string, Map<number, VoteRow>>();
  /** Votes taken back, by campaign, voter and item; removed before `votes` are written. */
  readonly removed = new Map<string, { campaign: number; voter: string; item: string }>();
  /** Campaigns that changed, with what was added to their items. */
  readonly changed = new Map<LockedCampaign, Map<string, number>>();

  readonly #campaigns: Map<string, LockedCampaign>;
  readonly #items = new Map<LockedCampaign, Set<string>>();
  readonly #taken: Map<string, TakenOperation>;
  readonly #given: Map<string, Standing[]>;
  /** Records that are not linked yet. */
  readonly #open = new Map<LockedCampaign, string[]>();

  constructor({ campaigns, taken, votes }: Loaded) {
    this.#campaigns = new Map(campaigns.map((campaign) => [campaign.id, campaign]));
    this.#taken = taken;
    this.#given = votes;
  }

  find(id: string): LockedCampaign | undefined {
    return this.#campaigns.get(id);
  }

  take(operation: Operation): OperationResult {
    const { item, kind, n, at, op, voter } = operation;
    const entry = this.find(operation.campaign);
    const campaign = entry?.campaign;
    if (!campaign) return { outcome: 'unknown' };
    const taken = this.#taken.get(keyOfOperation(entry.key, op));
    if (taken) {
      const { count, mine, remaining, rev } = taken;
      return isSameOperation(taken, operation)
        ? { outcome: 'duplicate', count, mine, remaining, rev }
        : { outcome: 'reused' };
    }
    const refusal = refusalOf(campaign, this.#itemsOf(entry, campaign), operation);
    if (refusal) return refusal;

    const { day } = localDay(campaign.tz, at);
    const wish = { item, kind, n, day };
    const given = this.#given.get(keyOfVoter(entry.key, voter)) ?? [];
    const decision = decide(campaign, given, wish);
    if (decision.outcome === 'wrong-mode') return decision;
    if (decision.outcome === 'quota') {
      return { outcome: 'quota', limit: decision.limit, ...numbersOf(entry, given, item, day) };
    }
    const delta = decision.outcome === 'counted' ? decision.delta : 0;
    let standing = given;
    if (delta !== 0) {
      this.#count(entry, item, delta, at);
      standing = applyTo(given, wish, delta);
      this.#given.set(keyOfVoter(entry.key, voter), standing);
      if (delta > 0) this.#saveVote(entry, operation, day, standing);
      else this.#removeVotes(entry, voter, item);
    }
    const numbers = numbersOf(entry, standing, item, day);
    this.#take(entry, operation, day, delta, numbers);
    return { outcome: delta === 0 ? 'duplicate' : 'counted', ...numbers };
  }

  annul(entry: LockedCampaign, { voter, item, day, n }: AnnulledVotes, reason: string, at: number): void {
    this.#count(entry, item, -n, at);
    this.#append(
      entry,
      { kind: 'annul', item, voter, n: -n, reason, at, day: formatDay(day) },
      {
        ...NOTHING,
        ...{ kind: KINDS.indexOf('annul'), voter, item, day, n, delta: -n, at, note: reason },
      },
    );
  }

  /** Gives the campaign another description or state; the rules go into the audit log when they changed. */
  describe(entry: LockedCampaign, campaign: Campaign, at: number): void {
    const before = JSON.stringify(entry.campaign && auditRulesOf(entry.campaign));
    entry.campaign = { ...campaign, version: campaign.version + 1 };
    this.#items.delete(entry);
    entry.rev++;
    this.#changedItems(entry);
    const rules = auditRulesOf(entry.campaign);
    const note = JSON.stringify(rules);
    if (note === before) return;
    this.#append(entry, { kind: 'rules', rules, at }, { ...NOTHING, kind: KINDS.indexOf('rules'), at, note });
  }

  /** Ends the commit: links each campaign's records to its chain. */
  link(): void {
    for (const [entry, records] of this.#open) {
      entry.head = link(entry.head, digestOf(records));
      entry.commits++;
    }
    this.#open.clear();
  }

  #take(
    entry: LockedCampaign,
    { op, seq, kind, item, voter, n, level, at }: Operation,
    day: number,
    delta: number,
    numbers: VoteNumbers,
  ): void {
    this.#taken.set(keyOfOperation(entry.key, op), { voter, item, kind, n, seq, ...numbers });
    const row = {
      ...{ kind: KINDS.indexOf(kind), op, op_seq: seq, voter, item, day, n, delta },
      ...{ level: LEVELS.indexOf(level), at, note: null },
      ...{ count: numbers.count, mine: numbers.mine, remaining: numbers.remaining },
    };
    const record: AuditRecord = { kind, item, voter, n: delta, level, at, day: formatDay(day) };
    this.#append(entry, delta === 0 ? undefined : record, row);
  }

  #append(
    entry: LockedCampaign,
    record: AuditRecord | undefined,
    row: Omit<RecordRow, 'campaign' | 'seq' | 'commit_number' | 'rev'>,
  ): void {
    const place = { campaign: entry.key, commit_number: entry.commits + 1, rev: entry.rev };
    if (!record) {
      this.records.push({ ...place, seq: null, ...row });
      return;
    }
    let open = this.#open.get(entry);
    if (!open) this.#open.set(entry, (open = []));
    open.push(canonicalRecord(record));
    this.records.push({ ...place, seq: ++entry.seq, ...row });
    this.#changedItems(entry);
  }

  #saveVote(
    { key }: LockedCampaign,
    { voter, item, level, at }: { voter: string; item: string; level: Level; at: number },
    day: number,
    standing: readonly Standing[],
  ): void {
    const vote = standing.find((it) => it.item === item && it.day === day)!;
    const id = `${key} ${voter} ${item}`;
    let days = this.votes.get(id);
    if (!days) this.votes.set(id, (days = new Map()));
    days.set(day, { ...vote, campaign: key, voter, level: LEVELS.indexOf(level), at });
  }

  #removeVotes({ key }: LockedCampaign, voter: string, item: string): void {
    const id = `${key} ${voter} ${item}`;
    this.votes.delete(id);
    this.removed.set(id, { campaign: key, voter, item });
  }

  #count(entry: LockedCampaign, item: string, delta: number, at: number): void {
    const items = this.#changedItems(entry);
    items.set(item, (items.get(item) ?? 0) + delta);
    entry.counts.set(item, { count: (entry.counts.get(item)?.count ?? 0) + delta, reachedAt: at });
    entry.rev++;
  }

  #changedItems(entry: LockedCampaign): Map<string, number> {
    let items = this.changed.get(entry);
    if (!items) this.changed.set(entry, (items = new Map()));
    return items;
  }

  #itemsOf(entry: LockedCampaign, { items }: Campaign): Set<string> {
    let known = this.#items.get(entry);
    if (!known) this.#items.set(entry, (known = new Set(items.map(({ id }) => id))));
    return known;
  }
}

/** Members of a record that is no vote. */
const NOTHING = {
  ...{ op: null, op_seq: null, voter: null, item: null, day: null, n: 0, delta: 0 },
  ...{ level: null, note: null, count: null, mine: null, remaining: null },
};

function numbersOf(
  entry: LockedCampaign,
  given: readonly Standing[],
  item: string,
  day: number,
): VoteNumbers {
  const campaign = entry.campaign!;
  return {
    count: entry.counts.get(item)?.count ?? 0,
    mine: mineOf(campaign, given, item, day),
    remaining: remainingOf(campaign, given, item, day),
    rev: entry.rev,
  };
}
