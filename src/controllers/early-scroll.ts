const positions = new WeakMap<Element, { inline: number; block: number }>();

/**
 * How far the reader had scrolled an element that was its own scroller before it was upgraded; to be called in its
 * constructor. All elements of the tag are read at the first call: an upgrade between two reads would cost a layout
 * each. Before the first paint nobody can have scrolled, and the page's own first layout is not hastened.
 */
export function readEarlyScroll(element: Element): { inline: number; block: number } {
  if (!element.isConnected || !hasPainted()) return { inline: 0, block: 0 };
  if (!positions.has(element)) {
    for (const each of document.querySelectorAll(`${element.localName}:not(:defined)`)) readPosition(each);
    readPosition(element);
  }
  return positions.get(element)!;
}

function readPosition(element: Element): void {
  positions.set(element, { inline: Math.abs(element.scrollLeft), block: element.scrollTop });
}

function hasPainted(): boolean {
  const isTold = PerformanceObserver.supportedEntryTypes?.includes('paint');
  return !isTold || performance.getEntriesByType('paint').length > 0;
}
