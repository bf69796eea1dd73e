// Do not modify this file by hand!
// Re-generate this file by running lit-localize.

/**
 * The locale code that templates in this source code are written in.
 */
export const sourceLocale = `zh-Hans`;

/**
 * The other locale codes that this application is localized into. Sorted
 * lexicographically.
 */
export const targetLocales = [
  `bo`,
  `en`,
  `mn-Mong`,
  `ug`,
  `zh-Hant`,
] as const;

/**
 * All valid project locale codes. Sorted lexicographically.
 */
export const allLocales = [
  `bo`,
  `en`,
  `mn-Mong`,
  `ug`,
  `zh-Hans`,
  `zh-Hant`,
] as const;
