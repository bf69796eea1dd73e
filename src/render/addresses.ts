/** Where a form will stand. */
export interface FormOptions {
  /** Complete address of the folder that the document's own addresses are relative to: `https://paper.example/columns/`. */
  base?: string;
}

/** An address of the document, complete where the base is known; as it stands where it is none. */
export function toAddress(address: string, base: string | undefined): string {
  if (!base) return address;
  try {
    return new URL(address, base).href;
  } catch {
    return address;
  }
}

/** The name of a column's files. Identifiers may be any text; what no file system or address takes becomes `_`. */
export function toFileName(id: string): string {
  const name = id.replace(/[^\p{L}\p{N}._-]/gu, '_');
  // The front page has this one.
  return name === 'index' ? 'index_' : name;
}

/** The address of a column's page, beside the other pages. */
export function toPageAddress(id: string, base: string | undefined): string {
  return toAddress(`${encodeURIComponent(toFileName(id))}.html`, base);
}
