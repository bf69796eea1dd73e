import { expect, fixture, html, nextFrame, oneEvent } from '@open-wc/testing';
import '../../src/define.js';
import { QrLinkElement } from '../../src/qr-link/qr-link.js';
import { SwipeGalleryElement } from '../../src/swipe-gallery/swipe-gallery.js';
import { WorkerProfileElement } from '../../src/worker-profile/worker-profile.js';
import { adoptLightSheet, createPlainTwin } from '../support/light-sheet.js';

const root = document.documentElement;
const picture = (name: string): string =>
  `data:image/svg+xml,<svg xmlns="http://www.w3.org/2000/svg" width="16" height="10"><title>${name}</title></svg>`;

const boxes = (tree: ParentNode, selector: string): DOMRect[] =>
  [...tree.querySelectorAll(selector)].map((element) => element.getBoundingClientRect());

describe('elder mode', () => {
  let takeAway: (() => void)[];
  let page: HTMLElement;

  before(async () => {
    const link = Object.assign(document.createElement('link'), {
      rel: 'stylesheet',
      href: new URL('../../src/styles/elder-sizes.css', import.meta.url).href,
    });
    const loaded = oneEvent(link, 'load');
    document.head.append(link);
    await loaded;
    takeAway = [
      () => link.remove(),
      ...(await Promise.all(
        [WorkerProfileElement, SwipeGalleryElement, QrLinkElement].map((element, index) =>
          adoptLightSheet(['worker-profile', 'swipe-gallery', 'qr-link'][index]!, [element.styles].flat()),
        ),
      )),
    ];
  });
  after(() => takeAway.forEach((take) => take()));

  const draw = async (width: number, elder?: string): Promise<void> => {
    if (elder !== undefined) root.setAttribute('data-elder', elder);
    page = await fixture<HTMLElement>(html`
      <main>
        <worker-profile name="范迪" surname="范">
          <h2 slot="heading"><small>铃铛阁街道西关北里社区副主任</small><span>范迪</span></h2>
          <p slot="nickname">小范儿</p>
          <blockquote slot="motto">社区工作就像绣花</blockquote>
          <ul slot="stats">
            <li><stat-counter value="1500" unit="户次" static></stat-counter></li>
            <li><stat-counter value="800" unit="件" static></stat-counter></li>
            <li><stat-counter value="36" unit="小时" static></stat-counter></li>
          </ul>
          <p>扎根基层十二载,范迪用脚步丈量民生温度。</p>
          <div slot="career">
            <strong>任职</strong>
            <ol>
              <li><time>2010</time> 越秀区洪桥街德源里社区党务副书记</li>
            </ol>
          </div>
        </worker-profile>
        <swipe-gallery label="图">
          ${['甲', '乙', '丙'].map(
            (name) => html`<figure><img src=${picture(name)} width="16" height="10" alt=${name} /></figure>`,
          )}
        </swipe-gallery>
        <qr-link href="https://a.example/">
          <h2 slot="question">谁是广州最美社区工作者?</h2>
          <p slot="instruction">扫描二维码</p>
        </qr-link>
      </main>
    `);
    page.style.width = `${width}px`;
    for (const element of page.children)
      await (element as HTMLElement & { updateComplete: unknown }).updateComplete;
    await nextFrame();
    await nextFrame();
  };
  afterEach(() => root.removeAttribute('data-elder'));

  const profile = (): Element => page.querySelector('worker-profile')!;
  const slideWidths = (): number[] => boxes(page, 'swipe-gallery > figure').map(({ width }) => width);

  it('has one column, in a window of 1280 px: text below the portrait, numbers, code and pictures one by one', async () => {
    await draw(1200, '');
    const { left } = page.getBoundingClientRect();
    const portrait = boxes(profile().shadowRoot!, '[part~="portrait"]')[0]!;
    for (const box of boxes(profile(), ':scope > :not([slot="heading"])')) {
      expect(box.left).to.equal(left);
      expect(box.top).to.be.at.least(portrait.bottom);
    }
    const numbers = boxes(profile(), 'li > stat-counter');
    numbers.slice(1).forEach((box, index) => expect(box.top).to.be.at.least(numbers[index]!.bottom));
    expect(slideWidths()).to.deep.equal([1200, 1200, 1200]);
    const code = boxes(page.querySelector('qr-link')!.shadowRoot!, '.qr')[0]!;
    for (const box of boxes(page, 'qr-link > *')) expect(box.bottom).to.be.at.most(code.top);
  });

  it('has two elsewhere: what the test above finds is there to be found', async () => {
    await draw(1200);
    const numbers = boxes(profile(), 'li > stat-counter');
    expect(numbers[1]!.top).to.equal(numbers[0]!.top);
    expect(boxes(profile(), 'p[slot="nickname"]')[0]!.left).to.be.greaterThan(
      page.getBoundingClientRect().left + 200,
    );
    expect(slideWidths()[0]).to.be.below(1100);
    const code = boxes(page.querySelector('qr-link')!.shadowRoot!, '.qr')[0]!;
    expect(boxes(page, 'qr-link > *')[0]!.top).to.be.below(code.bottom);
    expect(boxes(page, 'qr-link > *')[0]!.bottom).to.be.above(code.top);
  });

  it('at 40 px in 288: a name stands below the portrait, at the width of the page, and a post below its year', async () => {
    await draw(288, '40');
    const portrait = boxes(profile().shadowRoot!, '[part~="portrait"]')[0]!;
    const name = boxes(profile(), '[slot="heading"] > small')[0]!;
    expect(name.top).to.be.at.least(portrait.bottom);
    expect(name.width).to.equal(288);
    const [entry] = boxes(profile(), '[slot="career"] li');
    expect(entry!.width).to.equal(288);
    if (CSS.supports('container-type: inline-size'))
      expect(boxes(profile(), '[slot="career"] time')[0]!.width).to.equal(288);
  });

  for (const [width, elder] of [
    [288, '40'],
    [288, '28'],
    [288, ''],
    [720, ''],
    [1200, ''],
  ] as const)
    it(`data-elder="${elder}" in ${width} px: a profile is the same before the upgrade`, async () => {
      await draw(width, elder);
      const twin = createPlainTwin(profile());
      page.append(twin);
      for (const each of twin.querySelectorAll('stat-counter')) await each.updateComplete;
      await nextFrame();
      const find = (element: Element): string[] =>
        [...element.children].map((child) => {
          const [box, host] = [child.getBoundingClientRect(), element.getBoundingClientRect()];
          return [child.slot, box.left - host.left, box.top - host.top, box.width, box.height]
            .map((value) => (typeof value === 'number' ? Math.round(value) : value))
            .join(' ');
        });
      expect(find(twin)).to.deep.equal(find(profile()));
      const portrait = boxes(profile().shadowRoot!, '[part~="portrait"]')[0]!;
      const initial = getComputedStyle(twin, '::after');
      expect(Math.round(Number.parseFloat(initial.width))).to.equal(Math.round(portrait.width));
      expect(Math.round(Number.parseFloat(initial.height))).to.equal(Math.round(portrait.height));
    });
});
