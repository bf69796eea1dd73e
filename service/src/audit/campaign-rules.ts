import type { CampaignDefinition } from '../campaign.js';
import type { AuditRules } from './record.js';

/** What of a campaign's description stands in its audit log. */
export function auditRulesOf({ title, mode, tz, opensAt, closesAt, quotas, items }: CampaignDefinition): AuditRules {
  return {
    title,
    mode,
    tz,
    opensAt: opensAt === undefined ? null : new Date(opensAt).toISOString(),
    closesAt: closesAt === undefined ? null : new Date(closesAt).toISOString(),
    quotas: {
      perItem: quotas.perItem,
      perCampaign: quotas.perCampaign ?? null,
      perDay: quotas.perDay ?? null,
    },
    items: items.map(({ id, title }) => ({ id, title })),
  };
}
