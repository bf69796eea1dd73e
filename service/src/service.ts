import { createApp } from './app.js';
import { parseConfiguration } from './configuration.js';
import { listen } from './listen.js';
import { ServiceError } from './service-error.js';
import { SqliteEngine } from './sqlite/sqlite-engine.js';
import { VoterTokens } from './voter-token.js';

const MIN_SECRET_LENGTH = 32;

export interface ServiceOptions {
  /** The SQLite file; made, with its directory, when missing. */
  database: string;
  /** Campaigns as in the configuration file; checked here. */
  campaigns: unknown;
  /** Origins of other sites that may count here; none by default. */
  origins?: unknown;
  /** Rate limits as in the configuration file. */
  limits?: unknown;
  /** Default: 8787. 0 takes any free port. */
  port?: number;
  /** Default: 127.0.0.1, this machine only. */
  host?: string;
  /** Goes on to the next port while one is taken, 20 times at most. */
  tryNextPorts?: boolean;
  /** Signs voters' tokens, 32 characters or more; by default one is made and kept in the database. */
  secret?: string;
  /** Answers each path that is not the service's own. */
  fallback?: (request: Request) => Response | Promise<Response>;
  /** Told of each error that is not a refusal. Default: one line on standard error. */
  onError?: (error: unknown) => void;
  /** Told once, when the database is lost for good; the service should be closed and started again. */
  onFailure?: (error: Error) => void;
}

export interface Service {
  /** Without a slash at the end. */
  url: string;
  /** Answers what was asked, makes it durable, and lets go of port and file. */
  close(): Promise<void>;
}

/** @throws ServiceError, one line, with the remedy. */
export async function startService(options: ServiceOptions): Promise<Service> {
  const { campaigns, origins, limits, database, secret, fallback, onFailure } = options;
  const { port = 8787, host = '127.0.0.1', tryNextPorts = false, onError = printError } = options;
  const configuration = parseConfiguration({ campaigns, origins, limits });
  if (secret !== undefined && secret.length < MIN_SECRET_LENGTH) {
    throw new ServiceError(
      `密钥太短:LANELIGHT_SECRET 至少 ${MIN_SECRET_LENGTH} 个字符。 ` +
        `The secret is too short: LANELIGHT_SECRET needs ${MIN_SECRET_LENGTH} characters or more.`,
    );
  }
  const engine = await SqliteEngine.open({
    file: database,
    keepsSecret: secret === undefined,
    onFailure,
  });
  const tokens = new VoterTokens(secret === undefined ? engine.secret! : Buffer.from(secret));
  const app = createApp({ configuration, engine, tokens, onError, fallback });
  try {
    const listening = await listen((request) => app.fetch(request), { port, host, tryNextPorts });
    return {
      url: listening.url,
      close: async () => {
        await listening.close();
        await engine.close();
      },
    };
  } catch (error) {
    await engine.close();
    throw error;
  }
}

function printError(error: unknown): void {
  console.error(`lanelight-service: ${String(error).replace(/\s+/g, ' ')}`);
}
