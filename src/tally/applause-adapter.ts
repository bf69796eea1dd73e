import type { TallySource } from './adapters.js';
import { assertAnswer, ForeignAdapter, get, nameOf, post, readInParts, rootOf } from './foreign-adapter.js';
import { TallyError } from './tally-adapter.js';

/** The most claps that the service takes in one request, and items that it names in one read. */
const limit = 10;
const maxItems = 100;

/** The version of the element whose place this takes, which the service wants to know. */
const version = '4.0.5';

/**
 * Speaks to the service of applause-button, which knows items by addresses without scheme and query. It refuses by
 * counting nothing, so each clap needs the count before it.
 */
export function createApplauseAdapter({ endpoint, campaign }: TallySource): ForeignAdapter {
  const root = rootOf(endpoint);
  const urlOf = (item: string) => nameOf(campaign, item).replace(/^https?:\/\/|\?.*/g, '');
  const addressOf = (action: string, item: string) =>
    `${root}/${action}-claps?url=${encodeURIComponent(urlOf(item))}`;
  const read = (item: string, signal: AbortSignal) => get(addressOf('get', item), signal);

  return new ForeignAdapter(
    {
      mode: 'clap',
      limit,
      readCounts: (items, signal) =>
        readInParts(items, maxItems, async (part) => {
          const rows = await post(`${root}/get-multiple`, signal, { text: JSON.stringify(part.map(urlOf)) });
          assertAnswer(Array.isArray(rows));
          const claps = new Map(rows.map((row: { url: string; claps: unknown }) => [row.url, row.claps]));
          // One that is left out may have no claps, or not have been looked up in time.
          return Promise.all(part.map((item) => claps.get(urlOf(item)) ?? read(item, signal)));
        }),
      async send({ item, n }, signal, sendOnce) {
        const before = await read(item, signal);
        assertAnswer(typeof before === 'number');
        return sendOnce(async () => {
          const text = JSON.stringify(`${n},${version}`);
          const after = await post(addressOf('update', item), signal, { text });
          assertAnswer(typeof after === 'number');
          if (after < before + n) throw new TallyError('quota');
          return after;
        });
      },
    },
    `${root}/${campaign}`,
  );
}
