/** Requirements of the elements that introduce people, on pages of the two columns in Chromium, which emulates. */
import assert from 'node:assert/strict';
import { readdir, readFile } from 'node:fs/promises';
import { after, before, describe, it } from 'node:test';
import { renderColumn } from '../../dist/render/column.js';
import { moduleScript, openSite } from '../hostile/host-page.mjs';

const folder = new URL('../../content/', import.meta.url);
const names = (await readdir(folder)).filter((name) => name.endsWith('.json'));
const columns = await Promise.all(
  names.map(async (name) => JSON.parse(await readFile(new URL(name, folder), 'utf8'))),
);
const [first] = columns;
const render = (column) => renderColumn(column, {}).text.replace(/src="media[^"]*"/g, 'src="/picture.svg"');
const layouts = ['card', 'row', 'feature'];

const sheet = '<link rel="stylesheet" href="/lanelight.css">';
const head = `<meta name="viewport" content="width=device-width">${sheet}${moduleScript}<style>body { margin: 0; background: var(--lane-paper, #fffdf9) } article { padding: 16px }</style>`;
/** What is skipped off screen has not been laid out yet, and cannot be measured. */
const seen = '<style>:root { --worker-profile-content-visibility: visible }</style>';
const body = columns.map(render).join('');
const withLayout = (layout) =>
  render({ ...first, workers: first.workers.map((worker) => ({ ...worker, layout })) });
const ours = 'worker-profile, column-header, column-credits, reading-panel';

let site;
/** The columns as they are, for all that only look: loaded once. */
let plain;
before(async () => (site = await openSite()));
after(() => site.close());

/** Opens a page, does something in it, and closes it. What is done without a wish for the page may only look. */
async function inPage(host, evaluate, ...parameters) {
  const { width = 1280, prepare, ...page } = host;
  if (Object.keys(host).length === 0) {
    plain ??= await open({}, 1280);
    const seenThere = await plain.page.evaluate(evaluate, ...parameters);
    assert.deepEqual(plain.errors, []);
    return seenThere;
  }
  const visited = await open(page, width);
  await prepare?.(visited.page);
  await visited.page.evaluate(settle);
  const result = await visited.page.evaluate(evaluate, ...parameters);
  await visited.close();
  assert.deepEqual(visited.errors, []);
  return result;
}

/** Looks at one page in windows of several widths, and asks for an empty list in each. */
async function findAtWidths(widths, page, evaluate, what = '') {
  const visited = await open(page, widths[0]);
  for (const width of widths) {
    await visited.page.setViewport({ width, height: 800 });
    await visited.page.evaluate(settle);
    assert.deepEqual(await visited.page.evaluate(evaluate), [], `${what} ${width} px`);
  }
  await visited.close();
  assert.deepEqual(visited.errors, []);
}

async function open(page, width) {
  const visited = await site.visit({ body, ...page, head: (page.head ?? head) + seen });
  await visited.page.setViewport({ width, height: 800 });
  await visited.page.evaluate(settle);
  return visited;
}

async function settle() {
  for (let frame = 0; frame < 6; frame++) await new Promise(requestAnimationFrame);
}

/** Where everything of ours stands and how large its text is, in px, from the corner of its element. */
function measure(selector) {
  return [...document.querySelectorAll(selector)].flatMap((host) => {
    const { left, top } = host.getBoundingClientRect();
    return [host, ...host.querySelectorAll(':not(stat-counter *)')].map((element) => {
      const { x, y, width, height } = element.getBoundingClientRect();
      const { fontSize } = getComputedStyle(element);
      return [element.localName, x - left, y - top, width, height, parseFloat(fontSize)];
    });
  });
}

function assertSame(actual, expected, what) {
  assert.equal(actual.length, expected.length, what);
  const places = ['x', 'y', 'width', 'height', 'font-size'];
  const changed = expected.flatMap(([name, ...numbers], index) =>
    numbers.flatMap((number, place) => {
      const other = actual[index][place + 1];
      return Math.abs(other - number) <= 1 ? [] : `${name} ${places[place]}: ${other} instead of ${number}`;
    }),
  );
  assert.deepEqual(changed.slice(0, 12), [], what);
}

/** Texts that do not fit their boxes or stand outside of the page. */
function findClipped(selector) {
  const clipped = [];
  for (const host of document.querySelectorAll(selector)) {
    for (const element of [host, ...host.querySelectorAll('*')]) {
      const { overflowX, overflowY, display } = getComputedStyle(element);
      if (display === 'inline' || display === 'none' || element.closest('swipe-gallery')) continue;
      const hides = (overflow) => overflow === 'hidden' || overflow === 'clip';
      const isSeen = element.clientWidth > 1;
      const cutsX = hides(overflowX) && element.scrollWidth > element.clientWidth + 1;
      const cutsY = hides(overflowY) && element.scrollHeight > element.clientHeight + 1;
      if (isSeen && (cutsX || cutsY)) clipped.push(`${element.localName} ${element.slot} is cut off`);
      if (element.getBoundingClientRect().right > innerWidth + 1 && isSeen)
        clipped.push(`${element.localName} ${element.slot} leaves the page`);
    }
  }
  return clipped;
}

/** What stands beneath 7:1, 4.5:1, a text size or a size of targets. */
function findWeak(selector, { contrast, text, target }) {
  const luminance = ([red, green, blue]) =>
    [red, green, blue]
      .map((channel) => channel / 255)
      .map((channel) => (channel <= 0.04045 ? channel / 12.92 : ((channel + 0.055) / 1.055) ** 2.4))
      .reduce((sum, channel, index) => sum + channel * [0.2126, 0.7152, 0.0722][index], 0);
  const read = (color) => (color.match(/[\d.]+/g) ?? []).map(Number);
  const parentOf = (node) => node.assignedSlot ?? node.parentElement ?? node.getRootNode().host;
  const backgroundOf = (element) => {
    for (let node = element; node; node = parentOf(node)) {
      const color = read(getComputedStyle(node).backgroundColor);
      if (color.length === 3 || color[3] > 0) return color;
    }
    return [255, 255, 255];
  };
  const all = (root) =>
    [...root.querySelectorAll('*')].flatMap((element) => [
      element,
      ...(element.shadowRoot ? all(element.shadowRoot) : []),
    ]);
  const foreign = 'swipe-gallery, like-button, stat-counter';
  const isForeign = (element) => {
    for (let node = element; node; node = parentOf(node)) if (node.matches(foreign)) return true;
    return false;
  };
  const weak = [];
  for (const element of [...document.querySelectorAll(selector)].flatMap((host) => [
    ...host.querySelectorAll('*'),
    ...all(host.shadowRoot),
  ])) {
    if (isForeign(element) || element.getClientRects().length === 0) continue;
    const style = getComputedStyle(element);
    const says = [...element.childNodes].some(({ nodeType, data }) => nodeType === 3 && data.trim());
    const label = `${element.localName}.${element.className} ${element.slot} ${element.textContent.trim().slice(0, 8)}`;
    if (says && style.visibility !== 'hidden' && element.offsetWidth > 1) {
      const [one, other] = [read(style.color), backgroundOf(element)].map(luminance);
      const ratio = (Math.max(one, other) + 0.05) / (Math.min(one, other) + 0.05);
      if (ratio < contrast) weak.push(`${label}: ${ratio.toFixed(2)}:1`);
      if (parseFloat(style.fontSize) < text - 0.01) weak.push(`${label}: ${style.fontSize}`);
    }
    if (element.matches('button, summary')) {
      const { width, height } = element.getBoundingClientRect();
      if (Math.min(width, height) < target - 0.5) weak.push(`${label}: ${width} × ${height}`);
    }
  }
  return [...new Set(weak)];
}

const hostile = `<style>
  * { margin: 9px; box-sizing: content-box } p { text-indent: 2em; line-height: 3 } img { width: 100% !important }
  a { color: red } h1, h2, h3 { font-size: 60px; margin: 40px; line-height: 1 } ul, ol { list-style: square; padding-left: 40px }
  blockquote { border-left: 5px solid #eee; padding: 10px 20px; font-size: 17.5px } figure { margin: 1em 40px } li { margin: 12px }
  small { font-size: 85% } strong { font-size: 30px } summary { font-size: 30px; display: list-item } time { font-size: 9px }
</style>`;

describe('R13: all text is light DOM, in order and readable without JavaScript', () => {
  it('prints the same text with scripts as without', async () => {
    const read = (selector) =>
      [...document.querySelectorAll(selector)].map((element) => element.textContent.replace(/\s+/g, ''));
    const upgraded = await inPage({}, read, ours);
    const plain = await inPage({ head: sheet, isRendered: false }, read, ours);
    assert.deepEqual(upgraded, plain);
  });
});

describe('R14: headings are the slotted ones', () => {
  it('has none in a shadow root', async () => {
    const count = (selector) =>
      [...document.querySelectorAll(selector)].reduce(
        (sum, { shadowRoot }) => sum + shadowRoot.querySelectorAll('h1,h2,h3,h4,h5,h6,[role=heading]').length,
        0,
      );
    assert.equal(await inPage({}, count, ours), 0);
  });
});

describe('R15: valid HTML', () => {
  it('puts no block into a paragraph or a heading, in the flattened tree either', async () => {
    const find = (selector) => {
      const blocks = /^(p|div|ul|ol|dl|figure|blockquote|h[1-6]|section)$/;
      const parentOf = (node) => node.assignedSlot ?? node.parentElement ?? node.getRootNode().host;
      return [...document.querySelectorAll(selector)].flatMap((host) =>
        [...host.querySelectorAll('*')]
          .filter(({ localName }) => blocks.test(localName))
          .flatMap((element) => {
            for (let node = parentOf(element); node; node = parentOf(node)) {
              if (/^(p|h[1-6]|span|a)$/.test(node.localName))
                return [`${element.localName} in ${node.localName}`];
            }
            return [];
          }),
      );
    };
    assert.deepEqual(await inPage({}, find, ours), []);
  });
});

describe('R37: geometry does not depend on the size of the page’s rem', () => {
  for (const size of ['10px', '37.5px', '75px']) {
    it(`is the same with html { font-size: ${size} }`, async () => {
      const expected = await inPage({}, measure, ours);
      const root = `<style>html { font-size: ${size} }</style>`;
      assertSame(await inPage({ head: head + root }, measure, ours), expected, size);
    });
  }
});

describe('R38: a page’s own rules for its elements', () => {
  for (const layout of layouts) {
    for (const width of [320, 1280]) {
      it(`leave a ${layout} as it is at ${width} px, wherever they stand`, async () => {
        const page = { body: withLayout(layout), width };
        const box =
          '<style>html { margin: 0 } html body { margin: 0 } html article { margin: 0 } body article > * { margin: 0 }</style>';
        const selector = 'worker-profile, column-header, column-credits';
        const set = (head) => ({ ...page, head });
        const expected = await inPage(set(head + box), measure, selector);
        assertSame(await inPage(set(head + hostile + box), measure, selector), expected, 'after ours');
        assertSame(await inPage(set(hostile + head + box), measure, selector), expected, 'before ours');
      });
    }
  }
});

describe('R39: nothing of ours lies over the page', () => {
  it('has no z-index', async () => {
    const find = (selector) =>
      [...document.querySelectorAll(selector)]
        .flatMap((host) => [host, ...host.querySelectorAll('*'), ...host.shadowRoot.querySelectorAll('*')])
        .filter(
          (element) => !element.closest('swipe-gallery') && Number(getComputedStyle(element).zIndex) > 0,
        )
        .map(({ localName }) => localName);
    assert.deepEqual(await inPage({}, find, ours), []);
  });
});

describe('R40: inside what pages put around it', () => {
  for (const [name, open] of Object.entries({
    'a narrow sidebar': '<div style="width: 280px">',
    'overflow: hidden': '<div style="overflow: hidden; width: 600px">',
    zoom: '<div style="zoom: 1.5; width: 500px">',
    'transform: scale': '<div style="transform: scale(.8); transform-origin: 0 0; width: 700px">',
    'CSS columns': '<div style="columns: 2; width: 900px">',
    'a table': '<table style="table-layout: fixed; width: 700px"><tr><td>',
  })) {
    for (const layout of layouts) {
      it(`${name}: shows a ${layout} whole`, async () => {
        const overflow = (selector) =>
          [...document.querySelectorAll(selector)]
            .filter((element) => element.scrollWidth > element.clientWidth + 1)
            .map(({ localName }) => localName);
        assert.deepEqual(
          await inPage({ body: open + withLayout(layout) }, overflow, 'worker-profile, column-header'),
          [],
        );
      });
    }
  }

  it('display: none, shown later: as if it had always been there', async () => {
    const expected = await inPage({}, measure, 'worker-profile');
    const shown = await inPage(
      {
        body: `<div id="tab" hidden>${body}</div>`,
        prepare: (page) => page.evaluate(() => (document.querySelector('#tab').hidden = false)),
      },
      measure,
      'worker-profile',
    );
    assertSame(shown, expected, 'shown');
  });
});

describe('R41: direction', () => {
  for (const layout of layouts) {
    it(`mirrors a ${layout} when dir changes at run time`, async () => {
      const find = async () => {
        const starts = () =>
          [...document.querySelectorAll('worker-profile')].map((host) => {
            const box = host.getBoundingClientRect();
            const portrait = host.shadowRoot.querySelector('.initial').getBoundingClientRect();
            const isLeft = document.querySelector('article').dir !== 'rtl';
            return Math.round(isLeft ? portrait.left - box.left : box.right - portrait.right);
          });
        const before = starts();
        document.querySelector('article').dir = 'rtl';
        await new Promise(requestAnimationFrame);
        return [before, starts()];
      };
      const [left, right] = await inPage({ body: withLayout(layout) }, find);
      assert.deepEqual(right, left);
    });

    it(`stands a ${layout} in vertical writing without losing text`, async () => {
      const lost = await inPage(
        { body: `<div style="writing-mode: vertical-lr; height: 700px">${withLayout(layout)}</div>` },
        () =>
          [...document.querySelectorAll('worker-profile > *')].filter(
            (element) =>
              element.getBoundingClientRect().width < 1 || element.getBoundingClientRect().height < 1,
          ).length,
      );
      assert.equal(lost, 0);
    });
  }
});

describe('R44: print', () => {
  it('opens what is folded, shortened or scrolled, and leaves buttons out', async () => {
    const story =
      '<worker-profile name="甲" story="clamp"><div><p>' +
      '很长的事迹。'.repeat(300) +
      '</p></div></worker-profile>';
    const page = {
      body: body + story,
      async prepare(page) {
        await page.waitForFunction(() =>
          document.querySelector('worker-profile[story=clamp]').shadowRoot.querySelector('button'),
        );
        await page.evaluate(() => document.querySelector('details').removeAttribute('open'));
        await page.emulateMediaType('print');
        await page.evaluate(() => dispatchEvent(new Event('beforeprint')));
      },
    };
    const result = await inPage(page, () => {
      const box = document.querySelector('worker-profile[story=clamp]').shadowRoot.querySelector('.story');
      const panel = document.querySelector('reading-panel').shadowRoot.querySelector('.scroller');
      const buttons = [...document.querySelectorAll('worker-profile, reading-panel')]
        .flatMap(({ shadowRoot }) => [...shadowRoot.querySelectorAll('button')])
        .filter((button) => button.getClientRects().length > 0);
      return [
        box.scrollHeight - box.clientHeight,
        panel.scrollHeight - panel.clientHeight,
        document.querySelector('details').open,
        buttons.length,
      ];
    });
    assert.deepEqual(result, [0, 0, true, 0]);
  });

  it('prints cards that were never on screen', async () => {
    const cards = Array.from(
      { length: 60 },
      (_, index) =>
        `<worker-profile layout="card" name="第${index}位"><h2 slot="heading">第${index}位</h2></worker-profile>`,
    );
    const items = cards.map((card) => `<li>${card}</li>`).join('');
    const visited = await site.visit({ head, body: `<div>${cards.join('')}</div><ul>${items}</ul>` });
    await visited.page.emulateMediaType('print');
    const skipped = await visited.page.evaluate(
      () =>
        [...document.querySelectorAll('worker-profile')].filter(
          (element) => getComputedStyle(element).contentVisibility !== 'visible',
        ).length,
    );
    await visited.close();
    assert.equal(skipped, 0);
  });
});

describe('R47: forced colours, and cards that are skipped off screen', () => {
  it('fades no text of a panel in forced colours', async () => {
    const invisible = await inPage(
      {
        prepare: async (page) => {
          const session = await page.createCDPSession();
          await session.send('Emulation.setEmulatedMedia', {
            features: [{ name: 'forced-colors', value: 'active' }],
          });
        },
      },
      () => {
        const { scroller } = {
          scroller: document.querySelector('reading-panel').shadowRoot.querySelector('.scroller'),
        };
        return getComputedStyle(scroller).webkitMaskImage;
      },
    );
    assert.equal(invisible, 'none');
  });

  it('moves nothing while a reader scrolls through cards that were skipped', async () => {
    const cards = Array.from({ length: 80 }, () =>
      withLayout('card')
        .match(/<worker-profile.*?<\/worker-profile>/s)[0]
        .replace(/ id="[^"]*"/, ''),
    );
    const visited = await site.visit({
      head: `${head}<style>main { display: grid; grid-template-columns: repeat(auto-fill, minmax(240px, 1fr)); gap: 16px }</style>`,
      body: `<main>${cards.join('')}</main>`,
    });
    const shifts = await visited.page.evaluate(async () => {
      const found = [];
      new PerformanceObserver((list) => found.push(...list.getEntries().map(({ value }) => value))).observe({
        type: 'layout-shift',
        buffered: true,
      });
      for (let y = 0; y < 12000; y += 300) {
        scrollTo(0, y);
        await new Promise(requestAnimationFrame);
        await new Promise(requestAnimationFrame);
      }
      return found;
    });
    const isSkipped = await visited.page.evaluate(
      () => getComputedStyle(document.querySelector('worker-profile:last-child')).contentVisibility,
    );
    await visited.close();
    assert.equal(isSkipped, 'auto');
    assert.deepEqual(shifts, []);
  });
});

describe('R48: elder mode', () => {
  for (const theme of ['daily', 'night']) {
    for (const layout of layouts) {
      it(`${theme}, ${layout}: text of 24 px, targets of 60 px, contrast of 7:1`, async () => {
        const page = {
          root: `data-elder data-theme="${theme}"`,
          body: withLayout(layout) + body,
          width: 320,
        };
        assert.deepEqual(await inPage(page, findWeak, ours, { contrast: 7, text: 24, target: 60 }), []);
      });
    }
  }

  it('fits a phone of 320 px, enlarged to 40 px too', async () => {
    for (const layout of layouts) {
      for (const size of ['24px', '40px']) {
        const elder = `<style>:root[data-elder] { --lane-font-size: ${size} }</style>`;
        const page = { root: 'data-elder', head: head + elder, body: withLayout(layout), width: 320 };
        assert.deepEqual(await inPage(page, findClipped, ours), [], `${layout} ${size}`);
      }
    }
  });
});

describe('R49: normal mode', () => {
  for (const theme of ['daily', 'night']) {
    for (const layout of layouts) {
      it(`${theme}, ${layout}: targets of 44 px, contrast of 4.5:1`, async () => {
        const page = { root: `data-theme="${theme}"`, body: withLayout(layout) + body };
        assert.deepEqual(await inPage(page, findWeak, ours, { contrast: 4.5, text: 12, target: 44 }), []);
      });
    }
  }

  it('rings the focus by 2 px', async () => {
    const ring = await inPage({ width: 320 }, async () => {
      const rings = [];
      for (const control of [
        document.querySelector('summary'),
        [...document.querySelectorAll('reading-panel')]
          .map(({ shadowRoot }) => shadowRoot.querySelector('button'))
          .find(Boolean),
      ]) {
        control.focus({ focusVisible: true });
        const { outlineStyle, outlineWidth } = getComputedStyle(control);
        rings.push(`${outlineStyle} ${outlineWidth}`);
      }
      return rings;
    });
    assert.deepEqual(ring, ['solid 2px', 'solid 2px']);
  });
});

describe('R53: text twice as large, and the spacing of WCAG 1.4.12', () => {
  const spaced =
    '<style>* { line-height: 1.5 !important; letter-spacing: .12em !important; word-spacing: .16em !important } p { margin-bottom: 2em !important }</style>';
  for (const layout of layouts) {
    for (const [what, extra, root] of [
      ['text of 200 %', '<style>:root { --lane-font-size: 32px }</style>', ''],
      ['spacing', spaced, ''],
      ['both', `${spaced}<style>:root { --lane-font-size: 32px }</style>`, ''],
    ]) {
      it(`${layout}: cuts nothing off with ${what} at 320 px`, async () => {
        const page = { root, head: head + extra, body: withLayout(layout), width: 320 };
        assert.deepEqual(
          await inPage(page, findClipped, 'worker-profile, column-header, column-credits'),
          [],
        );
      });
    }
  }
});

describe('R54: read aloud', () => {
  it('has the order of the text in the order of the page', async () => {
    const disorder = await inPage({ width: 320 }, () =>
      [...document.querySelectorAll('worker-profile')].flatMap((host) => {
        const boxes = [...host.children].filter(({ slot }) => slot !== 'portrait' && slot !== 'media');
        const slots = boxes.map(({ slot }) => slot);
        const tops = boxes.map((box) => box.getBoundingClientRect().top);
        return tops.flatMap((top, index) =>
          index > 0 && top < tops[index - 1] - 1 ? [`${slots[index]} above ${slots[index - 1]}`] : [],
        );
      }),
    );
    assert.deepEqual(disorder, []);
  });

  it('allows a ruby in a name, and reads the name once', async () => {
    const name = '<ruby>铃铛阁<rt>língdānggé</rt></ruby>';
    const [height, small, text] = await inPage(
      { body: `<worker-profile post="主任"><span slot="name">${name}</span></worker-profile>` },
      () => {
        const host = document.querySelector('worker-profile');
        const heading = host.shadowRoot.querySelector('.heading');
        return [
          host.querySelector('rt').getBoundingClientRect().height > 0,
          heading.querySelector('small').getBoundingClientRect().height > 0,
          host.textContent,
        ];
      },
    );
    assert.deepEqual([height, small, text], [true, true, '铃铛阁língdānggé']);
  });
});

describe('R55: Chinese typography', () => {
  it('breaks lines strictly, and never keeps body text together', async () => {
    const styles = await inPage(
      {},
      (selector) =>
        [...document.querySelectorAll(selector)].map((host) => {
          const { lineBreak, wordBreak } = getComputedStyle(host.querySelector('p') ?? host);
          return `${lineBreak} ${wordBreak}`;
        }),
      ours,
    );
    assert.deepEqual([...new Set(styles)], ['strict normal']);
  });

  it('keeps a number and its unit on one line, in every layout', async () => {
    const find = () =>
      [...document.querySelectorAll('worker-profile > [slot=stats] stat-counter')].flatMap((counter) => {
        const figures = counter.querySelector('b');
        const [unit] = [figures?.nextSibling].filter((node) => node?.nodeType === 3);
        const range = document.createRange();
        if (unit) range.selectNodeContents(unit);
        const lines = unit ? range.getClientRects().length : 1;
        const isBelow =
          lines > 0 && range.getBoundingClientRect().top > figures?.getBoundingClientRect().bottom;
        return lines > 1 || isBelow ? [counter.textContent] : [];
      });
    for (const layout of layouts)
      await findAtWidths([272, 320, 360, 420, 560, 768, 1232], { body: withLayout(layout) }, find, layout);
  });

  it('keeps the line below a portrait clear of it, and no line above its end where it stands beside', async () => {
    await findAtWidths([272, 320, 360, 560, 768, 1232], { body: withLayout('feature') }, () =>
      [...document.querySelectorAll('worker-profile')].flatMap((host) => {
        const portrait = host.shadowRoot.querySelector('.initial').getBoundingClientRect();
        const next = host.querySelector('[slot=heading]').nextElementSibling.getBoundingClientRect();
        const gap = next.top - portrait.bottom;
        return next.left < portrait.right && gap < 9 ? [`${host.id} ${gap}`] : [];
      }),
    );
  });

  it('starts no line with punctuation that ends one', async () => {
    await findAtWidths([320, 375, 768], {}, () => {
      const found = [];
      for (const paragraph of document.querySelectorAll('worker-profile p, column-header p')) {
        for (const node of paragraph.childNodes) {
          if (node.nodeType !== 3) continue;
          const range = document.createRange();
          let last;
          for (let index = 0; index < node.data.length; index++) {
            range.setStart(node, index);
            range.setEnd(node, index + 1);
            const { top, width: inline } = range.getBoundingClientRect();
            if (inline === 0) continue;
            if (last !== undefined && top > last + 4 && /[,。、”):;!?】]/.test(node.data[index]))
              found.push(node.data.slice(index - 4, index + 2));
            last = top;
          }
        }
      }
      return found;
    });
  });
});
