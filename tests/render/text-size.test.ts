import { expect, fixture, html } from '@open-wc/testing';
import { sendKeys } from '@web/test-runner-commands';
import '../../src/define.js';
import { elderSize, setElderSize } from '../../src/render/text-size.js';

const root = document.documentElement;
const key = 'lanelight:elder';

describe('the control of text sizes', () => {
  let sheets: HTMLLinkElement[];
  let box: HTMLElement;

  const button = (name: string): HTMLButtonElement =>
    box.querySelector<HTMLButtonElement>(`[data-elder-size="${name}"]`)!;
  const textSize = (): string => getComputedStyle(box.querySelector('worker-profile')!).fontSize;

  before(async () => {
    sheets = ['built-in-themes', 'elder-sizes', 'sheet'].map((name) =>
      Object.assign(document.createElement('link'), {
        rel: 'stylesheet',
        href: new URL(`../../src/styles/${name}.css`, import.meta.url).href,
      }),
    );
    const loaded = sheets.map((sheet) => new Promise((resolve) => sheet.addEventListener('load', resolve)));
    document.head.append(...sheets);
    await Promise.all(loaded);
  });
  after(() => sheets.forEach((sheet) => sheet.remove()));
  beforeEach(async () => {
    box = await fixture(html`
      <div>
        <button type="button" data-elder-size="smaller">缩小文字</button>
        <button type="button" data-elder-size="larger"><span>放大文字</span></button>
        <button type="button" data-elder-size="32">32</button>
        <button type="button" data-elder-size="off">标准字号</button>
        <button type="button" data-elder-size="huge">?</button>
        <output data-elder-size="value"></output>
        <worker-profile name="范迪"></worker-profile>
      </div>
    `);
  });
  afterEach(() => {
    setElderSize(undefined);
    localStorage.removeItem(key);
  });

  it('enlarges from 24 to 40 px, step by step, and no further', () => {
    expect(textSize()).to.equal('16px');
    for (const size of [24, 28, 32, 36, 40]) {
      button('larger').click();
      expect(textSize()).to.equal(`${size}px`);
      expect(elderSize()).to.equal(size);
      expect(box.querySelector('output')!.textContent).to.equal(String(size));
    }
    expect(button('larger').getAttribute('aria-disabled')).to.equal('true');
    button('larger').click();
    expect(textSize()).to.equal('40px');
  });

  it('goes back the same way, and out of elder mode at last', () => {
    setElderSize(32);
    for (const size of ['28px', '24px', '16px', '16px']) {
      button('smaller').click();
      expect(textSize()).to.equal(size);
    }
    expect(root.hasAttribute('data-elder')).to.equal(false);
    expect(button('smaller').getAttribute('aria-disabled')).to.equal('true');
    expect(box.querySelector('output')!.textContent).to.equal('');
  });

  it('is worked by keys, from a place of its own, and keeps the focus at its end', async () => {
    button('larger').focus();
    for (let press = 0; press < 6; press += 1) await sendKeys({ press: 'Enter' });
    expect(textSize()).to.equal('40px');
    expect(document.activeElement === button('larger')).to.equal(true);
  });

  it('takes a press on what is inside of the button, and a button that names a size', () => {
    button('larger').querySelector('span')!.click();
    expect(elderSize()).to.equal(24);
    button('32').click();
    expect(elderSize()).to.equal(32);
    expect(button('32').getAttribute('aria-pressed')).to.equal('true');
    button('off').click();
    expect(elderSize()).to.equal(undefined);
  });

  it('does nothing for a name that it does not know', () => {
    setElderSize(28);
    button('huge').click();
    expect(elderSize()).to.equal(28);
  });

  it('takes an unknown value of data-elder for 24 px, as the sheet does', () => {
    root.dataset.elder = 'enormous';
    expect(elderSize()).to.equal(24);
    expect(textSize()).to.equal('24px');
  });

  it('remembers the size on the device', () => {
    button('32').click();
    expect(localStorage.getItem(key)).to.equal('32');
    button('off').click();
    expect(localStorage.getItem(key)).to.equal('off');
  });

  it('works where the device may keep nothing', () => {
    const { setItem } = Storage.prototype;
    Storage.prototype.setItem = () => {
      throw new DOMException('no', 'SecurityError');
    };
    try {
      button('larger').click();
    } finally {
      Storage.prototype.setItem = setItem;
    }
    expect(elderSize()).to.equal(24);
  });

  it('gives every target 60 px and every line 1.5 or more, at each size', () => {
    for (const size of [24, 40]) {
      setElderSize(size);
      const style = getComputedStyle(box.querySelector('worker-profile')!);
      expect(style.getPropertyValue('--lane-target').trim()).to.equal('60px');
      expect(Number.parseFloat(style.lineHeight) / size).to.be.at.least(1.5);
    }
  });
});
