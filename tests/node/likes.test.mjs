/** The like button as readers load it, in Chromium, against the real counting service, with real faults. */
import assert from 'node:assert/strict';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, afterEach, before, beforeEach, describe, it } from 'node:test';
import { launch } from 'puppeteer-core';
import { bundle } from '../../scripts/bundle.mjs';
import { chromiumArgs, provideChromium } from '../../scripts/find-browser.mjs';
import { startService } from '../../service/dist/index.js';

/** How long after a fault the truth may take to show. */
const recovery = 5000;
const day = 86_400_000;
const start = Date.UTC(2035, 5, 1, 4);
const many = Array.from({ length: 200 }, (_, index) => `person-${index}`);
const items = ['zhang-yan', 'fan-di', ...many].map((id) => ({ id, title: id }));
const anon = { minimum: 'anon' };
const campaigns = [
  { id: 'toggle', title: 'Toggle', mode: 'toggle', identity: anon, items },
  { id: 'once', title: 'Once', mode: 'once', identity: anon, items },
  { id: 'clap', title: 'Clap', mode: 'clap', quotas: { perItem: 10 }, identity: anon, items },
  {
    ...{ id: 'daily', title: 'Daily', mode: 'daily', tz: 'Asia/Shanghai', identity: anon, items },
    quotas: { perItem: 1, perDay: 2 },
  },
  { id: 'work', title: 'Work', mode: 'once', identity: { minimum: 'pow' }, items },
  {
    ...{ id: 'window', title: 'Window', mode: 'toggle', identity: anon, items },
    opensAt: new Date(start - day).toISOString(),
    closesAt: new Date(start + day).toISOString(),
  },
];

describe('likes and the real service', () => {
  let directory, scripts, service, browser, context, clock, port;

  const run = async () => {
    service = await startService({
      ...{ database: join(directory, 'likes.sqlite'), campaigns, limits: 'off', port, fallback: serve },
      now: () => clock,
    });
    port = Number(new URL(service.url).port);
  };
  const serve = (request) => {
    const { pathname, searchParams } = new URL(request.url);
    const script = scripts.get(pathname.slice(1));
    if (script) return new Response(script, { headers: { 'Content-Type': 'text/javascript' } });
    const buttons = (searchParams.get('items') ?? 'zhang-yan').split(',').map((item) => {
      const attributes = `campaign="${searchParams.get('campaign')}" item="${item}" endpoint=""`;
      return `<like-button ${attributes.replace('endpoint=""', `endpoint="${service.url}"`)} ${searchParams.get('more') ?? ''}>赞</like-button>`;
    });
    const head =
      '<meta charset="utf-8"><title>Likes</title><script type="module" src="/lanelight.js"></script>';
    return new Response(`<!doctype html><html lang="zh-Hans">${head}${buttons.join('\n')}`, {
      headers: { 'Content-Type': 'text/html' },
    });
  };

  before(async () => {
    directory = await mkdtemp(join(tmpdir(), 'lanelight-likes-'));
    const chunks = await bundle('src/like-button/like-button.define.ts');
    scripts = new Map(chunks.map(({ fileName, code }) => [fileName, code]));
    browser = await launch({ executablePath: provideChromium().path, args: chromiumArgs });
  });
  after(async () => {
    await browser?.close();
    await rm(directory, { recursive: true });
  });
  beforeEach(async () => {
    clock = start;
    port = 0;
    await rm(directory, { recursive: true });
    await run();
    context = await browser.createBrowserContext();
  });
  afterEach(async () => {
    await context.close();
    await service.close();
  });

  /** Opens a page with buttons, and resolves when they know their counts. */
  const open = async (campaign, { names = 'zhang-yan', more = '', prepare, within = context } = {}) => {
    const page = await within.newPage();
    const requests = [];
    const lines = [];
    page.on('request', (request) => requests.push(`${request.method()} ${new URL(request.url()).pathname}`));
    page.on('console', (message) => lines.push(message.text()));
    page.on('pageerror', (error) => lines.push(String(error)));
    await prepare?.(page);
    await page.goto(`${service.url}/?${new URLSearchParams({ campaign, items: names, more })}`);
    await page.waitForFunction(() => document.querySelector('like-button:last-of-type').status !== 'loading');
    await page.evaluate(() => {
      window.told = [];
      for (const name of ['liked', 'unliked', 'rejected', 'queued', 'synced'])
        addEventListener(`like-button-${name}`, ({ item, code }) =>
          window.told.push([name, item, code].join(' ').trim()),
        );
    });
    return Object.assign(page, { requests, lines });
  };
  const click = (page, index = 0) =>
    page.evaluate(
      (at) => document.querySelectorAll('like-button')[at].shadowRoot.querySelector('button').click(),
      index,
    );
  const shown = (page) =>
    page.evaluate(() => {
      const button = document.querySelector('like-button');
      const { count, liked, pressed, status, remaining } = button;
      const inner = button.shadowRoot.querySelector('button');
      return {
        ...{ count, liked, pressed, status, remaining },
        isDisabled: inner.getAttribute('aria-disabled') === 'true',
        note: button.shadowRoot.querySelector('[part=note]').textContent,
      };
    });
  const until = (page, expected, timeout = recovery) =>
    page
      .waitForFunction(
        (wanted) => {
          const button = document.querySelector('like-button');
          return Object.entries(wanted).every(([name, value]) => button[name] === value);
        },
        { timeout, polling: 50 },
        expected,
      )
      .catch(async (error) => {
        throw new Error(`${JSON.stringify(await shown(page))}, not ${JSON.stringify(expected)}`, {
          cause: error,
        });
      });
  const tally = async (campaign, item = 'zhang-yan') => {
    const answer = await fetch(`${service.url}/v1/campaigns/${campaign}/tally?items=${item}`);
    return (await answer.json()).counts[item];
  };
  /** Answers the votes of a page in place of the service, until it returns nothing. */
  const intervene = async (page, answer) => {
    await page.setRequestInterception(true);
    page.on('request', (request) => {
      const isVote = /\/votes?$/.test(new URL(request.url()).pathname) && request.method() !== 'OPTIONS';
      void Promise.resolve(isVote && answer(request)).then((isAnswered) => isAnswered || request.continue());
    });
  };

  it('reads 200 buttons in one request, and asks for nothing else but the campaign', async () => {
    const page = await open('toggle', { names: many.join(',') });
    const asked = page.requests.filter((request) => request.includes('/v1/'));
    assert.deepEqual(asked.sort(), ['GET /v1/campaigns/toggle', 'GET /v1/campaigns/toggle/tally']);
    await click(page, 7);
    await click(page, 8);
    await page.waitForFunction(() => window.told.length === 2);
    assert.equal(page.requests.filter((request) => request.endsWith('/session')).length, 1);
    assert.deepEqual(page.lines, []);
  });

  it('counts a like once, shows it to others, and knows it again on the next visit', async () => {
    const page = await open('toggle');
    await click(page);
    await until(page, { liked: true, count: 1, status: 'ready' });
    const again = await open('toggle');
    await until(again, { liked: true, count: 1 });
    await click(again);
    await until(again, { liked: false, count: 0 });
    // The other tab hears of it.
    await until(page, { liked: false, count: 0 });
    assert.equal(await tally('toggle'), 0);
  });

  it('ends after a double click as the service has it', async () => {
    const page = await open('toggle');
    await page.evaluate(() => {
      const button = document.querySelector('like-button').shadowRoot.querySelector('button');
      button.click();
      setTimeout(() => button.click(), 60);
    });
    await new Promise((resolve) => setTimeout(resolve, 500));
    await until(page, { status: 'ready', count: await tally('toggle') });
  });

  it('keeps a like while the service is down, and delivers it once it is up', async () => {
    const page = await open('toggle');
    await service.close();
    await click(page);
    await until(page, { status: 'queued', pressed: true, count: 1 });
    await new Promise((resolve) => setTimeout(resolve, 1500));
    await run();
    await until(page, { liked: true, count: 1, status: 'ready' });
    assert.equal(await tally('toggle'), 1);
    assert.deepEqual(await page.evaluate(() => window.told), [
      'queued zhang-yan network',
      'liked zhang-yan',
      'synced zhang-yan',
    ]);
    // The browser's own lines about the network are not ours to leave out.
    assert.deepEqual(
      page.lines.filter((line) => !line.startsWith('Failed to load resource')),
      [],
    );
  });

  const json = (status, body, headers = {}) => ({ status, contentType: 'application/json', body, headers });
  const faults = {
    500: json(500, '{}'),
    '429 with Retry-After': json(429, '{"code":"rate-limited"}', { 'Retry-After': '1' }),
    'HTML instead of JSON': { status: 200, contentType: 'text/html', body: '<!doctype html><p>Log in' },
    'a body cut short': json(201, '{"status":"counted","rev":'),
    'a negative count': json(200, '{"status":"counted","mine":-1,"rev":1}'),
  };
  for (const [name, answer] of Object.entries(faults)) {
    it(`tells the truth within 5 s after ${name}`, async () => {
      const page = await open('toggle');
      let isFaulty = true;
      await intervene(page, (request) => isFaulty && request.respond(answer).then(() => true));
      await click(page);
      await until(page, { status: 'queued', pressed: true });
      isFaulty = false;
      await until(page, { liked: true, count: 1, status: 'ready' });
      assert.equal(await tally('toggle'), 1);
    });
  }

  it('counts a like once whose answer was lost', async () => {
    const page = await open('toggle');
    let losses = 0;
    await intervene(page, async (request) => {
      if ((losses += 1) > 2) return false;
      // It arrives; what comes back does not.
      const { method, headers, body } = {
        method: request.method(),
        headers: request.headers(),
        body: request.postData(),
      };
      const { status } = await fetch(request.url(), { method, headers, body });
      assert.equal(status < 300, true);
      await request.abort('connectionreset');
      return true;
    });
    await click(page);
    await until(page, { liked: true, count: 1, status: 'ready' });
    assert.equal(await tally('toggle'), 1);
  });

  it('sends a like of a page that was closed while it was on its way, once', async () => {
    const page = await open('toggle');
    let ops = [];
    await intervene(page, async (request) => {
      ops.push(JSON.parse(request.postData()).op);
      return true;
    });
    await click(page);
    await page.waitForFunction(() => document.querySelector('like-button').status === 'pending');
    await new Promise((resolve) => setTimeout(resolve, 300));
    await page.close();
    const next = await open('toggle');
    await until(next, { liked: true, count: 1, status: 'ready' });
    assert.equal(ops.length, 1);
    assert.equal(await tally('toggle'), 1);
  });

  it('sends from one tab what another one kept, and lets that one know', async () => {
    const first = await open('toggle');
    await first.setOfflineMode(true);
    await click(first);
    await until(first, { status: 'queued' });
    const second = await open('toggle');
    await until(second, { liked: true, count: 1, status: 'ready' });
    await first.setOfflineMode(false);
    await until(first, { liked: true, count: 1, status: 'ready' });
    assert.equal(await tally('toggle'), 1);
    assert.deepEqual((await first.evaluate(() => window.told)).slice(-2), [
      'liked zhang-yan',
      'synced zhang-yan',
    ]);
  });

  it('counts two tabs of one reader as one', async () => {
    const tabs = [await open('once'), await open('once')];
    await Promise.all(tabs.map((tab) => click(tab)));
    for (const tab of tabs) await until(tab, { liked: true, count: 1, status: 'ready' });
    assert.equal(await tally('once'), 1);
  });

  it('takes a like back with the reason that waited offline until the campaign had closed', async () => {
    const page = await open('window');
    await page.setOfflineMode(true);
    await click(page);
    await until(page, { status: 'queued', pressed: true });
    clock += 1.5 * day;
    await page.setOfflineMode(false);
    await until(page, { pressed: false, liked: false, count: 0 });
    assert.equal((await shown(page)).note, '点赞已经结束。');
    assert.equal(await tally('window'), 0);
    await page.waitForFunction(() =>
      document.querySelector('like-button').shadowRoot.querySelector('[aria-disabled=true]'),
    );
  });

  for (const years of [-10, 10]) {
    it(`opens and closes by the clock of the service on a device ${years} years off`, async () => {
      clock = start - 2 * day;
      const page = await open('window', {
        prepare: (tab) =>
          tab.evaluateOnNewDocument(
            (offset) => {
              const { now } = Date;
              Date.now = () => now() + offset;
            },
            years * 365 * day,
          ),
      });
      assert.equal((await shown(page)).isDisabled, true);
      const text = await page.evaluate(
        () => document.querySelector('like-button').shadowRoot.querySelector('[part=window]').textContent,
      );
      assert.match(text, /^距开始 (1 天 00:00:00|23:59:\d\d)$/);
      await click(page);
      clock = start;
      await page.evaluate(() => document.querySelector('like-button').refresh());
      await page.waitForFunction(
        () => !document.querySelector('like-button').shadowRoot.querySelector('[aria-disabled]'),
      );
      await click(page);
      await until(page, { liked: true, count: 1 });
    });
  }

  it('is restored from the back-forward cache with what the service has', async () => {
    const page = await open('toggle');
    await click(page);
    await until(page, { liked: true });
    await page.evaluate(() => addEventListener('pageshow', ({ persisted }) => (window.wasKept = persisted)));
    await page.goto('about:blank');
    const other = await open('toggle', { within: await browser.createBrowserContext() });
    await click(other);
    await until(other, { liked: true, count: 2 });
    await page.goBack();
    await until(page, { liked: true, count: 2, status: 'ready' });
    await other.browserContext().close();
  });

  it('likes where every storage throws, once a page', async () => {
    const page = await open('once', {
      prepare: (tab) =>
        tab.evaluateOnNewDocument(() => {
          for (const name of ['localStorage', 'sessionStorage', 'indexedDB']) {
            Object.defineProperty(window, name, {
              get() {
                throw new DOMException('denied', 'SecurityError');
              },
            });
          }
        }),
    });
    await click(page);
    await until(page, { liked: true, count: 1, remaining: 0, status: 'ready' });
    await click(page);
    assert.equal((await shown(page)).note, '已经点过赞了。');
    assert.equal(await tally('once'), 1);
    assert.deepEqual(page.lines, []);
  });

  it('takes one like in the mode once, and says so', async () => {
    const page = await open('once');
    await click(page);
    await click(page);
    await until(page, { liked: true, count: 1, remaining: 0, status: 'ready' });
    assert.equal((await shown(page)).isDisabled, true);
    const again = await open('once');
    assert.equal((await shown(again)).isDisabled, true);
    assert.equal(await tally('once'), 1);
  });

  it('takes one like a day in the mode daily, and as many as the campaign gives for all', async () => {
    const page = await open('daily', { names: 'zhang-yan,fan-di,person-1' });
    await click(page, 0);
    await click(page, 1);
    await page.waitForFunction(() =>
      [...document.querySelectorAll('like-button')].every((button) =>
        button.shadowRoot.querySelector('[aria-disabled=true]'),
      ),
    );
    clock += day;
    await page.evaluate(() => document.querySelector('like-button').refresh());
    await until(page, { liked: false, remaining: 1, count: 1 });
    await click(page, 0);
    await until(page, { liked: true, count: 2, remaining: 0 });
  });

  it('gathers claps, and takes as many as there are', async () => {
    const page = await open('clap');
    for (let claps = 0; claps < 3; claps += 1) await click(page);
    await until(page, { count: 3, remaining: 7, status: 'ready' });
    assert.equal(page.requests.filter((request) => request.endsWith('/votes')).length, 1);
    await page.evaluate(() => document.querySelector('like-button').clap(99));
    await until(page, { count: 10, remaining: 0, status: 'ready' });
    assert.equal(await tally('clap'), 10);
  });

  it('shows the likes of others as they come, over one connection', async () => {
    const page = await open('toggle', { names: 'zhang-yan,fan-di', more: 'live' });
    const other = await open('toggle', { within: await browser.createBrowserContext() });
    await click(other);
    await until(page, { count: 1, liked: false });
    assert.equal(page.requests.filter((request) => request.endsWith('/events')).length, 1);
    assert.equal(page.requests.filter((request) => request.endsWith('/tally')).length, 1);
    await other.browserContext().close();
  });

  it('does the work that a campaign asks of a new voter', async () => {
    const page = await open('work');
    await click(page);
    await until(page, { liked: true, count: 1, status: 'ready' }, 20_000);
    assert.equal(page.requests.filter((request) => request.endsWith('/session')).length, 2);
  });

  it('keeps one thing in the storage of the page, and no cookie', async () => {
    const page = await open('toggle');
    await click(page);
    await until(page, { liked: true });
    const kept = await page.evaluate(async () => ({
      keys: Object.keys(localStorage),
      databases: (await indexedDB.databases()).map(({ name }) => name),
      cookie: document.cookie,
    }));
    assert.deepEqual(kept, { keys: ['lanelight'], databases: ['lanelight'], cookie: '' });
  });
});
