import type { LoaderSettings } from './settings.js';

/** The parts that lie beside a loader. */
export interface LoaderParts {
  /** Links and shortcodes. */
  lines: typeof import('./lines.js');
  /** Column documents. */
  columns: typeof import('./columns.js');
}

/** What a loader is: settings, and a way to get what lies beside it, as modules or as classic scripts. */
export interface LoaderHost {
  readonly settings: LoaderSettings;
  /** Brings the elements; they are defined some time after. */
  loadElements(): Promise<unknown>;
  load<Name extends keyof LoaderParts>(name: Name): Promise<LoaderParts[Name]>;
}
