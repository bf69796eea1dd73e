import { aTimeout, expect, fixture, html, oneEvent } from '@open-wc/testing';
import '../../src/worker-profile/worker-profile.define.js';
import type { WorkerProfileElement } from '../../src/worker-profile/worker-profile.js';
import { readFlatText } from '../support/flat-text.js';
import { waitUntil } from '../support/wait-until.js';

const pixel =
  'data:image/svg+xml,%3Csvg xmlns="http://www.w3.org/2000/svg" width="4" height="5"%3E%3Cpath d="M0 0h4v5H0z"/%3E%3C/svg%3E';

const draw = (content: unknown): Promise<WorkerProfileElement> => fixture(html`${content}`);
const getInitial = (element: WorkerProfileElement): HTMLElement | null =>
  element.shadowRoot?.querySelector<HTMLElement>('[part=portrait]') ?? null;

describe('<worker-profile>', () => {
  describe('defaults', () => {
    it('prints nothing when it is given nothing', async () => {
      const element = await draw(html`<worker-profile></worker-profile>`);
      expect(readFlatText(element).trim()).to.equal('');
      expect(getInitial(element)).to.equal(null);
    });

    it('has the layout feature', async () => {
      const element = await draw(html`<worker-profile></worker-profile>`);
      expect(element.layout).to.equal('feature');
    });
  });

  describe('attributes and properties', () => {
    it('prints place, post and name run together, as the newspapers do', async () => {
      const element = await draw(
        html`<worker-profile
          city="广州市"
          district="越秀区"
          street="东山街"
          community="新河浦社区"
          post="党委书记、居委会主任"
          name="张艳"
        ></worker-profile>`,
      );
      const heading = element.shadowRoot?.querySelector('.heading') as HTMLElement;
      expect(readFlatText(heading).replace(/\s/g, '')).to.equal(
        '广州市越秀区东山街新河浦社区党委书记、居委会主任张艳',
      );
    });

    it('prints no empty line for what is missing', async () => {
      const element = await draw(html`<worker-profile name="范迪"></worker-profile>`);
      expect(readFlatText(element).replace(/\s/g, '')).to.equal('范范迪');
      expect(element.shadowRoot?.querySelector('small')?.offsetHeight).to.equal(0);
      const lines = [...(element.shadowRoot?.querySelectorAll<HTMLElement>('.heading, .fallback') ?? [])];
      expect(lines.filter(({ offsetHeight }) => offsetHeight > 0)).to.have.length(1);
    });

    it('prints nickname and motto', async () => {
      const element = await draw(
        html`<worker-profile nickname="小范儿" motto="群众无小事"></worker-profile>`,
      );
      expect(element.shadowRoot?.querySelector('.nickname')?.textContent).to.equal('小范儿');
      expect(element.shadowRoot?.querySelector('.motto')?.textContent).to.equal('群众无小事');
    });

    for (const text of ['<img src=x onerror=alert(1)>', '𠮷\ud800', 'شەھەر', '👩🏽‍🚒', '长'.repeat(10_000)]) {
      it(`prints ${text.slice(0, 12)} as text`, async () => {
        const element = document.createElement('worker-profile');
        element.name = text;
        document.body.append(element);
        await element.updateComplete;
        expect(element.shadowRoot?.querySelector('.heading span')?.textContent).to.equal(text);
        expect(element.shadowRoot?.querySelector('img')).to.equal(null);
        element.remove();
      });
    }
  });

  describe('slots and parts', () => {
    it('prefers what is slotted to the attribute', async () => {
      const element = await draw(
        html`<worker-profile name="别人"><h2 slot="heading">范迪</h2></worker-profile>`,
      );
      expect(readFlatText(element)).to.contain('范迪').and.not.contain('别人');
    });

    it('draws the surname where there is no portrait', async () => {
      const element = await draw(html`<worker-profile name="范迪"></worker-profile>`);
      expect(getInitial(element)?.textContent).to.equal('范');
      expect(getInitial(element)?.getAttribute('aria-hidden')).to.equal('true');
    });

    for (const [markup, surname] of [
      ['<h2 slot="heading"><small>社区副主任</small><span>范迪</span></h2>', '范'],
      ['<h2 slot="heading">社区副主任<strong>范迪</strong></h2>', '范'],
      ['<h2 slot="heading">范迪</h2>', '范'],
      ['<span slot="name"><ruby>铛<rt>dāng</rt></ruby>一</span>', '铛'],
      // Who of them it is, nobody can tell.
      ['<h2 slot="heading">社区副主任范迪</h2>', undefined],
    ] as const) {
      it(`draws ${surname ?? 'nothing'} of ${markup}, where no attribute names anybody`, async () => {
        const element = document.createElement('worker-profile');
        element.append(document.createRange().createContextualFragment(markup));
        document.body.append(element);
        await element.updateComplete;
        expect(getInitial(element)?.textContent.trim()).to.equal(surname);
        element.name = '李四';
        await element.updateComplete;
        expect(getInitial(element)?.textContent.trim()).to.equal('李');
        element.remove();
      });
    }

    it('draws a surname of two characters when it is given', async () => {
      const element = await draw(html`<worker-profile name="欧阳一" surname="欧阳"></worker-profile>`);
      expect(getInitial(element)?.textContent).to.equal('欧阳');
    });

    it('draws no surname beside a portrait', async () => {
      const element = await draw(
        html`<worker-profile name="范迪"><img slot="portrait" alt="" src=${pixel} /></worker-profile>`,
      );
      await waitUntil(() => getInitial(element) === null);
    });

    it('shows every slotted text once', async () => {
      const element = await draw(
        html`<worker-profile>
          <h2 slot="heading">甲</h2>
          <p slot="nickname">乙</p>
          <blockquote slot="motto">丙</blockquote>
          <figure slot="quote"><blockquote>丁</blockquote></figure>
          <ul slot="tags">
            <li>戊</li>
          </ul>
          <ul slot="stats">
            <li>己</li>
          </ul>
          <p>庚</p>
          <div slot="media">辛</div>
          <div slot="process"><strong>壬</strong></div>
          <div slot="career"><strong>癸</strong></div>
          <div slot="projects"><strong>子</strong></div>
          <div slot="honours"><strong>丑</strong></div>
          <div slot="facts"><strong>寅</strong></div>
          <div slot="actions">卯</div>
        </worker-profile>`,
      );
      expect(readFlatText(element).replace(/\s/g, '')).to.equal('甲乙丙丁戊己庚辛壬癸子丑寅卯');
      for (const child of element.children) expect((child as HTMLElement).offsetHeight).to.be.above(0);
    });

    it('is as high as its portrait where it has little text', async () => {
      const element = await draw(html`<worker-profile name="范迪"></worker-profile>`);
      const box = element.getBoundingClientRect();
      expect(getInitial(element)?.getBoundingClientRect().bottom).to.be.at.most(box.bottom);
    });

    it('puts the portrait in a column of its own where it is wide, beside the heading where it is narrow', async () => {
      const wrapper = await fixture<HTMLElement>(
        html`<div>
          <worker-profile name="范迪"
            ><h2 slot="heading">范迪</h2>
            <p>正文</p></worker-profile
          >
        </div>`,
      );
      const start = (selector: string): number => {
        const box = wrapper.querySelector(selector)?.getBoundingClientRect();
        return (box?.left ?? 0) - wrapper.getBoundingClientRect().left;
      };
      wrapper.style.width = '60em';
      expect(start('p')).to.be.closeTo(15.5 * 16, 1);
      expect(start('h2')).to.be.closeTo(15.5 * 16, 1);
      wrapper.style.width = '20em';
      expect(start('p')).to.be.closeTo(0, 1);
      expect(start('h2')).to.be.closeTo(7.5 * 16, 1);
    });
  });

  describe('failure', () => {
    it('draws the surname when the portrait cannot be loaded, and keeps the image', async () => {
      const element = await draw(
        html`<worker-profile name="范迪"
          ><img slot="portrait" alt="范迪" src="/nowhere.jpg"
        /></worker-profile>`,
      );
      await waitUntil(() => getInitial(element));
      expect(getInitial(element)?.textContent).to.equal('范');
      const image = element.querySelector('img') as HTMLImageElement;
      expect(getComputedStyle(image).display).to.equal('none');
    });

    it('shows a portrait that is mended later', async () => {
      const element = await draw(
        html`<worker-profile name="范迪"
          ><img slot="portrait" alt="范迪" src="/nowhere.jpg"
        /></worker-profile>`,
      );
      await waitUntil(() => getInitial(element));
      const image = element.querySelector('img') as HTMLImageElement;
      image.src = pixel;
      await oneEvent(image, 'load');
      await waitUntil(() => getInitial(element) === null);
    });

    it('has its own layout again when none is set', () => {
      const element = document.createElement('worker-profile');
      for (const none of [undefined, null, '']) {
        element.layout = 'row';
        element.layout = none as never;
        expect([element.layout, element.hasAttribute('layout')]).to.eql(['feature', false]);
      }
    });

    it('keeps its text with a layout that it does not know', async () => {
      const element = await draw(
        html`<worker-profile layout="wide" name="范迪"><p>正文</p></worker-profile>`,
      );
      expect(readFlatText(element)).to.contain('正文').and.contain('范迪');
    });
  });

  describe('accessibility', () => {
    it('is accessible', async () => {
      const element = await draw(
        html`<worker-profile name="范迪">
          <h2 slot="heading"><small>铃铛阁街道西关北里社区副主任</small><span>范迪</span></h2>
          <p slot="nickname">小范儿</p>
          <ul slot="tags">
            <li>贴心人</li>
          </ul>
          <p>扎根基层十二载。</p>
        </worker-profile>`,
      );
      await expect(element).to.be.accessible();
    });

    it('holds no heading in its shadow root', async () => {
      const element = await draw(html`<worker-profile name="范迪" post="副主任"></worker-profile>`);
      expect(element.shadowRoot?.querySelector('h1,h2,h3,h4,h5,h6')).to.equal(null);
    });

    it('mirrors with the direction of the page', async () => {
      const wrapper = await fixture<HTMLElement>(
        html`<div dir="rtl" style="width: 30em"><worker-profile name="范迪"></worker-profile></div>`,
      );
      const element = wrapper.querySelector('worker-profile') as WorkerProfileElement;
      await element.updateComplete;
      const initial = getInitial(element)?.getBoundingClientRect();
      expect(initial?.right).to.be.closeTo(wrapper.getBoundingClientRect().right, 1);
    });
  });

  describe('lifecycle', () => {
    it('takes slotted content that comes, moves and goes', async () => {
      const element = await draw(html`<worker-profile name="范迪"></worker-profile>`);
      const heading = document.createElement('h2');
      heading.slot = 'heading';
      heading.textContent = '叶杰';
      element.append(heading);
      await aTimeout(0);
      expect(readFlatText(element)).to.contain('叶杰');
      heading.remove();
      await aTimeout(0);
      expect(readFlatText(element)).to.contain('范迪').and.not.contain('叶杰');
    });
  });
});
