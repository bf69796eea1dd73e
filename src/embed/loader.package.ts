/**
 * `import 'lanelight/loader'`, for those who bundle: the same loader, whose parts and elements the bundler finds. What
 * the script tag of `loader.js` says stands on `<html>`: `<html data-columns="/columns.json">`.
 */
import type { LoaderHost, LoaderParts } from './host.js';
import { readSettings } from './settings.js';
import { start } from './start.js';

const parts: { [Name in keyof LoaderParts]: () => Promise<LoaderParts[Name]> } = {
  lines: () => import('./lines.js'),
  columns: () => import('./columns.js'),
};

// A server, which may load this too, has no page to look through.
if (typeof document === 'object') {
  const host: LoaderHost = {
    // The tags are those that `lanelight/define` knows.
    settings: { ...readSettings(document.documentElement), prefix: '' },
    loadElements: () => import('../define.js'),
    load: (name) => parts[name](),
  };
  start(host);
}
