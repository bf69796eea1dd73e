import { createServer, type Server } from 'node:http';
import type { Socket } from 'node:net';
import { getRequestListener, type HttpBindings } from '@hono/node-server';
import { ProblemError, problemResponse } from '../problem.js';
import type { HotPath } from './hot-path.js';

export type Fetch = (request: Request, env: HttpBindings) => Response | Promise<Response>;

export interface ServerLimits {
  /** Connections of all clients together. */
  connections: number;
  /** Connections of one address: a city may stand behind one. */
  connectionsPerAddress: number;
}

export const DEFAULT_SERVER_LIMITS: ServerLimits = { connections: 16_384, connectionsPerAddress: 4096 };

/** A server on which a connection that dawdles is cut soon: there are many voters, and a request is small. */
export function createHttpServer(fetch: Fetch, limits: ServerLimits, hotPath?: HotPath): Server {
  const listener = getRequestListener(fetch as never, {
    // What is no request that the web's own Request could hold, such as a wrong Host.
    errorHandler: () => problemResponse(new ProblemError('bad-request', 'The request is malformed.')),
  });
  const server = createServer(
    {
      headersTimeout: 5000,
      requestTimeout: 10_000,
      connectionsCheckingInterval: 1000,
      keepAliveTimeout: 5000,
      maxHeaderSize: 16 * 1024,
      // Without one the error handler answers, with a problem.
      requireHostHeader: false,
      insecureHTTPParser: false,
    },
    (incoming, outgoing) => {
      if (!hotPath?.(incoming, outgoing)) void listener(incoming, outgoing);
    },
  );
  server.maxConnections = limits.connections;
  server.maxHeadersCount = 100;
  limitConnections(server, limits.connectionsPerAddress);
  server.on('clientError', answerClientError);
  server.on('checkExpectation', (_incoming, outgoing) => {
    const problem = new ProblemError('bad-request', 'Nothing else can be expected here.', { status: 417 });
    outgoing.writeHead(417, { 'Content-Type': 'application/problem+json', 'Cache-Control': 'no-store' });
    outgoing.end(JSON.stringify(problem));
  });
  return server;
}

function limitConnections(server: Server, most: number): void {
  const open = new Map<string, number>();
  server.on('connection', (socket: Socket) => {
    const address = socket.remoteAddress ?? '';
    const count = (open.get(address) ?? 0) + 1;
    if (count > most) {
      socket.destroy();
      return;
    }
    open.set(address, count);
    socket.once('close', () => {
      const left = open.get(address)! - 1;
      if (left > 0) open.set(address, left);
      else open.delete(address);
    });
  });
}

/** What never became a request is answered as a problem too, and its connection closed. */
function answerClientError(error: NodeJS.ErrnoException, socket: Socket): void {
  if (error.code === 'ECONNRESET' || !socket.writable) {
    socket.destroy();
    return;
  }
  const problem =
    error.code === 'HPE_HEADER_OVERFLOW'
      ? new ProblemError('too-large', 'The headers are too large.', { status: 431 })
      : error.code === 'ERR_HTTP_REQUEST_TIMEOUT'
        ? new ProblemError('bad-request', 'The request took too long.', { status: 408 })
        : new ProblemError('bad-request', 'The request is malformed.');
  const { status, title } = problem.toJSON();
  const body = JSON.stringify(problem);
  socket.end(
    `HTTP/1.1 ${status} ${title}\r\nContent-Type: application/problem+json\r\nCache-Control: no-store\r\n` +
      `X-Content-Type-Options: nosniff\r\nConnection: close\r\nContent-Length: ${Buffer.byteLength(body)}\r\n\r\n${body}`,
  );
}
