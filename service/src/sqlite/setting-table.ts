import { randomBytes } from 'node:crypto';
import type { Database } from './driver.js';

const SECRET_BYTES = 32;

/** Named values that are made once: keys and signed results. */
export class SettingTable {
  readonly #find;
  readonly #add;
  readonly #remove;

  constructor(database: Database) {
    this.#find = database.prepare('SELECT value FROM setting WHERE name = ?');
    this.#add = database.prepare('INSERT INTO setting (name, value) VALUES (?, ?) ON CONFLICT DO NOTHING');
    this.#remove = database.prepare('DELETE FROM setting WHERE name = ?');
  }

  secret(name: string): Uint8Array {
    return this.keep(name, randomBytes(SECRET_BYTES));
  }

  forget(name: string): void {
    this.#remove.run(name);
  }

  keep(name: string, value: Uint8Array): Uint8Array {
    this.#add.run(name, value);
    return this.kept(name)!;
  }

  kept(name: string): Uint8Array | undefined {
    return this.#find.get(name)?.value;
  }
}
