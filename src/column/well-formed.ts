/**
 * Pairs of surrogates, and halves of them. Not a class in Unicode mode, which would find halves alone: WebKit misses
 * one that stands before U+FFFF. (`isWellFormed` came with Chromium 111.)
 */
const surrogates = /[\ud800-\udbff][\udc00-\udfff]|[\ud800-\udfff]/g;

/** Whether no half of a surrogate pair is in a text: such a half is no character, and nobody can read it. */
export function isWellFormed(text: string): boolean {
  return repairText(text) === text;
}

/** The text with U+FFFD for each half of a surrogate pair, as any reader of UTF-8 would show it. */
export function repairText(text: string): string {
  return text.replace(surrogates, (found) => (found.length === 2 ? found : '\ufffd'));
}
