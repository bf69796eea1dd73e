import { STATUS_CODES } from 'node:http';
import { EngineUnavailable } from './engine.js';
import type { Problem, ProblemCode } from './protocol.js';

const STATUS: Record<ProblemCode, number> = {
  'bad-request': 400,
  unauthorized: 401,
  'not-open': 403,
  paused: 403,
  'unknown-campaign': 404,
  'unknown-item': 404,
  'not-found': 404,
  closed: 410,
  'op-reused': 422,
  'rate-limited': 429,
  unavailable: 503,
};

export interface ProblemOptions {
  /** A status more exact than that of the code, such as 405 or 413. */
  status?: number;
  headers?: Record<string, string>;
}

/** A refusal, thrown by a handler and answered as `application/problem+json`. */
export class ProblemError extends Error {
  override name = 'ProblemError';
  readonly code: ProblemCode;
  readonly status: number;
  readonly headers: Record<string, string>;

  /** `detail` is for developers; readers are told by `code`, in their own language. */
  constructor(code: ProblemCode, detail: string, { status, headers = {} }: ProblemOptions = {}) {
    super(detail);
    this.code = code;
    this.status = status ?? STATUS[code];
    this.headers = headers;
  }
}

/** What a client is told of an error. What is not a refusal stays inside: its text may hold paths and queries. */
export function toProblem(error: unknown): ProblemError {
  if (error instanceof ProblemError) return error;
  if (error instanceof EngineUnavailable) {
    return new ProblemError('unavailable', 'Votes cannot be stored now; send the same operation again.', {
      headers: { 'Retry-After': '2' },
    });
  }
  return new ProblemError('unavailable', 'The service failed.', { status: 500 });
}

export function problemResponse({ code, status, message, headers }: ProblemError): Response {
  // `about:blank` means: the title is that of the status (RFC 9457 §4.2.1).
  const problem: Problem = {
    type: 'about:blank',
    title: STATUS_CODES[status] ?? 'Error',
    status,
    code,
    detail: message,
  };
  return new Response(JSON.stringify(problem), {
    status,
    headers: { 'Cache-Control': 'no-store', ...headers, 'Content-Type': 'application/problem+json' },
  });
}
