import { spawn, spawnSync } from 'node:child_process';
import { once } from 'node:events';
import { chownSync, mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { freePort } from './places.mjs';

const DEBIAN = '/usr/lib/postgresql';

/** Where PostgreSQL's programs are; undefined if it is not installed. */
export function findPostgres() {
  const versions = list(DEBIAN).sort((a, b) => Number(b) - Number(a));
  const directories = [...versions.map((version) => join(DEBIAN, version, 'bin')), ''];
  return directories.find((directory) => {
    const { status } = spawnSync(join(directory, 'initdb'), ['--version']);
    return status === 0;
  });
}

/**
 * For `describe` and `it`: without PostgreSQL its tests are left out, and the run says so; on the build machine they fail
 * instead.
 */
export const withPostgres = {
  skip:
    findPostgres() === undefined && !process.env.CI
      ? 'PostgreSQL IS NOT INSTALLED: its engine is not tested (apt-get install postgresql)'
      : false,
};

/**
 * A cluster of its own on a free port, with `fsync` as in production.
 *
 * @returns `makeDatabase()` gives the address of an empty database; `stop()` ends the cluster and removes its files.
 */
export async function startPostgres() {
  const bin = findPostgres();
  if (bin === undefined) throw new Error('PostgreSQL is not installed: apt-get install postgresql');
  const directory = mkdtempSync(join(tmpdir(), 'lanelight-postgres-'));
  const identity = identityOf();
  if (identity) chownSync(directory, identity.uid, identity.gid);
  const data = join(directory, 'data');
  const options = { ...identity, cwd: directory, env: { PATH: process.env.PATH, LC_ALL: 'C.UTF-8' } };
  const init = spawnSync(
    join(bin, 'initdb'),
    ['-D', data, '-U', 'lanelight', '-A', 'trust', '-E', 'UTF8', '--no-sync'],
    options,
  );
  if (init.status !== 0) throw new Error(`initdb: ${init.stderr}`);
  const port = await freePort();
  const settings = [
    `unix_socket_directories=${directory}`,
    'listen_addresses=127.0.0.1',
    'max_connections=60',
  ];
  const start = async () => {
    const child = spawn(
      join(bin, 'postgres'),
      ['-D', data, '-p', String(port), ...settings.flatMap((setting) => ['-c', setting])],
      { ...options, stdio: ['ignore', 'ignore', 'pipe'] },
    );
    const server = { child, log: '', exit: once(child, 'exit') };
    child.stderr.on('data', (chunk) => (server.log = (server.log + chunk).slice(-20_000)));
    while (!server.log.includes('ready to accept connections')) {
      if (child.exitCode !== null) throw new Error(`postgres: ${server.log}`);
      await sleep(20);
    }
    return server;
  };
  let server = await start();
  const onExit = () => server.child.kill('SIGQUIT');
  process.once('exit', onExit);

  let databases = 0;
  const makeDatabase = () => {
    const name = `campaigns_${++databases}`;
    const made = spawnSync(
      join(bin, 'createdb'),
      ['-h', '127.0.0.1', '-p', String(port), '-U', 'lanelight', name],
      options,
    );
    if (made.status !== 0) throw new Error(`createdb: ${made.stderr}`);
    return (makeDatabase.last = `postgres://lanelight@127.0.0.1:${port}/${name}`);
  };
  const end = async (signal) => {
    server.child.kill(signal);
    await server.exit;
  };
  return {
    makeDatabase,
    /** What the server said last. */
    log: () => server.log,
    /** The server process, for its CPU time. */
    pid: () => server.child.pid,
    /** Ends the server at once, as a crash does, and starts it again. */
    crash: async () => {
      await end('SIGQUIT');
      server = await start();
    },
    pause: () => end('SIGINT'),
    resume: async () => (server = await start()),
    stop: async () => {
      process.off('exit', onExit);
      await end('SIGINT');
      rmSync(directory, { recursive: true, force: true });
    },
  };
}

/** The server refuses to run as root: it then runs as its own user, or as nobody. */
function identityOf() {
  if (process.getuid?.() !== 0) return undefined;
  const users = readFileSync('/etc/passwd', 'utf8')
    .split('\n')
    .map((line) => line.split(':'));
  const user = users.find(([name]) => name === 'postgres') ?? users.find(([name]) => name === 'nobody');
  return { uid: Number(user[2]), gid: Number(user[3]) };
}

function list(directory) {
  try {
    return readdirSync(directory);
  } catch (error) {
    if (error.code === 'ENOENT') return [];
    throw error;
  }
}
