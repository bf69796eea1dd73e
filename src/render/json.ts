import { repairText } from '../column/well-formed.js';

/** A value as JSON that any reader can decode: half a surrogate pair, which is no text, becomes U+FFFD. */
export function toJson(value: unknown): string {
  const repair = (_: string, item: unknown): unknown => (typeof item === 'string' ? repairText(item) : item);
  return `${JSON.stringify(value, repair, 2)}\n`;
}
