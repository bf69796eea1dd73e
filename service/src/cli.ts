#!/usr/bin/env node
import { HELP, readCampaignsFile, readCommandLine } from './cli-options.js';
import { runVerify } from './audit/verify-command.js';
import { parseConfiguration } from './configuration.js';
import { ServiceError } from './service-error.js';
import { startService, type Service } from './service.js';
import { runBackup } from './sqlite/backup-command.js';

try {
  await main();
} catch (error) {
  if (!(error instanceof ServiceError)) throw error;
  console.error(`lanelight-service: ${error.message}`);
  process.exitCode = 1;
}

async function main(): Promise<void> {
  const [command, ...rest] = process.argv.slice(2);
  if (command === 'verify') process.exitCode = await runVerify(rest);
  else if (command === 'backup') process.exitCode = await runBackup(rest, process.env);
  else await serve();
}

async function serve(): Promise<void> {
  const commandLine = readCommandLine(process.argv.slice(2), process.env);
  if (commandLine === 'help') {
    process.stdout.write(HELP);
    return;
  }
  const { campaigns: path, origins, isUnlimited, ...options } = commandLine;
  const file = path === undefined ? { campaigns: [] } : readCampaignsFile(path);
  const configuration = {
    ...file,
    ...(origins && { origins }),
    ...(isUnlimited && { limits: 'off' }),
  };
  // The whole file, so that a misspelt member is reported too.
  checkFile(path, configuration);
  const service = await startService({
    ...configuration,
    ...options,
    log: console.error,
    onFailure: (error) => {
      console.error(
        `lanelight-service: 数据库已断开,退出。 The database is lost; exiting. (${error.message})`,
      );
      process.exit(1);
    },
  });
  closeOnSignal(service);
  console.log(`listening on ${service.url}`);
  if (path === undefined) {
    console.error(
      'lanelight-service: 没有活动文件;用 --campaigns 指定,或经管理接口新建。 ' +
        'There is no file of campaigns: name one by --campaigns, or make campaigns by the administration.',
    );
  }
}

function checkFile(path: string | undefined, configuration: object): void {
  try {
    parseConfiguration(configuration, process.env);
  } catch (error) {
    if (!(error instanceof ServiceError) || path === undefined) throw error;
    throw new ServiceError(`${path}: ${error.message}`, { cause: error });
  }
}

/** The first signal ends the service in order; a second one ends the process at once. */
function closeOnSignal(service: Service): void {
  const signals = ['SIGTERM', 'SIGINT'] as const;
  const onSignal = () => {
    for (const signal of signals) process.off(signal, onSignal);
    void service.close();
  };
  for (const signal of signals) process.on(signal, onSignal);
}
