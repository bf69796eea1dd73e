import { fork, spawn } from 'node:child_process';
import { once } from 'node:events';
import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';

const path = (file) => fileURLToPath(new URL(file, import.meta.url));
const TICKS_PER_SECOND = 100;

/** Seconds of CPU that all threads of a process have used. */
export function cpuSeconds(pid) {
  const fields = readFileSync(`/proc/${pid}/stat`, 'utf8').split(') ')[1].split(' ');
  return (Number(fields[11]) + Number(fields[12])) / TICKS_PER_SECOND;
}

/** Seconds of CPU of a process and all below it that still run. */
export function cpuSecondsOfTree(pid) {
  const children = readFileSync(`/proc/${pid}/task/${pid}/children`, 'utf8').trim();
  const below = children === '' ? [] : children.split(' ').map(Number);
  return below.reduce((sum, child) => sum + cpuSecondsOfTree(child), cpuSeconds(pid));
}

/** Bytes of a process in memory, those of files not counted: now, and at most so far. */
export function memory(pid) {
  const status = readFileSync(`/proc/${pid}/status`, 'utf8');
  const kilobytes = (name) => Number(new RegExp(`^${name}:\\s+(\\d+)`, 'm').exec(status)[1]);
  return { now: kilobytes('VmRSS') * 1024, peak: kilobytes('VmHWM') * 1024 };
}

export async function startBare(argv = []) {
  const child = spawn(process.execPath, [path('bare.mjs'), ...argv], {
    stdio: ['ignore', 'pipe', 'inherit', 'ipc'],
  });
  return { child, url: await listening(child) };
}

export async function startService({ database, campaigns, port = 0, environment = {} }) {
  const child = spawn(
    process.execPath,
    [path('../dist/cli.js'), '--database', database, '--campaigns', campaigns, '--port', String(port)],
    {
      stdio: ['ignore', 'pipe', 'inherit'],
      env: { PATH: process.env.PATH, LANELIGHT_RATE_LIMITS: 'off', ...environment },
    },
  );
  return { child, url: await listening(child) };
}

export async function stop({ child }, signal = 'SIGTERM') {
  if (child.exitCode !== null || child.signalCode !== null) return;
  child.kill(signal);
  await once(child, 'exit');
}

/** Runs a job of load.mjs. */
export async function load(job) {
  const child = fork(path('load.mjs'));
  child.send(job);
  const [result] = await once(child, 'message');
  child.kill();
  if (result.error) throw new Error(result.error);
  return result;
}

function listening(child) {
  return new Promise((resolve, reject) => {
    let output = '';
    child.stdout.on('data', (chunk) => {
      output += chunk;
      const url = /listening on (http:\/\/\S+)/.exec(output)?.[1];
      if (url) resolve(url);
    });
    child.once('exit', (code) => reject(new Error(`ended with ${code} before it listened: ${output}`)));
  });
}
