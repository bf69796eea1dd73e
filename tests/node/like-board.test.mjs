/** What a screen reader is told of a board: the browser's own accessibility tree, and every message while counts change. */
import assert from 'node:assert/strict';
import { after, afterEach, before, beforeEach, describe, it } from 'node:test';
import { meetAnother, noteMessages, startCountingPage } from '../support/counting-page.mjs';

const names = { 'zhang-yan': '张艳', 'fan-di': '范迪', 'ye-jie': '叶杰' };
const items = Object.entries(names).map(([id, title]) => ({ id, title }));
const rules = { mode: 'toggle', identity: { minimum: 'anon' }, items };
const adminKey = 'like-board-admin-key';
const list = `<ol>${items.map(({ id, title }) => `<li data-item="${id}"><a href="#${id}">${title}</a> <small>书记</small></li>`).join('')}</ol>`;

describe('what a screen reader is told of <like-board>', () => {
  let site, page, campaign;
  let next = 0;
  const campaigns = [...Array(8).keys()].map((index) => ({ id: `board-${index}`, title: 'Board', ...rules }));

  before(async () => {
    site = await startCountingPage('src/define.ts', { campaigns, adminKey }, (id, endpoint) => {
      const buttons = items.map(
        ({ id: item, title }) =>
          `<like-button campaign="${id}" endpoint="${endpoint}" item="${item}">为${title}点赞</like-button>`,
      );
      return `<like-board campaign="${id}" endpoint="${endpoint}">${list}</like-board>${buttons.join('')}`;
    });
  });
  after(() => site.close());
  beforeEach(async () => {
    campaign = `board-${next}`;
    next += 1;
    page = await site.openPage();
    await page.goto(`${site.url}/?${campaign}`);
    await status('empty');
    await noteMessages(page, 'like-board, like-button');
  });
  afterEach(() => page.browserContext().close());

  const status = (wanted) =>
    page.waitForFunction((each) => document.querySelector('like-board').status === each, {}, wanted);
  const said = () => page.evaluate(() => window.said);
  /** The board in the order in which it is read: role, name, and state where there is one. */
  const transcript = async () => {
    const board = await page.$('like-board');
    const session = await page.createCDPSession();
    const { nodes } = await session.send('Accessibility.getFullAXTree');
    const { object } = await session
      .send('Runtime.evaluate', { expression: 'document.querySelector("like-board")' })
      .then(({ result }) => ({ object: result.objectId }));
    const { node } = await session.send('DOM.describeNode', { objectId: object, depth: -1, pierce: true });
    const own = new Set();
    const collect = (each) => {
      own.add(each.backendNodeId);
      for (const child of [...(each.children ?? []), ...(each.shadowRoots ?? [])]) collect(child);
    };
    collect(node);
    await board.dispose();
    await session.detach();
    const byId = new Map(nodes.map((each) => [each.nodeId, each]));
    const lines = [];
    const read = ({ role, name, ignored, properties, backendDOMNodeId, childIds = [] }) => {
      const line = `${role.value} ${name?.value ?? ''}`.trim();
      const isSaid =
        !ignored && own.has(backendDOMNodeId) && !/^(InlineTextBox|generic|none|ListMarker)/.test(line);
      const isBusy = properties?.some((each) => each.name === 'busy' && each.value.value);
      if (isSaid) lines.push(isBusy ? `${line} (busy)` : line);
      // What a link or button says is its name.
      if (!isSaid || !/^(link|button)/.test(line)) for (const id of childIds) read(byId.get(id));
    };
    read(nodes[0]);
    return lines;
  };
  const vote = (item) =>
    page.evaluate(async (each) => {
      await document.querySelector(`like-button[item=${each}]`).like();
    }, item);
  /** Somebody else, on another device. */
  const voteOfAnother = async (item) => {
    const voteOf = await meetAnother(site.url, campaign);
    assert.equal(await voteOf('PUT', item), 201);
  };

  it('reads a list of names while nobody is liked, and says so', async () => {
    assert.deepEqual(await transcript(), [
      'list',
      'listitem',
      'link 张艳',
      'StaticText 书记',
      'StaticText 0 个赞',
      'listitem',
      'link 范迪',
      'StaticText 书记',
      'StaticText 0 个赞',
      'listitem',
      'link 叶杰',
      'StaticText 书记',
      'StaticText 0 个赞',
      'StaticText 还没有人点赞',
      'status',
    ]);
    assert.deepEqual(await said(), []);
  });

  it('reads rank, name and count in the order of the ranking; an own vote is announced once, by its button alone', async () => {
    await vote('ye-jie');
    await status('ready');
    await page.waitForFunction(() => window.said.length > 0);
    assert.deepEqual((await transcript()).slice(0, 7), [
      'list',
      'listitem',
      'StaticText 第 1 名',
      'link 叶杰',
      'StaticText 书记',
      'StaticText 1 个赞',
      'listitem',
    ]);
    await new Promise((resolve) => setTimeout(resolve, 500));
    assert.deepEqual(await said(), ['like-button: 已点赞。']);
  });

  it('says nothing when others change the ranking', async () => {
    await voteOfAnother('fan-di');
    await status('ready');
    await voteOfAnother('fan-di');
    await page.waitForFunction(() =>
      document.querySelector('like-board').shadowRoot.querySelector('[part=count]').textContent.includes('2'),
    );
    assert.equal((await transcript())[3], 'link 范迪');
    assert.deepEqual(await said(), []);
  });

  it('ends with the campaign, without a word in between, and says that it is over where it is read', async () => {
    await voteOfAnother('zhang-yan');
    await status('ready');
    const response = await fetch(`${site.url}/v1/admin/campaigns/${campaign}`, {
      method: 'PATCH',
      headers: { Authorization: `Bearer ${adminKey}`, 'Content-Type': 'application/json' },
      body: '{"state":"closed"}',
    });
    assert.equal(response.status, 200);
    await status('closed');
    const lines = await transcript();
    assert.deepEqual(lines.slice(-2), ['StaticText 点赞已经结束', 'status']);
    assert.deepEqual(
      (await said()).filter((line) => line.startsWith('like-board')),
      [],
    );
  });

  it('announces what became of the wish to read again, once, and leaves the focus in the board', async () => {
    await page.setOfflineMode(true);
    await page.evaluate(() => document.querySelector('like-board').refresh());
    await status('error');
    assert.deepEqual((await transcript()).slice(-2), ['button 重试', 'status']);
    assert.deepEqual(await said(), []);
    await page.setOfflineMode(false);
    await page.evaluate(() =>
      document.querySelector('like-board').shadowRoot.querySelector('[part=retry]').focus(),
    );
    await page.keyboard.press('Enter');
    await status('empty');
    await page.waitForFunction(() => window.said.length > 0);
    assert.deepEqual(await said(), ['like-board: 点赞数已更新']);
    assert.equal(
      await page.evaluate(() => document.activeElement.shadowRoot?.activeElement?.getAttribute('part')),
      'list',
    );
  });
});
