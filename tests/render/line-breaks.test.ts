import { expect, fixture, html } from '@open-wc/testing';
import { renderCaption, renderLinks, renderTitle } from '../../src/render/parts.js';
import { ColumnHeaderElement } from '../../src/column-header/column-header.js';
import { SwipeGalleryElement } from '../../src/swipe-gallery/swipe-gallery.js';
import '../../src/column-header/column-header.define.js';
import '../../src/swipe-gallery/swipe-gallery.define.js';
import { adoptLightSheet } from '../support/light-sheet.js';

const parse = (markup: unknown): DocumentFragment =>
  document.createRange().createContextualFragment([markup].flat().join(''));

/** The lines of a text as they are drawn. */
function linesOf(element: Element): string[] {
  const lines: string[] = [];
  let last = Number.NEGATIVE_INFINITY;
  const walker = document.createTreeWalker(element, NodeFilter.SHOW_TEXT);
  for (let node = walker.nextNode(); node; node = walker.nextNode())
    for (let index = 0; index < node.nodeValue!.length; index += 1) {
      const range = document.createRange();
      range.setStart(node, index);
      range.setEnd(node, index + 1);
      const { bottom, height } = range.getBoundingClientRect();
      if (bottom - last > height / 2) lines.push('');
      last = Math.max(last, bottom);
      lines[lines.length - 1] += node.nodeValue![index];
    }
  return lines.map((line) => line.trim());
}

describe('where printed lines break', () => {
  let takeAway: (() => void)[];
  before(async () => {
    takeAway = await Promise.all([
      adoptLightSheet('column-header', [ColumnHeaderElement.styles].flat()),
      adoptLightSheet('swipe-gallery', [SwipeGalleryElement.styles].flat()),
    ]);
  });
  after(() => takeAway.forEach((take) => take()));

  const drawTitle = async (parts: readonly string[], width: number): Promise<Element> => {
    const header = await fixture<HTMLElement>(html`<column-header><h1 slot="title">题</h1></column-header>`);
    header.style.cssText = `inline-size: ${width}px; font-size: 24px; font-family: sans-serif`;
    const title = header.querySelector('h1')!;
    title.style.fontSize = '40px';
    title.replaceChildren(parse(renderTitle(parts)));
    return title;
  };

  it('a title in large text: after its marks and around its quotes, never within a name', async () => {
    const parts = ['“小巷总理”张艳:', '细心、耐心、用心', '做好社区工作'];
    const title = await drawTitle(parts, 288);
    // Where two words fit into a line, an engine that balances lines decides which.
    const words = linesOf(title).flatMap((line) => line.match(/[^、]+、?/g));
    expect(words).to.deep.equal(['“小巷总理”', '张艳:', '细心、', '耐心、', '用心', '做好社区工作']);
    expect(title.textContent).to.equal(parts.join(''));
  });

  it('a title of one part too', async () => {
    expect(linesOf(await drawTitle(['发现“闪光的你”'], 288))).to.deep.equal(['发现', '“闪光的你”']);
  });

  it('a phrase that is longer than the line breaks within, and leaves nothing cut off', async () => {
    const title = await drawTitle(['“寻找最美社区工作者”', '活动'], 200);
    expect(linesOf(title).join('')).to.equal('“寻找最美社区工作者”活动');
    expect(title.scrollWidth).to.be.at.most(200);
  });

  for (const [text, phrases] of [
    ['发现“闪光的你”', '发现|“闪光的你”'],
    ['“小事”、“难事”、“具体事”', '“小事”、|“难事”、|“具体事”'],
    ['一“二《三》四”五', '一|“二|《三》|四”|五'],
    ['平安', '平安'],
    ['They don’t say “no”', 'They don’t say |“no”'],
    ['””', '””'],
    ['', ''],
  ] as const)
    it(`the phrases of ${text || 'nothing'} are ${phrases || 'nothing'}`, () => {
      const drawn = [renderTitle([text])].flat().join('').replace(/<wbr>/g, '|');
      expect(drawn.replace(/<\/?span>/g, '')).to.equal(phrases);
      expect(parse(renderTitle([text])).textContent).to.equal(text);
    });

  it('a credit goes to the next line whole, and not after its colon', async () => {
    const gallery = await fixture<HTMLElement>(html`
      <swipe-gallery label="图"
        ><figure><figcaption></figcaption></figure
      ></swipe-gallery>
    `);
    gallery.style.cssText = 'inline-size: 160px; font-family: sans-serif; --lane-small: 16px';
    const caption = gallery.querySelector('figcaption')!;
    caption.append(parse(renderCaption({ src: '', caption: '雨夜抢修的街巷', credit: '绘图:巷光' })));
    expect(linesOf(caption)).to.deep.equal(['雨夜抢修的街巷', '绘图:巷光']);
    const start = caption.querySelector('small > span')!.getBoundingClientRect().left;
    expect(start).to.equal(caption.getBoundingClientRect().left);
  });

  it('a credit that is longer than the line breaks within', async () => {
    const gallery = await fixture<HTMLElement>(html`
      <swipe-gallery label="图"
        ><figure><figcaption></figcaption></figure
      ></swipe-gallery>
    `);
    gallery.style.cssText = 'inline-size: 160px';
    const caption = gallery.querySelector('figcaption')!;
    const credit = '羊城晚报全媒体记者陈倩和受访者供图';
    caption.append(parse(renderCaption({ src: '', caption: '', credit })));
    expect(linesOf(caption).join('')).to.equal(credit);
    expect(caption.scrollWidth).to.be.at.most(160);
  });

  it('a link whose text is its address says so, lest paper say it twice', () => {
    const [link] = parse(renderLinks('请点击http://dz.imisou.com/为你')).querySelectorAll('a');
    expect(link!.textContent).to.equal('http://dz.imisou.com/');
    expect(link!.translate).to.equal(false);
  });
});
