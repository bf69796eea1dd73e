/** From a column document to HTML: the markup of a column, whole pages, the front page. */
export type { ColumnOptions } from './column-options.js';
export { renderColumn } from './column.js';
export { Markup } from './markup.js';
export { renderFrontPage, renderPage, type PageOptions } from './page.js';
