import { expect } from '@open-wc/testing';
import {
  fail,
  failRead,
  isPressed,
  nextVote,
  receiveMine,
  receiveTally,
  send,
  settle,
  shownCount,
  statusOf,
  unreadState,
  want,
  type LikeState,
} from '../../src/tally/like-state.js';

const known: LikeState = { tally: 10, tallyRev: 5, liked: false, likedRev: 5 };
const likedState: LikeState = { ...known, liked: true };
const wanting = want(known, true);
const sent = send(wanting);

describe('like-state', () => {
  const table: [
    name: string,
    state: LikeState,
    pressed: boolean,
    count: number | undefined,
    next: boolean | undefined,
    status: string,
  ][] = [
    ['unread', unreadState, false, undefined, undefined, 'loading'],
    ['wanted before the first answer', want(unreadState, true), true, undefined, true, 'pending'],
    ['known', known, false, 10, undefined, 'ready'],
    ['wanted', wanting, true, 11, true, 'pending'],
    ['sent', sent, true, 11, undefined, 'pending'],
    ['sent, and not wanted any more', want(sent, false), false, 10, undefined, 'pending'],
    ['wanted, and not any more, before it was sent', want(wanting, false), false, 10, undefined, 'ready'],
    ['liked', likedState, true, 10, undefined, 'ready'],
    ['to be taken back', want(likedState, false), false, 9, false, 'pending'],
    ['confirmed', settle(sent, { rev: 6, mine: 1, tally: 14 }), true, 14, undefined, 'ready'],
    [
      'confirmed, and not wanted any more',
      settle(want(sent, false), { rev: 6, mine: 1, tally: 14 }),
      false,
      13,
      false,
      'pending',
    ],
    [
      'confirmed, twice undecided',
      settle(want(want(sent, false), true), { rev: 6, mine: 1, tally: 14 }),
      true,
      14,
      undefined,
      'ready',
    ],
    [
      'answered otherwise than asked',
      settle(sent, { rev: 6, mine: 0, tally: 14 }),
      false,
      14,
      undefined,
      'ready',
    ],
    ['confirmed without a count', settle(sent, { rev: 6, mine: 1 }), true, undefined, undefined, 'ready'],
    ['refused', fail(sent), false, 10, undefined, 'ready'],
    ['refused, while the opposite was wanted', fail(want(sent, false)), false, 10, undefined, 'ready'],
    ['read in vain', failRead(known, 'network'), false, 10, undefined, 'error'],
    ['read in vain at first', failRead(unreadState, 'network'), false, undefined, undefined, 'error'],
    ['read again', receiveTally(failRead(known, 'network'), 6, 12), false, 12, undefined, 'ready'],
    ['taken back from none', want({ ...likedState, tally: 0 }, false), false, 0, false, 'pending'],
  ];
  for (const [name, state, pressed, count, next, status] of table) {
    it(`knows what to show and send when ${name}`, () => {
      expect({
        pressed: isPressed(state),
        count: shownCount(state),
        next: nextVote(state),
        status: statusOf(state),
      }).to.deep.equal({ pressed, count, next, status });
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
    for (const open of [wanting, sent]) {
      expect(receiveTally(open, 9, 11)).to.equal(open);
      expect(receiveMine(open, 9, 1)).to.equal(open);
    }
  });

  it('never asks again for what the service has refused to grant', () => {
    expect(nextVote(settle(sent, { rev: 6, mine: 0, tally: 10 }))).to.equal(undefined);
  });

  for (const value of [-1, 1.5, NaN, 2 ** 53, '12', null, undefined, {}]) {
    it(`shows a count of ${JSON.stringify(value)} (${typeof value}) as unknown`, () => {
      expect(shownCount(receiveTally(known, 6, value))).to.equal(undefined);
    });
  }

  it('changes no state in place', () => {
    const frozen = Object.freeze({ ...known });
    settle(send(want(frozen, true)), { rev: 7, mine: 1, tally: 11 });
    expect(frozen).to.deep.equal(known);
  });
});
