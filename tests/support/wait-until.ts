import { waitUntil as wait } from '@open-wc/testing';

/** Waits as long as a slow machine needs: code that is loaded on demand may take seconds there. */
export function waitUntil(predicate: () => unknown, message?: string): Promise<void> {
  return wait(predicate as () => boolean, message, { timeout: 20_000 });
}
