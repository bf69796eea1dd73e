import type { Meta, StoryObj } from '@storybook/web-components-vite';
import { expect, userEvent } from 'storybook/test';
import { Builder } from '../../src/builder/builder.js';
import type { Language } from '../../src/builder/two-languages.js';
import type { ColumnDocument } from '../../src/column/column.js';
import '../../src/define.js';
import { faxian, xunzhao } from '../support/columns.js';
import { makeMain, withToolSheets } from '../support/tool-page.js';

const meta: Meta = {
  id: 'builder',
  title: '页面/嵌入工坊',
  parameters: {
    layout: 'fullscreen',
    docs: {
      description: {
        component:
          '编辑填一份栏目,或打开栏目文件,看预览,复制成任何系统收得下的形式。内容不离开这台电脑。`lanelight serve` 里是 builder.html。',
      },
      story: { inline: false, height: '900px' },
    },
  },
  beforeEach: withToolSheets,
};
export default meta;

type Story = StoryObj;

function build(column?: ColumnDocument, language: Language = 'zh'): HTMLElement {
  const main = makeMain();
  new Builder(main, { column, language });
  return main;
}

export const Filled: Story = {
  name: '打开了一份栏目',
  render: () => build(xunzhao),
};

export const Empty: Story = {
  name: '从空白开始',
  render: () => build(),
  play: async ({ canvasElement }) => {
    await expect(canvasElement.querySelector('.builder-problems')).toHaveTextContent('title');
  },
};

export const Wechat: Story = {
  name: '公众号',
  tags: ['!autodocs'],
  render: () => build(faxian),
  play: async ({ canvasElement }) => {
    await userEvent.click(canvasElement.querySelector('#builder-tab-wechat')!);
    await expect(canvasElement.querySelector('.builder-preview')).toHaveTextContent('监审:江祥星');
  },
};

export const English: Story = {
  name: '英文',
  tags: ['!autodocs'],
  globals: { language: 'en' },
  render: () => build(faxian, 'en'),
};

export const Elder: Story = {
  name: '大字模式',
  tags: ['!autodocs'],
  globals: { mode: 'elder' },
  render: () => build(faxian),
};

export const Night: Story = {
  name: '夜间主题',
  tags: ['!autodocs'],
  globals: { theme: 'night' },
  render: () => build(faxian),
};
