import { expect } from '@open-wc/testing';
import { LocalAdapter } from '../../src/tally/local-adapter.js';
import { freshCampaign } from './fake-service.js';

describe('local-adapter', () => {
  it('keeps likes on this device and knows no count', async () => {
    const adapter = new LocalAdapter(freshCampaign());
    await adapter.vote({ op: '1', item: 'a', isLiked: true });
    await adapter.vote({ op: '2', item: 'b', isLiked: true });
    expect(await adapter.vote({ op: '3', item: 'a', isLiked: false })).to.deep.equal({ rev: 3, mine: 0 });
    expect(await adapter.readMine()).to.deep.equal({ rev: 3, mine: { b: 1 } });
    expect(await adapter.readTally()).to.deep.equal({ rev: 3, tally: {} });
  });

  it('tells an answer from before a vote by its revision', async () => {
    const adapter = new LocalAdapter(freshCampaign());
    const { rev } = await adapter.readMine();
    expect((await adapter.vote({ op: '1', item: 'a', isLiked: true })).rev).to.be.above(rev);
  });
});
