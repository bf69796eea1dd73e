import type { Medium } from '../column/column.js';
import type { PrintedCredit } from '../column/print-credits.js';
import { linkify } from './linkify.js';
import { attribute, markup, type Markup } from './markup.js';

export function renderCredit({ role, separator, value }: PrintedCredit): Markup {
  return markup`<li>${role && markup`<span class="role">${role}</span>`}${
    separator && markup`<span class="separator">${separator}</span>`
  }${value}</li>`;
}

/** Text with its addresses as links. The text of each is its address, which paper need not say twice. */
export function renderLinks(text: string, addresses: readonly string[] = []): Markup[] {
  return linkify(text, addresses).map((part) =>
    part.href ? markup`<a href="${part.href}" translate="no">${part.text}</a>` : markup`${part.text}`,
  );
}

/** A picture with its space kept where its size is known. */
export function renderImage({ src, alt, width, height }: Medium, more?: Markup): Markup {
  return markup`<img src="${src}" alt="${alt ?? ''}"${attribute('width', width ?? undefined)}${attribute('height', height ?? undefined)}${more}>`;
}

/** What is printed below a picture, its credit included, which a narrow line takes over whole: in a box of its own. */
export function renderCaption({ caption, credit }: Medium): Markup | undefined {
  if (!caption && !credit) return undefined;
  return markup`${caption}${caption && credit && ' '}${credit && markup`<small><span>${credit}</span></small>`}`;
}

/**
 * A title in the parts between which a line should end, or else between its phrases: before what is put in quotes or
 * brackets, and after it. Only in between is a name torn.
 */
export function renderTitle(parts: readonly string[]): Markup | Markup[] {
  const phrases = parts.map(splitPhrases);
  if (phrases.length === 1 && phrases[0]?.length === 1) return markup`${parts[0]}`;
  return phrases.map(
    (each) =>
      markup`<span>${each.map((phrase, index) => (index > 0 ? markup`<wbr>${phrase}` : phrase))}</span>`,
  );
}

/** `“小巷总理”张艳:` is `“小巷总理”` and `张艳:`. Apostrophes are no quotes. */
function splitPhrases(text: string): string[] {
  const opening = '“《「『【((';
  const closing = '”》」』】))';
  const phrase = new RegExp(`[${opening}]*[^${opening}${closing}]*[${closing}]*[、,。:;!?,.:;!?…—]*`, 'g');
  return text.match(phrase)?.filter(Boolean) ?? [];
}
