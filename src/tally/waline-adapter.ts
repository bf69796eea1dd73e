import type { TallySource } from './adapters.js';
import { assertAnswer, ForeignAdapter, get, nameOf, post, readInParts, rootOf } from './foreign-adapter.js';
import { TallyError } from './tally-adapter.js';

/** The first of Waline's nine reactions. */
const type = 'reaction0';

/** Items in one read, so that no address grows too long for a proxy. */
const maxItems = 50;

/** Speaks to the reactions of a Waline server, which counts what it is told to: up and down, by anybody. */
export function createWalineAdapter({ endpoint, campaign }: TallySource): ForeignAdapter {
  const address = `${rootOf(endpoint)}/api/article`;
  // A comma divides paths there.
  const pathOf = (item: string) => nameOf(campaign, item).replace(/,/g, '%2C');

  /** Refusals have status 200. */
  const countsIn = async (request: Promise<unknown>): Promise<unknown[]> => {
    const answer = (await request) as { errno?: number; data?: Record<string, unknown>[] } | null;
    if (answer?.errno) throw new TallyError('forbidden', answer);
    assertAnswer(Array.isArray(answer?.data));
    return answer!.data!.map((row) => row?.[type]);
  };

  return new ForeignAdapter(
    {
      mode: 'toggle',
      limit: 1,
      readCounts: (items, signal) =>
        readInParts(items, maxItems, async (part) => {
          const query = `?path=${encodeURIComponent(part.map(pathOf).join(','))}&type=${type}`;
          const counts = await countsIn(get(address + query, signal));
          assertAnswer(counts.length === part.length);
          return counts;
        }),
      async send({ item, kind }, signal, sendOnce) {
        const body = { path: pathOf(item), type, action: kind === 'unlike' ? 'desc' : 'inc' };
        const [count] = await sendOnce(() => countsIn(post(address, signal, { body })));
        return count;
      },
    },
    `${address} ${campaign}`,
  );
}
