import { expect } from '@open-wc/testing';
import { closeAt, nextEdge, readCampaign, stateAt } from '../../src/tally/campaign-window.js';
import type { CampaignSnapshot } from '../../src/tally/tally-adapter.js';

const at = (seconds: number): string => new Date(Date.UTC(2035, 0, 1) + seconds * 1000).toISOString();
const scheduled: CampaignSnapshot = {
  state: 'scheduled',
  mode: 'once',
  opensAt: at(60),
  closesAt: at(90),
  serverTime: at(0),
};
const open: CampaignSnapshot = { ...scheduled, state: 'open' };

describe('campaign-window', () => {
  it('goes by the server’s clock and the page’s own stop-watch', () => {
    const campaign = readCampaign(scheduled, 5000);
    expect(nextEdge(campaign, 15_000)).to.include({ kind: 'opens', left: 50_000 });
    expect(stateAt(campaign, 64_999)).to.equal('scheduled');
    expect(stateAt(campaign, 65_000)).to.equal('open');
    expect(closeAt(campaign, 64_999).closure).to.equal('not-open');
    expect(closeAt(campaign, 65_000).closure).to.equal(undefined);
  });

  it('closes at the very millisecond', () => {
    const campaign = readCampaign(open, 0);
    expect(closeAt(campaign, 89_999).closure).to.equal(undefined);
    expect(closeAt(campaign, 90_000).closure).to.equal('closed');
  });

  it('knows no edge of a campaign that is paused, closed, endless or without a clock', () => {
    for (const [answer, closure] of [
      [{ ...open, state: 'paused' }, 'paused'],
      [{ ...open, state: 'closed' }, 'closed'],
      [{ ...open, state: 'sealed' }, 'closed'],
      [{ state: 'open', mode: 'once', serverTime: at(0) }, undefined],
      [{ state: 'open', mode: 'once', closesAt: at(90) }, undefined],
      [{ ...open, closesAt: 'soon' }, undefined],
    ] as [CampaignSnapshot, string | undefined][]) {
      const campaign = readCampaign(answer, 0);
      expect(nextEdge(campaign, 0)).to.equal(undefined);
      expect(campaign.closure).to.equal(closure);
    }
  });

  it('keeps nobody from liking for what it does not understand', () => {
    const campaign = readCampaign({ state: 'on holiday', mode: 'lottery' } as never, 0);
    expect(campaign).to.include({ closure: undefined, mode: undefined, showCounts: 'always' });
  });
});
