import type { Configuration } from './configuration.js';
import type { Engine } from './engine.js';
import type { ProxyTrust } from './identity/network.js';
import type { ProofOfWork } from './identity/proof-of-work.js';
import type { VoterTokens } from './identity/voter-token.js';
import type { Metrics } from './metrics.js';
import type { Results } from './results.js';

export interface AppDependencies {
  configuration: Configuration;
  engine: Engine;
  tokens: VoterTokens;
  proofOfWork: ProofOfWork;
  results: Results;
  metrics: Metrics;
  /** Opens the administration; there is none without it. */
  adminKey?: string | undefined;
  /** Which proxies are believed about addresses; none by default. */
  trustProxy?: ProxyTrust | undefined;
  /** Answers each path that is not the service's own, such as a site that is served beside it. */
  fallback?: ((request: Request) => Response | Promise<Response>) | undefined;
  /** The server's clock, in milliseconds since 1970 UTC. */
  now: () => number;
  /** Told of each error that is not a refusal. */
  onError?: ((error: unknown) => void) | undefined;
}
