import type { Meta, StoryObj } from '@storybook/web-components-vite';
import { html } from 'lit';
import { expect, fn, userEvent, waitFor } from 'storybook/test';
import type { Medium } from '../src/column/column.js';
import '../src/define.js';
import { attribute, markup } from '../src/render/markup.js';
import type { SwipeGalleryElement } from '../src/swipe-gallery/swipe-gallery.js';
import { findPerson, media } from './support/columns.js';

const fanDi = findPerson('fan-di');

const meta: Meta = {
  id: 'swipe-gallery',
  title: '元素/swipe-gallery',
  component: 'swipe-gallery',
  parameters: {
    docs: {
      description: {
        component:
          '图集:作者自己的 figure 一张一页,手指滑、鼠标拖、按钮、方向键都能翻;图片从不移动、复制或包裹,没有脚本时也能横向滚动。插图都是手绘。',
      },
    },
  },
};
export default meta;

type Story = StoryObj;

function gallery(
  pictures: readonly Medium[],
  {
    ends,
    axis,
    label = fanDi.name,
    ...flags
  }: {
    ends?: string;
    axis?: string;
    label?: string;
    viewer?: boolean;
    thumbnails?: boolean;
    autoplay?: boolean;
  } = {},
) {
  const flag = (name: keyof typeof flags) => attribute(name, flags[name]);
  return markup`<swipe-gallery label="${label}"${attribute('axis', axis)}${attribute('ends', ends)}${flag('viewer')}${flag('thumbnails')}${flag('autoplay')}>
${pictures.map(
  ({ src, alt, width, height, caption, credit }) =>
    markup`<figure><img src="${src}" alt="${alt}" width="${width}" height="${height}" loading="lazy"><figcaption>${caption} <small>${credit}</small></figcaption></figure>
`,
)}</swipe-gallery>`.text;
}

export const Playground: Story = {
  name: '试一试',
  args: { label: fanDi.name, ends: 'rewind', index: 0 },
  render: ({ label, ends, index }) => html`
    <swipe-gallery .label=${label} .ends=${ends} .index=${index}>
      ${fanDi.media?.map(
        ({ src, alt, width, height, caption }) => html`
          <figure>
            <img src=${src} alt=${alt} width=${width} height=${height} />
            <figcaption>${caption}</figcaption>
          </figure>
        `,
      )}
    </swipe-gallery>
  `,
};

export const Three: Story = {
  name: '三张',
  tags: ['look'],
  render: () => gallery(fanDi.media ?? []),
};

export const One: Story = {
  name: '一张',
  parameters: { docs: { description: { story: '只有一张时没有按钮和页码。' } } },
  render: () => gallery(media.slice(0, 1)),
  play: async ({ canvasElement }) => {
    await expect(part(canvasElement, 'next')).toBeNull();
  },
};

export const None: Story = {
  name: '没有图片',
  parameters: { warns: 'has no slides', docs: { description: { story: '空的图集什么也不印。' } } },
  render: () => gallery([]),
  play: async ({ canvasElement }) => {
    await expect(part(canvasElement, 'next')).toBeNull();
  },
};

export const Many: Story = {
  name: '很多张',
  render: () => gallery(media, { label: '两个栏目的插图' }),
};

export const Stop: Story = {
  name: '到头停住',
  parameters: {
    docs: { description: { story: 'ends="stop":第一张时“上一张”停用,最后一张时“下一张”停用。' } },
  },
  render: () => gallery(media.slice(0, 3), { ends: 'stop' }),
  play: async ({ canvasElement }) => {
    await waitFor(() => expect(part(canvasElement, 'previous')).toHaveAttribute('aria-disabled', 'true'));
    await expect(part(canvasElement, 'next')).not.toHaveAttribute('aria-disabled');
  },
};

export const NextButton: Story = {
  name: '按“下一张”',
  render: () => gallery(media.slice(0, 3)),
  play: async ({ canvasElement }) => {
    const onChanged = fn();
    canvasElement.addEventListener('swipe-gallery-changed', onChanged);
    await userEvent.click(part(canvasElement, 'next')!);
    await waitFor(() => expect(onChanged).toHaveBeenCalledOnce(), { timeout: 5_000 });
    await expect(galleryIn(canvasElement).index).toBe(1);
    await expect(part(canvasElement, 'pagination')).toHaveTextContent('2 / 3');
  },
};

export const ArrowKeys: Story = {
  name: '用方向键翻',
  render: () => gallery(media.slice(0, 3)),
  play: async ({ canvasElement }) => {
    part(canvasElement, 'track')!.focus();
    await userEvent.keyboard('{ArrowRight}');
    await waitFor(() => expect(galleryIn(canvasElement).index).toBe(1));
  },
};

export const Viewer: Story = {
  name: '放大看',
  parameters: {
    docs: { description: { story: '点图或按“放大”:占满窗口,两指或双击放大,往下拉、Esc 或返回键关闭。' } },
  },
  render: () => gallery(media.slice(0, 4), { viewer: true }),
  play: async ({ canvasElement }) => {
    const element = galleryIn(canvasElement);
    await element.openViewer(1);
    await waitFor(() => expect(part(canvasElement, 'viewer')).toHaveAttribute('open'));
    element.closeViewer();
    await expect(part(canvasElement, 'viewer')).toBeNull();
    await expect(element.index).toBe(1);
  },
};

export const ViewerOpen: Story = {
  name: '大图打开着',
  render: () => gallery(media.slice(0, 4), { viewer: true }),
  play: async ({ canvasElement }) => {
    await galleryIn(canvasElement).openViewer(1);
    await waitFor(() => expect(part(canvasElement, 'viewer')).toHaveAttribute('open'));
  },
};

export const Column: Story = {
  name: '竖排',
  parameters: { docs: { description: { story: 'axis="y":在一个定高的框里上下滑,到头后页面接着滚。' } } },
  render: () => gallery(media.slice(0, 4), { axis: 'y' }),
  play: async ({ canvasElement }) => {
    part(canvasElement, 'track')!.focus();
    await userEvent.keyboard('{ArrowDown}');
    await waitFor(() => expect(galleryIn(canvasElement).index).toBe(1));
  },
};

export const Loop: Story = {
  name: '首尾相接',
  parameters: { docs: { description: { story: 'ends="loop":第一张往前,就是最后一张。' } } },
  render: () => gallery(media.slice(0, 5), { ends: 'loop' }),
  play: async ({ canvasElement }) => {
    await galleryIn(canvasElement).updateComplete;
    await userEvent.click(part(canvasElement, 'previous')!);
    await waitFor(() => expect(galleryIn(canvasElement).index).toBe(4));
  },
};

export const Thumbnails: Story = {
  name: '缩略图',
  render: () => gallery(media, { thumbnails: true, label: '两个栏目的插图' }),
  play: async ({ canvasElement }) => {
    await waitFor(() => expect(part(canvasElement, 'thumbnails')).not.toBeNull());
    await userEvent.click(part(canvasElement, 'thumbnails')!.querySelectorAll('button')[1]!);
    await waitFor(() => expect(galleryIn(canvasElement).index).toBe(1));
  },
};

export const Autoplay: Story = {
  name: '自动播放',
  tags: ['clock'],
  parameters: {
    docs: { description: { story: '五秒一张;一碰就停,按“播放”再走。减少动态、大字和灰色模式时不播。' } },
  },
  render: () => gallery(media.slice(0, 4), { autoplay: true }),
  play: async ({ canvasElement }) => {
    await waitFor(() => expect(part(canvasElement, 'pause')).toHaveTextContent('暂停'));
    await userEvent.click(part(canvasElement, 'pause')!);
    await waitFor(() => expect(part(canvasElement, 'pause')).toHaveTextContent('播放'));
  },
};

export const TenThousand: Story = {
  name: '一万张(items)',
  parameters: { docs: { description: { story: '页面里只有看得见的和左右各两张;跳到最后一张也准。' } } },
  render: () => html`
    <swipe-gallery
      label="一万张"
      .items=${[...Array(10_000).keys()]}
      .renderItem=${(number: number) => {
        const { src, alt, width, height } = media[number % media.length]!;
        return html`<img src=${src} alt=${alt} width=${width} height=${height} />
          <p>第 ${number + 1} 张</p>`;
      }}
    ></swipe-gallery>
  `,
  play: async ({ canvasElement }) => {
    await galleryIn(canvasElement).updateComplete;
    galleryIn(canvasElement).goTo(9_999, { behavior: 'instant' });
    await waitFor(() => expect(galleryIn(canvasElement)).toHaveTextContent('第 10000 张'));
    await expect(part(canvasElement, 'pagination')).toHaveTextContent('10000 / 10000');
    await expect(galleryIn(canvasElement).querySelectorAll('*').length).toBeLessThan(100);
  },
};

export const Focused: Story = {
  name: '键盘焦点',
  render: () => gallery(media.slice(0, 3)),
  play: async ({ canvasElement }) => {
    await waitFor(() => expect(part(canvasElement, 'next') !== null).toBe(true));
    part(canvasElement, 'track')!.focus();
    const { activeElement } = galleryIn(canvasElement).shadowRoot!;
    await expect(activeElement === part(canvasElement, 'track')).toBe(true);
  },
};

export const Hovered: Story = {
  name: '鼠标移到“下一张”',
  parameters: {
    pointer: 'hover',
    docs: { description: { story: '请把鼠标移上去看;截图时由真的鼠标来做。' } },
  },
  render: () => gallery(media.slice(0, 3)),
};

export const PressedDown: Story = {
  name: '按住“下一张”',
  parameters: { pointer: 'press', docs: { description: { story: '请按住看;截图时由真的鼠标来做。' } } },
  render: () => gallery(media.slice(0, 3)),
};

export const Uyghur: Story = {
  name: '维吾尔文,从右到左',
  globals: { language: 'ug', direction: 'rtl' },
  render: () => gallery(media.slice(0, 3)),
};

export const BrokenPicture: Story = {
  name: '图片打不开',
  parameters: {
    warns: 'cannot be loaded',
    docs: { description: { story: '图片读不出来时,位置和说明照旧。' } },
  },
  render: () => gallery([{ ...media[0]!, src: 'data:image/png;base64,AAAA' }, ...media.slice(1, 3)]),
};

export const RightToLeft: Story = {
  name: '从右到左',
  tags: ['!autodocs'],
  globals: { direction: 'rtl' },
  render: () => gallery(media.slice(0, 3)),
};

export const Elder: Story = {
  name: '大字模式',
  tags: ['!autodocs'],
  globals: { mode: 'elder' },
  render: () => gallery(media.slice(0, 3)),
};

export const Night: Story = {
  name: '夜间主题',
  tags: ['!autodocs'],
  globals: { theme: 'night' },
  render: () => gallery(media.slice(0, 3)),
};

export const Grey: Story = {
  name: '灰色模式(哀悼日)',
  tags: ['!autodocs'],
  globals: { mode: 'grey' },
  render: () => gallery(media.slice(0, 3)),
};

function galleryIn(canvas: HTMLElement): SwipeGalleryElement {
  return canvas.querySelector('swipe-gallery')!;
}

function part(canvas: HTMLElement, name: string): HTMLElement | null {
  return galleryIn(canvas).shadowRoot!.querySelector(`[part="${name}"]`);
}
