/** A registry for npm on this machine, which has the packed library under its own name, and all else from the usual one. */
import { execFile } from 'node:child_process';
import { createHash } from 'node:crypto';
import { once } from 'node:events';
import { readFile } from 'node:fs/promises';
import { createServer } from 'node:http';
import { promisify } from 'node:util';

const run = promisify(execFile);

/**
 * @param {string} tarball path of what `npm pack` made
 * @param {object} manifest its package.json
 */
export async function serveRegistry(tarball, { name, version, ...manifest }) {
  const { stdout } = await run('npm', ['config', 'get', 'registry']);
  const usual = stdout.trim().replace(/\/$/, '');
  const bytes = await readFile(tarball);
  const server = createServer((request, response) => {
    if (request.url === `/${name}.tgz`) response.end(bytes);
    else if (request.url !== `/${name}`) response.writeHead(307, { location: usual + request.url }).end();
    else {
      const dist = {
        tarball: `http://${request.headers.host}/${name}.tgz`,
        integrity: `sha512-${createHash('sha512').update(bytes).digest('base64')}`,
      };
      const versions = { [version]: { ...manifest, name, version, dist } };
      response.setHeader('content-type', 'application/json');
      response.end(JSON.stringify({ name, 'dist-tags': { latest: version }, versions }));
    }
  }).listen(0, '127.0.0.1');
  await once(server, 'listening');
  return {
    url: `http://127.0.0.1:${server.address().port}/`,
    close() {
      server.close();
      server.closeAllConnections();
    },
  };
}
