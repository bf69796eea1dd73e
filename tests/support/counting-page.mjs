/** Pages with likes for tests of what a screen reader is told: a counting service that serves them, and a browser. */
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { launch } from 'puppeteer-core';
import { bundle } from '../../scripts/bundle.mjs';
import { chromiumArgs, provideChromium } from '../../scripts/find-browser.mjs';
import { startService } from '../../service/dist/index.js';

const json = { 'Content-Type': 'application/json' };

/**
 * @param {string} entry the module that defines what the pages show
 * @param {object} options of the service
 * @param {(campaign: string, endpoint: string) => string} bodyOf what the page at `/?<campaign>` shows
 */
export async function startCountingPage(entry, options, bodyOf) {
  const folder = await mkdtemp(join(tmpdir(), 'lanelight-page-'));
  const scripts = new Map((await bundle(entry)).map(({ fileName, code }) => [`/${fileName}`, code]));
  const service = await startService({
    ...{ database: join(folder, 'votes.sqlite'), limits: 'off', port: 0 },
    ...options,
    fallback(request) {
      const { pathname, search } = new URL(request.url);
      const script = scripts.get(pathname);
      if (script) return new Response(script, { headers: { 'Content-Type': 'text/javascript' } });
      const head =
        '<!doctype html><html lang="zh-Hans"><meta charset="utf-8"><title>赞</title><script type="module" src="/lanelight.js"></script>';
      return new Response(head + bodyOf(search.slice(1), service.url), {
        headers: { 'Content-Type': 'text/html' },
      });
    },
  });
  const browser = await launch({ executablePath: provideChromium().path, args: chromiumArgs });
  return {
    url: service.url,
    /** A page of a reader of their own. */
    openPage: async () => (await browser.createBrowserContext()).newPage(),
    async close() {
      await browser.close();
      await service.close();
      await rm(folder, { recursive: true, force: true });
    },
  };
}

/** From now on the page notes in `window.said` what its live regions say, and whose they are. */
export function noteMessages(page, selector) {
  return page.evaluate((elements) => {
    window.said = [];
    for (const element of document.querySelectorAll(elements))
      for (const region of element.shadowRoot.querySelectorAll('[role=status], [role=alert], [aria-live]'))
        new MutationObserver(() => {
          const text = region.textContent.trim();
          if (text !== '') window.said.push(`${element.localName}: ${text}`);
        }).observe(region, { childList: true, characterData: true, subtree: true });
  }, selector);
}

/**
 * A reader on another device.
 *
 * @returns {Promise<(method: 'PUT' | 'DELETE', item: string) => Promise<number>>} votes, and resolves with the status
 */
export async function meetAnother(url, campaign) {
  const root = `${url}/v1/campaigns/${campaign}`;
  const session = await fetch(`${root}/session`, { method: 'POST', headers: json, body: '{}' });
  const { token } = await session.json();
  let seq = 0;
  return async (method, item) => {
    const response = await fetch(`${root}/items/${item}/vote`, {
      method,
      headers: { ...json, Authorization: `Bearer ${token}` },
      body: JSON.stringify({ op: crypto.randomUUID(), seq: (seq += 1) }),
    });
    return response.status;
  };
}
