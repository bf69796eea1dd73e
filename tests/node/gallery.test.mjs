import assert from 'node:assert/strict';
import { readFile } from 'node:fs/promises';
import { createServer } from 'node:http';
import { after, afterEach, before, describe, it } from 'node:test';
import { launch } from 'puppeteer-core';
import { chromiumArgs, provideChromium } from '../../scripts/find-browser.mjs';

const count = 12;
const isFile = (url) => /^\/lanelight\.(css|([\w-]+\.)?js)$/.test(url);

function picture(index) {
  const svg = `<svg xmlns="http://www.w3.org/2000/svg" width="1600" height="1000"><rect width="100%" height="100%" fill="hsl(${index * 30} 30% 60%)"/></svg>`;
  return `data:image/svg+xml,${encodeURIComponent(svg)}`;
}

const figure = (index) =>
  `<figure><img src="${picture(index)}" width="1600" height="1000" alt="Picture ${index}" loading="lazy"><figcaption><a href="https://caption.example/${index}">Caption ${index}</a> <small><a href="https://credit.example/${index}">Credit ${index}</a></small></figcaption></figure>`;

const html = `<!doctype html><html lang="zh-Hans"><meta charset="utf-8"><title>Gallery</title>
<meta name="viewport" content="width=device-width"><link rel="stylesheet" href="/lanelight.css">
<script type="module" src="/lanelight.js"></script>
<style>body { margin: 16px; min-height: 3000px }</style>
<swipe-gallery viewer label="The street">${Array.from({ length: count }, (_, index) => figure(index)).join('\n')}</swipe-gallery>`;

/** Pictures at an address that never answers. */
const slow = html.replaceAll(/src="data:[^"]*"/g, 'src="/never.png"');

let server;
let browser;
let page;

before(async () => {
  server = createServer(async ({ url }, response) => {
    if (url === '/never.png') return;
    const type = url.endsWith('.css') ? 'text/css' : 'text/javascript';
    response.setHeader('content-type', isFile(url) ? type : 'text/html');
    if (isFile(url)) response.end(await readFile(new URL(`../../dist${url}`, import.meta.url)));
    else response.end({ '/': html, '/slow': slow }[url] ?? '<!doctype html><title>Elsewhere</title>');
  });
  await new Promise((resolve) => server.listen(0, '127.0.0.1', resolve));
  browser = await launch({ executablePath: provideChromium().path, args: chromiumArgs });
});
after(async () => {
  await browser?.close();
  server?.closeAllConnections();
  server?.close();
});
afterEach(() => page?.close());

/** Opens the page on a phone with a touch screen, or on a desktop. */
async function open({ isPhone = true } = {}) {
  page = await browser.newPage();
  const [width, height] = isPhone ? [390, 844] : [1280, 800];
  await page.setViewport({ width, height, hasTouch: isPhone, isMobile: isPhone });
  await page.goto(`http://127.0.0.1:${server.address().port}/`);
  await page.waitForFunction(() => document.querySelector('swipe-gallery').matches(':defined'));
  await atRest();
  return page.createCDPSession();
}

const wait = (milliseconds) => new Promise((resolve) => setTimeout(resolve, milliseconds));

/** What was begun has ended: nothing has moved for a while. */
async function atRest() {
  await wait(250);
  for (let last, now; now === undefined || now !== last; ) {
    last = now;
    now = JSON.stringify(await state());
    await wait(250);
  }
}

/** Moves fingers along their paths, in frames of 16 ms, and lifts them. */
async function touch(session, paths, { steps = 12, lift = true } = {}) {
  const pointsAt = (share) =>
    paths.map(([[x, y], [toX, toY]], id) => ({ x: x + (toX - x) * share, y: y + (toY - y) * share, id }));
  await session.send('Input.dispatchTouchEvent', { type: 'touchStart', touchPoints: pointsAt(0) });
  for (let step = 1; step <= steps; step += 1) {
    await session.send('Input.dispatchTouchEvent', {
      type: 'touchMove',
      touchPoints: pointsAt(step / steps),
    });
    await wait(16);
  }
  if (lift) await session.send('Input.dispatchTouchEvent', { type: 'touchEnd', touchPoints: [] });
}

async function tap(session, x, y) {
  await session.send('Input.dispatchTouchEvent', { type: 'touchStart', touchPoints: [{ x, y }] });
  await session.send('Input.dispatchTouchEvent', { type: 'touchEnd', touchPoints: [] });
}

/** What there is to see of the gallery and its viewer. */
const state = () =>
  page.evaluate(() => {
    const gallery = document.querySelector('swipe-gallery');
    const dialog = gallery.shadowRoot.querySelector('dialog');
    const inner = dialog?.querySelector('swipe-gallery');
    const frame = inner?.slides[inner.index]?.querySelector('.frame');
    const image = frame?.querySelector('img')?.getBoundingClientRect();
    return {
      index: gallery.index,
      isOpen: dialog?.open ?? false,
      place: inner?.index,
      zoom: image && image.width / frame.clientWidth,
      left: frame?.scrollLeft,
      scale: visualViewport.scale,
      scrollY: Math.round(scrollY),
    };
  });

async function openViewer(index = 0) {
  await page.evaluate((slide) => document.querySelector('swipe-gallery').openViewer(slide), index);
  await atRest();
}

describe('<swipe-gallery> under fingers', () => {
  it('swipes one slide for one swipe, and leaves the page where it is', async () => {
    const session = await open();
    await page.evaluate(() => {
      globalThis.events = [];
      for (const name of ['swipe-gallery-change', 'swipe-gallery-changed'])
        document.addEventListener(name, ({ type, index }) => globalThis.events.push(`${type} ${index}`));
    });
    await touch(session, [
      [
        [300, 150],
        [60, 155],
      ],
    ]);
    await atRest();
    const { index, scrollY } = await state();
    assert.deepEqual([index, scrollY], [1, 0]);
    assert.deepEqual(await page.evaluate(() => globalThis.events), [
      'swipe-gallery-change 1',
      'swipe-gallery-changed 1',
    ]);
  });

  it('lets a finger on a picture scroll the page', async () => {
    const session = await open();
    await touch(session, [
      [
        [150, 200],
        [150, 40],
      ],
    ]);
    await atRest();
    const { index, scrollY } = await state();
    assert.equal(index, 0);
    assert.ok(scrollY > 80, `${scrollY} px`);
  });

  it('opens a picture that is tapped, and swipes in the viewer', async () => {
    const session = await open();
    await tap(session, 150, 120);
    await atRest();
    assert.equal((await state()).isOpen, true);
    await touch(session, [
      [
        [320, 400],
        [60, 405],
      ],
    ]);
    await atRest();
    assert.equal((await state()).place, 1);
  });

  it('zooms with two fingers, keeps what is between them there, and leaves the page its own scale', async () => {
    const session = await open();
    await openViewer(2);
    const pinch = [
      [
        [175, 380],
        [75, 380],
      ],
      [
        [215, 380],
        [315, 380],
      ],
    ];
    await touch(session, pinch);
    await atRest();
    const { zoom, left, place, scale, isOpen } = await state();
    assert.ok(zoom > 2.5 && zoom <= 1600 / 374 + 0.01, `zoomed ${zoom} times`);
    assert.ok(left > 100, `${left} px from the left`);
    assert.deepEqual([place, scale, isOpen], [2, 1, true]);
    await touch(
      session,
      pinch.map(([from, to]) => [to, from]),
    );
    await atRest();
    assert.equal((await state()).zoom, 1);
  });

  it('pans a zoomed picture with a finger, and goes on to the next from its edge', async () => {
    const session = await open();
    await openViewer(1);
    await page.keyboard.press('+');
    await atRest();
    const before = await state();
    await touch(session, [
      [
        [300, 400],
        [240, 400],
      ],
    ]);
    await atRest();
    const panned = await state();
    assert.ok(panned.left > before.left + 20, `${before.left} → ${panned.left}`);
    assert.equal(panned.place, 1);
    const swipe = [
      [
        [370, 400],
        [20, 400],
      ],
    ];
    await touch(session, swipe);
    await atRest();
    assert.equal((await state()).place, 1, 'as far as the edge');
    await touch(session, swipe);
    await atRest();
    const after = await state();
    assert.deepEqual([after.place, after.zoom], [2, 1]);
  });

  it('zooms where it is tapped twice, and back', async () => {
    const session = await open();
    await openViewer();
    await tap(session, 100, 400);
    await tap(session, 100, 400);
    await atRest();
    assert.ok((await state()).zoom > 2);
    await tap(session, 100, 400);
    await tap(session, 100, 400);
    await atRest();
    assert.equal((await state()).zoom, 1);
  });

  it('is put away by pulling down, and not by a short pull', async () => {
    const session = await open();
    await openViewer(3);
    await touch(
      session,
      [
        [
          [200, 300],
          [205, 350],
        ],
      ],
      { steps: 30 },
    );
    await atRest();
    assert.equal((await state()).isOpen, true);
    await touch(session, [
      [
        [200, 300],
        [210, 520],
      ],
    ]);
    await atRest();
    const { isOpen, index } = await state();
    assert.deepEqual([isOpen, index], [false, 3]);
  });

  it('does not scroll the page under the viewer', async () => {
    const session = await open();
    await openViewer();
    await touch(session, [
      [
        [200, 600],
        [200, 200],
      ],
    ]);
    await atRest();
    const { isOpen, scrollY } = await state();
    assert.deepEqual([isOpen, scrollY], [true, 0]);
  });
});

describe('<swipe-gallery> in its page', () => {
  it('prints every caption and every credit, wherever it stands and with the viewer open', async () => {
    await open({ isPhone: false });
    for (const isOpen of [false, true]) {
      await page.evaluate(() => document.querySelector('swipe-gallery').goTo(8, { behavior: 'instant' }));
      if (isOpen) await openViewer(4);
      const pdf = Buffer.from(await page.pdf()).toString('latin1');
      for (const site of ['caption', 'credit']) {
        const printed = new Set(pdf.match(new RegExp(`https://${site}\\.example/\\d+`, 'g')));
        assert.equal(printed.size, count, `${site}s printed`);
      }
    }
  });

  it('is as it was when the reader comes back to the page, gone in the middle of a move', async () => {
    await open({ isPhone: false });
    await page.evaluate(() => {
      globalThis.isSamePage = true;
      globalThis.events = [];
      addEventListener('pageshow', ({ persisted }) => (globalThis.isRestored = persisted));
      for (const name of ['swipe-gallery-change', 'swipe-gallery-changed'])
        addEventListener(name, ({ type, index }) => globalThis.events.push(`${type} ${index}`));
      const gallery = document.querySelector('swipe-gallery');
      gallery.goTo(5, { behavior: 'instant' });
      gallery.next();
    });
    await page.goto(`http://127.0.0.1:${server.address().port}/elsewhere`);
    await page.goBack();
    await atRest();
    const read = () =>
      page.evaluate(() => {
        const gallery = document.querySelector('swipe-gallery');
        const { left } = gallery.shadowRoot.querySelector('.track').getBoundingClientRect();
        return {
          isRestored: globalThis.isSamePage === true && globalThis.isRestored === true,
          index: gallery.index,
          offset: Math.round(gallery.slides[gallery.index].getBoundingClientRect().left - left),
          events: globalThis.events,
          reachable: gallery.slides.flatMap((slide, index) => (slide.inert ? [] : [index])),
        };
      });
    assert.deepEqual(await read(), {
      isRestored: true,
      index: 6,
      offset: 0,
      events: [],
      reachable: [6, 7],
    });
    await page.evaluate(() => {
      document.querySelector('swipe-gallery').shadowRoot.querySelector('[part="next"]').click();
    });
    await atRest();
    const { index, offset, events } = await read();
    assert.deepEqual([index, offset], [7, 0]);
    assert.deepEqual(events, ['swipe-gallery-change 7', 'swipe-gallery-changed 7']);
  });

  it('works with pictures that never come, in the row and in the viewer', async () => {
    page = await browser.newPage();
    await page.setViewport({ width: 390, height: 844 });
    const errors = [];
    page.on('pageerror', ({ message }) => errors.push(message));
    await page.goto(`http://127.0.0.1:${server.address().port}/slow`, { waitUntil: 'domcontentloaded' });
    await page.waitForFunction(() => document.querySelector('swipe-gallery').matches(':defined'));
    await atRest();
    const box = await page.evaluate(() => {
      const { width, height } = document.querySelector('img').getBoundingClientRect();
      return Math.round((width / height) * 100) / 100;
    });
    assert.equal(box, 1.6);
    await page.evaluate(() => document.querySelector('swipe-gallery').next());
    await atRest();
    assert.equal((await state()).index, 1);
    await openViewer(1);
    await page.keyboard.press('+');
    await page.keyboard.press('ArrowRight');
    await page.keyboard.press('Escape');
    await atRest();
    assert.equal((await state()).isOpen, false);
    assert.deepEqual(errors, []);
  });

  it('fills the screen with the viewer when asked, and gives it back', async () => {
    await open({ isPhone: false });
    await openViewer(3);
    const full = await page.evaluateHandle(() =>
      document.querySelector('swipe-gallery').shadowRoot.querySelector('dialog .full'),
    );
    const isFull = () =>
      page.evaluate(() => document.querySelector('swipe-gallery').shadowRoot.fullscreenElement?.className);
    await full.click();
    await page.waitForFunction(() => document.fullscreenElement);
    assert.equal(await isFull(), 'stage');
    assert.equal(await full.evaluate(({ textContent }) => textContent.trim()), '退出全屏');
    await atRest();
    assert.equal((await state()).place, 3);
    await full.click();
    await page.waitForFunction(() => !document.fullscreenElement);
    assert.equal((await state()).isOpen, true);
    await full.click();
    await page.waitForFunction(() => document.fullscreenElement);
    await page.evaluate(() => document.querySelector('swipe-gallery').closeViewer());
    await page.waitForFunction(() => !document.fullscreenElement);
  });

  it('scrolls sideways with Shift and the wheel', async () => {
    const session = await open({ isPhone: false });
    await session.send('Input.dispatchMouseEvent', {
      type: 'mouseWheel',
      x: 400,
      y: 300,
      deltaX: 0,
      deltaY: 700,
      modifiers: 8,
    });
    await atRest();
    await atRest();
    const { index, scrollY } = await state();
    assert.deepEqual([index, scrollY], [1, 0]);
  });

  it('leaves nothing after a thousand galleries have come and gone', async () => {
    const session = await open({ isPhone: false });
    const cycle = (times) =>
      page.evaluate(async (cycles) => {
        const source = document.querySelector('swipe-gallery');
        for (let turn = 0; turn < cycles; turn += 1) {
          const gallery = document.createElement('swipe-gallery');
          for (const slide of [...source.children].slice(0, 3)) gallery.append(slide.cloneNode(true));
          document.body.append(gallery);
          await gallery.updateComplete;
          if (turn % 50 === 0) await new Promise((resolve) => requestAnimationFrame(resolve));
          gallery.next();
          gallery.remove();
        }
      }, times);
    const measure = async () => {
      await atRest();
      for (let turn = 0; turn < 3; turn += 1) await session.send('HeapProfiler.collectGarbage');
      const { metrics } = await session.send('Performance.getMetrics');
      const of = (name) => metrics.find((metric) => metric.name === name).value;
      return { heap: of('JSHeapUsedSize'), listeners: of('JSEventListeners'), nodes: of('Nodes') };
    };
    await session.send('Performance.enable');
    await session.send('HeapProfiler.enable');
    await cycle(200);
    const before = await measure();
    await cycle(1000);
    const after = await measure();
    const kept = (after.heap - before.heap) / 1024;
    assert.ok(kept < 256, `${Math.round(kept)} KB kept`);
    assert.ok(after.listeners <= before.listeners, `${after.listeners - before.listeners} listeners kept`);
    assert.ok(after.nodes <= before.nodes + 20, `${after.nodes - before.nodes} nodes kept`);
  });
});
