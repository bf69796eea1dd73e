import { tags } from './names.js';

/** What runs, loads, asks or styles; its text is no part of an article. */
const dropped =
  /^(applet|base|button|embed|form|frame|frameset|iframe|input|link|math|meta|noscript|object|param|script|select|style|svg|template|textarea|title)$/;
const addresses = /^(cite|endpoint|href|kicker-href|longdesc|poster|src)$/;
const handlers = /^(on|style$|srcdoc$|nonce$|ping$|formaction$|target$|background$)|:/;
const ours = new RegExp(`^(${tags})$`);

export interface CopyOptions {
  /** What addresses in the markup are relative to. */
  readonly base: string;
  /** What stands before our tags in this page. */
  readonly prefix: string;
}

/**
 * Copies markup of another page or document into this one: text, structure and what describes them. Addresses are made
 * whole, and only those of the web are kept; handlers, styles and scripts stay behind.
 */
export function copyMarkup(source: Element, options: CopyOptions): HTMLElement {
  const { localName } = source;
  const copy = document.createElement(ours.test(localName) ? options.prefix + localName : localName);
  for (const { name, value } of source.attributes) {
    if (handlers.test(name)) continue;
    const kept = addresses.test(name) ? toAddress(value, options.base) : value;
    if (kept !== undefined)
      copy.setAttribute(name, name === 'srcset' ? toAddresses(value, options.base) : kept);
  }
  for (const child of source.childNodes) {
    if (child.nodeType === 3) copy.append(child.nodeValue ?? '');
    else if (child.nodeType === 1 && !dropped.test((child as Element).localName))
      copy.append(copyMarkup(child as Element, options));
  }
  return copy;
}

function toAddress(text: string, base: string): string | undefined {
  try {
    const { protocol, href } = new URL(text, base);
    return /^(https?|mailto|tel):$/.test(protocol) ? href : undefined;
  } catch {
    return undefined;
  }
}

function toAddresses(set: string, base: string): string {
  const candidates = set.split(/,\s+/).map((candidate) => {
    const [, address = '', width = ''] = /^\s*(\S+)(.*)$/s.exec(candidate) ?? [];
    const kept = toAddress(address, base);
    return kept && kept + width;
  });
  return candidates.filter(Boolean).join(', ');
}
