import type { IncomingMessage } from 'node:http';
import type { Context } from 'hono';
import { ProblemError } from '../problem.js';

const utf8 = new TextDecoder('utf-8', { fatal: true, ignoreBOM: true });

export interface BodyOptions {
  /** Bytes. */
  maxSize: number;
  /** The content types that are taken; the first one is the rule. */
  types?: readonly string[];
  /** Whether there may be no body at all, which then stands for `{}`. */
  mayBeMissing?: boolean;
}

const JSON_TYPE = 'application/json';

/**
 * Reads the body as a JSON object.
 *
 * @throws ProblemError before a byte of it is waited for, where the headers say that it cannot be taken.
 */
export async function readJson(context: Context, options: BodyOptions): Promise<Record<string, unknown>> {
  const text = await readText(context, options);
  return text === '' && options.mayBeMissing ? {} : parseObject(text);
}

/** As `readJson`, of bytes that are there. */
export function parseJson(bytes: Uint8Array): Record<string, unknown> {
  return parseObject(decode(bytes));
}

function parseObject(text: string): Record<string, unknown> {
  let value: unknown;
  try {
    value = JSON.parse(text);
  } catch {
    throw new ProblemError('bad-request', 'The body is not JSON.');
  }
  if (typeof value === 'object' && value !== null && !Array.isArray(value))
    return value as Record<string, unknown>;
  throw new ProblemError('bad-request', 'The body must be a JSON object.');
}

/** @throws ProblemError where the headers alone say that the body cannot be taken. */
export function checkHeaders(context: Context, options: BodyOptions): void {
  const { maxSize, types = [JSON_TYPE], mayBeMissing = false } = options;
  const length = context.req.header('Content-Length');
  if (length !== undefined && Number(length) > maxSize) throw tooLarge(maxSize);
  const encoding = context.req.header('Content-Encoding');
  if (encoding !== undefined && encoding.toLowerCase() !== 'identity') {
    throw new ProblemError('unsupported-media-type', 'Send the body without a content encoding.');
  }
  const isEmpty = length === '0' || (length === undefined && !context.req.header('Transfer-Encoding'));
  const type = context.req.header('Content-Type');
  if (!(mayBeMissing && isEmpty && type === undefined) && !types.includes(mediaType(type))) {
    throw new ProblemError('unsupported-media-type', `Send the body as ${types.join(' or ')}.`);
  }
}

/** @throws ProblemError for what is too large, of another type, encoded, or not UTF-8. */
export async function readText(context: Context, options: BodyOptions): Promise<string> {
  checkHeaders(context, options);
  return decode(await readBytes(context, options.maxSize));
}

function decode(bytes: Uint8Array): string {
  try {
    return utf8.decode(bytes);
  } catch {
    throw new ProblemError('bad-request', 'The body is not UTF-8.');
  }
}

/** `application/json` in `Application/JSON; charset=utf-8`; empty for another charset. */
export function mediaType(header: string | undefined): string {
  const [type = '', ...parameters] = (header ?? '')
    .toLowerCase()
    .split(';')
    .map((part) => part.trim());
  const charset = parameters.find((parameter) => parameter.startsWith('charset='));
  return charset === undefined || /^charset="?utf-?8"?$/.test(charset) ? type : '';
}

/** Refuses members that nobody knows: a misspelt one must not be passed over. */
export function checkMembers(value: Record<string, unknown>, known: readonly string[]): void {
  for (const member of Object.keys(value)) {
    if (!known.includes(member)) {
      throw new ProblemError('bad-request', `Unknown member; known: ${known.join(', ')}.`);
    }
  }
}

async function readBytes(context: Context, maxSize: number): Promise<Uint8Array> {
  const { incoming } = (context.env ?? {}) as { incoming?: IncomingMessage };
  // Straight from the socket, where there is one: a web stream costs as much as the vote.
  return incoming ? readIncoming(incoming, maxSize) : readStream(context.req.raw.body, maxSize);
}

export function readIncoming(incoming: IncomingMessage, maxSize: number): Promise<Uint8Array> {
  return new Promise((resolve, reject) => {
    const chunks: Buffer[] = [];
    let size = 0;
    incoming.on('data', (chunk: Buffer) => {
      size += chunk.length;
      if (size > maxSize) reject(tooLarge(maxSize));
      else chunks.push(chunk);
    });
    incoming.on('end', () => resolve(chunks.length === 1 ? chunks[0]! : Buffer.concat(chunks)));
    // Without a listener for it there is no 'error', and 'close' comes after each one that there would be.
    incoming.on('close', () => {
      // An Error costs as much as a vote, and each request closes.
      if (!incoming.complete) reject(new ProblemError('bad-request', 'The body was cut off.'));
    });
  });
}

async function readStream(body: ReadableStream<Uint8Array> | null, maxSize: number): Promise<Uint8Array> {
  const chunks: Uint8Array[] = [];
  let size = 0;
  for await (const chunk of body ?? []) {
    size += chunk.length;
    if (size > maxSize) throw tooLarge(maxSize);
    chunks.push(chunk);
  }
  return Buffer.concat(chunks);
}

function tooLarge(maxSize: number): ProblemError {
  return new ProblemError('too-large', `A body has at most ${maxSize} bytes here.`, {
    headers: { Connection: 'close' },
  });
}
