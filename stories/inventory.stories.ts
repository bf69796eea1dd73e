import type { Meta, StoryObj } from '@storybook/web-components-vite';
import '../src/define.js';
import { deviceOf } from './support/inventory.js';

const meta: Meta = {
  id: 'inventory',
  title: '元素/报道里印着的每一样',
  parameters: {
    docs: {
      description: { component: '两个栏目印出来的每一样东西,按清单编号各有一个样例,各有插槽或属性。' },
    },
  },
};
export default meta;

type Story = StoryObj;

export const Row1: Story = { name: '1 栏目名', render: () => deviceOf(1).markup };

export const Row2: Story = { name: '2 标题', render: () => deviceOf(2).markup };

export const Row3: Story = { name: '3 没有栏目名的标题', render: () => deviceOf(3).markup };

export const Row4: Story = { name: '4 正文里的栏目名', render: () => deviceOf(4).markup };

export const Row5: Story = { name: '5 摘要', render: () => deviceOf(5).markup };

export const Row6: Story = { name: '6 导语', render: () => deviceOf(6).markup };

export const Row7: Story = { name: '7 开栏语', render: () => deviceOf(7).markup };

export const Row8: Story = { name: '8 没有标签的引言', render: () => deviceOf(8).markup };

export const Row9: Story = { name: '9 日期和时间', render: () => deviceOf(9).markup };

export const Row10: Story = { name: '10 来源(间隔号照印)', render: () => deviceOf(10).markup };

export const Row11: Story = { name: '11 原创', render: () => deviceOf(11).markup };

export const Row12: Story = { name: '12 没有日期、没有署名', render: () => deviceOf(12).markup };

export const Row13: Story = { name: '13 署名:文', render: () => deviceOf(13).markup };

export const Row14: Story = { name: '14 署名:角色空着', render: () => deviceOf(14).markup };

export const Row15: Story = { name: '15 署名:海报', render: () => deviceOf(15).markup };

export const Row16: Story = { name: '16 指导单位和届次', render: () => deviceOf(16).markup };

export const Row17: Story = { name: '17 发布单位', render: () => deviceOf(17).markup };

export const Row18: Story = { name: '18 对读者说的话', render: () => deviceOf(18).markup };

export const Row19: Story = { name: '19 街道、社区、职务、姓名连写', render: () => deviceOf(19).markup };

export const Row20: Story = { name: '20 全称', render: () => deviceOf(20).markup };

export const Row21: Story = { name: '21 两个职务', render: () => deviceOf(21).markup };

export const Row22: Story = { name: '22 任职年数', render: () => deviceOf(22).markup };

export const Row23: Story = { name: '23 起始年份、后来的任命', render: () => deviceOf(23).markup };

export const Row24: Story = { name: '24 做过的职务(没有年份)', render: () => deviceOf(24).markup };

export const Row25: Story = { name: '25 兼任', render: () => deviceOf(25).markup };

export const Row26: Story = { name: '26 年代、以前的工作', render: () => deviceOf(26).markup };

export const Row27: Story = { name: '27 昵称', render: () => deviceOf(27).markup };

export const Row28: Story = { name: '28 称号', render: () => deviceOf(28).markup };

export const Row29: Story = { name: '29 座右铭', render: () => deviceOf(29).markup };

export const Row30: Story = { name: '30 引语和说话的人', render: () => deviceOf(30).markup };

export const Row31: Story = { name: '31 别人的话', render: () => deviceOf(31).markup };

export const Row32: Story = { name: '32 两行小标题', render: () => deviceOf(32).markup };

export const Row33: Story = { name: '33 以……结尾的导语', render: () => deviceOf(33).markup };

export const Row34: Story = { name: '34 一件事', render: () => deviceOf(34).markup };

export const Row35: Story = { name: '35 流程', render: () => deviceOf(35).markup };

export const Row36: Story = { name: '36 项目', render: () => deviceOf(36).markup };

export const Row37: Story = { name: '37 荣誉', render: () => deviceOf(37).markup };

export const Row38: Story = { name: '38 向下滑动查看', render: () => deviceOf(38).markup };

export const Row39: Story = { name: '39 关注我们', render: () => deviceOf(39).markup };

export const Row42: Story = { name: '42 转载注明', render: () => deviceOf(42).markup };

export const Row43: Story = { name: '43 监审', render: () => deviceOf(43).markup };

export const Row44: Story = { name: '44 来源和它的分隔号', render: () => deviceOf(44).markup };

export const Row45: Story = { name: '45 责编', render: () => deviceOf(45).markup };

export const Row46: Story = { name: '46 不成对的引号照印', render: () => deviceOf(46).markup };
