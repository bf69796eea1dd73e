import type { Campaign } from '../campaign.js';
import type { AuditRules } from './record.js';

/** What of a campaign's description stands in its audit log. */
export function auditRulesOf(campaign: Campaign): AuditRules {
  const { title, mode, tz, opensAt, closesAt, quotas, identity, items, operatorState, sealed } = campaign;
  return {
    title,
    mode,
    state: sealed ? 'closed' : operatorState,
    tz,
    opensAt: opensAt === undefined ? null : new Date(opensAt).toISOString(),
    closesAt: closesAt === undefined ? null : new Date(closesAt).toISOString(),
    quotas: {
      perItem: quotas.perItem,
      perCampaign: quotas.perCampaign ?? null,
      perDay: quotas.perDay ?? null,
    },
    minimum: identity.minimum,
    items: items.map(({ id, title }) => ({ id, title })),
  };
}
