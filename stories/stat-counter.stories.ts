import type { Meta, StoryObj } from '@storybook/web-components-vite';
import { html } from 'lit';
import { expect } from 'storybook/test';
import '../src/define.js';
import { markup } from '../src/render/markup.js';
import { renderStat } from '../src/render/person.js';
import { findStat } from './support/columns.js';

const meta: Meta = {
  id: 'stat-counter',
  title: '元素/stat-counter',
  component: 'stat-counter',
  parameters: {
    docs: {
      description: {
        component:
          '报纸上的一个数字:1500余户次、15天→72小时、十二载。第一次看见时数字滚动一次;滚动只是画面,文字、读屏、复制和打印始终是最后的数字。',
      },
    },
  },
};
export default meta;

type Story = StoryObj;

export const Playground: Story = {
  name: '试一试(只用属性)',
  args: { lead: '累计', value: '1500', qualifier: '余', unit: '户次', label: '走访群众' },
  render: (args) => html`
    <stat-counter
      .value=${args['value'] ?? ''}
      .unit=${args['unit'] ?? ''}
      .label=${args['label'] ?? ''}
      .lead=${args['lead'] ?? ''}
      .qualifier=${args['qualifier'] ?? ''}
      .qualifierPosition=${args['qualifier-position'] ?? ''}
      .from=${args['from'] ?? ''}
      .fromUnit=${args['from-unit'] ?? ''}
      .asOf=${args['as-of'] ?? ''}
      .per=${args['per'] ?? ''}
      .printed=${args['printed'] ?? ''}
      .note=${args['note'] ?? ''}
      .notation=${args['notation'] ?? ''}
      .motion=${args['motion'] ?? ''}
      .static=${args['static'] ?? false}
    ></stat-counter>
  `,
};

export const Qualified: Story = {
  name: '余、多、来、内',
  tags: ['look'],
  parameters: { docs: { description: { story: '约数词在单位前或单位后,照报纸的写法。' } } },
  render: () => stats('1500余户次', '3000多个日夜', '11年来', '18小时内'),
};

export const BeforeNumber: Story = {
  name: '近、约、超',
  parameters: { docs: { description: { story: '这些约数词自动放在数字前。' } } },
  render: () =>
    markup`${['近', '约', '超'].map(
      (qualifier) =>
        markup`<stat-counter value="1500" qualifier="${qualifier}" unit="户" label="走访群众"></stat-counter>
`,
    )}`.text,
};

export const Lead: Story = {
  name: '前导词与频率',
  parameters: { docs: { description: { story: '数字前的话照印:连续、仅过了、每季度。' } } },
  render: () =>
    markup`<stat-counter lead="连续" value="36" unit="小时" label="驻守抢修现场"></stat-counter>
<stat-counter lead="仅过了" value="7" unit="天" label="被安排到新河浦社区"></stat-counter>
<stat-counter per="每季度" value="一" unit="场" label="志愿服务进社区"></stat-counter>`.text,
};

export const Change: Story = {
  name: '前后变化',
  parameters: { docs: { description: { story: '变化前后单位不同,两个都印。' } } },
  render: () => stats('15天→72小时'),
  play: async ({ canvasElement }) => {
    await expect(canvasElement).toHaveTextContent('15天→72小时');
  },
};

export const SameUnit: Story = {
  name: '同一单位的变化',
  parameters: { docs: { description: { story: '单位相同时,从变化前的数数起。' } } },
  render: () => markup`<stat-counter value="20" unit="%" from="80" label="投诉占比"></stat-counter>`.text,
};

export const Numerals: Story = {
  name: '汉字数字',
  parameters: { docs: { description: { story: '报纸印“四期”“十二载”,就印“四期”“十二载”。' } } },
  render: () => stats('四期', '七年', '十二载', '一场'),
};

export const Static: Story = {
  name: '不动的数字',
  parameters: { docs: { description: { story: '年龄、门牌、公式、年份从不滚动。' } } },
  render: () => stats('90多岁', '14-24门', '1+3', '2010—2021', '三段五步', '每周五'),
};

export const NoteAndDate: Story = {
  name: '截至时间与备注',
  render: () =>
    markup`<stat-counter lead="共收集" value="20" unit="个" label="社区困难群众的“微心愿”" as-of="目前" note="全部由党员认领完成"></stat-counter>`
      .text,
};

export const Roll: Story = {
  name: '逐位翻动',
  render: () =>
    markup`<stat-counter value="140" unit="个" label="新增电动自行车充电口" motion="roll"></stat-counter>`
      .text,
};

export const Notations: Story = {
  name: '数字的写法',
  parameters: { docs: { description: { story: '同一个数:原样、分节、缩写、汉字。' } } },
  render: () =>
    markup`${['', 'grouped', 'compact', 'chinese'].map(
      (notation) =>
        markup`<stat-counter value="3200" qualifier="余" unit="本" label="向希望小学捐送书籍" notation="${notation}"></stat-counter>
`,
    )}`.text,
};

export const LabelOnly: Story = {
  name: '没有数字',
  parameters: { docs: { description: { story: '没有数字时,不印 0。' } } },
  render: () => markup`<stat-counter label="走访群众"></stat-counter>`.text,
  play: async ({ canvasElement }) => {
    await expect(canvasElement.querySelector('stat-counter')!.shadowRoot!.textContent).not.toMatch(/\d/);
  },
};

export const English: Story = {
  name: '英文页面',
  tags: ['!autodocs'],
  globals: { language: 'en' },
  render: () =>
    markup`<stat-counter value="3200" unit="books" label="Given to a school" notation="grouped"></stat-counter>`
      .text,
};

export const RightToLeft: Story = {
  name: '从右到左',
  tags: ['!autodocs'],
  globals: { direction: 'rtl' },
  render: () => stats('15天→72小时', '1500余户次'),
};

export const Elder: Story = {
  name: '大字模式(不滚动)',
  tags: ['!autodocs'],
  globals: { mode: 'elder' },
  render: () => stats('1500余户次', '15天→72小时'),
};

export const Night: Story = {
  name: '夜间主题',
  tags: ['!autodocs'],
  globals: { theme: 'night' },
  render: () => stats('1500余户次', '15天→72小时'),
};

function stats(...printed: string[]): string {
  return markup`${printed.map(
    (each) => markup`${renderStat(findStat(each))}
`,
  )}`.text;
}
