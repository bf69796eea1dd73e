import { shadowHostOf } from '../shadow-host.js';

const stillness = '[data-elder],[data-grey],[data-motion=off]';

/**
 * Events of the window after which nothing may be half-way: a page is printed, or left. One that comes back from the
 * back-forward cache in Chromium has lost what its animations wait for: those that had not begun never do.
 */
export const lastMoments = ['beforeprint', 'pagehide'] as const;

/**
 * Whether something may move on its own account in front of this reader: neither the system asks for reduced motion,
 * nor does an element above (through shadow roots, up to `<html>`) stand in elder or grey mode or switch motion off.
 * Asked anew before each movement, so a setting changed while the page is open is followed.
 */
export function isMotionAllowed(element: Element): boolean {
  if (matchMedia('(prefers-reduced-motion: reduce)').matches) return false;
  for (let scope: Element | undefined = element; scope; scope = shadowHostOf(scope)) {
    if (scope.closest(stillness)) return false;
  }
  return true;
}
