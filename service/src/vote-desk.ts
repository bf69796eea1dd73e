import { checkOpen, notOpen, type CampaignDirectory } from './campaign-directory.js';
import type { Campaign } from './campaign.js';
import { EngineUnavailable, type Engine, type Operation, type OperationResult } from './engine.js';
import type { Voter } from './identity/voter-token.js';
import type { Metrics } from './metrics.js';
import type { RateLimitRule } from './configuration.js';
import { checkMembers } from './http/body.js';
import type { Visitors } from './http/visitors.js';
import { ProblemError, rateLimited, unauthorized } from './problem.js';
import { RateLimit } from './rate-limit.js';
import type { VoteAnswer } from './protocol.js';
import { localDay } from './rules/local-day.js';
import { resetsAtMidnight, type Kind } from './rules/quota.js';

/** An operation as a client sends it, checked. */
export interface Ballot {
  op: string;
  seq: number;
  item: string;
  kind: Kind;
  n: number;
}

const UUID = /^[0-9a-f]{8}-[0-9a-f]{4}-[47][0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/;
const ID = /^[a-z0-9-]{1,64}$/;
const MAX_CLAPS = 1000;
const VOTE_MEMBERS = ['op', 'seq'];
export const VOTE_BODY_BYTES = 1024;
/** Waiting operations from which on new ones are turned away before they are read. */
const SHED_FROM = 5000;

export interface VoteDeskOptions {
  engine: Engine;
  directory: CampaignDirectory;
  metrics: Metrics;
  now: () => number;
  /** How many requests a voter may make; without it as many as they like. */
  limit?: RateLimitRule | undefined;
}

/** Takes ballots to the engine, and says in the protocol's words what became of them. */
export class VoteDesk {
  readonly #engine: Engine;
  readonly #directory: CampaignDirectory;
  readonly #metrics: Metrics;
  readonly #now: () => number;
  readonly #limit: RateLimit;

  constructor({ engine, directory, metrics, now, limit }: VoteDeskOptions) {
    this.#limit = new RateLimit(limit);
    this.#engine = engine;
    this.#directory = directory;
    this.#metrics = metrics;
    this.#now = now;
    metrics.counter('lanelight_operations_total', 'Operations by outcome.', 'outcome');
    metrics.counter('lanelight_shed_total', 'Requests turned away because too many waited.');
  }

  /** @throws EngineUnavailable when so many wait that this one would wait too long. */
  shed(): void {
    if (this.#engine.waiting < SHED_FROM) return;
    this.#metrics.add('lanelight_shed_total');
    throw new EngineUnavailable('too many operations are waiting');
  }

  /** @throws ProblemError for a voter who asks too often. */
  limit({ id }: Voter): void {
    const wait = this.#limit.take(id);
    if (wait > 0) throw rateLimited('Too many votes of one voter at once.', wait);
  }

  /** The voter of a vote whose body was not read yet. @throws ProblemError where it need not be. */
  admit(campaign: Campaign, item: string, visitors: Visitors, token: string | undefined): Voter {
    this.shed();
    if (!campaign.items.some(({ id }) => id === item)) {
      throw new ProblemError('unknown-item', 'No item of the campaign has this id.');
    }
    const voter = visitors.verify(campaign, token);
    this.limit(voter);
    return voter;
  }

  /** One vote, from its body. @throws ProblemError where it does not count. */
  async cast(
    campaign: Campaign,
    voter: Voter,
    item: string,
    kind: 'like' | 'unlike',
    fields: Record<string, unknown>,
  ): Promise<VoteAnswer> {
    checkMembers(fields, VOTE_MEMBERS);
    const { op, seq } = readOperation(fields);
    const [answer] = await this.submit(campaign, voter, [{ op, seq, item, kind, n: 1 }]);
    if (answer instanceof ProblemError) throw answer;
    return answer!;
  }

  /** Answers and problems, in the order of the ballots. */
  async submit(
    campaign: Campaign,
    voter: Voter,
    ballots: readonly Ballot[],
  ): Promise<(VoteAnswer | ProblemError)[]> {
    const at = this.#now();
    // Its voters' key is destroyed.
    if (campaign.sealed) checkOpen(campaign, at);
    const name =
      this.#directory.knownPseudonym(campaign.id, voter.id) ??
      (await this.#directory.pseudonym(campaign.id, voter.id));
    const { level } = voter;
    const operations = ballots.map(({ op, seq, item, kind, n }): Operation => {
      // No spreading, here and below: for each object it goes the slow way through V8's runtime, 5 µs a vote.
      return { op, seq, campaign: campaign.id, item, kind, n, voter: name, level, at };
    });
    const results = await this.#engine.commit(operations);
    return results.map((result, index) => this.#answer(campaign, ballots[index]!.item, result, at));
  }

  #answer(campaign: Campaign, item: string, result: OperationResult, at: number): VoteAnswer | ProblemError {
    this.#metrics.add('lanelight_operations_total', result.outcome);
    switch (result.outcome) {
      case 'counted':
      case 'duplicate': {
        const { outcome: status, count, mine, remaining, rev } = result;
        const isHidden = campaign.showCounts === 'after-close' && this.#directory.areCountsHidden(campaign);
        return isHidden
          ? { status, item, mine, remaining, rev }
          : { status, item, count, mine, remaining, rev };
      }
      case 'quota': {
        const { limit, remaining } = result;
        const resetsAt = resetsAtMidnight(campaign, limit)
          ? { resetsAt: new Date(localDay(campaign.tz, at).endsAt).toISOString() }
          : {};
        const members = { remaining, ...resetsAt };
        return new ProblemError('quota', `No votes left (${limit}).`, { members });
      }
      case 'reused':
        return new ProblemError('op-reused', 'This "op" was used for another operation; make a new one.');
      case 'wrong-mode':
        return new ProblemError('wrong-mode', `The campaign's mode is "${campaign.mode}".`);
      case 'wrong-level':
        return unauthorized('The campaign now asks for more of a voter. Open a new session.');
      case 'not-open':
        return notOpen(result.state);
      case 'unknown':
        return new ProblemError('unknown-item', 'No item of the campaign has this id.');
    }
  }
}

/** @throws ProblemError unless `op` and `seq` are what the protocol asks for. */
export function readOperation({ op, seq }: Record<string, unknown>): { op: string; seq: number } {
  if (typeof op !== 'string' || !UUID.test(op)) {
    throw new ProblemError('bad-request', '"op" must be a UUID of version 4 or 7, in lower case.');
  }
  if (typeof seq !== 'number' || !Number.isSafeInteger(seq) || seq < 0) {
    throw new ProblemError('bad-request', '"seq" must be an integer from 0 to 2^53 - 1.');
  }
  return { op, seq };
}

/** @throws ProblemError unless it is one operation of a batch. */
export function readBallot(fields: Record<string, unknown>): Ballot {
  const { item, kind, n = 1 } = fields;
  if (typeof item !== 'string') throw new ProblemError('bad-request', '"item" must be an id.');
  if (!ID.test(item)) throw new ProblemError('unknown-item', 'No item of the campaign has this id.');
  if (kind !== 'like' && kind !== 'unlike' && kind !== 'clap') {
    throw new ProblemError('bad-request', '"kind" must be "like", "unlike" or "clap".');
  }
  const most = kind === 'clap' ? MAX_CLAPS : 1;
  if (typeof n !== 'number' || !Number.isInteger(n) || n < 1 || n > most) {
    throw new ProblemError('bad-request', `"n" must be an integer from 1 to ${most}.`);
  }
  return { ...readOperation(fields), item, kind, n };
}
