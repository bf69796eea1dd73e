/** The column document: its types, its JSON Schema, and reading it with errors that name path and remedy. */
export type * from './column.js';
export type { PrintedPerson } from './print-person.js';
export { readPrint, type Block, type Print } from './print.js';
export type { PrintedCredit } from './print-credits.js';
export { columnSchema } from './schema.js';
export type { SchemaNode } from './schema-node.js';
export {
  checkColumn,
  ColumnError,
  formatProblem,
  maximumLength,
  parseColumn,
  parseColumns,
  type ColumnFile,
  type Problem,
} from './validate-column.js';
