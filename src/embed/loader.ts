/** The loader as a module, `dist/loader.js`: what a page needs is imported from beside it. */
import type { LoaderHost } from './host.js';
import { readSettings } from './settings.js';
import { start } from './start.js';

const own = [...document.querySelectorAll('script')].find(({ src }) => src === import.meta.url);
const beside = (name: string): string => new URL(name, import.meta.url).href;

/** Where it cannot be had, the browser says so, and nothing is left to say. */
const bring = (name: string) => import(beside(name)).catch(() => Promise.reject());

const host: LoaderHost = {
  settings: readSettings(own),
  load: (name) => bring(`loader.${name}.js`),
  async loadElements() {
    const { prefix } = host.settings;
    if (!prefix) return bring('lanelight.js');
    // The parts of a module import it under its bare name: with a prefix, all is in one file.
    const { loadScript } = await host.load('lines');
    return loadScript(beside('lanelight.classic.js'), own, { prefix });
  },
};
start(host);
