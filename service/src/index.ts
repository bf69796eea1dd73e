export type {
  Campaign,
  CampaignDefinition,
  CampaignItem,
  Level,
  Mode,
  Quotas,
  ShowCounts,
} from './campaign.js';
export type { Configuration, Limits, RateLimitRule } from './configuration.js';
export {
  EngineUnavailable,
  type Engine,
  type Operation,
  type OperationResult,
  type Tally,
} from './engine.js';
export type * from './protocol.js';
export { startService, type Service, type ServiceOptions } from './service.js';
export { ServiceError } from './service-error.js';
