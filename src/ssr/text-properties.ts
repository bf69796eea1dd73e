import { randomUUID } from 'node:crypto';
import type { TemplateResult } from 'lit';
import { escapeHtml } from '../render/markup.js';
import { digestForTemplateResult } from './peers.js';

/**
 * Our templates set some texts as properties (`.textContent`), which saves a browser a comment each. Lit's server leaves
 * properties to the browser; here they are printed all the same: a sign stands for each while Lit renders.
 */
export class TextProperties {
  readonly #texts: string[] = [];
  /** The digest by which a browser knows a template, by that of the template with signs. */
  readonly #digests = new Map<string, string>();

  /** A value of a template, with signs in it. Must be called in the order in which the values are rendered. */
  sign(value: unknown): unknown {
    if (Array.isArray(value)) return value.map((each) => this.sign(each));
    if (!isTemplate(value)) return value;
    const { strings, places } = signStrings(value.strings);
    const values = value.values.map((each, index) => {
      if (places.includes(index)) this.#texts.push(each === undefined || each === null ? '' : String(each));
      return this.sign(each);
    });
    const signed: TemplateResult = { ...value, strings, values };
    if (places.length > 0) this.#digests.set(digestForTemplateResult(signed), digestForTemplateResult(value));
    return signed;
  }

  /** What Lit rendered, with the texts in place of the signs. */
  write(html: string): string {
    const texts = [...this.#texts];
    return html
      .replaceAll(sign, () => escapeHtml(texts.shift() ?? ''))
      .replace(
        /<!--lit-part ([\w+/=]+)-->/g,
        (_, digest: string) => `<!--lit-part ${this.#digests.get(digest) ?? digest}-->`,
      );
  }
}

/** No text that somebody wrote. */
const sign = `\uFDD0${randomUUID()}\uFDD1`;

interface Signed {
  readonly strings: TemplateStringsArray;
  /** Which values are texts. */
  readonly places: readonly number[];
}

const known = new WeakMap<TemplateStringsArray, Signed>();

/** The strings of a template, with a sign after the start of each element whose text is a property. */
function signStrings(original: TemplateStringsArray): Signed {
  let signed = known.get(original);
  if (signed) return signed;
  const places: number[] = [];
  let isOpen = false;
  const strings = original.map((string, index) => {
    const text = isOpen && string.includes('>') ? string.replace('>', `>${sign}`) : string;
    isOpen &&= text === string;
    if (/\s\.textContent=$/.test(string)) {
      places.push(index);
      isOpen = true;
    }
    return text;
  });
  const isSame = places.length === 0;
  signed = { strings: isSame ? original : Object.assign(strings, { raw: strings }), places };
  known.set(original, signed);
  return signed;
}

function isTemplate(value: unknown): value is TemplateResult {
  return typeof value === 'object' && value !== null && '_$litType$' in value;
}
