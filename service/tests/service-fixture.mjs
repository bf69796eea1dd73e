import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { after } from 'node:test';
import { fileURLToPath } from 'node:url';
import { createApp } from '../dist/app.js';
import { createResults } from '../dist/audit/index.js';
import { parseConfiguration } from '../dist/configuration.js';
import { ProofOfWork } from '../dist/identity/proof-of-work.js';
import { VoterTokens } from '../dist/identity/voter-token.js';
import { Metrics } from '../dist/metrics.js';
import { SqliteEngine } from '../dist/sqlite/sqlite-engine.js';
import { makeDirectory } from './places.mjs';

const CLI = fileURLToPath(new URL('../dist/cli.js', import.meta.url));

export const OPENS = Date.parse('2026-12-01T00:00:00Z');
export const CLOSES = Date.parse('2026-12-08T00:00:00Z');
const ITEMS = [
  { id: 'fan-di', title: '范迪' },
  { id: 'li-lan', title: '李岚' },
];
const anonymous = { identity: { minimum: 'anon' }, items: ITEMS };
export const ASSERTION_SECRET = 'shared with the backend of the newspaper';
export const CAMPAIGNS = [
  {
    ...{ id: 'lane', title: '小巷总理', ...anonymous },
    opensAt: new Date(OPENS).toISOString(),
    closesAt: new Date(CLOSES).toISOString(),
  },
  { id: 'other', title: '另一个', ...anonymous },
  { id: 'once', title: '一人一票', mode: 'once', ...anonymous },
  { id: 'daily', title: '每天一票', mode: 'daily', quotas: { perItem: 1, perDay: 1 }, ...anonymous },
  { id: 'clap', title: '鼓掌', mode: 'clap', quotas: { perItem: 10, perCampaign: 15 }, ...anonymous },
  { id: 'hidden', title: '先投后看', showCounts: 'after-vote', ...anonymous },
  { id: 'secret', title: '结束再看', showCounts: 'after-close', ...anonymous },
  { id: 'work', title: '工作量', items: ITEMS },
  {
    ...{ id: 'vouched', title: '实名', items: ITEMS },
    identity: {
      minimum: 'assertion',
      assertion: { issuer: 'https://news.example.cn', secretVariable: 'SHARED' },
    },
  },
  {
    ...{ id: 'compat', title: '兼容', mode: 'clap', quotas: { perItem: 10 }, ...anonymous },
    interop: { openHeart: '❤️', applause: { 'news.example.cn/fan-di.html': 'fan-di' } },
  },
];
export const ADMIN_KEY = 'key-of-the-administration';

/** The application without a network, on a database of its own, with a clock that tests set. */
export async function makeApp(options = {}) {
  const {
    file = join(makeDirectory(), 'votes.db'),
    fallback,
    limits = 'off',
    wrapEngine = (it) => it,
  } = options;
  const {
    adminKey = ADMIN_KEY,
    campaigns = CAMPAIGNS,
    origins = ['https://news.example.cn'],
    trustProxy,
  } = options;
  const configuration = parseConfiguration({ campaigns, origins, limits }, { SHARED: ASSERTION_SECRET });
  const clock = { time: OPENS + 1000 };
  const now = () => clock.time;
  const errors = [];
  const sqlite = await SqliteEngine.open({ file });
  const engine = wrapEngine(sqlite);
  await sqlite.applyFile(configuration.campaigns, clock.time);
  const app = createApp({
    ...{ configuration, engine, fallback, now, trustProxy },
    adminKey: adminKey || undefined,
    tokens: new VoterTokens(await sqlite.secret('token')),
    proofOfWork: await ProofOfWork.open(engine),
    results: createResults(engine, { log: () => {} }),
    metrics: new Metrics(),
    onError: (error) => errors.push(error),
  });
  let closed;
  const close = () => {
    app.close();
    return (closed ??= sqlite.close());
  };
  after(close);
  const request = (path, init, env) => app.hono.request(path, init, env);
  return { app, request, clock, errors, file, close, engine: sqlite, ...client(request) };
}

/** The engine with some of its members replaced. */
export function wrapped(engine, members) {
  return new Proxy(engine, {
    get(target, name) {
      const value = name in members ? members[name] : target[name];
      return typeof value === 'function' ? value.bind(target) : value;
    },
  });
}

/** Requests of a voter; `send` is fetch or a stand-in. */
export function client(send, base = '') {
  const json = { 'Content-Type': 'application/json' };
  const vote = (method, token, op, { campaign = 'lane', item = 'fan-di', seq = 0, headers = {} } = {}) =>
    send(`${base}/v1/campaigns/${campaign}/items/${item}/vote`, {
      method,
      headers: { Authorization: `Bearer ${token}`, ...json, ...headers },
      body: JSON.stringify({ op, seq }),
    });
  const openSession = (campaign, body = {}, headers = {}) =>
    send(`${base}/v1/campaigns/${campaign}/session`, {
      method: 'POST',
      headers: { ...json, ...headers },
      body: JSON.stringify(body),
    });
  return {
    get: (path, headers = {}) => send(`${base}${path}`, { headers }),
    openSession,
    mint: async (campaign = 'lane') => (await (await openSession(campaign)).json()).token,
    put: (token, op, options) => vote('PUT', token, op, options),
    remove: (token, op, options) => vote('DELETE', token, op, options),
    batch: (token, ops, campaign = 'lane', headers = {}) =>
      send(`${base}/v1/campaigns/${campaign}/votes`, {
        method: 'POST',
        headers: { Authorization: `Bearer ${token}`, ...json, ...headers },
        body: JSON.stringify({ ops }),
      }),
    admin: (method, path, body, headers = {}) =>
      send(`${base}/v1/admin/campaigns/${path}`, {
        method,
        headers: { Authorization: `Bearer ${ADMIN_KEY}`, ...(body !== undefined && json), ...headers },
        ...(body !== undefined && { body: JSON.stringify(body) }),
      }),
    tally: async (campaign = 'lane') =>
      (await send(`${base}/v1/campaigns/${campaign}/tally`)).json().then((answer) => answer.counts),
  };
}

/** Status and code of a refusal, for one comparison. */
export async function refusal(response) {
  const { code } = await response.json();
  return `${response.status} ${code} ${response.headers.get('Content-Type')}`;
}

export function writeConfiguration(directory, value) {
  const file = join(directory, 'campaigns.json');
  writeFileSync(file, typeof value === 'string' ? value : JSON.stringify(value));
  return file;
}

/** The command line as a process; `output` grows while it runs. */
export function runCli(argv, environment = {}, cwd = undefined) {
  const child = spawn(process.execPath, [CLI, ...argv], {
    env: { PATH: process.env.PATH, ...environment },
    stdio: ['ignore', 'pipe', 'pipe'],
    cwd,
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
      const url = /^listening on (http:\/\/\S+)$/m.exec(run.stdout)?.[1];
      if (url) resolve(url);
    });
    void run.exit.then(() => reject(new Error(`ended before listening: ${run.stderr}`)));
  });
  run.listening.catch(() => {});
  after(() => child.kill('SIGKILL'));
  return run;
}
