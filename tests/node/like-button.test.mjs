/**
 * What a screen reader is told of a like button, and what the keyboard does there: the browser's own accessibility tree in
 * each state, every message, and the cases of a button in the ARIA Authoring Practices Guide.
 */
import assert from 'node:assert/strict';
import { after, afterEach, before, beforeEach, describe, it } from 'node:test';
import { meetAnother, noteMessages, startCountingPage } from '../support/counting-page.mjs';

const start = Date.UTC(2035, 5, 1, 4);
const day = 86_400_000;
const at = (days) => new Date(start + days * day).toISOString();
const items = [{ id: 'zhang-yan', title: '张艳' }];
const rules = { title: 'Likes', tz: 'Asia/Shanghai', identity: { minimum: 'anon' }, items };
const campaigns = [
  { id: 'toggle', mode: 'toggle', ...rules },
  { id: 'once', mode: 'once', ...rules },
  { id: 'daily', mode: 'daily', quotas: { perItem: 1 }, ...rules },
  { id: 'clap', mode: 'clap', quotas: { perItem: 3 }, ...rules },
  { id: 'scheduled', mode: 'toggle', opensAt: at(2), closesAt: at(3), ...rules },
  { id: 'over', mode: 'toggle', opensAt: at(-3), closesAt: at(-2), ...rules },
];

describe('what a screen reader is told of <like-button>', () => {
  let site, page, session;
  let isDown = false;

  before(async () => {
    site = await startCountingPage(
      'src/like-button/like-button.define.ts',
      { campaigns, now: () => start },
      (campaign, endpoint) =>
        `<a href="#">前</a><like-button campaign="${campaign}" endpoint="${endpoint}" item="zhang-yan">为张艳点赞</like-button><a href="#">后</a><p style="block-size:300vh">`,
    );
  });
  after(() => site.close());
  beforeEach(async () => {
    page = await site.openPage();
    session = await page.createCDPSession();
    isDown = false;
    await page.setRequestInterception(true);
    page.on('request', (request) => {
      if (isDown && request.url().includes('/v1/')) void request.abort();
      else void request.continue();
    });
  });
  afterEach(() => page.browserContext().close());

  const open = async (campaign) => {
    await page.goto(`${site.url}/?${campaign}`);
    await page.waitForFunction(() => document.querySelector('like-button').status === 'ready');
    await noteMessages(page, 'like-button');
  };
  const said = () => page.evaluate(() => window.said.map((line) => line.replace('like-button: ', '')));
  const isSaid = async (...messages) => {
    await page.waitForFunction((count) => window.said.length >= count, {}, messages.length);
    // Nothing follows.
    await new Promise((resolve) => setTimeout(resolve, 400));
    assert.deepEqual(await said(), messages);
  };
  /** Role, name, states and description, as the browser hands them to a screen reader; and what else there is to read. */
  const transcript = async () => {
    const { nodes } = await session.send('Accessibility.getFullAXTree');
    const button = nodes.find(({ role, ignored }) => role?.value === 'button' && !ignored);
    const states = Object.fromEntries(button.properties.map(({ name, value }) => [name, value.value]));
    const live = nodes.filter(({ properties = [] }) =>
      properties.some(({ name, value }) => name === 'live' && value.value !== 'off'),
    );
    return {
      name: button.name.value,
      pressed: states.pressed,
      isDisabled: states.disabled === true,
      isFocusable: states.focusable === true,
      description: button.description?.value,
      regions: live.map(({ role, properties }) => {
        const { value } = properties.find(({ name }) => name === 'live').value;
        return `${role.value} ${value}`;
      }),
    };
  };
  const resting = {
    name: '为张艳点赞',
    pressed: 'false',
    isDisabled: false,
    isFocusable: true,
    description: '已有 0 个赞',
    regions: ['status polite'],
  };
  const press = async (key) => {
    await page.focus('like-button >>> button');
    await page.keyboard.press(key);
  };

  it('reads a button with a fixed name, its state and the exact count', async () => {
    await open('toggle');
    assert.deepEqual(await transcript(), resting);
    await press('Enter');
    await isSaid('已点赞。');
    assert.deepEqual(await transcript(), { ...resting, pressed: 'true', description: '已有 1 个赞' });
    await press('Enter');
    await isSaid('已点赞。', '已取消点赞。');
    assert.deepEqual(await transcript(), resting);
  });

  it('says nothing when it is read, and nothing of the likes of others', async () => {
    await open('toggle');
    const vote = await meetAnother(site.url, 'toggle');
    for (const method of ['PUT', 'DELETE']) {
      await vote(method, 'zhang-yan');
      await page.evaluate(() => document.querySelector('like-button').refresh());
      const { description } = await transcript();
      assert.equal(description, method === 'PUT' ? '已有 1 个赞' : '已有 0 个赞');
    }
    assert.deepEqual(await said(), []);
  });

  it('stays in the order of Tab where it takes no more, and says why', async () => {
    await open('once');
    await press('Space');
    await isSaid('已点赞。');
    const spent = {
      ...resting,
      pressed: 'true',
      isDisabled: true,
      description: '已有 1 个赞 已经点过赞了。',
    };
    assert.deepEqual(await transcript(), spent);
    await press('Space');
    await isSaid('已点赞。', '已经点过赞了。');
    assert.deepEqual(await transcript(), spent);
  });

  it('says of a like a day that there is another tomorrow', async () => {
    await open('daily');
    await press('Enter');
    await isSaid('已点赞。');
    const { description, isDisabled, isFocusable } = await transcript();
    assert.deepEqual(
      [description, isDisabled, isFocusable],
      ['已有 1 个赞 今天已点赞，明天再来。', true, true],
    );
  });

  it('says once of several claps what became of them, and how many are left', async () => {
    await open('clap');
    await press('Enter');
    await press('Enter');
    await isSaid('已点赞。');
    assert.equal((await transcript()).description, '已有 2 个赞 已送出 2 次，还可以送 1 次。');
  });

  for (const [campaign, description, reason] of [
    ['scheduled', /点赞将于 2035年6月3日.* 开始。$/, '点赞还没有开始。'],
    ['over', /点赞已经结束。$/, '点赞已经结束。'],
  ]) {
    it(`reads why nothing is taken while a campaign is ${campaign}, and says it when asked`, async () => {
      await open(campaign);
      const read = await transcript();
      assert.match(read.description, description);
      assert.deepEqual([read.isDisabled, read.isFocusable], [true, true]);
      // The countdown runs, and is not announced.
      await new Promise((resolve) => setTimeout(resolve, 1500));
      assert.deepEqual(await said(), []);
      await press('Enter');
      await isSaid(reason);
    });
  }

  it('says that a like waits, and once more that it has arrived', async () => {
    await open('toggle');
    isDown = true;
    await press('Enter');
    await isSaid('网络不通，点赞已保存，联网后自动送出。');
    assert.equal((await transcript()).pressed, 'true');
    isDown = false;
    await isSaid('网络不通，点赞已保存，联网后自动送出。', '已点赞。');
  });

  it('is a button as the APG has it: Tab reaches it once, Enter and Space press it, the focus stays, nothing scrolls', async () => {
    await open('toggle');
    const focused = () =>
      page.evaluate(() => {
        const { activeElement } = document;
        return activeElement.shadowRoot?.activeElement?.localName ?? activeElement.textContent;
      });
    const state = () =>
      page.evaluate(() =>
        document.querySelector('like-button').shadowRoot.querySelector('button').getAttribute('aria-pressed'),
      );
    const order = [];
    for (let steps = 0; steps < 3; steps += 1) {
      await page.keyboard.press('Tab');
      order.push(await focused());
    }
    assert.deepEqual(order, ['前', 'button', '后']);
    await page.keyboard.down('Shift');
    await page.keyboard.press('Tab');
    await page.keyboard.up('Shift');
    assert.equal(await focused(), 'button');
    // Enter presses as it goes down, Space as it comes up.
    await page.keyboard.down('Enter');
    assert.equal(await state(), 'true');
    await page.keyboard.up('Enter');
    assert.equal(await state(), 'true');
    await page.keyboard.down('Space');
    assert.equal(await state(), 'true');
    await page.keyboard.up('Space');
    assert.equal(await state(), 'false');
    assert.equal(await focused(), 'button');
    assert.equal(await page.evaluate(() => scrollY), 0);
    await page.waitForFunction(() => document.querySelector('like-button').status === 'ready');
  });
});
