/** What the loader's script tag says: `<script src="loader.js" data-columns="/columns.json">`. */
export interface LoaderSettings {
  /** Address of the column document, or of a file with `columns[]`, in which `[TAG ID]` looks. */
  readonly columns?: string;
  /** Origins besides the page's own whose `#lane=` links are followed. */
  readonly origins: readonly string[];
  /** What stands before each tag, with its hyphen, where two versions share a page. */
  readonly prefix: string;
  /** Selector of the part of the page to look at; all of it by default. */
  readonly root?: string;
  /** Whether content that comes later is looked at too. */
  readonly isWatching: boolean;
}

export function readSettings(script?: HTMLElement | null): LoaderSettings {
  const { columns, origins = '', prefix = '', root, late } = script?.dataset ?? {};
  return {
    columns,
    origins: origins.split(/[\s,]+/),
    // Only what may begin the name of a custom element.
    prefix: /^[a-z][a-z\d]*$/.test(prefix) ? `${prefix}-` : '',
    root,
    isWatching: late !== 'off',
  };
}
