import type { Meta, StoryObj } from '@storybook/web-components-vite';
import '../../src/define.js';
import { renderColumn } from '../../src/render/column.js';
import { markup } from '../../src/render/markup.js';
import { hostSheets } from '../hosts/host-sheets.mjs';
import { faxian } from '../support/columns.js';
import { startService } from '../support/fake-service.js';

const meta: Meta = {
  id: 'hosts',
  title: '页面/别人的网页',
  parameters: {
    layout: 'fullscreen',
    docs: {
      description: {
        component:
          '同一个栏目放进各种网站的样式里:门户、Bootstrap、UEditor、手机页、灰色、从右到左。这里只有样式;带脚本和策略的真页面在 `npm start` 的 hosts.html。',
      },
      story: { inline: false, height: '640px' },
    },
  },
};
export default meta;

type Story = StoryObj;
type HostName = keyof typeof hostSheets;

/** The column in the boxes of such a site, with its sheet as long as the story is shown. */
function inHost(name: HostName, body: (column: string) => string): Partial<Story> {
  return {
    beforeEach() {
      const sheet = new CSSStyleSheet();
      sheet.replaceSync(hostSheets[name]);
      document.adoptedStyleSheets = [...document.adoptedStyleSheets, sheet];
      return () => {
        document.adoptedStyleSheets = document.adoptedStyleSheets.filter((each) => each !== sheet);
      };
    },
    render: () => body(markup`<main>${renderColumn(faxian, { endpoint: startService('open') })}</main>`.text),
  };
}

export const Plain: Story = { name: '普通网页', ...inHost('plain', (column) => column) };

export const Portal: Story = {
  name: '政府门户',
  ...inHost('portal', (column) => `<div class="article">${column}</div>`),
};

export const Bootstrap: Story = {
  name: '报纸网站(Bootstrap 3)',
  ...inHost(
    'bootstrap',
    (column) => `<div class="container"><div class="row"><div class="col">${column}</div></div></div>`,
  ),
};

export const Ueditor: Story = {
  name: 'UEditor 存下的正文',
  ...inHost('ueditor', (column) => `<div class="view">${column}</div>`),
};

export const Flexible: Story = {
  name: 'flexible.js 手机页',
  ...inHost('flexible', (column) => `<div class="card">${column}</div>`),
};

export const Grey: Story = { name: '哀悼日的灰色网页', ...inHost('grey', (column) => column) };

export const Right: Story = {
  name: '从右到左的网页',
  globals: { direction: 'rtl', language: 'ug' },
  ...inHost('right', (column) => column),
};
