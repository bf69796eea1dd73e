/** A framed column in Chromium, which tells what its policy forbade; what it says to its page is in tests/engines. */
import assert from 'node:assert/strict';
import { once } from 'node:events';
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

const id = 'faxian-shanguang-de-ni';
let folder;
let site;
let host;
let browser;

before(async () => {
  folder = await mkdtemp(join(tmpdir(), 'lanelight-'));
  const columns = await readColumns('content');
  const files = await renderSite(columns, 'content', '/');
  site = await serveSite(files, columns, { database: join(folder, 'x.db'), host: '127.0.0.1', port: 0 });
  host = createServer((_, response) => {
    response.setHeader('content-type', 'text/html; charset=utf-8');
    response.end('<!doctype html><title>Host</title><h1>Host</h1>');
  }).listen(0, '127.0.0.1');
  await once(host, 'listening');
  browser = await launch({ executablePath: provideChromium().path, args: chromiumArgs });
});
after(async () => {
  await browser?.close();
  host?.close();
  await site?.close();
  await rm(folder, { recursive: true });
});

/** A page of another site that frames a column as oEmbed says, answers it, and keeps what it says. */
async function embed() {
  const page = await browser.newPage();
  const faults = [];
  page.on('pageerror', (error) => faults.push(error.message));
  page.on('console', (message) => {
    if (['error', 'warn'].includes(message.type())) faults.push(message.text());
  });
  await page.goto(`http://127.0.0.1:${host.address().port}/`);
  const url = encodeURIComponent(`${site.url}/${id}.html`);
  const { html } = await (await fetch(`${site.url}/oembed?url=${url}`)).json();
  await page.evaluate((markup) => {
    globalThis.messages = [];
    addEventListener('message', ({ data, source, origin }) => {
      const frame = document.querySelector('iframe');
      globalThis.messages.push({ ...data, origin, isFrame: source === frame.contentWindow });
      frame.style.height = `${data.height}px`;
      source.postMessage({ lane: 'height-ok', id: data.id, height: data.height }, '*');
    });
    document.body.insertAdjacentHTML('beforeend', markup);
    document.querySelector('iframe').loading = 'eager';
  }, html);
  const messages = () => page.evaluate(() => globalThis.messages);
  return { page, faults, messages };
}

const wait = (time) => new Promise((resolve) => setTimeout(resolve, time));

describe('framed column', () => {
  it('tells its height from a sandbox without an origin, upgraded and under its own policy', async () => {
    const { page, faults, messages } = await embed();
    const frame = await page.waitForFrame((each) => each.url().includes('.frame.html'));
    await frame.waitForSelector('worker-profile:defined');
    await page.waitForFunction(() => globalThis.messages.length > 0);
    const isWhole = () =>
      page.evaluate(() => {
        const told = globalThis.messages.at(-1).height;
        return document.querySelector('iframe').clientHeight === told && told;
      });
    await page.waitForFunction(() => globalThis.messages.at(-1).height > 1500);
    await wait(500);
    assert.ok((await isWhole()) > 1500);
    const overflow = await frame.evaluate(() => document.documentElement.scrollHeight - innerHeight);
    assert.ok(overflow <= 0, `${overflow} px hidden`);
    for (const message of await messages())
      assert.deepEqual(
        [message.lane, message.id, message.origin, message.isFrame],
        ['height', id, 'null', true],
      );
    const { length } = await messages();
    await wait(700);
    assert.equal((await messages()).length, length, 'silent once it was heard');
    assert.deepEqual(faults, []);
    await page.close();
  });

  it('is readable where it is opened by itself, and without scripts', async () => {
    const page = await browser.newPage();
    await page.setJavaScriptEnabled(false);
    await page.goto(`${site.url}/${id}.frame.html`);
    const text = await page.$eval('body', (body) => body.innerText);
    for (const part of ['发现“闪光的你”', '范迪', '监审', '来源']) assert.ok(text.includes(part), part);
    await page.close();
  });
});
