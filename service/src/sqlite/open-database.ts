import { mkdirSync } from 'node:fs';
import { dirname } from 'node:path';
import { ServiceError } from '../service-error.js';
import { openFile, type Database } from './driver.js';
import { migrate } from './migrate.js';
import { APPLICATION_ID, SCHEMA, SCHEMA_VERSION } from './schema.js';
import { SQLITE, sqliteCodeOf } from './sqlite-error.js';

/**
 * Pages in the log after which it is copied into the file. Votes fall on pages at random: the later, the more of them a
 * page has got by then, and the log still stays below 64 MB.
 */
const CHECKPOINT_PAGES = 8000;
/** How long a commit waits for another program, such as a backup, to let go of the file. */
const BUSY_TIMEOUT_MS = 1000;

export interface OpenDatabase {
  database: Database;
  close(): void;
}

/**
 * Opens the file for writing, and makes it and its directory where they are missing.
 *
 * @throws ServiceError that names the file and the remedy.
 */
export function openDatabase(file: string): OpenDatabase {
  makeDirectory(file);
  const opened: Database[] = [];
  const close = () => {
    for (const database of opened.splice(0).reverse()) database.close();
  };
  const open = (path: string) => {
    const database = openFile(path);
    opened.push(database);
    database.exec(`PRAGMA busy_timeout = ${BUSY_TIMEOUT_MS}`);
    return database;
  };
  try {
    const database = open(file);
    // Before anything is written: a file of another program stays as it is.
    const version = checkIdentity(database, file);
    // What is in memory alone nobody else can open.
    if (file !== ':memory:') lock(open(`${file}-lock`));
    database.exec(
      `PRAGMA journal_mode = WAL; PRAGMA synchronous = FULL; PRAGMA wal_autocheckpoint = ${CHECKPOINT_PAGES}`,
    );
    checkIntegrity(database, file);
    if (version === 0) createSchema(database);
    if (version === 1) migrate(database);
    return { database, close };
  } catch (error) {
    close();
    throw error instanceof ServiceError ? error : explain(file, error);
  }
}

function makeDirectory(file: string): void {
  const directory = dirname(file);
  try {
    mkdirSync(directory, { recursive: true });
  } catch (error) {
    throw new ServiceError(
      `无法建立数据库目录 ${directory}:请检查路径和权限,或换一个 --database。 ` +
        `The directory ${directory} cannot be made: check the path and its permissions, or choose another --database.`,
      { cause: error },
    );
  }
}

/** The version of the format; 0 if the file holds nothing yet. */
function checkIdentity(database: Database, file: string): number {
  const { application_id: application } = database.prepare('PRAGMA application_id').get();
  const { user_version: version } = database.prepare('PRAGMA user_version').get();
  const { tables } = database.prepare('SELECT count(*) AS tables FROM sqlite_schema').get();
  if (application === 0 && tables === 0) return 0;
  if (application !== APPLICATION_ID) {
    throw new ServiceError(
      `${file} 是其他程序的数据库:请换一个 --database。 ` +
        `${file} is another program's database: choose another --database.`,
    );
  }
  if (version < 1 || version > SCHEMA_VERSION) {
    throw new ServiceError(
      `${file} 的格式版本为 ${version},本版本只认 1 至 ${SCHEMA_VERSION}:请用写入它的那个版本启动。 ` +
        `${file} has format ${version}, this version reads 1 to ${SCHEMA_VERSION}: start the version that wrote it.`,
    );
  }
  return version;
}

/**
 * Tallies live in memory, so a second process on the file would answer with wrong numbers. The lock is a file of its own:
 * backups and reports can read the database meanwhile. The system drops it when the process dies, however it dies.
 */
function lock(database: Database): void {
  database.exec('BEGIN EXCLUSIVE');
}

function checkIntegrity(database: Database, file: string): void {
  const { quick_check: verdict } = database.prepare('PRAGMA quick_check(1)').get();
  if (verdict !== 'ok') throw corrupt(file);
}

function createSchema(database: Database): void {
  database.exec(`
    BEGIN IMMEDIATE;
    ${SCHEMA}
    PRAGMA application_id = ${APPLICATION_ID};
    PRAGMA user_version = ${SCHEMA_VERSION};
    COMMIT;
  `);
}

function explain(file: string, error: unknown): ServiceError {
  switch (sqliteCodeOf(error)) {
    case SQLITE.BUSY:
      return new ServiceError(
        `数据库 ${file} 正被另一个进程使用:请先停掉它,或换一个 --database。 ` +
          `The database ${file} is in use by another process: stop it first, or choose another --database.`,
        { cause: error },
      );
    case SQLITE.NOTADB:
    case SQLITE.CORRUPT:
      return corrupt(file, error);
    case SQLITE.FULL:
      return new ServiceError(
        `数据库 ${file} 所在磁盘已满:请腾出空间。 The disk that holds ${file} is full: make room on it.`,
        { cause: error },
      );
    case SQLITE.CANTOPEN:
    case SQLITE.READONLY:
      return new ServiceError(
        `无法写入数据库 ${file}:请检查它是否为文件、所在目录是否可写,或换一个 --database。 ` +
          `The database ${file} cannot be written: check that it is a file in a writable directory, or choose another --database.`,
        { cause: error },
      );
    default:
      return new ServiceError(
        `无法打开数据库 ${file}:请检查磁盘。 The database ${file} cannot be opened: check the disk. (${String(error)})`,
        { cause: error },
      );
  }
}

function corrupt(file: string, cause?: unknown): ServiceError {
  return new ServiceError(
    `${file} 不是数据库或已损坏:请恢复备份,或换一个 --database。 ` +
      `${file} is damaged or not a database: restore a backup, or choose another --database.`,
    { cause },
  );
}
