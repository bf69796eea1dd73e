import { checkRules, checkTexts } from './check-rules.js';
import { checkSchema, type Problem } from './check-schema.js';
import type { ColumnDocument } from './column.js';
import { columnSchema } from './schema.js';

export type { Problem } from './check-schema.js';

/** Characters of JSON. The two columns have 22 000 and 13 000; a file far beyond this is no column. */
export const maximumLength = 10_000_000;

/** Thrown for a document with errors. Its message has one line for each, with path and remedy. */
export class ColumnError extends Error {
  override readonly name = 'ColumnError';
  readonly source: string;
  readonly problems: readonly Problem[];

  constructor(source: string, problems: readonly Problem[]) {
    super(
      [
        `${source}:栏目文件有 ${problems.length} 处错误 (${problems.length} errors)`,
        ...problems.map(formatProblem),
      ].join('\n'),
    );
    this.source = source;
    this.problems = problems;
  }
}

/** `workers[1].name: 缺少这一项…` */
export function formatProblem(problem: Problem): string {
  return `  ${problem.path || '(文件 document)'}:${problem.message}`;
}

/** All faults of a column document, errors and warnings. */
export function checkColumn(value: unknown): Problem[] {
  const problems = [...checkSchema(value, columnSchema), ...checkTexts(value)];
  const isTyped = !problems.some(({ severity }) => severity === 'error');
  return isTyped ? [...problems, ...checkRules(value as ColumnDocument)] : problems;
}

/** What a file holds: its columns, and what is doubtful in them. */
export interface ColumnFile {
  columns: ColumnDocument[];
  warnings: Problem[];
}

/**
 * Reads a file: one column document, or several in order, as `{"columns": […]}`.
 *
 * @param json - text of the file
 * @param source - name of the file, for the message
 * @throws {ColumnError} when it is too long, is no JSON or has errors; it names every one
 */
export function parseColumns(json: string, source: string): ColumnFile {
  const value = parseJson(json, source);
  const columns = readList(value);
  const problems = columns
    ? columns.flatMap((column, index) =>
        checkColumn(column).map((problem) => ({
          ...problem,
          path: [`columns[${index}]`, problem.path].filter(Boolean).join('.'),
        })),
      )
    : checkColumn(value);
  if (columns) problems.push(...checkColumnIds(columns));
  const errors = problems.filter(({ severity }) => severity === 'error');
  if (errors.length > 0) throw new ColumnError(source, errors);
  return { columns: (columns ?? [value]) as ColumnDocument[], warnings: problems };
}

/**
 * Reads a file of one column document.
 *
 * @throws {ColumnError} when it is no JSON or has errors, or holds none or several columns
 */
export function parseColumn(json: string, source: string): ColumnDocument {
  const [column, ...others] = parseColumns(json, source).columns;
  if (column && others.length === 0) return column;
  const message = `这里有 ${others.length + Number(!!column)} 个栏目,应为一个(expected one column)。`;
  throw new ColumnError(source, [{ path: 'columns', severity: 'error', message }]);
}

function parseJson(json: string, source: string): unknown {
  const fail = (message: string): never => {
    throw new ColumnError(source, [{ path: '', severity: 'error', message }]);
  };
  if (json.length > maximumLength) {
    return fail(
      `有 ${json.length} 个字符,栏目文件最多 ${maximumLength} 个(too long);请检查是不是选错了文件。`,
    );
  }
  try {
    // A byte order mark, which some editors write, is no part of the text.
    return JSON.parse(json.replace(/^\ufeff/, '')) as unknown;
  } catch (error) {
    return fail(`不是有效的 JSON(not valid JSON):${(error as Error).message}`);
  }
}

function readList(value: unknown): unknown[] | undefined {
  const { columns } = (value ?? {}) as { columns?: unknown };
  return Array.isArray(columns) ? (columns as unknown[]) : undefined;
}

function checkColumnIds(columns: readonly unknown[]): Problem[] {
  const ids = columns.map((column) => (column as { id?: unknown } | null)?.id);
  return ids.flatMap((id, index): Problem[] => {
    const first = ids.indexOf(id);
    if (first === index || id === undefined) return [];
    const message = `${JSON.stringify(id)} 已用于 columns[${first}];请换一个。This identifier is taken: choose another.`;
    return [{ path: `columns[${index}].id`, severity: 'error', message }];
  });
}
