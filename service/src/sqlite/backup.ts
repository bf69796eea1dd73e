import { closeSync, fsyncSync, openSync, renameSync, rmSync, statSync } from 'node:fs';
import { dirname } from 'node:path';
import { ServiceError } from '../service-error.js';
import { openFile, type Database } from './driver.js';
import { findDrift } from './drift.js';

const BUSY_TIMEOUT = 'PRAGMA busy_timeout = 5000';
/**
 * Copies a database that a service may be writing to, as of one moment: readers do not hold up the writer. The copy gets
 * its name only when it is whole, checked and on the disk.
 *
 * @throws ServiceError if there is no room, or if the copy is not good.
 */
export function backUp(file: string, copy: string): { bytes: number; votes: number } {
  const part = `${copy}.part`;
  rmSync(part, { force: true });
  try {
    const source = openFile(file);
    try {
      source.exec(BUSY_TIMEOUT);
      source.prepare('VACUUM INTO ?').run(part);
    } finally {
      source.close();
    }
    const votes = check(part);
    synchronize(part);
    renameSync(part, copy);
    synchronize(dirname(copy));
    return { bytes: statSync(copy).size, votes };
  } catch (error) {
    rmSync(part, { force: true });
    if (error instanceof ServiceError) throw error;
    throw new ServiceError(
      `无法备份到 ${copy}:请检查路径、权限和剩余空间。 ` +
        `The copy ${copy} cannot be written: check path, permissions and free space. (${String(error)})`,
      { cause: error },
    );
  }
}

function check(file: string): number {
  const database: Database = openFile(file);
  try {
    const { integrity_check: verdict } = database.prepare('PRAGMA integrity_check(1)').get();
    const drift = findDrift(database).length;
    if (verdict !== 'ok' || drift !== 0) {
      throw new ServiceError(
        `备份没有通过检查:原数据库可能已损坏。 The copy is not good: the database itself may be damaged. (${verdict}, drift ${drift})`,
      );
    }
    return database.prepare('SELECT coalesce(sum(n), 0) AS votes FROM counter').get().votes;
  } finally {
    database.close();
  }
}

function synchronize(path: string): void {
  const descriptor = openSync(path, 'r');
  try {
    fsyncSync(descriptor);
  } finally {
    closeSync(descriptor);
  }
}
