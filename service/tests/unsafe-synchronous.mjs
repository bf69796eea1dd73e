/** Loaded before the service, takes the syncs away: the control that a test of durability must find out. */
import { register } from 'node:module';

const hooks = `
  export async function load(url, context, nextLoad) {
    const loaded = await nextLoad(url, context);
    if (!url.endsWith('/dist/sqlite/open-database.js')) return loaded;
    return { ...loaded, source: String(loaded.source).replace('synchronous = FULL', 'synchronous = OFF') };
  }`;
register(`data:text/javascript,${encodeURIComponent(hooks)}`);
