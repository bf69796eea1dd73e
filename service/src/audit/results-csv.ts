import type { ManifestCount } from './manifest.js';

/** Spreadsheets take a file without it for the local code page, and show Chinese titles as noise. */
const BYTE_ORDER_MARK = '\uFEFF';

/** `results.csv` (RFC 4180): the item's id and its count come first in each line, in the order of the campaign. */
export function resultsCsv(
  counts: readonly ManifestCount[],
  items: readonly { id: string; title: string }[],
): string {
  const titles = new Map(items.map(({ id, title }) => [id, title]));
  const lines = counts.map(
    ({ item, count, annulled }) => `${item},${count},${annulled},${quote(titles.get(item) ?? '')}`,
  );
  return `${BYTE_ORDER_MARK}${['item,count,annulled,title', ...lines].join('\r\n')}\r\n`;
}

/** A leading sign would make a formula of the title in a spreadsheet. */
function quote(title: string): string {
  const text = /^[=+\-@\t\r]/.test(title) ? `'${title}` : title;
  return `"${text.replaceAll('"', '""')}"`;
}
