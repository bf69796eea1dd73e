import { expect } from '@open-wc/testing';
import { statusOfBoard, type BoardStatus } from '../../src/like-board/board-status.js';
import { unreadState, type LikeState } from '../../src/tally/like-state.js';
import { failRead, receiveTally } from '../../src/tally/like-transitions.js';

const count = (tally: unknown): LikeState => receiveTally(unreadState, 1, tally);

describe('board-status', () => {
  const table: [name: string, states: LikeState[], status: BoardStatus][] = [
    ['one is not read', [count(3), unreadState], 'loading'],
    ['one is liked', [count(0), count(1)], 'ready'],
    ['nobody is liked', [count(0), count(0)], 'empty'],
    ['nobody is known to be liked, and one is unknown', [count(0), count(undefined)], 'ready'],
    ['a read failed', [count(3), failRead(count(3), 'network')], 'error'],
    ['the first read failed', [failRead(unreadState, 'network')], 'error'],
  ];
  for (const [name, states, status] of table) {
    it(`is ${status} when ${name}`, () => {
      expect(statusOfBoard(states, true)).to.equal(status);
    });
  }

  it('is unknown without a service', () => {
    expect(statusOfBoard([count(3)], false)).to.equal('unknown');
  });
});
