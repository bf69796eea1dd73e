import type { Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { createHttpServer, DEFAULT_SERVER_LIMITS, type Fetch, type ServerLimits } from './http/server.js';
import type { HotPath } from './http/hot-path.js';
import { ServiceError } from './service-error.js';

const MAX_TRIES = 20;
const LAST_PORT = 65_535;
/** After this, connections that still have not finished are cut. */
const CLOSE_TIMEOUT_MS = 5000;
const CLOSE_POLL_MS = 25;

export interface ListenOptions {
  /** 0 takes any free port. */
  port: number;
  host: string;
  /** Goes on to the next port while one is taken, 20 times at most. */
  tryNextPorts: boolean;
  limits?: ServerLimits;
  /** Answers the plainest requests before `fetch` sees them. */
  hotPath?: HotPath;
}

export interface Listening {
  url: string;
  /** Takes no new connections, and resolves when the last request is answered. */
  close(): Promise<void>;
}

/** @throws ServiceError if no port can be had. */
export async function listen(
  fetch: Fetch,
  { port, host, tryNextPorts, limits = DEFAULT_SERVER_LIMITS, hotPath }: ListenOptions,
): Promise<Listening> {
  const server = createHttpServer(fetch, limits, hotPath);
  const lastPort = port > 0 && tryNextPorts ? Math.min(port + MAX_TRIES, LAST_PORT) : port;
  for (let candidate = port; ; candidate++) {
    try {
      await bind(server, candidate, host);
      break;
    } catch (error) {
      if (isTaken(error) && candidate < lastPort) continue;
      throw explain(error, port, lastPort, host);
    }
  }
  return { url: urlOf(server.address() as AddressInfo), close: () => close(server) };
}

function bind(server: Server, port: number, host: string): Promise<void> {
  return new Promise((resolve, reject) => {
    server.once('error', reject);
    server.listen(port, host, () => {
      server.off('error', reject);
      resolve();
    });
  });
}

function close(server: Server): Promise<void> {
  return new Promise((resolve) => {
    const poll = setInterval(() => server.closeIdleConnections(), CLOSE_POLL_MS);
    const deadline = setTimeout(() => server.closeAllConnections(), CLOSE_TIMEOUT_MS);
    server.close(() => {
      clearInterval(poll);
      clearTimeout(deadline);
      resolve();
    });
  });
}

/** An address that opens in a browser: that of this machine where the server listens on all. */
function urlOf({ address, family, port }: AddressInfo): string {
  const host = address === '0.0.0.0' ? '127.0.0.1' : address === '::' ? '::1' : address;
  return `http://${family === 'IPv6' ? `[${host}]` : host}:${port}`;
}

function isTaken(error: unknown): boolean {
  return (error as NodeJS.ErrnoException).code === 'EADDRINUSE';
}

function explain(error: unknown, port: number, lastPort: number, host: string): ServiceError {
  const { code, message } = error as NodeJS.ErrnoException;
  if (code === 'EADDRINUSE' && lastPort > port) {
    return new ServiceError(
      `端口 ${port}–${lastPort} 都被占用:请换一个 --port。 Ports ${port}–${lastPort} are all taken: choose another --port.`,
      { cause: error },
    );
  }
  if (code === 'EADDRINUSE') {
    return new ServiceError(
      `端口 ${port} 已被占用:请换一个 --port,或加 --try-next-ports。 ` +
        `Port ${port} is taken: choose another --port, or add --try-next-ports.`,
      { cause: error },
    );
  }
  if (code === 'EACCES') {
    return new ServiceError(
      `没有权限使用端口 ${port}:请用 1024 以上的 --port。 Port ${port} is not permitted: choose a --port above 1023.`,
      { cause: error },
    );
  }
  return new ServiceError(
    `无法在 ${host}:${port} 上监听:请检查 --host 和 --port。 ` +
      `Cannot listen on ${host}:${port}: check --host and --port. (${message})`,
    { cause: error },
  );
}
