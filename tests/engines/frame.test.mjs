/** A column that another site frames, in each engine: what frame and page say to each other, with our loader and without. */
import assert from 'node:assert/strict';
import { once } from 'node:events';
import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { createServer } from 'node:http';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, afterEach, before, describe, it } from 'node:test';
import { setTimeout as delay } from 'node:timers/promises';
import { readColumns } from '../../dist/cli/read-columns.js';
import { serveSite } from '../../dist/cli/serve.js';
import { renderSite } from '../../dist/cli/site.js';
import { engines, openEngine, patience, until } from '../support/browsers.mjs';

const id = 'faxian-shanguang-de-ni';
const loader = await readFile('dist/loader.classic.js');
/** Notes what frames say; the test answers, or the loader does. */
const note = () => {
  window.messages = [];
  window.faults = [];
  addEventListener('error', ({ message }) => window.faults.push(message));
  addEventListener('message', ({ data, origin, source }) =>
    window.messages.push({ ...data, origin, frame: Array.from(frames).findIndex((each) => each === source) }),
  );
};

for (const engine of engines) {
  describe(`framed columns, in ${engine}`, () => {
    let folder, site, host, browser, code, tab;

    before(async () => {
      folder = await mkdtemp(join(tmpdir(), 'lanelight-'));
      const columns = await readColumns('content');
      const files = await renderSite(columns, 'content', '/');
      site = await serveSite(files, columns, {
        ...{ database: join(folder, 'x.db'), host: '127.0.0.1', port: 0 },
      });
      host = createServer(async ({ url }, response) => {
        if (url.startsWith('/site/')) {
          // The same column without its policy, which forbids to look into it.
          const answer = await fetch(site.url + url.slice(5));
          response.setHeader('content-type', answer.headers.get('content-type'));
          return response.end(Buffer.from(await answer.arrayBuffer()));
        }
        if (url.startsWith('/probe')) {
          const width = url.split('=')[1];
          response.setHeader('content-type', 'text/html; charset=utf-8');
          return response.end(
            `<!doctype html><iframe src="/site/${id}.frame.html" style="border:0;height:9000px;width:${width}px">`,
          );
        }
        if (url === '/loader.js') {
          response.setHeader('content-type', 'text/javascript');
          return response.end(loader);
        }
        const { with: how, width = '', hidden } = Object.fromEntries(new URL(url, 'http://x').searchParams);
        response.setHeader('content-type', 'text/html; charset=utf-8');
        response.end(`<!doctype html><title>Host</title><script>(${note})()</script>
          ${how === 'loader' ? '<script defer src="/loader.js"></script>' : ''}
          <div style="width:${width || 600}px${hidden ? ';display:none' : ''}">${code.replace('loading="lazy"', '')}</div>`);
      }).listen(0, '127.0.0.1');
      await once(host, 'listening');
      const address = encodeURIComponent(`${site.url}/${id}.html`);
      code = (await (await fetch(`${site.url}/oembed?url=${address}`)).json()).html;
      browser = await openEngine(engine);
    });
    after(async () => {
      await browser?.close();
      host?.close();
      await site?.close();
      await rm(folder, { recursive: true });
    });
    afterEach(() => tab?.close());

    /** Another host name than that of the site: another site, whatever the port. */
    const hostUrl = () => `http://localhost:${host.address().port}`;
    const open = async (query = '') => {
      tab = await browser.newTab();
      await tab.goto(`${hostUrl()}/?${query}`);
    };
    /**
     * How many messages there are, once no more come. A height that nobody heard comes seven times within 4 s, and then
     * after longer than this waits.
     */
    const silence = async () => {
      const end = Date.now() + patience;
      for (let before = -1; ;) {
        const all = await heights();
        if (all.length === before) {
          const same = all.filter((height) => height === all.at(-1));
          assert.equal(same.length < 7, true, 'silent once it was heard');
          return before;
        }
        assert.equal(Date.now() < end, true, 'silent at last');
        before = all.length;
        await delay(2500);
      }
    };
    const heights = () => tab.evaluate(() => window.messages.map(({ height }) => height));
    /** How high the column is in a frame that shows all of it and that the page may look into, at the same width. */
    const trueHeight = async (width) => {
      const plain = await browser.newTab();
      await plain.goto(`${hostUrl()}/probe?width=${width}`);
      const height = await until(plain, async () => {
        const inner = document.querySelector('iframe').contentDocument;
        if (!inner?.querySelector('worker-profile:defined')) return undefined;
        const before = inner.body.getBoundingClientRect().height;
        await new Promise((resolve) => setTimeout(resolve, 500));
        return before === inner.body.getBoundingClientRect().height && Math.ceil(before);
      });
      await plain.close();
      return height;
    };

    it('are as high as their column, and again when they get narrower', async () => {
      await open('with=loader&width=600');
      for (const width of [600, 340]) {
        const expected = await trueHeight(width);
        await tab.evaluate((wide) => {
          document.querySelector('iframe').parentNode.style.width = `${wide}px`;
        }, width);
        await until(tab, (height) => Math.abs(document.querySelector('iframe').clientHeight - height) <= 1, {
          args: [expected],
        }).catch(async (error) => {
          const is = await tab.evaluate(() => document.querySelector('iframe').clientHeight);
          throw new Error(`${is} px at ${width}, not ${expected}`, { cause: error });
        });
      }
      const told = await tab.evaluate(() => window.messages);
      for (const { lane, id: column, origin, frame } of told)
        assert.deepEqual([lane, column, origin, frame], ['height', id, 'null', 0]);
      await silence();
      assert.deepEqual(await tab.evaluate(() => window.faults), []);
    });

    it('say it again until they are heard, and again when they are asked', async () => {
      await open();
      await until(tab, () => window.messages.length >= 4 && window.messages.at(-1).height > 1500);
      // Twice: the first time its bar goes, which may change its height.
      for (let times = 0; times < 2; times++) {
        await tab.evaluate(() => {
          const { height, id: column } = window.messages.at(-1);
          frames[0].postMessage({ lane: 'height-ok', id: column, height }, '*');
        });
        await delay(400);
      }
      const length = await silence();
      await tab.evaluate(() => frames[0].postMessage({ lane: 'height?' }, '*'));
      await until(tab, (count) => window.messages.length > count, { args: [length] });
    });

    it('say nothing without layout, and their height as soon as they have one', async () => {
      await open('hidden=1');
      await delay(1500);
      assert.deepEqual(
        (await heights()).filter((height) => height < 500),
        [],
      );
      await tab.evaluate(() => (document.querySelector('div').style.display = 'block'));
      await until(tab, () => window.messages.at(-1)?.height > 1500);
    });

    it('are left alone by what others say in their name', async () => {
      await open('with=loader');
      const height = await until(tab, async () => {
        const frame = document.querySelector('iframe');
        const before = frame.clientHeight;
        await new Promise((resolve) => setTimeout(resolve, 700));
        return before > 1500 && before === frame.clientHeight && before;
      });
      await tab.evaluate((column) => {
        const stranger = document.createElement('iframe');
        stranger.srcdoc = `<script>for (const height of [50, 9e9, -1, 1.5, '60', null])
          parent.postMessage({ lane: 'height', id: '${column}', height }, '*')</script>`;
        document.body.append(stranger);
        postMessage({ lane: 'height', id: column, height: 40 }, '*');
      }, id);
      await until(tab, () => window.messages.filter(({ frame }) => frame !== 0).length === 7);
      await delay(300);
      assert.equal(await tab.evaluate(() => document.querySelector('iframe').clientHeight), height);
      assert.deepEqual(await tab.evaluate(() => window.faults), []);
    });
  });
}
