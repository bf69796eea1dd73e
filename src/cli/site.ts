import { readdir, readFile } from 'node:fs/promises';
import { extname, join } from 'node:path';
import type { ColumnDocument } from '../column/column.js';
import { drawQrCode } from '../qr-link/qr-code.js';
import { toAddress, toFileName } from '../render/addresses.js';
import { renderCms } from '../render/cms.js';
import { renderJsonFeed, renderRss } from '../render/feed.js';
import { renderFrame } from '../render/frame.js';
import { renderJsonLd } from '../render/jsonld.js';
import { renderFrontPage, renderPage } from '../render/page.js';
import { renderWechat } from '../render/wechat.js';
import { renderBuilderPage, renderThemePage } from './builder-page.js';
import { renderFormsPage, renderPreview } from './forms-page.js';

/** A file: its bytes, or a text that depends on the address of the site, where that is known. */
export type SiteFile = Uint8Array | ((base: string | undefined) => string);

/** A site in memory: files by path, `index.html` for the front page. */
export type Site = Map<string, SiteFile>;

/** Pages beside those of the columns: a link for the front page, and their files. */
export interface ExtraPages {
  readonly link: readonly [path: string, text: string];
  /** Pages in the way of systems that write styles into the text. */
  readonly inline?: readonly string[];
  /** Files by path. */
  render(columns: readonly ColumnDocument[]): Iterable<readonly [path: string, text: string]>;
}

const contentTypes: Record<string, string> = {
  '.html': 'text/html; charset=utf-8',
  '.css': 'text/css; charset=utf-8',
  '.js': 'text/javascript; charset=utf-8',
  '.json': 'application/json; charset=utf-8',
  '.jsonld': 'application/ld+json; charset=utf-8',
  '.xml': 'application/rss+xml; charset=utf-8',
  '.svg': 'image/svg+xml; charset=utf-8',
  '.jpg': 'image/jpeg',
  '.jpeg': 'image/jpeg',
  '.png': 'image/png',
  '.webp': 'image/webp',
  '.avif': 'image/avif',
};
const pictures = new Set(['.svg', '.jpg', '.jpeg', '.png', '.webp', '.avif']);

const assets = [
  'lanelight.css',
  'framed.js',
  'render/page.css',
  'render/page-settings.js',
  'render/text-size.js',
  'render/frame.css',
  'builder/builder.css',
  'render/icon.svg',
];

/** The bundle and the parts that it loads when they are used. */
const isBundle = (name: string): boolean => /^(lanelight|loader|builder)(\.[\w-]+)*\.js$/.test(name);

/** The type with which a file of a site is served. */
export function getContentType(path: string): string {
  if (path.endsWith('feed.json')) return 'application/feed+json; charset=utf-8';
  return contentTypes[extname(path).toLowerCase()] ?? 'application/octet-stream';
}

/** A file of a site, for an address. */
export function renderSiteFile(file: SiteFile, base: string | undefined): string | Uint8Array {
  return typeof file === 'function' ? file(base) : file;
}

/**
 * Renders a site from columns and the media beside them: a page for each, its other forms, feeds of all.
 *
 * @param path - folder of the column documents, or one of them; the `media/` beside them is copied
 * @param endpoint - origin of the counting service, `/` for the site's own; no likes are offered when it is left out
 */
export async function renderSite(
  columns: readonly ColumnDocument[],
  path: string,
  endpoint?: string,
  extra?: ExtraPages,
): Promise<Site> {
  const site: Site = new Map();
  const dist = new URL('../', import.meta.url);
  const bundles = (await readdir(dist)).filter(isBundle);
  for (const asset of [...assets, ...bundles]) {
    site.set(`assets/${asset.split('/').pop()}`, await readFile(new URL(asset, dist)));
  }
  const media = join(extname(path) === '.json' ? join(path, '..') : path, 'media');
  for (const name of await listMedia(media)) site.set(`media/${name}`, await readFile(join(media, name)));
  for (const column of columns) addColumn(site, column, endpoint);
  for (const [name, text] of extra?.render(columns) ?? []) site.set(name, () => text);
  const links = [
    ['builder.html', '嵌入工坊 Embed builder'],
    ['theme.html', '主题工坊 Theme builder'],
    ['forms.html', '全部形式 All forms'],
    ...(extra ? [extra.link] : []),
    ['feed.xml', 'RSS'],
  ] as const;
  site.set('index.html', (base) =>
    renderFrontPage(columns, { assets: 'assets', links, alternates: listFeeds(base) }),
  );
  site.set('forms.html', (base) => renderFormsPage(columns, base));
  site.set('builder.html', () => renderBuilderPage(columns));
  site.set('theme.html', renderThemePage);
  site.set('feed.xml', (base) => renderRss(columns, { base }));
  site.set('feed.json', (base) => renderJsonFeed(columns, { base }));
  return site;
}

function addColumn(site: Site, column: ColumnDocument, endpoint: string | undefined): void {
  const name = toFileName(column.id);
  const { vote } = column;
  const qrSource = vote?.qr && vote.url ? `media/qr-${name}.svg` : undefined;
  if (vote?.url && qrSource) site.set(qrSource, new TextEncoder().encode(drawQrCode(vote.url)));
  site.set(`${name}.html`, (base) =>
    renderPage(column, {
      assets: 'assets',
      endpoint,
      qrSource,
      alternates: [...listFeeds(base), ...listOembed(name, base)],
      jsonLd: renderJsonLd(column, { base }),
    }),
  );
  site.set(`${name}.frame.html`, () => renderFrame(column, { assets: 'assets', qrSource }));
  site.set(`${name}.cms.html`, (base) => renderPreview(column, 'cms', renderCms(column, { base })));
  site.set(`${name}.wechat.html`, (base) => renderPreview(column, 'wechat', renderWechat(column, { base })));
  site.set(`${name}.jsonld`, (base) => renderJsonLd(column, { base }));
  site.set(`${name}.json`, () => `${JSON.stringify(column, undefined, 2)}\n`);
}

function listFeeds(base: string | undefined): [string, string, string][] {
  return [
    ['application/rss+xml', toAddress('feed.xml', base), 'RSS'],
    ['application/feed+json', toAddress('feed.json', base), 'JSON Feed'],
  ];
}

/** Only where the site is known: whoever asks has to be told the complete address of the page. */
function listOembed(name: string, base: string | undefined): [string, string, string][] {
  if (!base) return [];
  const page = toAddress(`${encodeURIComponent(name)}.html`, base);
  return [['application/json+oembed', toAddress(`oembed?url=${encodeURIComponent(page)}`, base), 'oEmbed']];
}

async function listMedia(folder: string): Promise<string[]> {
  try {
    return (await readdir(folder)).filter((name) => pictures.has(extname(name).toLowerCase()));
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return [];
    throw error;
  }
}
