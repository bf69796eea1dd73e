import type { Meta, StoryObj } from '@storybook/web-components-vite';
import { expect, waitFor } from 'storybook/test';
import type { Worker } from '../src/column/column.js';
import type { PrintedPerson } from '../src/column/print-person.js';
import '../src/define.js';
import { markup } from '../src/render/markup.js';
import { renderPerson } from '../src/render/person.js';
import { findPerson, findWorker, printOf } from './support/columns.js';

const fanDi = findWorker('fan-di');
const yeJie = findWorker('ye-jie');
const zhangYan = findWorker('zhang-yan');
const [fanDiStory] = findPerson('fan-di').sections;

const meta: Meta = {
  id: 'worker-profile-inventory',
  title: '元素/worker-profile/报道里的每一样',
  component: 'worker-profile',
  parameters: {
    docs: { description: { component: '两个栏目印出来的每一样东西,各有插槽或属性。' } },
  },
};
export default meta;

type Story = StoryObj;

const heading = (person: Worker): string =>
  markup`<h2 slot="heading"><small>${person.street}${person.community}${person.role}</small><span>${person.name}</span></h2>`
    .text;

/** A person of whom only what the story is about is shown. */
const only = (person: Worker, rest: string, attributes = ''): string =>
  `<worker-profile name="${person.name}" ${attributes}>${heading(person)}${rest}</worker-profile>`;

const full = (person: PrintedPerson, layout: Worker['layout']): string =>
  renderPerson({ ...person, layout }, printOf(person), {}).text;

export const PlaceAndPost: Story = {
  name: '街道、社区、职务、姓名连写',
  render: () =>
    markup`<worker-profile city="${zhangYan.city}" district="${zhangYan.district}" street="${zhangYan.street}" community="${zhangYan.community}" post="${zhangYan.role}" name="${zhangYan.name}"></worker-profile>`
      .text,
};

export const RareCharacters: Story = {
  name: '生僻字注音',
  render: () =>
    `<worker-profile name="示例" post="铃铛阁街道"><span slot="name"><ruby>铃铛阁<rt>líng dāng gé</rt></ruby></span></worker-profile>`,
};

export const Years: Story = {
  name: '任职年数',
  render: () => only(fanDi, '<p slot="years">扎根基层十二载</p>'),
};

export const Nickname: Story = {
  name: '昵称',
  render: () => only(fanDi, markup`<p slot="nickname">${fanDi.nickname}</p>`.text),
};

export const Epithets: Story = {
  name: '称号',
  render: () =>
    only(
      fanDi,
      markup`<ul slot="tags">${(fanDi.epithets ?? []).map((each) => markup`<li>${each}</li>`)}</ul>`.text,
    ),
};

export const Motto: Story = {
  name: '座右铭',
  render: () => only(fanDi, markup`<blockquote slot="motto">${fanDi.motto}</blockquote>`.text),
};

export const OthersWords: Story = {
  name: '别人的话',
  render: () =>
    only(
      fanDi,
      '<figure slot="quote"><blockquote>小范辛苦了</blockquote><figcaption>网格群</figcaption></figure>',
    ),
};

export const Facts: Story = {
  name: '其他情况',
  render: () =>
    only(
      zhangYan,
      '<div slot="facts"><strong>其他</strong><ul><li>“80后”</li><li>曾就职于企业</li></ul></div>',
    ),
};

export const Projects: Story = {
  name: '项目',
  render: () =>
    only(
      yeJie,
      markup`<div slot="projects"><strong>项目</strong><ul>${(yeJie.projects ?? []).map((each) => markup`<li>${each}</li>`)}</ul></div>`
        .text,
    ),
};

export const Honours: Story = {
  name: '荣誉',
  render: () =>
    only(
      findWorker('zhang-yu'),
      '<div slot="honours"><strong>荣誉</strong><ul><li>天津市儿童友好社区</li></ul></div>',
    ),
};

export const Clamped: Story = {
  name: '事迹先露四行',
  render: () =>
    only(
      fanDi,
      markup`<div>${fanDiStory?.paragraphs.map((text) => markup`<p>${text}</p>`)}</div>`.text,
      'story="clamp" layout="row"',
    ),
  play: async ({ canvasElement }) => {
    const profile = canvasElement.querySelector('worker-profile');
    await waitFor(() => expect(profile?.shadowRoot?.querySelector('button')).toHaveTextContent('展开全文'));
  },
};

export const Panel: Story = {
  name: '事迹框内滑动',
  render: () =>
    only(
      fanDi,
      markup`<div>${fanDiStory?.paragraphs.map((text) => markup`<p>${text}</p>`)}</div>`.text,
      'story="panel" layout="card"',
    ),
};

export const WholeCardLink: Story = {
  name: '整张卡片是链接',
  render: () =>
    `<worker-profile name="${fanDi.name}" layout="card" href="#fan-di"><h2 slot="heading"><a href="#fan-di">${fanDi.name}</a></h2><p>${fanDi.nickname}</p><a slot="actions" href="#other">另一个链接</a></worker-profile>`,
};

/** A grid of a layout at the widths that columns get. */
function gallery(layout: Worker['layout']): string {
  const people = ['fan-di', 'ye-jie', 'zhang-yan'].map(
    (id) =>
      `<li style="min-inline-size: 0">${full({ ...findPerson(id), id: `${layout}-${id}`, sections: [], cue: undefined, media: [] }, layout)}</li>`,
  );
  const columns = layout === 'card' ? 'repeat(auto-fill, minmax(min(240px, 100%), 1fr))' : 'minmax(0, 1fr)';
  return `<ul style="display: grid; grid-template-columns: ${columns}; gap: 24px; margin: 0; padding: 0; list-style: none">${people.join('')}</ul>`;
}

const all = (): string => (['card', 'row', 'feature'] as const).map(gallery).join('');

export const Layouts: Story = {
  name: '三种版式',
  render: all,
};

export const LayoutsElderNight: Story = {
  name: '三种版式(大字、夜间)',
  tags: ['!autodocs'],
  globals: { mode: 'elder', theme: 'night' },
  render: all,
};

export const LayoutsRightToLeft: Story = {
  name: '三种版式(从右到左)',
  tags: ['!autodocs'],
  globals: { direction: 'rtl' },
  render: all,
};
