import { expect } from '@open-wc/testing';
import { rankEntries } from '../../src/like-board/ranking.js';

describe('ranking', () => {
  const table: [
    name: string,
    counts: (number | undefined)[],
    expected: [index: number, rank: number | undefined][],
  ][] = [
    [
      'sorts by count',
      [1, 3, 2],
      [
        [1, 1],
        [2, 2],
        [0, 3],
      ],
    ],
    [
      'lets equals share a rank and keep their order',
      [5, 9, 5, 1],
      [
        [1, 1],
        [0, 2],
        [2, 2],
        [3, 4],
      ],
    ],
    [
      'gives the last rank to those without a like',
      [0, 2, 0],
      [
        [1, 1],
        [0, 2],
        [2, 2],
      ],
    ],
    [
      'puts unknown counts last, without a rank',
      [undefined, 2, 0],
      [
        [1, 1],
        [2, 2],
        [0, undefined],
      ],
    ],
    [
      'keeps the order and gives no rank when nobody is liked',
      [0, 0],
      [
        [0, undefined],
        [1, undefined],
      ],
    ],
    [
      'keeps the order and gives no rank when nothing is known',
      [undefined, undefined],
      [
        [0, undefined],
        [1, undefined],
      ],
    ],
    ['ranks nobody', [], []],
  ];
  for (const [name, counts, expected] of table) {
    it(name, () => {
      const rows = rankEntries([...counts.keys()], (index) => counts[index]);
      expect(rows.map(({ entry, rank }) => [entry, rank])).to.deep.equal(expected);
    });
  }

  it('measures each by the leader', () => {
    expect(rankEntries([8, 2, 0], (count) => count).map(({ share }) => share)).to.deep.equal([1, 0.25, 0]);
  });
});
