import { existsSync } from 'node:fs';
import { parseArgs } from 'node:util';
import { ServiceError } from '../service-error.js';
import { backUp } from './backup.js';

export const BACKUP_HELP = `  lanelight-service backup FILE [--database lanelight.db]
                    服务运行时在线备份 SQLite 数据库;FILE 不能已存在 (PostgreSQL 请用 pg_dump)
                    copies the SQLite database while the service runs; FILE must not exist (PostgreSQL: pg_dump)
`;

/** `lanelight-service backup FILE`; resolves with the exit code. */
export async function runBackup(argv: readonly string[], environment: NodeJS.ProcessEnv): Promise<number> {
  const { file, database } = readArguments(argv, environment);
  if (/^postgres(ql)?:/.test(database)) {
    throw new ServiceError('PostgreSQL 请用 pg_dump 备份。 Back up PostgreSQL with pg_dump.');
  }
  if (!existsSync(database)) {
    throw new ServiceError(
      `没有数据库 ${database}:请检查 --database。 There is no database ${database}: check --database.`,
    );
  }
  if (existsSync(file)) {
    throw new ServiceError(`${file} 已存在:请换一个文件名。 ${file} exists already: choose another name.`);
  }
  const { bytes, votes } = backUp(database, file);
  console.log(`已备份,并核对无误。 Backed up and checked: ${file}, ${bytes} bytes, ${votes} votes`);
  return 0;
}

function readArguments(argv: readonly string[], environment: NodeJS.ProcessEnv) {
  try {
    const { positionals, values } = parseArgs({
      args: [...argv],
      allowPositionals: true,
      options: { database: { type: 'string' } },
    });
    if (positionals.length !== 1) throw new Error('one FILE');
    const database = values.database ?? environment.LANELIGHT_DATABASE ?? 'lanelight.db';
    return { file: positionals[0]!, database };
  } catch (error) {
    throw new ServiceError(
      `用法 Usage: lanelight-service backup FILE [--database lanelight.db]. (${(error as Error).message})`,
      { cause: error },
    );
  }
}
