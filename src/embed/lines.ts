/** Links and shortcodes that stand alone in their line. Loaded when a page has text that could be one. */
import { copyMarkup } from './copy-markup.js';
import type { LoaderHost } from './host.js';
import { findLine, readLine, replaceLine, watchLine } from './line.js';
import { readLane } from './markup.js';
import { patternOfNames, tags } from './names.js';
import { request } from './request.js';
import { parseShortcode, type Shortcode } from './shortcode.js';

export { loadScript } from './load-script.js';

/** Puts the tag in the place of its line; resolves with it, or with nothing where the line is gone by then. */
export type LineUpgrade = () => Promise<Element | undefined>;

/** What a link or a text stands for, if it stands alone and can be had. */
export function findUpgrade(node: Node, host: LoaderHost): LineUpgrade | undefined {
  return node.nodeType === 1 ? findLink(node as HTMLAnchorElement, host) : findShortcode(node as Text, host);
}

function findLink(link: HTMLAnchorElement, { settings }: LoaderHost): LineUpgrade | undefined {
  const { origins, prefix } = settings;
  const [, tag, id] = new RegExp(`^#lane=(?:${prefix})?(${tags})/(.+)$`).exec(link.hash) ?? [];
  const line = findLine(link);
  const isThere = watchLine(line);
  if (!tag || !id || readLine(line)?.trim() !== link.textContent?.trim()) return undefined;
  if (isInside(link, tag, prefix)) return undefined;
  if (link.origin !== location.origin && !origins.includes(link.origin)) return undefined;
  return async () => {
    const element = await getFromPage(link.href.replace(/#.*/s, ''), tag, decodeURIComponent(id), prefix);
    if (!isThere()) return undefined;
    replaceLine(line, element, link);
    keepLink(link, element);
    return element;
  };
}

function findShortcode(text: Text, host: LoaderHost): LineUpgrade | undefined {
  const { columns, prefix } = host.settings;
  const line = findLine(text);
  const isThere = watchLine(line);
  const shortcode = parseShortcode(readLine(line) ?? '', patternOfNames(prefix));
  if (!shortcode || (shortcode.id !== undefined && !columns)) return undefined;
  // Nothing would be seen where the text was.
  if (shortcode.id === undefined && shortcode.attributes.length === 0) return undefined;
  if (isInside(text.parentElement, shortcode.tag, prefix)) return undefined;
  return async () => {
    const element = await build(shortcode, host);
    if (!element || !isThere()) return undefined;
    replaceLine(line, element);
    return element;
  };
}

/** One that another loader has kept inside what it put in its place; or a text that leads back to itself, for ever. */
function isInside(element: Element | null, tag: string, prefix: string): boolean {
  return Boolean(element?.closest(`${tag},${prefix}${tag}`));
}

/** Nothing where the shortcode sets what the element does not offer. */
async function build({ tag, id, attributes }: Shortcode, host: LoaderHost): Promise<Element | undefined> {
  const { columns = '', prefix } = host.settings;
  // Text that anybody may write sets no handler and no style.
  const { observedAttributes } = customElements.get(prefix + tag) as unknown as {
    observedAttributes: string[];
  };
  // A layout is all style, so that no element observes it.
  const isKnown = (name: string): boolean =>
    /^(lang|dir|layout)$/.test(name) || observedAttributes.includes(name);
  if (!attributes.every(([name]) => isKnown(name))) return undefined;
  const element =
    id === undefined ? document.createElement(prefix + tag) : await getFromColumns(columns, tag, id, host);
  for (const [name, value] of attributes) element.setAttribute(name, value);
  return element;
}

/** `TAG#ID` of another page; or its only head or credits, which have no id of their own. */
async function getFromPage(address: string, tag: string, id: string, prefix: string): Promise<Element> {
  const page = await request(address, 'document');
  const sole = /^column-/.test(tag) ? page.querySelectorAll(tag) : [];
  const element = page.getElementById(id) ?? (sole.length === 1 ? sole[0] : undefined);
  if (!element || (element.localName !== tag && readLane(element) !== tag))
    throw new Error(`no ${tag} with the id ${id} in ${address}`);
  return copy(element, page.baseURI, prefix);
}

async function getFromColumns(address: string, tag: string, id: string, host: LoaderHost): Promise<Element> {
  const [{ findInColumns }, file] = await Promise.all([host.load('columns'), request(address, 'json')]);
  return copy(
    findInColumns(file, address, tag, id),
    new URL(address, document.baseURI).href,
    host.settings.prefix,
  );
}

/** Keeps the author's own link: around the person's name where that is what it says, else in a line of its own. */
function keepLink(link: HTMLAnchorElement, element: Element): void {
  const text = link.textContent?.trim();
  const name = [...element.querySelectorAll('h1,h2,h3,h4,h5,h6,h1 *,h2 *,h3 *,h4 *,h5 *,h6 *')].find(
    (each) => each.textContent?.trim() === text && !each.querySelector('a') && !each.closest('a'),
  );
  if (name) {
    link.textContent = '';
    link.append(...name.childNodes);
    name.append(link);
  } else {
    const line = document.createElement('p');
    line.append(link);
    element.append(line);
  }
}

/** An id that this page has already stays with it; a language that this page does not have comes along. */
function copy(element: Element, base: string, prefix: string): HTMLElement {
  const result = copyMarkup(element, { base, prefix });
  for (const each of [result, ...result.querySelectorAll('[id]')]) {
    if (document.getElementById(each.id)) each.removeAttribute('id');
  }
  for (const name of ['lang', 'dir']) {
    const value = element.closest(`[${name}]`)?.getAttribute(name);
    if (value && value !== document.documentElement.getAttribute(name)) result.setAttribute(name, value);
  }
  return result;
}
