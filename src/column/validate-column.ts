import { checkSchema, type Problem } from './check-schema.js';
import type { ColumnDocument } from './column.js';
import { columnSchema } from './schema.js';

export type { Problem } from './check-schema.js';

/** Thrown for a document with errors. Its message has one line for each, with path and remedy. */
export class ColumnError extends Error {
  override readonly name = 'ColumnError';
  readonly problems: readonly Problem[];

  constructor(source: string, problems: readonly Problem[]) {
    super(
      [
        `${source}:栏目文件有 ${problems.length} 处错误 (${problems.length} errors)`,
        ...problems.map(formatProblem),
      ].join('\n'),
    );
    this.problems = problems;
  }
}

/** `people[1].name: 缺少这一项…` */
export function formatProblem(problem: Problem): string {
  return `  ${problem.path || '(文件 document)'}:${problem.message}`;
}

/** All faults of a column document, errors and warnings, in document order. */
export function checkColumn(value: unknown): Problem[] {
  const problems = checkSchema(value, columnSchema);
  if (problems.some((problem) => problem.severity === 'error')) return problems;
  return [...problems, ...checkRules(value as ColumnDocument)];
}

/**
 * Reads a column document.
 *
 * @param json - text of the file
 * @param source - name of the file, for the message
 * @throws {ColumnError} when it is no JSON or has errors
 */
export function parseColumn(json: string, source: string): ColumnDocument {
  let value: unknown;
  try {
    value = JSON.parse(json);
  } catch (error) {
    const message = `不是有效的 JSON(not valid JSON):${(error as Error).message}`;
    throw new ColumnError(source, [{ path: '', severity: 'error', message }]);
  }
  const errors = checkColumn(value).filter((problem) => problem.severity === 'error');
  if (errors.length > 0) throw new ColumnError(source, errors);
  return value as ColumnDocument;
}

function checkRules(column: ColumnDocument): Problem[] {
  const problems: Problem[] = [];
  const report = (severity: Problem['severity'], path: string, message: string): void => {
    problems.push({ path, severity, message });
  };
  if (column.titleParts && column.titleParts.join('') !== column.title) {
    report('error', 'titleParts', '连起来与 title 不同;请逐字核对。Joined, they are not the title.');
  }
  const seen = new Map<string, number>();
  column.people.forEach((person, index) => {
    const first = seen.get(person.id);
    if (first !== undefined) {
      const message = `"${person.id}" 已用于 people[${first}];请换一个。This identifier is taken: choose another.`;
      report('error', `people[${index}].id`, message);
    }
    seen.set(person.id, index);
    for (const field of person.headingPlace ?? []) {
      if (!person[field]) {
        report(
          'error',
          `people[${index}].${field}`,
          '标题要印它,却没有填。The heading prints it, but it is missing.',
        );
      }
    }
  });
  if (!column.source && !column.credits.some((credit) => credit.role === '来源')) {
    report('warning', 'credits', '没有“来源”;转载时须注明。No source is named: reprint law asks for one.');
  }
  return problems;
}
