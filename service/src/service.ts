import { createApp } from './app.js';
import { createResults } from './audit/index.js';
import { startReconcile } from './audit/reconcile.js';
import { parseConfiguration } from './configuration.js';
import { parseBlockList, type ProxyTrust } from './identity/network.js';
import { ProofOfWork } from './identity/proof-of-work.js';
import { VoterTokens } from './identity/voter-token.js';
import { listen } from './listen.js';
import { Metrics } from './metrics.js';
import { openEngine } from './open-engine.js';
import { ServiceError } from './service-error.js';

const GOOD_ADMIN_KEY_LENGTH = 16;

export interface ServiceOptions {
  /** The SQLite file, made with its directory when missing; or a `postgres://` address. */
  database: string;
  /** Campaigns as in the file of campaigns; checked here. Those that the administration made need not be named. */
  campaigns?: unknown;
  /** Origins whose pages may count here; by default only the service's own. */
  origins?: unknown;
  /** Rate limits as in the file of campaigns; `"off"` lifts them. */
  limits?: unknown;
  /** Opens the administration; there is none without it. Should have 16 characters or more. */
  adminKey?: string | undefined;
  /** Proxies that are believed about addresses: how many, or a list such as `10.0.0.0/8, 127.0.0.1`. None by default. */
  trustProxy?: string | undefined;
  /** Default: 8787. 0 takes any free port. */
  port?: number;
  /** Default: 127.0.0.1, this machine only. */
  host?: string;
  /** Goes on to the next port while one is taken, 20 times at most. */
  tryNextPorts?: boolean;
  /** Answers each path that is not the service's own. */
  fallback?: (request: Request) => Response | Promise<Response>;
  /** Told of each error that is not a refusal. Default: one line on standard error. */
  onError?: (error: unknown) => void;
  /** Told once, when the database is lost for good; the service should be closed and started again. */
  onFailure?: (error: Error) => void;
  /** Told, in one line each, what is worth keeping: where each audit log ends, hour by hour. Default: nobody. */
  log?: (line: string) => void;
  /** Holds the secrets that the configuration names. Default: that of the process. */
  environment?: NodeJS.ProcessEnv;
  /** The server's clock, in milliseconds since 1970 UTC. */
  now?: () => number;
}

export interface Service {
  /** Without a slash at the end. */
  url: string;
  /** Answers what was asked, makes it durable, and lets go of port and file. */
  close(): Promise<void>;
}

/** @throws ServiceError, one line, with the remedy. */
export async function startService(options: ServiceOptions): Promise<Service> {
  const { campaigns = [], origins, limits, database, adminKey, fallback, onFailure } = options;
  const { port = 8787, host = '127.0.0.1', tryNextPorts = false } = options;
  const { onError = printError, environment = process.env, now = Date.now, log = () => {} } = options;
  const configuration = parseConfiguration({ campaigns, origins, limits }, environment);
  checkAdminKey(adminKey, onError);
  const trustProxy = readProxyTrust(options.trustProxy);
  const engine = await openEngine({ database, onFailure });
  const metrics = new Metrics();
  const reconcile = startReconcile(engine, {
    onDrift: (drift) => onError(new Error(`counter drift: ${JSON.stringify(drift)}`)),
    log,
  });
  metrics.gauge(
    'lanelight_counter_drift',
    'Items whose counter is not the sum of its votes.',
    () => reconcile.drift,
  );
  try {
    await engine.applyFile(configuration.campaigns, now());
    const app = createApp({
      ...{ configuration, engine, adminKey, trustProxy, fallback, onError, now },
      tokens: new VoterTokens(await engine.secret('token')),
      proofOfWork: await ProofOfWork.open(engine),
      results: createResults(engine, { log }),
      metrics,
    });
    const listening = await listen((request, env) => app.hono.fetch(request, env), {
      port,
      host,
      tryNextPorts,
      hotPath: app.hotPath,
    });
    return {
      url: listening.url,
      close: async () => {
        app.close();
        await listening.close();
        await reconcile.stop();
        await engine.close();
      },
    };
  } catch (error) {
    await reconcile.stop();
    await engine.close();
    throw error;
  }
}

function checkAdminKey(key: string | undefined, warn: (error: Error) => void): void {
  if (key === undefined) return;
  if (!/^\S+$/.test(key)) {
    throw new ServiceError('管理密钥不能为空,也不能含空格。 The admin key must not be empty or hold spaces.');
  }
  if (key.length >= GOOD_ADMIN_KEY_LENGTH) return;
  warn(
    new Error(
      `管理密钥太短,容易被猜中:请用 ${GOOD_ADMIN_KEY_LENGTH} 个字符以上。 ` +
        `The admin key is short and can be guessed: use ${GOOD_ADMIN_KEY_LENGTH} characters or more.`,
    ),
  );
}

function readProxyTrust(text: string | undefined): ProxyTrust | undefined {
  if (text === undefined || text === '') return undefined;
  if (/^[1-9]$/.test(text)) return Number(text);
  const list = parseBlockList(text);
  if (list) return list;
  throw new ServiceError(
    `--trust-proxy "${text}" 有误:请写代理的层数(如 1)或地址(如 127.0.0.1, 10.0.0.0/8)。 ` +
      `--trust-proxy "${text}" is wrong: give the number of proxies (such as 1) or their addresses (such as 127.0.0.1, 10.0.0.0/8).`,
  );
}

function printError(error: unknown): void {
  console.error(
    `lanelight-service: ${String(error)
      .replace(/^Error: /, '')
      .replace(/\s+/g, ' ')}`,
  );
}
