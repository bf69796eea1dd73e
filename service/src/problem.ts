import { STATUS_CODES } from 'node:http';
import { EngineUnavailable, SealedError } from './engine.js';
import type { Problem, ProblemCode as WireProblemCode } from './protocol.js';

/** Codes that readers' elements know, and those that only developers and operators meet. */
export type ProblemCode =
  | WireProblemCode
  | 'method-not-allowed'
  | 'too-large'
  | 'unsupported-media-type'
  | 'wrong-mode'
  | 'assertion-required'
  | 'not-closed'
  | 'sealed';

const STATUS: Record<ProblemCode, number> = {
  'bad-request': 400,
  unauthorized: 401,
  forbidden: 403,
  'not-open': 403,
  paused: 403,
  'assertion-required': 403,
  'not-closed': 403,
  'unknown-campaign': 404,
  'unknown-item': 404,
  'not-found': 404,
  'method-not-allowed': 405,
  quota: 409,
  'op-in-progress': 409,
  'wrong-mode': 409,
  sealed: 409,
  closed: 410,
  'too-large': 413,
  'unsupported-media-type': 415,
  'op-reused': 422,
  challenge: 428,
  'rate-limited': 429,
  unavailable: 503,
};

export interface ProblemOptions {
  /** A status more exact than that of the code. */
  status?: number;
  headers?: Record<string, string>;
  /** Further members of the answer. */
  members?: Record<string, unknown>;
}

/** A refusal, thrown by a handler and answered as `application/problem+json`. */
export class ProblemError extends Error {
  override name = 'ProblemError';
  readonly code: ProblemCode;
  readonly status: number;
  readonly headers: Record<string, string>;
  readonly #members: Record<string, unknown>;

  /** `detail` is for developers; readers are told by `code`, in their own language. */
  constructor(
    code: ProblemCode,
    detail: string,
    { status, headers = {}, members = {} }: ProblemOptions = {},
  ) {
    super(detail);
    this.code = code;
    this.status = status ?? STATUS[code];
    this.headers = headers;
    this.#members = members;
  }

  /** What goes over the wire. */
  toJSON(): Problem {
    const { code, status, message } = this;
    // `about:blank` means: the title is that of the status (RFC 9457 §4.2.1).
    const title = STATUS_CODES[status] ?? 'Error';
    return {
      type: 'about:blank',
      title,
      status,
      code: code as WireProblemCode,
      detail: message,
      ...this.#members,
    };
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
  if (error instanceof SealedError) return new ProblemError('sealed', 'The results are signed and final.');
  return new ProblemError('unavailable', 'The service failed.', { status: 500 });
}

export function problemResponse(problem: ProblemError): Response {
  return new Response(JSON.stringify(problem), {
    status: problem.status,
    headers: { 'Cache-Control': 'no-store', ...problem.headers, 'Content-Type': 'application/problem+json' },
  });
}

export function rateLimited(detail: string, seconds: number): ProblemError {
  return new ProblemError('rate-limited', detail, { headers: { 'Retry-After': String(seconds) } });
}

export function unauthorized(detail: string): ProblemError {
  return new ProblemError('unauthorized', detail, { headers: { 'WWW-Authenticate': 'Bearer' } });
}
