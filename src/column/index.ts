/** The column document: its types, its JSON Schema, and reading it with errors that name path and remedy. */
export type * from './column.js';
export { columnSchema, type SchemaNode } from './schema.js';
export { checkColumn, ColumnError, formatProblem, parseColumn, type Problem } from './validate-column.js';
