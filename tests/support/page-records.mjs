/**
 * What a page says, asks for and refuses. Puppeteer tells it; of WebKit, where WebDriver tells nothing, a script in the
 * page does, which comes before all others.
 */

import { once } from 'node:events';
import { createServer } from 'node:http';

/** Counts what the page's policy refuses, from the first moment on. */
const violations = `
  Object.defineProperty(window, 'violations', { value: [] });
  addEventListener('securitypolicyviolation', ({ violatedDirective, sample }) =>
    violations.push(violatedDirective + ' ' + sample), true);`;

/**
 * Where one page goes to all addresses: what it kept before, perhaps while it was left, is not there. A like that was on its
 * way when a page was left is in the database, and the next page would send it.
 */
const forget = `
  try {
    localStorage.clear();
    sessionStorage.clear();
    indexedDB.deleteDatabase('lanelight');
  } catch { /* it is a page without storage */ }`;

const words = `
  Object.defineProperty(window, 'pageRecords', { value: { errors: [], lines: [] } });
  addEventListener('error', ({ error }) => error && pageRecords.errors.push(String(error)));
  addEventListener('unhandledrejection', ({ reason }) => pageRecords.errors.push(String(reason)));
  for (const type of ['debug', 'error', 'info', 'log', 'warn']) {
    const say = console[type];
    console[type] = function (...all) {
      const line = all.map(String).join(' ');
      pageRecords.lines.push(line);
      if (type === 'error') pageRecords.errors.push(line);
      say.apply(console, all);
    };
  }`;

/** The first script of a page. */
export const recorderOf = (engine) =>
  `(() => {${violations}${forget}${engine === 'webkit' ? words : ''}})();`;

/** A site of the same pages, with the recorder in front of all that their heads hold. */
export async function recordPages(origin, engine) {
  const server = createServer(async ({ url }, response) => {
    if (url === '/early.js') {
      response.writeHead(200, { 'content-type': 'text/javascript' }).end(recorderOf(engine));
      return;
    }
    const answer = await fetch(origin + url);
    const { 'content-type': type, 'content-security-policy': policy } = Object.fromEntries(answer.headers);
    response.writeHead(answer.status, { 'content-type': type, 'content-security-policy': policy });
    if (type.startsWith('text/html'))
      response.end((await answer.text()).replace('<head>', '<head><script src="/early.js"></script>'));
    else response.end(Buffer.from(await answer.arrayBuffer()));
  }).listen(0, '127.0.0.1');
  await once(server, 'listening');
  return {
    url: `http://127.0.0.1:${server.address().port}`,
    async close() {
      server.close();
      server.closeAllConnections();
      await once(server, 'close');
    },
  };
}

/**
 * Hears what a page says from now on.
 *
 * @returns {{ errors: string[], lines: string[], requests: string[], stop(): Promise<void>, leave(): void }} lists that are
 *   complete after `stop()`, which leaves the page open
 */
export function listen(page) {
  const records = { errors: [], lines: [], requests: [] };
  const add = (line, isError) => {
    // The browser asks for that one by itself.
    if (line.includes('/favicon.ico')) return;
    if (isError) records.errors.push(line);
    if (isError !== 'thrown') records.lines.push(line);
  };
  const heard = {
    pageerror(error) {
      // Firefox has no other name for what its policies report.
      const [, report] = /^Error: (Content-Security-Policy:.*)/s.exec(String(error)) ?? [];
      add(report ?? String(error), report ? 'reported' : 'thrown');
    },
    console: (message) => add(message.text(), message.type() === 'error' && 'reported'),
    request: (request) => records.requests.push(request.url()),
  };
  for (const [name, hear] of Object.entries(heard)) page.on?.(name, hear);
  /** Hears nothing more. */
  const leave = () => {
    for (const [name, hear] of Object.entries(heard)) page.off?.(name, hear);
  };
  async function stop() {
    if (page.on) return;
    const { errors, lines, requests } = await page.evaluate(() => ({
      ...window.pageRecords,
      requests: performance.getEntriesByType('resource').map(({ name }) => name),
    }));
    for (const [name, list] of Object.entries({ errors, lines, requests }))
      records[name].splice(0, Infinity, ...list);
  }
  return { ...records, stop, leave };
}
