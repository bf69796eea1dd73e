/** Scrolls whatever an element is scrolled in, at once: the nearest box around it, or else the page. */
export function scrollPageBy(element: Element, distance: number): void {
  findScrollingAncestor(element).scrollBy({ top: distance, behavior: 'instant' });
}

function findScrollingAncestor(element: Element): Element | Window {
  for (let ancestor = findParent(element); ancestor; ancestor = findParent(ancestor)) {
    const { overflowY } = getComputedStyle(ancestor);
    const isBody = ancestor === document.body || ancestor === document.documentElement;
    if (!isBody && /^(?:auto|scroll)$/.test(overflowY) && ancestor.scrollHeight > ancestor.clientHeight)
      return ancestor;
  }
  return window;
}

/** The parent in the flattened tree, in which boxes nest. */
function findParent(element: Element): Element | undefined {
  const { parentNode } = element;
  if (parentNode instanceof ShadowRoot) return parentNode.host;
  return element.assignedSlot ?? element.parentElement ?? undefined;
}
