/** One candidate, read from the author's list. */
export interface BoardEntry {
  /** Stays the same for the same list item, so that rows are moved and not made anew. */
  readonly key: Element;
  /** The id in the campaign; `''` where the author gave none, and nothing is counted. */
  readonly item: string;
  /** Copies of what the author wrote in the list item. */
  readonly content: readonly Node[];
}

/** Reads the candidates of the first list in a board. */
export function readEntries(board: Element): BoardEntry[] {
  const list = board.querySelector('ol, ul');
  if (!list) return [];
  return [...list.children].map((key) => ({
    key,
    item: key.getAttribute('data-item')?.trim() ?? '',
    content: [...key.cloneNode(true).childNodes],
  }));
}

/** The ids to ask the service for, each once. */
export function itemsOf(entries: readonly BoardEntry[]): string[] {
  return [...new Set(entries.map(({ item }) => item).filter(Boolean))];
}
