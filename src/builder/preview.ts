import type { ColumnDocument } from '../column/column.js';
import { readMarkup } from '../embed/read-markup.js';
import { renderColumn } from '../render/column.js';
import type { Output } from './outputs.js';

/**
 * How a form looks, as nodes: a parser of the browser would be a sink of Trusted Types, and a strict policy lets no
 * `style` through that was not set by script.
 */
export function drawPreview(output: Output, column: ColumnDocument, code: string): DocumentFragment {
  const markup = output.preview === 'page' ? renderColumn(column).text : code;
  // In text a quotation mark is escaped, so that this is found in tags alone.
  const body = readMarkup(markup.replace(/ style="/g, ' data-style="'));
  const fragment = document.createDocumentFragment();
  for (const element of body.querySelectorAll<HTMLElement>('[data-style]')) {
    element.style.cssText = element.dataset['style'] ?? '';
    element.removeAttribute('data-style');
  }
  // A page may have no two elements of one id, and the preview may stand beside the real thing.
  for (const element of body.querySelectorAll('[id]')) element.removeAttribute('id');
  for (const node of [...body.childNodes]) fragment.append(document.importNode(node, true));
  return fragment;
}
