/** A tag with its attributes, a closing tag, or text. */
const token = /<(\/?)([a-z][\w-]*)((?:\s+[\w:-]+(?:="[^"]*")?)*)\s*>|([^<]+)/g;
const attribute = /([\w:-]+)(?:="([^"]*)")?/g;
const empty = /^(br|hr|img|source|wbr)$/;
const entities: Readonly<Record<string, string>> = { amp: '&', lt: '<', gt: '>', quot: '"', '#39': "'" };

/**
 * Builds what our own renderer printed, in a document that loads and runs nothing. The renderer closes its tags and
 * escapes five characters, so this is all of HTML that is needed; a parser of the browser would be a sink of Trusted
 * Types, which pages forbid.
 *
 * @throws for what the renderer does not print
 */
export function readMarkup(markup: string): HTMLElement {
  const inert = document.implementation.createHTMLDocument('');
  let parent: HTMLElement = inert.body;
  let length = 0;
  for (const [all, end, name, attributes = '', text] of markup.matchAll(token)) {
    length += all.length;
    if (text !== undefined) parent.append(decode(text));
    else if (end) {
      if (parent.localName !== name) throw new Error(`</${name}> in <${parent.localName}>`);
      parent = parent.parentElement as HTMLElement;
    } else {
      const element = inert.createElement(name as string);
      for (const [, key, value = ''] of attributes.matchAll(attribute))
        element.setAttribute(key as string, decode(value));
      parent.append(element);
      if (!empty.test(name as string)) parent = element;
    }
  }
  if (length !== markup.length || parent !== inert.body) throw new Error('not as our renderer prints');
  return inert.body;
}

function decode(text: string): string {
  return text.replace(/&(#?\w+);/g, (entity, name: string) => entities[name] ?? entity);
}
