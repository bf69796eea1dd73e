/** People of a column document, as our renderer prints them. Loaded when a shortcode names one. */
import type { ColumnDocument } from '../column/column.js';
import { checkColumn, formatProblem } from '../column/validate-column.js';
import { renderColumn } from '../render/column.js';
import { readMarkup } from './read-markup.js';

/**
 * The element that a column document, or a file with `columns[]`, names by an id: `TAG#ID`; else the first of its kind
 * in the person, or in the column, with that id.
 *
 * @throws when the document has errors, or does not hold it
 */
export function findInColumns(file: unknown, address: string, tag: string, id: string): Element {
  const { columns } = file as { columns?: unknown[] };
  for (const column of Array.isArray(columns) ? columns : [file]) {
    const body = draw(column as ColumnDocument, address);
    const element = body.ownerDocument.getElementById(id);
    if (element?.localName === tag) return element;
    const found = (element ?? ((column as ColumnDocument).id === id ? body : undefined))?.querySelector(tag);
    if (found) return found;
  }
  throw new Error(`no ${tag} with the id ${id} in ${address}`);
}

const drawn = new WeakMap<object, HTMLElement>();

function draw(column: ColumnDocument, address: string): HTMLElement {
  let body = drawn.get(column);
  if (!body) {
    const problem = checkColumn(column).find(({ severity }) => severity === 'error');
    if (problem) throw new Error(`${address}: ${formatProblem(problem).trim()}`);
    body = readMarkup(renderColumn(column).text);
    drawn.set(column, body);
  }
  return body;
}
