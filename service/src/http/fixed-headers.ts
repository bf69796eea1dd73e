import type { Context, Next } from 'hono';

/** What each answer of the service bears. */
export const FIXED_HEADERS: Readonly<Record<string, string>> = {
  'X-Content-Type-Options': 'nosniff',
  'Content-Security-Policy': "default-src 'none'; frame-ancestors 'none'",
  'Referrer-Policy': 'no-referrer',
  'Cross-Origin-Resource-Policy': 'cross-origin',
};

/**
 * Gives the answer headers. They are set beforehand: Hono makes another Response for each header that comes later, which
 * costs more than the answer. Problems are Responses of their own and get theirs afterwards.
 */
export async function answerWith(
  context: Context,
  next: Next,
  headers: Readonly<Record<string, string>>,
): Promise<void> {
  const set = () => {
    for (const [name, value] of Object.entries(headers)) context.header(name, value);
  };
  set();
  await next();
  if (context.res.status >= 400) set();
}
