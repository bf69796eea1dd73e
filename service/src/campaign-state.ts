import type { Campaign } from './configuration.js';
import type { CampaignState } from './protocol.js';

/** The state of a campaign at a moment of the server's clock. */
export function stateOf(campaign: Campaign, now: number): CampaignState {
  if (campaign.closesAt !== undefined && now >= campaign.closesAt) return 'closed';
  if (campaign.opensAt !== undefined && now < campaign.opensAt) return 'scheduled';
  return campaign.paused ? 'paused' : 'open';
}
