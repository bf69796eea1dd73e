import type { Meta, StoryObj } from '@storybook/web-components-vite';
import { html } from 'lit';
import { expect, waitFor } from 'storybook/test';
import type { PrintedPerson } from '../src/column/print-person.js';
import '../src/define.js';
import { markup } from '../src/render/markup.js';
import { renderPerson } from '../src/render/person.js';
import { findPerson, findWorker, printOf } from './support/columns.js';

const fanDi = findWorker('fan-di');
const printed = findPerson('fan-di');
const firstParagraph = printed.sections[0]?.paragraphs[0];

const meta: Meta = {
  id: 'worker-profile',
  title: '元素/worker-profile',
  component: 'worker-profile',
  parameters: {
    docs: {
      description: {
        component:
          '介绍栏目里的一个人:职务、姓名、昵称、座右铭、数字、事迹、图片、点赞。文字都写在插槽里,没有脚本也能读;没有照片时画出姓氏,从不画脸。',
      },
    },
  },
};
export default meta;

type Story = StoryObj;

function profile(person: PrintedPerson): string {
  return renderPerson(person, printOf(person), {}).text;
}

export const Playground: Story = {
  name: '试一试(只用属性)',
  args: {
    name: fanDi.name,
    post: fanDi.role,
    street: fanDi.street,
    community: fanDi.community,
    nickname: fanDi.nickname,
    motto: fanDi.motto,
    layout: 'feature',
  },
  parameters: {
    docs: { description: { story: '单行文字也可以写成属性;同名插槽里有内容时,以插槽为准。' } },
  },
  render: ({ name, surname, post, street, community, district, city, nickname, motto, layout }) => html`
    <worker-profile
      .name=${name ?? ''}
      .surname=${surname ?? ''}
      .post=${post ?? ''}
      .street=${street ?? ''}
      .community=${community ?? ''}
      .district=${district ?? ''}
      .city=${city ?? ''}
      .nickname=${nickname ?? ''}
      .motto=${motto ?? ''}
      .layout=${layout}
    ></worker-profile>
  `,
};

export const Feature: Story = {
  name: '专题版式 feature',
  tags: ['look'],
  render: () => profile({ ...printed, layout: 'feature' }),
};

export const Row: Story = {
  name: '横排版式 row',
  render: () => profile({ ...printed, layout: 'row' }),
};

export const Card: Story = {
  name: '卡片版式 card',
  render: () => profile({ ...printed, layout: 'card' }),
};

const neighbours = ['fan-di', 'ye-jie', 'zhang-yan'].map(findWorker);

export const Many: Story = {
  name: '很多张卡片',
  parameters: {
    docs: {
      description: {
        story:
          '从第十三张起,屏幕外的卡片先不排版(`--worker-profile-content-visibility`),几百位也滑得动;查找和打印不受影响。',
      },
    },
  },
  render: () => html`
    <div
      style="display: grid; grid-template-columns: repeat(auto-fill, minmax(min(15em, 100%), 1fr)); gap: 1em"
    >
      ${Array.from({ length: 18 }, (_, index) => neighbours[index % neighbours.length]!).map(
        ({ name, role, street, community, motto }) => html`
          <worker-profile
            layout="card"
            .name=${name}
            .post=${role ?? ''}
            .street=${street ?? ''}
            .community=${community ?? ''}
            .motto=${typeof motto === 'string' ? motto : ''}
          ></worker-profile>
        `,
      )}
    </div>
  `,
};

export const Process: Story = {
  name: '流程与方法',
  parameters: { docs: { description: { story: '叶杰的五步闭环工作机制:步骤是有序列表,箭头由样式画出。' } } },
  render: () => profile(findPerson('ye-jie')),
};

export const Career: Story = {
  name: '任职经历',
  parameters: { docs: { description: { story: '张艳的任职经历:有的报道了年份,有的没有,没有的就不印。' } } },
  render: () => profile(findPerson('zhang-yan')),
};

export const Portrait: Story = {
  name: '有图片',
  parameters: { docs: { description: { story: '肖像插槽里放图片;这里用手绘场景代替照片。' } } },
  render: () =>
    markup`<worker-profile name="${fanDi.name}">
<img slot="portrait" src="media/night-door-knocking.svg" alt="手绘:夜间逐户排查" width="1280" height="800">
<h2 slot="heading"><small>${fanDi.street}${fanDi.community}${fanDi.role}</small><span>${fanDi.name}</span></h2>
<p>${firstParagraph}</p>
</worker-profile>`.text,
  play: async ({ canvasElement }) => {
    await expect(drawnInitial(canvasElement)).toBeNull();
  },
};

export const BrokenPortrait: Story = {
  name: '图片打不开',
  parameters: { docs: { description: { story: '图片读不出来时,画出姓氏代替,版面不动。' } } },
  render: () =>
    markup`<worker-profile name="${fanDi.name}">
<img slot="portrait" src="data:image/png;base64,AAAA" alt="${fanDi.name}" width="400" height="500">
<h2 slot="heading"><small>${fanDi.street}${fanDi.community}${fanDi.role}</small><span>${fanDi.name}</span></h2>
<p>${firstParagraph}</p>
</worker-profile>`.text,
  play: async ({ canvasElement }) => {
    await waitFor(() => expect(drawnInitial(canvasElement)).toHaveTextContent('范'));
  },
};

export const LinkedName: Story = {
  name: '姓名是链接',
  render: () => html`<worker-profile name=${fanDi.name} href="#fan-di" layout="row"></worker-profile>`,
};

export const LinkFocused: Story = {
  name: '键盘焦点在姓名上',
  render: () => html`<worker-profile name=${fanDi.name} href="#fan-di" layout="card"></worker-profile>`,
  play: async ({ canvasElement }) => {
    const { shadowRoot } = canvasElement.querySelector('worker-profile')!;
    await waitFor(() => expect(shadowRoot!.querySelector('a') !== null).toBe(true));
    shadowRoot!.querySelector('a')!.focus();
    await expect(shadowRoot!.activeElement?.localName).toBe('a');
  },
};

export const LinkHovered: Story = {
  name: '鼠标移到卡片上',
  parameters: {
    pointer: 'hover',
    docs: { description: { story: '请把鼠标移上去看;截图时由真的鼠标来做。' } },
  },
  render: () => html`<worker-profile name=${fanDi.name} href="#fan-di" layout="card"></worker-profile>`,
};

export const NameOnly: Story = {
  name: '只有姓名',
  parameters: { docs: { description: { story: '没有的栏目什么也不印:没有空标签,没有多余的分隔。' } } },
  render: () => markup`<worker-profile name="${fanDi.name}"></worker-profile>`.text,
};

export const LongName: Story = {
  name: '长姓名、长职务',
  parameters: { docs: { description: { story: '示例文字,用来检验换行。' } } },
  render: () =>
    markup`<worker-profile name="示例·用来检验换行的很长很长的姓名">
<h2 slot="heading"><small>示例街道名称也很长的社区居民委员会党委书记、居民委员会主任、网格员、河长、人民调解委员会主任</small><span>示例·用来检验换行的很长很长的姓名</span></h2>
<p slot="nickname">同样很长的昵称也要能换行</p>
<p>${firstParagraph}</p>
</worker-profile>`.text,
};

export const RightToLeft: Story = {
  name: '从右到左',
  tags: ['!autodocs'],
  globals: { direction: 'rtl' },
  render: () =>
    markup`<worker-profile name="مىسال">
<h2 slot="heading"><small lang="ug">مەھەللە خىزمەتچىسى</small><span lang="ug">مىسال</span></h2>
<p lang="ug">بۇ سۆزلەر ئوڭدىن سولغا يېزىلىدىغان تېكىستنى سىناش ئۈچۈن.</p>
</worker-profile>`.text,
};

export const Elder: Story = {
  name: '大字模式',
  tags: ['!autodocs'],
  globals: { mode: 'elder' },
  render: () => profile(printed),
};

export const Night: Story = {
  name: '夜间主题',
  tags: ['!autodocs'],
  globals: { theme: 'night' },
  render: () => profile(printed),
};

export const Grey: Story = {
  name: '灰色模式(哀悼日)',
  tags: ['!autodocs'],
  globals: { mode: 'grey' },
  render: () => profile(printed),
};

function drawnInitial(canvas: HTMLElement): Element | null | undefined {
  return canvas.querySelector('worker-profile')?.shadowRoot?.querySelector('[part="portrait"]');
}
