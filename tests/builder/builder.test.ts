import { expect, fixture, html } from '@open-wc/testing';
import { sendKeys } from '@web/test-runner-commands';
import { Builder } from '../../src/builder/builder.js';
import { outputs } from '../../src/builder/outputs.js';
import '../../src/define.js';
import { waitUntil } from '../support/wait-until.js';

const read = async (name: string): Promise<string> =>
  (await fetch(new URL(`../../content/${name}.json`, import.meta.url))).text();

async function open(json?: string): Promise<{ builder: Builder; root: HTMLElement }> {
  const root = await fixture<HTMLElement>(html`<main></main>`);
  const builder = new Builder(root);
  if (json !== undefined) builder.open(json, 'x.json');
  return { builder, root };
}

const codeOf = (root: Element): string =>
  root.querySelector<HTMLTextAreaElement>('.builder-code')?.value ?? '';

function findField(root: Element, label: string): HTMLInputElement {
  const found = [...root.querySelectorAll('label')].find(({ textContent }) =>
    textContent.trim().startsWith(label),
  );
  return found!.querySelector('input, textarea') as HTMLInputElement;
}

function type(field: HTMLInputElement, text: string): void {
  field.value = text;
  field.dispatchEvent(new Event('input', { bubbles: true }));
  field.dispatchEvent(new Event('change', { bubbles: true }));
}

describe('embed builder', () => {
  let errors: string[] = [];
  const onError = ({ message }: ErrorEvent): void => void errors.push(message);
  beforeEach(() => {
    errors = [];
    addEventListener('error', onError);
  });
  afterEach(() => {
    removeEventListener('error', onError);
    document.documentElement.lang = 'zh-Hans';
    expect(errors).to.deep.equal([]);
  });

  it('begins empty, names what is needed, and offers no code yet', async () => {
    const { root } = await open();
    const paths = [...root.querySelectorAll('.builder-problems .error code')].map(
      ({ textContent }) => textContent,
    );
    expect(paths).to.have.members(['id', 'title', 'workers[0].name']);
    expect(root.querySelector('.builder-code')).to.equal(null);
  });

  it('makes every form of what is filled in', async () => {
    const { root } = await open();
    type(findField(root, '标题'), '发现“闪光的你”');
    type(findField(root, '代号'), 'faxian');
    type(findField(root, '姓名'), '范迪');
    type(findField(root, '职务'), '副主任');
    type(findField(root.querySelector('.builder-person')!, '代号'), 'fan-di');
    type(findField(root, '事迹'), '扎根基层十二载。\n## 小事\n一句<b>话</b>。');
    type(findField(root, '文末署名'), '来源:美丽红桥');
    expect(root.querySelectorAll('.builder-problems .error').length).to.equal(0);
    for (const { id } of outputs) {
      root.querySelector<HTMLElement>(`#builder-tab-${id}`)!.click();
      const part = { shortcode: '[worker-profile fan-di]', frame: 'faxian.frame.html' }[id] ?? '范迪';
      expect(codeOf(root), id).to.contain(part);
    }
    root.querySelector<HTMLElement>('#builder-tab-cms')!.click();
    expect(codeOf(root)).to.contain('<h4>小事</h4>').and.to.contain('&lt;b&gt;话');
    const preview = root.querySelector('.builder-preview')!;
    expect(preview.textContent).to.contain('副主任范迪').and.to.contain('一句<b>话</b>。');
  });

  for (const id of ['faxian-shanguang-de-ni', 'xunzhao-zuimei-shequ-gongzuozhe']) {
    it(`opens ${id}, shows each preview, and gives the document back as it was`, async () => {
      const json = await read(id);
      const { root } = await open(json);
      expect(root.querySelector('.builder-problems')!.textContent).to.contain('没有错误');
      for (const output of outputs) {
        root.querySelector<HTMLElement>(`#builder-tab-${output.id}`)!.click();
        const preview = root.querySelector('.builder-preview');
        expect(preview !== null, output.id).to.equal(output.preview !== undefined);
        if (preview) expect(preview.textContent.length, output.id).to.be.above(2);
      }
      const given = JSON.parse(codeOf(root)) as unknown;
      const drop = (_: string, value: unknown): unknown =>
        value === null || value === '' ? undefined : value;
      expect(given).to.deep.equal(JSON.parse(json, drop));
    });
  }

  it('keeps what the form does not ask for', async () => {
    const { builder, root } = await open(await read('faxian-shanguang-de-ni'));
    type(findField(root, '标题'), '新的标题');
    expect(builder.column.title).to.equal('新的标题');
    expect(builder.column.campaign!.id).to.equal('faxian-shanguang-de-ni');
    expect(builder.column.workers[1]!.stats!.length).to.be.above(3);
  });

  it('says why a file cannot be opened, and keeps what is there', async () => {
    const { builder, root } = await open(await read('faxian-shanguang-de-ni'));
    builder.open('{"id": 7}', 'bad.json');
    expect(root.querySelector('.builder-problems')!.textContent)
      .to.contain('bad.json id')
      .and.to.contain('这里是 7');
    expect(builder.column.id).to.equal('faxian-shanguang-de-ni');
  });

  it('opens a file of several columns, one at a time', async () => {
    const least = (id: string) => ({ id, title: `题${id}`, workers: [], credits: [] });
    const { builder, root } = await open(JSON.stringify({ columns: [least('a'), least('b')] }));
    const select = root.querySelector<HTMLSelectElement>('[aria-label="文件里有几个栏目"]')!;
    select.selectedIndex = 1;
    select.dispatchEvent(new Event('change'));
    expect(builder.column.id).to.equal('b');
  });

  it('goes through its tabs with the keys', async () => {
    const { builder, root } = await open(await read('faxian-shanguang-de-ni'));
    root.querySelector<HTMLElement>('[role=tab][aria-selected=true]')!.focus();
    const chosen: string[] = [];
    for (const press of ['ArrowRight', 'End', 'ArrowRight', 'ArrowLeft', 'Home']) {
      await sendKeys({ press });
      expect(document.activeElement!.id).to.equal(`builder-tab-${builder.outputId}`);
      chosen.push(builder.outputId);
    }
    expect(chosen).to.deep.equal(['wechat', 'document', 'cms', 'document', 'cms']);
    const stops = [...root.querySelectorAll('[role=tab]')].filter(
      (tab) => (tab as HTMLElement).tabIndex === 0,
    );
    expect(stops.length).to.equal(1);
  });

  it('adds and removes people, and keeps focus where one goes on', async () => {
    const { builder, root } = await open(await read('faxian-shanguang-de-ni'));
    root.querySelector<HTMLElement>('.builder-add')!.click();
    expect(builder.column.workers.length).to.equal(4);
    const people = [...root.querySelectorAll('.builder-person')];
    expect(people[3]!.contains(document.activeElement)).to.equal(true);
    people[3]!.querySelector<HTMLElement>(':scope > button')!.click();
    expect(builder.column.workers.length).to.equal(3);
    expect(document.activeElement!.className).to.equal('builder-add');
  });

  it('leads from a system to the form that it keeps', async () => {
    const { builder, root } = await open(await read('faxian-shanguang-de-ni'));
    const row = [...root.querySelectorAll('tbody tr')].find(({ textContent }) =>
      textContent.includes('wangEditor'),
    )!;
    row.querySelector('button')!.click();
    expect(builder.outputId).to.equal('link');
    expect(codeOf(root)).to.contain('#lane=worker-profile/fan-di');
  });

  it('completes addresses once it knows where the pages will be', async () => {
    const { root } = await open(await read('faxian-shanguang-de-ni'));
    type(root.querySelector<HTMLInputElement>('.builder-base input')!, 'https://paper.example/columns');
    expect(codeOf(root)).to.contain('src="https://paper.example/columns/media/');
    type(root.querySelector<HTMLInputElement>('.builder-base input')!, 'javascript:alert(1)');
    expect(codeOf(root)).to.contain('src="media/').and.not.to.contain('javascript');
  });

  it('copies code, or selects it where that is not allowed', async () => {
    const { builder, root } = await open(await read('faxian-shanguang-de-ni'));
    const copy = [...root.querySelectorAll<HTMLElement>('.builder-copy button')];
    copy[1]!.focus();
    copy[1]!.click();
    await waitUntil(() => builder.status);
    expect(root.querySelector('.builder-status')!.textContent).to.match(/已复制|Ctrl\+C/);
  });

  it('speaks English, and leaves the column its own language', async () => {
    const { root } = await open(await read('faxian-shanguang-de-ni'));
    root.querySelector<HTMLElement>('.builder-head button')!.click();
    expect(root.querySelector('h1')!.textContent).to.equal('Embed builder');
    expect(root.querySelector('.builder')!.getAttribute('lang')).to.equal('en');
    expect(root.querySelector('.builder-preview')!.getAttribute('lang')).to.equal('zh-Hans');
    root.querySelector<HTMLElement>('.builder-head button')!.click();
    expect(root.querySelector('h1')!.textContent).to.equal('嵌入工坊');
  });

  it('is accessible, empty and full', async () => {
    const { builder, root } = await open();
    await expect(root).to.be.accessible();
    builder.open(await read('xunzhao-zuimei-shequ-gongzuozhe'), 'x');
    await expect(root).to.be.accessible();
    root.querySelector<HTMLElement>('#builder-tab-wechat')!.click();
    await expect(root).to.be.accessible();
  });
});
