import type { Engine } from './engine.js';
import { SqliteEngine } from './sqlite/sqlite-engine.js';

export interface OpenEngineOptions {
  /** A file path, or a `postgres://` address. */
  database: string;
  /** Told once, when the database is lost for good. */
  onFailure?: ((error: Error) => void) | undefined;
}

/** @throws ServiceError if the database cannot be used, with the remedy. */
export async function openEngine({ database, onFailure }: OpenEngineOptions): Promise<Engine> {
  if (/^postgres(ql)?:\/\//.test(database)) {
    // Loaded when it is used: most services keep their votes in a file.
    const { PostgresEngine } = await import('./postgres/postgres-engine.js');
    return PostgresEngine.open({ address: database });
  }
  return SqliteEngine.open({ file: database, ...(onFailure && { onFailure }) });
}
