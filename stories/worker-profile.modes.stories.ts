import type { Meta, StoryObj } from '@storybook/web-components-vite';
import type { Worker } from '../src/column/column.js';
import '../src/define.js';
import { renderPerson } from '../src/render/person.js';
import { findPerson, printOf } from './support/columns.js';

const meta: Meta = {
  id: 'worker-profile-modes',
  title: '元素/worker-profile/每种版式、主题、模式',
  component: 'worker-profile',
  tags: ['!autodocs'],
  parameters: { docs: { description: { component: '每个样例里有三种版式:card、row、feature。' } } },
};
export default meta;

type Story = StoryObj;

function profile(layout: Worker['layout']): string {
  const person = findPerson('fan-di');
  const short = { ...person, id: layout ?? '', layout, sections: [], cue: undefined, media: [] };
  return renderPerson(short, printOf(person), {}).text;
}

const layouts = (): string =>
  (['card', 'row', 'feature'] as const).map((layout) => `<div>${profile(layout)}</div>`).join('');

export const DailyNormal: Story = {
  name: 'daily · 普通',
  globals: { theme: 'daily', mode: 'normal' },
  render: layouts,
};

export const DailyElder: Story = {
  name: 'daily · 大字',
  globals: { theme: 'daily', mode: 'elder' },
  render: layouts,
};

export const DailyGrey: Story = {
  name: 'daily · 灰色',
  globals: { theme: 'daily', mode: 'grey' },
  render: layouts,
};

export const DailyStill: Story = {
  name: 'daily · 不动',
  globals: { theme: 'daily', mode: 'still' },
  render: layouts,
};

export const GovRedNormal: Story = {
  name: 'gov-red · 普通',
  globals: { theme: 'gov-red', mode: 'normal' },
  render: layouts,
};

export const GovRedElder: Story = {
  name: 'gov-red · 大字',
  globals: { theme: 'gov-red', mode: 'elder' },
  render: layouts,
};

export const GovRedGrey: Story = {
  name: 'gov-red · 灰色',
  globals: { theme: 'gov-red', mode: 'grey' },
  render: layouts,
};

export const GovRedStill: Story = {
  name: 'gov-red · 不动',
  globals: { theme: 'gov-red', mode: 'still' },
  render: layouts,
};

export const GovBlueNormal: Story = {
  name: 'gov-blue · 普通',
  globals: { theme: 'gov-blue', mode: 'normal' },
  render: layouts,
};

export const GovBlueElder: Story = {
  name: 'gov-blue · 大字',
  globals: { theme: 'gov-blue', mode: 'elder' },
  render: layouts,
};

export const GovBlueGrey: Story = {
  name: 'gov-blue · 灰色',
  globals: { theme: 'gov-blue', mode: 'grey' },
  render: layouts,
};

export const GovBlueStill: Story = {
  name: 'gov-blue · 不动',
  globals: { theme: 'gov-blue', mode: 'still' },
  render: layouts,
};

export const PaperNormal: Story = {
  name: 'paper · 普通',
  globals: { theme: 'paper', mode: 'normal' },
  render: layouts,
};

export const PaperElder: Story = {
  name: 'paper · 大字',
  globals: { theme: 'paper', mode: 'elder' },
  render: layouts,
};

export const PaperGrey: Story = {
  name: 'paper · 灰色',
  globals: { theme: 'paper', mode: 'grey' },
  render: layouts,
};

export const PaperStill: Story = {
  name: 'paper · 不动',
  globals: { theme: 'paper', mode: 'still' },
  render: layouts,
};

export const NightNormal: Story = {
  name: 'night · 普通',
  globals: { theme: 'night', mode: 'normal' },
  render: layouts,
};

export const NightElder: Story = {
  name: 'night · 大字',
  globals: { theme: 'night', mode: 'elder' },
  render: layouts,
};

export const NightGrey: Story = {
  name: 'night · 灰色',
  globals: { theme: 'night', mode: 'grey' },
  render: layouts,
};

export const NightStill: Story = {
  name: 'night · 不动',
  globals: { theme: 'night', mode: 'still' },
  render: layouts,
};
