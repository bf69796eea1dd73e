import { expect, fixture, html } from '@open-wc/testing';
import { sendKeys } from '@web/test-runner-commands';
import '../../src/define.js';
import { storageKey } from '../../src/tally/voter-storage.js';
import { ThemeBuilder } from '../../src/theme-builder/theme-builder.js';

describe('theme builder', () => {
  let root: HTMLElement;
  let builder: ThemeBuilder;
  const field = (id: string): HTMLInputElement => root.querySelector<HTMLInputElement>(`#theme-${id}`)!;
  const hexField = (id: string): HTMLInputElement => field(id).nextElementSibling as HTMLInputElement;
  const css = (): string => root.querySelector<HTMLTextAreaElement>('.builder-code')!.value;
  const faults = (): string[] =>
    [...root.querySelectorAll('.theme-faults li span')].map(({ textContent }) =>
      textContent.replace(/\s+/g, ' ').trim(),
    );
  const enter = (input: HTMLInputElement, value: string): void => {
    input.value = value;
    input.dispatchEvent(new Event(input.type === 'text' ? 'change' : 'input', { bubbles: true }));
  };

  beforeEach(async () => {
    root = await fixture<HTMLElement>(html`<main></main>`);
    builder = new ThemeBuilder(root);
  });
  afterEach(() => {
    document.documentElement.lang = 'zh-Hans';
    localStorage.removeItem(storageKey);
  });

  it('shows every element there is', async () => {
    const manifest = (await (await fetch(new URL('../../custom-elements.json', import.meta.url))).json()) as {
      modules: { declarations: { tagName?: string }[] }[];
    };
    const tags = manifest.modules.flatMap(({ declarations }) =>
      declarations.flatMap(({ tagName }) => tagName ?? []),
    );
    expect(tags).to.have.length.above(8);
    for (const tag of tags) expect(root.querySelector(`.theme-preview ${tag}`) !== null, tag).to.equal(true);
  });

  it('changes what is shown, and the sheet, while a colour is picked', () => {
    enter(field('colours-accent'), '#00695c');
    const header = root.querySelector('.theme-preview column-header')!;
    expect(getComputedStyle(header).getPropertyValue('--lane-accent').trim()).to.equal('#00695c');
    expect(css()).to.contain('--lane-accent: #00695c;');
    expect(hexField('colours-accent').value).to.equal('#00695c');
    expect(getComputedStyle(root).getPropertyValue('--lane-accent').trim()).not.to.equal('#00695c');
  });

  it('takes a colour that is written, and says of nonsense what to write instead', () => {
    enter(hexField('colours-paper'), '#EEE');
    expect(css()).to.contain('--lane-paper: #eeeeee;');
    enter(hexField('colours-paper'), '浅灰');
    expect(css()).to.contain('--lane-paper: #eeeeee;');
    expect(hexField('colours-paper').getAttribute('aria-invalid')).to.equal('true');
    const problem = root.querySelector(`#${hexField('colours-paper').getAttribute('aria-describedby')}`)!;
    expect(problem.textContent).to.contain('#rrggbb');
    enter(hexField('colours-paper'), '#fff');
    expect(hexField('colours-paper').getAttribute('aria-invalid')).to.equal('false');
  });

  it('tells each contrast that fails, and mends it at a press', () => {
    expect(faults()).to.deep.equal([]);
    enter(field('colours-ink-muted'), '#aaaaaa');
    expect(faults()).to.have.lengthOf(3);
    expect(faults()[0]).to.equal('说明文字 配 页面底色: 2.29, 至少 4.5');
    for (let press = 0; faults().length > 0 && press < 5; press += 1)
      root.querySelector<HTMLButtonElement>('.theme-faults button')!.click();
    expect(faults()).to.deep.equal([]);
  });

  it('shows elder mode with its own colours, and grey', () => {
    const preview = root.querySelector<HTMLElement>('.theme-preview')!;
    const [elder, grey] = root.querySelectorAll<HTMLButtonElement>('.theme-modes button');
    elder!.click();
    expect(preview.hasAttribute('data-elder')).to.equal(true);
    expect(getComputedStyle(preview).getPropertyValue('--lane-ink').trim()).to.equal('#000000');
    grey!.click();
    expect(preview.hasAttribute('data-grey')).to.equal(true);
    expect(grey!.getAttribute('aria-pressed')).to.equal('true');
  });

  it('starts over from another theme', () => {
    enter(field('colours-ink'), '#ff0000');
    const select = root.querySelector('select')!;
    select.value = 'night';
    select.dispatchEvent(new Event('change'));
    expect(css()).to.contain('--lane-paper: #161412;').and.not.contain('#ff0000');
  });

  it('changes corners and space', () => {
    enter(field('radius'), '8');
    enter(field('space'), '0.75');
    expect(css()).to.contain('--lane-radius: 8px;').and.contain('--lane-space: 0.75em;');
  });

  it('is worked by keys alone, from the first field to the copy', async () => {
    root.querySelector('select')!.focus();
    const reached = new Set<string>();
    for (let press = 0; press < 80; press += 1) {
      await sendKeys({ press: 'Tab' });
      const { activeElement } = document;
      if (!activeElement || activeElement.matches('.builder-code')) break;
      reached.add(activeElement.id || activeElement.className || activeElement.localName);
    }
    expect([...reached]).to.include.members(['theme-radius', 'theme-preview', 'main']);
    // WebKitGTK has only text fields and lists in the order of Tab (its <input type="color"> is no keyboard-focusable
    // control), so there the colour's number, beside each picker, is what is reached.
    const isWebKitGtk = /AppleWebKit/.test(navigator.userAgent) && !/Chrome/.test(navigator.userAgent);
    expect(reached.has('theme-colours-accent'), 'the picker').to.equal(!isWebKitGtk);
    expect(reached.has('input'), 'the number').to.equal(true);
  });

  it('speaks English too', () => {
    const button = root.querySelector<HTMLButtonElement>('.builder-head button')!;
    button.click();
    expect(root.querySelector('h1')!.textContent).to.equal('Theme builder');
    expect(builder.language).to.equal('en');
    enter(field('colours-ink-muted'), '#aaaaaa');
    expect(faults()[0]).to.equal('Explanations on Page: 2.29, at least 4.5');
    for (const label of root.querySelectorAll('.builder-form label, .builder-form legend'))
      expect(label.textContent).not.to.match(/\p{Script=Han}/u);
  });

  it('is accessible', async function () {
    this.timeout(20_000);
    await expect(root).to.be.accessible();
  });
});
