/**
 * Loaded before the service: while the file DISK_FAULT_FLAG is there, the thread that writes meets what a file that can only
 * be read, or a full disk, makes of its writes: SQLite's own errors, as DISK_FAULT says.
 */
import { existsSync } from 'node:fs';
import { register } from 'node:module';

const { DISK_FAULT, DISK_FAULT_FLAG } = process.env;
const [on, off] = {
  /** SQLITE_READONLY at the first change. */
  readonly: ['PRAGMA query_only = ON', 'PRAGMA query_only = OFF'],
  /** SQLITE_FULL where the file would grow. */
  full: ['PRAGMA max_page_count = 1', 'PRAGMA max_page_count = 4294967294'],
}[DISK_FAULT];

globalThis.meetDisk = (database) => database.exec(existsSync(DISK_FAULT_FLAG) ? on : off);

const hooks = `
  export async function load(url, context, nextLoad) {
    const loaded = await nextLoad(url, context);
    if (!url.endsWith('/dist/sqlite/ledger.js')) return loaded;
    const begin = "this.#database.exec('BEGIN IMMEDIATE');";
    if (!String(loaded.source).includes(begin)) throw new Error('no statement begins a transaction');
    return { ...loaded, source: String(loaded.source).replace(begin, 'meetDisk(this.#database);' + begin) };
  }`;
register(`data:text/javascript,${encodeURIComponent(hooks)}`);
