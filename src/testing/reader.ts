import type { LikeButtonElement } from '../like-button/like-button.js';
import type { StatCounterElement } from '../stat-counter/stat-counter.js';
import type { SwipeGalleryElement } from '../swipe-gallery/swipe-gallery.js';
import { settled, waitFor, type WaitOptions } from './settled.js';

const outcomes = ['liked', 'unliked', 'rejected', 'queued'] as const;
export type LikeOutcome = (typeof outcomes)[number] | 'cancelled' | 'disabled';

/**
 * Presses a like-button as a reader does, and waits for what becomes of it: the verb of the event, `cancelled` when the
 * page cancelled it, `disabled` when the button takes no press.
 *
 * @throws {Error} when nothing came of it within `timeout`
 */
export async function pressLike(
  button: LikeButtonElement,
  { timeout = 10_000 }: WaitOptions = {},
): Promise<LikeOutcome> {
  await button.updateComplete;
  const native = button.shadowRoot!.querySelector('button')!;
  if (native.disabled || native.getAttribute('aria-disabled') === 'true') return 'disabled';
  let outcome: LikeOutcome | undefined;
  const listening = new AbortController();
  const { signal } = listening;
  for (const verb of outcomes)
    button.addEventListener(`like-button-${verb}`, () => (outcome ??= verb), { signal });
  // At the window, after every listener of the page has had its say.
  for (const verb of ['like', 'unlike'])
    window.addEventListener(
      `like-button-${verb}`,
      (event) => {
        if (event.defaultPrevented && event.composedPath().includes(button)) outcome ??= 'cancelled';
      },
      { signal },
    );
  try {
    native.click();
    await waitFor(() => (outcome ? '' : 'an answer to the like'), 'Still waiting for', timeout);
  } finally {
    listening.abort();
  }
  return outcome!;
}

/** Ends the animation of every stat-counter in `root`; gives their texts, in the order of the page. */
export async function finishCounters(root: ParentNode = document): Promise<string[]> {
  const counters = [...root.querySelectorAll<StatCounterElement>('stat-counter')];
  await Promise.all(counters.map((counter) => counter.updateComplete));
  for (const counter of counters) counter.finish();
  return counters.map(({ textContent }) => textContent!.replace(/\s+/g, ' ').trim());
}

/**
 * Goes to a slide by the gallery's own buttons, one press after the other, as a reader does.
 *
 * @throws {Error} when the gallery does not come to rest there within `timeout`
 */
export async function swipeTo(
  gallery: SwipeGalleryElement,
  index: number,
  { timeout = 10_000 }: WaitOptions = {},
): Promise<void> {
  await gallery.updateComplete;
  if (!gallery.slides[index]) throw new RangeError(`There is no slide ${index} of ${gallery.slides.length}.`);
  const end = performance.now() + timeout;
  while (gallery.index !== index && performance.now() < end) {
    const part = gallery.index < index ? 'next' : 'previous';
    const control = gallery.shadowRoot!.querySelector<HTMLButtonElement>(`[part~=${part}]`);
    if (!control) throw new Error(`The gallery has no button "${part}".`);
    const before = gallery.index;
    control.click();
    await waitFor(() => (gallery.index === before ? 'the next slide' : ''), 'Still waiting for', timeout);
  }
  await settled(gallery.parentNode!, { timeout });
}
