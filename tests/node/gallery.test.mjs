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

/** Without a script: the row of thumbnails, a column, and a text after each. */
const still = `<!doctype html><html lang="zh-Hans"><meta charset="utf-8"><title>Gallery</title>
<link rel="stylesheet" href="/lanelight.css"><style>p { margin: 0 }</style>
${['', 'viewer thumbnails', 'axis="y"'].map((attributes) => `<swipe-gallery ${attributes}>${figure(0)}${figure(1)}</swipe-gallery><p>After</p>`).join('')}`;

/** Pictures at an address that never answers. */
const slow = html.replaceAll(/src="data:[^"]*"/g, 'src="/never.png"');

/** The first picture leads to a large one, the second to nothing. */
const linked = `<!doctype html><html lang="zh-Hans"><meta charset="utf-8"><title>Gallery</title>
<link rel="stylesheet" href="/lanelight.css"><script type="module" src="/lanelight.js"></script>
<swipe-gallery viewer><figure><a href="/large.jpg"><img src="/small.svg" width="1600" height="1000" alt="One"></a></figure>
<figure><img src="/small.svg" width="1600" height="1000" alt="Two"></figure></swipe-gallery>`;

const strictPolicy =
  "default-src 'none'; script-src 'self'; style-src 'self'; img-src data:; require-trusted-types-for 'script'";

let server;
let browser;
let page;

before(async () => {
  server = createServer(async ({ url }, response) => {
    if (url === '/never.png') return;
    if (url === '/strict') response.setHeader('content-security-policy', strictPolicy);
    const type = url.endsWith('.css') ? 'text/css' : 'text/javascript';
    response.setHeader('content-type', isFile(url) ? type : 'text/html');
    if (url === '/small.svg') {
      response.setHeader('content-type', 'image/svg+xml');
      response.end(decodeURIComponent(picture(1).split(',')[1]));
      return;
    }
    if (isFile(url)) response.end(await readFile(new URL(`../../dist${url}`, import.meta.url)));
    else
      response.end(
        { '/': html, '/strict': html, '/slow': slow, '/still': still, '/linked': linked }[url] ??
          '<!doctype html><title>Elsewhere</title>',
      );
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
async function open({ isPhone = true, prepare, path = '/' } = {}) {
  page = await browser.newPage();
  if (prepare) await page.evaluateOnNewDocument(prepare);
  const [width, height] = isPhone ? [390, 844] : [1280, 800];
  await page.setViewport({ width, height, hasTouch: isPhone, isMobile: isPhone });
  await page.goto(`http://127.0.0.1:${server.address().port}${path}`);
  await page.waitForFunction(() => document.querySelector('swipe-gallery').matches(':defined'));
  // With the parts that it loads, such as dragging.
  await page.evaluate(() => document.querySelector('swipe-gallery').updateComplete);
  await atRest();
  return page.createCDPSession();
}

/** In a page, before its scripts: counts observers that observe, and timers and frames that are still to come. */
function countWhatIsAlive() {
  const [observers, timers, frames] = [new Set(), new Set(), new Set()];
  for (const name of ['MutationObserver', 'ResizeObserver', 'IntersectionObserver']) {
    const { prototype } = globalThis[name];
    const { observe, disconnect } = prototype;
    prototype.observe = function (...given) {
      observers.add(this);
      return observe.apply(this, given);
    };
    prototype.disconnect = function () {
      observers.delete(this);
      return disconnect.call(this);
    };
  }
  const follow = (pending, begin, end) => {
    const [start, stop] = [globalThis[begin], globalThis[end]];
    globalThis[begin] = (action, ...rest) => {
      const id = start(
        (...given) => {
          pending.delete(id);
          action(...given);
        },
        ...rest,
      );
      pending.add(id);
      return id;
    };
    globalThis[end] = (id) => {
      pending.delete(id);
      stop(id);
    };
  };
  follow(timers, 'setTimeout', 'clearTimeout');
  follow(frames, 'requestAnimationFrame', 'cancelAnimationFrame');
  globalThis.countAlive = () => ({ observers: observers.size, timers: timers.size, frames: frames.size });
}

/** In the page: galleries that are made, moved and taken away. */
const cycle = (times, attributes = []) =>
  page.evaluate(
    async (cycles, names) => {
      const source = document.querySelector('swipe-gallery');
      for (let turn = 0; turn < cycles; turn += 1) {
        const gallery = document.createElement('swipe-gallery');
        for (const name of names) gallery.setAttribute(name, '');
        for (const slide of [...source.children].slice(0, 3)) gallery.append(slide.cloneNode(true));
        document.body.append(gallery);
        await gallery.updateComplete;
        if (turn % 50 === 0) await new Promise((resolve) => requestAnimationFrame(resolve));
        gallery.next();
        gallery.remove();
      }
    },
    times,
    attributes,
  );

const wait = (milliseconds) => new Promise((resolve) => setTimeout(resolve, milliseconds));

/**
 * Looks until what is seen is enough, or for a minute.
 *
 * @param isEnough is told what was seen, and what was seen before that
 * @returns what was seen last
 * @throws {Error} with what was seen last: a test that waits without end says nothing
 */
async function lookUntil(look, isEnough, pause = 0) {
  const end = Date.now() + 60_000;
  for (let last, now = await look(); ; last = now, now = await look()) {
    if (isEnough(now, last)) return now;
    if (Date.now() > end) throw new Error(`still ${JSON.stringify(now)}, ${JSON.stringify(last)} before`);
    await wait(pause);
  }
}

/** What was begun has ended: nothing has moved for a while, and nothing is on its way. */
async function atRest() {
  await wait(250);
  await lookUntil(
    async () => ({
      ...(await page.evaluate(() => {
        const { slides, shadowRoot } = document.querySelector('swipe-gallery');
        const { x, y } = slides[0].getBoundingClientRect();
        const moves = shadowRoot.querySelector('.row').getAnimations();
        return { x, y, moves: moves.map(({ playState, currentTime }) => ({ playState, currentTime })) };
      })),
      ...(await state()),
    }),
    (now, last) => now.moves.length === 0 && JSON.stringify(now) === JSON.stringify(last),
    250,
  );
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

  it('is dragged with a pen as with a mouse', async () => {
    const session = await open({ isPhone: false });
    const { x, y } = await page.evaluate(() => {
      const box = document.querySelector('img').getBoundingClientRect();
      return { x: box.left + box.width * 0.9, y: box.top + box.height / 2 };
    });
    const pen = (type, at, buttons) =>
      session.send('Input.dispatchMouseEvent', {
        type,
        x: at,
        y,
        button: 'left',
        buttons,
        clickCount: 1,
        pointerType: 'pen',
      });
    // Past the middle of the next slide: on a busy machine a pen is not lifted in the movement, and nothing coasts.
    await pen('mousePressed', x, 1);
    for (let step = 1; step <= 8; step += 1) {
      await pen('mouseMoved', x - step * 100, 1);
      await wait(16);
    }
    await pen('mouseReleased', x - 800, 0);
    await atRest();
    const { index, isOpen } = await state();
    assert.deepEqual([index, isOpen], [1, false]);
  });

  it('breaks no strict policy in anything that it does, Trusted Types included', async () => {
    page = await browser.newPage();
    await page.setViewport({ width: 390, height: 844 });
    await page.evaluateOnNewDocument(() => {
      globalThis.violations = [];
      document.addEventListener('securitypolicyviolation', ({ violatedDirective, sourceFile, lineNumber }) =>
        globalThis.violations.push(`${violatedDirective} ${sourceFile}:${lineNumber}`),
      );
    });
    await page.goto(`http://127.0.0.1:${server.address().port}/strict`);
    await page.waitForFunction(() => document.querySelector('swipe-gallery').matches(':defined'));
    // The page's own sheet is inline.
    const before = await page.evaluate(() => globalThis.violations.splice(0).length);
    await page.evaluate(async () => {
      const gallery = document.querySelector('swipe-gallery');
      for (const name of ['thumbnails', 'autoplay', 'hash']) gallery.setAttribute(name, '');
      for (const ends of ['loop', 'stop']) {
        gallery.ends = ends;
        await gallery.updateComplete;
        gallery.shadowRoot.querySelector('[part="next"]').click();
      }
      gallery.axis = 'y';
      await gallery.updateComplete;
    });
    await openViewer(2);
    await page.keyboard.press('+');
    await page.keyboard.press('ArrowDown');
    await atRest();
    assert.ok((await state()).zoom > 1);
    await page.keyboard.press('Escape');
    await page.evaluate(async () => {
      const gallery = document.querySelector('swipe-gallery');
      gallery.renderItem = (item) => Object.assign(document.createElement('figure'), { textContent: item });
      gallery.items = ['one', 'two', 'three'];
      await gallery.updateComplete;
      gallery.next();
    });
    await atRest();
    assert.ok(before <= 2, `${before} of the page's own`);
    assert.deepEqual(await page.evaluate(() => globalThis.violations), []);
  });

  it('keeps no room for controls in a page without scripts', async () => {
    page = await browser.newPage();
    await page.setJavaScriptEnabled(false);
    await page.goto(`http://127.0.0.1:${server.address().port}/still`);
    const rooms = await page.$$eval('swipe-gallery', (galleries) =>
      galleries.map((gallery) => {
        const { bottom } = gallery.getBoundingClientRect();
        const slides = [...gallery.children].map((slide) => slide.getBoundingClientRect().bottom);
        return Math.round(bottom - Math.max(...slides));
      }),
    );
    const isScroller = await page.$$eval('swipe-gallery', (galleries) =>
      galleries.map(
        (gallery) => gallery.scrollWidth > gallery.clientWidth || gallery.scrollHeight > gallery.clientHeight,
      ),
    );
    assert.deepEqual(isScroller, [true, true, true]);
    // A scrollbar may take some room; down the page it stands beside.
    assert.ok(rooms[0] < 20 && rooms[1] < 20 && rooms[2] <= 0, `${rooms} px`);
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

  describe('in the middle of a move of its own', () => {
    /** Where the row is seen and where it is scrolled, in px. */
    const places = () =>
      page.evaluate(() => {
        const { shadowRoot, slides } = document.querySelector('swipe-gallery');
        const track = shadowRoot.querySelector('.track');
        const seen = track.getBoundingClientRect().left - slides[0].getBoundingClientRect().left;
        return { seen, scrolled: track.scrollLeft, width: track.clientWidth };
      });

    /** Begins a move by ten slides that takes 50 times as long as it does, and comes back in the midst of it. */
    async function beginLongMove(options) {
      const session = await open(options);
      await session.send('Animation.enable');
      await session.send('Animation.setPlaybackRate', { playbackRate: 0.02 });
      await page.evaluate(() => document.querySelector('swipe-gallery').goTo(9));
      const now = await lookUntil(places, ({ seen, width }) => seen >= 1.5 * width);
      assert.ok(now.scrolled - now.seen > now.width, `seen at ${now.seen}, scrolled to ${now.scrolled}`);
      return { session, from: now.seen };
    }

    /** The row went on until the touch was heard of; and some of the way of a finger is not yet a swipe. */
    function assertHeld({ seen, scrolled, width }, from) {
      assert.ok(Math.abs(seen - scrolled) <= 1, `seen at ${seen}, scrolled to ${scrolled}`);
      assert.ok(seen > from - 1 && seen < from + width, `held at ${seen}, was seen at ${from}`);
    }

    async function assertRest() {
      await atRest();
      const { seen, scrolled, width } = await places();
      assert.ok(Math.abs(seen - scrolled) <= 1, `seen at ${seen}, scrolled to ${scrolled}`);
      const { index, offset } = await page.evaluate(() => {
        const gallery = document.querySelector('swipe-gallery');
        const { left } = gallery.shadowRoot.querySelector('.track').getBoundingClientRect();
        const { index } = gallery;
        return { index, offset: gallery.slides[index].getBoundingClientRect().left - left };
      });
      assert.ok(Math.abs(offset) <= 1, `slide ${index} is ${offset} px away`);
      return { index, seen, width };
    }

    it('is held by a finger where it is seen, follows it, and comes to rest near there', async () => {
      const { session, from } = await beginLongMove();
      await touch(
        session,
        [
          [
            [300, 150],
            [240, 150],
          ],
        ],
        { lift: false },
      );
      // Nothing moves under a finger that stays; its last movement may be scrolled later than it was sent.
      const isStill = (now, last) => now.seen === last?.seen && now.scrolled === last.scrolled;
      const held = await lookUntil(places, isStill, 400);
      assertHeld(held, from);
      await session.send('Animation.setPlaybackRate', { playbackRate: 1 });
      await session.send('Input.dispatchTouchEvent', { type: 'touchEnd', touchPoints: [] });
      const { index, seen, width } = await assertRest();
      assert.ok(
        index < 9 && Math.abs(seen - held.seen) < width,
        `at ${index}, ${seen} px; held at ${held.seen}`,
      );
    });

    it('is held by a wheel that turns sideways, and goes on with it', async () => {
      const { session, from } = await beginLongMove({ isPhone: false });
      await session.send('Input.dispatchMouseEvent', {
        type: 'mouseWheel',
        x: 400,
        y: 300,
        deltaX: -100,
        deltaY: 0,
      });
      await session.send('Animation.setPlaybackRate', { playbackRate: 1 });
      const { index, seen, width } = await assertRest();
      assert.ok(index < 9 && Math.abs(seen - from) < width, `at ${index}, ${seen} px; was at ${from}`);
    });

    it('is dragged by a mouse from where it is seen', async () => {
      const { session, from } = await beginLongMove({ isPhone: false });
      const mouse = (type, x) =>
        session.send('Input.dispatchMouseEvent', {
          type,
          x,
          y: 300,
          button: 'left',
          buttons: 1,
          clickCount: 1,
        });
      await mouse('mousePressed', 600);
      const held = await places();
      assertHeld(held, from);
      for (let step = 1; step <= 5; step += 1) await mouse('mouseMoved', 600 + step * 20);
      await page.waitForFunction(
        (left) => {
          const { shadowRoot } = document.querySelector('swipe-gallery');
          return Math.abs(shadowRoot.querySelector('.track').scrollLeft - left) <= 1;
        },
        {},
        held.scrolled - 100,
      );
      await session.send('Animation.setPlaybackRate', { playbackRate: 1 });
      await mouse('mouseReleased', 700);
      await assertRest();
    });
  });

  it('leaves nothing after a thousand galleries have come and gone', async () => {
    const session = await open({ isPhone: false });
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

  it('leaves no observer, timer or frame to come, with every part that there is', async () => {
    await open({ isPhone: false, prepare: countWhatIsAlive });
    const count = async () => {
      await atRest();
      return page.evaluate(() => globalThis.countAlive());
    };
    await cycle(10, ['autoplay', 'thumbnails', 'hash', 'viewer']);
    const before = await count();
    assert.ok(before.observers > 0, 'those of the gallery that is there are counted');
    await cycle(1000, ['autoplay', 'thumbnails', 'hash', 'viewer']);
    assert.deepEqual(await count(), before);
  });
});

describe('<swipe-gallery> in an engine without <dialog>', () => {
  const prepare = () => Reflect.deleteProperty(HTMLDialogElement.prototype, 'showModal');
  const press = (name, slide = 0) =>
    page.evaluate(
      ([button, index]) => {
        const gallery = document.querySelector('swipe-gallery');
        const target = button ? gallery.shadowRoot.querySelector(button) : gallery.slides[index];
        (button ? target : target.querySelector('img')).click();
      },
      [name, slide],
    );
  const arrives = (path) => page.waitForFunction((end) => location.pathname === end, {}, path);

  it('shows the picture by itself: the large one or, where there is no link, the one in the page', async () => {
    await open({ prepare, path: '/linked' });
    await press();
    await arrives('/large.jpg');
    await page.goBack();
    await page.waitForSelector('swipe-gallery:defined');
    await atRest();
    await press('.enlarge');
    await arrives('/large.jpg');
    await page.goBack();
    await page.waitForSelector('swipe-gallery:defined');
    await atRest();
    await press(undefined, 1);
    await arrives('/small.svg');
  });

  it('leaves it to the page that wants to show it itself, and does nothing for a program', async () => {
    await open({ prepare, path: '/linked' });
    const asked = await page.evaluate(async () => {
      const gallery = document.querySelector('swipe-gallery');
      await gallery.openViewer(1);
      return new Promise((resolve) => {
        gallery.addEventListener('swipe-gallery-open', (event) => {
          event.preventDefault();
          setTimeout(() => resolve([event.index, event.items.length, location.pathname]), 300);
        });
        gallery.slides[0].querySelector('img').click();
      });
    });
    assert.deepEqual(asked, [0, 2, '/linked']);
  });
});
