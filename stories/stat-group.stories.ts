import type { Meta, StoryObj } from '@storybook/web-components-vite';
import '../src/define.js';
import { markup } from '../src/render/markup.js';

const meta: Meta = {
  id: 'stat-group',
  title: '元素/stat-group',
  component: 'stat-group',
  parameters: {
    docs: {
      description: {
        component: '一句话里的几个数字,共用一个说明:18栋楼、25个楼门、47部电梯都安上了电梯阻止器。',
      },
    },
  },
};
export default meta;

type Story = StoryObj;

const lifts = markup`<stat-group>
<stat-counter value="18" unit="栋楼"><b>18</b>栋楼</stat-counter>
<stat-counter value="25" unit="个楼门"><b>25</b>个楼门</stat-counter>
<stat-counter value="47" unit="部电梯"><b>47</b>部电梯</stat-counter>
<span slot="label">都安上了电梯阻止器</span>
</stat-group>`.text;

export const Lifts: Story = { name: '三个数字,一个说明', tags: ['look'], render: () => lifts };

export const RightToLeft: Story = {
  name: '从右到左',
  tags: ['!autodocs'],
  globals: { direction: 'rtl' },
  render: () => lifts,
};

export const Elder: Story = {
  name: '大字模式',
  tags: ['!autodocs'],
  globals: { mode: 'elder' },
  render: () => lifts,
};

export const Night: Story = {
  name: '夜间主题',
  tags: ['!autodocs'],
  globals: { theme: 'night' },
  render: () => lifts,
};
