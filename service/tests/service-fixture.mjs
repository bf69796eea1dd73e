import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after } from 'node:test';
import { fileURLToPath } from 'node:url';
import { createApp } from '../dist/app.js';
import { parseConfiguration } from '../dist/configuration.js';
import { SqliteEngine } from '../dist/sqlite/sqlite-engine.js';
import { VoterTokens } from '../dist/voter-token.js';

const CLI = fileURLToPath(new URL('../dist/cli.js', import.meta.url));

export const OPENS = Date.parse('2026-12-01T00:00:00Z');
export const CLOSES = Date.parse('2026-12-08T00:00:00Z');
const ITEMS = [
  { id: 'fan-di', title: '范迪' },
  { id: 'li-lan', title: '李岚' },
];
export const CAMPAIGNS = [
  {
    id: 'lane',
    title: '小巷总理',
    opensAt: new Date(OPENS).toISOString(),
    closesAt: new Date(CLOSES).toISOString(),
    items: ITEMS,
  },
  { id: 'other', title: '另一个', items: ITEMS },
  { id: 'paused', title: '暂停', paused: true, items: ITEMS },
];

/** A directory that is gone when the file's tests are over. */
export function makeDirectory() {
  const directory = mkdtempSync(join(tmpdir(), 'lanelight-'));
  after(() => rmSync(directory, { recursive: true, force: true }));
  return directory;
}

/** The application without a network, on a database of its own, with a clock that tests set. */
export async function makeApp(options = {}) {
  const { file = join(makeDirectory(), 'votes.db'), fallback, limits, wrapEngine = (it) => it } = options;
  const generous = { burst: 100_000, perSecond: 100_000 };
  const configuration = parseConfiguration({
    campaigns: CAMPAIGNS,
    origins: ['https://news.example.cn'],
    limits: limits ?? { sessions: generous, votes: generous },
  });
  const clock = { time: OPENS + 1000 };
  const errors = [];
  const sqlite = await SqliteEngine.open({ file });
  const engine = wrapEngine(sqlite);
  const tokens = new VoterTokens(sqlite.secret);
  const onError = (error) => errors.push(error);
  const app = createApp({ configuration, engine, tokens, fallback, onError, now: () => clock.time });
  let closed;
  const close = () => (closed ??= sqlite.close());
  after(close);
  return {
    app,
    clock,
    errors,
    file,
    close,
    engine: sqlite,
    ...client((path, init) => app.request(path, init)),
  };
}

/** Requests of a voter; `send` is fetch or a stand-in. */
export function client(send, base = '') {
  const vote = (method, token, op, { campaign = 'lane', item = 'fan-di', headers = {} } = {}) =>
    send(`${base}/v1/campaigns/${campaign}/items/${item}/vote`, {
      method,
      headers: { Authorization: `Bearer ${token}`, 'Content-Type': 'application/json', ...headers },
      body: JSON.stringify({ op }),
    });
  return {
    get: (path, headers = {}) => send(`${base}${path}`, { headers }),
    mint: async (campaign = 'lane') => {
      const response = await send(`${base}/v1/campaigns/${campaign}/session`, { method: 'POST' });
      return (await response.json()).token;
    },
    put: (token, op, options) => vote('PUT', token, op, options),
    remove: (token, op, options) => vote('DELETE', token, op, options),
    tally: async (campaign = 'lane') =>
      (await send(`${base}/v1/campaigns/${campaign}/tally`)).json().then((answer) => answer.tally),
  };
}

/** Status and code of a refusal, for one comparison. */
export async function refusal(response) {
  const { code } = await response.json();
  return `${response.status} ${code} ${response.headers.get('Content-Type')}`;
}

export async function freePort() {
  const server = createServer().listen(0, '127.0.0.1');
  await once(server, 'listening');
  const { port } = server.address();
  server.close();
  await once(server, 'close');
  return port;
}

export function writeConfiguration(directory, value) {
  const file = join(directory, 'campaigns.json');
  writeFileSync(file, typeof value === 'string' ? value : JSON.stringify(value));
  return file;
}

/** The command line as a process; `output` grows while it runs. */
export function runCli(argv, environment = {}) {
  const child = spawn(process.execPath, [CLI, ...argv], {
    env: { PATH: process.env.PATH, ...environment },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  const run = {
    child,
    stdout: '',
    stderr: '',
    exit: once(child, 'exit').then(([code, signal]) => code ?? signal),
  };
  child.stdout.on('data', (chunk) => (run.stdout += chunk));
  child.stderr.on('data', (chunk) => (run.stderr += chunk));
  run.listening = new Promise((resolve, reject) => {
    child.stdout.on('data', () => {
      const url = /http:\/\/\S+/.exec(run.stdout)?.[0];
      if (url) resolve(url);
    });
    void run.exit.then(() => reject(new Error(`ended before listening: ${run.stderr}`)));
  });
  run.listening.catch(() => {});
  after(() => child.kill('SIGKILL'));
  return run;
}
