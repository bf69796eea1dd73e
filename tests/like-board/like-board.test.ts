import { expect, fixture, html, nextFrame } from '@open-wc/testing';
import { sendKeys } from '@web/test-runner-commands';
import type { LikeBoardElement } from '../../src/like-board/like-board.js';
import '../../src/like-board/like-board.define.js';
import '../../src/like-button/like-button.define.js';
import { setLocale } from '../../src/i18n/localize.js';
import { storageKey } from '../../src/tally/voter-storage.js';
import { FakeService, freshCampaign, problem } from '../tally/fake-service.js';
import { waitUntil } from '../support/wait-until.js';

const realFetch = window.fetch.bind(window);

describe('<like-board>', () => {
  let service: FakeService;
  let campaign: string;

  beforeEach(() => {
    localStorage.removeItem(storageKey);
    service = new FakeService().install();
    service.tally = { a: 5, b: 128064, c: 5 };
    campaign = freshCampaign();
  });
  afterEach(() => {
    service.restore();
    setLocale('auto');
  });

  const list = html`
    <ol>
      <li data-item="a">张艳 <small>新河浦社区党委书记</small></li>
      <li data-item="b"><a href="#b">范迪</a></li>
      <li data-item="c">叶杰</li>
    </ol>
  `;
  const create = (content: unknown = list): Promise<LikeBoardElement> =>
    fixture(html`<like-board endpoint="/service" campaign=${campaign} without-live>${content}</like-board>`);
  const createReady = async (content?: unknown): Promise<LikeBoardElement> => {
    const element = await create(content);
    await element.refresh();
    await element.updateComplete;
    return element;
  };
  const all = (element: LikeBoardElement, part: string): HTMLElement[] => [
    ...element.shadowRoot!.querySelectorAll<HTMLElement>(`[part=${part}]`),
  ];
  const names = (element: LikeBoardElement): string[] =>
    all(element, 'name').map((name) => {
      const copy = name.cloneNode(true) as HTMLElement;
      copy.querySelector('.spoken')?.remove();
      return copy.textContent.replace(/\s+/g, ' ').trim();
    });
  const shown = (element: LikeBoardElement, part: string): string[] =>
    all(element, part).map((cell) => (cell.querySelector('[aria-hidden]') ?? cell).textContent.trim());
  const foot = (element: LikeBoardElement): string => all(element, 'foot')[0]!.textContent.trim();

  /** What there is to say comes when there is something. */
  const footBecomes = (element: LikeBoardElement, text: string): Promise<void> =>
    waitUntil(() => foot(element) === text, `the foot becomes ${text}`);

  describe('defaults', () => {
    it('shows its content when there is no list, and asks for nothing', async () => {
      const element = await createReady(html`<p>稍后公布</p>`);
      expect(element.querySelector('p')!.getBoundingClientRect().height).to.be.greaterThan(0);
      expect(service.requests).to.have.lengthOf(0);
    });

    it("keeps the author's order without ranks and counts where there is no service", async () => {
      const element = await fixture<LikeBoardElement>(html`<like-board>${list}</like-board>`);
      await element.refresh();
      await element.updateComplete;
      expect(names(element)).to.deep.equal(['张艳 新河浦社区党委书记', '范迪', '叶杰']);
      expect(shown(element, 'rank')).to.deep.equal(['', '', '']);
      expect(shown(element, 'count')).to.deep.equal(['', '', '']);
      expect(element.status).to.equal('unknown');
    });
  });

  describe('slots and parts', () => {
    it("shows the names in the author's order before the counts are known", async () => {
      const element = await create();
      expect(element.status).to.equal('loading');
      expect(names(element)).to.deep.equal(['张艳 新河浦社区党委书记', '范迪', '叶杰']);
      expect(shown(element, 'count')).to.deep.equal(['', '', '']);
    });

    it('sorts by count, lets equals share a rank, and prints counts in full', async () => {
      const element = await createReady();
      expect(names(element)).to.deep.equal(['范迪', '张艳 新河浦社区党委书记', '叶杰']);
      expect(shown(element, 'rank')).to.deep.equal(['1', '2', '2']);
      expect(shown(element, 'count')).to.deep.equal(['128,064', '5', '5']);
      expect(element.status).to.equal('ready');
    });

    it('draws each meter as long as the part of the leader', async () => {
      service.tally = { a: 2, b: 8, c: 0 };
      const element = await createReady();
      expect(
        all(element, 'meter').map((meter) => getComputedStyle(meter).getPropertyValue('--_share')),
      ).to.deep.equal(['100%', '25%', '0%']);
    });

    it('reads in the order in which it is seen, and shows each name once', async () => {
      const element = await createReady();
      const tops = all(element, 'row').map((row) => row.getBoundingClientRect().top);
      expect(tops).to.deep.equal([...tops].sort((a, b) => a - b));
      expect(element.querySelector('ol')!.getBoundingClientRect().height).to.equal(0);
    });

    it('moves and changes nothing that the author wrote', async () => {
      const element = await create();
      const items = [...element.querySelectorAll('li')];
      const markup = element.querySelector('ol')!.outerHTML;
      await element.refresh();
      await element.updateComplete;
      expect([...element.querySelectorAll('li')]).to.deep.equal(items);
      expect(element.querySelector('ol')!.outerHTML).to.equal(markup);
    });

    it('follows a change of the list', async () => {
      const element = await createReady();
      service.tally['d'] = 9;
      element.querySelector('ol')!.insertAdjacentHTML('beforeend', '<li data-item="d">陈倩</li>');
      element.querySelector('li')!.remove();
      await waitUntil(() => shown(element, 'count').includes('9'));
      expect(names(element)).to.deep.equal(['范迪', '陈倩', '叶杰']);
    });

    it('keeps an entry without an id, unranked and last', async () => {
      const element = await createReady(html`
        <ol>
          <li>无名</li>
          <li data-item="a">张艳</li>
        </ol>
      `);
      expect(names(element)).to.deep.equal(['张艳', '无名']);
      expect(shown(element, 'rank')).to.deep.equal(['1', '']);
      expect(shown(element, 'count')).to.deep.equal(['5', '—']);
    });

    it('takes the place that the sheet keeps before the upgrade', async () => {
      const sheet = document.createElement('style');
      const light = await (await realFetch('/src/like-board/like-board.light.css')).text();
      sheet.textContent =
        'x-board:not(:defined){display:block;box-sizing:border-box;line-height:1.5;font-family:sans-serif;font-size:medium}like-board{--lane-font-sans:sans-serif}' +
        light.replaceAll('like-board', 'x-board');
      document.head.append(sheet);
      const holder = await fixture<HTMLElement>(html`<div></div>`);
      const markup = (tag: string) =>
        `<${tag} endpoint="/service" campaign="${campaign}" without-live><ol><li data-item="a">张艳 <small>书记</small></li><li data-item="b">范迪</li></ol></${tag}>`;
      holder.append(document.createRange().createContextualFragment(markup('x-board')));
      const reserved = holder.getBoundingClientRect().height;
      holder.replaceChildren(document.createRange().createContextualFragment(markup('like-board')));
      const element = holder.firstElementChild as LikeBoardElement;
      await element.updateComplete;
      const upgraded = holder.getBoundingClientRect().height;
      await element.refresh();
      await element.updateComplete;
      const ready = holder.getBoundingClientRect().height;
      service.intercept = () => problem(500, 'unavailable');
      await element.refresh();
      await element.updateComplete;
      const failed = holder.getBoundingClientRect().height;
      sheet.remove();
      for (const height of [upgraded, ready, failed]) expect(height).to.be.closeTo(reserved, 0.5);
    });
  });

  describe('attributes and properties', () => {
    const boardThat = async (showCounts: string): Promise<LikeBoardElement> => {
      const element = await fixture<LikeBoardElement>(
        html`<like-board endpoint="/service" campaign=${campaign} without-live show-counts=${showCounts}
          >${list}</like-board
        >`,
      );
      await element.refresh();
      await element.updateComplete;
      return element;
    };
    const unranked = (element: LikeBoardElement) => {
      expect(names(element)).to.deep.equal(['张艳 新河浦社区党委书记', '范迪', '叶杰']);
      expect(shown(element, 'rank')).to.deep.equal(['', '', '']);
      expect(shown(element, 'count')).to.deep.equal(['', '', '']);
      expect(
        all(element, 'meter').map((meter) => getComputedStyle(meter).getPropertyValue('--_share')),
      ).to.deep.equal(['0%', '0%', '0%']);
      expect(element.shadowRoot!.textContent).to.not.contain('128');
    };

    it('shows neither counts nor order before a vote where the page wants it so, and then both', async () => {
      const element = await boardThat('after-vote');
      expect(element.status).to.equal('hidden');
      unranked(element);
      await footBecomes(element, '点赞之后显示排名');
      await expect(element).to.be.accessible();
      const button = await fixture<HTMLElementTagNameMap['like-button']>(
        html`<like-button endpoint="/service" campaign=${campaign} item="c">为叶杰点赞</like-button>`,
      );
      await button.like();
      await waitUntil(() => element.status === 'ready');
      await element.updateComplete;
      expect(shown(element, 'count')).to.deep.equal(['128,064', '6', '5']);
      expect(foot(element)).to.equal('');
    });

    it('shows them after the end alone where the page wants it so', async () => {
      const element = await boardThat('after-close');
      unranked(element);
      await footBecomes(element, '点赞结束后公布排名');
      service.campaign = { state: 'closed', mode: 'toggle' };
      await element.refresh();
      await element.updateComplete;
      expect(element.status).to.equal('closed');
      expect(shown(element, 'count')).to.deep.equal(['128,064', '5', '5']);
      await footBecomes(element, '点赞已经结束');
    });

    it('keeps to what the service keeps back, whatever the page wants', async () => {
      service.campaign = { state: 'open', mode: 'once', showCounts: 'after-close' };
      service.tally = {};
      const element = await boardThat('always');
      unranked(element);
      await footBecomes(element, '点赞结束后公布排名');
    });

    it('ranks nobody by the one count that a service gave to its voter', async () => {
      service.campaign = { state: 'open', mode: 'once', showCounts: 'after-vote' };
      service.tally = { c: 7 };
      service.mine = { c: 1 };
      localStorage.setItem(
        storageKey,
        JSON.stringify({ tokens: { [`/service/v1/campaigns/${campaign}`]: 'token' } }),
      );
      unranked(await boardThat('always'));
    });

    it('warns an author of a value that it does not know, and goes by the campaign', async () => {
      const { warn } = console;
      const warnings: string[] = [];
      console.warn = (message: string) => warnings.push(message);
      try {
        const element = await boardThat('never');
        expect(element.status).to.equal('ready');
      } finally {
        console.warn = warn;
      }
      expect(warnings).to.deep.equal([
        'lanelight: <like-board show-counts="never">: expected "always", "after-vote" or "after-close".',
      ]);
    });

    it('follows counts as they are pushed, until the campaign is over, and not where it is told not to', async () => {
      const { EventSource: RealEventSource } = window;
      const open: FakeEventSource[] = [];
      class FakeEventSource extends EventTarget {
        static readonly CLOSED = 2;
        readyState = 1;
        onopen: unknown;
        onerror: unknown;
        constructor(readonly url: string) {
          super();
          open.push(this);
        }
        close() {
          open.splice(open.indexOf(this), 1);
        }
      }
      window.EventSource = FakeEventSource as unknown as typeof EventSource;
      try {
        const element = await fixture<LikeBoardElement>(
          html`<like-board endpoint="/service" campaign=${campaign}>${list}</like-board>`,
        );
        await waitUntil(() => element.status === 'ready' && open.length === 1);
        expect(open[0]!.url).to.contain(`/service/v1/campaigns/${campaign}/events`);
        open[0]!.dispatchEvent(
          new MessageEvent('counts', { data: JSON.stringify({ rev: 9, counts: { c: 200_000 } }) }),
        );
        await element.updateComplete;
        expect(names(element)[0]).to.equal('叶杰');
        expect(shown(element, 'count')).to.deep.equal(['200,000', '128,064', '5']);
        service.rev = 10;
        service.tally = { a: 5, b: 128064, c: 200_001 };
        service.campaign = { state: 'closed', mode: 'toggle' };
        open[0]!.dispatchEvent(new MessageEvent('window', { data: JSON.stringify(service.campaign) }));
        await waitUntil(() => element.status === 'closed' && open.length === 0);
        await element.updateComplete;
        expect(shown(element, 'count')[0]).to.equal('200,001');
        expect((await createReady()).live).to.equal(false);
        expect(open).to.have.lengthOf(0);
      } finally {
        window.EventSource = RealEventSource;
      }
    });
  });

  describe('interaction', () => {
    it('counts along with a button of the same campaign, in one request', async () => {
      service.tally = { a: 5, b: 5 };
      const page = await fixture<HTMLElement>(html`
        <div>
          <like-board endpoint="/service" campaign=${campaign} without-live>${list}</like-board>
          <like-button endpoint="/service" campaign=${campaign} item="b">为范迪点赞</like-button>
        </div>
      `);
      const board = page.querySelector('like-board')!;
      await waitUntil(() => board.status === 'ready');
      expect(service.sent('GET', /tally/)).to.have.lengthOf(1);
      const vote = page.querySelector('like-button')!.like();
      await board.updateComplete;
      expect(names(board)[0]).to.equal('范迪');
      expect(shown(board, 'count').slice(0, 2)).to.deep.equal(['6', '5']);
      await vote;
    });

    it('keeps the focus on a link whose row changes its place', async () => {
      service.tally = { a: 9, b: 5, c: 1 };
      const element = await createReady();
      const link = element.shadowRoot!.querySelector<HTMLElement>('a')!;
      link.focus();
      service.tally = { a: 9, b: 50, c: 60 };
      service.rev += 1;
      await element.refresh();
      await element.updateComplete;
      expect(names(element)[1]).to.equal('范迪');
      expect(element.shadowRoot!.activeElement).to.equal(link);
    });
  });

  describe('failure', () => {
    it('says so, keeps the names, and reads again when asked', async () => {
      service.intercept = () => problem(500, 'unavailable');
      const element = await createReady();
      expect(element.status).to.equal('error');
      await waitUntil(() => foot(element).includes('暂时读不到点赞数'));
      expect(names(element)).to.have.lengthOf(3);
      expect(shown(element, 'count')).to.deep.equal(['—', '—', '—']);
      await expect(element).to.be.accessible();
      service.intercept = () => undefined;
      all(element, 'retry')[0]!.click();
      await waitUntil(() => element.status === 'ready');
      await element.updateComplete;
      expect(foot(element)).to.equal('');
    });

    it('answers a wish to read again politely, and keeps the focus', async () => {
      service.intercept = () => problem(500, 'unavailable');
      const element = await createReady();
      const said = () => element.shadowRoot!.querySelector('[role=status]')!.textContent.trim();
      expect(said()).to.equal('');
      const retry = all(element, 'retry')[0]!;
      retry.focus();
      await sendKeys({ press: 'Enter' });
      await waitUntil(() => said() === '暂时读不到点赞数');
      expect(element.shadowRoot!.activeElement === retry).to.equal(true);
      service.intercept = () => undefined;
      await sendKeys({ press: 'Enter' });
      await waitUntil(() => said() === '点赞数已更新');
      expect(element.shadowRoot!.activeElement?.getAttribute('part')).to.equal('list');
    });

    it('keeps the last ranking when a later read fails', async () => {
      const element = await createReady();
      service.intercept = () => Promise.reject(new TypeError('failed'));
      await element.refresh();
      await element.updateComplete;
      expect(shown(element, 'count')).to.deep.equal(['128,064', '5', '5']);
      await waitUntil(() => foot(element).includes('重试'));
    });

    it('says that nobody is liked yet, and keeps the names without ranks', async () => {
      service.tally = { a: 0, b: 0, c: 0 };
      const element = await createReady();
      await footBecomes(element, '还没有人点赞');
      expect(names(element)).to.deep.equal(['张艳 新河浦社区党委书记', '范迪', '叶杰']);
      expect(shown(element, 'rank')).to.deep.equal(['', '', '']);
      expect(shown(element, 'count')).to.deep.equal(['0', '0', '0']);
    });
  });

  describe('language', () => {
    it('changes its words with the page, and formats by the nearest lang', async () => {
      service.tally = { a: 0, b: 0, c: 0 };
      const element = await createReady();
      await setLocale('en');
      await element.updateComplete;
      await footBecomes(element, 'No likes yet');
      element.lang = 'de';
      service.tally = { b: 128064 };
      service.rev += 1;
      await element.refresh();
      await element.updateComplete;
      expect(shown(element, 'count')[0]).to.equal('128.064');
    });

    it('starts at the right in a right-to-left page', async () => {
      const element = await createReady();
      element.dir = 'rtl';
      expect(all(element, 'rank')[0]!.getBoundingClientRect().x).to.be.greaterThan(
        all(element, 'count')[0]!.getBoundingClientRect().right,
      );
    });
  });

  describe('accessibility', () => {
    it('R53: clips nothing of long names and counts in 320 px with text twice as large', async () => {
      service.tally = { a: 1_234_567, b: 128064 };
      const element = await createReady(html`
        <ol>
          <li data-item="a">
            阿卜杜拉·麦麦提明·努尔买买提 <small>某某市某某区某某街道某某社区党委书记、居委会主任</small>
          </li>
          <li data-item="b">Wolfeschlegelsteinhausenbergerdorff</li>
        </ol>
      `);
      element.style.cssText =
        'inline-size: 320px; --lane-font-size: 32px; letter-spacing: .12em; word-spacing: .16em';
      expect(element.scrollWidth).to.be.at.most(320);
      for (const row of all(element, 'row')) {
        const [name, count] = ['[part=name]', '[part=count] [aria-hidden]'].map((selector) =>
          row.querySelector(selector)!.getBoundingClientRect(),
        );
        const isApart = name!.right <= count!.left || name!.bottom <= count!.top;
        expect(isApart, 'the name stands clear of the count').to.equal(true);
        expect(count!.right).to.be.at.most(element.getBoundingClientRect().right + 0.5);
        expect(name!.width, 'the name has room').to.be.at.least(120);
      }
    });

    it('is a list that tells rank, name and count of each', async () => {
      const element = await createReady();
      const spoken = [...all(element, 'row')[0]!.querySelectorAll('.spoken')].map((text) => text.textContent);
      expect(spoken).to.deep.equal(['第 1 名', '128,064 个赞']);
      const regions = [...element.shadowRoot!.querySelectorAll('[role=status], [aria-live]')];
      expect(regions.map((region) => region.textContent)).to.deep.equal(['']);
      await expect(element).to.be.accessible();
    });
  });

  describe('lifecycle', () => {
    it('follows its list and its campaign again after it was put back', async () => {
      const element = await createReady();
      const { parentElement } = element;
      element.remove();
      element.querySelector('li')!.remove();
      service.tally = { b: 1, c: 2 };
      service.rev += 1;
      parentElement!.append(element);
      await nextFrame();
      await waitUntil(() => shown(element, 'count')[0] === '2');
      await element.updateComplete;
      expect(names(element)).to.deep.equal(['叶杰', '范迪']);
    });
  });
});
