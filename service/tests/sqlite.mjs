import { createRequire } from 'node:module';

/** The very SQLite that the service uses here: two of them in one process do not see each other's locks. */
export const { DatabaseSync } =
  process.getBuiltinModule?.('node:sqlite') ?? createRequire(import.meta.url)('@photostructure/sqlite');
