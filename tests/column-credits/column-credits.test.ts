import { aTimeout, expect, fixture, html } from '@open-wc/testing';
import '../../src/column-credits/column-credits.define.js';
import { ColumnCreditsElement } from '../../src/column-credits/column-credits.js';
import { setLocale } from '../../src/i18n/localize.js';
import { emulateMediaOrSkip } from '../support/emulate-media.js';
import { adoptLightSheet, createPlainTwin, measureLayout } from '../support/light-sheet.js';

const printed = [
  '文/羊城晚报全媒体记者\u00a0符畅',
  '/受访者供图',
  '海报/羊城晚报全媒体记者 陈倩',
  '来源 | 羊城晚报·羊城派',
  '监审:江祥星',
  '转载注明美丽红桥',
];

const list = `<ul>
<li><span class="role">文</span><span class="sep">/</span>羊城晚报全媒体记者&nbsp;符畅</li>
<li><span class="sep">/</span>受访者供图</li>
<li><span class="role">海报</span><span class="sep">/</span>羊城晚报全媒体记者 陈倩</li>
<li><span class="role">来源</span><span class="sep"> | </span>羊城晚报·羊城派</li>
<li><span class="role">监审</span><span class="sep">:</span>江祥星</li>
<li><span class="role">转载注明</span>美丽红桥</li>
</ul>`;

const definitions = `<dl>
<div><dt>文<span>/</span></dt><dd>羊城晚报全媒体记者&nbsp;符畅</dd></div>
<div><dt><span>/</span></dt><dd>受访者供图</dd></div>
</dl>`;

/** The white space of credits counts, so they are given as text. */
async function create(content: string, label = ''): Promise<ColumnCreditsElement> {
  const element = document.createElement('column-credits');
  element.label = label;
  element.innerHTML = content;
  await fixture(html` <div>${element}</div> `);
  return element;
}

const getName = (element: Element) =>
  element.shadowRoot!.querySelector('[role="group"]')!.getAttribute('aria-label');

describe('<column-credits>', () => {
  let removeSheet: () => void;
  before(async () => {
    removeSheet = await adoptLightSheet('column-credits', ColumnCreditsElement.styles);
  });
  after(() => removeSheet());
  afterEach(() => setLocale('auto'));

  describe('slots and parts', () => {
    it('keeps a role by its name, and names of one role apart, in a list without groups', async () => {
      const element = await create(
        '<dl><dt>来源</dt><dd>羊城晚报</dd><dt></dt><dd>受访者供图</dd><dt>责编</dt><dd>陈倩</dd></dl>',
      );
      const [source, paper, none, courtesy, editor, name] = [...element.querySelectorAll('dt, dd')].map(
        (each) => each.getBoundingClientRect(),
      );
      expect(none!.width).to.equal(0);
      expect(paper!.left - source!.right).to.be.within(1, 8);
      expect(name!.left - editor!.right).to.be.within(1, 8);
      expect(editor!.left - courtesy!.right).to.be.above(16);
      expect(courtesy!.left - paper!.right).to.be.above(16);
    });

    it('R2, R5: keeps roles, separators, empty roles and no-break spaces as printed', async () => {
      const element = await create(list);
      expect([...element.querySelectorAll('li')].map((item) => item.textContent)).to.eql(printed);
      const terms = await create(definitions);
      expect([...terms.querySelectorAll('dl > div')].map((item) => item.textContent)).to.eql(
        printed.slice(0, 2),
      );
    });

    it('R5: shows a credit of either list on one line, in the order of its text', async () => {
      const element = await create(list);
      const terms = await create(definitions);
      for (const item of [...element.querySelectorAll('li'), ...terms.querySelectorAll('dl > div')]) {
        expect(item.getBoundingClientRect().height).to.be.below(40);
      }
      const [term, description] = [terms.querySelector('dt')!, terms.querySelector('dd')!].map((box) =>
        box.getBoundingClientRect(),
      );
      expect(description!.left - term!.right).to.be.within(0, 8);
    });

    it('changes nothing of the light DOM, and makes no links of its text', async () => {
      const text =
        '<ul><li>网址http://a.cn/为你</li></ul><p slot="reprint">&lt;img src=x onerror=alert(1)&gt;</p>';
      const host = document.createElement('column-credits');
      host.innerHTML = text;
      document.body.append(host);
      await host.updateComplete;
      await aTimeout(0);
      expect(host.innerHTML).to.equal(text);
      host.remove();
    });

    it('stands the follow-us line before the list and the reprint notice after it, wherever they are written', async () => {
      const element = await create(
        `<p slot="reprint">转载请注明来源</p>${list}<p slot="follow">关注羊城派</p>`,
      );
      const [reprint, credits, follow] = [...element.children].map((child) => child.getBoundingClientRect());
      expect(follow!.bottom).to.be.at.most(credits!.top);
      expect(credits!.bottom).to.be.at.most(reprint!.top);
    });

    it('wraps in a narrow place instead of widening it', async () => {
      const element = await create(list);
      element.style.inlineSize = '240px';
      expect(element.scrollWidth).to.equal(240);
      expect(element.querySelector('ul')!.getBoundingClientRect().height).to.be.above(100);
    });

    it('R53: clips nothing with text twice as large and the spacing of WCAG 1.4.12', async () => {
      const element = await create(list);
      element.style.cssText =
        'inline-size: 320px; --lane-font-size: 32px; letter-spacing: .12em; word-spacing: .16em; line-height: 1.5';
      for (const item of element.querySelectorAll('li')) {
        expect(item.getBoundingClientRect().right).to.be.at.most(element.getBoundingClientRect().right);
        expect(item.scrollWidth).to.be.at.most(item.clientWidth);
      }
    });

    it('shows nothing, not even a hairline, when it is empty, and what is added later', async () => {
      const element = await create('');
      expect(element.getBoundingClientRect().height).to.equal(0);
      element.innerHTML = list;
      expect(element.querySelector('ul')!.getBoundingClientRect().height).to.be.above(10);
    });

    for (const [name, content] of [
      ['a list', list],
      ['definitions', definitions],
      [
        'lines out of order',
        `<p slot="reprint">转载</p>${list}<p slot="follow"><a href="https://a.cn/">羊城派</a></p>`,
      ],
      ['nothing', ''],
    ] as const) {
      it(`does not move at the upgrade: ${name}`, async () => {
        const element = await create(content);
        const twin = createPlainTwin(element);
        element.after(twin);
        const layout = measureLayout(twin);
        expect(layout).to.eql(measureLayout(element));
        expect(layout[0]![3] > 20).to.equal(content !== '');
      });
    }

    it('follows the direction of the page', async () => {
      const element = await create(list);
      element.dir = 'rtl';
      const [first, second] = [...element.querySelectorAll('li')].map((item) => item.getBoundingClientRect());
      expect(first!.left).to.be.above(second!.left);
    });
  });

  describe('failure', () => {
    it('shows what is no list all the same, and warns once', async () => {
      const { warn } = console;
      const warnings: string[] = [];
      console.warn = (message: string) => warnings.push(message);
      try {
        const element = await create('<section>责编:陈倩</section><section>监审:江祥星</section>');
        await aTimeout(0);
        expect(element.querySelector('section')!.getBoundingClientRect().height).to.be.above(10);
      } finally {
        console.warn = warn;
      }
      expect(warnings).to.eql([
        'lanelight: <column-credits>: expected a <ul> or <dl> of credits, not <section>.',
      ]);
    });
  });

  describe('language', () => {
    it('is named by its label, or else in the language of the page', async () => {
      expect(getName(await create(list, '署名与来源'))).to.equal('署名与来源');
      expect(getName(await create(list))).to.equal('署名');
    });

    it('asks for its name again when the language changes', async () => {
      const element = await create(list);
      let updates = 0;
      element.addController({ hostUpdated: () => (updates += 1) });
      await setLocale('en');
      await element.updateComplete;
      expect(updates).to.equal(1);
    });
  });

  describe('accessibility', () => {
    for (const [name, content] of [
      ['a list', list],
      ['definitions', definitions],
      [
        'follow and reprint',
        `<p slot="follow"><a href="https://a.cn/">羊城派</a></p>${list}<p slot="reprint">转载</p>`,
      ],
    ] as const) {
      it(`passes axe with ${name}`, async () => {
        await expect(await create(content)).to.be.accessible();
      });
    }
  });

  describe('print', () => {
    it('R44: prints the address after a link, but not after one that is its own address', async function () {
      await emulateMediaOrSkip(this, { media: 'print' });
      const element = await create(
        `<p slot="follow"><a href="https://a.cn/">羊城派</a><a translate="no" href="https://b.cn/">b.cn</a></p>${list}`,
      );
      const [named, bare] = [...element.querySelectorAll('a')].map(
        (link) => getComputedStyle(link, '::after').content,
      );
      expect(named).to.contain('https://a.cn/');
      expect(bare).to.equal('none');
    });
  });
});
