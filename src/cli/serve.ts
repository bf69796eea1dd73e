import type { ColumnDocument } from '../column/column.js';
import { getContentType, type Site } from './site.js';
import { UsageError } from './usage.js';

/** Where the site is served. */
export interface ServeOptions {
  database: string;
  host: string;
  port: number;
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
    fallback: (request) => respond(site, request),
  });
}

function readCampaign({ campaign, workers }: ColumnDocument) {
  const items = workers.flatMap(({ id, name }) => (id ? [{ id, title: name }] : []));
  if (!campaign || items.length === 0) return [];
  // A site on one's own machine: nobody has to prove anything.
  return [{ id: campaign.id, title: campaign.title, identity: { minimum: 'anon' as const }, items }];
}

function respond(site: Site, request: Request): Response {
  const path = readPath(request) || 'index.html';
  const body = site.get(path);
  const headers = {
    'content-security-policy': contentSecurityPolicy,
    'x-content-type-options': 'nosniff',
    'referrer-policy': 'same-origin',
    'cache-control': 'no-cache',
  };
  if (request.method !== 'GET' && request.method !== 'HEAD')
    return new Response(null, { status: 405, headers });
  if (!body) {
    const type = 'text/plain; charset=utf-8';
    return new Response('没有这一页。There is no such page.\n', {
      status: 404,
      headers: { ...headers, 'content-type': type },
    });
  }
  return new Response(Uint8Array.from(body), {
    headers: { ...headers, 'content-type': getContentType(path) },
  });
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
