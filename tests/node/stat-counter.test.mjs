/** What assistive technology is told while figures move: the browser's own accessibility tree, in every frame. */
import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';
import { moduleScript, openSite } from '../hostile/host-page.mjs';
import { patience } from '../support/browsers.mjs';

const body = `
<stat-counter><b>1500</b>余户次<span slot="label">累计走访群众</span></stat-counter>
<stat-counter value="3200" qualifier="余" unit="本" label="捐送书籍"></stat-counter>
<stat-counter><s>15天</s>→<b>72</b>小时</stat-counter>
<stat-counter>连续36小时</stat-counter>
<stat-counter><b>十二</b>载</stat-counter>
<stat-counter value="98.6" unit="%" motion="roll"></stat-counter>
<stat-group label="都安上了电梯阻止器">
  <stat-counter><b>18</b>栋<span slot="label">楼</span></stat-counter>
  <stat-counter motion="roll"><b>47</b>部<span slot="label">电梯</span></stat-counter>
</stat-group>`;

/** Each number once, as one string. */
const final = [
  '累计走访群众 1500余户次',
  '捐送书籍 3200余本',
  '从15天到72小时',
  '连续',
  '36',
  '小时',
  '十二',
  '载',
  '98.6',
  '%',
  '楼 18栋',
  '电梯 47部',
  '都安上了电梯阻止器',
];

let site;
let visit;
let session;

before(async () => {
  site = await openSite();
  visit = await site.visit({ head: moduleScript, body, root: 'data-motion="off"' });
  session = await visit.page.createCDPSession();
  await visit.page.evaluate(holdFrames);
});
after(async () => {
  await visit?.close();
  await site?.close();
});

/** In the page: frames and strips move only by `pass`; `painted` tells what is painted over the figures. */
function holdFrames() {
  const counters = [...document.querySelectorAll('stat-counter')];
  const paints = () => counters.map((counter) => counter.shadowRoot.querySelector('.paint'));
  let callbacks = [];
  let now = performance.now();
  window.requestAnimationFrame = (callback) => callbacks.push(callback);
  window.waiting = () => callbacks.length;
  window.pass = (milliseconds) => {
    now += milliseconds;
    for (const callback of callbacks.splice(0)) callback(now);
    for (const animation of document.getAnimations().concat(...counters.map(animationsOf))) {
      animation.pause();
      animation.currentTime += milliseconds;
      if (animation.currentTime >= 1000) animation.finish();
    }
  };
  window.painted = () => paints().map((paint) => paint?.textContent ?? '');

  function animationsOf({ shadowRoot }) {
    return shadowRoot.getAnimations();
  }
}

/** The texts that the accessibility tree holds, without those that are hidden in it. */
async function readTree() {
  const { nodes } = await session.send('Accessibility.getFullAXTree');
  return nodes
    .filter(({ ignored, role }) => !ignored && role.value === 'StaticText')
    .map(({ name }) => name.value.trim())
    .filter(Boolean);
}

async function readSelection() {
  return visit.page.evaluate(() => {
    getSelection().selectAllChildren(document.body);
    return getSelection().toString();
  });
}

/** How often the browser finds a text in the page, as a reader would. */
async function countFinds(text) {
  return visit.page.evaluate((wanted) => {
    getSelection().collapse(document.body, 0);
    let count = 0;
    while (window.find(wanted, true, false, false)) count += 1;
    return count;
  }, text);
}

describe('find in page', () => {
  for (const text of [
    '1500余户次',
    '累计走访群众',
    '3200余本',
    '捐送书籍',
    '72',
    '十二',
    '都安上了电梯阻止器',
  ]) {
    it(`finds ${text} once`, async () => {
      assert.equal(await countFinds(text), 1);
    });
  }

  it('copies each number once', async () => {
    const copied = await readSelection();
    for (const text of ['1500', '72', '18', '47']) assert.equal(copied.split(text).length, 2, copied);
  });
});

describe('the accessibility tree of moving figures', () => {
  it('holds each number once, as one string, at rest', async () => {
    assert.deepEqual((await readTree()).sort(), final.toSorted());
  });

  it('holds only the final numbers in every frame, and so does what is copied', async () => {
    const { page } = visit;
    const copied = await readSelection();
    await page.evaluate(async () => {
      delete document.documentElement.dataset.motion;
      for (const counter of document.querySelectorAll('stat-counter')) counter.play();
    });
    await page.waitForFunction(() => window.waiting() > 0, { polling: 10 });
    const seen = (await page.evaluate(() => window.painted())).map(() => new Set());
    for (let time = 0; time <= 1100; time += 16) {
      await page.evaluate(() => window.pass(16));
      const painted = await page.evaluate(() => window.painted());
      painted.forEach((text, index) => seen[index].add(text));
      assert.deepEqual((await readTree()).sort(), final.toSorted(), `after ${time} ms: ${painted}`);
      if (time % 160 === 0) assert.equal(await readSelection(), copied, `copied after ${time} ms`);
    }
    // The browser tells of the end of what it moves itself in its own next frame, which on a busy machine takes its time.
    await page.waitForFunction(() => window.painted().every((text) => text === ''), {
      ...{ polling: 10, timeout: patience },
    });
    for (const texts of seen) texts.add('');
    const counts = seen.map(({ size }) => size);
    assert.ok(counts[0] > 40, `1500 was painted in ${counts[0]} states`);
    assert.ok(Math.min(...counts) > 1, `each number moved: ${counts}`);
  });
});

describe('a counter whose lazy parts are missing', () => {
  const plain = '<stat-counter>连续36小时</stat-counter>';
  const parts = '<stat-counter value="1500" qualifier="余" unit="户次" label="累计走访群众"></stat-counter>';
  const body = `${plain}${parts}<stat-counter printed="四期"></stat-counter><p id="after">完</p>`;

  async function readPage(page) {
    return page.evaluate(() => ({
      texts: [...document.querySelectorAll('stat-counter')].map(({ shadowRoot }) => shadowRoot.textContent),
      bottom: document.querySelector('#after').getBoundingClientRect().top,
    }));
  }

  it('prints every text as it stands, in lines as high as ever', async () => {
    const whole = await site.visit({ head: moduleScript, body, root: 'data-motion="off"' });
    const expected = await readPage(whole.page);
    await whole.close();
    site.answer('/lanelight.printed-number.js', (response) => response.writeHead(404).end());
    const visited = await site.visit({ head: moduleScript, body, root: 'data-motion="off"' });
    const found = await readPage(visited.page);
    await visited.close();
    assert.deepEqual(expected.texts, ['连续36小时', '1500余户次累计走访群众', '四期']);
    assert.deepEqual(found, expected);
  });
});
