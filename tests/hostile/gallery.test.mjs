/** The gallery of hosts, as `npm start` shows it: the same column in pages of nine kinds. */
import assert from 'node:assert/strict';
import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, before, it } from 'node:test';
import { readColumns } from '../../dist/cli/read-columns.js';
import { serveSite } from '../../dist/cli/serve.js';
import { renderSite } from '../../dist/cli/site.js';
import { hostGallery } from '../../stories/hosts/hosts.mjs';
import { inEachEngine, openEngine, patience } from '../support/browsers.mjs';
import { listen, recordPages } from '../support/page-records.mjs';
import { squeeze } from '../support/printed-lines.mjs';

const printed = await readFile(
  new URL('../../content/printed/faxian-shanguang-de-ni.txt', import.meta.url),
  'utf8',
);

const hosts = {
  plain: 3,
  portal: 3,
  bootstrap: 3,
  ueditor: 3,
  wechat: 0,
  flexible: 3,
  grey: 3,
  strict: 3,
  right: 3,
};

/** Lines of text that lie below a portrait, or below the initial that is drawn for one. */
function findCovered() {
  const lines = [];
  for (const profile of document.querySelectorAll('worker-profile')) {
    const portrait = profile.shadowRoot.querySelector('[part=portrait]')?.getBoundingClientRect();
    for (const child of portrait ? profile.children : []) {
      const range = document.createRange();
      range.selectNodeContents(child);
      const isCovered = ({ left, right, top, bottom, width }) =>
        width > 0 &&
        left < portrait.right - 1 &&
        right > portrait.left + 1 &&
        top < portrait.bottom - 1 &&
        bottom > portrait.top + 1;
      if ([...range.getClientRects()].some(isCovered)) lines.push(child.textContent.trim().slice(0, 20));
    }
  }
  return lines;
}

inEachEngine((engine) => {
  let folder;
  let site;
  let front;
  let browser;
  before(async () => {
    folder = await mkdtemp(join(tmpdir(), 'lanelight-'));
    const columns = await readColumns('content');
    const files = await renderSite(columns, 'content', undefined, hostGallery);
    site = await serveSite(files, columns, {
      database: join(folder, 'site.db'),
      host: '127.0.0.1',
      port: 0,
      inline: hostGallery.inline,
    });
    front = await recordPages(site.url, engine);
    browser = await openEngine(engine);
  });
  after(async () => {
    await browser?.close();
    await front?.close();
    await site?.close();
    await rm(folder, { recursive: true });
  });

  it('lists a page for each', async () => {
    const page = await browser.newPage();
    await page.goto(`${front.url}/hosts.html`, { waitUntil: 'load' });
    const links = await page.evaluate(() =>
      [...document.querySelectorAll('main a')].map((link) => link.getAttribute('href')),
    );
    await page.close();
    assert.deepEqual(
      links,
      Object.keys(hosts).map((name) => `host-${name}.html`),
    );
  });

  for (const [name, people] of Object.entries(hosts)) {
    for (const width of [320, 1280]) {
      it(`shows the whole column in ${name}, ${width} px wide, with no fault of any kind`, async () => {
        const page = await browser.newPage();
        const { lines, errors, requests, stop } = listen(page);
        await page.setViewport({ width, height: 800 });
        await page.goto(`${front.url}/host-${name}.html`, { waitUntil: 'load' });
        await page.waitForFunction(
          (count) =>
            [...document.querySelectorAll('worker-profile')].filter(
              (profile) => profile.shadowRoot?.childElementCount > 0,
            ).length === count,
          { timeout: patience },
          people,
        );
        const covered = await page.evaluate(findCovered);
        const { text, overflow, violations } = await page.evaluate(() => ({
          text: document.body.innerText,
          overflow: document.documentElement.scrollWidth - document.documentElement.clientWidth,
          violations: window.violations,
        }));
        await stop();
        await page.close();
        const shown = squeeze(text);
        const lost = printed
          .split('\n')
          .map(squeeze)
          .filter((line) => line && line !== '向下滑动查看' && !shown.includes(line));
        assert.deepEqual(lost, []);
        assert.deepEqual(covered, []);
        assert.ok(overflow <= 0, `${overflow} px too wide`);
        const foreign = requests.filter((url) => !url.startsWith(front.url) && !url.startsWith('data:'));
        assert.deepEqual([...lines, ...errors, ...violations, ...foreign], []);
      });
    }
  }
});
