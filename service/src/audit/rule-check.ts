import { LocalDays } from './local-days.js';
import { canonicalRules, type AuditRecord, type AuditRules, type VoteRecord } from './record.js';

/** From cheap to dear. */
const LEVELS: readonly (string | undefined)[] = ['anon', 'pow', 'assertion'];

/** What a voter gave to an item on a day. */
interface Given {
  item: string;
  day: string;
  n: number;
  annulled: number;
}

/**
 * Finds the first record that the campaign's rules forbid, as they were at its time. It shares no code with what decides
 * votes in the service: a mistake there is not repeated here. It keeps every voter in memory.
 */
export class RuleCheck {
  readonly #voters = new Map<string, Given[]>();
  #rules: AuditRules | undefined;
  #days: LocalDays | undefined;
  #items = new Set<string>();

  /** What is wrong with the record, if anything is; there is no going on then. */
  check(record: AuditRecord): string | undefined {
    if (record.kind === 'rules') return this.#setRules(record.rules);
    const rules = this.#rules;
    if (!rules) return 'a vote before the first rules';
    let given = this.#voters.get(record.voter);
    if (!given) this.#voters.set(record.voter, (given = []));
    if (record.kind === 'annul') return annul(record, given);
    return (
      this.#faultOfVote(record, rules) ?? (record.kind === 'unlike' ? takeBack : give)(record, given, rules)
    );
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
  if (kind === 'clap' && mode !== 'clap') return `clap in mode ${mode}`;
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
