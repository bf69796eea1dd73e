/** A row of the board. */
export interface Ranked<Entry> {
  readonly entry: Entry;
  /** 1 for the first; entries with the same count share it. `undefined` while the count is unknown or nobody is liked. */
  readonly rank: number | undefined;
  readonly count: number | undefined;
  /** The part of the leader's count, from 0 to 1. */
  readonly share: number;
}

/**
 * Sorts entries by their counts: 1, 2, 2, 4. Equals keep the author's order, and so does everybody while there is
 * nothing to rank by. Entries without a known count come last.
 */
export function rankEntries<Entry>(
  entries: readonly Entry[],
  countOf: (entry: Entry) => number | undefined,
): Ranked<Entry>[] {
  const rows = entries.map((entry) => ({ entry, count: countOf(entry) }));
  const most = Math.max(0, ...rows.map(({ count }) => count ?? 0));
  if (most === 0) return rows.map((row) => ({ ...row, rank: undefined, share: 0 }));
  rows.sort((a, b) => (b.count ?? -1) - (a.count ?? -1));
  return rows.map((row) => ({
    ...row,
    rank: row.count === undefined ? undefined : rows.findIndex(({ count }) => count === row.count) + 1,
    share: (row.count ?? 0) / most,
  }));
}
