import { copyAttributes } from './attributes.js';

const inline = /^(a|abbr|b|bdi|bdo|big|cite|em|font|i|ins|mark|o:p|s|small|span|strong|sub|sup|u)$/;
const replaced = 'audio,button,canvas,embed,iframe,img,input,math,object,picture,select,svg,textarea,video';

/**
 * The nodes of the line in which a node stands, from one block or line break to the next: direct children of the
 * block, so that a line can be taken out as a whole.
 */
export function findLine(node: Node): ChildNode[] {
  let first = node as ChildNode;
  while (inline.test(first.parentElement?.localName ?? '')) first = first.parentElement as Element;
  let last = first;
  while (first.previousSibling && isInline(first.previousSibling)) first = first.previousSibling;
  while (last.nextSibling && isInline(last.nextSibling)) last = last.nextSibling;
  const line = [first];
  for (let next = first; next !== last; line.push(next)) next = next.nextSibling as ChildNode;
  return line;
}

/** The boxes that took the place of paragraphs. */
const boxes = new WeakMap<Node, Node>();

/**
 * Tells later whether a line still stands where it stood: a second loader, or the page, may have been faster. What the
 * lines before it made of their paragraph is no other place.
 */
export function watchLine(line: readonly ChildNode[]): () => boolean {
  const parent = line[0]?.parentNode;
  return () => {
    let place: Node | undefined = parent ?? undefined;
    for (let box = place; box; box = boxes.get(box)) place = box;
    return Boolean(place?.isConnected) && line.every((node) => node.parentNode === place);
  };
}

/** The text of a line; nothing where a picture, a control or a line break stands in it. */
export function readLine(line: readonly ChildNode[]): string | undefined {
  let text = '';
  for (const node of line) {
    if (
      node.nodeType === 1 &&
      ((node as Element).matches(replaced) || (node as Element).querySelector(`br,${replaced}`))
    )
      return undefined;
    if (node.nodeType !== 8) text += node.textContent;
  }
  return text;
}

/**
 * Puts an element in the place of a line. A paragraph or heading, which holds no blocks, becomes a `<div>` with its
 * attributes, or the element itself where it has none and holds no more. Anchors inside the line stay in the page,
 * but for one that goes on elsewhere.
 */
export function replaceLine(line: readonly ChildNode[], element: Element, kept?: Element): void {
  const [first] = line as [ChildNode];
  first.before(...findAnchors(line, kept), element);
  for (const node of line) node.remove();
  for (const side of ['previousSibling', 'nextSibling'] as const) {
    const node = element[side];
    if (node?.nodeName === 'BR') node.remove();
  }
  const block = element.parentElement;
  if (!block || !/^(p|h[1-6])$/.test(block.localName)) return;
  if (block.attributes.length === 0 && block.childNodes.length === 1) block.replaceWith(element);
  else {
    const box = block.ownerDocument.createElement('div');
    copyAttributes(block, box);
    box.append(...block.childNodes);
    block.replaceWith(box);
    boxes.set(block, box);
  }
}

function findAnchors(line: readonly ChildNode[], kept?: Element): Element[] {
  const anchors: Element[] = [];
  for (const node of line) {
    if (node.nodeType !== 1) continue;
    for (const each of [node as Element, ...(node as Element).querySelectorAll('[id],[name]')]) {
      const id = each.id || each.getAttribute('name');
      if (!id || each === kept) continue;
      const anchor = document.createElement('span');
      anchor.id = id;
      anchors.push(anchor);
    }
  }
  return anchors;
}

function isInline(node: Node): boolean {
  return (
    node.nodeType !== 1 || inline.test((node as Element).localName) || (node as Element).matches(replaced)
  );
}
