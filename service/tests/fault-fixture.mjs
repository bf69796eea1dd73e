import { spawn } from 'node:child_process';
import { randomUUID } from 'node:crypto';
import { once } from 'node:events';
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { after } from 'node:test';
import { fileURLToPath } from 'node:url';

const CLI = fileURLToPath(new URL('../dist/cli.js', import.meta.url));
/** The long form has the counts that were promised; the quick one shows that the same things hold. */
export const isLong = process.env.LONG === '1';
export const ITEMS = ['fan-di', 'li-lan', 'wang-wei', 'null'];

export function writeCampaigns(directory, more = {}) {
  const file = join(directory, 'campaigns.json');
  const campaign = {
    ...{ id: 'lane', title: '小巷总理', tz: 'Asia/Shanghai', mode: 'once', showCounts: 'always' },
    identity: { minimum: 'anon' },
    items: ITEMS.map((id) => ({ id, title: id })),
    ...more,
  };
  writeFileSync(file, JSON.stringify({ campaigns: [campaign] }));
  return file;
}

/** The service as a process, killed when the file's tests are over. `wrapper` is a command that it runs under. */
export async function startProcess({ database, campaigns, port = 0, wrapper = [], environment = {} }) {
  const argv = [...wrapper, process.execPath, CLI, '--database', database, '--campaigns', campaigns];
  const child = spawn(argv[0], [...argv.slice(1), '--port', String(port)], {
    stdio: ['ignore', 'pipe', 'pipe'],
    env: { PATH: process.env.PATH, LANELIGHT_RATE_LIMITS: 'off', ...environment },
  });
  after(() => child.kill('SIGKILL'));
  const service = { child, url: '', stderr: '', exit: once(child, 'exit') };
  child.stderr.on('data', (chunk) => (service.stderr += chunk));
  service.url = await new Promise((resolve, reject) => {
    let stdout = '';
    child.stdout.on('data', (chunk) => {
      stdout += chunk;
      const url = /listening on (http:\S+)/.exec(stdout)?.[1];
      if (url) resolve(url);
    });
    child.once('exit', () => reject(new Error(`ended before it listened: ${service.stderr}`)));
  });
  return service;
}

export async function stopProcess({ child, exit }, signal = 'SIGTERM') {
  child.kill(signal);
  await exit;
}

export async function mint(url) {
  const headers = { 'Content-Type': 'application/json' };
  const response = await fetch(`${url}/v1/campaigns/lane/session`, { method: 'POST', headers, body: '{}' });
  return (await response.json()).token;
}

export function put(url, token, { op = randomUUID(), item = ITEMS[0], seq = 0 } = {}, options = {}) {
  return fetch(`${url}/v1/campaigns/lane/items/${item}/vote`, {
    method: 'PUT',
    headers: { Authorization: `Bearer ${token}`, 'Content-Type': 'application/json' },
    body: JSON.stringify({ op, seq }),
    ...options,
  });
}

export async function readTally(url) {
  const { counts } = await (await fetch(`${url}/v1/campaigns/lane/tally`)).json();
  return counts;
}
