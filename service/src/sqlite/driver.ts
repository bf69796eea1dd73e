import { createRequire } from 'node:module';
import type { DatabaseSync as Constructor, DatabaseSyncInstance } from '@photostructure/sqlite';

export type Database = DatabaseSyncInstance;

/** SQLite of Node where Node has it; else the same interface from a package that brings its binary with it. */
const { DatabaseSync } = (loadBuiltin() ?? createRequire(import.meta.url)('@photostructure/sqlite')) as {
  DatabaseSync: typeof Constructor;
};

export function openFile(path: string): Database {
  return new DatabaseSync(path);
}

/** Without the notice of Node 22 that its SQLite may change: an operator can do nothing about it. */
function loadBuiltin(): unknown {
  const { emitWarning } = process;
  process.emitWarning = () => {};
  try {
    return (process.getBuiltinModule as ((id: string) => unknown) | undefined)?.('node:sqlite');
  } finally {
    process.emitWarning = emitWarning;
  }
}
