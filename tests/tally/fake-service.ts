/** Answers the requests of the protocol `/v1` in place of `fetch`, so that a test decides what comes when. */
export class FakeService {
  readonly requests: {
    method: string;
    path: string;
    body?: { op: string };
    token: string | null;
    keepalive: boolean;
  }[] = [];
  tally: Record<string, unknown> = {};
  mine: Record<string, number> = {};
  rev = 1;
  sessions = 0;
  /** Answers instead of the service where it returns something. */
  intercept: (method: string, path: string, signal: AbortSignal) => Response | Promise<Response> | undefined =
    () => undefined;

  readonly #fetch = window.fetch;

  install(): this {
    window.fetch = (input, init = {}) => this.#answer(String(input), init);
    return this;
  }

  restore(): void {
    window.fetch = this.#fetch;
  }

  /** Requests whose method and path match. */
  sent(method: string, path: RegExp): FakeService['requests'] {
    return this.requests.filter((request) => request.method === method && path.test(request.path));
  }

  async #answer(input: string, init: RequestInit): Promise<Response> {
    const method = init.method ?? 'GET';
    const [, path] = /\/v1\/campaigns\/[^/]+(.*)$/.exec(input) ?? ['', input];
    const token = new Headers(init.headers).get('Authorization');
    const body = typeof init.body === 'string' ? { body: JSON.parse(init.body) as { op: string } } : {};
    this.requests.push({ method, path: path!, token, keepalive: init.keepalive ?? false, ...body });
    const intercepted = this.intercept(method, path!, init.signal!);
    if (intercepted) return intercepted;
    if (path === '/session')
      return json(201, { token: `token-${(this.sessions += 1)}`, expiresAt: '2030-01-01' });
    if (path!.startsWith('/tally')) return json(200, { rev: this.rev, tally: this.tally });
    if (path === '/mine') return json(200, { rev: this.rev, mine: this.mine });
    return this.#vote(decodeURIComponent(path!.split('/')[2]!), method === 'PUT' ? 1 : 0);
  }

  #vote(item: string, mine: 0 | 1): Response {
    const before = this.mine[item] ?? 0;
    this.mine[item] = mine;
    this.tally[item] = Number(this.tally[item] ?? 0) + mine - before;
    this.rev += 1;
    return json(201, { status: 'counted', item, tally: this.tally[item], mine, rev: this.rev });
  }
}

export function json(status: number, body: unknown): Response {
  return new Response(JSON.stringify(body), { status, headers: { 'Content-Type': 'application/json' } });
}

export function problem(status: number, code: string): Response {
  return json(status, { type: 'about:blank', title: code, status, code });
}

let campaigns = 0;

/** A campaign that no other test has: the page keeps one store for each. */
export function freshCampaign(): string {
  return `campaign-${(campaigns += 1)}`;
}

/** A promise that the test settles. */
export function deferred<Value>(): {
  promise: Promise<Value>;
  resolve: (value: Value) => void;
  reject: (reason: unknown) => void;
} {
  let resolve!: (value: Value) => void;
  let reject!: (reason: unknown) => void;
  const promise = new Promise<Value>((onResolve, onReject) => {
    resolve = onResolve;
    reject = onReject;
  });
  return { promise, resolve, reject };
}
