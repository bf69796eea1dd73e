/** Names as the language of a column lists them: `张宇、范迪和叶杰`, `A, B, and C`. */
export function formatList(names: readonly string[], language: string): string {
  return formatOf(language).format(names);
}

/** A tag that is none is the document's mistake: its names are listed as in Chinese. */
function formatOf(language: string): Intl.ListFormat {
  try {
    return new Intl.ListFormat(language);
  } catch (error) {
    if (!(error instanceof RangeError)) throw error;
    return new Intl.ListFormat('zh-Hans');
  }
}
