import { TallyError } from './tally-adapter.js';

/**
 * Runs a request for at most so many milliseconds, or until it is given up. Then it is aborted, and fails with `timeout`
 * even if it goes on.
 */
export async function withDeadline<Answer>(
  milliseconds: number,
  request: (signal: AbortSignal, giveUp: () => void) => Promise<Answer>,
): Promise<Answer> {
  const controller = new AbortController();
  let timer: ReturnType<typeof setTimeout> | undefined;
  let giveUp!: () => void;
  const deadline = new Promise<never>((_resolve, reject) => {
    giveUp = () => {
      reject(new TallyError('timeout'));
      controller.abort();
    };
    timer = setTimeout(giveUp, milliseconds);
  });
  try {
    return await Promise.race([request(controller.signal, giveUp), deadline]);
  } finally {
    clearTimeout(timer);
  }
}
