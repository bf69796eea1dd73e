import type { Meta, StoryObj } from '@storybook/web-components-vite';
import { html } from 'lit';
import { expect, userEvent, waitFor } from 'storybook/test';
import '../src/define.js';
import type { LikeButtonElement } from '../src/like-button/like-button.js';
import { markup } from '../src/render/markup.js';
import type { CampaignAnswer } from '../src/tally/protocol.js';
import { storageKey } from '../src/tally/voter-storage.js';
import { startService, type Behaviour } from './support/fake-service.js';

const meta: Meta = {
  id: 'like-button',
  title: '元素/like-button',
  component: 'like-button',
  parameters: {
    docs: {
      description: {
        component:
          '点赞:先显示,再由服务确认;服务拒绝了,就退回并说明原因。数字不知道时不印,绝不编造。故事里的服务是模拟的,都从 0 开始。',
      },
    },
  },
  /** What an earlier visit kept on this device would change what a story shows. */
  beforeEach() {
    localStorage.removeItem(storageKey);
  },
};
export default meta;

type Story = StoryObj;

function button(behaviour: Behaviour, campaign: Partial<CampaignAnswer> = {}): string {
  return markup`<like-button campaign="faxian-shanguang-de-ni" item="fan-di" endpoint="${startService(behaviour, campaign)}">为范迪点赞</like-button>`
    .text;
}

/** So many hours from now, or before it. */
function inHours(hours: number): string {
  return new Date(Date.now() + hours * 3_600_000).toISOString();
}

export const Playground: Story = {
  name: '试一试(只存在这台设备上)',
  args: { item: 'fan-di', subject: '范迪' },
  parameters: {
    docs: { description: { story: '没有 endpoint 时,赞只保存在读者的设备上,并且告诉读者;不显示数字。' } },
  },
  render: (args) => html`
    <like-button
      .campaign=${args['campaign'] ?? 'stories'}
      .item=${args['item'] ?? ''}
      .endpoint=${args['endpoint'] ?? ''}
      .adapter=${args['adapter']}
      .subject=${args['subject'] ?? ''}
      .disabled=${args['disabled'] ?? false}
    ></like-button>
  `,
  play: async ({ canvasElement }) => {
    const like = await settled(canvasElement);
    await press(like);
    await waitFor(() => expect(note(like)).toHaveTextContent('只保存在这台设备上'));
    await expect(like.count).toBeUndefined();
  },
};

export const Zero: Story = {
  name: '还没有人点赞',
  render: () => button('open'),
  play: async ({ canvasElement }) => {
    const like = await settled(canvasElement);
    await expect(like.count).toBe(0);
  },
};

export const Liked: Story = {
  name: '已点赞',
  tags: ['look'],
  render: () => button('open'),
  play: async ({ canvasElement }) => {
    const like = await settled(canvasElement);
    await press(like);
    await waitFor(() => expect(like).toMatchObject({ count: 1, liked: true, status: 'ready' }));
  },
};

export const Keyboard: Story = {
  name: '用键盘点赞',
  render: () => button('open'),
  play: async ({ canvasElement }) => {
    const like = await settled(canvasElement);
    innerButton(like).focus();
    await userEvent.keyboard('{Enter}');
    await waitFor(() => expect(like.liked).toBe(true));
  },
};

export const Pending: Story = {
  name: '正在送出',
  parameters: { docs: { description: { story: '服务还没有回答:先显示为已点赞。' } } },
  render: () => button('silent'),
  play: async ({ canvasElement }) => {
    const like = await settled(canvasElement);
    await press(like);
    await expect(like).toMatchObject({ count: 1, pressed: true, liked: false, status: 'pending' });
  },
};

export const Closed: Story = {
  name: '活动已结束',
  parameters: { docs: { description: { story: '服务拒绝了:退回原样,说明原因。' } } },
  render: () => button('closed'),
  play: async ({ canvasElement }) => {
    const like = await settled(canvasElement);
    await press(like);
    await waitFor(() => expect(note(like)).toHaveTextContent('点赞已经结束'));
    await expect(like).toMatchObject({ count: 0, pressed: false, status: 'error' });
  },
};

export const Unreachable: Story = {
  name: '网络不通',
  parameters: { docs: { description: { story: '读不到数字时印一字线,不印 0。' } } },
  render: () => button('unreachable'),
  play: async ({ canvasElement }) => {
    const like = await settled(canvasElement);
    await expect(like).toMatchObject({ count: undefined, status: 'error' });
    await press(like);
    await waitFor(() => expect(note(like)).toHaveTextContent('网络不通'));
  },
};

export const Once: Story = {
  name: '一人一票,投后不能收回',
  render: () => button('open', { mode: 'once' }),
  play: async ({ canvasElement }) => {
    const like = await settled(canvasElement);
    await press(like);
    await waitFor(() => expect(innerButton(like)).toHaveAttribute('aria-disabled', 'true'));
    await expect(like).toMatchObject({ count: 1, liked: true, remaining: 0 });
    await press(like);
    await waitFor(() => expect(note(like)).toHaveTextContent('已经点过赞了'));
  },
};

export const Daily: Story = {
  name: '每天一票',
  render: () => button('open', { mode: 'daily' }),
  play: async ({ canvasElement }) => {
    const like = await settled(canvasElement);
    await press(like);
    await waitFor(() => expect(description(like)).toHaveTextContent('今天已点赞，明天再来'));
  },
};

export const Queued: Story = {
  name: '服务没有回答,点赞已保存',
  parameters: { docs: { description: { story: '送不到的点赞保存在设备上,稍后自动送出,不用再按。' } } },
  render: () => button('unavailable'),
  play: async ({ canvasElement }) => {
    const like = await settled(canvasElement);
    await press(like);
    await waitFor(() => expect(note(like)).toHaveTextContent('已保存'));
    await expect(like).toMatchObject({ pressed: true, liked: false, status: 'queued' });
  },
};

export const Scheduled: Story = {
  name: '还没有开始',
  tags: ['clock'],
  parameters: { docs: { description: { story: '倒计时以服务的时钟为准,与设备的时钟无关。' } } },
  render: () => button('open', { state: 'scheduled', opensAt: inHours(50), tz: 'Asia/Shanghai' }),
  play: async ({ canvasElement }) => {
    const like = await settled(canvasElement);
    await waitFor(() => expect(innerButton(like)).toHaveAttribute('aria-disabled', 'true'));
    await waitFor(() => expect(description(like)).toHaveTextContent('点赞将于'));
  },
};

export const LastDay: Story = {
  name: '最后一天',
  tags: ['clock'],
  render: () => button('open', { closesAt: inHours(5) }),
};

export const Paused: Story = {
  name: '暂停中',
  render: () => button('open', { state: 'paused' }),
  play: async ({ canvasElement }) => {
    const like = await settled(canvasElement);
    await waitFor(() => expect(description(like)).toHaveTextContent('点赞暂停中'));
  },
};

export const Over: Story = {
  name: '已经结束,按钮不再接受',
  render: () => button('open', { state: 'closed' }),
  play: async ({ canvasElement }) => {
    const like = await settled(canvasElement);
    await waitFor(() => expect(innerButton(like)).toHaveAttribute('aria-disabled', 'true'));
  },
};

export const HiddenUntilVote: Story = {
  name: '点赞后才显示赞数',
  render: () => button('open', { mode: 'once', showCounts: 'after-vote' }),
  play: async ({ canvasElement }) => {
    const like = await settled(canvasElement);
    await expect(like.count).toBeUndefined();
    await press(like);
    await waitFor(() => expect(like.count).toBe(1));
  },
};

export const HiddenUntilClose: Story = {
  name: '结束后公布赞数',
  render: () => button('open', { mode: 'once', showCounts: 'after-close' }),
  play: async ({ canvasElement }) => {
    const like = await settled(canvasElement);
    await waitFor(() => expect(description(like)).toHaveTextContent('赞数在结束后公布'));
    await expect(like.count).toBeUndefined();
  },
};

export const Focused: Story = {
  name: '键盘焦点',
  render: () => button('open'),
  play: async ({ canvasElement }) => {
    const like = await settled(canvasElement);
    innerButton(like).focus();
    await expect(like.shadowRoot!.activeElement === innerButton(like)).toBe(true);
  },
};

export const Hovered: Story = {
  name: '鼠标移上去',
  parameters: {
    pointer: 'hover',
    docs: { description: { story: '请把鼠标移上去看;截图时由真的鼠标来做。' } },
  },
  render: () => button('open'),
  play: async ({ canvasElement }) => void (await settled(canvasElement)),
};

export const PressedDown: Story = {
  name: '按住不放',
  parameters: { pointer: 'press', docs: { description: { story: '请按住看;截图时由真的鼠标来做。' } } },
  render: () => button('open'),
  play: async ({ canvasElement }) => void (await settled(canvasElement)),
};

export const Uyghur: Story = {
  name: '维吾尔文,从右到左',
  globals: { language: 'ug', direction: 'rtl' },
  render: () =>
    markup`<like-button subject="Fan Di" item="fan-di" campaign="stories" endpoint="${startService('open')}"></like-button>`
      .text,
  play: async ({ canvasElement }) => {
    const like = await settled(canvasElement);
    await waitFor(() => expect(innerButton(like)).toHaveTextContent('ياقتۇرۇش'));
  },
};

export const OwnWords: Story = {
  name: '只改这一个按钮的说法',
  render: () =>
    markup`<like-button subject="范迪" data-like-for="支持{0}" item="fan-di" campaign="stories" endpoint="${startService('open')}"></like-button>`
      .text,
  play: async ({ canvasElement }) => {
    const like = await settled(canvasElement);
    await expect(innerButton(like)).toHaveTextContent('支持范迪');
  },
};

export const Disabled: Story = {
  name: '停用',
  render: () =>
    markup`<like-button item="fan-di" disabled campaign="stories" endpoint="${startService('open')}">为范迪点赞</like-button>`
      .text,
  play: async ({ canvasElement }) => {
    const like = await settled(canvasElement);
    await expect(innerButton(like)).toBeDisabled();
  },
};

export const LongName: Story = {
  name: '很长的按钮文字',
  parameters: { docs: { description: { story: '示例文字,用来检验换行。' } } },
  render: () =>
    markup`<like-button item="sample" campaign="stories" endpoint="${startService('open')}">为示例街道名称也很长的社区居民委员会全体社区工作者和志愿者点赞</like-button>`
      .text,
};

export const English: Story = {
  name: '英文界面',
  tags: ['!autodocs'],
  globals: { language: 'en' },
  render: () =>
    markup`<like-button subject="Fan Di" item="fan-di" campaign="stories" endpoint="${startService('open')}"></like-button>`
      .text,
};

export const RightToLeft: Story = {
  name: '从右到左',
  tags: ['!autodocs'],
  globals: { direction: 'rtl' },
  render: () => button('open'),
};

export const Elder: Story = {
  name: '大字模式',
  tags: ['!autodocs'],
  globals: { mode: 'elder' },
  render: () => button('open'),
  play: Liked.play!,
};

export const Night: Story = {
  name: '夜间主题',
  tags: ['!autodocs'],
  globals: { theme: 'night' },
  render: () => button('open'),
  play: Liked.play!,
};

/** The story's button, once its service has been asked. */
async function settled(canvas: HTMLElement): Promise<LikeButtonElement> {
  const like = canvas.querySelector('like-button')!;
  await waitFor(() => expect(like.status).not.toBe('loading'));
  return like;
}

function innerButton(like: LikeButtonElement): HTMLButtonElement {
  return like.shadowRoot!.querySelector('button')!;
}

function note(like: LikeButtonElement): Element {
  return like.shadowRoot!.querySelector('[part="note"]')!;
}

function description(like: LikeButtonElement): Element {
  return like.shadowRoot!.querySelector('#description')!;
}

function press(like: LikeButtonElement): Promise<void> {
  return userEvent.click(innerButton(like));
}
