import type { Meta, StoryObj } from '@storybook/web-components-vite';
import { expect, userEvent } from 'storybook/test';
import '../../src/define.js';
import type { ThemeName } from '../../src/theme-builder/draft-theme.js';
import type { Language } from '../../src/builder/two-languages.js';
import { ThemeBuilder } from '../../src/theme-builder/theme-builder.js';
import { makeMain, withToolSheets } from '../support/tool-page.js';

const meta: Meta = {
  id: 'theme-builder',
  title: '页面/主题工坊',
  parameters: {
    layout: 'fullscreen',
    docs: {
      description: {
        component:
          '用取色器调颜色,马上看到全部元件;对比度不够的逐条说明、一键改好;满意了把样式复制走。`lanelight serve` 里是 theme.html。',
      },
      story: { inline: false, height: '900px' },
    },
  },
  beforeEach: withToolSheets,
};
export default meta;

type Story = StoryObj;

function build(theme: ThemeName = 'daily', language: Language = 'zh'): HTMLElement {
  const main = makeMain();
  new ThemeBuilder(main, { language, theme });
  return main;
}

export const Daily: Story = { name: '从 daily 开始', render: () => build() };

export const Mended: Story = {
  name: '对比度不够,一处一处改好',
  render: () => build('gov-blue'),
  play: async ({ canvasElement }) => {
    const field = canvasElement.querySelector<HTMLInputElement>('#theme-colours-ink-muted')!
      .nextElementSibling as HTMLInputElement;
    await userEvent.clear(field);
    await userEvent.type(field, '#8899aa{Tab}');
    await expect(canvasElement.querySelector('.theme-faults')).toHaveTextContent('至少 4.5');
    const findButton = (): HTMLElement | null => canvasElement.querySelector('.theme-faults button');
    while (findButton()) await userEvent.click(findButton()!);
    await expect(canvasElement.querySelector('.theme-faults')).toHaveTextContent('每一处都够');
  },
};

export const English: Story = {
  name: '英文',
  tags: ['!autodocs'],
  globals: { language: 'en' },
  render: () => build('daily', 'en'),
};
