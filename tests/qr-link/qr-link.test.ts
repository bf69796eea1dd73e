import { expect, fixture, html } from '@open-wc/testing';
import { sendKeys } from '@web/test-runner-commands';
import { encode } from 'uqr';
import { setLocale } from '../../src/i18n/localize.js';
import { drawQrCode } from '../../src/qr-link/qr-code.js';
import '../../src/qr-link/qr-link.define.js';
import type { QrLinkLeaveEvent } from '../../src/qr-link/qr-link.events.js';
import { QrLinkElement } from '../../src/qr-link/qr-link.js';
import { emulateMediaOrSkip } from '../support/emulate-media.js';
import { adoptLightSheet, createPlainTwin, measureLayout } from '../support/light-sheet.js';
import { waitUntil } from '../support/wait-until.js';

const address = 'http://dz.imisou.com/';
const call = `<h2 slot="question">谁是广州最美社区工作者?</h2>
<p slot="cta">等你来点赞!</p>
<p slot="instruction">扫描二维码或点击链接<a href="${address}" translate="no">${address}</a>为你支持的“最美社区工作者”点赞吧!</p>`;
const picture = `<img slot="qr" alt="二维码:打开 ${address}" src="data:image/svg+xml,${encodeURIComponent(drawQrCode(address))}">`;

/** The white space of printed lines counts, so they are given as text. */
async function create(
  content: string,
  attributes: Record<string, string> = { href: address },
): Promise<QrLinkElement> {
  const element = document.createElement('qr-link');
  for (const [name, value] of Object.entries(attributes)) element.setAttribute(name, value);
  element.innerHTML = content;
  await fixture(html` <div>${element}</div> `);
  return element;
}

const findCode = (element: Element) => element.shadowRoot!.querySelector<SVGSVGElement>('svg');
const findProblem = (element: Element) => element.shadowRoot!.querySelector('[part=problem]');
const findLink = (element: Element) => element.shadowRoot!.querySelector<HTMLAnchorElement>('a');

async function createWithCode(content = call, attributes?: Record<string, string>): Promise<QrLinkElement> {
  const element = await create(content, attributes);
  await waitUntil(() => findCode(element), 'the code is drawn');
  return element;
}

/** What is drawn, module by module, as read off the pixels. */
function readModules(code: SVGSVGElement): boolean[][] {
  const size = code.viewBox.baseVal.width;
  const canvas = Object.assign(document.createElement('canvas'), { width: size * 3, height: size * 3 });
  const context = canvas.getContext('2d')!;
  context.fillStyle = 'magenta';
  context.fillRect(0, 0, canvas.width, canvas.height);
  context.scale(3, 3);
  for (const shape of code.querySelectorAll<SVGGraphicsElement>('rect, path')) {
    context.fillStyle = shape.getAttribute('fill')!;
    const data = shape.getAttribute('d');
    if (data) context.fill(new Path2D(data));
    else context.fillRect(0, 0, size, size);
  }
  const { data } = context.getImageData(0, 0, canvas.width, canvas.height);
  return Array.from({ length: size }, (_, y) =>
    Array.from({ length: size }, (_, x) => {
      const offset = ((y * 3 + 1) * canvas.width + x * 3 + 1) * 4;
      const [red, green, blue] = data.subarray(offset, offset + 3);
      expect([0, 255]).to.include(red);
      expect([green, blue]).to.eql([red, red]);
      return red === 0;
    }),
  );
}

function nextLeave(element: HTMLElement): Promise<QrLinkLeaveEvent> {
  return new Promise((resolve) => element.addEventListener('qr-link-leave', resolve, { once: true }));
}

/** Cancels every navigation, after it has recorded whether the page or the element had cancelled it already. */
function watchClicks(element: Element): boolean[] {
  const cancelled: boolean[] = [];
  element.parentElement!.addEventListener('click', (event) => {
    cancelled.push(event.defaultPrevented);
    event.preventDefault();
  });
  return cancelled;
}

async function captureWarnings(run: () => Promise<unknown>): Promise<string[]> {
  const { warn } = console;
  const warnings: string[] = [];
  console.warn = (message: string) => warnings.push(message);
  try {
    await run();
  } finally {
    console.warn = warn;
  }
  return warnings;
}

describe('<qr-link>', () => {
  let removeSheet: () => void;
  before(async () => {
    removeSheet = await adoptLightSheet('qr-link', QrLinkElement.styles);
  });
  after(() => removeSheet());
  afterEach(() => setLocale('auto'));

  describe('defaults', () => {
    it('shows a call without href as it is, with neither link nor code', async () => {
      const element = await create('<p slot="cta">等你来点赞!</p>', {});
      expect(findLink(element)).to.equal(null);
      expect(element.shadowRoot!.querySelector('.qr')).to.equal(null);
      expect(element.querySelector('p')!.getBoundingClientRect().height).to.be.above(10);
    });
  });

  describe('the code', () => {
    it('R52: draws what the encoder says, with at least four light modules around, dark on light', async () => {
      const modules = readModules(findCode(await createWithCode())!);
      const { data, size } = encode(address, { ecc: 'M', boostEcc: true, border: 0 });
      expect(modules.length).to.equal(size + 8);
      const isQuiet = (index: number) => index < 4 || index >= size + 4;
      modules.forEach((row, y) =>
        row.forEach((isDark, x) => {
          const expected = isQuiet(x) || isQuiet(y) ? false : data[y - 4]![x - 4];
          expect(isDark, `module ${x}, ${y}`).to.equal(expected);
        }),
      );
    });

    it('has the three finder patterns of ISO/IEC 18004, and timing between them', async () => {
      const modules = readModules(findCode(await createWithCode())!);
      const size = modules.length - 8;
      const read = (x: number, y: number, length: number) =>
        Array.from({ length }, (_, index) => (modules[y + 4]![x + 4 + index] ? '#' : '.')).join('');
      const finder = ['#######', '#.....#', '#.###.#', '#.###.#', '#.###.#', '#.....#', '#######'];
      for (const [x, y] of [
        [0, 0],
        [size - 7, 0],
        [0, size - 7],
      ] as const) {
        expect(finder.map((_, row) => read(x, y + row, 7))).to.eql(finder);
      }
      expect(read(8, 6, size - 16)).to.match(/^(#\.)*#$/);
    });

    it('is the same in a file for renderers', async () => {
      const file = new DOMParser().parseFromString(drawQrCode(address), 'image/svg+xml');
      const code = findCode(await createWithCode())!;
      expect(file.querySelector('path')!.getAttribute('d')).to.equal(
        code.querySelector('path')!.getAttribute('d'),
      );
      expect(file.documentElement.getAttribute('viewBox')).to.equal(code.getAttribute('viewBox'));
      expect(file.querySelector('rect')!.getAttribute('fill')).to.equal('#fff');
    });

    it('stays dark on light in a dark theme and in forced colours', async () => {
      const element = await createWithCode();
      element.style.cssText = '--lane-surface: #161412; --lane-ink: #ece7df; color-scheme: dark';
      const code = findCode(element)!;
      expect(getComputedStyle(code).backgroundColor).to.equal('rgb(255, 255, 255)');
      expect(getComputedStyle(code.querySelector('path')!).fill).to.equal('rgb(0, 0, 0)');
      expect(getComputedStyle(code.querySelector('rect')!).fill).to.equal('rgb(255, 255, 255)');
    });

    it('is drawn anew for another address, and not at all for one that is too long', async () => {
      const element = await createWithCode();
      const before = findCode(element)!.querySelector('path')!.getAttribute('d');
      element.href = 'https://example.org/';
      await waitUntil(
        () => findCode(element) && findCode(element)!.querySelector('path')!.getAttribute('d') !== before,
      );
      const warnings = await captureWarnings(async () => {
        element.href = `https://example.org/${'a'.repeat(3000)}`;
        await waitUntil(() => findCode(element) === null);
        await import('../../src/qr-link/qr-modules.js');
        await element.updateComplete;
      });
      expect(warnings.length).to.equal(1);
      expect(warnings[0]).to.contain('<qr-link> draws no QR code');
      expect(element.querySelector('a')!.getBoundingClientRect().height).to.be.above(10);
    });

    it('says so where no code can be drawn, in the place of the code, and draws the next one', async () => {
      let element!: QrLinkElement;
      await captureWarnings(async () => {
        element = await create(call, { href: `https://example.org/${'b'.repeat(3000)}` });
        await waitUntil(() => findProblem(element));
      });
      const problem = findProblem(element)!;
      expect(problem.textContent).to.equal('二维码画不出来，请用链接。');
      expect(getComputedStyle(problem).backgroundColor).to.equal('rgba(0, 0, 0, 0)');
      expect(problem.scrollHeight).to.be.at.most(problem.clientHeight);
      const { width, height, bottom } = problem.getBoundingClientRect();
      expect([width, height]).to.eql([132, 132]);
      expect(bottom).to.be.at.most(element.getBoundingClientRect().bottom);
      await expect(element).to.be.accessible();
      await setLocale('en');
      await element.updateComplete;
      expect(problem.textContent).to.equal('The QR code cannot be drawn; please use the link.');
      expect(problem.scrollHeight).to.be.at.most(problem.clientHeight);
      element.href = address;
      await waitUntil(() => findCode(element));
      expect(findProblem(element)).to.equal(null);
    });

    it('warns an author whose address makes a code too fine for cameras, and draws it', async () => {
      const warnings = await captureWarnings(async () => {
        await createWithCode(call, { href: `https://example.org/${'c'.repeat(200)}` });
        await createWithCode(call, { href: `https://example.org/${'c'.repeat(60)}` });
      });
      expect(warnings).to.have.lengthOf(1);
      expect(warnings[0]).to.contain('220 characters: shorten the address, or set --qr-link-size');
    });
  });

  describe('attributes and properties', () => {
    for (const href of [
      'javascript:alert(1)',
      ' javascript:alert(1)',
      'data:text/html,<script>alert(1)</script>',
      'vbscript:x',
      'ftp://a.cn/',
      '/relative',
      'dz.imisou.com',
      'http://[',
      '<img src=x onerror=alert(1)>',
    ]) {
      it(`refuses ${href}: the light DOM stays, nothing is added, one warning`, async () => {
        let element!: QrLinkElement;
        const warnings = await captureWarnings(async () => {
          element = await create('<p slot="cta">等你来点赞!</p>', { href });
          element.requestUpdate();
          await element.updateComplete;
        });
        expect(warnings).to.eql([
          `lanelight: <qr-link href="${href}">: expected an address with http: or https:.`,
        ]);
        expect(findLink(element)).to.equal(null);
        expect(element.shadowRoot!.querySelector('.qr')).to.equal(null);
        expect(element.textContent).to.equal('等你来点赞!');
      });
    }

    it('draws no code and keeps no room for one when without-qr', async () => {
      const element = await create(`${call}${picture}`, { href: address, 'without-qr': '' });
      expect(element.shadowRoot!.querySelector('.qr')).to.equal(null);
      expect(element.querySelector('img')!.getBoundingClientRect().height).to.equal(0);
      element.style.inlineSize = '300px';
      const [host, last] = [element, element.querySelector('a')!.parentElement!].map((box) =>
        box.getBoundingClientRect(),
      );
      expect(host!.bottom - last!.bottom).to.be.below(40);
    });
  });

  describe('slots and parts', () => {
    it('prints the link itself where the light DOM has none', async () => {
      const element = await createWithCode('等你来点赞!');
      await waitUntil(() => findLink(element));
      expect(findLink(element)!.getAttribute('href')).to.equal(address);
      expect(findLink(element)!.textContent).to.equal(address);
    });

    it('prints it too when there is no light DOM at all, and not when a link comes later', async () => {
      const element = await createWithCode('');
      await waitUntil(() => findLink(element));
      element.innerHTML = call;
      await waitUntil(() => findLink(element) === null);
    });

    it('prints no second link beside that of the light DOM', async () => {
      expect(findLink(await createWithCode())).to.equal(null);
    });

    it('shows the picture of a code that it is given, and draws none', async () => {
      const element = await create(`${call}${picture}`);
      await element.updateComplete;
      expect(element.shadowRoot!.querySelector('.qr')).to.equal(null);
      const { width, height } = element.querySelector('img')!.getBoundingClientRect();
      expect([width, height]).to.eql([132, 132]);
    });

    it('changes nothing of the light DOM', async () => {
      const element = await createWithCode(call);
      expect(element.innerHTML).to.equal(call);
    });

    for (const [name, content] of [
      ['drawn code', call],
      ['given code', `${call}${picture}`],
      ['long text', `${call}<p>${'为你支持的“最美社区工作者”点赞吧!'.repeat(12)}</p><p>第二段</p>`],
    ] as const) {
      for (const width of [240, 320, 480, 800]) {
        it(`places ${name} clear of the text in ${width} px, and does not move at the upgrade`, async () => {
          const element = await create(content);
          element.style.inlineSize = `${width}px`;
          const twin = createPlainTwin(element);
          twin.style.inlineSize = `${width}px`;
          element.after(twin);
          if (name !== 'given code') await waitUntil(() => findCode(element));
          expect(measureLayout(twin)).to.eql(measureLayout(element));
          const code = (findCode(element) ?? element.querySelector('img')!).getBoundingClientRect();
          const host = element.getBoundingClientRect();
          expect(code.bottom).to.be.at.most(host.bottom);
          expect(code.top).to.be.at.least(host.top);
          expect(code.right).to.be.at.most(host.right);
          for (const line of element.querySelectorAll('h2, p')) {
            const box = line.getBoundingClientRect();
            expect(box.bottom <= code.top || box.right <= code.left, line.textContent!).to.equal(true);
          }
          expect(code.left > host.left + host.width / 2, 'beside the text').to.equal(width >= 480);
        });
      }
    }

    it('keeps text without an element clear of the code', async () => {
      const element = await createWithCode(`${'等你来点赞!'.repeat(60)}<a href="${address}">${address}</a>`);
      element.style.inlineSize = '600px';
      const range = document.createRange();
      range.selectNodeContents(element.firstChild!);
      expect(range.getBoundingClientRect().right).to.be.at.most(
        findCode(element)!.getBoundingClientRect().left,
      );
    });

    it('mirrors where the page is read from right to left', async () => {
      const element = await createWithCode();
      element.dir = 'rtl';
      element.style.inlineSize = '700px';
      const [code, question] = [findCode(element)!, element.querySelector('h2')!].map((box) =>
        box.getBoundingClientRect(),
      );
      expect(code!.right).to.be.at.most(question!.left);
    });
  });

  describe('events', () => {
    for (const [name, content] of [
      ['of the light DOM', call],
      ['of its own', '等你来点赞!'],
    ] as const) {
      it(`announces that a link ${name} leads to another site, and can be kept from it`, async () => {
        const element = await createWithCode(content);
        await waitUntil(() => element.querySelector('a') ?? findLink(element));
        const cancelled = watchClicks(element);
        const link = element.querySelector('a') ?? findLink(element)!;
        const left = nextLeave(element);
        link.click();
        const event = await left;
        expect(event.href).to.equal(address);
        expect([event.bubbles, event.composed, event.cancelable]).to.eql([true, true, true]);
        element.addEventListener('qr-link-leave', (leaving) => leaving.preventDefault());
        link.click();
        expect(cancelled).to.eql([false, true]);
      });
    }

    it('announces it for the Enter key too', async () => {
      const element = await createWithCode();
      watchClicks(element);
      element.querySelector('a')!.focus();
      const left = nextLeave(element);
      await sendKeys({ press: 'Enter' });
      expect((await left).href).to.equal(address);
    });

    it('says nothing of links within the site, of mail, or of a click that the page took', async () => {
      const element = await createWithCode(
        '<a href="/here">1</a><a href="#there">2</a><a href="mailto:a@a.cn">3</a><a href="http://a.cn/">4</a><b>5</b>',
      );
      watchClicks(element);
      element.querySelector('a:nth-child(4)')!.addEventListener('click', (event) => event.preventDefault());
      element.addEventListener('qr-link-leave', () => expect.fail('qr-link-leave'));
      for (const child of element.querySelectorAll<HTMLElement>('*')) child.click();
    });
  });

  describe('language', () => {
    it('R52: says where the code leads, in the language of the page', async () => {
      const element = await createWithCode();
      expect(findCode(element)!.getAttribute('role')).to.equal('img');
      expect(findCode(element)!.getAttribute('aria-label')).to.equal(`二维码:打开 ${address}`);
      let updates = 0;
      element.addController({ hostUpdated: () => (updates += 1) });
      await setLocale('en');
      await element.updateComplete;
      expect(updates).to.equal(1);
      expect(findCode(element)!.getAttribute('aria-label')).to.contain(address);
    });
  });

  describe('accessibility', () => {
    for (const [name, content] of [
      ['a full call', call],
      ['a given code', `${call}${picture}`],
      ['nothing but text', '等你来点赞!'],
    ] as const) {
      it(`passes axe with ${name}`, async () => {
        const element = await create(content);
        if (!content.includes('<img')) await waitUntil(() => findCode(element));
        await expect(element).to.be.accessible();
      });
    }

    it('R53: clips nothing with text twice as large and the spacing of WCAG 1.4.12', async () => {
      const element = await createWithCode();
      element.style.cssText =
        'inline-size: 320px; --lane-font-size: 32px; letter-spacing: .12em; word-spacing: .16em; line-height: 1.5';
      expect(element.scrollWidth).to.be.at.most(320);
      const code = findCode(element)!.getBoundingClientRect();
      expect(element.querySelector('a')!.getBoundingClientRect().bottom).to.be.at.most(code.top);
    });
  });

  describe('lifecycle', () => {
    it('draws the code when it is put back, and asks the network for nothing but its own module', async () => {
      const element = document.createElement('qr-link');
      element.href = address;
      document.body.append(element);
      element.remove();
      document.body.append(element);
      await waitUntil(() => findCode(element));
      const foreign = performance
        .getEntriesByType('resource')
        .filter(({ name }) => /^https?:/.test(name) && new URL(name).origin !== location.origin);
      expect(foreign).to.eql([]);
      element.remove();
    });
  });

  describe('print', () => {
    it('R44: keeps the code, and prints no address twice', async function () {
      const element = await createWithCode(`${call}<a href="https://a.cn/">报名</a>`);
      await emulateMediaOrSkip(this, { media: 'print' });
      const code = findCode(element)!;
      expect(code.getBoundingClientRect().width).to.equal(132);
      expect(getComputedStyle(code).backgroundColor).to.equal('rgb(255, 255, 255)');
      const [bare, named] = [...element.querySelectorAll('a')].map(
        (link) => getComputedStyle(link, '::after').content,
      );
      expect(bare).to.equal('none');
      expect(named).to.contain('https://a.cn/');
    });
  });
});
