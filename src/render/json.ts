/** A value as JSON that any reader can decode: half a surrogate pair, which is no text, becomes U+FFFD. */
export function toJson(value: unknown): string {
  const repair = (_: string, item: unknown): unknown =>
    // In Unicode mode a class of surrogates finds only halves.
    typeof item === 'string' ? item.replace(/[\ud800-\udfff]/gu, '\ufffd') : item;
  return `${JSON.stringify(value, repair, 2)}\n`;
}
