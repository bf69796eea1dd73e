/** The text that a reader gets: the flattened tree, shadow roots and slot fallbacks included. */
export function readFlatText(node: Node): string {
  if (node instanceof Text) return node.data;
  if (node instanceof HTMLSlotElement) {
    const assigned = node.assignedNodes();
    return (assigned.length > 0 ? assigned : [...node.childNodes]).map(readFlatText).join('');
  }
  if (node instanceof HTMLElement && (node.localName === 'style' || node.localName === 'script')) return '';
  const { childNodes } = (node as Partial<HTMLElement>).shadowRoot ?? node;
  return [...childNodes].map(readFlatText).join('');
}
