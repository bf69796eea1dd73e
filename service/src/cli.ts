#!/usr/bin/env node
import { HELP, readCommandLine, readConfigurationFile } from './cli-options.js';
import { parseConfiguration } from './configuration.js';
import { ServiceError } from './service-error.js';
import { startService, type Service } from './service.js';

try {
  await main();
} catch (error) {
  if (!(error instanceof ServiceError)) throw error;
  console.error(`lanelight-service: ${error.message}`);
  process.exitCode = 1;
}

async function main(): Promise<void> {
  const commandLine = readCommandLine(process.argv.slice(2), process.env);
  if (commandLine === 'help') {
    process.stdout.write(HELP);
    return;
  }
  const { config, ...options } = commandLine;
  const file = readConfigurationFile(config);
  // The whole file, so that a misspelt member is reported too.
  parseConfiguration(file);
  const service = await startService({
    campaigns: file.campaigns,
    origins: file.origins,
    limits: file.limits,
    ...options,
    onFailure: (error) => {
      console.error(
        `lanelight-service: 数据库已断开,退出。 The database is lost; exiting. (${error.message})`,
      );
      process.exit(1);
    },
  });
  closeOnSignal(service);
  console.log(`lanelight-service: ${service.url}`);
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
