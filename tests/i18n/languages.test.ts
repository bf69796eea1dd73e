import { expect, fixture, html } from '@open-wc/testing';
import { sendKeys } from '@web/test-runner-commands';
import { render } from 'lit';
import '../../src/define.js';
import { getLocale, setLocale } from '../../src/i18n/localize.js';
import type { LikeButtonElement } from '../../src/like-button/like-button.js';
import type { ReadingPanelElement } from '../../src/reading-panel/reading-panel.js';
import type { SwipeGalleryElement } from '../../src/swipe-gallery/swipe-gallery.js';
import { storageKey } from '../../src/tally/voter-storage.js';
import { waitUntil } from '../support/wait-until.js';
import { makeGallery } from '../swipe-gallery/gallery-fixture.js';

const root = document.documentElement;
const before = { lang: root.lang, dir: root.dir };

const part = (element: Element, name: string): HTMLElement =>
  element.shadowRoot!.querySelector<HTMLElement>(`[part~="${name}"]`)!;
const nameOf = (like: LikeButtonElement): string => part(like, 'label').textContent.trim();
const labelOfNext = (gallery: SwipeGalleryElement): string | null =>
  part(gallery, 'next').getAttribute('aria-label');

describe('languages at run time', () => {
  afterEach(async () => {
    Object.assign(root, before);
    localStorage.removeItem(storageKey);
    await setLocale('zh-Hans');
    await setLocale('auto');
  });

  for (const [lang, like, next] of [
    ['zh-TW', '為范迪點讚', '下一張'],
    ['en', 'Like 范迪', 'Next picture'],
    ['ug', 'ياقتۇرۇش: 范迪', 'كېيىنكى سۈرەت'],
    ['bo', '范迪 ལ་བསྔགས་བརྗོད།', 'པར་རིས་རྗེས་མ།'],
    ['mn-Mong', '范迪\u202fᠢ ᠮᠠᠭᠲᠠᠬᠤ', 'ᠳᠠᠷᠠᠭᠠᠬᠢ ᠵᠢᠷᠤᠭ'],
  ] as const) {
    it(`${lang}: everything on the page speaks it once <html lang> says so, and Chinese again after`, async () => {
      const button = await fixture<LikeButtonElement>(
        html`<like-button item="a" subject="范迪"></like-button>`,
      );
      const gallery = await makeGallery(3);
      root.lang = lang;
      await waitUntil(() => nameOf(button) === like, `the button says ${nameOf(button)}`);
      await gallery.updateComplete;
      expect(labelOfNext(gallery)).to.equal(next);
      root.lang = 'zh-CN';
      await waitUntil(() => nameOf(button) === '为范迪点赞');
      await gallery.updateComplete;
      expect(labelOfNext(gallery)).to.equal('下一张');
    });
  }

  it('ug, from the right: the direction changes while a reader is in the gallery, and the keys with it', async () => {
    const gallery = await makeGallery(4, { dir: '' });
    gallery.closest<HTMLElement>('[dir]')!.removeAttribute('dir');
    const track = part(gallery, 'track');
    track.focus();
    await sendKeys({ press: 'ArrowRight' });
    await waitUntil(() => gallery.index === 1);
    root.lang = 'ug';
    root.dir = 'rtl';
    await waitUntil(() => getLocale() === 'ug');
    await waitUntil(() => track.scrollLeft < 0, 'the gallery keeps its picture, seen from the right');
    expect(gallery.index).to.equal(1);
    await sendKeys({ press: 'ArrowLeft' });
    await waitUntil(() => gallery.index === 2);
    root.dir = 'ltr';
    await waitUntil(() => track.scrollLeft > 0);
    expect(gallery.index).to.equal(2);
  });

  it('formats numbers in the language of their surroundings', async () => {
    const box = await fixture(html`
      <div>
        <p lang="en"><stat-counter value="128064" notation="grouped" label="visits"></stat-counter></p>
        <p lang="ug"><stat-counter value="128064" notation="grouped" label="قېتىم"></stat-counter></p>
        <p lang="bo"><stat-counter value="128064" notation="grouped" label="ཐེངས།"></stat-counter></p>
      </div>
    `);
    for (const counter of box.querySelectorAll('stat-counter')) {
      await counter.updateComplete;
      const language = counter.closest('[lang]')!.getAttribute('lang')!;
      const expected = new Intl.NumberFormat(language).format(128064);
      expect(counter.shadowRoot!.textContent.replace(/\s+/g, ' ')).to.contain(expected);
    }
  });
});

describe('messages of one element', () => {
  afterEach(async () => {
    Object.assign(root, before);
    await setLocale('zh-Hans');
    await setLocale('auto');
  });

  it('are said as its data-attributes have them, and by no other element', async () => {
    const own = await makeGallery(3);
    own.setAttribute('data-gallery-next', '看下一幅');
    own.requestUpdate();
    await own.updateComplete;
    const other = await makeGallery(3);
    expect(labelOfNext(own)).to.equal('看下一幅');
    expect(labelOfNext(other)).to.equal('下一张');
    expect(part(own, 'previous').getAttribute('aria-label')).to.equal('上一张');
  });

  it('take their expressions where {0} and {1} stand', async () => {
    const button = await fixture<LikeButtonElement>(
      html`<like-button item="a" subject="范迪" data-like-for="支持{0}!"></like-button>`,
    );
    expect(nameOf(button)).to.equal('支持范迪!');
  });

  it('hold in every language, and are markup never', async () => {
    const panel = await fixture<ReadingPanelElement>(
      html`<reading-panel data-reading-panel-cue="&lt;b&gt;往下&lt;/b&gt;" style="--reading-panel-size: 80px"
        ><p style="height: 400px">正文</p></reading-panel
      >`,
    );
    const cue = (): string => panel.shadowRoot!.textContent;
    await waitUntil(() => cue().includes('<b>往下</b>'));
    await setLocale('en');
    await panel.updateComplete;
    expect(cue()).to.contain('<b>往下</b>').and.contain('Show all');
    expect(panel.shadowRoot!.querySelector('b') === null).to.equal(true);
  });

  it('hold for what is said after the render: the place of a picture, read aloud', async () => {
    const gallery = await makeGallery(3);
    gallery.setAttribute('data-gallery-announcement', '{0}/{1} {2}');
    await fixture(html`<like-button item="b"></like-button>`);
    part(gallery, 'next').click();
    const status = gallery.shadowRoot!.querySelector('[role=status]')!;
    await waitUntil(() => status.textContent.startsWith('2/3 Caption 1'), status.textContent);
  });

  it('hold in the viewer, and in the gallery inside of it', async () => {
    const gallery = await makeGallery(3);
    gallery.setAttribute('viewer', '');
    gallery.setAttribute('data-gallery-close', '收起大图');
    gallery.setAttribute('data-gallery-next', '看下一幅');
    await gallery.openViewer(0);
    const dialog = gallery.shadowRoot!.querySelector('dialog')!;
    expect(dialog.querySelector('.close')!.textContent).to.equal('收起大图');
    const inner = dialog.querySelector('swipe-gallery')!;
    inner.requestUpdate();
    await inner.updateComplete;
    expect(labelOfNext(inner)).to.equal('看下一幅');
    gallery.closeViewer();
  });
});

describe('fonts by language', () => {
  let link: HTMLLinkElement;
  const stackOf = (element: Element): string => getComputedStyle(element).fontFamily;

  beforeEach(async () => {
    link = document.createElement('link');
    link.rel = 'stylesheet';
    link.href = new URL('../../src/styles/fonts.css', import.meta.url).href;
    const loaded = new Promise((resolve) => link.addEventListener('load', resolve));
    document.head.append(link);
    await loaded;
  });
  afterEach(() => {
    link.remove();
    Object.assign(root, before);
    root.removeAttribute('style');
  });

  for (const [lang, font] of [
    ['zh-HK', 'Noto Sans CJK TC'],
    ['ug-CN', 'UKIJ Tuz'],
    ['bo', 'Noto Serif Tibetan'],
    ['mn-Mong-CN', 'Noto Sans Mongolian'],
    ['zh-CN', 'Noto Sans CJK SC'],
    ['en', 'Noto Sans CJK SC'],
  ]) {
    it(`${lang}: ${font} first, for the page and for a part of it`, async () => {
      const box = await fixture(
        html`<div>
          <div lang=${lang}><column-credits></column-credits></div>
          <column-credits></column-credits>
        </div>`,
      );
      const [inside, outside] = box.querySelectorAll('column-credits');
      expect(stackOf(inside!)).to.contain(font);
      expect(stackOf(outside!)).to.contain('Noto Sans CJK SC');
      root.lang = lang;
      expect(stackOf(outside!)).to.contain(font);
    });
  }

  it('give way to those of the page', async () => {
    const credits = await fixture(html`<column-credits></column-credits>`);
    root.lang = 'ug';
    root.style.setProperty('--lane-font-sans', 'PageFont');
    expect(stackOf(credits)).to.equal('PageFont');
  });
});

describe('a vertical page, as in traditional Mongolian', () => {
  afterEach(async () => {
    Object.assign(root, before);
    await setLocale('zh-Hans');
    await setLocale('auto');
  });

  const words = 'ᠨᠡᠢᠭᠡᠮᠯᠢᠭ ᠦᠨ ᠠᠵᠢᠯᠲᠠᠨ';

  async function makePage(): Promise<HTMLElement> {
    root.lang = 'mn-Mong';
    const page = await fixture<HTMLElement>(
      html`<main style="writing-mode: vertical-lr; block-size: 900px; inline-size: 600px"></main>`,
    );
    render(
      html`
        <column-header
          ><h1>${words}</h1>
          <p slot="standfirst">${words}</p></column-header
        >
        <worker-profile name=${words} post=${words}><p>${words.repeat(12)}</p></worker-profile>
        <stat-counter value="1500" label=${words}></stat-counter>
        <like-button item="a" subject=${words}></like-button>
        <column-credits
          ><dl>
            <dt>${words}</dt>
            <dd>${words}</dd>
          </dl></column-credits
        >
        <reading-panel><p>${words.repeat(60)}</p></reading-panel>
      `,
      page,
    );
    for (const element of page.children) await (element as LikeButtonElement).updateComplete;
    await waitUntil(() => getLocale() === 'mn-Mong');
    return page;
  }

  it('runs every element from top to bottom, with no text cut off along the line', async () => {
    const page = await makePage();
    for (const element of page.children) {
      expect(getComputedStyle(element).writingMode, element.localName).to.equal('vertical-lr');
      const { height, width } = element.getBoundingClientRect();
      expect(width, `${element.localName} has a width`).to.be.greaterThan(10);
      expect(height, `${element.localName} stays within the line of 600 px`).to.be.at.most(601);
      for (const inner of element.querySelectorAll('h1, p, dt, dd')) {
        const box = inner.getBoundingClientRect();
        expect(box.bottom, `${element.localName} ${inner.localName}`).to.be.at.most(
          page.getBoundingClientRect().bottom + 1,
        );
      }
    }
  });

  it('says its own messages in Mongolian, on buttons that keep their least size', async () => {
    const page = await makePage();
    const like = page.querySelector('like-button')!;
    await waitUntil(() => nameOf(like).includes('ᠮᠠᠭᠲᠠᠬᠤ'));
    const { width, height } = part(like, 'button').getBoundingClientRect();
    expect(Math.min(width, height)).to.be.at.least(43.5);
  });

  it('lays pictures side by side all the same, and moves between them', async () => {
    const gallery = await makeGallery(3);
    gallery.closest<HTMLElement>('div')!.style.writingMode = 'vertical-lr';
    await gallery.updateComplete;
    part(gallery, 'next').click();
    const leftOf = (element: Element): number => element.getBoundingClientRect().left;
    await waitUntil(() => Math.abs(leftOf(gallery.slides[1]!) - leftOf(part(gallery, 'track'))) <= 2);
    expect(gallery.index).to.equal(1);
  });
});
