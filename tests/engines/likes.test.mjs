/**
 * The like button as readers load it, in each engine, against the real counting service, and behind a server at which
 * everything goes wrong that goes wrong between readers and services.
 */
import assert from 'node:assert/strict';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, afterEach, before, beforeEach, describe, it } from 'node:test';
import { setTimeout as delay } from 'node:timers/promises';
import { bundle } from '../../scripts/bundle.mjs';
import { startService } from '../../service/dist/index.js';
import { engines, openEngine, patience, until } from '../support/browsers.mjs';
import { FaultyFront } from '../support/faulty-front.mjs';

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
const scripts = Object.fromEntries(
  (await bundle('src/like-button/like-button.define.ts')).map(({ fileName, code }) => [`/${fileName}`, code]),
);

/** What a page does before any script of ours. */
const prepares = {
  nothing: () => undefined,
  clockOff: (years) => {
    const { now } = Date;
    Date.now = () => now() + years * 365 * 86_400_000;
  },
  storageThrows: () => {
    for (const name of ['localStorage', 'sessionStorage', 'indexedDB']) {
      Object.defineProperty(window, name, {
        get() {
          throw new DOMException('denied', 'SecurityError');
        },
      });
    }
  },
  noLocks: () => Object.defineProperty(navigator, 'locks', { value: undefined }),
  /** Works until the test says otherwise. */
  databaseBreaks: () => {
    const { transaction } = IDBDatabase.prototype;
    IDBDatabase.prototype.transaction = function (...args) {
      if (window.isBroken === 'throws') throw new DOMException('gone', 'InvalidStateError');
      const result = transaction.apply(this, args);
      if (window.isBroken === 'aborts') queueMicrotask(() => result.abort());
      return result;
    };
  },
  /** Does not take a service for silent because the machine is slow: what it asks may wait for minutes. */
  patient: () => {
    const { setTimeout } = window;
    let looks = 0;
    // The first wait of 2 s is the one after which a service is asked something small.
    const stretch = (wait) => (wait >= 1500 && !(wait === 2000 && looks++ === 0) ? wait * 20 : wait);
    window.setTimeout = (run, wait = 0, ...args) => setTimeout(run, stretch(wait), ...args);
  },
  /** Time runs forty times faster for waits until the test says otherwise. */
  hurries: () => {
    const { setTimeout } = window;
    window.isHurried = true;
    window.setTimeout = (run, wait = 0, ...args) =>
      setTimeout(run, window.isHurried ? wait / 40 : wait, ...args);
  },
};

/** Notes what pages say, and what becomes of likes. */
const note = () => {
  window.lines = [];
  window.told = [];
  for (const name of ['log', 'info', 'warn', 'error', 'debug'])
    console[name] = (...parts) => window.lines.push(parts.join(' '));
  addEventListener('error', ({ message }) => window.lines.push(message));
  addEventListener('unhandledrejection', ({ reason }) => window.lines.push(String(reason)));
  addEventListener('pageshow', ({ persisted }) => (window.wasKept = persisted));
  for (const name of ['liked', 'unliked', 'rejected', 'queued', 'synced'])
    addEventListener(`like-button-${name}`, ({ item, code }) =>
      window.told.push([name, item, code].join(' ').trim()),
    );
};

const answerOf = (url) => {
  const script = scripts[url.pathname];
  if (script) return { type: 'text/javascript', body: script };
  if (url.pathname === '/elsewhere')
    return { type: 'text/html', body: '<!doctype html><title>Elsewhere</title>Elsewhere' };
  if (url.pathname !== '/') return undefined;
  const { campaign, names, more, endpoint, prepare, value } = Object.fromEntries(url.searchParams);
  const buttons = names
    .split(',')
    .map(
      (item) =>
        `<like-button campaign="${campaign}" item="${item}" endpoint="${endpoint}" ${more}>赞</like-button>`,
    );
  const head = `<meta charset="utf-8"><link rel="icon" href="data:,"><title>Likes</title>
    <script>(${note})();(${prepares[prepare]})(${value})</script><script type="module" src="/lanelight.js"></script>`;
  return { type: 'text/html', body: `<!doctype html><html lang="zh-Hans">${head}${buttons.join('\n')}` };
};

for (const engine of engines) {
  describe(`likes and the real service, in ${engine}`, () => {
    let browser, directory, service, front, clock, tabs;
    /** Milliseconds from the end of a fault to the truth, a figure to be read and, on a slow machine, no failure. */
    const recoveries = [];

    const run = async () => {
      service = await startService({
        ...{ database: join(directory, 'likes.sqlite'), campaigns, limits: 'off', port: 0 },
        origins: [front.url, front.otherUrl],
        now: () => clock,
      });
      front.service = service.url;
    };

    before(async () => {
      browser = await openEngine(engine);
    });
    after(async () => {
      await browser?.close();
      console.log(
        `${engine}: the truth showed within ${Math.round(Math.max(...recoveries))} ms of a fault's end`,
      );
    });
    beforeEach(async () => {
      directory = await mkdtemp(join(tmpdir(), 'lanelight-likes-'));
      clock = start;
      tabs = [];
      // Another port: another origin, whose storage is empty.
      front = new FaultyFront(answerOf);
      await front.start();
      await run();
    });
    afterEach(async () => {
      for (const tab of tabs) await tab.close();
      await front.stop();
      await service.close();
      await rm(directory, { recursive: true });
    });

    /** Opens a page with buttons, and resolves when they know their counts. */
    const open = async (campaign, options = {}) => {
      const { names = 'zhang-yan', more = '', prepare = 'nothing', value = '', root = front.url } = options;
      const { endpoint = root, isLoaded = true } = options;
      const tab = await browser.newTab();
      const query = { campaign, names, more, prepare, value, endpoint, tab: tabs.length };
      tabs.push(tab);
      tab.mark = `tab=${query.tab}`;
      await tab.goto(`${root}/?${new URLSearchParams(query)}`);
      if (isLoaded) {
        await until(tab, () => {
          const { status = 'loading' } = document.querySelector('like-button:last-of-type') ?? {};
          return location.pathname === '/' && status !== 'loading';
        });
      }
      return tab;
    };
    const close = async (tab) => {
      tabs = tabs.filter((other) => other !== tab);
      await tab.close();
    };
    const asked = (path, method) =>
      front.requests.filter(
        (request) => request.path.endsWith(path) && (!method || request.method === method),
      );
    const isVote = ({ path }) => /\/votes?$/.test(path);
    const click = (tab, index = 0) =>
      tab.evaluate(
        (at) => document.querySelectorAll('like-button')[at].shadowRoot.querySelector('button').click(),
        index,
      );
    const shown = (tab) =>
      tab.evaluate(() => {
        const button = document.querySelector('like-button');
        const { count, liked, pressed, status, remaining } = button;
        const inner = button.shadowRoot.querySelector('button');
        return {
          ...{ count, liked, pressed, status, remaining },
          isPressed: inner.getAttribute('aria-pressed') === 'true',
          isDisabled: inner.getAttribute('aria-disabled') === 'true',
          note: button.shadowRoot.querySelector('[part=note]').textContent,
          countText: button.shadowRoot.querySelector('[part=count]').textContent,
        };
      });
    const becomes = (tab, expected) =>
      until(
        tab,
        (wanted) => {
          const button = document.querySelector('like-button');
          return Object.entries(wanted).every(([name, value]) => button[name] === value);
        },
        { args: [expected] },
      ).catch(async (error) => {
        throw new Error(`${JSON.stringify(await shown(tab))}, not ${JSON.stringify(expected)}`, {
          cause: error,
        });
      });
    const told = (tab) => tab.evaluate(() => window.told);
    const tally = async (campaign, item = 'zhang-yan') => {
      const answer = await fetch(`${service.url}/v1/campaigns/${campaign}/tally?items=${item}`);
      return (await answer.json()).counts[item];
    };
    /** The fault is over; notes after how long the truth shows. */
    const recovers = async (tab, expected) => {
      const over = performance.now();
      front.fault = () => undefined;
      await becomes(tab, expected);
      recoveries.push(performance.now() - over);
    };
    const eventually = async (check) => {
      const end = Date.now() + patience;
      while (!(await check())) {
        if (Date.now() > end) throw new Error(`not within ${patience} ms: ${check}`);
        await delay(20);
      }
    };
    const saysNothing = async (...pages) => {
      for (const tab of pages) assert.deepEqual(await tab.evaluate(() => window.lines), []);
    };
    /** Browsers keep no page that waits for an answer or holds a lock, and it does for a moment after a like is delivered. */
    const canBeKept = async (tab) => {
      await eventually(() => front.underWay === 0);
      await until(tab, async () => {
        const { held = [] } = (await navigator.locks?.query()) ?? {};
        return held.length === 0;
      });
    };
    /** Goes back to it, and finds it as it was left. */
    const comesBack = async (tab) => {
      await tab.evaluate(() => void history.back());
      await until(tab, () => location.pathname === '/' && window.wasKept);
      assert.equal(await tab.evaluate(() => window.isTheSame), true);
    };
    const delivered = { liked: true, pressed: true, count: 1, status: 'ready' };

    describe('without faults', () => {
      it('reads 200 buttons in one request, and asks for nothing else but the campaign', async () => {
        const tab = await open('toggle', { names: many.join(','), prepare: 'patient' });
        const first = front.requests.map(({ method, path }) => `${method} ${path}`).sort();
        assert.deepEqual(first, ['GET /v1/campaigns/toggle', 'GET /v1/campaigns/toggle/tally']);
        await click(tab, 7);
        await click(tab, 8);
        await until(tab, () => window.told.length === 2);
        assert.equal(asked('/session').length, 1);
        await saysNothing(tab);
        // A reader who was here before has votes to be read, once.
        front.requests = [];
        await open('toggle', { names: many.join(','), prepare: 'patient' });
        // Counts are shown before the reader's own votes are asked for.
        await eventually(() => asked('/mine').length > 0);
        const again = front.requests.map(({ path }) => path.replace('/v1/campaigns/toggle', '')).sort();
        assert.deepEqual(again, ['', '/mine', '/tally']);
      });

      it('counts a like once, shows it to others, and knows it again on the next visit', async () => {
        const tab = await open('toggle');
        await click(tab);
        await becomes(tab, delivered);
        const again = await open('toggle');
        await becomes(again, { liked: true, count: 1 });
        await click(again);
        await becomes(again, { liked: false, count: 0 });
        // The other tab hears of it.
        await becomes(tab, { liked: false, count: 0 });
        assert.equal(await tally('toggle'), 0);
        await saysNothing(tab, again);
      });

      it('ends after a double tap as the service has it', async () => {
        const tab = await open('toggle');
        await tab.evaluate(() => {
          const button = document.querySelector('like-button').shadowRoot.querySelector('button');
          button.click();
          setTimeout(() => button.click(), 60);
        });
        await delay(500);
        // Either way, and on a slow machine the second tap may still be on its way.
        await eventually(async () => {
          const { status, count, liked, pressed } = await shown(tab);
          const isSettled = status === 'ready' && liked === pressed && liked === (count === 1);
          return isSettled && count === (await tally('toggle'));
        });
      });

      it('takes one like in the mode once, and says so', async () => {
        const tab = await open('once');
        await click(tab);
        await click(tab);
        await becomes(tab, { liked: true, count: 1, remaining: 0, status: 'ready' });
        assert.equal((await shown(tab)).isDisabled, true);
        // On the next visit the rules of the campaign come beside the counts.
        const again = await open('once');
        await eventually(async () => (await shown(again)).isDisabled);
        assert.equal(await tally('once'), 1);
      });

      it('takes one like a day in the mode daily, and as many as the campaign gives for all', async () => {
        const tab = await open('daily', { names: 'zhang-yan,fan-di,person-1' });
        await click(tab, 0);
        await click(tab, 1);
        await until(tab, () =>
          [...document.querySelectorAll('like-button')].every(
            (button) => button.shadowRoot.querySelector('[aria-disabled=true]') !== null,
          ),
        );
        clock += day;
        await tab.evaluate(() => document.querySelector('like-button').refresh());
        await becomes(tab, { liked: false, remaining: 1, count: 1 });
        await click(tab, 0);
        await becomes(tab, { liked: true, count: 2, remaining: 0 });
      });

      it('gathers claps, and takes as many as there are', async () => {
        const tab = await open('clap');
        for (let claps = 0; claps < 3; claps += 1) await click(tab);
        await becomes(tab, { count: 3, remaining: 7, status: 'ready' });
        assert.equal(asked('/votes').length, 1);
        await tab.evaluate(() => document.querySelector('like-button').clap(99));
        await becomes(tab, { count: 10, remaining: 0, status: 'ready' });
        assert.equal(await tally('clap'), 10);
      });

      it('shows the likes of others as they come, over one connection', async () => {
        const other = await open('toggle', { root: front.otherUrl });
        front.requests = [];
        const tab = await open('toggle', { names: 'zhang-yan,fan-di', more: 'live' });
        await click(other);
        await becomes(tab, { count: 1, liked: false });
        const own = front.requests.filter(({ page }) => page.includes(tab.mark));
        assert.equal(own.filter(({ path }) => path.endsWith('/events')).length, 1);
        assert.equal(own.filter(({ path }) => path.endsWith('/tally')).length, 1);
      });

      it('does the work that a campaign asks of a new voter', async () => {
        const tab = await open('work');
        await click(tab);
        await becomes(tab, delivered);
        assert.equal(asked('/session').length, 2);
      });

      it('keeps one thing in the storage of the page, and no cookie', async () => {
        const tab = await open('toggle');
        await click(tab);
        await becomes(tab, delivered);
        const kept = await tab.evaluate(async () => ({
          keys: Object.keys(localStorage),
          session: sessionStorage.length,
          databases: (await indexedDB.databases()).map(({ name }) => name),
          cookie: document.cookie,
        }));
        assert.deepEqual(kept, { keys: ['lanelight'], session: 0, databases: ['lanelight'], cookie: '' });
        const { origins = [] } = await tab.evaluate(async () => ({
          origins: performance.getEntriesByType('resource').map(({ name }) => new URL(name).origin),
        }));
        assert.deepEqual(
          [...new Set(origins)].filter((origin) => origin !== 'null'),
          [front.url],
        );
      });
    });

    describe('a service that errs', () => {
      const json = (status, body, headers = {}) => ({ status, body, headers });
      const faults = {
        500: json(500, '{}'),
        '429 with Retry-After': json(429, '{"code":"rate-limited"}', { 'Retry-After': '1' }),
        'HTML instead of JSON': { status: 200, type: 'text/html', body: '<!doctype html><p>Log in' },
        'a body cut short': json(201, '{"status":"counted","rev":'),
        'a connection that breaks within the body': 'cut',
        'a connection that is reset': 'reset',
        'an answer that is lost': 'lose',
        'an answer with a negative number of own votes': json(200, '{"status":"counted","mine":-1,"rev":1}'),
        'an answer without own votes': json(200, '{"status":"counted","rev":1}'),
      };
      for (const [name, fault] of Object.entries(faults)) {
        it(`tells the truth soon after ${name}, and counts once`, async () => {
          const tab = await open('toggle');
          front.fault = (request) => (isVote(request) ? fault : undefined);
          await click(tab);
          await becomes(tab, { status: 'queued', pressed: true });
          await recovers(tab, delivered);
          assert.equal(await tally('toggle'), 1);
          assert.deepEqual((await told(tab)).slice(1), ['liked zhang-yan', 'synced zhang-yan']);
          await saysNothing(tab);
        });
      }

      for (const name of ['500', 'HTML instead of JSON', 'a connection that breaks within the body']) {
        it(`shows no count while all that is read meets ${name}, and soon after it count and rules`, async () => {
          front.fault = () => faults[name];
          const tab = await open('once');
          assert.equal((await shown(tab)).countText, '—');
          assert.equal((await shown(tab)).status, 'error');
          assert.equal(
            await tab.evaluate(() => document.querySelector('like-button').count === undefined),
            true,
          );
          await recovers(tab, { count: 0, remaining: 1, status: 'ready' });
          await saysNothing(tab);
        });
      }

      it('keeps a like while nobody answers, and delivers it once the service is up', async () => {
        const tab = await open('toggle');
        await front.stop();
        await click(tab);
        await becomes(tab, { status: 'queued', pressed: true, count: 1 });
        await delay(1500);
        await front.start();
        await becomes(tab, delivered);
        assert.deepEqual(await told(tab), [
          'queued zhang-yan network',
          'liked zhang-yan',
          'synced zhang-yan',
        ]);
        assert.equal(await tally('toggle'), 1);
        await saysNothing(tab);
      });

      it('delivers a like after a restart of the service', async () => {
        const tab = await open('toggle');
        await service.close();
        await click(tab);
        await becomes(tab, { status: 'queued', pressed: true, count: 1 });
        await run();
        await becomes(tab, delivered);
        assert.equal(await tally('toggle'), 1);
      });

      /** A page whose time runs faster, with a like that is to be taken back since the fault began. */
      const openWhereNobodyAnswers = async (fault) => {
        const tab = await open('toggle', { prepare: 'hurries' });
        await click(tab);
        await becomes(tab, delivered);
        front.fault = () => fault;
        await click(tab);
        await becomes(tab, { status: 'queued', pressed: false });
        front.requests = [];
        return tab;
      };
      /** Time runs as it does, the fault is over, and the truth shows soon. */
      const recoversSoon = async (tab) => {
        await tab.evaluate(() => (window.isHurried = false));
        await delay(200);
        await recovers(tab, { liked: false, pressed: false, count: 0, status: 'ready' });
        assert.equal(await tally('toggle'), 0);
        assert.equal((await told(tab)).filter((line) => line.startsWith('unliked')).length, 1);
        await saysNothing(tab);
      };

      it('tells the truth soon after hours of faults', async () => {
        const tab = await openWhereNobodyAnswers('reset');
        // As many attempts as there are in minutes.
        await eventually(() => front.requests.filter(isVote).length >= 25);
        await recoversSoon(tab);
      });

      it('tells the truth soon after a stall of 30 s', async () => {
        const tab = await openWhereNobodyAnswers('stall');
        // Of the page's own time; what it asks meanwhile is swallowed, and never answered.
        await delay(30_000 / 40);
        assert.equal(front.requests.length > 0, true);
        await recoversSoon(tab);
      });

      it('asks a service that is away for one thing at a time', async () => {
        await openWhereNobodyAnswers('reset');
        await eventually(() => front.requests.length >= 10);
        // A vote or, while one is silent, a look: nothing of what a page reads.
        const isOther = ({ path }) => !/\/(votes?|leaderboard)$/.test(path);
        assert.deepEqual(front.requests.filter(isOther), []);
      });

      it('tells the truth soon after a stall that outlasts the request', async () => {
        const tab = await open('toggle');
        // Accepted, and never answered: neither while the stall lasts nor after it.
        front.fault = () => 'stall';
        await click(tab);
        assert.equal((await shown(tab)).isPressed, true);
        await becomes(tab, { status: 'queued', pressed: true });
        await until(tab, () => window.told[0] === 'queued zhang-yan timeout');
        // The next one is swallowed, too.
        front.requests = [];
        await eventually(() => front.requests.length > 0);
        await recovers(tab, delivered);
        assert.equal(await tally('toggle'), 1);
        await saysNothing(tab);
      });

      for (const [name, isSwallowed] of [
        ['votes alone', isVote],
        ['sessions alone', ({ path }) => path.endsWith('/session')],
        ['everything', () => true],
      ]) {
        it(`tells the truth soon after a stall that swallowed ${name}, of ten likes given meanwhile`, async () => {
          const names = many.slice(0, 10);
          const tab = await open('toggle', { names: names.join() });
          front.fault = (request) => (isSwallowed(request) ? 'stall' : undefined);
          for (let index = 0; index < 10; index += 1) await click(tab, index);
          await eventually(() => front.requests.some(isSwallowed));
          // Amid the time that a request has.
          await delay(4500);
          await recovers(tab, delivered);
          await until(tab, () =>
            [...document.querySelectorAll('like-button')].every(
              ({ liked, count, status }) => liked && count === 1 && status === 'ready',
            ),
          );
          for (const item of names) assert.equal(await tally('toggle', item), 1);
          await saysNothing(tab);
        });
      }

      it('shows counts soon after a stall that swallowed the reads of two tabs alone', async () => {
        front.fault = ({ path }) => (path.endsWith('/tally') ? 'stall' : undefined);
        const both = [await open('toggle', { isLoaded: false }), await open('toggle', { isLoaded: false })];
        await eventually(() => asked('/tally').length > 0);
        await delay(1000);
        for (const tab of both) await recovers(tab, { count: 0, status: 'ready' });
        await saysNothing(...both);
      });

      it('asks a slow service once for what a page reads', async () => {
        let release;
        const held = new Promise((resolve) => (release = resolve));
        front.fault = ({ path }) => (/toggle(\/tally)?$/.test(path) ? { hold: held } : undefined);
        const tab = await open('toggle', { names: many.join(','), isLoaded: false, prepare: 'patient' });
        await eventually(() => asked('/leaderboard').length === 1);
        release();
        await until(tab, () =>
          [...document.querySelectorAll('like-button')].every(({ status }) => status === 'ready'),
        );
        const reads = front.requests.map(({ path }) => path).filter((path) => !path.endsWith('/leaderboard'));
        assert.deepEqual(reads.sort(), ['/v1/campaigns/toggle', '/v1/campaigns/toggle/tally']);
        await saysNothing(tab);
      });

      it('gives a slow service its time, and counts once what it was asked again meanwhile', async () => {
        const tab = await open('toggle');
        front.fault = (request) => (isVote(request) ? { hold: delay(6000) } : undefined);
        await click(tab);
        await becomes(tab, delivered);
        assert.deepEqual(await told(tab), ['liked zhang-yan']);
        const ops = front.requests.filter(isVote).map(({ body }) => JSON.parse(body).op);
        assert.equal(new Set(ops).size, 1);
        assert.equal(await tally('toggle'), 1);
      });

      it('counts once what the service was told twice', async () => {
        const tab = await open('toggle');
        front.fault = (request) => (isVote(request) ? 'twice' : undefined);
        await click(tab);
        await becomes(tab, delivered);
        await click(tab);
        await becomes(tab, { liked: false, count: 0, status: 'ready' });
        await click(tab);
        await becomes(tab, delivered);
        assert.equal(await tally('toggle'), 1);
        await saysNothing(tab);
      });

      const odd = {
        'above 2^53': (counts) => ({ ...counts, 'zhang-yan': 2 ** 53 + 2 }),
        'of minus one': (counts) => ({ ...counts, 'zhang-yan': -1 }),
        'of one and a half': (counts) => ({ ...counts, 'zhang-yan': 1.5 }),
        'that is a text': (counts) => ({ ...counts, 'zhang-yan': '12' }),
        'that is missing': () => ({}),
      };
      for (const [name, change] of Object.entries(odd)) {
        it(`shows a count ${name} as unknown, never as 0, and the next right one`, async () => {
          front.fault = ({ path }) =>
            path.endsWith('/tally')
              ? { change: (answer) => ({ ...answer, counts: change(answer.counts) }) }
              : undefined;
          const tab = await open('toggle');
          assert.equal((await shown(tab)).countText, '—');
          assert.equal(
            await tab.evaluate(() => document.querySelector('like-button').count === undefined),
            true,
          );
          await click(tab);
          await becomes(tab, delivered);
          await saysNothing(tab);
        });
      }

      it('drops an answer that comes after a newer one, and one of an older revision', async () => {
        const tab = await open('toggle');
        let release;
        const held = new Promise((resolve) => (release = resolve));
        front.requests = [];
        front.fault = ({ path }) => (path.endsWith('/tally') ? { hold: held } : undefined);
        await tab.evaluate(() => void document.querySelector('like-button').refresh());
        await eventually(() => asked('/tally').length === 1);
        await click(tab);
        await becomes(tab, delivered);
        release();
        await delay(300);
        assert.equal((await shown(tab)).count, 1);
        front.fault = ({ path }) =>
          path.endsWith('/tally') ? { change: () => ({ rev: 0, counts: { 'zhang-yan': 7 } }) } : undefined;
        await tab.evaluate(() => document.querySelector('like-button').refresh());
        assert.equal((await shown(tab)).count, 1);
      });
    });

    describe('pages that come and go', () => {
      for (const [name, leave] of [
        ['closed', (tab) => close(tab)],
        ['left for another', (tab) => tab.goto(`${front.url}/elsewhere`)],
      ]) {
        it(`sends a like of a page that was ${name} while it was on its way, once`, async () => {
          const tab = await open('toggle');
          front.fault = (request) => (isVote(request) ? 'stall' : undefined);
          await click(tab);
          await eventually(() => front.requests.some(isVote));
          await leave(tab);
          const [{ body }] = front.requests.filter(isVote);
          front.fault = () => undefined;
          front.requests = [];
          const next = await open('toggle');
          await becomes(next, delivered);
          const again = front.requests.filter(isVote);
          assert.equal(JSON.parse(again[0].body).op, JSON.parse(body).op);
          assert.equal(await tally('toggle'), 1);
          await saysNothing(next);
        });

        for (const [kind, options] of [
          ['a request that outlasts it', {}],
          ['a beacon to the site of the service', { isBeacon: true }],
        ]) {
          it(`sends the claps of a page that was ${name} before they came to rest, by ${kind}, once`, async () => {
            const endpoint = options.isBeacon ? front.otherUrl : front.url;
            const tab = await open('clap', { endpoint });
            await click(tab);
            await becomes(tab, { count: 1, status: 'ready' });
            await click(tab);
            await click(tab);
            front.requests = [];
            await leave(tab);
            // Firefox ends a process with its last page, and with it what was being sent: the next visit sends it.
            const isSudden = name === 'closed' && engine === 'firefox';
            if (!isSudden) {
              await eventually(() => tally('clap').then((count) => count === 3));
              const [sent] = asked('/votes');
              assert.equal('token' in JSON.parse(sent.body), Boolean(options.isBeacon));
            }
            const next = await open('clap', { endpoint });
            await becomes(next, { count: 3, liked: true, status: 'ready' });
            await delay(300);
            assert.equal(await tally('clap'), 3);
          });
        }
      }

      it('is restored from the back-forward cache with what the service has', async () => {
        const tab = await open('toggle');
        await click(tab);
        await becomes(tab, delivered);
        await canBeKept(tab);
        await tab.evaluate(() => (window.isTheSame = true));
        await tab.goto(`${front.url}/elsewhere`);
        await until(tab, () => location.pathname === '/elsewhere');
        const other = await open('toggle', { root: front.otherUrl });
        await click(other);
        await becomes(other, { liked: true, count: 2 });
        await comesBack(tab);
        await becomes(tab, { liked: true, count: 2, status: 'ready' });
        // It hears of other tabs again.
        const third = await open('toggle');
        await becomes(third, { liked: true, count: 2 });
        await click(third);
        await becomes(tab, { liked: false, count: 1 });
      });

      it('keeps a like that waits through the back-forward cache, and delivers it after', async () => {
        const tab = await open('toggle');
        front.fault = (request) => (isVote(request) ? 'reset' : undefined);
        await click(tab);
        await becomes(tab, { status: 'queued' });
        await canBeKept(tab);
        await tab.evaluate(() => (window.isTheSame = true));
        await tab.goto(`${front.url}/elsewhere`);
        await until(tab, () => location.pathname === '/elsewhere');
        front.fault = () => undefined;
        await comesBack(tab);
        await becomes(tab, delivered);
        assert.equal(await tally('toggle'), 1);
      });

      for (const prepare of ['nothing', 'noLocks']) {
        const how = prepare === 'noLocks' ? 'by a lease where there are no locks' : 'by a lock';
        it(`sends from one tab what another one kept, ${how}, and lets that one know`, async () => {
          const first = await open('toggle', { prepare });
          front.fault = ({ page }) => (page.includes(first.mark) ? 'reset' : undefined);
          await click(first);
          await becomes(first, { status: 'queued' });
          const second = await open('toggle', { prepare });
          await becomes(second, delivered);
          await recovers(first, delivered);
          assert.equal(await tally('toggle'), 1);
          await until(first, () => window.told.slice(-2).join() === 'liked zhang-yan,synced zhang-yan');
          await saysNothing(first, second);
        });
      }

      it('goes on where a tab that had the lease is gone, and where a clock made it last for years', async () => {
        const tab = await open('toggle', { prepare: 'noLocks' });
        await tab.evaluate(
          (lasts) => {
            const button = document.querySelector('like-button');
            const key = JSON.stringify(['lanelight', button.endpoint, button.campaign]);
            const leases = { [key]: Date.now() + lasts };
            localStorage.setItem('lanelight', JSON.stringify({ leases }));
          },
          10 * 365 * day,
        );
        front.fault = (request) => (isVote(request) ? 'reset' : undefined);
        await click(tab);
        await becomes(tab, { status: 'queued' });
        await recovers(tab, delivered);
      });

      it('counts two tabs of one reader as one', async () => {
        const both = [await open('once'), await open('once')];
        await Promise.all(both.map((tab) => click(tab)));
        for (const tab of both) await becomes(tab, delivered);
        assert.equal(await tally('once'), 1);
        await saysNothing(...both);
      });

      it('takes a like back with the reason that waited a day, until the campaign had closed', async () => {
        const tab = await open('window');
        front.fault = () => 'reset';
        await click(tab);
        await becomes(tab, { status: 'queued', pressed: true });
        clock += 1.5 * day;
        await recovers(tab, { pressed: false, liked: false, count: 0 });
        assert.equal((await shown(tab)).note, '点赞已经结束。');
        assert.equal(await tally('window'), 0);
        await until(
          tab,
          () =>
            document.querySelector('like-button').shadowRoot.querySelector('[aria-disabled=true]') !== null,
        );
        assert.deepEqual(await told(tab), ['queued zhang-yan network', 'rejected zhang-yan closed']);
        await saysNothing(tab);
      });
    });

    describe('devices that err', () => {
      for (const years of [-10, 10]) {
        it(`opens and closes by the clock of the service on a device ${years} years off`, async () => {
          clock = start - 2 * day;
          const tab = await open('window', { prepare: 'clockOff', value: years });
          assert.equal((await shown(tab)).isDisabled, true);
          const text = await tab.evaluate(
            () => document.querySelector('like-button').shadowRoot.querySelector('[part=window]').textContent,
          );
          assert.match(text, /^距开始 (1 天 00:00:00|23:59:\d\d)$/);
          await click(tab);
          clock = start;
          await tab.evaluate(() => document.querySelector('like-button').refresh());
          await until(
            tab,
            () => !document.querySelector('like-button').shadowRoot.querySelector('[aria-disabled]'),
          );
          front.fault = (request) => (isVote(request) ? 'reset' : undefined);
          await click(tab);
          await becomes(tab, { status: 'queued' });
          await recovers(tab, { liked: true, count: 1 });
        });
      }

      it('likes where every storage throws, once a page', async () => {
        const tab = await open('once', { prepare: 'storageThrows' });
        await click(tab);
        await becomes(tab, { liked: true, count: 1, remaining: 0, status: 'ready' });
        await click(tab);
        assert.equal((await shown(tab)).note, '已经点过赞了。');
        assert.equal(await tally('once'), 1);
        await saysNothing(tab);
      });

      for (const how of ['throws', 'aborts']) {
        it(`keeps a like in the storage of the page where the database ${how} from some moment on`, async () => {
          const tab = await open('toggle', { prepare: 'databaseBreaks' });
          await click(tab);
          await becomes(tab, delivered);
          await tab.evaluate((kind) => (window.isBroken = kind), how);
          front.fault = (request) => (isVote(request) ? 'reset' : undefined);
          await click(tab);
          await becomes(tab, { status: 'queued', pressed: false });
          await until(tab, () => /"kind":"unlike"/.test(localStorage.getItem('lanelight')));
          // Nothing of it is lost with the page.
          await close(tab);
          front.fault = () => undefined;
          const next = await open('toggle');
          await becomes(next, { liked: false, pressed: false, count: 0, status: 'ready' });
          await until(next, () => !/"kind":"unlike"/.test(localStorage.getItem('lanelight')));
          assert.equal(await tally('toggle'), 0);
          await saysNothing(next);
        });
      }
    });
  });
}
