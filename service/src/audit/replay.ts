import { createHash, type Hash } from 'node:crypto';
import { firstHash, link } from './chain.js';
import type { ManifestCount } from './manifest.js';
import { canonicalRules, type AuditRules, type NumberedRecord, type VoteRecord } from './record.js';

/** Heads of every so many commits stand in the manifest. */
export const CHECKPOINT_INTERVAL = 1000;

export interface ReplaySummary {
  records: number;
  commits: number;
  head: string;
  checkpoints: { commit: number; head: string }[];
  counts: ManifestCount[];
  rules: AuditRules | undefined;
}

/** Goes through a campaign's records in order, counts, and finds the first that its own rules forbid. */
export class Replay {
  readonly #counts = new Map<string, { count: number; annulled: number }>();
  /** What a voter has standing, by voter, item and, where votes are for a day, day. */
  readonly #standing = new Map<string, number>();
  readonly #annulled = new Map<string, number>();
  readonly #byVoter = new Map<string, number>();
  readonly #byDay = new Map<string, number>();
  readonly #checkpoints: { commit: number; head: string }[] = [];
  #rules: AuditRules | undefined;
  #days: LocalDays | undefined;
  #items = new Set<string>();
  #records = 0;
  #commits = 0;
  #head: Buffer;
  #open: Hash | undefined;

  constructor(campaign: string) {
    this.#head = firstHash(campaign);
  }

  /** What is wrong with the record, if anything is; the replay must not go on then. */
  add(record: NumberedRecord, canonical: string): string | undefined {
    if (record.seq !== this.#records + 1) return `seq is ${record.seq}, after ${this.#records}`;
    const isNext = record.commit === this.#commits + 1;
    if (!isNext && (record.commit !== this.#commits || !this.#open)) {
      return `commit is ${record.commit}, after ${this.#commits}`;
    }
    if (isNext) this.#endCommit();
    this.#commits = record.commit;
    this.#records = record.seq;
    (this.#open ??= createHash('sha256')).update(canonical).update('\n');
    return record.kind === 'rules' ? this.#setRules(record.rules) : this.#addVote(record);
  }

  finish(): ReplaySummary {
    this.#endCommit();
    const known = this.#rules?.items.map(({ id }) => id) ?? [];
    // An item that was taken off the list keeps its votes, and its line.
    const items = new Set([...known, ...this.#counts.keys()]);
    return {
      records: this.#records,
      commits: this.#commits,
      head: this.#head.toString('hex'),
      checkpoints: this.#checkpoints,
      counts: [...items].map((item) => ({ item, ...(this.#counts.get(item) ?? { count: 0, annulled: 0 }) })),
      rules: this.#rules,
    };
  }

  #endCommit(): void {
    if (!this.#open) return;
    this.#head = link(this.#head, this.#open.digest());
    this.#open = undefined;
    if (this.#commits % CHECKPOINT_INTERVAL === 0) {
      this.#checkpoints.push({ commit: this.#commits, head: this.#head.toString('hex') });
    }
  }

  #setRules(rules: AuditRules): string | undefined {
    const { opensAt, closesAt, quotas, items, tz } = (this.#rules = canonicalRules(rules));
    this.#items = new Set(items.map(({ id }) => id));
    if ([opensAt, closesAt].some((time) => time !== null && !isTime(time))) return 'rules with a wrong time';
    if (Object.values(quotas).some((quota) => quota !== null && !Number.isSafeInteger(quota))) {
      return 'rules with a wrong quota';
    }
    try {
      this.#days = new LocalDays(tz);
      return undefined;
    } catch {
      return `rules with an unknown time zone, ${tz}`;
    }
  }

  #addVote(record: VoteRecord): string | undefined {
    const rules = this.#rules;
    if (!rules) return 'a vote before the first rules';
    const fault = record.kind === 'annul' ? this.#annul(record, rules) : this.#count(record, rules);
    if (fault) return fault;
    let total = this.#counts.get(record.item);
    if (!total) this.#counts.set(record.item, (total = { count: 0, annulled: 0 }));
    total.count += record.n;
    if (record.kind === 'annul') total.annulled -= record.n;
    return undefined;
  }

  #annul(record: VoteRecord, rules: AuditRules): string | undefined {
    if (record.n > 0) return 'an annulment that adds';
    const key = standingKey(record, rules);
    const left = (this.#standing.get(key) ?? 0) - add(this.#annulled, key, -record.n);
    return left < 0 ? 'an annulment of more than was counted' : undefined;
  }

  #count(record: VoteRecord, rules: AuditRules): string | undefined {
    const { kind, item, voter, n, at, day } = record;
    if (!this.#items.has(item)) return `no item has the id ${item}`;
    if (kind === 'unlike' ? n >= 0 : n <= 0) return `${kind} with n = ${n}`;
    if (kind !== 'clap' && Math.abs(n) !== 1) return `${kind} with n = ${n}`;
    if (rules.opensAt !== null && at < Date.parse(rules.opensAt)) return 'before the campaign opened';
    if (rules.closesAt !== null && at >= Date.parse(rules.closesAt)) return 'after the campaign closed';
    if (day !== this.#days!.dayOf(at)) return `the day is not ${day} at that moment in ${rules.tz}`;

    const key = standingKey(record, rules);
    const standing = add(this.#standing, key, n);
    if (standing - (this.#annulled.get(key) ?? 0) < 0) return 'a vote taken back that did not stand';
    const { perItem, perCampaign, perDay } = rules.quotas;
    if (n < 0) {
      if (perCampaign !== null) add(this.#byVoter, voter, n);
      if (perDay !== null) add(this.#byDay, `${day} ${voter}`, n);
      return undefined;
    }
    if (perItem !== null && standing > perItem) return `more than ${perItem} of one voter for one item`;
    if (perCampaign !== null && add(this.#byVoter, voter, n) > perCampaign) {
      return `more than ${perCampaign} of one voter`;
    }
    if (perDay !== null && add(this.#byDay, `${day} ${voter}`, n) > perDay) {
      return `more than ${perDay} of one voter in one day`;
    }
    return undefined;
  }
}

/** Exactly what `toISOString` writes: a time that cannot be read would leave the window open. */
function isTime(time: string): boolean {
  const at = Date.parse(time);
  return Number.isFinite(at) && new Date(at).toISOString() === time;
}

function standingKey({ voter, item, day }: VoteRecord, { mode }: AuditRules): string {
  return mode === 'daily' ? `${voter}${item} ${day}` : `${voter}${item}`;
}

function add(sums: Map<string, number>, key: string, n: number): number {
  const sum = (sums.get(key) ?? 0) + n;
  sums.set(key, sum);
  return sum;
}

/** Days of a time zone. Zones differ from UTC by multiples of a minute, so that one minute has one day. */
class LocalDays {
  readonly #format: Intl.DateTimeFormat;
  #minute = NaN;
  #day = '';

  constructor(timeZone: string) {
    this.#format = new Intl.DateTimeFormat('en-CA', {
      timeZone,
      year: 'numeric',
      month: '2-digit',
      day: '2-digit',
    });
  }

  dayOf(at: number): string {
    const minute = Math.floor(at / 60_000);
    if (minute !== this.#minute) {
      this.#minute = minute;
      this.#day = this.#format.format(at);
    }
    return this.#day;
  }
}
