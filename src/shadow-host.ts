/** The element in whose shadow tree a node stands, if it stands in one. */
export function shadowHostOf(node: Node): Element | undefined {
  const root = node.getRootNode();
  // An element of the page may be called `host`: a document's property of that name is no answer.
  return root instanceof ShadowRoot ? root.host : undefined;
}
