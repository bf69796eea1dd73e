/**
 * A server of pages in front of a counting service, at which everything can go wrong that goes wrong between readers and
 * services. What it answers is scripted by the test; without a script it passes on what the service says.
 */
import { createServer, request as send } from 'node:http';

/**
 * @typedef {object} Asked
 * @property {string} method
 * @property {string} path without the query
 * @property {string} page address of the page that asks
 * @property {string} body
 *
 * What becomes of a request; nothing: it is passed on.
 * @typedef {undefined | 'reset' | 'stall' | 'lose' | 'cut' | 'twice' | { status: number, type?: string, body: string, headers?: object }
 *   | { change: (answer: object) => object } | { hold: Promise<unknown> }} Fault
 */
export class FaultyFront {
  /** @type {Asked[]} what the service was asked for */
  requests = [];
  /** @type {(asked: Asked) => Fault} */
  fault = () => undefined;
  /** How many requests for the service are not yet answered to their end. */
  underWay = 0;
  /** Root of the service. */
  service = '';
  #server;
  #port = 0;
  #answer;

  /** @param {(url: URL) => { type: string, body: string } | undefined} answer pages and scripts */
  constructor(answer) {
    this.#answer = answer;
  }

  get url() {
    return `http://127.0.0.1:${this.#port}`;
  }

  /** The same server, for a reader of their own: another origin. */
  get otherUrl() {
    return `http://localhost:${this.#port}`;
  }

  async start() {
    this.#server = createServer((request, response) => void this.#serve(request, response));
    this.#server.keepAliveTimeout = 100;
    await new Promise((resolve, reject) =>
      this.#server.once('error', reject).listen(this.#port, '127.0.0.1', resolve),
    );
    this.#port = this.#server.address().port;
  }

  /** Connections are refused from now on. */
  async stop() {
    this.#server.closeAllConnections();
    await new Promise((resolve) => this.#server.close(resolve));
  }

  async #serve(request, response) {
    const url = new URL(request.url, this.url);
    if (!url.pathname.startsWith('/v1/')) {
      const found = this.#answer(url);
      response.writeHead(found ? 200 : 404, { 'Content-Type': found?.type ?? 'text/plain' });
      return response.end(found?.body);
    }
    this.underWay += 1;
    response.once('close', () => (this.underWay -= 1));
    const body = await readAll(request);
    const asked = {
      ...{ method: request.method, path: url.pathname, body },
      page: request.headers.referer ?? '',
    };
    if (request.method !== 'OPTIONS') this.requests.push(asked);
    const fault = request.method === 'OPTIONS' ? undefined : this.fault(asked);
    if (fault === 'stall') return;
    if (fault === 'reset') return request.socket.destroy();
    if (fault?.status) {
      response.writeHead(fault.status, {
        'Content-Type': fault.type ?? 'application/json',
        ...fault.headers,
      });
      return response.end(fault.body);
    }
    if (fault === 'twice') await this.#ask(request, body).then(readAll, () => undefined);
    const answer = await this.#ask(request, body).catch(() => undefined);
    // The service is down.
    if (!answer) return request.socket.destroy();
    if (fault === 'lose') {
      await readAll(answer);
      return request.socket.destroy();
    }
    if (fault === 'cut') {
      const whole = await readAll(answer);
      response.writeHead(answer.statusCode, { ...answer.headers, 'content-length': whole.length });
      response.write(whole.slice(0, whole.length / 2));
      return setTimeout(() => request.socket.destroy(), 20);
    }
    if (fault?.hold) await fault.hold;
    const headers = { ...answer.headers };
    // What is changed has another length.
    delete headers['content-length'];
    response.writeHead(answer.statusCode, headers);
    if (!fault?.change) return answer.pipe(response).on('close', () => answer.destroy());
    response.end(JSON.stringify(fault.change(JSON.parse(await readAll(answer)))));
  }

  #ask({ method, url, headers }, body) {
    return new Promise((resolve, reject) => {
      const { host } = new URL(this.service);
      send(this.service + url, { method, headers: { ...headers, host, connection: 'close' } })
        .once('response', resolve)
        .once('error', reject)
        .end(body);
    });
  }
}

async function readAll(answer) {
  const parts = [];
  for await (const part of answer) parts.push(part);
  return Buffer.concat(parts).toString();
}
