import { once } from 'node:events';
import { mkdtempSync, rmSync } from 'node:fs';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after } from 'node:test';

/** A directory that is gone when the file's tests are over. */
export function makeDirectory() {
  const directory = mkdtempSync(join(tmpdir(), 'lanelight-'));
  after(() => rmSync(directory, { recursive: true, force: true }));
  return directory;
}

export async function freePort() {
  const server = createServer().listen(0, '127.0.0.1');
  await once(server, 'listening');
  const { port } = server.address();
  server.close();
  await once(server, 'close');
  return port;
}
