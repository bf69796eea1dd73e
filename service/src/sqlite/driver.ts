import { createRequire } from 'node:module';
import type { DatabaseSync as Constructor, DatabaseSyncInstance } from '@photostructure/sqlite';

export type Database = DatabaseSyncInstance;

/** SQLite of Node where Node has it; else the same interface from a package that brings its binary with it. */
const { DatabaseSync } = ((process.getBuiltinModule as ((id: string) => unknown) | undefined)?.(
  'node:sqlite',
) ?? createRequire(import.meta.url)('@photostructure/sqlite')) as { DatabaseSync: typeof Constructor };

export function openFile(path: string): Database {
  return new DatabaseSync(path);
}
