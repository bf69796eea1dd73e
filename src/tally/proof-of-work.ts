import { findSolution, type Challenge, type Solution } from './find-solution.js';
import type { PowMessage } from './pow-worker.js';
import { TallyError } from './tally-adapter.js';

export type { Challenge } from './find-solution.js';

/** Milliseconds after which a worker whose file does not come is not waited for. */
const patience = 3000;

/** Milliseconds that the page works before it lets others have their turn. */
const slice = 12;

/**
 * Solves the challenge by which a service makes identities dear, in a worker or, where there can be none, in the page
 * in small slices. Resolves with what the service verifies: Base64 of the JSON of the challenge and its solution.
 *
 * The challenge's end is not looked at: it is given by the service's clock, and the device's may be years off.
 *
 * @throws {TallyError} `insecure` on a page without TLS, where browsers have no cryptography; `malformed` when it is no
 * challenge that can be solved here.
 * @throws the signal's reason when it is aborted.
 */
export async function solve(challenge: Challenge, signal: AbortSignal): Promise<string> {
  if (!globalThis.crypto?.subtle) throw new TallyError('insecure');
  throwIfAborted(signal);
  const solution =
    (await solveInWorker(challenge, signal)) ??
    (await findSolution(challenge, restBetweenSlices(signal)).catch((error: unknown) => {
      throwIfAborted(signal);
      throw new TallyError('malformed', error);
    }));
  const { parameters, signature } = challenge;
  const payload = JSON.stringify({ challenge: { parameters, signature }, solution });
  // btoa takes bytes: what is not ASCII in the challenge's own data is escaped.
  return btoa(payload.replace(/[^ -~]/g, (unit) => `\\u${unit.charCodeAt(0).toString(16).padStart(4, '0')}`));
}

/** `undefined` when no worker can do it: a policy forbids it, the script is another site's, its file is not there. */
async function solveInWorker(challenge: Challenge, signal: AbortSignal): Promise<Solution | undefined> {
  let worker: Worker | undefined;
  let timer: ReturnType<typeof setTimeout> | undefined;
  let onAbort: (() => void) | undefined;
  try {
    return await new Promise((resolve, reject) => {
      onAbort = () => reject(reasonOf(signal));
      signal.addEventListener('abort', onAbort);
      worker = startWorker();
      timer = setTimeout(() => resolve(undefined), patience);
      worker.onerror = (event) => {
        event.preventDefault();
        resolve(undefined);
      };
      worker.onmessage = ({ data }: MessageEvent<PowMessage>) => {
        clearTimeout(timer);
        if (data !== 'running') resolve(data === 'failed' ? undefined : data);
      };
      worker.postMessage(challenge);
    });
  } catch {
    throwIfAborted(signal);
    // A worker that is refused at once throws.
    return undefined;
  } finally {
    clearTimeout(timer);
    if (onAbort) signal.removeEventListener('abort', onAbort);
    worker?.terminate();
  }
}

interface TrustedTypePolicy {
  createScriptURL(url: string): string;
}

let policy: TrustedTypePolicy | undefined;

/** Under Trusted Types an address has to come from a policy; where ours is not allowed, this throws. */
function startWorker(): Worker {
  const { trustedTypes } = globalThis as {
    trustedTypes?: { createPolicy(name: string, rules: TrustedTypePolicy): TrustedTypePolicy };
  };
  policy ??= trustedTypes?.createPolicy('lanelight', { createScriptURL: (url) => url });
  // Bundlers know a worker by the second form.
  if (policy) return new Worker(policy.createScriptURL(new URL('./pow-worker.js', import.meta.url).href));
  return new Worker(new URL('./pow-worker.js', import.meta.url));
}

/** Lets the page have its turn, and ends the search when nobody waits for it any more. */
function restBetweenSlices(signal: AbortSignal): () => Promise<void> {
  let start = performance.now();
  return async () => {
    throwIfAborted(signal);
    if (performance.now() - start < slice) return;
    await new Promise((resolve) => setTimeout(resolve));
    start = performance.now();
  };
}

function throwIfAborted(signal: AbortSignal): void {
  if (signal.aborted) throw reasonOf(signal);
}

/** Chromium has `reason` from 98 on. */
function reasonOf(signal: AbortSignal): unknown {
  return signal.reason ?? new DOMException('Aborted', 'AbortError');
}
