import type { Medium } from '../column/column.js';
import type { PrintedCredit } from '../column/print-credits.js';
import { linkify } from './linkify.js';
import { attribute, markup, type Markup } from './markup.js';

export function renderCredit({ role, separator, value }: PrintedCredit): Markup {
  return markup`<li>${role && markup`<span class="role">${role}</span>`}${
    separator && markup`<span class="separator">${separator}</span>`
  }${value}</li>`;
}

/** Text with its addresses as links. */
export function renderLinks(text: string, addresses: readonly string[] = []): Markup[] {
  return linkify(text, addresses).map((part) =>
    part.href ? markup`<a href="${part.href}">${part.text}</a>` : markup`${part.text}`,
  );
}

/** A picture with its space kept where its size is known. */
export function renderImage({ src, alt, width, height }: Medium, more?: Markup): Markup {
  return markup`<img src="${src}" alt="${alt ?? ''}"${attribute('width', width ?? undefined)}${attribute('height', height ?? undefined)}${more}>`;
}

/** What is printed below a picture, its credit included. */
export function renderCaption({ caption, credit }: Medium): Markup | undefined {
  if (!caption && !credit) return undefined;
  return markup`${caption}${caption && credit && ' '}${credit && markup`<small>${credit}</small>`}`;
}
