import { expect } from '@open-wc/testing';
import { LazyAdapter } from '../../src/tally/lazy-adapter.js';
import { TallyError, type TallyAdapter } from '../../src/tally/tally-adapter.js';

const { signal } = new AbortController();
const adapter: TallyAdapter = {
  scope: 'everyone',
  readTally: (items) =>
    Promise.resolve({ rev: 1, tally: Object.fromEntries(items.map((item) => [item, 2])) }),
  readMine: () => Promise.resolve({ rev: 1, mine: { a: 1 } }),
  vote: ({ isLiked }) => Promise.resolve({ rev: 2, mine: isLiked ? 1 : 0, tally: 3 }),
};

describe('LazyAdapter', () => {
  it('loads once, when it is first asked, and passes everything on', async () => {
    let loads = 0;
    const lazy = new LazyAdapter('everyone', () => {
      loads += 1;
      return Promise.resolve(adapter);
    });
    expect(loads).to.equal(0);
    const [tally, mine] = await Promise.all([lazy.readTally(['a'], signal), lazy.readMine(signal)]);
    expect(tally).to.deep.equal({ rev: 1, tally: { a: 2 } });
    expect(mine).to.deep.equal({ rev: 1, mine: { a: 1 } });
    const outcome = await lazy.vote({ op: 'x', item: 'a', isLiked: true }, signal);
    expect(outcome).to.deep.equal({ rev: 2, mine: 1, tally: 3 });
    expect(loads).to.equal(1);
  });

  it('fails as the network does when its code cannot be had, and tries again when it is asked again', async () => {
    let loads = 0;
    const lazy = new LazyAdapter('device', () => {
      loads += 1;
      return loads === 1 ? Promise.reject(new TypeError('offline')) : Promise.resolve(adapter);
    });
    const error = await lazy.readMine(signal).catch((reason: unknown) => reason);
    expect(error).to.be.instanceOf(TallyError);
    expect((error as TallyError).code).to.equal('network');
    expect(await lazy.readMine(signal)).to.deep.equal({ rev: 1, mine: { a: 1 } });
  });
});
