import { readFileSync } from 'node:fs';
import { parseArgs } from 'node:util';
import { ServiceError } from './service-error.js';

export const HELP = `lanelight-service:为专栏计赞 · counts likes for columns

用法 Usage:
  lanelight-service --config campaigns.json [--database lanelight.db] [--port 8787] [--host 127.0.0.1]

选项 Options(环境变量 environment):
  --config FILE     活动配置,必填 (LANELIGHT_CONFIG)
                    campaigns to count for; required
  --database FILE   SQLite 数据库文件,没有就新建,默认 lanelight.db (LANELIGHT_DATABASE)
                    SQLite file, made when missing; default lanelight.db
  --port N          端口,默认 8787 (LANELIGHT_PORT)
                    port; default 8787
  --host H          监听地址,默认 127.0.0.1,只有本机能访问 (LANELIGHT_HOST)
                    address; default 127.0.0.1, this machine only
  --try-next-ports  端口被占用时依次试后面 20 个
                    when the port is taken, try the next 20
  --help            显示本说明
                    print this

LANELIGHT_SECRET    投票令牌的签名密钥,至少 32 个字符;不设则自动生成并存入数据库
                    signs voters' tokens, 32 characters or more; by default made and kept in the database
`;

export interface CommandLine {
  config: string;
  database: string;
  port: number;
  host: string;
  tryNextPorts: boolean;
  secret: string | undefined;
}

/**
 * Reads arguments, then the environment, then defaults; `help` when that was asked for.
 *
 * @throws ServiceError for an argument that is unknown, missing or wrong.
 */
export function readCommandLine(
  argv: readonly string[],
  environment: NodeJS.ProcessEnv,
): CommandLine | 'help' {
  const values = parse(argv);
  if (values.help) return 'help';
  const config = values.config ?? environment.LANELIGHT_CONFIG;
  if (!config) {
    throw new ServiceError(
      '缺少 --config:请指定活动配置文件(见 --help)。 --config is missing: name the file of campaigns (see --help).',
    );
  }
  return {
    config,
    database: values.database ?? environment.LANELIGHT_DATABASE ?? 'lanelight.db',
    port: readPort(values.port ?? environment.LANELIGHT_PORT ?? '8787'),
    host: values.host ?? environment.LANELIGHT_HOST ?? '127.0.0.1',
    tryNextPorts: values['try-next-ports'] ?? false,
    secret: environment.LANELIGHT_SECRET,
  };
}

/** @throws ServiceError if the file cannot be read or is not a JSON object. */
export function readConfigurationFile(file: string): Record<string, unknown> {
  let text: string;
  try {
    text = readFileSync(file, 'utf8');
  } catch (error) {
    throw new ServiceError(
      `无法读取配置文件 ${file}:请检查路径。 Cannot read the configuration ${file}: check the path.`,
      { cause: error },
    );
  }
  let value: unknown;
  try {
    value = JSON.parse(text.replace(/^\uFEFF/, ''));
  } catch (error) {
    throw new ServiceError(
      `配置文件 ${file} 不是正确的 JSON。 The configuration ${file} is not valid JSON: ${(error as Error).message.replace(/\s+/g, ' ')}`,
      { cause: error },
    );
  }
  if (typeof value === 'object' && value !== null && !Array.isArray(value)) {
    return value as Record<string, unknown>;
  }
  throw new ServiceError(
    `配置文件 ${file} 应为 {"campaigns": […]}。 The configuration ${file} should be {"campaigns": […]}.`,
  );
}

function parse(argv: readonly string[]) {
  try {
    return parseArgs({
      args: [...argv],
      options: {
        config: { type: 'string' },
        database: { type: 'string' },
        port: { type: 'string' },
        host: { type: 'string' },
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
