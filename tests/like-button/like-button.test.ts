import { aTimeout, expect, fixture, html, nextFrame } from '@open-wc/testing';
import { sendKeys } from '@web/test-runner-commands';
import type { LikeButtonElement } from '../../src/like-button/like-button.js';
import '../../src/like-button/like-button.define.js';
import { setLocale } from '../../src/i18n/localize.js';
import { storageKey } from '../../src/tally/voter-storage.js';
import { deferred, FakeService, freshCampaign, json, problem } from '../tally/fake-service.js';
import { waitUntil } from '../support/wait-until.js';

const realFetch = window.fetch.bind(window);
const afterEvents = [
  'like-button-liked',
  'like-button-unliked',
  'like-button-rejected',
  'like-button-queued',
  'like-button-synced',
] as const;

describe('<like-button>', () => {
  let service: FakeService;
  let campaign: string;

  beforeEach(() => {
    localStorage.removeItem(storageKey);
    service = new FakeService().install();
    service.tally = { 'zhang-yan': 12806, 'fan-di': 3 };
    campaign = freshCampaign();
  });
  afterEach(() => {
    service.restore();
    setLocale('auto');
  });

  const create = (item = 'zhang-yan'): Promise<LikeButtonElement> =>
    fixture(
      html`<like-button endpoint="/service" campaign=${campaign} item=${item}>为张艳点赞</like-button>`,
    );
  const createReady = async (item?: string): Promise<LikeButtonElement> => {
    const element = await create(item);
    await element.refresh();
    await element.updateComplete;
    return element;
  };
  const inside = (element: LikeButtonElement, selector: string): HTMLElement =>
    element.shadowRoot!.querySelector<HTMLElement>(selector)!;
  const button = (element: LikeButtonElement): HTMLElement => inside(element, 'button');
  const countText = (element: LikeButtonElement): string => inside(element, '[part=count]').textContent;
  const noteText = (element: LikeButtonElement): string => inside(element, '[part=note]').textContent;
  const description = (element: LikeButtonElement): string =>
    inside(element, `#${button(element).getAttribute('aria-describedby')!}`).textContent;
  const pressed = (element: LikeButtonElement): string | null => button(element).getAttribute('aria-pressed');
  const settled = (element: LikeButtonElement): Promise<void> =>
    waitUntil(() => element.status !== 'pending' && element.status !== 'loading').then(() => aTimeout(0));
  const record = (element: LikeButtonElement): Event[] => {
    const events: Event[] = [];
    for (const name of ['like-button-like', 'like-button-unlike', ...afterEvents] as const) {
      element.addEventListener(name, (event) => events.push(event));
    }
    return events;
  };

  describe('defaults', () => {
    it('is an unpressed native button that asks for nothing and takes no focus', async () => {
      const element = await fixture<LikeButtonElement>(html`<like-button item="a">为张艳点赞</like-button>`);
      await element.refresh();
      expect(button(element)).to.be.instanceOf(HTMLButtonElement);
      expect(pressed(element)).to.equal('false');
      expect(element).to.include({
        campaign: 'default',
        endpoint: '',
        subject: '',
        disabled: false,
        liked: false,
      });
      expect(service.requests).to.have.lengthOf(0);
      expect(document.activeElement).not.to.equal(element);
    });

    it('keeps a like on this device without an endpoint, says so, and shows no count', async () => {
      const local = html`<like-button campaign=${campaign} item="a">为张艳点赞</like-button>`;
      const element = await fixture<LikeButtonElement>(local);
      await element.like();
      await element.updateComplete;
      expect(noteText(element)).to.equal('已点赞，只保存在这台设备上。');
      expect(description(element)).to.equal('只保存在这台设备上');
      expect(inside(element, '[part=count]')).to.equal(null);
      expect(element.count).to.equal(undefined);
      element.remove();
      const again = await fixture<LikeButtonElement>(local);
      await waitUntil(() => again.liked);
      expect(service.requests).to.have.lengthOf(0);
    });

    it('is disabled without an item', async () => {
      const element = await fixture<LikeButtonElement>(html`<like-button endpoint="/service"></like-button>`);
      const events = record(element);
      button(element).click();
      await element.like();
      expect(events).to.have.lengthOf(0);
      expect(service.requests).to.have.lengthOf(0);
      // It would be kept by the service.
      expect(description(element)).to.equal('点赞数未知');
    });
  });

  describe('attributes and properties', () => {
    it('reads and counts with others whether or not its endpoint ends with a slash', async () => {
      const list = await fixture<HTMLElement>(
        html`<p>
          <like-button endpoint="/service" campaign=${campaign} item="zhang-yan">赞</like-button>
          <like-button endpoint="/service//" campaign=${campaign} item="zhang-yan">赞</like-button>
        </p>`,
      );
      const [first, second] = list.querySelectorAll('like-button');
      await settled(first!);
      await second!.like();
      expect(first).to.include({ liked: true, count: 12807 });
      expect(service.sent('GET', /tally/)).to.have.lengthOf(1);
    });

    for (const endpoint of ['http://[', 'javascript:void 0', 'data:,', 'localhost:8080']) {
      it(`takes ${endpoint} for no endpoint: it says that likes are kept on this device, and warns the author`, async () => {
        const { warn } = console;
        const warnings: string[] = [];
        console.warn = (text: string) => warnings.push(text);
        try {
          const element = await fixture<LikeButtonElement>(
            html`<like-button endpoint=${endpoint} campaign=${campaign} item="a">赞</like-button>`,
          );
          await element.like();
          await element.updateComplete;
          expect(description(element)).to.equal('只保存在这台设备上');
          expect(element).to.include({ liked: true, status: 'ready' });
        } finally {
          console.warn = warn;
        }
        expect(warnings.join()).to.contain(`<like-button endpoint="${endpoint}">: expected`);
        expect(service.requests).to.have.lengthOf(0);
      });
    }

    it('takes an endpoint without a scheme for a path, as browsers do, and warns the author', async () => {
      const { warn } = console;
      const warnings: string[] = [];
      console.warn = (text: string) => warnings.push(text);
      try {
        await fixture(
          html`<like-button endpoint="likes.example.cn" campaign=${campaign} item="a">赞</like-button>
            <like-button endpoint="service" campaign=${campaign} item="a">赞</like-button>
            <like-button endpoint="./likes.d" campaign=${campaign} item="a">赞</like-button>`,
        );
      } finally {
        console.warn = warn;
      }
      expect(warnings.filter((text) => text.includes('endpoint'))).to.deep.equal([
        'lanelight: <like-button endpoint="likes.example.cn">: expected an address with https://, or a path that begins with "/" or ".".',
      ]);
    });

    it('shows nothing for a count while loading, then the count of the service', async () => {
      const element = await create();
      expect(element.status).to.equal('loading');
      expect(countText(element)).to.equal('');
      expect(element.count).to.equal(undefined);
      await settled(element);
      expect(element.status).to.equal('ready');
      expect(element.count).to.equal(12806);
      expect(countText(element)).to.equal('12,806');
    });

    it('shows a count that the service does not give as unknown, not as 0', async () => {
      for (const wrong of [undefined, -1, '7', 2 ** 53, 2 ** 60]) {
        service.tally = { 'zhang-yan': wrong };
        service.rev += 1;
        const element = await createReady();
        expect(element.count).to.equal(undefined);
        expect(countText(element)).to.equal('—');
        expect(description(element)).to.equal('点赞数未知');
        element.remove();
      }
    });

    it('shows a like of an earlier visit', async () => {
      localStorage.setItem(
        storageKey,
        JSON.stringify({ tokens: { [`/service/v1/campaigns/${campaign}`]: 'mine' } }),
      );
      service.mine = { 'zhang-yan': 1 };
      const element = await createReady();
      expect(element).to.include({ liked: true, pressed: true, count: 12806 });
      expect(service.sent('GET', /mine/)[0]!.token).to.equal('Bearer mine');
    });

    it('follows a change of item at once, even before it is rendered', async () => {
      const element = await createReady();
      const events = record(element);
      element.item = 'fan-di';
      await element.like();
      expect(service.sent('PUT', /fan-di/)).to.have.lengthOf(1);
      expect(element.count).to.equal(4);
      expect(events[1]).to.include({ type: 'like-button-liked', item: 'fan-di' });
    });

    it('says nothing of a like when it was given another item meanwhile', async () => {
      const element = await createReady();
      const events = record(element);
      const vote = element.like();
      element.item = 'fan-di';
      await vote;
      await element.updateComplete;
      expect(service.tally['zhang-yan']).to.equal(12807);
      expect(events.map(({ type }) => type)).to.deep.equal(['like-button-like']);
      expect(noteText(element)).to.equal('');
    });

    it('forgets the outcome of another item', async () => {
      service.intercept = (method) => (method === 'PUT' ? problem(410, 'closed') : undefined);
      const element = await createReady();
      await element.like();
      await element.updateComplete;
      expect(element.status).to.equal('error');
      element.item = 'fan-di';
      await element.updateComplete;
      await settled(element);
      expect(noteText(element)).to.equal('');
      expect(element.status).to.equal('ready');
    });

    it('takes no likes while disabled', async () => {
      const element = await createReady();
      element.disabled = true;
      await element.updateComplete;
      const events = record(element);
      button(element).click();
      await element.toggle();
      expect(events).to.have.lengthOf(0);
      expect(element.hasAttribute('disabled')).to.equal(true);
    });

    it('takes an unknown adapter for the default', async () => {
      const element = await create();
      element.setAttribute('adapter', 'carrier-pigeon');
      await element.refresh();
      expect(service.sent('GET', /tally/)).not.to.have.lengthOf(0);
      element.setAttribute('adapter', 'local');
      await element.updateComplete;
      expect(description(element)).to.equal('只保存在这台设备上');
      element.removeAttribute('adapter');
      await settled(element);
      expect(element.count).to.equal(12806);
    });
  });

  describe('slots and parts', () => {
    it('is named by its slot, else by subject, else plainly', async () => {
      const element = await fixture<LikeButtonElement>(
        html`<like-button item="a" subject="范迪"> </like-button>`,
      );
      const label = inside(element, '[part=label]');
      expect(label.textContent.trim()).to.equal('为范迪点赞');
      element.subject = '';
      await element.updateComplete;
      expect(label.textContent.trim()).to.equal('点赞');
      element.textContent = '支持张艳';
      await nextFrame();
      await element.updateComplete;
      expect(label.textContent.trim()).to.equal('');
    });

    it('keeps the space of the count, so that its width stays the same when the count comes', async () => {
      for (const count of [0, 7, 99_999, 128_064, 12_840_000]) {
        service.tally = { 'zhang-yan': count };
        const element = await create();
        const before = element.getBoundingClientRect();
        await settled(element);
        expect(element.count).to.equal(count);
        expect(element.getBoundingClientRect().width).to.be.closeTo(before.width, 0.01);
        element.remove();
        campaign = freshCampaign();
      }
    });

    it('is as big as the target asks for, and grows with the text', async () => {
      const element = await createReady();
      expect(element.getBoundingClientRect().height).to.be.within(44, 45);
      element.style.setProperty('--lane-target', '60px');
      expect(element.getBoundingClientRect().height).to.be.within(60, 61);
      element.style.setProperty('--lane-font-size', '64px');
      expect(element.getBoundingClientRect().height).to.be.greaterThan(96);
    });

    it('breaks a word that does not fit beside the count, and keeps both inside', async () => {
      const element = await createReady();
      element.textContent = 'Abcdefghijklmnopqrstuvwxyz';
      element.parentElement!.style.inlineSize = '160px';
      const button = element.shadowRoot!.querySelector('button')!;
      const count = element.shadowRoot!.querySelector('[part="count"]')!;
      expect(element.getBoundingClientRect().width).to.be.at.most(160.5);
      expect(button.scrollWidth).to.equal(button.clientWidth);
      expect(count.getBoundingClientRect().right).to.be.below(button.getBoundingClientRect().right);
    });

    it('takes the place that the sheet keeps before the upgrade', async () => {
      const sheet = document.createElement('style');
      const light = await (await realFetch('/src/like-button/like-button.light.css')).text();
      const hostRules =
        'box-sizing:border-box;max-inline-size:100%;line-height:1.5;font-size:medium;font-family:sans-serif';
      // Under another name, since a name once defined stays defined.
      sheet.textContent =
        `x-like:not(:defined){${hostRules}}like-button{--lane-font-sans:sans-serif}` +
        light.replaceAll('like-button', 'x-like');
      document.head.append(sheet);
      for (const attributes of ['', 'endpoint="/service"', 'endpoint="/service" adapter="local"']) {
        const markup = (tag: string) => `<${tag} item="a" ${attributes}>为<b>张艳</b>点赞</${tag}>`;
        const holder = await fixture<HTMLElement>(html`<p lang="zh-CN"></p>`);
        holder.append(document.createRange().createContextualFragment(markup('x-like')));
        const reserved = holder.firstElementChild!.getBoundingClientRect();
        holder.replaceChildren(document.createRange().createContextualFragment(markup('like-button')));
        await (holder.firstElementChild as LikeButtonElement).updateComplete;
        const upgraded = holder.firstElementChild!.getBoundingClientRect();
        for (const side of ['x', 'y', 'width', 'height'] as const) {
          expect(upgraded[side], `${side} with ${attributes}`).to.be.closeTo(reserved[side], 0.5);
        }
      }
      sheet.remove();
    });
  });

  describe('interaction', () => {
    it('shows the like in the frame of the click, while the service says nothing', async () => {
      const element = await createReady();
      service.intercept = () => new Promise(() => undefined);
      button(element).click();
      await element.updateComplete;
      expect(pressed(element)).to.equal('true');
      expect(countText(element)).to.equal('12,807');
      expect(element).to.include({ pressed: true, liked: false, status: 'pending' });
      expect(service.sent('PUT', /vote/)).to.have.lengthOf(0);
      // Or the vote would go to the service of the next test.
      const { length } = service.requests;
      await waitUntil(() => service.requests.length > length);
    });

    it('ends as the service has it', async () => {
      const element = await createReady();
      service.tally['zhang-yan'] = 12900;
      await element.like();
      await element.updateComplete;
      expect(countText(element)).to.equal('12,901');
      expect(element).to.include({ pressed: true, liked: true, status: 'ready' });
    });

    for (const [key, name] of [
      ['Enter', 'Enter'],
      [' ', 'the space bar'],
    ] as const) {
      it(`is pressed by ${name}, and the page stays where it is`, async () => {
        const element = await createReady();
        element.focus();
        await sendKeys({ press: key });
        await settled(element);
        expect(element.liked).to.equal(true);
        expect(window.scrollY).to.equal(0);
        expect(element.shadowRoot!.activeElement).to.equal(button(element));
      });
    }

    it('takes a like back', async () => {
      const element = await createReady();
      await element.like();
      await element.unlike();
      expect(element).to.include({ liked: false, count: 12806 });
    });

    it('sends one request at a time when clicked fast, and lets the last click win', async () => {
      const element = await createReady();
      const answer = deferred<Response>();
      service.intercept = (method) => (method === 'PUT' ? answer.promise : undefined);
      button(element).click();
      await waitUntil(() => service.sent('PUT', /vote/).length === 1);
      button(element).click();
      await element.updateComplete;
      expect(pressed(element)).to.equal('false');
      await aTimeout(50);
      expect(service.sent('DELETE', /vote/)).to.have.lengthOf(0);
      answer.resolve(json(201, { status: 'counted', item: 'zhang-yan', count: 12807, mine: 1, rev: 5 }));
      service.rev = 5;
      service.mine['zhang-yan'] = 1;
      service.tally['zhang-yan'] = 12807;
      await settled(element);
      expect(service.sent('DELETE', /vote/)).to.have.lengthOf(1);
      expect(element).to.include({ liked: false, count: 12806 });
    });

    it('agrees with another button of the same item', async () => {
      const first = await createReady();
      const second = await create();
      const vote = first.like();
      await second.updateComplete;
      expect(pressed(second)).to.equal('true');
      await vote;
      await second.updateComplete;
      expect(countText(second)).to.equal('12,807');
      expect(noteText(second)).to.equal('');
    });

    it('reads the counts of twenty buttons in one request', async () => {
      service.tally = { i0: 1, i19: 2 };
      const list = await fixture<HTMLElement>(html`
        <div>
          ${Array.from(
            { length: 20 },
            (_, index) =>
              html`<like-button endpoint="/service" campaign=${campaign} item="i${index}">赞</like-button>`,
          )}
        </div>
      `);
      await settled(list.lastElementChild as LikeButtonElement);
      expect(service.requests.map(({ path }) => path.split('?')[0])).to.have.members(['/tally', '']);
      expect((list.lastElementChild as LikeButtonElement).count).to.equal(2);
    });
  });

  describe('modes and windows', () => {
    const isRefusing = (element: LikeButtonElement): boolean =>
      button(element).getAttribute('aria-disabled') === 'true';
    const ready = async (campaignRules: FakeService['campaign']): Promise<LikeButtonElement> => {
      service.campaign = campaignRules;
      const element = await createReady();
      // The rules are asked for beside the counts.
      await waitUntil(() => service.sent('GET', /^$/).length > 0).then(() => aTimeout(10));
      return element;
    };

    it('takes one like in the mode once, stays focusable, and says why it takes no more', async () => {
      const element = await ready({ state: 'open', mode: 'once' });
      const events = record(element);
      expect(element.remaining).to.equal(1);
      const like = element.like();
      await element.updateComplete;
      expect(pressed(element)).to.equal('true');
      expect(isRefusing(element)).to.equal(false);
      button(element).click();
      await like;
      await element.updateComplete;
      expect(element).to.include({ liked: true, count: 12807, remaining: 0, status: 'ready' });
      expect(isRefusing(element)).to.equal(true);
      expect(button(element).matches(':disabled')).to.equal(false);
      expect(description(element)).to.equal('已有 12,807 个赞 已经点过赞了。');
      await element.unlike();
      expect(service.sent('DELETE', /vote/)).to.have.lengthOf(0);
      button(element).click();
      await waitUntil(() => noteText(element) === '已经点过赞了。');
      expect(events.map(({ type }) => type)).to.deep.equal([
        'like-button-like',
        'like-button-liked',
        'like-button-rejected',
      ]);
      expect(service.sent('PUT', /vote/)).to.have.lengthOf(1);
      await expect(element).to.be.accessible();
    });

    it('takes the author’s mode where the service says none, and the service’s where it does', async () => {
      service.campaign = undefined;
      const element = await createReady();
      element.mode = 'once';
      await element.like();
      expect(element.remaining).to.equal(0);
      campaign = freshCampaign();
      service.campaign = { state: 'open', mode: 'toggle' };
      const other = await createReady('fan-di');
      other.mode = 'once';
      await other.like();
      expect(other.remaining).to.equal(undefined);
      await other.unlike();
      expect(other.liked).to.equal(false);
    });

    it('takes an unknown mode for toggle', async () => {
      service.campaign = undefined;
      const element = await createReady();
      element.setAttribute('mode', 'forever');
      await element.like();
      await element.unlike();
      expect(element).to.include({ liked: false, count: 12806 });
    });

    it('says of a daily like that there is another tomorrow', async () => {
      const element = await ready({ state: 'open', mode: 'daily', quotas: { perItem: 1 } });
      await element.like();
      await element.updateComplete;
      expect(description(element)).to.contain('今天已点赞，明天再来。');
    });

    it('gathers claps, announces them once, and stops at the last', async () => {
      const element = await ready({ state: 'open', mode: 'clap', quotas: { perItem: 5 } });
      const events = record(element);
      await Promise.all([element.clap(), element.clap(2), element.clap(-1), element.clap(0.5)]);
      await element.updateComplete;
      expect(service.sent('POST', /votes/).map(({ body }) => body!.ops!.map(({ n }) => n))).to.deep.equal([
        [3],
      ]);
      expect(element).to.include({ count: 12809, remaining: 2 });
      expect(description(element)).to.equal('已有 12,809 个赞 已送出 3 次，还可以送 2 次。');
      await element.clap(9);
      await element.updateComplete;
      expect(element).to.include({ count: 12811, remaining: 0 });
      expect(isRefusing(element)).to.equal(true);
      expect(events.filter(({ type }) => type === 'like-button-liked')).to.have.lengthOf(2);
    });

    it('gives no claps for what is no number of claps, and for endless ones what is left', async () => {
      const element = await ready({ state: 'open', mode: 'clap', quotas: { perItem: 5 } });
      const events = record(element);
      for (const times of [NaN, 0, -3, 0.9, 'x' as unknown as number, {} as unknown as number])
        await element.clap(times);
      expect(element).to.include({ count: 12806, pressed: false, status: 'ready' });
      // Nobody knows yet what is left.
      await element.clap(Infinity);
      expect(events).to.have.lengthOf(0);
      expect(service.sent('POST', /votes/)).to.have.lengthOf(0);
      await element.clap(2);
      await element.clap(Infinity);
      expect(element).to.include({ count: 12811, remaining: 0 });
    });

    for (const [state, closure] of [
      ['paused', '点赞暂停中。'],
      ['closed', '点赞已经结束。'],
      ['sealed', '点赞已经结束。'],
      ['scheduled', '点赞还没有开始。'],
    ] as const) {
      it(`takes no likes while the campaign is ${state}, says so, and asks nobody`, async () => {
        const element = await ready({ state, mode: 'toggle' });
        await waitUntil(() => isRefusing(element));
        const events = record(element);
        expect(description(element)).to.equal(`已有 12,806 个赞 ${closure}`);
        expect(inside(element, '[part=window]').textContent).to.equal(closure);
        expect(noteText(element)).to.equal('');
        await element.like();
        await waitUntil(() => noteText(element) === closure);
        expect(events.map(({ type }) => type)).to.deep.equal(['like-button-rejected']);
        expect(service.sent('PUT', /vote/)).to.have.lengthOf(0);
        await expect(element).to.be.accessible();
      });
    }

    it('counts down to the opening outside of what is announced, and opens in time', async () => {
      const at = (seconds: number): string => new Date(Date.UTC(2035, 0, 1) + seconds * 1000).toISOString();
      const element = await ready({ state: 'scheduled', mode: 'once', serverTime: at(0), opensAt: at(1.2) });
      await waitUntil(() => isRefusing(element));
      const window = inside(element, '[part=window]');
      expect(window.textContent).to.match(/^距开始 00:00:0[12]$/);
      expect(window.closest('[role=status]') === null).to.equal(true);
      expect(description(element)).to.match(/点赞将于 2035年1月1日.* 开始。$/);
      service.campaign = { state: 'open', mode: 'once', serverTime: at(2) };
      await waitUntil(() => !isRefusing(element));
      expect(inside(element, '[part=window]') === null).to.equal(true);
    });

    it('says why there is no count', async () => {
      const element = await ready({ state: 'open', mode: 'once', showCounts: 'after-close' });
      service.tally = {};
      await waitUntil(() => description(element) === '赞数在结束后公布');
    });

    it('follows the campaign with live, one connection for all buttons, and lets it go', async () => {
      const { EventSource } = window;
      const sources: { url: string; isOpen: boolean; send: (type: string, data: unknown) => void }[] = [];
      class FakeSource extends EventTarget {
        readyState = 1;
        onerror: (() => void) | undefined;
        readonly record = {
          url: '',
          isOpen: true,
          send: (type: string, data: unknown) =>
            void this.dispatchEvent(new MessageEvent(type, { data: JSON.stringify(data) })),
        };
        constructor(url: string) {
          super();
          this.record.url = url;
          sources.push(this.record);
        }
        close(): void {
          this.record.isOpen = false;
        }
      }
      window.EventSource = Object.assign(FakeSource, { CLOSED: 2 }) as never;
      try {
        const list = await fixture<HTMLElement>(html`
          <div>
            ${['zhang-yan', 'fan-di'].map(
              (item) =>
                html`<like-button live endpoint="/service" campaign=${campaign} item=${item}
                  >赞</like-button
                >`,
            )}
          </div>
        `);
        const element = list.firstElementChild as LikeButtonElement;
        await waitUntil(() => sources.length > 0 && element.status === 'ready');
        sources[0]!.send('counts', { rev: 50, counts: { 'zhang-yan': 20000 } });
        expect(element.count).to.equal(20000);
        sources[0]!.send('counts', { rev: 40, counts: { 'zhang-yan': 19000 } });
        sources[0]!.send('counts', 'half a');
        expect(element.count).to.equal(20000);
        sources[0]!.send('window', { state: 'paused', mode: 'toggle' });
        await element.updateComplete;
        expect(isRefusing(element)).to.equal(true);
        expect(noteText(element)).to.equal('');
        expect(sources.map(({ url }) => url)).to.deep.equal([`/service/v1/campaigns/${campaign}/events`]);
        list.remove();
        await waitUntil(() => !sources[0]!.isOpen);
      } finally {
        window.EventSource = EventSource;
      }
    });

    it('polls where nothing is pushed', async () => {
      const { EventSource } = window;
      window.EventSource = class extends EventTarget {
        static readonly CLOSED = 2;
        readonly readyState = 2;
        set onerror(callback: () => void) {
          setTimeout(callback);
        }
        close(): void {
          // Closed from the beginning.
        }
      } as never;
      try {
        const element = await create();
        element.live = true;
        await settled(element);
        const reads = service.sent('GET', /tally/).length;
        service.tally['zhang-yan'] = 12900;
        service.rev += 1;
        await waitUntil(() => element.count === 12900);
        expect(service.sent('GET', /tally/)).to.have.lengthOf(reads + 1);
      } finally {
        window.EventSource = EventSource;
      }
    });
  });

  describe('events', () => {
    it('fires before and after a like and an unlike, with campaign, item and count', async () => {
      const element = await createReady();
      const events = record(element);
      await element.like();
      await element.unlike();
      expect(events.map(({ type }) => type)).to.deep.equal([
        'like-button-like',
        'like-button-liked',
        'like-button-unlike',
        'like-button-unliked',
      ]);
      expect(events[1]).to.include({
        campaign,
        item: 'zhang-yan',
        count: 12807,
        bubbles: true,
        composed: true,
      });
      expect(events[3]).to.include({ count: 12806, cancelable: false });
    });

    it('changes its state before it fires the event', async () => {
      const element = await createReady();
      let seen: unknown;
      element.addEventListener(
        'like-button-liked',
        () => (seen = [element.liked, element.status, element.count]),
      );
      await element.like();
      expect(seen).to.deep.equal([true, 'ready', 12807]);
    });

    it('does nothing when the page cancels, and likes when the page calls later', async () => {
      const element = await createReady();
      element.addEventListener('like-button-like', (event) => event.preventDefault(), { once: true });
      button(element).click();
      await element.updateComplete;
      expect(pressed(element)).to.equal('false');
      expect(service.sent('PUT', /vote/)).to.have.lengthOf(0);
      await element.like();
      expect(element.liked).to.equal(true);
      element.addEventListener('like-button-unlike', (event) => event.preventDefault());
      await element.unlike();
      expect(element.liked).to.equal(true);
    });

    it('fires nothing for what is so already', async () => {
      const element = await createReady();
      const events = record(element);
      await element.unlike();
      expect(events).to.have.lengthOf(0);
    });

    it('fires one event for a double click: what was wanted last', async () => {
      const element = await createReady();
      const events = record(element);
      button(element).click();
      button(element).click();
      await waitUntil(() => events.length > 2);
      await aTimeout(20);
      expect(
        events.map(({ type }) => type).filter((type) => afterEvents.includes(type as never)),
      ).to.deep.equal(['like-button-unliked']);
    });
  });

  describe('failure', () => {
    const refusals: [name: string, status: number, code: string, reason: string][] = [
      ['before the opening', 403, 'not-open', '点赞还没有开始。'],
      ['during a pause', 403, 'paused', '点赞暂停中。'],
      ['after the end', 410, 'closed', '点赞已经结束。'],
      ['for an unknown item', 404, 'unknown-item', '没有找到这项点赞。'],
      ['when none is left', 409, 'quota', '已经点过赞了。'],
      ['when it is forbidden', 403, 'forbidden', '这里不能点赞。'],
      ['for another reason', 400, 'bad-request', '点赞服务暂时不可用，请稍后再试。'],
    ];
    for (const [name, status, code, reason] of refusals) {
      it(`takes the like back and says why ${name}`, async () => {
        if (code === 'quota') service.campaign = { mode: 'once' };
        const element = await createReady();
        const events = record(element);
        service.intercept = (method) => (method === 'PUT' ? problem(status, code) : undefined);
        await element.like();
        await element.updateComplete;
        expect(pressed(element)).to.equal('false');
        expect(countText(element)).to.equal('12,806');
        expect(noteText(element)).to.equal(reason);
        expect(inside(element, '[part=note]').getBoundingClientRect().height).to.be.greaterThan(10);
        expect(events[1]).to.include({ type: 'like-button-rejected', code, wanted: true, item: 'zhang-yan' });
        expect(element.status).to.equal('error');
      });
    }

    const faults: [name: string, answer: () => Response | Promise<Response>, code: string, reason: string][] =
      [
        [
          '500',
          () => new Response('', { status: 500 }),
          'unavailable',
          '点赞服务没有回答，已保存，稍后自动送出。',
        ],
        ['429', () => problem(429, 'rate-limited'), 'rate-limited', '点赞的人太多，已保存，稍后自动送出。'],
        [
          'no network',
          () => Promise.reject(new TypeError('failed')),
          'network',
          '网络不通，点赞已保存，联网后自动送出。',
        ],
        ['HTML', () => new Response('<p>'), 'malformed', '点赞服务没有回答，已保存，稍后自动送出。'],
        [
          'a body cut short',
          () => new Response('{"rev":'),
          'malformed',
          '点赞服务没有回答，已保存，稍后自动送出。',
        ],
      ];
    for (const [name, answer, code, reason] of faults) {
      it(`keeps the like on ${name}, says so, and sends the same operation once it is over`, async () => {
        const element = await createReady();
        const events = record(element);
        service.intercept = (method) => (method === 'PUT' ? answer() : undefined);
        await element.like();
        await element.updateComplete;
        expect(element).to.include({ pressed: true, liked: false, count: 12807, status: 'queued' });
        expect(noteText(element)).to.equal(reason);
        service.intercept = () => undefined;
        await waitUntil(() => element.liked);
        await element.updateComplete;
        expect(element).to.include({ count: 12807, status: 'ready' });
        expect(noteText(element)).to.equal('已点赞。');
        expect(new Set(service.sent('PUT', /vote/).map(({ body }) => body!.op)).size).to.equal(1);
        expect(events.map(({ type }) => type)).to.deep.equal([
          'like-button-like',
          'like-button-queued',
          'like-button-liked',
          'like-button-synced',
        ]);
        expect(events[1]).to.include({ code, wanted: true });
      });
    }

    it('keeps the like when the service says nothing in time', async () => {
      const element = await createReady();
      service.intercept = (method) => (method === 'PUT' ? new Promise(() => undefined) : undefined);
      const { setTimeout } = window;
      window.setTimeout = ((run: () => void, delay?: number) =>
        setTimeout(run, delay === 10_000 ? 20 : delay)) as typeof window.setTimeout;
      await element.like().finally(() => (window.setTimeout = setTimeout));
      expect(element).to.include({ pressed: true, status: 'queued' });
      service.intercept = () => undefined;
      await waitUntil(() => element.liked);
      expect(element.count).to.equal(12807);
    });

    it('counts a like once whose answer was lost', async () => {
      const element = await createReady();
      let answers = 0;
      service.intercept = (method) => {
        if (method !== 'PUT' || (answers += 1) > 1) return undefined;
        service.count({ ...service.requests.at(-1)!.body!, item: 'zhang-yan', kind: 'like', n: 1 } as never);
        return Promise.reject(new TypeError('failed'));
      };
      await element.like();
      await waitUntil(() => element.liked);
      await settled(element);
      expect(element.count).to.equal(12807);
      expect(service.tally['zhang-yan']).to.equal(12807);
    });

    it('forgets the error with the next like', async () => {
      const element = await createReady();
      service.intercept = (method) => (method === 'PUT' ? problem(400, 'bad-request') : undefined);
      await element.like();
      service.intercept = () => undefined;
      await element.like();
      await element.updateComplete;
      expect(noteText(element)).to.equal('已点赞。');
      expect(element.status).to.equal('ready');
    });

    it('keeps the last count when a read fails, and says nothing', async () => {
      const element = await createReady();
      service.intercept = () => new Response('', { status: 500 });
      await element.refresh();
      await element.updateComplete;
      expect(countText(element)).to.equal('12,806');
      expect(noteText(element)).to.equal('');
      expect(element.status).to.equal('error');
    });

    it('shows an unknown count as unknown when the first read fails', async () => {
      service.intercept = () => new Response('', { status: 500 });
      const element = await createReady();
      expect(countText(element)).to.equal('—');
      expect(element.count).to.equal(undefined);
    });

    it('likes where storage throws', async () => {
      const { getItem, setItem } = Storage.prototype;
      const refuse = () => {
        throw new DOMException('denied', 'SecurityError');
      };
      Object.assign(Storage.prototype, { getItem: refuse, setItem: refuse });
      try {
        const element = await createReady();
        await element.like();
        await element.unlike();
        expect(service.sessions).to.equal(1);
        expect(element.count).to.equal(12806);
      } finally {
        Object.assign(Storage.prototype, { getItem, setItem });
      }
    });

    it('carries states for the page to style', async function () {
      if (!CSS.supports('selector(:state(error))')) this.skip();
      const element = await createReady();
      const vote = element.like();
      await element.updateComplete;
      expect(element.matches(':state(pressed):state(pending)')).to.equal(true);
      await vote;
      await element.updateComplete;
      expect(element.matches(':state(pending)')).to.equal(false);
      service.intercept = () => problem(500, 'unavailable');
      await element.unlike();
      await element.updateComplete;
      expect(element.matches(':state(queued)')).to.equal(true);
      service.intercept = (method) => (method === 'DELETE' ? problem(404, 'unknown-item') : undefined);
      await waitUntil(() => element.matches(':state(error):state(pressed)'));
    });
  });

  describe('language', () => {
    it('changes its words with the page, and formats by the nearest lang', async () => {
      const element = await createReady();
      element.textContent = '';
      element.lang = 'de';
      service.intercept = (method) => (method === 'PUT' ? problem(410, 'closed') : undefined);
      await element.like();
      await setLocale('en');
      await element.updateComplete;
      expect(countText(element)).to.equal('12.806');
      expect(inside(element, '[part=label]').textContent.trim()).to.equal('Like');
      expect(noteText(element)).to.equal('Likes are closed.');
    });

    it('starts at the right in a right-to-left page', async () => {
      const element = await createReady();
      element.dir = 'rtl';
      const icon = inside(element, '[part=icon]').getBoundingClientRect();
      expect(icon.x).to.be.greaterThan(inside(element, '[part=count]').getBoundingClientRect().right);
    });
  });

  describe('accessibility', () => {
    it('keeps its name, tells its state by aria-pressed and the exact count in the description', async () => {
      service.tally['zhang-yan'] = 1234566;
      const element = await createReady();
      await expect(element).to.be.accessible();
      await element.like();
      await element.updateComplete;
      expect(element.textContent).to.equal('为张艳点赞');
      expect(inside(element, '[part=count]').getAttribute('aria-hidden')).to.equal('true');
      expect(countText(element)).to.equal('123万');
      expect(description(element)).to.equal('已有 1,234,567 个赞');
      expect(pressed(element)).to.equal('true');
      await expect(element).to.be.accessible();
    });

    it('says once and politely what became of the own like, and nothing about those of others', async () => {
      const element = await createReady();
      const note = inside(element, '[role=status]');
      service.tally['zhang-yan'] = 20000;
      service.rev = 9;
      await element.refresh();
      await element.updateComplete;
      expect(note.textContent).to.equal('');
      await element.like();
      await element.updateComplete;
      expect(note.textContent).to.equal('已点赞。');
      expect(note.getBoundingClientRect().height).to.be.at.most(1);
      await element.unlike();
      await element.updateComplete;
      expect(note.textContent).to.equal('已取消点赞。');
    });

    it('is accessible after an error and while disabled', async () => {
      service.intercept = (method) => (method === 'PUT' ? problem(410, 'closed') : undefined);
      const element = await createReady();
      await element.like();
      await expect(element).to.be.accessible();
      element.disabled = true;
      await expect(element).to.be.accessible();
    });
  });

  describe('lifecycle', () => {
    it('finishes a like that was on its way when it was removed, and fires nothing', async () => {
      const element = await createReady();
      const events = record(element);
      const vote = element.like();
      element.remove();
      await vote;
      expect(service.tally['zhang-yan']).to.equal(12807);
      expect(events.map(({ type }) => type)).to.deep.equal(['like-button-like']);
    });

    it('does nothing while it is not connected', async () => {
      const element = document.createElement('like-button');
      Object.assign(element, { endpoint: '/service', campaign, item: 'zhang-yan' });
      const events = record(element);
      await Promise.all([element.like(), element.toggle(), element.refresh()]);
      expect(events).to.have.lengthOf(0);
      expect(service.requests).to.have.lengthOf(0);
    });

    it('reads anew when it is put back', async () => {
      const element = await createReady();
      const { parentElement } = element;
      element.remove();
      service.tally['zhang-yan'] = 13000;
      service.rev += 1;
      parentElement!.append(element);
      await waitUntil(() => element.count === 13000);
      await element.like();
      expect(element.count).to.equal(13001);
    });
  });
});
