import { parentPort, workerData } from 'node:worker_threads';
import { findDrift } from './drift.js';
import { openFile } from './driver.js';

/** A thread and a connection of its own: adding up millions of votes must not hold up the one that writes. */
const database = openFile((workerData as { file: string }).file);
try {
  parentPort!.postMessage(findDrift(database));
} finally {
  database.close();
}
