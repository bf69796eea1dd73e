import { expect, fixture, html } from '@open-wc/testing';
import '../../src/define.js';
import { emulateMediaOrSkip } from '../support/emulate-media.js';

const sheetOf = (name: string): string => new URL(`../../src/styles/${name}.css`, import.meta.url).href;
const root = document.documentElement;

/** What a reader sees of a page: colours, and where everything stands. */
interface Look {
  readonly colours: string;
  readonly boxes: string;
}

async function link(name: string): Promise<HTMLLinkElement> {
  const element = Object.assign(document.createElement('link'), { rel: 'stylesheet', href: sheetOf(name) });
  const loaded = new Promise((resolve, reject) => {
    element.addEventListener('load', resolve);
    element.addEventListener('error', reject);
  });
  document.head.append(element);
  await loaded;
  return element;
}

function everyElement(tree: ParentNode): Element[] {
  return [...tree.querySelectorAll('*')].flatMap((element) => [
    element,
    ...(element.shadowRoot ? everyElement(element.shadowRoot) : []),
  ]);
}

describe('themes and modes', () => {
  let links: HTMLLinkElement[];
  let page: HTMLElement;

  const add = async (name: string): Promise<HTMLLinkElement> => {
    const element = await link(name);
    links.push(element);
    return element;
  };
  const look = (): Look => {
    const elements = everyElement(page);
    const styles = elements.map((element) => getComputedStyle(element));
    return {
      colours: styles
        .map(({ color, backgroundColor, borderTopColor }) => [color, backgroundColor, borderTopColor].join())
        .join(),
      boxes: elements
        .map((element) => {
          const { x, y, width, height } = element.getBoundingClientRect();
          return [x, y, width, height].map((value) => value.toFixed(1)).join();
        })
        .join(' '),
    };
  };
  const accent = (element: Element = page): string =>
    getComputedStyle(element.querySelector('like-button')!.shadowRoot!.querySelector('button')!).color;

  beforeEach(async () => {
    links = [];
    page = await fixture<HTMLElement>(html`
      <main>
        <column-header kicker="红桥区"><h1 slot="title">发现“闪光的你”</h1></column-header>
        <worker-profile name="范迪" nickname="小范儿" motto="扎根基层"><p>正文</p></worker-profile>
        <stat-counter value="1500" unit="户次" label="累计走访群众" static></stat-counter>
        <like-button item="a" subject="范迪"></like-button>
        <column-credits
          ><dl>
            <dt>来源</dt>
            <dd>美丽红桥</dd>
          </dl></column-credits
        >
      </main>
    `);
    for (const element of page.children)
      await (element as HTMLElement & { updateComplete: unknown }).updateComplete;
  });
  afterEach(() => {
    for (const each of links) each.remove();
    for (const name of ['data-theme', 'data-elder', 'data-grey', 'data-motion', 'style'])
      root.removeAttribute(name);
  });

  const ourSheets = async (): Promise<void> => {
    for (const name of ['properties', 'built-in-themes', 'elder-sizes', 'sheet']) await add(name);
  };

  for (const [attribute, value] of [
    ['data-theme', 'sunset'],
    ['data-theme', ''],
    ['data-theme', 'NIGHT '],
    ['data-theme', "'];*{color:red}"],
    ['data-motion', 'perhaps'],
  ] as const) {
    it(`${attribute}="${value}" is the default look`, async () => {
      await ourSheets();
      const before = look();
      root.setAttribute(attribute, value);
      expect(look()).to.deep.equal(before);
    });
  }

  it('data-elder with a size that there is not has that of 24 px', async () => {
    await ourSheets();
    for (const value of ['huge', '99', '-1', 'true']) {
      root.setAttribute('data-elder', value);
      expect(getComputedStyle(page.querySelector('worker-profile')!).fontSize, value).to.equal('24px');
    }
  });

  for (const [name, value] of [
    ['--lane-accent', '红'],
    ['--lane-accent', '12px'],
    ['--lane-ink', 'url(x)'],
    ['--lane-space', '大'],
    ['--lane-radius', 'round'],
    ['--lane-target', '#fff'],
    ['--lane-font-sans', '#'],
    ['--lane-duration', 'slow'],
  ] as const) {
    it(`${name}: ${value} breaks nothing: everything is shown, and has a size`, async () => {
      root.style.setProperty(name, value);
      for (const element of page.children) {
        const { width, height } = element.getBoundingClientRect();
        expect(Math.min(width, height), element.localName).to.be.greaterThan(10);
      }
      const { color } = getComputedStyle(page.querySelector('column-credits')!);
      expect(color).not.to.equal('rgba(0, 0, 0, 0)');
      root.style.removeProperty(name);
    });
  }

  for (const [name, value] of [
    ['--lane-accent', '红'],
    ['--lane-ink', 'url(x)'],
    ['--lane-paper', '7px'],
    ['--lane-radius', 'round'],
    ['--lane-target', '#fff'],
    ['--lane-beside', 'side'],
    ['--lane-duration', 'slow'],
    ['--lane-font-size', '大'],
    ['--lane-leading', 'tight'],
  ] as const)
    it(`${name}: ${value} is the default look`, async function () {
      // Firefox 128, Safari 16.4: before them what reads the variable has its own initial value.
      if (!('registerProperty' in CSS)) this.skip();
      await ourSheets();
      const before = look();
      root.style.setProperty(name, value);
      expect(look()).to.deep.equal(before);
    });

  it('a variable of nonsense harms no other: the rest of the theme holds', async () => {
    root.style.setProperty('--lane-space', '大');
    root.style.setProperty('--lane-accent', '#00695c');
    expect(accent()).to.equal('rgb(0, 105, 92)');
  });

  for (const theme of ['daily', 'gov-red', 'gov-blue', 'paper', 'night']) {
    it(`${theme} comes late, and once more: colours change, nothing moves`, async () => {
      await ourSheets();
      const before = look();
      await add(`themes/${theme}`);
      const once = look();
      expect(once.boxes).to.equal(before.boxes);
      expect(once.colours === before.colours, 'colours stay').to.equal(theme === 'daily');
      await add(`themes/${theme}`);
      expect(look()).to.deep.equal(once);
    });
  }

  it('a sheet that comes before our own is the same as one that comes after', async () => {
    await add('themes/gov-blue');
    await ourSheets();
    const before = accent();
    expect(before).to.equal('rgb(18, 82, 158)');
    links[0]!.remove();
    await add('themes/gov-blue');
    expect(accent()).to.equal(before);
  });

  it('the page’s own :root beats a theme, wherever it stands', async () => {
    await ourSheets();
    await add('themes/gov-blue');
    const own = new CSSStyleSheet();
    own.replaceSync(':root { --lane-accent: rgb(1, 2, 3) }');
    document.adoptedStyleSheets = [...document.adoptedStyleSheets, own];
    expect(accent()).to.equal('rgb(1, 2, 3)');
    document.adoptedStyleSheets = document.adoptedStyleSheets.filter((sheet) => sheet !== own);
  });

  it('a theme on a part of a page holds there and nowhere else', async () => {
    await ourSheets();
    const before = accent();
    page.setAttribute('data-theme', 'night');
    expect(accent()).to.equal('rgb(240, 133, 124)');
    expect(getComputedStyle(page).colorScheme).to.equal('dark');
    page.removeAttribute('data-theme');
    expect(accent()).to.equal(before);
  });

  it('on paper the night theme is that of the day: white paper takes no light letters', async function () {
    await ourSheets();
    const light = accent();
    root.setAttribute('data-theme', 'night');
    await emulateMediaOrSkip(this, { media: 'print' });
    expect(accent()).to.equal(light);
    await add('themes/night');
    expect(accent()).to.equal(light);
  });

  it('auto follows the reader’s own setting, without a script', async function () {
    await emulateMediaOrSkip(this, { colorScheme: 'dark' });
    await ourSheets();
    const light = accent();
    root.setAttribute('data-theme', 'auto');
    expect(accent()).to.equal('rgb(240, 133, 124)');
    await emulateMediaOrSkip(this, { colorScheme: 'light' });
    expect(accent()).to.equal(light);
  });

  it('grey and elder go together, with every theme', async () => {
    await ourSheets();
    for (const theme of ['daily', 'night']) {
      root.setAttribute('data-theme', theme);
      root.setAttribute('data-elder', '');
      root.setAttribute('data-grey', '');
      expect(getComputedStyle(root).filter).to.contain('grayscale');
      expect(getComputedStyle(page.querySelector('worker-profile')!).fontSize).to.equal('24px');
      expect(getComputedStyle(page.querySelector('worker-profile')!).color).to.equal(
        theme === 'night' ? 'rgb(255, 255, 255)' : 'rgb(0, 0, 0)',
      );
    }
  });
});
