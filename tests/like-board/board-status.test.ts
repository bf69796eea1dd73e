import { expect } from '@open-wc/testing';
import {
  statusOfBoard,
  visibilityOf,
  type BoardFacts,
  type BoardStatus,
} from '../../src/like-board/board-status.js';
import { readCampaign, type Campaign } from '../../src/tally/campaign-window.js';
import { unreadState, type LikeState } from '../../src/tally/like-state.js';
import type { CampaignState, CountVisibility } from '../../src/tally/protocol.js';

const count = (tally: number | undefined, mine = 0): LikeState => ({
  ...unreadState,
  tally,
  tallyRev: 1,
  mine,
  mineRev: 1,
});
const failed = (state: LikeState): LikeState => ({ ...state, problem: 'network' });
const campaign = (showCounts: CountVisibility, state: CampaignState = 'open'): Campaign =>
  readCampaign({ state, mode: 'once', showCounts }, 0);
const factsOf = (states: LikeState[], more: Partial<BoardFacts> = {}): BoardFacts => ({
  states,
  hasService: true,
  campaign: undefined,
  showCounts: undefined,
  ...more,
});

describe('board-status', () => {
  const table: [name: string, states: LikeState[], status: BoardStatus][] = [
    ['one is not read', [count(3), unreadState], 'loading'],
    ['one is liked', [count(0), count(1)], 'ready'],
    ['nobody is liked', [count(0), count(0)], 'empty'],
    ['nobody is known to be liked, and one is unknown', [count(0), count(undefined)], 'ready'],
    ['a read failed', [count(3), failed(count(3))], 'error'],
    ['the first read failed', [failed(unreadState)], 'error'],
  ];
  for (const [name, states, status] of table) {
    it(`is ${status} when ${name}`, () => {
      expect(statusOfBoard(factsOf(states))).to.equal(status);
    });
  }

  it('is unknown without a service', () => {
    expect(statusOfBoard(factsOf([count(3)], { hasService: false }))).to.equal('unknown');
  });

  it('is closed after the end, and an error when that could not be read', () => {
    const closed = { campaign: campaign('always', 'closed') };
    expect(statusOfBoard(factsOf([count(3)], closed))).to.equal('closed');
    expect(statusOfBoard(factsOf([failed(count(3))], closed))).to.equal('error');
    expect(statusOfBoard(factsOf([count(3)], { campaign: campaign('always', 'sealed') }))).to.equal('closed');
  });

  const [known, voted, secret] = [
    [count(3), count(0)],
    [count(3), count(1, 1)],
    [count(undefined), count(undefined)],
  ];
  const waits: [name: string, facts: BoardFacts, until: CountVisibility][] = [
    ['nobody says anything', factsOf(known), 'always'],
    ['the author wants a vote first', factsOf(known, { showCounts: 'after-vote' }), 'after-vote'],
    ['the reader has voted', factsOf(voted, { showCounts: 'after-vote' }), 'always'],
    ['the author wants the end first', factsOf(voted, { showCounts: 'after-close' }), 'after-close'],
    [
      'the end has come',
      factsOf(known, { showCounts: 'after-close', campaign: campaign('always', 'closed') }),
      'always',
    ],
    [
      'the service keeps counts back, whatever the author wants',
      factsOf(secret, { showCounts: 'always', campaign: campaign('after-close') }),
      'after-close',
    ],
    [
      'the service keeps counts back until a vote',
      factsOf(secret, { campaign: campaign('after-vote') }),
      'after-vote',
    ],
    [
      'it gave a voter one count: a ranking of one would be false',
      factsOf([count(7, 1), count(undefined)], { campaign: campaign('after-vote') }),
      'after-close',
    ],
    [
      'it gave a voter all counts',
      factsOf([count(7, 1), count(3)], { campaign: campaign('after-vote') }),
      'always',
    ],
    [
      'the end has come, and a count is missing',
      factsOf(secret, { campaign: campaign('after-close', 'closed') }),
      'always',
    ],
  ];
  for (const [name, facts, until] of waits) {
    it(`shows counts ${until} when ${name}`, () => {
      expect(visibilityOf(facts)).to.equal(until);
    });
  }
});
