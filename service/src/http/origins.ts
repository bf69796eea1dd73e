import type { Context, MiddlewareHandler } from 'hono';
import { ProblemError, problemResponse } from '../problem.js';
import { answerWith } from './fixed-headers.js';

const PREFLIGHT_SECONDS = '86400';
const READING = new Set(['GET', 'HEAD', 'OPTIONS']);

/** Which pages may count here: those of the listed origins and, without a list or beside a site, of the service's own. */
export class Origins {
  readonly #listed: ReadonlySet<string>;
  readonly #allowsOwn: boolean;

  constructor(listed: readonly string[], hasOwnSite: boolean) {
    this.#listed = new Set(listed);
    this.#allowsOwn = hasOwnSite || listed.length === 0;
  }

  /** Whether a browser says that a page of an allowed origin asks. */
  allows(context: Context): boolean {
    const origin = context.req.header('Origin');
    if (origin === undefined) return false;
    return this.#listed.has(origin) || (this.#allowsOwn && isOwn(origin, context.req.header('Host')));
  }

  /** Headers, one after the other, for an origin that may read and write; undefined for one to be looked at closer. */
  corsOf(origin: string | undefined): string[] | undefined {
    if (origin === undefined) return [];
    return this.#listed.has(origin) ? Object.entries(corsHeaders(origin)).flat() : undefined;
  }

  /** Lets listed pages read the answers, and refuses writes of all others. */
  readonly guard: MiddlewareHandler = async (context, next) => {
    const origin = context.req.header('Origin');
    const isListed = origin !== undefined && this.#listed.has(origin);
    if (context.req.method === 'OPTIONS') return preflight(context, isListed ? origin : undefined);
    const mayGoOn = origin === undefined || READING.has(context.req.method) || this.allows(context);
    const goOn = async () => {
      if (mayGoOn) await next();
      else
        context.res = problemResponse(
          new ProblemError('forbidden', 'Pages of this origin may not write here.'),
        );
    };
    await answerWith(context, goOn, { Vary: 'Origin', ...(isListed && corsHeaders(origin)) });
    return undefined;
  };
}

function corsHeaders(origin: string): Record<string, string> {
  return { 'Access-Control-Allow-Origin': origin, 'Access-Control-Expose-Headers': 'ETag,Retry-After' };
}

function preflight(context: Context, origin: string | undefined): Response {
  const headers = new Headers({ Vary: 'Origin' });
  if (origin !== undefined) {
    headers.set('Access-Control-Allow-Origin', origin);
    headers.set('Access-Control-Allow-Methods', 'GET,HEAD,POST,PUT,DELETE');
    headers.set('Access-Control-Allow-Headers', 'Authorization,Content-Type,If-None-Match,Last-Event-ID');
    headers.set('Access-Control-Max-Age', PREFLIGHT_SECONDS);
  }
  return context.body(null, 204, Object.fromEntries(headers));
}

/** A proxy may have taken the TLS off, so that schemes are not compared. */
function isOwn(origin: string, host: string | undefined): boolean {
  return host !== undefined && (origin === `http://${host}` || origin === `https://${host}`);
}
