import { repairText } from '../column/well-formed.js';

/** HTML text that is already escaped. */
export class Markup {
  constructor(readonly text: string) {}

  toString(): string {
    return this.text;
  }
}

export type Value = Markup | string | number | null | undefined | false | readonly Value[];

const entities: Record<string, string> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  "'": '&#39;',
};

// eslint-disable-next-line no-control-regex -- control characters are what it is about
const unprintable = /[\u0000-\u0008\u000b\u000c\u000e-\u001f\ufffe\uffff]/g;

/**
 * Escapes text for HTML content and for quoted attribute values. Nothing else is changed: U+00A0 stays U+00A0; but
 * what no parser of HTML and XML gives back (control characters, half a surrogate pair) becomes U+FFFD.
 */
export function escapeHtml(text: string): string {
  return repairText(text)
    .replace(/[&<>"']/g, (character) => entities[character] as string)
    .replace(unprintable, '\ufffd');
}

/**
 * Builds HTML from a template: every value is escaped unless it is {@link Markup}; lists are joined, and `false`,
 * `null` and `undefined` print nothing.
 */
export function markup(strings: TemplateStringsArray, ...values: Value[]): Markup {
  return new Markup(strings.map((string, index) => string + print(values[index])).join(''));
}

/** ` name="value"`, or nothing for a value that is missing; `true` prints the bare name. */
export function attribute(name: string, value: string | number | boolean | undefined): Markup | undefined {
  if (value === undefined || value === false || value === '') return undefined;
  return value === true ? new Markup(` ${name}`) : markup`${new Markup(` ${name}`)}="${String(value)}"`;
}

function print(value: Value): string {
  if (value === null || value === undefined || value === false) return '';
  if (value instanceof Markup) return value.text;
  if (Array.isArray(value)) return value.map(print).join('');
  return escapeHtml(String(value));
}
