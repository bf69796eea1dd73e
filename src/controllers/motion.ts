import { shadowHostOf } from '../shadow-host.js';

const stillness = '[data-elder],[data-grey],[data-motion=off]';

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
