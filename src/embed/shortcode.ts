import { hyphen } from './names.js';

/** A shortcode that stands for a tag: `[worker-profile fan-di layout="row"]`. */
export interface Shortcode {
  readonly tag: string;
  /** Whom or what it names, to be looked up in the column document. */
  readonly id?: string;
  readonly attributes: readonly (readonly [name: string, value: string])[];
}

/** Blanks as editors leave them: U+00A0, zero-width characters and soft hyphens among them. */
export const blank = '[\\s\\u00ad\\u200b-\\u200d\\u2060\\ufeff]';

/** Only what delimits: an editor that saves a text twice writes these out, and the text of a name keeps its `&`. */
const entities: Readonly<Record<string, string>> = {
  '#34': '"',
  '#39': "'",
  '#91': '[',
  '#93': ']',
  '#160': ' ',
  '#8220': '“',
  '#8221': '”',
  amp: '&',
  apos: "'",
  ldquo: '“',
  lsqb: '[',
  nbsp: ' ',
  quot: '"',
  rdquo: '”',
  rsqb: ']',
};

/**
 * A value between the quotes that stand around it: straight ones, or the curly and full-width ones that an editor put
 * in their place. The latter end before a blank, so that 他说“好”的 stays whole.
 */
const value = `"([^"]*)"|'([^']*)'|[“”„″＂](.*?)[“”″＂](?=${blank}|$)|[‘’′＇](.*?)[‘’′＇](?=${blank}|$)|([^${blank.slice(1, -1)}"'“”„″＂‘’′＇=＝]+)`;
const item = new RegExp(
  `^${blank}*(?:([a-z]\\w*(?:-\\w+)*)${blank}*[=＝]${blank}*)?(?:${value})(?=${blank}|$)`,
  'i',
);

/**
 * Reads a line of text as a shortcode.
 *
 * @param names - pattern of the tags, with the bare tag in a group
 * @returns nothing for any other text, and for a shortcode of which a part is not understood: it stays as it is
 */
export function parseShortcode(text: string, names: string): Shortcode | undefined {
  const [, name, rest = ''] =
    new RegExp(
      `^${blank}*[[［【]${blank}*${names}(?=${blank}|[\\]］】/])(.*?)/?${blank}*[\\]］】]${blank}*$`,
      'is',
    ).exec(decodeEntities(text)) ?? [];
  if (!name) return undefined;
  const tag = name.replace(/[^a-z]/i, '-').toLowerCase();
  const attributes: [string, string][] = [];
  let id: string | undefined;
  let left = rest;
  for (let match = item.exec(left); match; match = item.exec(left)) {
    const [all, key = 'id', ...values] = match;
    const read = values.find((each) => each !== undefined) as string;
    if (key.toLowerCase() !== 'id') attributes.push([key.toLowerCase(), read]);
    else if (id === undefined) id = read.replace(new RegExp(hyphen, 'g'), '-');
    else return undefined;
    left = left.slice(all.length);
  }
  return new RegExp(`^${blank}*$`).test(left) ? { tag, id, attributes } : undefined;
}

/** Twice over for `&amp;quot;`. */
function decodeEntities(text: string): string {
  return text.replace(/&(?:amp;)*(#?\w+);/g, (entity, name: string) => entities[name] ?? entity);
}
