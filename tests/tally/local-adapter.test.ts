import { expect } from '@open-wc/testing';
import { LocalAdapter } from '../../src/tally/local-adapter.js';
import type { Vote } from '../../src/tally/tally-adapter.js';
import { freshCampaign } from './fake-service.js';

const vote = (item: string, kind: Vote['kind'], n = 1): Vote => ({
  op: `${item}-${kind}`,
  seq: 1,
  item,
  kind,
  n,
});

describe('local-adapter', () => {
  it('keeps likes on this device and knows no count', async () => {
    const adapter = new LocalAdapter(freshCampaign());
    await adapter.vote(vote('a', 'like'));
    await adapter.vote(vote('b', 'like'));
    expect(await adapter.vote(vote('a', 'unlike'))).to.deep.equal({ rev: 3, mine: 0 });
    expect(await adapter.readMine()).to.deep.equal({ rev: 3, mine: { a: 0, b: 1 } });
    expect(await adapter.readTally()).to.deep.equal({ rev: 3, counts: {} });
  });

  it('adds claps up', async () => {
    const adapter = new LocalAdapter(freshCampaign());
    await adapter.vote(vote('a', 'clap', 3));
    expect(await adapter.vote(vote('a', 'clap', 2))).to.include({ mine: 5 });
  });

  it('tells an answer from before a vote by its revision', async () => {
    const adapter = new LocalAdapter(freshCampaign());
    const { rev } = await adapter.readMine();
    expect((await adapter.vote(vote('a', 'like'))).rev).to.be.above(rev);
  });
});
