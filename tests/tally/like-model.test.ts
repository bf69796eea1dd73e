import { expect } from '@open-wc/testing';
import fc from 'fast-check';
import {
  isOpen,
  shownCount,
  shownVotes,
  unreadState,
  want,
  type LikeState,
} from '../../src/tally/like-state.js';
import {
  keepOpen,
  receiveBoth,
  receiveTally,
  refuse,
  send,
  settle,
  standing,
  stepsTo,
  type Step,
} from '../../src/tally/like-transitions.js';
import type { CampaignMode } from '../../src/tally/protocol.js';
import type { VoteOutcome } from '../../src/tally/tally-adapter.js';

/** The least service that is right: it counts an operation once, and answers it with its first result. */
class ModelService {
  others = 10;
  mine = 0;
  rev = 1;
  isClosed = false;
  readonly limit = 5;
  readonly answers = new Map<number, VoteOutcome>();
  /** How often each operation has changed a count. */
  readonly counted = new Map<number, number>();

  get count(): number {
    return this.others + this.mine;
  }

  /** `undefined` is a refusal. */
  vote(op: number, { kind, n }: Step, mode: CampaignMode): VoteOutcome | undefined {
    const known = this.answers.get(op);
    if (known) return known;
    if (this.isClosed || (mode !== 'toggle' && this.mine + n > this.limit)) return undefined;
    this.mine = kind === 'unlike' ? 0 : mode === 'toggle' ? 1 : this.mine + n;
    this.rev += 1;
    this.counted.set(op, (this.counted.get(op) ?? 0) + 1);
    const answer = { rev: this.rev, mine: this.mine, count: this.count, remaining: this.limit - this.mine };
    this.answers.set(op, answer);
    return answer;
  }
}

interface Read {
  readonly tally: { rev: number; count: number };
  readonly own: { rev: number; mine: number; remaining: number };
}

/** What the sender does, without time, network or storage. */
class ModelClient {
  state: LikeState = unreadState;
  votes: { op: number; step: Step }[] = [];
  isFlying = false;
  /** Reads that are on their way; they arrive in any order. */
  reads: Read[] = [];
  #ops = 0;

  constructor(
    readonly service: ModelService,
    readonly mode: CampaignMode,
  ) {}

  get steps(): Step[] {
    return this.votes.map(({ step }) => step);
  }

  wish(votes: number): void {
    const isAllowed = this.mode === 'toggle' ? votes <= 1 : votes >= shownVotes(this.state);
    if (isAllowed) this.state = want(this.state, votes);
  }

  send(): void {
    if (this.isFlying) return;
    const { wanted, mine } = this.state;
    const stands = standing(mine, this.steps, this.mode);
    for (const step of stepsTo(wanted ?? stands, stands, this.mode))
      this.votes.push({ op: (this.#ops += 1), step });
    this.state = send(this.state, this.steps, this.mode);
    this.isFlying = this.votes.length > 0;
  }

  /** The first vote arrives, and its answer comes back, or is lost on the way. */
  deliver(isLost: boolean): void {
    const [first] = this.votes;
    if (!this.isFlying || !first) return;
    const answer = this.service.vote(first.op, first.step, this.mode);
    if (isLost) return this.lose();
    this.votes.shift();
    this.state = answer
      ? settle(this.state, answer, this.steps, this.mode)
      : refuse(this.state, this.steps, this.mode);
    this.isFlying = this.votes.length > 0;
  }

  /** Nothing arrives. */
  lose(): void {
    if (!this.isFlying) return;
    this.isFlying = false;
    this.state = keepOpen(this.state);
  }

  ask(): void {
    const { rev, count, mine, limit } = this.service;
    this.reads.push({ tally: { rev, count }, own: { rev, mine, remaining: limit - mine } });
  }

  receive(index: number, isWhole: boolean): void {
    const [read] = this.reads.splice(index % Math.max(1, this.reads.length), 1);
    if (!read) return;
    this.state = isWhole
      ? receiveBoth(this.state, read.tally, read.own)
      : receiveTally(this.state, read.tally.rev, read.tally.count);
  }

  /** The fault is over: everything is delivered, and read once more. */
  recover(): void {
    for (let round = 0; round < 50 && (isOpen(this.state) || this.votes.length > 0); round += 1) {
      this.send();
      while (this.isFlying) this.deliver(false);
    }
    this.reads = [];
    this.ask();
    this.receive(0, true);
  }
}

type Command = (client: ModelClient) => void;

const commands: fc.Arbitrary<[string, Command]> = fc.oneof(
  fc.nat(6).map((votes): [string, Command] => [`wish ${votes}`, (client) => client.wish(votes)]),
  fc.constant<[string, Command]>(['send', (client) => client.send()]),
  fc
    .boolean()
    .map((isLost): [string, Command] => [
      isLost ? 'lose the answer' : 'deliver',
      (client) => client.deliver(isLost),
    ]),
  fc.constant<[string, Command]>(['lose the request', (client) => client.lose()]),
  fc.constant<[string, Command]>(['ask', (client) => client.ask()]),
  fc
    .tuple(fc.nat(4), fc.boolean())
    .map(([index, isWhole]): [string, Command] => [
      `receive ${index} ${isWhole ? 'whole' : 'counts'}`,
      (client) => client.receive(index, isWhole),
    ]),
  fc.constant<[string, Command]>([
    'somebody else likes',
    ({ service }) => {
      service.others += 1;
      service.rev += 1;
    },
  ]),
  fc.constant<[string, Command]>(['close', ({ service }) => void (service.isClosed = true)]),
);
const runs = { numRuns: 2000 };

describe('like-state, by a model', () => {
  for (const mode of ['toggle', 'once', 'daily', 'clap'] as const) {
    const check = (hold: (client: ModelClient) => void, atEnd: (client: ModelClient) => void): void => {
      fc.assert(
        fc.property(fc.array(commands, { maxLength: 40, size: 'max' }), (sequence) => {
          const client = new ModelClient(new ModelService(), mode);
          for (const [, run] of sequence) {
            run(client);
            hold(client);
          }
          client.recover();
          atEnd(client);
        }),
        runs,
      );
    };

    it(`shows what the service has once all faults are over, in the mode ${mode}`, () => {
      check(
        () => undefined,
        ({ state, service }) => {
          expect(isOpen(state)).to.equal(false);
          expect([shownCount(state), shownVotes(state)]).to.deep.equal([service.count, service.mine]);
        },
      );
    });

    it(`counts nothing twice, in the mode ${mode}`, () => {
      check(
        ({ service }) => {
          for (const times of service.counted.values()) expect(times).to.equal(1);
        },
        ({ service }) => expect(service.mine).to.be.at.most(service.limit),
      );
    });

    it(`never shows more than all the likes there are and its reader’s wish, in the mode ${mode}`, () => {
      check(
        ({ state, service }) => {
          const count = shownCount(state);
          if (count === undefined) return;
          expect(count).to.be.at.least(0);
          expect(count).to.be.at.most(service.others + Math.max(service.mine, shownVotes(state)));
        },
        () => undefined,
      );
    });

    it(`has a wish open while votes are, and no other time, in the mode ${mode}`, () => {
      check(
        ({ state, votes }) => {
          if (votes.length > 0) expect(isOpen(state)).to.equal(true);
          if (!isOpen(state)) expect([state.sent, state.isKept]).to.deep.equal([undefined, undefined]);
        },
        ({ votes }) => expect(votes).to.have.lengthOf(0),
      );
    });
  }

  it('would notice a service that counts a retry twice', () => {
    const forget = (client: ModelClient): void => client.service.answers.clear();
    const run = (): void =>
      fc.assert(
        fc.property(fc.array(commands, { maxLength: 40, size: 'max' }), (sequence) => {
          const client = new ModelClient(new ModelService(), 'clap');
          for (const [, command] of sequence) {
            command(client);
            forget(client);
          }
          for (const times of client.service.counted.values()) expect(times).to.equal(1);
        }),
        // As many as it takes, always the same: chance once had none among 2,000.
        { numRuns: 100_000, seed: 1, endOnFailure: true },
      );
    expect(run).to.throw();
  });
});
