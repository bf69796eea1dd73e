/** A run of text, and the address that it links to, if it does. */
export interface TextPart {
  readonly text: string;
  readonly href?: string;
}

/** An address ends before the first character that RFC 3986 does not know: CJK, full-width punctuation, space, quotes. */
const addressPattern = /https?:\/\/[\w\-.~:/?#[\]@!$&'()*+,;=%]+/gi;

/** Two addresses with half-width punctuation between them are two; `/web/http://…` is one with another inside. */
const nextAddressPattern = /[,;]https?:\/\//i;

const openers: Readonly<Record<string, string>> = { ')': '(', ']': '[' };

/**
 * Splits text at its web addresses. The parts, joined, are the text, to the character.
 *
 * Only what is printed with `http://` or `https://` becomes a link; it ends before CJK and before punctuation that
 * belongs to the sentence. A bare domain (`pai.ycwb.com`) stays text, unless its whole address is among `addresses`,
 * the ones that the data names.
 */
export function linkify(text: string, addresses: readonly string[] = []): TextPart[] {
  const parts: TextPart[] = [];
  let start = 0;
  for (const link of findLinks(text, addresses)) {
    if (link.index > start) parts.push({ text: text.slice(start, link.index) });
    parts.push({ text: link.text, href: link.href });
    start = link.index + link.text.length;
  }
  if (start < text.length) parts.push({ text: text.slice(start) });
  return parts;
}

interface Link extends Required<TextPart> {
  readonly index: number;
}

function findLinks(text: string, addresses: readonly string[]): Link[] {
  const links: Link[] = [];
  const pattern = new RegExp(addressPattern);
  for (let match = pattern.exec(text); match; match = pattern.exec(text)) {
    const isPartOfWord = /[a-z\d]/i.test(text.charAt(match.index - 1));
    const address = trimAddress(match[0]);
    pattern.lastIndex = match.index + address.length;
    if (!isPartOfWord && isWebAddress(address))
      links.push({ text: address, href: address, index: match.index });
  }
  for (const address of addresses) {
    if (isWebAddress(address)) links.push(...findBare(text, address, links));
  }
  return links.sort((one, other) => one.index - other.index);
}

/** Finds where the text prints an address without its scheme. */
function findBare(text: string, href: string, taken: readonly Link[]): Link[] {
  const bare = href.replace(/^https?:\/\//i, '').replace(/\/$/, '');
  const links: Link[] = [];
  for (let index = text.indexOf(bare); index >= 0; index = text.indexOf(bare, index + bare.length)) {
    const isWhole =
      !/[\w\-.@/]$/.test(text.slice(0, index)) &&
      !/^(?:[\w\-@:?#%]|[./]\w)/.test(text.slice(index + bare.length));
    const isFree = taken.every(
      (link) => index + bare.length <= link.index || index >= link.index + link.text.length,
    );
    if (isWhole && isFree) links.push({ text: bare, href, index });
  }
  return links;
}

/** Leaves out what the sentence put behind the address: `,` `.` and a bracket that was opened before it. */
function trimAddress(match: string): string {
  const next = match.search(nextAddressPattern);
  let end = next < 0 ? match.length : next;
  const balance = new Map(
    Object.entries(openers).map(([closer, opener]) => [
      closer,
      count(match, opener, end) - count(match, closer, end),
    ]),
  );
  for (; end > 0; end -= 1) {
    const last = match.charAt(end - 1);
    const surplus = balance.get(last);
    if (surplus !== undefined && surplus < 0) balance.set(last, surplus + 1);
    else if (!/[.,:;!?']/.test(last)) break;
  }
  return match.slice(0, end);
}

function count(text: string, character: string, end: number): number {
  return text.slice(0, end).split(character).length - 1;
}

/** Whether it is an address to go to. One with a user name (`https://gov.cn@evil.example`) only looks like another. */
function isWebAddress(address: string): boolean {
  try {
    const { protocol, username, password } = new URL(address);
    return /^https?:$/.test(protocol) && !username && !password;
  } catch {
    return false;
  }
}
