import type { Meta, StoryObj } from '@storybook/web-components-vite';
import { expect, userEvent, waitFor } from 'storybook/test';
import { allModes } from '../../.storybook/chromatic-modes.js';
import type { ColumnDocument } from '../../src/column/column.js';
import '../../src/define.js';
import type { LikeButtonElement } from '../../src/like-button/like-button.js';
import { renderColumn } from '../../src/render/column.js';
import { markup } from '../../src/render/markup.js';
import pageSheet from '../../src/render/page.css?inline';
import { faxian, xunzhao } from '../support/columns.js';
import { startService } from '../support/fake-service.js';

const meta: Meta = {
  id: 'columns',
  title: '页面/栏目',
  parameters: {
    layout: 'fullscreen',
    chromatic: { modes: allModes },
    docs: {
      description: {
        component:
          '两个真实栏目的整页,由 content/ 里的栏目文件渲染。点赞记在页面里的模拟服务上,从 0 开始,关掉页面就没有了。',
      },
      story: { inline: false, height: '640px' },
    },
  },
  beforeEach() {
    const sheet = new CSSStyleSheet();
    sheet.replaceSync(pageSheet);
    document.adoptedStyleSheets = [...document.adoptedStyleSheets, sheet];
    return () => {
      document.adoptedStyleSheets = document.adoptedStyleSheets.filter((each) => each !== sheet);
    };
  },
};
export default meta;

type Story = StoryObj;

function page(column: ColumnDocument): string {
  return markup`<main class="page-main">${renderColumn(column, { endpoint: startService('open') })}</main>`
    .text;
}

export const Faxian: Story = {
  name: '发现“闪光的你”',
  tags: ['look'],
  render: () => page(faxian),
};

export const FaxianElder: Story = {
  name: '发现“闪光的你”(大字)',
  tags: ['!autodocs'],
  globals: { mode: 'elder' },
  render: () => page(faxian),
};

export const FaxianNight: Story = {
  name: '发现“闪光的你”(夜间)',
  tags: ['!autodocs'],
  globals: { theme: 'night' },
  render: () => page(faxian),
};

export const FaxianGrey: Story = {
  name: '发现“闪光的你”(灰色)',
  tags: ['!autodocs'],
  globals: { mode: 'grey' },
  render: () => page(faxian),
};

export const Xunzhao: Story = {
  name: '寻找最美社区工作者',
  tags: ['look'],
  render: () => page(xunzhao),
};

export const XunzhaoElder: Story = {
  name: '寻找最美社区工作者(大字)',
  tags: ['!autodocs'],
  globals: { mode: 'elder' },
  render: () => page(xunzhao),
};

export const XunzhaoNight: Story = {
  name: '寻找最美社区工作者(夜间)',
  tags: ['!autodocs'],
  globals: { theme: 'night' },
  render: () => page(xunzhao),
};

export const Liking: Story = {
  name: '点一个赞',
  tags: ['!autodocs'],
  parameters: { docs: { description: { story: '读者给范迪点赞,再取消:数字从 0 到 1,再回到 0。' } } },
  render: () => page(faxian),
  play: async ({ canvasElement, step }) => {
    const like = canvasElement.querySelector<LikeButtonElement>('like-button[item="fan-di"]')!;
    await waitFor(() => expect(like.count).toBe(0));
    const button = like.shadowRoot!.querySelector('button')!;
    await step('点赞', async () => {
      await userEvent.click(button);
      await waitFor(() => expect(like).toMatchObject({ count: 1, liked: true, status: 'ready' }));
    });
    await step('取消', async () => {
      await userEvent.click(button);
      await waitFor(() => expect(like).toMatchObject({ count: 0, liked: false, status: 'ready' }));
    });
  },
};
