import type { Meta, StoryObj } from '@storybook/web-components-vite';
import { html } from 'lit';
import { expect } from 'storybook/test';
import '../src/define.js';
import { markup } from '../src/render/markup.js';
import type { LabelledText, LinedText, Published } from '../src/column/column.js';
import { faxian, renderPart, xunzhao } from './support/columns.js';

const { label: introLabel, paragraphs: introParagraphs } = xunzhao.intro as {
  label: string;
  paragraphs: LinedText[];
};
const [faxianIntro] = faxian.intro as LinedText[];

const meta: Meta = {
  id: 'column-header',
  title: '元素/column-header',
  component: 'column-header',
  parameters: {
    docs: {
      description: {
        component:
          '栏目的刊头:栏目名、标题、时间与来源、导语、摘要、开栏语、署名。标题是真正的 h1–h3,写在插槽里。没有的部分什么也不印。',
      },
    },
  },
};
export default meta;

type Story = StoryObj;

export const Playground: Story = {
  name: '试一试(短文字用属性)',
  args: {
    kicker: xunzhao.kicker,
    published: (xunzhao.published as Published).raw,
    source: xunzhao.source,
    original: true,
    season: xunzhao.season,
  },
  render: (args) => html`
    <column-header
      .kicker=${args['kicker'] ?? ''}
      .kickerHref=${args['kicker-href'] ?? ''}
      .published=${args['published'] ?? ''}
      .source=${args['source'] ?? ''}
      .original=${args['original'] ?? false}
      .season=${args['season'] ?? ''}
      .issuedBy=${args['issued-by'] ?? ''}
    >
      <h1 slot="title">${xunzhao.title}</h1>
    </column-header>
  `,
};

export const Xunzhao: Story = {
  name: '羊城晚报的刊头',
  tags: ['look'],
  parameters: {
    docs: { description: { story: '栏目名、分行的标题、时间、来源、原创、届次、导语、开栏语、署名。' } },
  },
  render: () => renderPart(xunzhao, 'column-header'),
};

export const Faxian: Story = {
  name: '红桥区的刊头',
  parameters: { docs: { description: { story: '发布单位、摘要、标题和引言。' } } },
  render: () => renderPart(faxian, 'column-header'),
};

export const TitleOnly: Story = {
  name: '只有标题',
  parameters: { docs: { description: { story: '其余都没有:没有空行,没有多余的分隔符。' } } },
  render: () => markup`<column-header><h1 slot="title">${faxian.title}</h1></column-header>`.text,
};

export const KickerLink: Story = {
  name: '栏目名带链接',
  render: () =>
    markup`<column-header kicker="${xunzhao.kicker}" kicker-href="#xunzhao"><h1 slot="title">${xunzhao.title}</h1></column-header>`
      .text,
  play: async ({ canvasElement }) => {
    const link = canvasElement.querySelector('column-header')?.shadowRoot?.querySelector('a');
    await expect(link).toHaveAttribute('href', '#xunzhao');
  },
};

const titled = (rest: string): string =>
  `<column-header><h1 slot="title">${xunzhao.title}</h1>${rest}</column-header>`;

export const Abstract: Story = {
  name: '摘要',
  render: () =>
    titled(markup`<p slot="abstract"><b>摘要</b>:${(faxian.abstract as LabelledText).text}</p>`.text),
};

export const Standfirst: Story = {
  name: '导语',
  render: () => titled(markup`<p slot="standfirst">${(xunzhao.standfirst as LinedText).text}</p>`.text),
};

export const Intro: Story = {
  name: '开栏语(可收起)',
  parameters: { docs: { description: { story: '浏览器自己的 <details open>:没有脚本也能收起、展开。' } } },
  render: () =>
    titled(
      markup`<details slot="intro" open><summary>${introLabel}</summary>${introParagraphs.map(({ text }) => markup`<p>${text}</p>`)}</details>`
        .text,
    ),
  play: async ({ canvasElement }) => {
    const note = canvasElement.querySelector('details') as HTMLDetailsElement;
    note.querySelector('summary')?.click();
    await expect(note.open).toBe(false);
    dispatchEvent(new Event('beforeprint'));
    await expect(note.open).toBe(true);
  },
};

export const UnlabelledIntro: Story = {
  name: '没有标签的引言',
  render: () => titled(markup`<div slot="intro"><p>${faxianIntro?.text}</p></div>`.text),
};

export const IntroFocused: Story = {
  name: '键盘焦点在开栏语上',
  render: () =>
    titled(
      markup`<details slot="intro" open><summary>${introLabel}</summary>${introParagraphs.map(({ text }) => markup`<p>${text}</p>`)}</details>`
        .text,
    ),
  play: async ({ canvasElement }) => {
    const summary = canvasElement.querySelector('summary')!;
    summary.focus();
    await expect(document.activeElement === summary).toBe(true);
  },
};

export const Dateline: Story = {
  name: '时间、来源、原创、届次',
  render: () =>
    `<column-header published="2021-12-14 13:26" source="羊城晚报•羊城派" season="第三届" original><h1 slot="title">${xunzhao.title}</h1></column-header>`,
};

export const Organisers: Story = {
  name: '指导单位、主办单位',
  render: () =>
    titled(
      '<ul slot="organisers"><li><span>指导单位</span><span>:</span>广州市文明办、广州市民政局</li><li><span>主办单位</span><span>:</span>羊城晚报报业集团</li></ul>',
    ),
};

export const IssuedBy: Story = {
  name: '发布单位',
  render: () => `<column-header issued-by="红桥区"><h1 slot="title">${faxian.title}</h1></column-header>`,
};

export const Cover: Story = {
  name: '封面',
  render: () =>
    titled(
      '<img slot="cover" src="media/lane-walk.svg" alt="手绘:走街串巷" width="1280" height="800" fetchpriority="high">',
    ),
};

export const Follow: Story = {
  name: '关注我们',
  render: () =>
    titled(
      '<p slot="follow">更多新闻资讯,请关注羊城派 <a href="https://pai.ycwb.com" translate="no">pai.ycwb.com</a></p>',
    ),
};

export const English: Story = {
  name: '英文界面',
  tags: ['!autodocs'],
  globals: { language: 'en' },
  parameters: {
    docs: { description: { story: '页面语言换成英文时,“原创”等界面文字跟着换;报纸的文字不动。' } },
  },
  render: () =>
    markup`<column-header original><h1 slot="title" lang="zh-Hans">${xunzhao.title}</h1></column-header>`
      .text,
};

export const Elder: Story = {
  name: '大字模式',
  tags: ['!autodocs'],
  globals: { mode: 'elder' },
  render: () => renderPart(xunzhao, 'column-header'),
};

export const Night: Story = {
  name: '夜间主题',
  tags: ['!autodocs'],
  globals: { theme: 'night' },
  render: () => renderPart(xunzhao, 'column-header'),
};
