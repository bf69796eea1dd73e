import { expect, fixture, html } from '@open-wc/testing';
import { sendKeys } from '@web/test-runner-commands';
import '../../src/column-header/column-header.define.js';
import { ColumnHeaderElement } from '../../src/column-header/column-header.js';
import { setLocale } from '../../src/i18n/localize.js';
import { readFlatText } from '../support/flat-text.js';
import { adoptLightSheet } from '../support/light-sheet.js';

const draw = (content: unknown): Promise<ColumnHeaderElement> => fixture(html`${content}`);

describe('<column-header>', () => {
  describe('defaults', () => {
    it('prints nothing when it is given nothing', async () => {
      const element = await draw(html`<column-header></column-header>`);
      expect(readFlatText(element).trim()).to.equal('');
      expect(element.shadowRoot?.querySelector('.line')).to.equal(null);
    });
  });

  describe('light sheet', () => {
    let removeSheet: () => void;
    before(async () => {
      removeSheet = await adoptLightSheet('column-header', ColumnHeaderElement.styles);
    });
    after(() => removeSheet());

    it('R3: draws no rule above a title that nothing stands above', async () => {
      const rule = async (content: unknown) => {
        const element = await draw(content);
        return getComputedStyle(element.querySelector('h1')!).borderTopWidth;
      };
      const title = html`<h1 slot="title">题</h1>`;
      expect(await rule(html`<column-header>${title}</column-header>`)).to.equal('0px');
      expect(await rule(html`<column-header kicker="甲">${title}</column-header>`)).to.equal('1px');
      expect(await rule(html`<column-header issued-by="甲">${title}</column-header>`)).to.equal('1px');
      expect(await rule(html`<column-header><span slot="kicker">甲</span>${title}</column-header>`)).to.equal(
        '1px',
      );
    });

    it('prints organisers of a <dl> in one line, each role by its name', async () => {
      const element = await draw(
        html`<column-header
          ><dl slot="organisers">
            <dt>指导单位</dt>
            <dd>文明办</dd>
            <dt>主办单位</dt>
            <dd>日报</dd>
          </dl></column-header
        >`,
      );
      const [role, name, next] = [...element.querySelectorAll('dt, dd')].map((each) =>
        each.getBoundingClientRect(),
      );
      expect(name!.top).to.be.closeTo(role!.top, 1);
      expect(name!.left - role!.right).to.be.within(1, 8);
      expect(next!.left - name!.right).to.be.above(16);
    });
  });

  describe('attributes and properties', () => {
    it('prints its one-line texts in the order of a newspaper', async () => {
      const element = await draw(
        html`<column-header
          kicker="寻找最美社区工作者"
          published="2021-12-14 13:26"
          source="羊城晚报•羊城派"
          original
          season="第三届"
          issued-by="红桥区"
          ><h1 slot="title">题</h1></column-header
        >`,
      );
      expect(readFlatText(element).replace(/\s+/g, '')).to.equal(
        '红桥区寻找最美社区工作者题2021-12-1413:26羊城晚报•羊城派原创第三届',
      );
    });

    it('links the kicker', async () => {
      const element = await draw(html`<column-header kicker="甲" kicker-href="/columns/"></column-header>`);
      expect(element.shadowRoot?.querySelector('a')?.getAttribute('href')).to.equal('/columns/');
    });

    for (const href of ['javascript:alert(1)', 'data:text/html,x', 'vbscript:x', 'http://[']) {
      it(`prints the kicker without a link for ${href}`, async () => {
        const element = await draw(html`<column-header kicker="甲" kicker-href=${href}></column-header>`);
        expect(element.shadowRoot?.querySelector('a')).to.equal(null);
        expect(readFlatText(element)).to.contain('甲');
      });
    }
  });

  describe('slots and parts', () => {
    it('prefers what is slotted to the attribute', async () => {
      const element = await draw(
        html`<column-header source="别处"><span slot="source">羊城晚报•羊城派</span></column-header>`,
      );
      expect(readFlatText(element)).to.contain('羊城晚报•羊城派').and.not.contain('别处');
    });

    it('keeps the space of its cover before the picture has come', async () => {
      const element = await draw(
        html`<column-header
          ><img slot="cover" alt="" width="1280" height="800" src="/slow.svg" loading="lazy"
        /></column-header>`,
      );
      const { width, height } = (element.querySelector('img') as HTMLElement).getBoundingClientRect();
      expect(width).to.be.closeTo(element.clientWidth, 1);
      expect(height).to.be.closeTo((width * 800) / 1280, 1);
    });

    it('gives the title a line of its own', async () => {
      const element = await draw(
        html`<column-header
          ><span slot="issued-by">红桥区</span>
          <h1 slot="title">发现“闪光的你”</h1>
          <span slot="source">美丽红桥</span></column-header
        >`,
      );
      const title = element.querySelector('h1') as HTMLElement;
      expect(title.offsetWidth).to.be.closeTo(element.clientWidth, 1);
      expect(getComputedStyle(title).textIndent).to.equal('0px');
    });
  });

  describe('interaction', () => {
    const note = html`<column-header
      ><details slot="intro" open>
        <summary>【开栏语】</summary>
        <p>在我们身边,有这样一群人。</p>
      </details></column-header
    >`;

    it('lets readers fold its opening note away, the text staying in the page', async () => {
      const element = await draw(note);
      const summary = element.querySelector('summary') as HTMLElement;
      const open = element.offsetHeight;
      summary.focus();
      await sendKeys({ press: 'Enter' });
      expect(element.offsetHeight).to.be.below(open);
      expect(element.textContent).to.contain('在我们身边');
    });

    it('R44: opens a folded note before it is printed', async () => {
      const element = await draw(note);
      const details = element.querySelector('details') as HTMLDetailsElement;
      details.open = false;
      dispatchEvent(new Event('beforeprint'));
      expect(details.open).to.equal(true);
    });

    it('leaves it alone once it has left the page', async () => {
      const element = await draw(note);
      const details = element.querySelector('details') as HTMLDetailsElement;
      details.open = false;
      element.remove();
      dispatchEvent(new Event('beforeprint'));
      expect(details.open).to.equal(false);
    });
  });

  describe('language', () => {
    afterEach(() => setLocale('auto'));

    it('says 原创 in the language of the page', async () => {
      const element = await draw(html`<column-header original></column-header>`);
      expect(readFlatText(element).trim()).to.equal('原创');
      await setLocale('en');
      await element.updateComplete;
      expect(readFlatText(element).trim()).to.equal('Original');
    });
  });

  describe('accessibility', () => {
    it('is accessible', async () => {
      const element = await draw(
        html`<column-header kicker="寻找最美社区工作者" kicker-href="/columns/" original
          ><h1 slot="title">“小巷总理”张艳</h1></column-header
        >`,
      );
      await expect(element).to.be.accessible();
    });
  });
});
