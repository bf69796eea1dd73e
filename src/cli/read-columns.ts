import { readdir, readFile, stat } from 'node:fs/promises';
import { join } from 'node:path';
import type { ColumnDocument } from '../column/column.js';
import {
  ColumnError,
  formatProblem,
  maximumLength,
  parseColumns,
  type ColumnFile,
  type Problem,
} from '../column/validate-column.js';
import { UsageError } from './usage.js';

/**
 * Reads every column of the documents (`*.json`) of a folder, by name; of a file, its own.
 *
 * @throws {UsageError} when the path cannot be read or holds none
 * @throws {ColumnError} for the first document with errors
 */
export async function readColumns(path: string): Promise<ColumnDocument[]> {
  const files = await listDocuments(path);
  const columns: ColumnDocument[] = [];
  for (const file of files) columns.push(...(await readFileOfColumns(file)).columns);
  if (columns.length === 0) throw new UsageError(`${path}:没有栏目文件(*.json)。No column documents here.`);
  const ids = new Set<string>();
  for (const { id } of columns) {
    if (ids.has(id))
      throw new UsageError(`${path}:两个栏目都叫 "${id}";请改一个 id。Two columns have this id.`);
    ids.add(id);
  }
  return columns;
}

/**
 * Reads one file. What is far too long for a column is not read at all.
 *
 * @throws {UsageError} when it cannot be read
 * @throws {ColumnError} when it has errors
 */
export async function readFileOfColumns(file: string): Promise<ColumnFile> {
  try {
    const { size } = await stat(file);
    // A character of Chinese is three bytes.
    if (size > maximumLength * 3) {
      const message = `有 ${size} 字节,栏目文件最多 ${maximumLength * 3} 字节(too long);请检查是不是选错了文件。`;
      throw new ColumnError(file, [{ path: '', severity: 'error', message }]);
    }
    return parseColumns(await readFile(file, 'utf8'), file);
  } catch (error) {
    const { code } = error as NodeJS.ErrnoException;
    if (code === undefined) throw error;
    throw new UsageError(`${file}:读不到(${code})。Cannot be read.`);
  }
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

/** The outcome of `lanelight check` for one file. */
export interface FileReport {
  file: string;
  isSound: boolean;
  problems: readonly Problem[];
  /** For the terminal. */
  text: string;
}

export async function checkFile(file: string): Promise<FileReport> {
  try {
    const { warnings } = await readFileOfColumns(file);
    const text = [`${file}:没有错误(no errors)`, ...warnings.map(formatProblem)].join('\n');
    return { file, isSound: true, problems: warnings, text };
  } catch (error) {
    const { message } = error as Error;
    if (error instanceof ColumnError)
      return { file, isSound: false, problems: error.problems, text: message };
    if (!(error instanceof UsageError)) throw error;
    return { file, isSound: false, problems: [{ path: '', severity: 'error', message }], text: message };
  }
}
