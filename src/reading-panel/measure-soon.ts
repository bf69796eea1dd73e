/** What a panel finds out about its scroller. */
export interface Measure {
  isOverflowing: boolean;
  isAtEnd: boolean;
}

interface Measured {
  measure(): Measure;
  apply(measure: Measure): void;
}

const waiting = new Set<Measured>();

/**
 * Measures in the next frame: controls that come or go within a call of a ResizeObserver would make it report a loop.
 * All that wait are read before any is told: a read after another one's change would cost a layout.
 */
export function measureSoon(panel: Measured): void {
  if (waiting.size === 0) requestAnimationFrame(measureAll);
  waiting.add(panel);
}

function measureAll(): void {
  const panels = [...waiting];
  waiting.clear();
  const measures = panels.map((panel) => panel.measure());
  panels.forEach((panel, index) => panel.apply(measures[index]!));
}
