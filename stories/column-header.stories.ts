import type { Meta, StoryObj } from '@storybook/web-components-vite';
import { html } from 'lit';
import { expect } from 'storybook/test';
import '../src/define.js';
import { markup } from '../src/render/markup.js';
import { faxian, renderPart, xunzhao } from './support/columns.js';

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
    kicker: xunzhao.kicker?.text,
    published: xunzhao.published?.text,
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
  tags: ['visual'],
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
    markup`<column-header kicker="${xunzhao.kicker?.text}" kicker-href="#xunzhao"><h1 slot="title">${xunzhao.title}</h1></column-header>`
      .text,
  play: async ({ canvasElement }) => {
    const link = canvasElement.querySelector('column-header')?.shadowRoot?.querySelector('a');
    await expect(link).toHaveAttribute('href', '#xunzhao');
  },
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
