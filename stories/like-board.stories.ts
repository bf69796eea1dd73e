import type { Meta, StoryObj } from '@storybook/web-components-vite';
import { expect, userEvent, waitFor } from 'storybook/test';
import '../src/define.js';
import type { BoardStatus, LikeBoardElement } from '../src/like-board/like-board.js';
import { markup } from '../src/render/markup.js';
import { storageKey } from '../src/tally/voter-storage.js';
import { faxian, renderPart } from './support/columns.js';
import { startService } from './support/fake-service.js';

const meta: Meta = {
  id: 'like-board',
  title: '元素/like-board',
  component: 'like-board',
  parameters: {
    docs: {
      description: {
        component:
          '点赞榜:作者写的名单,按赞数排序,同数同名次。数字从 0 开始;读不到就照原来的顺序,并且说明。故事里的服务是模拟的。',
      },
    },
  },
  beforeEach() {
    localStorage.removeItem(storageKey);
  },
};
export default meta;

type Story = StoryObj;

function board(endpoint: string): string {
  return renderPart(faxian, 'like-board', { endpoint });
}

export const Empty: Story = {
  name: '还没有人点赞',
  render: () => board(startService('open')),
  play: async ({ canvasElement }) => {
    await waitForStatus(canvasElement, 'empty');
  },
};

export const Ranked: Story = {
  name: '有了一个赞',
  tags: ['look'],
  parameters: { docs: { description: { story: '页面上的点赞按钮和榜用同一份数字:点一下,榜就变。' } } },
  render: () => {
    const endpoint = startService('open');
    return (
      markup`<like-button campaign="${faxian.campaign?.id}" item="ye-jie" endpoint="${endpoint}">为叶杰点赞</like-button>`
        .text + board(endpoint)
    );
  },
  play: async ({ canvasElement }) => {
    await waitForStatus(canvasElement, 'empty');
    await userEvent.click(canvasElement.querySelector('like-button')!.shadowRoot!.querySelector('button')!);
    const element = await waitForStatus(canvasElement, 'ready');
    await waitFor(() => expect(element.shadowRoot!.querySelector('[part="row"]')).toHaveTextContent('叶杰'));
  },
};

export const AfterVote: Story = {
  name: '点赞之后才显示',
  parameters: {
    docs: {
      description: {
        story: '`show-counts="after-vote"`:点赞之前,名单保持编辑的顺序,没有名次,没有数字;点一下,榜就出来。',
      },
    },
  },
  render: () => {
    const endpoint = startService('open');
    return (
      markup`<like-button campaign="${faxian.campaign?.id}" item="ye-jie" endpoint="${endpoint}">为叶杰点赞</like-button>`
        .text + board(endpoint).replace('<like-board', '<like-board show-counts="after-vote"')
    );
  },
  play: async ({ canvasElement }) => {
    await waitForStatus(canvasElement, 'hidden');
    await userEvent.click(canvasElement.querySelector('like-button')!.shadowRoot!.querySelector('button')!);
    await waitForStatus(canvasElement, 'ready');
  },
};

export const AfterClose: Story = {
  name: '结束之后才公布',
  parameters: { docs: { description: { story: '服务不给数字:读者的浏览器里也没有。' } } },
  render: () => board(startService('open', { showCounts: 'after-close' })),
  play: async ({ canvasElement }) => {
    await waitForStatus(canvasElement, 'hidden');
  },
};

export const Closed: Story = {
  name: '已经结束',
  render: () => board(startService('open', { state: 'closed' })),
  play: async ({ canvasElement }) => {
    await waitForStatus(canvasElement, 'closed');
  },
};

export const LongNames: Story = {
  name: '长名字,窄屏幕',
  parameters: { docs: { description: { story: '名字得到的宽度不足 7 字时,赞数移到名字下面。示例名字。' } } },
  render: () =>
    markup`<div class="narrow"><like-board endpoint="${startService('open')}" campaign="long"><ol>
      <li data-item="a">阿卜杜拉·麦麦提明·努尔买买提 <small>某某街道某某社区党委书记、居委会主任</small></li>
      <li data-item="b">Wolfeschlegelsteinhausenbergerdorff</li>
    </ol></like-board></div>`.text,
  play: async ({ canvasElement }) => {
    canvasElement.querySelector<HTMLElement>('.narrow')!.style.inlineSize = '200px';
    await waitForStatus(canvasElement, 'empty');
  },
};

export const Unreachable: Story = {
  name: '网络不通',
  render: () => board(startService('unreachable')),
  play: async ({ canvasElement }) => {
    const element = await waitForStatus(canvasElement, 'error');
    await waitFor(() => expect(element.shadowRoot!.querySelector('[part="retry"]')).toBeVisible());
  },
};

export const Loading: Story = {
  name: '正在等回答',
  parameters: { docs: { description: { story: '名单先照编辑的顺序;没有名次,赞数未知不显示 0。' } } },
  render: () => board(startService('mute')),
  play: async ({ canvasElement }) => {
    await waitForStatus(canvasElement, 'loading');
  },
};

export const RetryFocused: Story = {
  name: '键盘焦点在“重试”上',
  render: () => board(startService('unreachable')),
  play: async ({ canvasElement }) => {
    const element = await waitForStatus(canvasElement, 'error');
    const retry = element.shadowRoot!.querySelector<HTMLElement>('[part="retry"]')!;
    retry.focus();
    await expect(element.shadowRoot!.activeElement === retry).toBe(true);
  },
};

export const NoService: Story = {
  name: '没有服务',
  parameters: { docs: { description: { story: '没有 endpoint:名单照原样,没有名次,没有数字。' } } },
  render: () => board('').replace(' endpoint=""', ''),
  play: async ({ canvasElement }) => {
    await waitForStatus(canvasElement, 'unknown');
  },
};

export const English: Story = {
  name: '英文界面',
  tags: ['!autodocs'],
  globals: { language: 'en' },
  render: () => board(startService('open')),
  play: async ({ canvasElement }) => {
    await waitForStatus(canvasElement, 'empty');
  },
};

export const RightToLeft: Story = {
  name: '从右到左',
  tags: ['!autodocs'],
  globals: { direction: 'rtl' },
  render: () => board(startService('open')),
  play: async ({ canvasElement }) => {
    await waitForStatus(canvasElement, 'empty');
  },
};

export const Elder: Story = {
  name: '大字模式',
  tags: ['!autodocs'],
  globals: { mode: 'elder' },
  render: () => board(startService('open')),
  play: async ({ canvasElement }) => {
    await waitForStatus(canvasElement, 'empty');
  },
};

export const Night: Story = {
  name: '夜间主题',
  tags: ['!autodocs'],
  globals: { theme: 'night' },
  render: () => board(startService('open')),
  play: async ({ canvasElement }) => {
    await waitForStatus(canvasElement, 'empty');
  },
};

async function waitForStatus(canvas: HTMLElement, status: BoardStatus): Promise<LikeBoardElement> {
  const element = canvas.querySelector('like-board')!;
  await waitFor(() => expect(element.status).toBe(status));
  return element;
}
