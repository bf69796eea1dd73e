/**
 * Runs web-test-runner's tests in WebKitGTK, over plain W3C WebDriver: the runner's own WebDriver launcher would
 * bring 200 packages, and does without setViewport.
 *
 * The launcher says that it is of type `puppeteer`, and its page has those methods of Puppeteer's that the commands
 * of @web/test-runner-commands call. So `sendKeys`, `sendMouse`, `resetMouse` and `setViewport` work unchanged; the
 * commands ask the type before any plugin of ours could answer in their place.
 */
import { spawn } from 'node:child_process';
import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as delay } from 'node:timers/promises';

/** Key names of the DOM, as WebDriver's code points. @see https://www.w3.org/TR/webdriver2/#keyboard-actions */
const keys = {
  Backspace: '\uE003',
  Tab: '\uE004',
  Enter: '\uE007',
  Shift: '\uE008',
  Control: '\uE009',
  Alt: '\uE00A',
  Escape: '\uE00C',
  Space: ' ',
  PageUp: '\uE00E',
  PageDown: '\uE00F',
  End: '\uE010',
  Home: '\uE011',
  ArrowLeft: '\uE012',
  ArrowUp: '\uE013',
  ArrowRight: '\uE014',
  ArrowDown: '\uE015',
  Delete: '\uE017',
  Meta: '\uE03D',
};
const buttons = { left: 0, middle: 1, right: 2 };

/** MiniBrowser's toolbar would else keep the window from being as narrow as a phone. */
const gtkStyles = '* { min-width: 0; padding: 0; margin: 0; border: 0; letter-spacing: -20px; }';

/**
 * @param {{ driver: string, browser: string, xvfb?: string }} paths as `findWebKit()` gives them
 * @returns {import('@web/test-runner').BrowserLauncher}
 */
export function webkitLauncher(paths) {
  let starting;
  let active;
  const getPage = () => (starting ??= startWebKit(paths));
  return {
    name: 'WebKit',
    type: 'puppeteer',
    // One window: only a focused one gets keys.
    concurrency: 1,
    async startSession(id, url) {
      const page = await getPage();
      active = { id, page };
      await page.setViewport({ width: 800, height: 600 });
      await page.goto(url);
    },
    isActive: (id) => active?.id === id,
    getPage: () => active.page,
    getBrowserUrl: () => active.page.url(),
    async stopSession() {
      const { page } = active;
      active = undefined;
      await page.goto('about:blank');
      return {};
    },
    startDebugSession() {
      throw new Error('WebKit has no debug session: open the test file in Chromium or Firefox.');
    },
    async stop() {
      await (await starting)?.close();
    },
  };
}

async function startWebKit(paths) {
  const { session, close } = await startSession(paths);
  return createPage(session, close);
}

/**
 * Starts the browser, and gives the function that sends commands of its session and the one that ends it.
 *
 * @param {{ driver: string, browser: string, xvfb?: string }} paths as `findWebKit()` gives them
 */
export async function startSession({ driver, browser, xvfb }) {
  const config = await mkdtemp(join(tmpdir(), 'lanelight-webkit-'));
  await mkdir(join(config, 'gtk-3.0'));
  await writeFile(join(config, 'gtk-3.0', 'gtk.css'), gtkStyles);
  const screen = process.env.DISPLAY || !xvfb ? undefined : await startScreen(xvfb);
  const port = await findFreePort();
  const service = startChild(driver, [`--port=${port}`, '--host=127.0.0.1'], {
    env: {
      ...process.env,
      DISPLAY: screen?.display ?? process.env.DISPLAY,
      // With `C`, `navigator.language` is "C", which `Intl` refuses.
      LANG: 'en_US.UTF-8',
      XDG_CONFIG_HOME: config,
    },
  });
  const session = await openSession(`http://127.0.0.1:${port}`, browser);
  const close = async () => {
    await session('DELETE', '').catch(() => undefined);
    await Promise.all([service.end(), screen?.end()]);
    await rm(config, { recursive: true, force: true });
  };
  return { session, close };
}

/** A virtual screen that is larger than any viewport of the tests. */
async function startScreen(xvfb) {
  const child = startChild(xvfb, ['-displayfd', '3', '-screen', '0', '2000x2000x24', '-nolisten', 'tcp'], {
    stdio: ['ignore', 'ignore', 'ignore', 'pipe'],
  });
  const number = await new Promise((resolve, reject) => {
    child.process.stdio[3].once('data', (data) => resolve(String(data).trim()));
    child.process.once('exit', (code) => reject(new Error(`Xvfb ended with code ${code}.`)));
  });
  return { display: `:${number}`, end: child.end };
}

function quit() {
  process.exit(1);
}

/** Starts a program as the head of a process group, so that the browser that it starts ends with it. */
function startChild(program, args, options) {
  const child = spawn(program, args, { stdio: 'ignore', detached: true, ...options });
  const ended = new Promise((resolve) => child.once('close', resolve));
  const kill = () => {
    try {
      process.kill(-child.pid);
    } catch (error) {
      if (error.code !== 'ESRCH') throw error;
    }
  };
  process.once('exit', kill);
  // The runner has an answer to SIGINT only, and a process that a signal ends has no `exit`.
  for (const signal of ['SIGTERM', 'SIGHUP']) process.once(signal, quit);
  const end = async () => {
    process.off('exit', kill);
    for (const signal of ['SIGTERM', 'SIGHUP']) process.off(signal, quit);
    kill();
    await ended;
  };
  return { process: child, end };
}

/** Opens a session, and returns the function that sends its commands. */
async function openSession(service, binary) {
  for (let attempt = 0; ; attempt++) {
    try {
      await send(service, 'GET', '/status');
      break;
    } catch (error) {
      if (attempt === 100) throw new Error('WebKitWebDriver does not answer.', { cause: error });
      await delay(100);
    }
  }
  const { sessionId } = await send(service, 'POST', '/session', {
    capabilities: {
      alwaysMatch: {
        browserName: 'MiniBrowser',
        // Tests send commands while their page is still loading.
        pageLoadStrategy: 'none',
        'webkitgtk:browserOptions': { binary, args: ['--automation'] },
      },
    },
  });
  return (method, path, body) => send(service, method, `/session/${sessionId}${path}`, body);
}

async function send(service, method, path, body) {
  const response = await fetch(service + path, {
    method,
    headers: { 'content-type': 'application/json' },
    body: method === 'POST' ? JSON.stringify(body ?? {}) : undefined,
  });
  const { value } = await response.json();
  if (!response.ok) throw new Error(`WebKitWebDriver: ${value.error} ${value.message}`.trim());
  return value;
}

/**
 * The page of a session, which `close` ends.
 *
 * @param {Function} session as `startSession()` gives it
 */
export function createPage(session, close) {
  const act = (source, actions) => session('POST', '/actions', { actions: [{ ...source, actions }] });
  const keyboard = { type: 'key', id: 'keyboard' };
  const pointer = { type: 'pointer', id: 'mouse', parameters: { pointerType: 'mouse' } };
  const toKey = (type, key) => ({ type, value: keys[key] ?? key });
  const toMove = (x, y) => ({ type: 'pointerMove', x, y, origin: 'viewport' });
  const toButton = (type, { button = 'left' } = {}) => ({ type, button: buttons[button] });
  async function evaluate(run, ...args) {
    const script = `return Promise.resolve((${run})(...arguments)).then(${stringify})`;
    return JSON.parse((await session('POST', '/execute/sync', { script, args })) ?? 'null');
  }
  async function waitForFunction(run, { timeout = 30_000 } = {}, ...args) {
    const end = Date.now() + timeout;
    while (!(await evaluate(run, ...args))) {
      if (Date.now() > end) throw new Error(`Waiting failed: ${timeout} ms exceeded`);
      await delay(30);
    }
  }

  return {
    close,
    /** What a function gives in the page, or what its promise does. */
    evaluate,
    waitForFunction,
    /** With an option, as in `{ waitUntil: 'load' }`, it waits until the page is loaded. */
    async goto(url, { waitUntil } = {}) {
      await session('POST', '/url', { url });
      if (!waitUntil) return;
      const isLoaded = `(url) => document.readyState === 'complete' && location.href === url`;
      for (
        const end = Date.now() + 30_000;
        !(await evaluate(isLoaded, url).catch(waitForPage));
        await delay(20)
      )
        if (Date.now() > end) throw new Error(`${url} is not loaded after 30 s.`);
    },
    url: () => session('GET', '/url'),
    /** What is in the window. */
    screenshot: async () => Buffer.from(await session('GET', '/screenshot'), 'base64'),
    keyboard: {
      type: (text) =>
        act(
          keyboard,
          [...text].flatMap((key) => [toKey('keyDown', key), toKey('keyUp', key)]),
        ),
      press: (key) => act(keyboard, [toKey('keyDown', key), toKey('keyUp', key)]),
      down: (key) => act(keyboard, [toKey('keyDown', key)]),
      up: (key) => act(keyboard, [toKey('keyUp', key)]),
    },
    mouse: {
      move: (x, y) => act(pointer, [toMove(x, y)]),
      click: (x, y, options) =>
        act(pointer, [toMove(x, y), toButton('pointerDown', options), toButton('pointerUp', options)]),
      down: (options) => act(pointer, [toButton('pointerDown', options)]),
      up: (options) => act(pointer, [toButton('pointerUp', options)]),
      async reset() {
        await session('DELETE', '/actions');
        await act(pointer, [toMove(0, 0)]);
      },
    },
    /** The driver sets the size of the window; the bar above the page is added to it. */
    async setViewport({ width, height }) {
      for (let attempt = 0; attempt < 100; attempt++) {
        const size = await evaluate('() => [innerWidth, innerHeight]').catch(waitForPage);
        if (size?.[0] === width && size[1] === height) return;
        if (size) {
          const rect = await session('GET', '/window/rect');
          await session('POST', '/window/rect', {
            width: rect.width + width - size[0],
            height: rect.height + height - size[1],
          });
        }
        await delay(50);
      }
      throw new Error(`WebKit's window does not take the size ${width} × ${height}.`);
    },
    async emulateMediaFeatures() {
      throw new Error('WebKitWebDriver cannot emulate media features: skip the test there.');
    },
  };
}

/** Runs in the page, whose prototype.js may say how lists and objects become JSON. */
function stringify(value) {
  const found = [Array, Object].flatMap(({ prototype }) => {
    const property = Object.getOwnPropertyDescriptor(prototype, 'toJSON');
    return property ? [[prototype, property]] : [];
  });
  for (const [prototype] of found) delete prototype.toJSON;
  const text = JSON.stringify(value);
  for (const [prototype, property] of found) Object.defineProperty(prototype, 'toJSON', property);
  return text;
}

/** A page that is on its way out does not answer; the next one will. */
function waitForPage(error) {
  if (!error.message.includes('no such frame')) throw error;
}

function findFreePort() {
  return new Promise((resolve, reject) => {
    const server = createServer().once('error', reject);
    server.listen(0, '127.0.0.1', () => {
      const { port } = server.address();
      server.close(() => resolve(port));
    });
  });
}
