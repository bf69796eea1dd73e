/** A loopback site that serves dist/ in pages with any head, body and headers, and the browser that visits them. */
import { readFile } from 'node:fs/promises';
import { createServer } from 'node:http';
import { extname } from 'node:path';
import { openEngine, patience } from '../support/browsers.mjs';
import { listen, recorderOf } from '../support/page-records.mjs';

const dist = new URL('../../dist/', import.meta.url);
const types = { '.js': 'text/javascript', '.css': 'text/css', '.svg': 'image/svg+xml' };
const picture =
  '<svg xmlns="http://www.w3.org/2000/svg" width="300" height="200"><rect width="300" height="200"/></svg>';

export const tags = JSON.parse(await readFile(new URL('../../custom-elements.json', import.meta.url), 'utf8'))
  .modules.flatMap(({ declarations }) => declarations)
  .flatMap(({ tagName }) => tagName ?? []);

/** Every element as an editor would write it. Each says its own name, so that a test can look for its text. */
export const column = `
<column-header><h1 slot="title">column-header</h1><time slot="published" datetime="2024-05-01">2024-05-01</time></column-header>
<worker-profile id="person">
  <h2 slot="heading"><small>某街道</small> worker-profile</h2>
  <img slot="portrait" src="/picture.svg" alt="" width="300" height="200">
  <blockquote slot="motto">一句话</blockquote>
  <div slot="stats"><stat-group><p slot="label">stat-group</p>
    <stat-counter><b>1500</b>余户次 stat-counter<span slot="label">走访</span></stat-counter></stat-group></div>
  <reading-panel label="故事"><p>reading-panel</p></reading-panel>
  <swipe-gallery slot="media" label="照片">
    <figure><img src="/picture.svg" alt="一" width="300" height="200"><figcaption>swipe-gallery</figcaption></figure>
    <figure><img src="/picture.svg?2" alt="二" width="300" height="200"></figure>
  </swipe-gallery>
  <like-button slot="actions" campaign="hostile" item="one" adapter="local" subject="like-button">like-button</like-button>
</worker-profile>
<like-board campaign="hostile" adapter="local"><ol><li data-item="one">like-board</li></ol></like-board>
<column-credits><ul><li>column-credits</li></ul></column-credits>
<qr-link href="https://example.org/vote"><p>qr-link</p><p slot="instruction"><a href="https://example.org/vote">投票</a></p></qr-link>`;

export const moduleScript = '<script type="module" src="/lanelight.js"></script>';
export const classicScript = '<script defer src="/lanelight.classic.js"></script>';
export const strictPolicy =
  "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self'; connect-src 'self'";

/**
 * Opens the site and the browser.
 *
 * @param {string} [engine] as `inEachEngine()` gives it; Chromium where a test needs what it alone can tell
 * @param {{ isOnePage?: boolean }} [options] `isOnePage`: one page goes to all addresses, which costs half of what one for
 *   each does; for tests that ask nothing of the browser but to load them
 * @returns `visit(page)` → what came of it; `answer(path, respond)` for whatever else the site has; `close()`
 */
export async function openSite(engine = 'chromium', { isOnePage = false } = {}) {
  const pages = new Map();
  const server = createServer(async ({ url }, response) => {
    const { pathname } = new URL(url, 'http://localhost');
    const page = pages.get(pathname);
    if (page) {
      if (typeof page === 'function') {
        page(response);
        return;
      }
      const { head = '', body = column, policy, root = '', doctype = '<!doctype html>' } = page;
      response.setHeader('content-type', 'text/html; charset=utf-8');
      if (policy) response.setHeader('content-security-policy', policy);
      response.end(
        `${doctype}<html lang="zh-Hans" ${root}><title>host</title><script src="/early.js"></script>${head}<body>${body}`,
      );
      return;
    }
    // Modules of a page without an origin are fetched across origins.
    response.setHeader('access-control-allow-origin', '*');
    response.setHeader('cache-control', 'no-store');
    response.setHeader('content-type', types[extname(pathname)] ?? 'text/plain');
    if (/^\/(picture\.svg|media\/|column\/media\/)/.test(pathname)) response.end(picture);
    else if (pathname === '/favicon.ico') response.writeHead(204).end();
    else if (pathname === '/page.js') response.end(pages.get('script'));
    else if (pathname === '/early.js') response.end(pages.get('early'));
    else
      try {
        response.end(await readFile(new URL(`.${pathname}`, dist)));
      } catch {
        response.writeHead(404).end();
      }
  });
  await new Promise((resolve) => server.listen(0, '127.0.0.1', resolve));
  const origin = `http://127.0.0.1:${server.address().port}`;
  const browser = await openEngine(engine);
  let last;

  async function openPage() {
    if (!last) return browser.newPage();
    // Also after a test that failed, and did not close its own.
    last.leave();
    await last.page.goto('about:blank');
    return last.page;
  }

  /**
   * Loads a page and waits for its elements, unless it is to leave them as they are (`isRendered: false`). `script` is
   * served as /page.js, `early` runs before everything; `prepare` is given the browser's page before it has gone anywhere.
   */
  async function visit({ script = '', early = '', isRendered = true, prepare, ...host }) {
    const path = `/page-${pages.size}`;
    pages
      .set(path, host)
      .set('script', script)
      .set('early', `${recorderOf(engine)}\n${early}`);
    // Each page begins without storage: a like that was given before would else be taken back.
    const page = await openPage();
    await prepare?.(page);
    const { errors, lines, requests, stop, leave } = listen(page);
    if (isOnePage) last = { page, leave };
    await page.goto(origin + path, { waitUntil: 'load' });
    // A first frame without anything left to render.
    await page.evaluate(async () => {
      for (const element of document.querySelectorAll('*')) await element.updateComplete;
      await new Promise(requestAnimationFrame);
    });
    return {
      page,
      errors,
      lines,
      /** What was asked for besides the page itself, on this site by its path. */
      async readRequests() {
        await stop();
        // Firefox counts what lies in an address itself.
        const urls = requests.filter((url) => !url.startsWith('data:')).map((url) => url.replace(origin, ''));
        return urls.filter((url) => ![path, '/early.js', '/favicon.ico'].includes(url));
      },
      violations: await page.evaluate(() => window.violations),
      rendered: await readRendered(page, tags, isRendered),
      async close() {
        await stop();
        if (!isOnePage) await page.close();
      },
    };
  }

  async function close() {
    await browser.close();
    await new Promise((resolve) => server.close(resolve));
  }

  return { visit, answer: (path, respond) => pages.set(path, respond), origin, close };
}

/** Waits until all tags that the page holds are rendered; where they are not to be, for as long as that takes elsewhere. */
async function readRendered(page, names, isRendered) {
  if (!isRendered) await page.evaluate(() => new Promise((resolve) => setTimeout(resolve, 300)));
  // Puppeteer's own way to wait leaves names on the page's global object.
  for (const end = Date.now() + (isRendered ? patience : 0); ;) {
    const held = await page.evaluate(
      (all) => all.filter((name) => document.querySelector(name)).length,
      names,
    );
    const rendered = await page.evaluate(findRendered, names);
    if (rendered.length === held || Date.now() > end) return rendered;
    await new Promise((resolve) => setTimeout(resolve, 50));
  }
}

/** The tags that are defined, and have something in their shadow root. */
function findRendered(names) {
  return names.filter((name) => {
    const element = document.querySelector(name);
    return window.customElements?.get(name) && element?.shadowRoot?.childElementCount > 0;
  });
}

/** What is measured later than it is rendered, such as whether a gallery needs buttons, has come to rest. */
export async function readAtRest(page, read, ...args) {
  let last;
  for (let now = await page.evaluate(read, ...args); JSON.stringify(now) !== JSON.stringify(last);) {
    last = now;
    await page.evaluate(() => new Promise((resolve) => setTimeout(resolve, 300)));
    now = await page.evaluate(read, ...args);
  }
  return last;
}

/** Presses the button inside `<like-button>` with the mouse; whether it then says that it is pressed. */
export async function like(page) {
  let last;
  // What is loaded late moves it.
  for (let now = await page.evaluate(findButton); String(now) !== String(last);) {
    last = now;
    now = await page.evaluate(findButton);
  }
  await page.mouse.click(...last);
  // On a busy machine WebKit's driver says that it has clicked before its window is there to be clicked. One that is only
  // late must not be given twice: the second takes the like back.
  await page
    .waitForFunction(() => window.hasClicked === true, { timeout: 3000 })
    .catch(() => page.mouse.click(...last));
  // And is kept: one that is on its way when its page is left would be found by the next page.
  await page.waitForFunction(
    () => {
      const element = document.querySelector('like-button');
      const isPressed = element.shadowRoot.querySelector('button').getAttribute('aria-pressed') === 'true';
      return isPressed && element.status !== 'pending';
    },
    { timeout: patience },
  );
}

/** Where the middle of the button is, some frames after it was brought into view. */
async function findButton() {
  const button = document.querySelector('like-button').shadowRoot.querySelector('button');
  button.scrollIntoView({ block: 'center' });
  await new Promise((resolve) => setTimeout(resolve, 60));
  button.addEventListener('click', () => (window.hasClicked = true), { once: true });
  const { left, top, width, height } = button.getBoundingClientRect();
  return [left + width / 2, top + height / 2];
}
