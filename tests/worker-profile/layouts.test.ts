import { expect, fixture, html, nextFrame } from '@open-wc/testing';
import '../../src/worker-profile/worker-profile.define.js';
import { WorkerProfileElement, type WorkerProfileLayout } from '../../src/worker-profile/worker-profile.js';
import { adoptLightSheet, createPlainTwin, measureLayout } from '../support/light-sheet.js';
import { waitUntil } from '../support/wait-until.js';

const layouts: WorkerProfileLayout[] = ['card', 'row', 'feature'];

async function draw(layout: WorkerProfileLayout, width: number, story = ''): Promise<WorkerProfileElement> {
  const wrapper = await fixture<HTMLElement>(
    html`<div>
      <worker-profile layout=${layout} story=${story || 'full'} name="范迪" surname="范">
        <h2 slot="heading"><small>铃铛阁街道西关北里社区副主任</small><span>范迪</span></h2>
        <p slot="nickname">小范儿</p>
        <blockquote slot="motto">社区工作就像绣花</blockquote>
        <ul slot="tags">
          <li>贴心人</li>
          <li>主心骨</li>
        </ul>
        <ul slot="stats">
          <li>1500余户次</li>
          <li>800余件</li>
        </ul>
        <div>
          <p>扎根基层十二载,范迪用脚步丈量民生温度。</p>
          <p>${'在急难险重任务面前,范迪总是冲锋在前的“排险员”。'.repeat(40)}</p>
        </div>
        <div slot="facts">
          <strong>其他</strong>
          <ul>
            <li>网格员</li>
          </ul>
        </div>
      </worker-profile>
    </div>`,
  );
  wrapper.style.width = `${width}px`;
  const profile = wrapper.querySelector('worker-profile') as WorkerProfileElement;
  await profile.updateComplete;
  await settle();
  return profile;
}

/** What is off screen is skipped until the frame after the one that shows it. */
async function settle(): Promise<void> {
  await nextFrame();
  await nextFrame();
}

/** Where the items of a list stand, from its corner. */
function positionsOf(list: Element): number[][] {
  const { left, top } = list.getBoundingClientRect();
  const parts = [...list.querySelectorAll('li, time')].map((part) => part.getBoundingClientRect());
  const padding =
    parseFloat(getComputedStyle(list).paddingTop) + parseFloat(getComputedStyle(list).borderTopWidth);
  return parts.map(({ x, y }) => [x - left, y - top - padding].map(Math.round));
}

const boxOf = (profile: Element, selector: string): DOMRect => {
  const found = profile.querySelector(selector) ?? profile.shadowRoot?.querySelector(selector);
  return (found as Element).getBoundingClientRect();
};

describe('layouts of <worker-profile>', () => {
  for (const layout of layouts) {
    for (const width of [240, 320, 768, 1200]) {
      it(`${layout} at ${width} px: nothing overlaps the portrait or leaves the profile`, async () => {
        const profile = await draw(layout, width);
        const host = profile.getBoundingClientRect();
        const portrait = boxOf(profile, '.initial');
        expect(profile.scrollWidth).to.be.at.most(profile.clientWidth + 1);
        expect(portrait.bottom).to.be.at.most(host.bottom + 1);
        for (const child of profile.children) {
          const box = child.getBoundingClientRect();
          expect(box.left).to.be.at.least(host.left - 1);
          expect(box.right).to.be.at.most(host.right + 1);
          const isBeside = box.left >= portrait.right - 1;
          const isBelow = box.top >= portrait.bottom - 1;
          expect(isBeside || isBelow, `${child.localName} in slot ${child.slot}`).to.equal(true);
        }
      });

      it(`${layout} at ${width} px: stands before its upgrade as after it`, async () => {
        const release = await adoptLightSheet('worker-profile', WorkerProfileElement.elementStyles as never);
        try {
          const profile = await draw(layout, width);
          const twin = createPlainTwin(profile);
          const upgraded = measureLayout(profile);
          profile.replaceWith(twin);
          await settle();
          expect(measureLayout(twin)).to.eql(upgraded);
        } finally {
          release();
        }
      });
    }
  }

  it('puts the portrait of a card on top where it is narrow, beside the text where it is wide', async () => {
    const narrow = await draw('card', 240);
    expect(boxOf(narrow, '.initial').width).to.be.closeTo(238, 1);
    expect(boxOf(narrow, 'h2').top).to.be.above(boxOf(narrow, '.initial').bottom);
    const wide = await draw('card', 768);
    expect(boxOf(wide, 'h2').left).to.be.above(boxOf(wide, '.initial').right);
    expect(boxOf(wide, 'h2').top).to.be.below(boxOf(wide, '.initial').bottom);
  });

  it('keeps the portrait of a row small and beside everything', async () => {
    for (const width of [240, 1200]) {
      const row = await draw('row', width);
      const portrait = boxOf(row, '.initial');
      expect(portrait.width).to.be.at.most(6.5 * 16 + 1);
      for (const child of row.children) {
        expect(child.getBoundingClientRect().left).to.be.above(portrait.right);
      }
    }
  });

  for (const tag of ['ol', 'ul']) {
    it(`lays out an <${tag}> in the slot itself as one below a label`, async () => {
      const release = await adoptLightSheet('worker-profile', []);
      try {
        const profile = await draw('feature', 768);
        const facts = profile.querySelector('[slot=facts]') as HTMLElement;
        for (const slot of ['facts', 'career', 'projects', 'process', 'honours']) {
          facts.slot = slot;
          const list = document.createElement(tag);
          for (const text of ['2010年 进社区', '', '书记'])
            list.append(Object.assign(document.createElement('li'), { textContent: text }));
          list.children[1]!.append(
            Object.assign(document.createElement('time'), { textContent: '2011' }),
            ' 主任',
          );
          facts.replaceChildren(facts.firstElementChild!, list);
          await waitUntil(() => list.getBoundingClientRect().height > 0);
          const labelled = positionsOf(list);
          facts.remove();
          list.slot = slot;
          profile.append(list);
          await waitUntil(() => list.getBoundingClientRect().height > 0);
          expect(positionsOf(list), slot).to.eql(labelled);
          expect(getComputedStyle(list).listStyleType).to.equal('none');
          list.remove();
          profile.append(facts);
        }
      } finally {
        release();
      }
    });
  }

  it('joins posts by 、, in a list and side by side', async () => {
    const release = await adoptLightSheet('worker-profile', []);
    try {
      for (const markup of [
        '<ul slot="post"><li>书记</li><li>主任</li></ul>',
        '<span slot="post">书记</span><span slot="post">主任</span>',
      ]) {
        const profile = document.createElement('worker-profile');
        profile.append(document.createRange().createContextualFragment(markup));
        document.body.append(profile);
        await profile.updateComplete;
        const [first, second] = profile.querySelectorAll('li, span');
        expect(getComputedStyle(first!, '::before').content).to.equal('none');
        expect(getComputedStyle(second!, '::before').content).to.equal('"、"');
        expect(second!.getBoundingClientRect().top).to.equal(first!.getBoundingClientRect().top);
        profile.remove();
      }
    } finally {
      release();
    }
  });

  for (const width of [240, 480, 1200]) {
    it(`never prints a post over its years, at ${width} px`, async () => {
      const release = await adoptLightSheet('worker-profile', []);
      try {
        const profile = await draw('feature', width);
        const career = profile.querySelector('[slot=facts]') as HTMLElement;
        career.slot = 'career';
        const list = document.createElement('ol');
        for (const years of ['2010', '2010–2012', '2010年3月–2012年12月']) {
          const [item, time, post] = ['li', 'time', 'span'].map((tag) => document.createElement(tag));
          time!.textContent = years;
          post!.textContent = '书记';
          item!.append(time!, ' ', post!);
          list.append(item!);
        }
        career.lastElementChild!.replaceWith(list);
        await waitUntil(() => list.getBoundingClientRect().height > 0);
        for (const item of list.children) {
          const [time, post] = [...item.children].map((part) => part.getBoundingClientRect());
          const isApart = post!.left >= time!.right - 1 || post!.top >= time!.bottom - 1;
          expect(isApart, item.textContent).to.equal(true);
        }
      } finally {
        release();
      }
    });
  }

  it('prints a quotation and a motto of plain markup as one of a figure and of text', async () => {
    const release = await adoptLightSheet('worker-profile', []);
    try {
      const profile = await draw('feature', 768);
      const [plain, figure, inner] = ['blockquote', 'figure', 'blockquote'].map((tag) =>
        document.createElement(tag),
      );
      inner!.textContent = '一句话';
      figure!.append(inner!);
      plain!.append(Object.assign(document.createElement('p'), { textContent: '一句话' }));
      plain!.slot = figure!.slot = 'quote';
      profile.append(figure!, plain!);
      const motto = profile.querySelector('[slot=motto]') as HTMLElement;
      const { height } = motto.getBoundingClientRect();
      motto.replaceChildren(Object.assign(document.createElement('p'), { textContent: motto.textContent }));
      await profile.updateComplete;
      await settle();
      const boxes = [inner!, plain!].map((quote) => quote.getBoundingClientRect());
      expect(boxes[1]!.height).to.be.at.most(boxes[0]!.height);
      expect(boxes[1]!.left).to.be.closeTo(boxes[0]!.left, 1);
      expect(getComputedStyle(plain!).fontFamily).to.equal(getComputedStyle(inner!).fontFamily);
      expect(getComputedStyle(plain!, '::before').content).to.equal('"“"');
      expect(motto.getBoundingClientRect().height).to.be.closeTo(height, 1);
    } finally {
      release();
    }
  });

  it('adapts to its own width without container queries', async () => {
    const profile = await draw('feature', 320);
    profile.style.containerType = 'normal';
    const isBeside = (): boolean => boxOf(profile, 'div').left > boxOf(profile, '.initial').right;
    expect(isBeside()).to.equal(false);
    (profile.parentElement as HTMLElement).style.width = '1000px';
    expect(isBeside()).to.equal(true);
    expect(boxOf(profile, '.initial').width).to.be.closeTo(13 * 16, 1);
  });

  for (const story of ['clamp', 'panel']) {
    it(`story="${story}" stands before its upgrade as after it`, async () => {
      const release = await adoptLightSheet('worker-profile', WorkerProfileElement.elementStyles as never);
      try {
        const profile = await draw('card', 320, story);
        await waitUntil(() => profile.shadowRoot?.querySelector('button'));
        const twin = createPlainTwin(profile);
        const { height } = profile.getBoundingClientRect();
        const facts = boxOf(profile, '[slot=facts]').top;
        profile.replaceWith(twin);
        await settle();
        expect(twin.getBoundingClientRect().height).to.be.closeTo(height, 1);
        expect(boxOf(twin, '[slot=facts]').top).to.be.closeTo(facts, 1);
      } finally {
        release();
      }
    });
  }
});
