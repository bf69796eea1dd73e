import { readdir, readFile } from 'node:fs/promises';
import { extname, join } from 'node:path';
import type { ColumnDocument } from '../column/column.js';
import { drawQrCode } from '../qr-link/qr-code.js';
import { toFileName } from '../render/addresses.js';
import { renderFrontPage, renderPage } from '../render/page.js';

/** A site in memory: bodies by path, `index.html` for the front page. */
export type Site = Map<string, Uint8Array>;

const contentTypes: Record<string, string> = {
  '.html': 'text/html; charset=utf-8',
  '.css': 'text/css; charset=utf-8',
  '.js': 'text/javascript; charset=utf-8',
  '.json': 'application/json; charset=utf-8',
  '.svg': 'image/svg+xml; charset=utf-8',
  '.jpg': 'image/jpeg',
  '.jpeg': 'image/jpeg',
  '.png': 'image/png',
  '.webp': 'image/webp',
  '.avif': 'image/avif',
};

const assets = ['lanelight.css', 'render/page.css', 'render/page-settings.js', 'render/icon.svg'];

/** The bundle and the parts that it loads when they are used. */
const isBundle = (name: string): boolean =>
  /^lanelight(\.[\w-]+)?\.js$/.test(name) && name !== 'lanelight.classic.js';

/** The type with which a file of a site is served. */
export function getContentType(path: string): string {
  return contentTypes[extname(path).toLowerCase()] ?? 'application/octet-stream';
}

/**
 * Renders a site from columns and the media beside them.
 *
 * @param folder - folder of the column documents; its `media/` is copied
 * @param endpoint - origin of the counting service, `/` for the site's own; no likes are offered when it is left out
 */
export async function renderSite(
  columns: readonly ColumnDocument[],
  folder: string,
  endpoint?: string,
): Promise<Site> {
  const site: Site = new Map();
  const dist = new URL('../', import.meta.url);
  const bundles = (await readdir(dist)).filter(isBundle);
  for (const asset of [...assets, ...bundles]) {
    site.set(`assets/${asset.split('/').pop()}`, await readFile(new URL(asset, dist)));
  }
  for (const name of await listMedia(folder))
    site.set(`media/${name}`, await readFile(join(folder, 'media', name)));
  const text = new TextEncoder();
  const options = { assets: 'assets', endpoint };
  for (const column of columns) {
    const name = toFileName(column.id);
    const { vote } = column;
    const qrSource = vote?.qr && vote.url ? `media/qr-${name}.svg` : undefined;
    if (vote?.url && qrSource) site.set(qrSource, text.encode(drawQrCode(vote.url)));
    site.set(`${name}.html`, text.encode(renderPage(column, { ...options, qrSource })));
  }
  site.set('index.html', text.encode(renderFrontPage(columns, options)));
  return site;
}

async function listMedia(folder: string): Promise<string[]> {
  try {
    const names = await readdir(join(folder, 'media'));
    return names.filter((name) => extname(name) in contentTypes);
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return [];
    throw error;
  }
}
