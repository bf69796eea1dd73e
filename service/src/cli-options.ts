import { existsSync, readFileSync } from 'node:fs';
import { parseArgs } from 'node:util';
import { VERIFY_HELP } from './audit/verify-command.js';
import { ServiceError } from './service-error.js';
import { BACKUP_HELP } from './sqlite/backup-command.js';

export const HELP = `lanelight-service:为专栏计赞 · counts likes for columns

用法 Usage:
  lanelight-service [--campaigns campaigns.json] [--database lanelight.db] [--port 8787] [--host 127.0.0.1]
${VERIFY_HELP}${BACKUP_HELP}
选项 Options(环境变量 environment):
  --campaigns FILE     活动与候选项,默认 campaigns.json(如果有) (LANELIGHT_CAMPAIGNS)
                       campaigns and items; default campaigns.json, if there is one
  --database WHERE     SQLite 数据库文件(没有就新建)或 postgres:// 地址,默认 lanelight.db (LANELIGHT_DATABASE)
                       SQLite file, made when missing, or a postgres:// address; default lanelight.db
  --port N             端口,默认 8787 (PORT)
                       port; default 8787
  --host H             监听地址,默认 127.0.0.1,只有本机能访问 (LANELIGHT_HOST)
                       address; default 127.0.0.1, this machine only
  --allow-origin URL   允许计赞的网站来源,可写多次或用逗号隔开 (LANELIGHT_ALLOW_ORIGIN)
                       origin whose pages may count here; may be given again, or separated by commas
  --admin-key KEY      打开管理接口的密钥,宜 16 个字符以上,不设就没有管理接口 (LANELIGHT_ADMIN_KEY)
                       opens the administration, better 16 characters or more; without it there is none
  --trust-proxy WHICH  信任的反向代理:层数(如 1)或地址(如 127.0.0.1) (LANELIGHT_TRUST_PROXY)
                       reverse proxies that are believed: how many, or which addresses
  --try-next-ports     端口被占用时依次试后面 20 个
                       when the port is taken, try the next 20
  --help               显示本说明
                       print this

LANELIGHT_RATE_LIMITS=off   不限速,仅用于测试和可信网络
                            no rate limits: for tests and trusted networks
`;

export interface CommandLine {
  /** Undefined: there is no file, and campaigns come from the administration. */
  campaigns: string | undefined;
  database: string;
  port: number;
  host: string;
  tryNextPorts: boolean;
  /** Undefined: as in the file of campaigns. */
  origins: string[] | undefined;
  adminKey: string | undefined;
  trustProxy: string | undefined;
  isUnlimited: boolean;
}

const DEFAULT_CAMPAIGNS = 'campaigns.json';

/**
 * Reads arguments, then the environment, then defaults; `help` when that was asked for.
 *
 * @throws ServiceError for an argument that is unknown or wrong.
 */
export function readCommandLine(
  argv: readonly string[],
  environment: NodeJS.ProcessEnv,
): CommandLine | 'help' {
  const values = parse(argv);
  if (values.help) return 'help';
  const origins =
    values['allow-origin'] ??
    (environment.LANELIGHT_ALLOW_ORIGIN ? [environment.LANELIGHT_ALLOW_ORIGIN] : undefined);
  const preset = existsSync(DEFAULT_CAMPAIGNS) ? DEFAULT_CAMPAIGNS : undefined;
  return {
    campaigns: values.campaigns ?? (environment.LANELIGHT_CAMPAIGNS || preset),
    database: values.database ?? (environment.LANELIGHT_DATABASE || 'lanelight.db'),
    port: readPort(values.port ?? (environment.PORT || '8787')),
    host: values.host ?? (environment.LANELIGHT_HOST || '127.0.0.1'),
    tryNextPorts: values['try-next-ports'] ?? false,
    origins: origins?.flatMap((list) => list.split(',').map((origin) => origin.trim())),
    adminKey: values['admin-key'] ?? (environment.LANELIGHT_ADMIN_KEY || undefined),
    trustProxy: values['trust-proxy'] ?? (environment.LANELIGHT_TRUST_PROXY || undefined),
    isUnlimited: readSwitch(environment.LANELIGHT_RATE_LIMITS),
  };
}

/** @throws ServiceError if the file cannot be read or is not a JSON object. */
export function readCampaignsFile(file: string): Record<string, unknown> {
  let bytes: Buffer;
  try {
    bytes = readFileSync(file);
  } catch (error) {
    throw new ServiceError(
      `无法读取活动文件 ${file}:请检查路径。 Cannot read the file of campaigns ${file}: check the path.`,
      { cause: error },
    );
  }
  let value: unknown;
  try {
    value = JSON.parse(new TextDecoder('utf-8', { fatal: true }).decode(bytes));
  } catch (error) {
    throw new ServiceError(
      `活动文件 ${file} 不是正确的 JSON(UTF-8)。 ` +
        `The file of campaigns ${file} is not valid JSON in UTF-8: ${(error as Error).message.replace(/\s+/g, ' ')}`,
      { cause: error },
    );
  }
  if (typeof value === 'object' && value !== null && !Array.isArray(value)) {
    return value as Record<string, unknown>;
  }
  throw new ServiceError(
    `活动文件 ${file} 应为 {"campaigns": […]}。 The file of campaigns ${file} should be {"campaigns": […]}.`,
  );
}

function parse(argv: readonly string[]) {
  try {
    return parseArgs({
      args: [...argv],
      options: {
        campaigns: { type: 'string' },
        database: { type: 'string' },
        port: { type: 'string' },
        host: { type: 'string' },
        'allow-origin': { type: 'string', multiple: true },
        'admin-key': { type: 'string' },
        'trust-proxy': { type: 'string' },
        'try-next-ports': { type: 'boolean' },
        help: { type: 'boolean', short: 'h' },
      },
    }).values;
  } catch (error) {
    throw new ServiceError(
      `参数有误(见 --help)。 Wrong arguments (see --help): ${(error as Error).message}`,
      {
        cause: error,
      },
    );
  }
}

function readPort(value: string): number {
  const port = Number(value);
  if (/^\d+$/.test(value) && port <= 65_535) return port;
  throw new ServiceError(
    `端口 "${value}" 有误:应为 0 至 65535 的整数。 The port "${value}" is wrong: give an integer from 0 to 65535.`,
  );
}

function readSwitch(value: string | undefined): boolean {
  if (value === undefined || value === '' || value === 'on') return false;
  if (value === 'off') return true;
  throw new ServiceError(
    `LANELIGHT_RATE_LIMITS="${value}" 有误:应为 on 或 off。 LANELIGHT_RATE_LIMITS="${value}" is wrong: give on or off.`,
  );
}
