import type { TallySource } from './adapters.js';
import { assertAnswer, ForeignAdapter, get, post, readInParts, rootOf } from './foreign-adapter.js';
import type { TallyError } from './tally-adapter.js';

const heart = '❤️';

/**
 * Speaks the Open Heart protocol: one heart to `{endpoint}/{campaign}/{item}`. Its own element sends without looking at
 * the answer; here a heart counts only when the service was seen to say so, so it has to allow the page's origin.
 */
export function createOpenHeartAdapter({ endpoint, campaign }: TallySource): ForeignAdapter {
  const root = `${rootOf(endpoint)}/${encodeURIComponent(campaign)}`;
  const addressOf = (item: string) => `${root}/${encodeURIComponent(item)}`;

  /** Unknown where the service takes hearts and tells no counts. */
  const read = async (item: string, signal: AbortSignal): Promise<unknown> => {
    const answer = await get(addressOf(item), signal).catch((error: TallyError) => {
      if (!/^(forbidden|not-found)$/.test(error.code)) throw error;
      return { [heart]: undefined };
    });
    assertAnswer(typeof answer === 'object' && answer !== null);
    return heart in answer ? (answer as Record<string, unknown>)[heart] : 0;
  };

  return new ForeignAdapter(
    {
      mode: 'once',
      limit: 1,
      readCounts: (items, signal) =>
        readInParts(items, items.length, (part) => Promise.all(part.map((item) => read(item, signal)))),
      send: ({ item }, signal, sendOnce) =>
        sendOnce(async () => {
          await post(addressOf(item), signal, { text: heart }).catch((error: TallyError) => {
            // The protocol leaves open what is said after a success.
            if (error.code !== 'malformed') throw error;
          });
          // A network that answers everything with a page of its own answers this with it too.
          return read(item, signal);
        }),
    },
    root,
  );
}
