import { parentPort, workerData } from 'node:worker_threads';
import { Ledger } from './ledger.js';
import type { Call, Opening, Reply, WorkerCalls, WorkerOptions } from './messages.js';
import { openDatabase, type OpenDatabase } from './open-database.js';

/** The thread that owns the only writing connection, so that waiting for the disk never holds up the network. */
const port = parentPort!;
const report = (message: Opening | Reply) => port.postMessage(message);

try {
  const { file } = workerData as WorkerOptions;
  const opened = openDatabase(file);
  const ledger = new Ledger(opened.database);
  port.on('message', (call: Call) => {
    try {
      report({ kind: 'answer', id: call.id, answer: run(call, ledger, opened) });
    } catch (error) {
      const { name, message } = error as Error;
      report({ kind: 'error', id: call.id, name, message });
    }
    if (call.name === 'close') port.close();
  });
  report({ kind: 'opened', contents: ledger.contents });
} catch (error) {
  report({ kind: 'not-opened', message: error instanceof Error ? error.message : String(error) });
}

function run(call: Call, ledger: Ledger, opened: OpenDatabase): WorkerCalls[keyof WorkerCalls]['answer'] {
  switch (call.name) {
    case 'commit':
      return ledger.commit(call.ask);
    case 'mine':
      return ledger.mine(call.ask.campaign, call.ask.voter);
    case 'applyFile':
      return ledger.applyFile(call.ask.definitions, call.ask.at);
    case 'changeCampaign':
      return ledger.changeCampaign(call.ask);
    case 'annul':
      return ledger.annul(call.ask);
    case 'records':
      return ledger.records(call.ask.campaign, call.ask.after, call.ask.limit);
    case 'head':
      return ledger.head(call.ask);
    case 'secret':
      return ledger.settings.secret(call.ask);
    case 'forgetSecret':
      ledger.settings.forget(call.ask);
      return null;
    case 'keep':
      return ledger.settings.keep(call.ask.name, call.ask.value);
    case 'kept':
      return ledger.settings.kept(call.ask);
    case 'sweep':
      ledger.sweep(call.ask);
      return null;
    case 'close':
      opened.close();
      return null;
  }
}
