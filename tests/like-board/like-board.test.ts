import { expect, fixture, html, nextFrame } from '@open-wc/testing';
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
      expect(all(element, 'meter').map((meter) => meter.style.getPropertyValue('--_share'))).to.deep.equal([
        '100%',
        '25%',
        '0%',
      ]);
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
      expect(foot(element)).to.contain('暂时读不到点赞数');
      expect(names(element)).to.have.lengthOf(3);
      expect(shown(element, 'count')).to.deep.equal(['—', '—', '—']);
      await expect(element).to.be.accessible();
      service.intercept = () => undefined;
      all(element, 'retry')[0]!.click();
      await waitUntil(() => element.status === 'ready');
      await element.updateComplete;
      expect(foot(element)).to.equal('');
    });

    it('keeps the last ranking when a later read fails', async () => {
      const element = await createReady();
      service.intercept = () => Promise.reject(new TypeError('failed'));
      await element.refresh();
      await element.updateComplete;
      expect(shown(element, 'count')).to.deep.equal(['128,064', '5', '5']);
      expect(foot(element)).to.contain('重试');
    });

    it('says that nobody is liked yet, and keeps the names without ranks', async () => {
      service.tally = { a: 0, b: 0, c: 0 };
      const element = await createReady();
      expect(foot(element)).to.equal('还没有人点赞');
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
      expect(foot(element)).to.equal('No likes yet');
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
