/**
 * The text that a reader gets of a node: the flattened tree, with shadow roots and the fallback of empty slots, without
 * scripts and styles.
 */
export function readText(node: Node): string {
  if (node instanceof Text) return node.data;
  if (node instanceof HTMLSlotElement) {
    const assigned = node.assignedNodes();
    return (assigned.length > 0 ? assigned : [...node.childNodes]).map(readText).join('');
  }
  if (node instanceof HTMLElement && (node.localName === 'style' || node.localName === 'script')) return '';
  const { childNodes } = (node as Partial<HTMLElement>).shadowRoot ?? node;
  return [...childNodes].map(readText).join('');
}
