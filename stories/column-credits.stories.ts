import type { Meta, StoryObj } from '@storybook/web-components-vite';
import '../src/define.js';
import { markup } from '../src/render/markup.js';
import { faxian, renderPart, xunzhao } from './support/columns.js';

const meta: Meta = {
  id: 'column-credits',
  title: '元素/column-credits',
  component: 'column-credits',
  parameters: {
    docs: {
      description: {
        component:
          '稿件的署名:角色和姓名照报纸原样,分隔符(/、:、|)也照原样;还可以有“关注我们”的一行和转载声明。',
      },
    },
  },
};
export default meta;

type Story = StoryObj;

export const Xunzhao: Story = {
  name: '羊城晚报的署名',
  tags: ['look'],
  render: () => renderPart(xunzhao, 'column-credits'),
};

export const Faxian: Story = {
  name: '红桥区的署名',
  parameters: { docs: { description: { story: '有的角色带冒号,有的不带:照印。' } } },
  render: () => renderPart(faxian, 'column-credits'),
};

export const FollowAndReprint: Story = {
  name: '关注与转载',
  parameters: { docs: { description: { story: '关注语在名单之前,转载声明在名单之后。示例文字。' } } },
  render: () =>
    markup`<column-credits>
<p slot="follow">关注我们:<a href="#follow">美丽红桥</a></p>
<ul><li><span class="role">监审</span><span class="separator">:</span>江祥星</li></ul>
<p slot="reprint">转载请注明来源:美丽红桥</p>
</column-credits>`.text,
};

export const DescriptionList: Story = {
  name: '用 dl 写的名单',
  render: () =>
    markup`<column-credits>
<dl>
<div><dt>监审:</dt><dd>江祥星</dd></div>
<div><dt>来源:</dt><dd>美丽红桥</dd></div>
</dl>
</column-credits>`.text,
};

export const Elder: Story = {
  name: '大字模式',
  tags: ['!autodocs'],
  globals: { mode: 'elder' },
  render: () => renderPart(xunzhao, 'column-credits'),
};

export const Night: Story = {
  name: '夜间主题',
  tags: ['!autodocs'],
  globals: { theme: 'night' },
  render: () => renderPart(xunzhao, 'column-credits'),
};
