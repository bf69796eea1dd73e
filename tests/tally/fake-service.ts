import type { BatchOperation, BatchRequest, CampaignAnswer, VoteRequest } from '../../src/tally/protocol.js';

type FakeBody = Partial<BatchRequest & VoteRequest & { items: string[] }>;

/** Answers the requests of the protocol `/v1` in place of `fetch`, so that a test decides what comes when. */
export class FakeService {
  readonly requests: {
    method: string;
    path: string;
    body?: FakeBody;
    token: string | null;
    keepalive: boolean;
  }[] = [];
  tally: Record<string, unknown> = {};
  mine: Record<string, number> = {};
  rev = 1;
  sessions = 0;
  /** What the campaign is like; with `undefined` it cannot be asked for. */
  campaign: Partial<CampaignAnswer> | undefined = { state: 'open', mode: 'toggle' };
  /** Operations that were counted, by id: a second time they are answered as the first time. */
  readonly counted = new Map<string, unknown>();
  /** Answers instead of the service where it returns something. */
  intercept: (method: string, path: string, signal: AbortSignal) => Response | Promise<Response> | undefined =
    () => undefined;

  readonly #fetch = window.fetch;

  /** Campaigns of earlier tests: what they still have to send is nobody's any more. */
  #past = 0;

  install(): this {
    this.#past = campaigns;
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
    const [, campaign = '', path] = /\/v1\/campaigns\/([^/]+)(.*)$/.exec(input) ?? ['', '', input];
    if (Number(/^campaign-\w+-(\d+)$/.exec(campaign)?.[1] ?? Infinity) <= this.#past)
      throw new TypeError('The test of this campaign is over.');
    const token = new Headers(init.headers).get('Authorization');
    const text = init.body instanceof Blob ? await init.body.text() : init.body;
    const body = typeof text === 'string' ? (JSON.parse(text) as FakeBody) : undefined;
    const keepalive = init.keepalive ?? false;
    this.requests.push({ method, path: path!, token, keepalive, ...(body && { body }) });
    const intercepted = this.intercept(method, path!, init.signal!);
    if (intercepted) return intercepted;
    if (path === '') return this.campaign ? json(200, this.campaign) : problem(404, 'not-found');
    if (path === '/session')
      return json(201, { token: `token-${(this.sessions += 1)}`, expiresAt: '2030-01-01' });
    if (path!.startsWith('/tally')) return json(200, { rev: this.rev, counts: this.tally });
    if (path === '/mine') return json(200, { rev: this.rev, mine: this.#mineRecord() });
    if (path === '/votes')
      return json(200, { results: body!.ops!.map((operation) => this.count(operation)) });
    const item = decodeURIComponent(path!.split('/')[2]!);
    const kind = method === 'PUT' ? 'like' : 'unlike';
    return json(201, this.count({ op: body!.op!, seq: body!.seq!, item, kind, n: 1 }));
  }

  #mineRecord(): Record<string, { n: number }> {
    return Object.fromEntries(Object.entries(this.mine).map(([item, n]) => [item, { n }]));
  }

  /** Counts an operation, once. */
  count({ op, item, kind, n }: BatchOperation): unknown {
    if (this.counted.has(op)) return { ...(this.counted.get(op) as object), status: 'duplicate' };
    const before = this.mine[item] ?? 0;
    const isToggle = (this.campaign?.mode ?? 'toggle') === 'toggle';
    const mine = kind === 'unlike' ? 0 : isToggle ? 1 : before + n;
    this.mine[item] = mine;
    this.tally[item] = Number(this.tally[item] ?? 0) + mine - before;
    this.rev += 1;
    const perItem = this.campaign?.quotas?.perItem;
    const remaining = perItem === undefined ? {} : { remaining: perItem - mine };
    const answer = { status: 'counted', item, count: this.tally[item], mine, rev: this.rev, ...remaining };
    this.counted.set(op, answer);
    return answer;
  }
}

export function json(status: number, body: unknown): Response {
  return new Response(JSON.stringify(body), { status, headers: { 'Content-Type': 'application/json' } });
}

export function problem(status: number, code: string): Response {
  return json(status, { type: 'about:blank', title: code, status, code });
}

/** What a test page keeps on this device outlasts it: no two pages have a campaign in common. */
const page = Math.random().toString(36).slice(2, 8);
let campaigns = 0;

/** A campaign that no other test has: the page keeps one store for each. */
export function freshCampaign(): string {
  return `campaign-${page}-${(campaigns += 1)}`;
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
