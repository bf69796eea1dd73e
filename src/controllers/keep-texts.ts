import type { LitElement, PropertyValues } from 'lit';

/**
 * Makes texts of what an element's text properties were given: of an attribute that was taken away, which leaves `null`,
 * an empty one; of a number its figures. For elements whose properties are texts and switches.
 */
export function keepTexts(host: LitElement, changed: PropertyValues): void {
  const values = host as unknown as Record<PropertyKey, unknown>;
  for (const name of changed.keys())
    // Of all types only string, boolean and symbol are spelt with an s or an l; nobody gives a symbol.
    if (!/s|l/.test(typeof values[name])) values[name] = `${(values[name] ?? '') as string}`;
}
