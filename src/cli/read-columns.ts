import { readdir, readFile, stat } from 'node:fs/promises';
import { join } from 'node:path';
import type { ColumnDocument } from '../column/column.js';
import { checkColumn, ColumnError, formatProblem, parseColumn } from '../column/validate-column.js';
import { UsageError } from './usage.js';

/**
 * Reads every column document (`*.json`) of a folder, by name.
 *
 * @throws {UsageError} when the folder cannot be read or holds none
 * @throws {ColumnError} for the first document with errors
 */
export async function readColumns(folder: string): Promise<ColumnDocument[]> {
  const files = await listDocuments(folder);
  if (files.length === 0) throw new UsageError(`${folder}:没有栏目文件(*.json)。No column documents here.`);
  const columns = await Promise.all(
    files.map(async (file) => parseColumn(await readFile(file, 'utf8'), file)),
  );
  const ids = new Set<string>();
  for (const { id } of columns) {
    if (ids.has(id))
      throw new UsageError(`${folder}:两个栏目都叫 "${id}";请改一个 id。Two columns have this id.`);
    ids.add(id);
  }
  return columns;
}

/** The documents that a path names: itself, or those in the folder. */
export async function listDocuments(path: string): Promise<string[]> {
  try {
    if (!(await stat(path)).isDirectory()) return [path];
    const names = await readdir(path);
    return names
      .filter((name) => name.endsWith('.json'))
      .sort()
      .map((name) => join(path, name));
  } catch (error) {
    throw new UsageError(`${path}:读不到(${(error as NodeJS.ErrnoException).code})。Cannot be read.`);
  }
}

/** The report of `lanelight check` for one file; `isSound` when it has no errors. */
export async function checkFile(file: string): Promise<{ isSound: boolean; report: string }> {
  try {
    const json = await readFile(file, 'utf8');
    parseColumn(json, file);
    const warnings = checkColumn(JSON.parse(json)).map(formatProblem);
    return { isSound: true, report: [`${file}:没有错误(no errors)`, ...warnings].join('\n') };
  } catch (error) {
    if (error instanceof ColumnError) return { isSound: false, report: error.message };
    return { isSound: false, report: `${file}:读不到(cannot be read):${(error as Error).message}` };
  }
}
