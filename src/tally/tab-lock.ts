import { keep, recall } from './voter-storage.js';

/** Milliseconds for which a tab without Web Locks has the queue to itself. */
const leaseTime = 15_000;

/** Runs something that only one tab shall do at a time. Does nothing, and says so, while another tab does it. */
export async function exclusively(name: string, run: () => Promise<void>): Promise<boolean> {
  // Missing before Chromium 69 and Safari 15.4, and on pages without TLS.
  if (navigator.locks) {
    let isAnswered = false;
    try {
      return await navigator.locks.request(`lanelight ${name}`, { ifAvailable: true }, async (lock) => {
        isAnswered = true;
        if (lock) await run();
        return lock !== null;
      });
    } catch (error) {
      if (isAnswered) throw error;
      // A frame that is sandboxed without an origin has locks, and may not use them.
    }
  }
  const now = Date.now();
  const until = Number(recall('leases', name) ?? 0);
  // A lease from the far future was made by another clock. That two tabs run at once is wasteful, and no more.
  if (until > now && until <= now + leaseTime) return false;
  keep('leases', name, now + leaseTime);
  await run().finally(() => keep('leases', name, undefined));
  return true;
}
