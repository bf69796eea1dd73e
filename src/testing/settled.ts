import type { LitElement } from 'lit';

/** Tags whose `status` tells that an answer is awaited. */
const asking = 'like-button, like-board';
const awaited = new Set(['loading', 'pending']);

const tags = [
  'column-credits',
  'column-header',
  'like-board',
  'like-button',
  'qr-link',
  'reading-panel',
  'stat-counter',
  'stat-group',
  'swipe-gallery',
  'worker-profile',
];

export interface WaitOptions {
  /** Milliseconds until it gives up with an error. Default: 10000. */
  timeout?: number;
}

/**
 * Waits until every Lanelight element in `root` is defined and rendered, and no like-button or like-board waits for an
 * answer.
 *
 * @throws {Error} that names the elements which are not there yet, after `timeout`
 */
export async function settled(
  root: ParentNode = document,
  { timeout = 10_000 }: WaitOptions = {},
): Promise<void> {
  await waitFor(
    async () => {
      const elements = [...root.querySelectorAll<LitElement>(tags.join())];
      const waiting = elements.filter((element) => !element.hasUpdated || isAsking(element));
      if (waiting.length > 0) return waiting.map(({ localName }) => localName).join(', ');
      const updates = await Promise.all(elements.map((element) => element.updateComplete));
      return updates.every(Boolean) ? '' : 'elements that render';
    },
    'Still waiting for',
    timeout,
  );
}

function isAsking(element: Element): boolean {
  return element.matches(asking) && awaited.has((element as Element & { status: string }).status);
}

/** Asks each frame, or four times a second where there are no frames, until `ask` has nothing left to name. */
export async function waitFor(
  ask: () => string | Promise<string>,
  what: string,
  timeout: number,
): Promise<void> {
  const end = performance.now() + timeout;
  for (let left = await ask(); left !== ''; left = await ask()) {
    if (performance.now() > end) throw new Error(`${what} ${left} after ${timeout} ms.`);
    await Promise.race([
      new Promise((resolve) => requestAnimationFrame(resolve)),
      new Promise((resolve) => setTimeout(resolve, 250)),
    ]);
  }
}
