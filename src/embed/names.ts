/** Every tag of the library, as alternatives of a pattern; a test compares them with the manifest. */
export const tags =
  'column-credits|column-header|like-board|like-button|qr-link|reading-panel|stat-counter|stat-group|swipe-gallery|worker-profile';

/** A hyphen, and what automatic correction makes of one. */
export const hyphen = '[-\\u2010-\\u2015\\u2212\\uff0d]';

/** The tags in running text, as a pattern with the bare tag in a group. */
export function patternOfNames(prefix: string): string {
  return `(?:${prefix})?(${tags.replace(/-/g, hyphen)})`;
}
