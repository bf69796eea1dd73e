/** Services of other makers, in place of `fetch`: what their source does with a request, and what a browser lets pass. */
export abstract class ForeignService {
  readonly endpoint: string;
  /** As the service names items. */
  readonly counts = new Map<string, bigint>();
  readonly requests: { method: string; address: string; body: string; type: string | null }[] = [];
  isRefusing = false;
  readonly #fetch = globalThis.fetch;

  constructor(name: string) {
    this.endpoint = `https://${name}.test`;
    globalThis.fetch = async (input, init) => {
      const request = new Request(input, init);
      if (!request.url.startsWith(this.endpoint)) return this.#fetch(input, init);
      if (request.signal.aborted) throw new DOMException('Aborted', 'AbortError');
      const type = request.headers.get('Content-Type');
      const body = await request.text();
      this.requests.push({ method: request.method, address: request.url, body, type });
      const isSimple = type === null || type.startsWith('text/plain');
      if (!isSimple && !this.allowsHeaders) throw new TypeError('The preflight was not answered');
      return this.answer(new URL(request.url), request.method, body);
    };
  }

  /** Whether it answers the question that a browser asks before a request that is not simple. */
  protected get allowsHeaders(): boolean {
    return false;
  }

  stop(): void {
    globalThis.fetch = this.#fetch;
  }

  countOf(name: string): number {
    return Number(this.counts.get(name) ?? 0n);
  }

  protected add(name: string, votes: bigint): void {
    if (!this.isRefusing) this.counts.set(name, (this.counts.get(name) ?? 0n) + votes);
  }

  protected abstract answer(url: URL, method: string, body: string): Response;
}

/** As `api-oh` does: any address, one emoji. */
export class FakeOpenHeart extends ForeignService {
  constructor() {
    super('open-heart');
  }

  protected answer({ pathname }: URL, method: string, body: string): Response {
    const name = decodeURIComponent(pathname);
    if (method === 'GET') {
      const count = this.counts.get(name);
      return new Response(count === undefined ? '{}' : `{"🥨":7,"❤️":${count}}`);
    }
    if (body !== '❤️' || this.isRefusing) return new Response('not a heart', { status: 400 });
    this.add(name, 1n);
    return new Response('recorded');
  }
}

/** As the service on DynamoDB does. It refuses whoever has the address of the last one, and says nothing of it. */
export class FakeApplause extends ForeignService {
  constructor() {
    super('applause');
  }

  protected answer({ pathname, searchParams }: URL, _method: string, body: string): Response {
    const normalize = (url: string) => url.replace(/^https?:\/\//, '').replace(/\?.*$/, '');
    if (pathname === '/get-multiple') {
      const rows = (JSON.parse(body) as string[])
        .slice(0, 100)
        .map(normalize)
        .filter((url) => this.counts.has(url))
        .map(
          (url) => `{"url":${JSON.stringify(url)},"claps":${this.counts.get(url)},"sourceIp":"192.0.2.1"}`,
        );
      return new Response(`[${rows.join(',')}]`);
    }
    const url = normalize(searchParams.get('url') ?? '');
    if (url === '') return new Response('no referer set');
    if (pathname === '/update-claps') {
      const claps = Number(/^(\d+),/.exec(JSON.parse(body) as string)?.[1] ?? 1);
      this.add(url, BigInt(Math.min(10, Math.max(1, claps))));
    }
    return new Response(String(this.counts.get(url) ?? 0n));
  }
}

/** Counts what it is told to. PostgreSQL's driver makes big integers text. */
export class FakeWaline extends ForeignService {
  constructor() {
    super('waline');
  }

  protected override get allowsHeaders(): boolean {
    return true;
  }

  protected answer({ pathname, searchParams }: URL, method: string, body: string): Response {
    if (pathname !== '/api/article') return new Response('', { status: 404 });
    const rowOf = (path: string) => `{"reaction0":"${this.counts.get(path) ?? 0n}"}`;
    if (method === 'GET') {
      const paths = searchParams.get('path')!.split(',');
      return new Response(`{"errno":0,"errmsg":"","data":[${paths.map(rowOf).join(',')}]}`);
    }
    const { path, type, action } = JSON.parse(body) as Record<string, string>;
    if (this.isRefusing || type !== 'reaction0' || !/^(inc|desc)$/.test(action!))
      return new Response('{"errno":1001,"errmsg":"validation failed"}');
    this.add(path!, action === 'inc' ? 1n : -1n);
    return new Response(`{"errno":0,"errmsg":"","data":[${rowOf(path!)}]}`);
  }
}
