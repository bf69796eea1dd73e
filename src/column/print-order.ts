/** A piece of the print: what it is, by its place where nothing says otherwise, and the line that says otherwise. */
export interface Piece<T> {
  readonly rank: number;
  readonly line: number | undefined;
  readonly value: T;
}

/**
 * Puts pieces in the order of their lines. A piece without one stands with the others of its kind (`rank`); a kind
 * without any stands where it disturbs the order of the ranks least.
 */
export function orderByLine<T>(pieces: readonly Piece<T>[]): T[] {
  const kinds = new Map<number, Piece<T>[]>();
  for (const piece of pieces) {
    const kind = kinds.get(piece.rank);
    if (kind) kind.push(piece);
    else kinds.set(piece.rank, [piece]);
  }
  const ranks = [...kinds.keys()].sort((one, other) => one - other);
  const withLines = ranks.map((rank) => fillLines(kinds.get(rank) ?? []));
  const ordered = withLines.flatMap((kind) => kind ?? []).sort((one, other) => one.line - other.line);
  const result: Piece<T>[] = ordered;
  ranks.forEach((rank, index) => {
    if (!withLines[index]) result.splice(findPlace(result, rank), 0, ...(kinds.get(rank) ?? []));
  });
  return result.map(({ value }) => value);
}

/** Each piece's line: its own, that of the one before it, or that of the first that has one. */
function fillLines<T>(kind: readonly Piece<T>[]): (Piece<T> & { line: number })[] | undefined {
  let last = kind.find(({ line }) => line !== undefined)?.line;
  if (last === undefined) return undefined;
  return kind.map((piece) => {
    const line = piece.line ?? last ?? 0;
    last = line;
    return { ...piece, line };
  });
}

/** The place with the fewest pieces on the wrong side: those of later kinds before it, those of earlier kinds after. */
function findPlace<T>(pieces: readonly Piece<T>[], rank: number): number {
  let wrong = pieces.filter((piece) => piece.rank < rank).length;
  let [best, place] = [wrong, 0];
  pieces.forEach((piece, index) => {
    wrong += piece.rank < rank ? -1 : 1;
    if (wrong < best) [best, place] = [wrong, index + 1];
  });
  return place;
}
