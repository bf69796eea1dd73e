export { createApp, type AppDependencies } from './app.js';
export {
  parseConfiguration,
  type Campaign,
  type CampaignItem,
  type Configuration,
  type Limits,
  type RateLimitRule,
} from './configuration.js';
export {
  EngineUnavailable,
  type Engine,
  type Operation,
  type OperationResult,
  type Outcome,
  type Tally,
} from './engine.js';
export type * from './protocol.js';
export { startService, type Service, type ServiceOptions } from './service.js';
export { ServiceError } from './service-error.js';
export { SqliteEngine, type SqliteEngineOptions } from './sqlite/sqlite-engine.js';
export { VoterTokens } from './voter-token.js';
