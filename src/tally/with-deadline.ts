import { TallyError } from './tally-adapter.js';

/** Runs a request for at most so many milliseconds. Then it is aborted, and fails with `timeout` even if it goes on. */
export async function withDeadline<Answer>(
  milliseconds: number,
  request: (signal: AbortSignal) => Promise<Answer>,
): Promise<Answer> {
  const controller = new AbortController();
  let timer: ReturnType<typeof setTimeout> | undefined;
  const deadline = new Promise<never>((_resolve, reject) => {
    timer = setTimeout(() => {
      reject(new TallyError('timeout'));
      controller.abort();
    }, milliseconds);
  });
  try {
    return await Promise.race([request(controller.signal), deadline]);
  } finally {
    clearTimeout(timer);
  }
}
