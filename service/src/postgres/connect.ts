import postgres from 'postgres';
import { ServiceError } from '../service-error.js';
import { MIGRATION, SCHEMA, SCHEMA_VERSION } from './schema.js';

/** Any number that all starting processes of a database agree on. */
const SCHEMA_LOCK = 0x4c414e45;
const CONNECT_TIMEOUT_SECONDS = 5;
const STATEMENT_TIMEOUT_MS = 10_000;

export type Sql = postgres.Sql<{ int8: number }>;
export type Transaction = postgres.TransactionSql<{ int8: number }>;

/**
 * Connects, and makes the tables where they are missing: once, however many processes start at the same time.
 *
 * @throws ServiceError that names the remedy, and never the password.
 */
export async function connect(address: string): Promise<Sql> {
  let sql: Sql | undefined;
  try {
    sql = postgres(address, {
      max: 4,
      connect_timeout: CONNECT_TIMEOUT_SECONDS,
      // Seconds between two tries to connect; by default they grow to 20, long after the server is back.
      backoff: () => 0.1,
      fetch_types: false,
      onnotice: () => {},
      types: {
        // The driver hands 64-bit integers over as text, and "12" + 1 is "121".
        int8: { to: 20, from: [20], parse: toSafeInteger, serialize: String },
      },
      connection: {
        application_name: 'lanelight-service',
        statement_timeout: STATEMENT_TIMEOUT_MS,
        // A process that was stopped in the middle of a commit must not hold up the others.
        idle_in_transaction_session_timeout: STATEMENT_TIMEOUT_MS,
        // Plans are made while tables are empty, and kept: without this they would go on reading whole tables.
        enable_seqscan: 'off',
        enable_hashjoin: 'off',
        enable_mergejoin: 'off',
      },
    });
    await provideSchema(sql);
    return sql;
  } catch (error) {
    await sql?.end({ timeout: 0 });
    throw error instanceof ServiceError ? error : explain(error);
  }
}

/**
 * A transaction. Where its connection is lost, the driver (3.4.9) would still write `rollback` to the socket that is no
 * more, and that exception ends the process (porsager/postgres#1208). So the work never ends then; the driver rejects the
 * transaction by itself as soon as the connection is closed.
 */
export async function transact<Result>(
  sql: Sql,
  work: (transaction: Transaction) => Promise<Result>,
): Promise<Result> {
  const result = await sql.begin(async (transaction) => {
    try {
      return await work(transaction);
    } catch (error) {
      if (isConnectionLost(error)) await new Promise(() => {});
      throw error;
    }
  });
  return result as Result;
}

/** The server ends a connection with an error of severity FATAL; other errors that bear a code are those of the network. */
function isConnectionLost(error: unknown): boolean {
  if (error instanceof postgres.PostgresError) return /^(FATAL|PANIC)$/.test(error.severity);
  return typeof (error as { code?: unknown } | null)?.code === 'string';
}

/** @throws RangeError for what a JavaScript number cannot hold exactly. */
export function toSafeInteger(text: string): number {
  const number = Number(text);
  if (Number.isSafeInteger(number)) return number;
  throw new RangeError(`${text} is beyond the integers that can be counted exactly`);
}

async function provideSchema(sql: Sql): Promise<void> {
  await transact(sql, async (transaction) => {
    await transaction`SELECT pg_advisory_xact_lock(${SCHEMA_LOCK})`;
    const [found] = await transaction`SELECT to_regclass('lanelight_setting') IS NOT NULL AS is_there`;
    if (!found!.is_there) {
      await transaction.unsafe(SCHEMA);
      await transaction`
        INSERT INTO lanelight_setting (name, value) VALUES ('schema', ${Buffer.from(String(SCHEMA_VERSION))})`;
      return;
    }
    const [setting] = await transaction`SELECT value FROM lanelight_setting WHERE name = 'schema'`;
    const version = String(setting?.value);
    if (version === '1') {
      await transaction.unsafe(MIGRATION);
      await transaction`
        UPDATE lanelight_setting SET value = ${Buffer.from(String(SCHEMA_VERSION))} WHERE name = 'schema'`;
    } else if (version !== String(SCHEMA_VERSION)) {
      throw new ServiceError(
        `PostgreSQL 中的表格式版本为 ${version},本版本只认 1 至 ${SCHEMA_VERSION}:请用写入它的那个版本启动。 ` +
          `The tables in PostgreSQL have format ${version}, this version reads 1 to ${SCHEMA_VERSION}: ` +
          'start the version that wrote them.',
      );
    }
  });
}

function explain(error: unknown): ServiceError {
  const { code, message } = error as NodeJS.ErrnoException;
  const [chinese, english] = remedyOf(code);
  return new ServiceError(`${chinese} ${english} (${message.replace(/\s+/g, ' ')})`, { cause: error });
}

function remedyOf(code: string | undefined): [chinese: string, english: string] {
  switch (code) {
    case '28P01':
    case '28000':
      return [
        'PostgreSQL 拒绝登录:请检查 --database 中的用户名和密码。',
        'PostgreSQL refuses the login: check user and password in --database.',
      ];
    case '3D000':
      return [
        'PostgreSQL 中没有这个数据库:请先用 createdb 新建,或检查 --database。',
        'PostgreSQL has no such database: make it with createdb, or check --database.',
      ];
    case '42501':
      return [
        'PostgreSQL 用户没有建表的权限:请授权,或换一个用户。',
        'The user of PostgreSQL may not make tables: grant it, or use another one.',
      ];
    case 'ERR_INVALID_URL':
      return [
        '--database 不是正确的地址:应为 postgres://用户:密码@主机:端口/数据库。',
        '--database is no address: write postgres://user:password@host:port/database.',
      ];
    default:
      return [
        '无法连接 PostgreSQL:请检查它是否在运行,以及 --database 的主机和端口。',
        'PostgreSQL cannot be reached: check that it runs, and host and port in --database.',
      ];
  }
}
