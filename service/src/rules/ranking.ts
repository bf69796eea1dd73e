export interface Standings {
  item: string;
  count: number;
  /** When the count was reached, in milliseconds since 1970 UTC. */
  reachedAt: number;
}

export interface Place {
  /** 1, 2, 2, 4: equal counts share a rank. */
  rank: number;
  item: string;
  count: number;
}

/** Most votes first; of equal ones who had them first, then by id. */
export function rank(standings: readonly Standings[]): Place[] {
  const sorted = [...standings].sort(
    (a, b) => b.count - a.count || a.reachedAt - b.reachedAt || (a.item < b.item ? -1 : 1),
  );
  let rank = 0;
  return sorted.map(({ item, count }, index) => {
    if (index === 0 || count !== sorted[index - 1]!.count) rank = index + 1;
    return { rank, item, count };
  });
}
