/** One browser, one page with every story in it, and a server for the stories' pictures. */
import { readFile } from 'node:fs/promises';
import { createServer } from 'node:http';
import { PNG } from 'pngjs';
import { bundleStories } from '../../scripts/bundle-stories.mjs';
import { openEngine } from '../support/browsers.mjs';

const root = new URL('../..', import.meta.url);
/** Of a window, before a story that is higher makes it grow. */
const height = 800;

/** A line in each of the three voices, in two sizes. */
const letters = `<!doctype html><html lang="zh-Hans"><meta charset="utf-8"><title>letters</title>
<style>body{margin:8px;font:16px/1.75 'Noto Sans CJK SC','PingFang SC',sans-serif}b{font:700 29px/1.3 'Noto Serif CJK SC','Songti SC',serif}
i{font:400 18px/1.5 'Kaiti SC',KaiTi,'Noto Serif CJK SC',serif}</style>
<p>扎根基层十二载 1500余户次 Lanelight<br><b>发现“闪光的你”72小时</b><br><i>小巷总理</i> ئۇيغۇرچە</p>`;

/** Several engines in one process share one bundle. */
let bundle;

/**
 * @param {string} engine as `inEachEngine()` gives it
 * @param {Record<string, unknown>} [preferences] of Firefox, beside the usual
 */
export async function openStories(engine = 'chromium', preferences) {
  const script = await (bundle ??= bundleStories('tests/visual/page.ts'));
  const server = await serve(script);
  const address = `http://127.0.0.1:${server.address().port}`;
  const browser = await openEngine(engine, preferences);
  const page = await browser.newPage();
  const isChromium = engine === 'chromium';
  if (isChromium) await page.emulateMediaFeatures([{ name: 'prefers-reduced-motion', value: 'reduce' }]);
  await page.setViewport({ width: 768, height });
  await page.goto(`${address}/`);
  await page.waitForFunction(() => window.laneStories, { timeout: 60_000 });
  const takePicture =
    engine === 'webkit' ? (clip) => takeStrips(page, clip) : (clip) => takeAtOnce(page, clip);

  return {
    page,
    list: () => page.evaluate(() => window.laneStories.listStories()),

    /**
     * Draws a story in a window of a width; what is wrong with it, and its picture. `after` runs in the page once the
     * story has been played; a window that `grows` is as high as what is in it.
     */
    async draw(id, globals, { width, scale = 1, isPictured = true, grows = true, pointer, after } = {}) {
      const view = { width, height, deviceScaleFactor: scale };
      await page.setViewport(view);
      const complaints = [];
      const onError = (error) => complaints.push(error.message);
      page.on?.('pageerror', onError);
      // A ring around what has the focus does not depend on what the mouse did in the story before.
      if (isChromium) await page.keyboard.press('F13');
      const found = await page.evaluate((...words) => window.laneStories.drawStory(...words), id, globals);
      if (after) await page.evaluate(after);
      await page.evaluate(() => window.laneStories.settle());
      // As high as its content: what is out of sight is not drawn, and may have another height once it is. WebKit's window
      // has to fit a screen.
      let full = await page.evaluate(() => document.documentElement.scrollHeight);
      let seen = height;
      while (grows && engine !== 'webkit' && full > seen) {
        seen = full;
        await page.setViewport({ ...view, height: seen });
        await page.evaluate(() => window.laneStories.settle());
        full = await page.evaluate(() => document.documentElement.scrollHeight);
      }
      if (pointer) {
        const { x, y } = await page.evaluate(findButton);
        await page.mouse.move(x, y);
        if (pointer === 'press') await page.mouse.down();
      }
      page.off?.('pageerror', onError);
      const problems = [...complaints, ...found];
      if (!isPictured) return { problems };
      const shown = await page.evaluate(() =>
        Math.ceil(document.getElementById('storybook-root').getBoundingClientRect().bottom),
      );
      const hasDialog = await page.evaluate(hasOpenDialog);
      const clip = {
        x: 0,
        y: 0,
        width,
        height: hasDialog ? seen : Math.min(shown + 16, Math.max(full, height)),
      };
      const picture = await takePicture(clip);
      if (pointer) {
        await page.mouse.move(1, 1);
        if (pointer === 'press') await page.mouse.up();
      }
      return { problems, picture };
    },

    async drawLetters() {
      const other = await browser.newPage();
      await other.setViewport({ width: 400, height: 160 });
      await other.goto(`${address}/letters`);
      const picture = await other.screenshot();
      await other.close();
      return picture;
    },

    async close() {
      await browser.close();
      server.close();
    },
  };
}

/** The window is as high as the picture: it need not take another size for it, and lay the page out anew. */
function takeAtOnce(page, clip) {
  return page.screenshot({ clip, captureBeyondViewport: false });
}

/** WebKit's window cannot be higher than its screen, and its driver draws what is in the window. */
async function takeStrips(page, clip) {
  const picture = new PNG({ width: clip.width, height: clip.height });
  for (let top = 0; top < clip.height;) {
    const at = await page.evaluate(scrollDown, top);
    const strip = PNG.sync.read(await page.screenshot());
    const rows = Math.min(strip.height - (top - at), clip.height - top);
    if (rows <= 0) throw new Error(`The page does not scroll to ${top} px.`);
    PNG.bitblt(strip, picture, 0, top - at, clip.width, rows, 0, top);
    top += rows;
  }
  await page.evaluate(scrollDown, 0);
  return PNG.sync.write(picture);
}

/** In the page: scrolls, and gives how far it came. */
async function scrollDown(top) {
  scrollTo({ top, behavior: 'instant' });
  for (let frame = 0; frame < 3; frame += 1) await new Promise((resolve) => requestAnimationFrame(resolve));
  return Math.round(scrollY);
}

/** In the page: the middle of the last button or link that can be pressed. */
function findButton() {
  const look = (tree) =>
    [...tree.querySelectorAll('*')].flatMap((each) => [
      ...(each.matches('button:not([aria-disabled=true]), a[href]') ? [each] : []),
      ...(each.shadowRoot ? look(each.shadowRoot) : []),
    ]);
  const { left, top, width, height } = look(document).pop().getBoundingClientRect();
  return { x: left + width / 2, y: top + height / 2 };
}

/** In the page: a viewer lies over what else there is. */
function hasOpenDialog() {
  const look = (tree) =>
    [...tree.querySelectorAll('*')].some(
      (each) => each.matches('dialog[open]') || (each.shadowRoot && look(each.shadowRoot)),
    );
  return look(document);
}

/** Serves the page, its script and the stories' pictures on a free port. */
function serve(script) {
  const http = createServer(async (request, response) => {
    const { pathname } = new URL(request.url, 'http://localhost');
    const [, picture] = /^\/(?:media\/)?([\w-]+\.svg)$/.exec(pathname) ?? [];
    const answer = (type, body, status = 200) =>
      response.writeHead(status, { 'Content-Type': `${type}; charset=utf-8` }).end(body);
    if (pathname === '/') {
      answer(
        'text/html',
        '<!doctype html><html lang="zh-Hans"><meta charset="utf-8"><title>stories</title><meta name="viewport" content="width=device-width"><style>html{scrollbar-width:none}</style><body><script type="module" src="/stories.js"></script>',
      );
    } else if (pathname === '/letters') answer('text/html', letters);
    else if (pathname === '/stories.js') answer('text/javascript', script);
    else if (picture) {
      const found = await readFile(new URL(`content/media/${picture}`, root)).catch(() => undefined);
      answer('image/svg+xml', found, found ? 200 : 404);
    } else answer('text/plain', '', 404);
  });
  return new Promise((resolve) => http.listen(0, '127.0.0.1', () => resolve(http)));
}
