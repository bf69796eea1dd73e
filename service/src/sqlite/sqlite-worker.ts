import { parentPort, workerData } from 'node:worker_threads';
import { Ledger } from './ledger.js';
import type { Call, Opening, Reply, WorkerCalls, WorkerOptions } from './messages.js';
import { openDatabase, type OpenDatabase } from './open-database.js';

/** The thread that owns the only writing connection, so that waiting for the disk never holds up the network. */
const port = parentPort!;
const report = (message: Opening | Reply) => port.postMessage(message);

try {
  const { file, keepsSecret } = workerData as WorkerOptions;
  const opened = openDatabase(file);
  const ledger = new Ledger(opened.database);
  const secret = keepsSecret ? ledger.secret() : undefined;
  port.on('message', (call: Call) => {
    try {
      report({ kind: 'answer', id: call.id, answer: run(call, ledger, opened) });
    } catch (error) {
      report({ kind: 'error', id: call.id, message: String(error) });
    }
    if (call.name === 'close') port.close();
  });
  report({ kind: 'opened', opened: { tallies: ledger.tallies, secret } });
} catch (error) {
  report({ kind: 'not-opened', message: error instanceof Error ? error.message : String(error) });
}

function run(call: Call, ledger: Ledger, opened: OpenDatabase): WorkerCalls[keyof WorkerCalls]['answer'] {
  switch (call.name) {
    case 'commit':
      return ledger.commit(call.ask);
    case 'mine':
      return ledger.mine(call.ask.campaign, call.ask.voter);
    case 'close':
      opened.close();
      return null;
  }
}
