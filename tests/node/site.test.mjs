import assert from 'node:assert/strict';
import { mkdtemp, rm } from 'node:fs/promises';
import { createServer } from 'node:http';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, before, describe, it } from 'node:test';
import { launch } from 'puppeteer-core';
import { readColumns } from '../../dist/cli/read-columns.js';
import { serveSite } from '../../dist/cli/serve.js';
import { renderSite } from '../../dist/cli/site.js';
import { chromiumArgs, provideChromium } from '../../scripts/find-browser.mjs';
import { patience } from '../support/browsers.mjs';

let folder;
let site;
let browser;

before(async () => {
  folder = await mkdtemp(join(tmpdir(), 'lanelight-'));
  const columns = await readColumns('content');
  const files = await renderSite(columns, 'content', '/');
  site = await serveSite(files, columns, { database: join(folder, 'site.db'), host: '127.0.0.1', port: 0 });
  browser = await launch({ executablePath: provideChromium().path, args: chromiumArgs });
});
after(async () => {
  await browser?.close();
  await site?.close();
  await rm(folder, { recursive: true });
});

/**
 * Opens a page and keeps what a reader should never meet: violations, errors, foreign requests, shifts. It is at rest
 * with a connection or two still open: counts are pushed.
 */
async function open(path, { width = 1280, query = '', script = true, block, origin = site.url } = {}) {
  // A window of its own: one that lies behind another has neither frames nor shifts.
  const context = await browser.createBrowserContext();
  const page = await context.newPage();
  page.close = () => context.close();
  const faults = [];
  page.on('pageerror', (error) => faults.push(`error: ${error.message}`));
  page.on('console', (message) => {
    if (['error', 'warn'].includes(message.type())) faults.push(`console: ${message.text()}`);
  });
  page.on('request', (request) => {
    // The browser's own icon of a date field is a picture in its sheet.
    const isInner = request.url().startsWith('data:');
    if (!isInner && !request.url().startsWith(origin)) faults.push(`request: ${request.url()}`);
  });
  if (block) {
    await page.setRequestInterception(true);
    page.on('request', (request) => void block(request));
  }
  await page.setViewport({ width, height: 800 });
  await page.setJavaScriptEnabled(script);
  if (script) {
    await page.evaluateOnNewDocument(() => {
      globalThis.violations = [];
      globalThis.shifts = [];
      document.addEventListener('securitypolicyviolation', (event) =>
        globalThis.violations.push(`${event.violatedDirective} ${event.blockedURI}`),
      );
      new PerformanceObserver((list) => {
        for (const { value, hadRecentInput, sources } of list.getEntries()) {
          const names = sources.map(({ node }) => node?.nodeName).join(' ');
          if (!hadRecentInput) globalThis.shifts.push(`${value.toFixed(4)} ${names}`);
        }
      }).observe({ type: 'layout-shift', buffered: true });
    });
  }
  await page.goto(`${origin}/${path}${query}`, { waitUntil: 'networkidle2' });
  return { page, faults };
}

/** Scrolls to the end in steps, so that everything that waits to be seen is seen. */
async function readToTheEnd(page) {
  await page.evaluate(async () => {
    for (let y = 0; y < document.documentElement.scrollHeight; y += 400) {
      scrollTo(0, y);
      await new Promise((resolve) => setTimeout(resolve, 50));
    }
  });
  await page.waitForFunction(() => scrollY + innerHeight >= document.documentElement.scrollHeight - 1);
}

const pages = ['faxian-shanguang-de-ni.html', 'xunzhao-zuimei-shequ-gongzuozhe.html'];

describe('a page that comes in pieces, as over a slow line', { concurrency: 2 }, () => {
  let slow;

  before(async () => {
    slow = createServer(async ({ url }, response) => {
      const whole = await fetch(`${site.url}${url}`);
      const type = whole.headers.get('content-type') ?? '';
      response.setHeader('content-type', type);
      if (!type.startsWith('text/html')) {
        response.end(Buffer.from(await whole.arrayBuffer()));
        return;
      }
      // Long enough for each of them to be painted.
      for (const piece of (await whole.text()).split(/(?<=<\/(?:a|p|h2)>)/)) {
        response.write(piece);
        await new Promise((resolve) => setTimeout(resolve, 40));
      }
      response.end();
    });
    await new Promise((resolve) => slow.listen(0, '127.0.0.1', resolve));
  });
  after(() => {
    slow.closeAllConnections();
    slow.close();
  });

  // The others are for the long run.
  const others = process.env.LONG ? [pages[1], 'builder.html', 'theme.html'] : [];
  for (const path of ['', pages[0], 'forms.html', ...others]) {
    for (const width of [320, 1280]) {
      it(`moves nothing that is there: /${path} at ${width} px`, async () => {
        const { page } = await open(path, { width, origin: `http://127.0.0.1:${slow.address().port}` });
        assert.deepEqual(await page.evaluate(() => globalThis.shifts), []);
        await page.close();
      });
    }
  }
});

for (const path of ['', ...pages, 'forms.html', 'builder.html', 'theme.html']) {
  describe(`/${path}`, { concurrency: 2 }, () => {
    for (const width of [320, 768, 1280]) {
      it(`has no violation, error, foreign request, shift or sideways scrolling at ${width} px`, async () => {
        const { page, faults } = await open(path, { width });
        await readToTheEnd(page);
        const { violations, shifts, overflow } = await page.evaluate(() => ({
          violations: globalThis.violations,
          shifts: globalThis.shifts,
          overflow: document.documentElement.scrollWidth - innerWidth,
        }));
        assert.deepEqual({ faults, violations, shifts }, { faults: [], violations: [], shifts: [] });
        assert.ok(overflow <= 0, `${overflow} px wider than the screen`);
        await page.close();
      });
    }

    // Large text at night stands for both; each alone is for the long run.
    const alone = process.env.LONG ? ['?elder', '?theme=night'] : [];
    for (const query of [...alone, '?elder&theme=night', '?grey', '?dir=rtl']) {
      it(`fits a small phone with ${query}`, async () => {
        const { page, faults } = await open(path, { width: 320, query });
        const overflow = await page.evaluate(() => document.documentElement.scrollWidth - innerWidth);
        assert.deepEqual(faults, []);
        assert.ok(overflow <= 0, `${overflow} px wider than the screen`);
        await page.close();
      });
    }
  });
}

describe('embed builder', () => {
  it('shows every form under the policy, and asks for nothing but the example that was chosen', async () => {
    const { page, faults } = await open('builder.html', { width: 768 });
    const asked = [];
    page.on('request', (request) => asked.push(new URL(request.url()).pathname));
    const [, sample] = await page.$$eval('.builder-bar option', (options) =>
      options.map(({ value }) => value),
    );
    await page.select('.builder-bar select', sample);
    await page.waitForSelector('.builder-preview');
    const tabs = await page.$$eval('[role=tab]', (list) => list.map(({ id }) => id));
    for (const tab of tabs) {
      await page.click(`#${tab}`);
      await page.waitForSelector('.builder-code');
    }
    await page.waitForNetworkIdle({ concurrency: 2 });
    const violations = await page.evaluate(() => globalThis.violations);
    assert.deepEqual({ faults, violations }, { faults: [], violations: [] });
    const others = asked.filter((path) => !/^\/(media|assets)\//.test(path));
    assert.deepEqual(others, [new URL(sample).pathname]);
    await page.close();
  });

  it('fits a small phone, filled in, with every form', async () => {
    for (const query of ['', '?elder', '?theme=night', '?lang=en', '?dir=rtl']) {
      const { page } = await open('builder.html', { width: 320, query });
      const [, sample] = await page.$$eval('.builder-bar option', (options) =>
        options.map(({ value }) => value),
      );
      await page.select('.builder-bar select', sample);
      for (const tab of ['cms', 'wechat', 'tags', 'jsonld']) {
        await page.waitForSelector(`#builder-tab-${tab}`);
        await page.$eval(`#builder-tab-${tab}`, (button) => button.click());
        await page.waitForSelector('.builder-code');
        const overflow = await page.evaluate(() => document.documentElement.scrollWidth - innerWidth);
        assert.ok(overflow <= 0, `${overflow} px wider than the screen with ${tab} ${query}`);
      }
      await page.close();
    }
  });
});

describe('page of a column', () => {
  it('shows a picture large, with its caption, and comes back to it', async () => {
    for (const query of ['', '?elder', '?grey']) {
      const { page, faults } = await open(pages[0], { width: 320, query });
      const gallery = await page.waitForSelector('swipe-gallery[viewer]');
      const button = await gallery.waitForSelector('>>> .enlarge');
      // Modes that the address asks for come with a script, after the first paint.
      await page.evaluate(() => (globalThis.shifts = []));
      await button.click();
      const caption = await page.waitForSelector('>>> dialog[open] figcaption');
      assert.equal(
        await caption.evaluate((element) => element.textContent),
        await gallery.evaluate((element) => element.querySelector('figcaption').textContent),
      );
      const overflow = await page.evaluate(() => document.documentElement.scrollWidth - innerWidth);
      assert.ok(overflow <= 0, `${overflow} px wider than the screen`);
      await page.goBack();
      await page.waitForFunction(
        (element) => !element.shadowRoot.querySelector('dialog'),
        { timeout: patience },
        gallery,
      );
      const { violations, shifts } = await page.evaluate(() => ({
        violations: globalThis.violations,
        shifts: globalThis.shifts,
      }));
      assert.deepEqual({ faults, violations, shifts }, { faults: [], violations: [], shifts: [] });
      await page.close();
    }
  });

  it('does not move when the script comes late', async () => {
    const { page } = await open(pages[0], {
      width: 320,
      block: async (request) => {
        if (request.url().endsWith('/lanelight.js'))
          await new Promise((resolve) => setTimeout(resolve, 1500));
        await request.continue();
      },
    });
    const shifts = await page.evaluate(() => globalThis.shifts);
    assert.deepEqual(shifts, []);
    await page.close();
  });

  it('has the same layout before and after the upgrade', async () => {
    const measure = () =>
      [
        ...document.querySelectorAll(
          'worker-profile > *, worker-profile li, column-header > *, column-credits > *',
        ),
      ].map((element) => {
        const { left, top, width } = element.getBoundingClientRect();
        return `${element.localName} ${element.slot} ${[left, top, width].map(Math.round).join(' ')}`;
      });
    const without = (request) =>
      /lanelight[^/]*\.js$/.test(request.url()) ? request.abort() : request.continue();
    for (const path of pages) {
      for (const width of [320, 768, 1280]) {
        const late = await open(path, { width, block: without });
        const before = await late.page.evaluate(measure);
        await late.page.close();
        const { page } = await open(path, { width });
        assert.deepEqual(await page.evaluate(measure), before);
        await page.close();
      }
    }
  });

  it('can be read whole without JavaScript: nothing is hidden, cut off or out of the page', async () => {
    const { page } = await open(pages[0], { width: 320, script: false });
    const { root } = await (await page.createCDPSession()).send('DOM.getDocument');
    assert.ok(root);
    const snapshot = await page.accessibility.snapshot({ interestingOnly: false });
    const texts = JSON.stringify(snapshot);
    for (const text of ['发现“闪光的你”', '范迪', '群众无小事', '监审', '来源'])
      assert.ok(texts.includes(text), text);
    await page.close();
  });

  it('counts a like for good, and shows it to the next reader', async () => {
    const { page } = await open(pages[0]);
    const read = (context) =>
      context.evaluate(() => {
        const { count, pressed } = document.querySelector('like-button[item="fan-di"]');
        return { count, pressed };
      });
    await page.waitForFunction(() => document.querySelector('like-button[item="fan-di"]').count === 0);
    const button = await page.$('like-button[item="fan-di"] >>> button');
    await button.click();
    await page.waitForFunction(() => document.querySelector('like-button[item="fan-di"]').count === 1);
    await page.waitForNetworkIdle({ concurrency: 2 });
    assert.deepEqual(await read(page), { count: 1, pressed: true });
    await page.reload({ waitUntil: 'networkidle2' });
    assert.deepEqual(await read(page), { count: 1, pressed: true });
    const other = await open(pages[0]);
    await other.page.waitForFunction(() => document.querySelector('like-button[item="fan-di"]').count === 1);
    assert.deepEqual(await read(other.page), { count: 1, pressed: false });
    await other.page.close();
    await page.close();
  });

  it('changes to large text, 40 px in a window of 320, and night, and keeps the choice', async () => {
    const { page } = await open(pages[1], { width: 320 });
    await page.click('[data-setting="elder"]');
    await page.click('[data-setting="night"]');
    await page.reload({ waitUntil: 'networkidle2' });
    const state = await page.evaluate(() => ({
      size: parseFloat(getComputedStyle(document.querySelector('worker-profile')).fontSize),
      theme: document.documentElement.dataset.theme,
      pressed: [...document.querySelectorAll('[data-setting]')].map((button) =>
        button.getAttribute('aria-pressed'),
      ),
    }));
    assert.deepEqual(state, { size: 24, theme: 'night', pressed: ['true', 'true'] });
    for (let press = 0; press < 4; press += 1) await page.click('[data-elder-size="larger"]');
    await page.reload({ waitUntil: 'networkidle2' });
    const enlarged = await page.evaluate(() => ({
      size: parseFloat(getComputedStyle(document.querySelector('worker-profile')).fontSize),
      isAtEnd: document.querySelector('[data-elder-size="larger"]').getAttribute('aria-disabled'),
      overflow: document.documentElement.scrollWidth - innerWidth,
    }));
    assert.deepEqual(enlarged, { size: 40, isAtEnd: 'true', overflow: 0 });
    await page.close();
  });
});
