import type { ColumnDocument } from '../column/column.js';
import { toAddress, toFileName } from '../render/addresses.js';
import { readOembed } from '../render/oembed.js';
import { getContentType, renderSiteFile, type Site } from './site.js';
import { UsageError } from './usage.js';

/** Where the site is served. */
export interface ServeOptions {
  database: string;
  host: string;
  port: number;
  /** Complete address of the site, where a proxy stands before it; else what each request was sent to. */
  base?: string | undefined;
  /** Pages in the way of systems that write styles into the text: their policy lets them. */
  inline?: readonly string[] | undefined;
}

/** The strictest policy that the elements need: no inline script or style, nothing from elsewhere. */
const contentSecurityPolicy = [
  "default-src 'none'",
  "script-src 'self'",
  "style-src 'self'",
  "img-src 'self'",
  "connect-src 'self'",
  "base-uri 'none'",
  "form-action 'none'",
  "require-trusted-types-for 'script'",
  'trusted-types lit-html',
].join('; ');

/**
 * Serves a site and counts its likes, through `lanelight-service`.
 *
 * @returns the address and the function that stops it
 * @throws {UsageError} when the service is not installed
 */
export async function serveSite(
  site: Site,
  columns: readonly ColumnDocument[],
  options: ServeOptions,
): Promise<{ url: string; close(): Promise<void> }> {
  const { startService } = await loadService();
  return startService({
    ...options,
    tryNextPorts: true,
    campaigns: columns.flatMap(readCampaign),
    fallback: (request) => respond(site, columns, request, options),
  });
}

function readCampaign({ campaign, workers }: ColumnDocument) {
  const items = workers.flatMap(({ id, name }) => (id ? [{ id, title: name }] : []));
  if (!campaign || items.length === 0) return [];
  // A site on one's own machine: nobody has to prove anything.
  return [{ id: campaign.id, title: campaign.title, identity: { minimum: 'anon' as const }, items }];
}

/** The forms for others' editors are looked at as they are: with the inline styles that WeChat keeps, and no script. */
const previewPolicy = "default-src 'none'; style-src 'unsafe-inline'; img-src 'self'; base-uri 'none'";

const inlinePolicy = contentSecurityPolicy.replace("style-src 'self'", "style-src 'self' 'unsafe-inline'");

/**
 * For frames, the site by its name: in a sandbox without an origin, WebKit finds nothing that is `'self'`.
 *
 * @param origin of the site as its readers reach it
 */
const framePolicy = (origin: string): string => contentSecurityPolicy.replace(/'self'/g, `'self' ${origin}`);

function readPolicy(path: string, origin: string, inline: readonly string[] = []): string {
  if (/\.(wechat|cms)\.html$/.test(path)) return previewPolicy;
  if (path.endsWith('.frame.html')) return framePolicy(origin);
  return inline.includes(path) ? inlinePolicy : contentSecurityPolicy;
}

function respond(
  site: Site,
  columns: readonly ColumnDocument[],
  request: Request,
  { base = new URL('/', request.url).href, inline }: ServeOptions,
): Response {
  const path = readPath(request) || 'index.html';
  const headers = {
    'content-security-policy': readPolicy(path, new URL(base).origin, inline),
    'x-content-type-options': 'nosniff',
    'referrer-policy': 'same-origin',
    'cache-control': 'no-cache',
  };
  if (request.method !== 'GET' && request.method !== 'HEAD')
    return new Response(null, { status: 405, headers: { ...headers, allow: 'GET, HEAD' } });
  if (path === 'oembed') return respondOembed(columns, request, base, headers);
  const file = site.get(path);
  if (!file) return respondText('没有这一页。There is no such page.', 404, headers);
  const body = renderSiteFile(file, base);
  return new Response(typeof body === 'string' ? body : Uint8Array.from(body), {
    headers: { ...headers, 'content-type': getContentType(path) },
  });
}

function respondText(text: string, status: number, headers: Record<string, string>): Response {
  const type = 'text/plain; charset=utf-8';
  return new Response(`${text}\n`, { status, headers: { ...headers, 'content-type': type } });
}

/** What oEmbed asks for: the page of a column, or its frame. Any site may ask. */
function respondOembed(
  columns: readonly ColumnDocument[],
  request: Request,
  base: string,
  headers: Record<string, string>,
): Response {
  const query = new URL(request.url).searchParams;
  if ((query.get('format') ?? 'json') !== 'json') return respondText('只有 JSON。Only JSON.', 501, headers);
  const addressOf = (column: ColumnDocument, ending: string): string =>
    toAddress(`${encodeURIComponent(toFileName(column.id))}${ending}`, base);
  const url = query.get('url')?.replace(/[?#].*$/, '');
  const column = columns.find((each) =>
    [addressOf(each, '.html'), addressOf(each, '.frame.html')].includes(url ?? ''),
  );
  if (!column) return respondText('没有这个栏目。There is no such column.', 404, headers);
  const [maxWidth, maxHeight] = ['maxwidth', 'maxheight'].map((name) => readSize(query.get(name)));
  const answer = readOembed(column, { base, frame: addressOf(column, '.frame.html'), maxWidth, maxHeight });
  return new Response(`${JSON.stringify(answer)}\n`, {
    headers: {
      ...headers,
      'content-type': 'application/json; charset=utf-8',
      'access-control-allow-origin': '*',
    },
  });
}

function readSize(text: string | null): number | undefined {
  return text && /^[1-9]\d{0,4}$/.test(text) ? Number(text) : undefined;
}

/** The path without its first slash; one with a broken percent code names no page. */
function readPath(request: Request): string {
  const { pathname } = new URL(request.url);
  try {
    return decodeURIComponent(pathname).slice(1);
  } catch {
    return pathname;
  }
}

async function loadService(): Promise<typeof import('lanelight-service')> {
  try {
    return await import('lanelight-service');
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'ERR_MODULE_NOT_FOUND') throw error;
    throw new UsageError(
      '计票服务没有安装;请运行 npm install lanelight-service。The counting service is not installed.',
    );
  }
}
