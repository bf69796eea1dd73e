import { againEvent, TallyError, type TallyErrorCode } from './tally-adapter.js';

/** More than this, in seconds, no reader waits; a page that asks sooner than told does no harm then. */
const longestWait = 3600;

const codeByStatus: Record<number, TallyErrorCode> = {
  401: 'unauthorized',
  403: 'forbidden',
  404: 'not-found',
  408: 'timeout',
  409: 'quota',
  410: 'closed',
  422: 'op-reused',
  428: 'challenge',
  429: 'rate-limited',
};

export interface TallyRequest extends Omit<RequestInit, 'body' | 'headers'> {
  /** Sent as JSON. */
  body?: unknown;
  /** Sent as it is, as `text/plain`, for which no browser asks the service first. */
  text?: string;
  /** Sent as `Authorization: Bearer`. */
  token?: string | undefined;
}

/**
 * The JSON that an address answers with. No cookie goes along. When its signal says `again`, the request is sent once more
 * beside the first, in place of another such one; whichever is answered first counts.
 *
 * @throws {TallyError} whatever goes wrong; its `cause` is what the service said, where it said something.
 */
export async function requestJson(address: string, request: TallyRequest): Promise<unknown> {
  const { signal } = request;
  const first = new AbortController();
  // Not more than two at a time: a browser has six connections to a service.
  let other: AbortController | undefined;
  const end = () => {
    first.abort();
    other?.abort();
  };
  let sendAgain!: () => void;
  try {
    return await new Promise((resolve, reject) => {
      sendAgain = () => {
        other?.abort();
        other = new AbortController();
        // Past the cache, where one read of an address waits for another, of any tab.
        const again = { ...request, cache: 'no-store', keepalive: false, signal: other.signal } as const;
        send(address, again).then(
          resolve,
          // The first may be on its way still.
          (error: TallyError) => error.isPassing || reject(error),
        );
      };
      signal?.addEventListener('abort', end);
      if (signal?.aborted) end();
      signal?.addEventListener(againEvent, sendAgain);
      send(address, { ...request, signal: first.signal }).then(resolve, reject);
    });
  } finally {
    signal?.removeEventListener('abort', end);
    signal?.removeEventListener(againEvent, sendAgain);
    end();
  }
}

async function send(address: string, { body, text, token, ...init }: TallyRequest): Promise<unknown> {
  const headers: Record<string, string> = {};
  if (token !== undefined) headers['Authorization'] = `Bearer ${token}`;
  if (body !== undefined) headers['Content-Type'] = 'application/json';
  const request: RequestInit = { ...init, headers, credentials: 'omit' };
  if (body !== undefined) request.body = JSON.stringify(body);
  else if (text !== undefined) request.body = text;
  const response = await fetch(address, request).catch((cause: unknown) => {
    throw new TallyError('network', cause);
  });
  const answer: unknown = await response.json().catch((cause: unknown) => {
    throw response.ok ? new TallyError('malformed', cause) : refusalOf(response, cause);
  });
  if (!response.ok) throw refusalOf(response, answer);
  return answer;
}

/** The same, where the answer must be an object that is right. */
export async function requestObject<Answer extends object>(
  address: string,
  request: TallyRequest,
  isRight: (answer: Answer) => unknown,
): Promise<Answer> {
  const answer = (await requestJson(address, request)) as Answer | null;
  if (!answer || !isRight(answer)) throw new TallyError('malformed');
  return answer;
}

/** The same, where it must have a revision and the records that are named. */
export function requestRevised<Answer extends { rev: number }>(
  address: string,
  request: TallyRequest,
  ...records: (keyof Answer)[]
): Promise<Answer> {
  return requestObject<Answer>(
    address,
    request,
    (answer) =>
      Number.isFinite(answer.rev) &&
      records.every((name) => typeof answer[name] === 'object' && answer[name] !== null),
  );
}

function refusalOf({ status, headers }: Response, answer: unknown): TallyError {
  const { code, state } = (answer ?? {}) as { code?: TallyErrorCode; state?: unknown };
  if (code === 'not-open' && state === 'paused') return new TallyError('paused', answer);
  return new TallyError(codeOf(status, code), answer, waitOf(headers.get('Retry-After')));
}

/** What a status means, whatever words come with it; among the refusals of one status, the service's code decides. */
export function codeOf(status: number, code?: TallyErrorCode): TallyErrorCode {
  if (status >= 500) return 'unavailable';
  if (status === 429 || status === 428) return codeByStatus[status]!;
  return typeof code === 'string' ? code : (codeByStatus[status] ?? 'bad-request');
}

/** A date is not taken: it would be held against the reader's clock. */
function waitOf(header: string | null): number | undefined {
  return header && /^\d+$/.test(header) ? Math.min(Number(header), longestWait) * 1000 : undefined;
}
