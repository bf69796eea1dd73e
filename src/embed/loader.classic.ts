/**
 * The loader as a classic script, `dist/loader.classic.js`: for browsers without modules, and for templates that only
 * take `<script src>`. `import()` is younger than ES2019, so what it needs comes by script elements.
 */
import type { LoaderHost } from './host.js';
import { loadScript } from './load-script.js';
import { readSettings } from './settings.js';
import { start } from './start.js';

const own = document.currentScript as HTMLScriptElement;
const beside = (name: string): string => new URL(name, own.src).href;
const settings = readSettings(own);
const parts: Record<string, Promise<unknown>> = {};
let elements: Promise<unknown> | undefined;

const host: LoaderHost = {
  settings,
  load: (name) =>
    (parts[name] ??= new Promise((resolve, reject) => {
      loadScript(beside(`loader.${name}-classic.js`), own, { part: resolve }).catch(reject);
    })) as Promise<never>,
  loadElements: () =>
    (elements ??= loadScript(beside('lanelight.classic.js'), own, { prefix: settings.prefix })),
};
start(host);
