import { expect } from '@open-wc/testing';
import {
  isPressed,
  shownCount,
  statusOf,
  unreadState,
  votesLeft,
  want,
  type LikeState,
} from '../../src/tally/like-state.js';
import {
  failRead,
  keepOpen,
  receiveBoth,
  receiveMine,
  receiveTally,
  refuse,
  send,
  settle,
  standing,
  stepsTo,
  type Step,
} from '../../src/tally/like-transitions.js';

const like: Step = { kind: 'like', n: 1 };
const unlike: Step = { kind: 'unlike', n: 1 };
const known: LikeState = { tally: 10, tallyRev: 5, mine: 0, mineRev: 5 };
const likedState: LikeState = { ...known, mine: 1 };
const wanting = want(known, 1);
const sent = send(wanting, [like], 'toggle');
const kept = keepOpen(sent);
const counted = { rev: 6, mine: 1, count: 14 };

describe('like-state', () => {
  const table: [
    name: string,
    state: LikeState,
    pressed: boolean,
    count: number | undefined,
    wanted: number | undefined,
    status: string,
  ][] = [
    ['unread', unreadState, false, undefined, undefined, 'loading'],
    ['wanted before the first answer', want(unreadState, 1), true, undefined, 1, 'pending'],
    ['known', known, false, 10, undefined, 'ready'],
    ['wanted', wanting, true, 11, 1, 'pending'],
    ['sent', sent, true, 11, 1, 'pending'],
    ['sent, and not wanted any more', want(sent, 0), false, 10, 0, 'pending'],
    ['wanted, and not any more, before it was sent', want(wanting, 0), false, 10, undefined, 'ready'],
    ['liked', likedState, true, 10, undefined, 'ready'],
    ['to be taken back', want(likedState, 0), false, 9, 0, 'pending'],
    ['confirmed', settle(sent, counted), true, 14, undefined, 'ready'],
    ['confirmed, and not wanted any more', settle(want(sent, 0), counted), false, 13, 0, 'pending'],
    ['confirmed, twice undecided', settle(want(want(sent, 0), 1), counted), true, 14, undefined, 'ready'],
    ['answered otherwise than asked', settle(sent, { ...counted, mine: 0 }), false, 14, undefined, 'ready'],
    ['confirmed without a count', settle(sent, { rev: 6, mine: 1 }), true, undefined, undefined, 'ready'],
    ['refused', refuse(sent), false, 10, undefined, 'ready'],
    ['refused, while the opposite was wanted', refuse(want(sent, 0)), false, 10, undefined, 'ready'],
    ['kept', kept, true, 11, 1, 'queued'],
    ['kept, and not wanted any more', want(kept, 0), false, 10, 0, 'queued'],
    ['kept, and sent again', send(kept, [like], 'toggle'), true, 11, 1, 'pending'],
    ['kept, and refused at last', refuse(send(kept, [like], 'toggle')), false, 10, undefined, 'ready'],
    ['kept at rest', keepOpen(known), false, 10, undefined, 'ready'],
    ['read in vain', failRead(known, 'network'), false, 10, undefined, 'error'],
    ['read in vain at first', failRead(unreadState, 'network'), false, undefined, undefined, 'error'],
    ['read again', receiveTally(failRead(known, 'network'), 6, 12), false, 12, undefined, 'ready'],
    ['taken back from none', want({ ...likedState, tally: 0 }, 0), false, 0, 0, 'pending'],
  ];
  for (const [name, state, pressed, count, wanted, status] of table) {
    it(`knows what to show and what is open when ${name}`, () => {
      expect({
        pressed: isPressed(state),
        count: shownCount(state),
        wanted: state.wanted,
        status: statusOf(state),
      }).to.deep.equal({ pressed, count, wanted, status });
    });
  }

  it('drops a count and a vote that are older than what it has', () => {
    expect(receiveTally(known, 4, 99)).to.equal(known);
    expect(receiveMine(known, 4, 1)).to.equal(known);
  });

  it('takes in a count and a vote of the same or a later revision', () => {
    expect(shownCount(receiveTally(known, 5, 12))).to.equal(12);
    expect(isPressed(receiveMine(known, 6, 1))).to.equal(true);
  });

  it('takes in nothing while a vote is open, since the count may hold it already', () => {
    for (const open of [wanting, sent, kept]) {
      expect(receiveTally(open, 9, 11)).to.equal(open);
      expect(receiveMine(open, 9, 1)).to.equal(open);
    }
  });

  it('shows no kept vote twice when the count holds it', () => {
    const read = receiveBoth(kept, { rev: 8, count: 21 }, { rev: 9, mine: 1 });
    expect(shownCount(read)).to.equal(21);
    expect(statusOf(read)).to.equal('queued');
    expect(shownCount(receiveBoth(kept, { rev: 8, count: 20 }, { rev: 9, mine: 0 }))).to.equal(21);
  });

  it('waits while nothing tells whether a count holds the kept vote', () => {
    expect(receiveBoth(kept, { rev: 9, count: 21 }, { rev: 8, mine: 0 })).to.equal(kept);
  });

  it('does not go back to what held when an operation was counted first', () => {
    const newer = receiveBoth(kept, { rev: 900, count: 500 }, { rev: 900, mine: 1 });
    const state = settle(send(newer, [like], 'toggle'), counted);
    expect(state).to.include({ tally: 500, tallyRev: 900, mine: 1, mineRev: 900, wanted: undefined });
  });

  it('goes on with what is left when one of several is decided', () => {
    const both = send({ ...kept, wanted: 0 }, [like, unlike], 'toggle');
    const first = settle(both, counted, [unlike], 'toggle');
    expect(first).to.include({ mine: 1, sent: 0, wanted: 0 });
    expect(shownCount(first)).to.equal(13);
    expect(settle(first, { rev: 7, mine: 0, count: 13 })).to.include({
      mine: 0,
      wanted: undefined,
      sent: undefined,
    });
    expect(refuse(both, [unlike], 'toggle')).to.include({ sent: 0, wanted: 0 });
  });

  it('adds wishes to what stands, where likes add up', () => {
    const daily = send(want({ ...known, mine: 2 }, 3), [like], 'daily');
    const further = want(daily, 5);
    // Another tab has given one meanwhile.
    const state = settle(further, { rev: 7, mine: 4, count: 14, remaining: 6 }, [], 'daily');
    expect(state).to.include({ mine: 4, wanted: 6, remaining: 6 });
    expect(votesLeft(state, 'daily')).to.equal(4);
  });

  for (const [mode, wanted, stands, steps] of [
    ['toggle', 1, 0, [like]],
    ['toggle', 0, 1, [unlike]],
    ['toggle', 1, 1, []],
    ['once', 1, 0, [like]],
    ['once', 0, 1, []],
    ['daily', 3, 1, [like, like]],
    ['clap', 9, 2, [{ kind: 'clap', n: 7 }]],
    ['clap', 1, 2, []],
  ] as const) {
    it(`asks in the mode ${mode} for ${JSON.stringify(steps)} to come from ${stands} to ${wanted}`, () => {
      expect(stepsTo(wanted, stands, mode)).to.deep.equal(steps);
      if (steps.length > 0) expect(standing(stands, steps, mode)).to.equal(wanted);
    });
  }

  it('knows what is left to the reader', () => {
    expect(votesLeft(known, 'toggle')).to.equal(undefined);
    expect(votesLeft(known, 'once')).to.equal(1);
    expect(votesLeft(wanting, 'once')).to.equal(0);
    expect(votesLeft(known, 'clap')).to.equal(undefined);
    expect(votesLeft(want({ ...known, remaining: 3 }, 2), 'clap')).to.equal(1);
    expect(votesLeft(want({ ...known, remaining: 1 }, 2), 'daily')).to.equal(0);
  });

  for (const value of [-1, 1.5, NaN, 2 ** 53, '12', null, undefined, {}]) {
    it(`shows a count of ${JSON.stringify(value)} (${typeof value}) as unknown`, () => {
      expect(shownCount(receiveTally(known, 6, value))).to.equal(undefined);
      expect(shownCount(settle(sent, { ...counted, count: value as number }))).to.equal(undefined);
    });
  }

  it('changes no state in place', () => {
    const frozen = Object.freeze({ ...known });
    settle(send(want(frozen, 1), [like], 'toggle'), counted);
    expect(frozen).to.deep.equal(known);
  });
});
