import type { Meta, StoryObj } from '@storybook/web-components-vite';
import { html } from 'lit';
import { expect, userEvent, waitFor } from 'storybook/test';
import '../src/define.js';
import type { ReadingPanelElement } from '../src/reading-panel/reading-panel.js';
import { findPerson } from './support/columns.js';

const { name, sections } = findPerson('zhang-yan');
const paragraphs = sections.flatMap((section) => section.paragraphs);

const meta: Meta = {
  id: 'reading-panel',
  title: '元素/reading-panel',
  component: 'reading-panel',
  parameters: {
    docs: {
      description: {
        component:
          '“向下滑动查看”:长文放在占屏幕一定高度的框里,滚动着读,到头了页面接着滚;也可以展开全文。打印时全部印出。',
      },
    },
  },
};
export default meta;

type Story = StoryObj;

function panel(
  texts: readonly string[],
  { label = name, cue = undefined as string | undefined, expanded = false } = {},
) {
  return html`
    <reading-panel label=${label} .cue=${cue} ?expanded=${expanded}>
      ${texts.map((text) => html`<p>${text}</p>`)}
    </reading-panel>
  `;
}

export const Playground: Story = {
  name: '长文',
  tags: ['look'],
  args: { label: name, expanded: false },
  render: ({ label, cue, expanded }) => panel(paragraphs, { label, cue, expanded }),
  play: async ({ canvasElement }) => {
    await waitFor(() => expect(scroller(canvasElement)).toHaveAttribute('role', 'region'));
    await expect(scroller(canvasElement)).toHaveAttribute('tabindex', '0');
  },
};

export const Expanded: Story = {
  name: '展开全文',
  render: () => panel(paragraphs),
  play: async ({ canvasElement }) => {
    const element = canvasElement.querySelector<ReadingPanelElement>('reading-panel')!;
    await waitFor(() => expect(element.shadowRoot!.querySelector('button')).not.toBeNull());
    await userEvent.click(element.shadowRoot!.querySelector('button')!);
    await expect(element.expanded).toBe(true);
    await expect(scroller(canvasElement)).not.toHaveAttribute('role');
  },
};

export const AtEnd: Story = {
  name: '读到末尾',
  parameters: { docs: { description: { story: '读到末尾,提示语和渐隐都消失。' } } },
  render: () => panel(paragraphs),
  play: async ({ canvasElement }) => {
    const box = scroller(canvasElement);
    await waitFor(() => expect(box).toHaveClass('fading'));
    box.scrollTop = box.scrollHeight;
    await waitFor(() => expect(box).not.toHaveClass('fading'));
  },
};

export const Short: Story = {
  name: '短文',
  parameters: {
    docs: { description: { story: '放得下的文字原样不动:没有渐隐、提示、按钮,也没有区域角色。' } },
  },
  render: () => panel(paragraphs.slice(0, 1)),
  play: async ({ canvasElement }) => {
    await expect(scroller(canvasElement)).not.toHaveAttribute('role');
    await expect(
      canvasElement.querySelector('reading-panel')!.shadowRoot!.querySelector('button'),
    ).toBeNull();
  },
};

export const OwnCue: Story = {
  name: '自己的提示语',
  render: () => panel(paragraphs, { cue: '往下滑,读全文' }),
};

export const WithoutCue: Story = {
  name: '不要提示语',
  render: () => panel(paragraphs, { cue: '' }),
};

export const Focused: Story = {
  name: '键盘焦点在文字上',
  parameters: { docs: { description: { story: '方向键、空格键滚动。' } } },
  render: () => panel(paragraphs),
  play: async ({ canvasElement }) => {
    const box = scroller(canvasElement);
    await waitFor(() => expect(box).toHaveAttribute('tabindex', '0'));
    box.focus();
    await expect(canvasElement.querySelector('reading-panel')!.shadowRoot!.activeElement === box).toBe(true);
  },
};

export const Hovered: Story = {
  name: '鼠标移到“展开全文”',
  parameters: {
    pointer: 'hover',
    docs: { description: { story: '请把鼠标移上去看;截图时由真的鼠标来做。' } },
  },
  render: () => panel(paragraphs),
};

export const RightToLeft: Story = {
  name: '从右到左',
  tags: ['!autodocs'],
  globals: { direction: 'rtl' },
  render: () => panel(paragraphs),
};

export const Elder: Story = {
  name: '大字模式',
  tags: ['!autodocs'],
  globals: { mode: 'elder' },
  render: () => panel(paragraphs),
};

export const Night: Story = {
  name: '夜间主题',
  tags: ['!autodocs'],
  globals: { theme: 'night' },
  render: () => panel(paragraphs),
};

function scroller(canvas: HTMLElement): HTMLElement {
  return canvas.querySelector('reading-panel')!.shadowRoot!.querySelector<HTMLElement>('[part="scroller"]')!;
}
