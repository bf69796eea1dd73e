import { Worker } from 'node:worker_threads';
import { EngineUnavailable, type Drift } from '../engine.js';
import type { WorkerOptions } from './messages.js';

/** Adds up the votes in a thread of its own; `onEnd` is told when that has let go of the file. */
export function checkDrift(file: string, onEnd: () => void): Promise<Drift[]> {
  const workerData: WorkerOptions = { file };
  const checker = new Worker(new URL('./drift-worker.js', import.meta.url), { workerData });
  return new Promise((resolve, reject) => {
    let found: Drift[] | undefined;
    checker.once('message', (drift: Drift[]) => (found = drift));
    checker.once('error', (cause) => reject(new EngineUnavailable('the check failed', { cause })));
    // Not with the message: until then the thread closes its connection.
    checker.once('exit', () => {
      onEnd();
      if (found) resolve(found);
      else reject(new EngineUnavailable('the check gave no answer'));
    });
  });
}
