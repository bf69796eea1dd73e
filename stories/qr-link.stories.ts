import type { Meta, StoryObj } from '@storybook/web-components-vite';
import { html } from 'lit';
import { expect, waitFor } from 'storybook/test';
import '../src/define.js';
import { markup } from '../src/render/markup.js';
import { renderPart, xunzhao } from './support/columns.js';

const href = xunzhao.vote!.url!;

const meta: Meta = {
  id: 'qr-link',
  title: '元素/qr-link',
  component: 'qr-link',
  parameters: {
    docs: {
      description: {
        component:
          '邀请读者参与:问题、号召、链接,和同一个地址的二维码。二维码在页面里画出,不发任何请求;什么主题下都是白底深色,打印也是。',
      },
    },
  },
};
export default meta;

type Story = StoryObj;

export const Playground: Story = {
  name: '试一试',
  args: { href, 'without-qr': false },
  render: (args) => html`
    <qr-link .href=${args['href'] ?? ''} .withoutQr=${args['without-qr'] ?? false}>
      <h2 slot="question">${xunzhao.vote?.question}</h2>
      <p slot="cta">${xunzhao.vote?.callToAction}</p>
    </qr-link>
  `,
  play: ({ canvasElement }) => waitForCode(canvasElement),
};

export const Xunzhao: Story = {
  name: '羊城晚报的号召',
  tags: ['look'],
  render: () => renderPart(xunzhao, 'qr-link'),
  play: ({ canvasElement }) => waitForCode(canvasElement),
};

export const WithoutQr: Story = {
  name: '不要二维码',
  render: () =>
    markup`<qr-link href="${href}" without-qr><p slot="cta">${xunzhao.vote?.callToAction}</p></qr-link>`.text,
  play: async ({ canvasElement }) => {
    await expect(drawnCode(canvasElement)).toBeNull();
  },
};

export const LinkOnly: Story = {
  name: '只有链接',
  parameters: { docs: { description: { story: '什么也没写时,印出地址本身。' } } },
  render: () => markup`<qr-link href="${href}"></qr-link>`.text,
  play: async ({ canvasElement }) => {
    await expect(canvasElement.querySelector('qr-link')!.shadowRoot!.querySelector('a')).toHaveAttribute(
      'href',
      href,
    );
    await waitForCode(canvasElement);
  },
};

export const Undrawable: Story = {
  name: '地址太长,画不成二维码',
  parameters: {
    warns: 'draws no QR code',
    docs: { description: { story: '说明画不出来,链接照样在。示例地址。' } },
  },
  render: () =>
    markup`<qr-link href="https://example.org/?q=${'0123456789'.repeat(400)}">
    <a href="https://example.org/">example.org</a>
  </qr-link>`.text,
  play: async ({ canvasElement }) => {
    const link = canvasElement.querySelector('qr-link')!;
    await waitFor(() =>
      expect(link.shadowRoot!.querySelector('[part="problem"]')).toHaveTextContent('请用链接'),
    );
  },
};

export const LongAddress: Story = {
  name: '很长的地址',
  parameters: { docs: { description: { story: '示例地址,用来检验换行和二维码的密度。' } } },
  render: () =>
    markup`<qr-link href="https://example.org/${'columns/'.repeat(10)}?from=paper"></qr-link>`.text,
  play: ({ canvasElement }) => waitForCode(canvasElement),
};

export const Focused: Story = {
  name: '键盘焦点',
  render: () => markup`<qr-link href="${href}"></qr-link>`.text,
  play: async ({ canvasElement }) => {
    await waitForCode(canvasElement);
    const { shadowRoot } = canvasElement.querySelector('qr-link')!;
    shadowRoot!.querySelector('a')!.focus();
    await expect(shadowRoot!.activeElement?.localName).toBe('a');
  },
};

export const Hovered: Story = {
  name: '鼠标移到链接上',
  parameters: {
    pointer: 'hover',
    docs: { description: { story: '请把鼠标移上去看;截图时由真的鼠标来做。' } },
  },
  render: () => markup`<qr-link href="${href}"></qr-link>`.text,
  play: ({ canvasElement }) => waitForCode(canvasElement),
};

export const RightToLeft: Story = {
  name: '从右到左',
  tags: ['!autodocs'],
  globals: { direction: 'rtl' },
  render: () => renderPart(xunzhao, 'qr-link'),
  play: ({ canvasElement }) => waitForCode(canvasElement),
};

export const Elder: Story = {
  name: '大字模式',
  tags: ['!autodocs'],
  globals: { mode: 'elder' },
  render: () => renderPart(xunzhao, 'qr-link'),
  play: ({ canvasElement }) => waitForCode(canvasElement),
};

export const Night: Story = {
  name: '夜间主题',
  tags: ['!autodocs'],
  globals: { theme: 'night' },
  render: () => renderPart(xunzhao, 'qr-link'),
  play: ({ canvasElement }) => waitForCode(canvasElement),
};

function drawnCode(canvas: HTMLElement): Element | null {
  return canvas.querySelector('qr-link')!.shadowRoot!.querySelector('[part="qr"]');
}

async function waitForCode(canvas: HTMLElement): Promise<void> {
  await waitFor(() => expect(drawnCode(canvas)).not.toBeNull(), { timeout: 5_000 });
}
