import { createHash, type Hash } from 'node:crypto';
import { firstHash, link } from './chain.js';
import { LocalDays } from './local-days.js';
import type { ManifestCount } from './manifest.js';
import { canonicalRules, type AuditRules, type NumberedRecord, type VoteRecord } from './record.js';

/** Heads of every so many commits stand in the manifest. */
export const CHECKPOINT_INTERVAL = 1000;

/** From cheap to dear. */
const LEVELS: readonly (string | undefined)[] = ['anon', 'pow', 'assertion'];

export interface ReplaySummary {
  records: number;
  commits: number;
  head: string;
  checkpoints: { commit: number; head: string }[];
  counts: ManifestCount[];
  rules: AuditRules | undefined;
}

/** What a voter gave to an item on a day. */
interface Given {
  item: string;
  day: string;
  n: number;
  annulled: number;
}

/**
 * Goes through a campaign's records in order, counts, and finds the first that the campaign's rules forbid. It shares no
 * code with what decides votes in the service: a mistake there is not repeated here.
 */
export class Replay {
  readonly #counts = new Map<string, { count: number; annulled: number }>();
  readonly #voters = new Map<string, Given[]>();
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
    const { perItem, ...others } = quotas;
    const limits = Object.values(others).filter((quota) => quota !== null);
    if (![perItem, ...limits].every(Number.isSafeInteger)) return 'rules with a wrong quota';
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
    const { voter, item, kind, n } = record;
    let given = this.#voters.get(voter);
    if (!given) this.#voters.set(voter, (given = []));
    let fault: string | undefined;
    if (kind === 'annul') fault = annul(record, given);
    else
      fault = this.#faultOfVote(record, rules) ?? (kind === 'unlike' ? takeBack : give)(record, given, rules);
    if (fault) return fault;

    let total = this.#counts.get(item);
    if (!total) this.#counts.set(item, (total = { count: 0, annulled: 0 }));
    total.count += n;
    if (kind === 'annul') total.annulled -= n;
    return undefined;
  }

  #faultOfVote({ item, level, at, day }: VoteRecord, rules: AuditRules): string | undefined {
    if (!this.#items.has(item)) return `no item has the id ${item}`;
    if (rules.state !== 'open') return `a vote while the campaign is ${rules.state}`;
    if (rules.opensAt !== null && at < Date.parse(rules.opensAt)) return 'before the campaign opened';
    if (rules.closesAt !== null && at >= Date.parse(rules.closesAt)) return 'after the campaign closed';
    if (day !== this.#days!.dayOf(at)) return `the day is not ${day} at that moment in ${rules.tz}`;
    if (LEVELS.indexOf(level) < Math.max(0, LEVELS.indexOf(rules.minimum))) {
      return `a voter of level ${level}, where ${rules.minimum} is the least`;
    }
    return undefined;
  }
}

function give(record: VoteRecord, given: Given[], { mode, quotas }: AuditRules): string | undefined {
  const { kind, item, day, n } = record;
  if (n <= 0 || (kind === 'like' && n !== 1)) return `${kind} with n = ${n}`;
  if ((kind === 'clap') !== (mode === 'clap')) return `${kind} in mode ${mode}`;
  let own = given.find((it) => it.item === item && it.day === day);
  if (!own) given.push((own = { item, day, n: 0, annulled: 0 }));
  own.n += n;
  const forItem = sum(given, (it) => it.item === item && (mode !== 'daily' || it.day === day));
  if (forItem > quotas.perItem) return `more than ${quotas.perItem} of one voter for one item`;
  if (quotas.perCampaign !== null && sum(given, () => true) > quotas.perCampaign) {
    return `more than ${quotas.perCampaign} of one voter`;
  }
  if (quotas.perDay !== null && sum(given, (it) => it.day === day) > quotas.perDay) {
    return `more than ${quotas.perDay} of one voter in one day`;
  }
  return undefined;
}

function takeBack({ item, n }: VoteRecord, given: Given[], { mode }: AuditRules): string | undefined {
  if (mode !== 'toggle') return `unlike in mode ${mode}`;
  const taken = given.filter((it) => it.item === item);
  // What was annulled is out of the count already.
  const standing = sum(taken, () => true) - taken.reduce((total, it) => total + it.annulled, 0);
  if (standing === 0) return 'a vote taken back that did not stand';
  if (n !== -standing) return `unlike with n = ${n}, of ${standing}`;
  for (const it of taken) it.n = it.annulled = 0;
  return undefined;
}

function annul({ item, day, n }: VoteRecord, given: Given[]): string | undefined {
  if (n >= 0) return 'an annulment that adds';
  const own = given.find((it) => it.item === item && it.day === day);
  if (!own || own.n - own.annulled < -n) return 'an annulment of more than was counted';
  own.annulled -= n;
  return undefined;
}

function sum(given: readonly Given[], counts: (it: Given) => boolean): number {
  return given.reduce((total, it) => (counts(it) ? total + it.n : total), 0);
}

/** Exactly what `toISOString` writes: a time that cannot be read would leave the window open. */
function isTime(time: string): boolean {
  const at = Date.parse(time);
  return Number.isFinite(at) && new Date(at).toISOString() === time;
}
