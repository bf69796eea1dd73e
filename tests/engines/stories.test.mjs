/**
 * The stories in each engine: large text in a narrow window, days of mourning, and what a page may change. Chromium draws
 * all of them; the others a sample in which every element is.
 */
import assert from 'node:assert/strict';
import { readFile, readdir } from 'node:fs/promises';
import { after, before, describe, it } from 'node:test';
import { PNG } from 'pngjs';
import { inEachEngine } from '../support/browsers.mjs';
import { openStories } from '../visual/story-browser.mjs';

/** axe looks at the stories elsewhere. */
const quiet = { a11y: { manual: true } };
const root = new URL('../../', import.meta.url);
const { modules } = JSON.parse(await readFile(new URL('custom-elements.json', root), 'utf8'));
const elements = modules.flatMap(({ declarations }) => declarations).filter(({ tagName }) => tagName);
const themeVariables = JSON.parse(await readFile(new URL('src/styles/theme-variables.json', root), 'utf8'));

inEachEngine((engine) => {
  const isWhole = engine === 'chromium';
  let stories;
  let all;
  /** One story an element at least, and both columns. */
  let looks;
  before(
    async () => {
      stories = await openStories(engine);
      const list = await stories.list();
      const isLook = ({ tags }) => tags.includes('look');
      looks = list.filter(isLook);
      all = [...looks, ...list.filter((story) => !isLook(story))];
    },
    { timeout: 120_000 },
  );
  after(() => stories.close());

  describe('every story', () => {
    const findFaults = async (list, globals, after) => {
      const faults = [];
      for (const { id } of list) {
        await stories.draw(id, { ...quiet, ...globals }, { width: 320, isPictured: false, after });
        faults.push(...(await stories.page.evaluate(findCuts)).map((fault) => `${id}: ${fault}`));
      }
      await stories.page.evaluate(clearRoot);
      return faults;
    };

    it('in a window of 320 px with text of 200 %: no sideways scrolling, and no text cut off', async () => {
      assert.deepEqual(await findFaults(isWhole ? all : looks, {}, enlargeText), []);
    });

    it('of an element, at 40 px in elder mode and 320 px: no sideways scrolling, and no text cut off', async () => {
      for (const { tagName } of elements)
        assert.ok(
          looks.some(({ id }) => id.startsWith(`${tagName}--`)),
          `${tagName} has a story tagged look`,
        );
      const enlarge = () => document.documentElement.setAttribute('data-elder', '40');
      assert.deepEqual(await findFaults(looks, { mode: 'elder' }, enlarge), []);
    });
  });

  it('on a portal that resets headings: a name is one, and stands beside the portrait', async () => {
    for (const width of [320, 768]) {
      await stories.draw('hosts--portal', quiet, { width, isPictured: false });
      const found = await stories.page.evaluate(measureNames);
      assert.ok(found.names.length >= 3);
      for (const { name, size, gap } of found.names) {
        assert.ok(size >= 1.5 * found.text, `${name} has ${size} px, and the text ${found.text} px`);
        assert.ok(gap > 0, `${name} begins ${-gap} px before the end of the portrait at ${width} px`);
      }
      assert.ok(found.title >= 1.5 * found.text, `the title has ${found.title} px`);
    }
  });

  it('in elder mode: no text is smaller than 24 px', async () => {
    const faults = [];
    for (const { id } of looks) {
      await stories.draw(id, { ...quiet, mode: 'elder' }, { width: 768, isPictured: false, grows: false });
      faults.push(...(await stories.page.evaluate(findSmallText)).map((fault) => `${id}: ${fault}`));
    }
    assert.deepEqual(faults, []);
  });

  for (const [mode, least] of [
    ['normal', 44],
    ['elder', 60],
  ])
    it(`in ${mode} mode: every control has ${least} × ${least} px`, async () => {
      const faults = [];
      let count = 0;
      for (const { id } of looks) {
        await stories.draw(id, { ...quiet, mode }, { width: 768, isPictured: false, grows: false });
        const controls = await stories.page.evaluate(listControls);
        for (const { name, left, right, top, bottom } of controls) {
          // Boxes are rounded inwards. Links stand in a sentence.
          if (name.startsWith('a ') || name.startsWith('span ')) continue;
          count += 1;
          if (Math.min(right - left, bottom - top) < least - 2)
            faults.push(`${id}: ${name} has ${right - left} × ${bottom - top}`);
        }
      }
      assert.ok(count > 30, `${count} controls`);
      assert.deepEqual(faults, []);
    });

  // Chromium is told by its protocol, Firefox by a preference that it has to start with; WebKitGTK has no forced colours.
  if (engine !== 'webkit')
    describe('forced colours', () => {
      let forced;
      const force = async (value) => {
        const session = await stories.page.createCDPSession();
        await session.send('Emulation.setEmulatedMedia', { features: [{ name: 'forced-colors', value }] });
      };
      before(
        async () => {
          forced = isWhole ? stories : await openStories(engine, { 'browser.display.document_color_use': 2 });
          if (isWhole) await force('active');
          assert.ok(await forced.page.evaluate(() => matchMedia('(forced-colors: active)').matches));
        },
        { timeout: 120_000 },
      );
      after(() => (isWhole ? force('none') : forced.close()));

      it('show every control: there is a contrast of 3:1 within it', async () => {
        const faults = [];
        let count = 0;
        for (const { id } of looks) {
          const { picture } = await forced.draw(id, quiet, { width: 768 });
          const image = PNG.sync.read(Buffer.from(picture));
          for (const control of await forced.page.evaluate(listControls)) {
            count += 1;
            const ratio = contrastWithin(image, control);
            if (ratio < 3) faults.push(`${id}: ${control.name} ${ratio.toFixed(1)}`);
          }
        }
        assert.ok(count > 40, `${count} controls`);
        assert.deepEqual(faults, []);
      });

      it('show nothing that is only spoken', async () => {
        await forced.draw('stat-counter--qualified', quiet, { width: 768, isPictured: false });
        const spoken = () =>
          [...document.querySelectorAll('stat-counter')]
            .map(({ shadowRoot }) => shadowRoot.querySelector('.spoken'))
            .map((each) => each.dataset.text !== '' && getComputedStyle(each).opacity);
        const seen = await forced.page.evaluate(spoken);
        assert.ok(seen.length > 0);
        assert.deepEqual([...new Set(seen)], ['0']);
      });
    });

  describe('a day of mourning', () => {
    const ways = {
      'data-grey on <html>': { mode: 'grey' },
      'a filter of the page on <html>': { sheet: 'html { filter: grayscale(1) }' },
      // What lies behind <body> is the page's own, and white here. Storybook writes a filter of <body> too.
      'a filter of the page on <body>': {
        sheet: 'html { background: #fff !important } body { filter: grayscale(100%) !important }',
      },
    };
    /** A page's own paper and everything of ours: what is over it as well. */
    const scenes = {
      'a viewer that is open over the page': ['swipe-gallery--viewer-open', 'dialog'],
      'a like that has been pressed, and its notice': ['like-button--closed', '[part="note"]'],
      'a like that stands': ['like-button--liked', '[part="icon"]'],
      'a column with its pictures': ['columns--faxian', 'swipe-gallery'],
      'drawn initials': ['worker-profile--card', '[part="portrait"]'],
      'a board with its meters': ['like-board--ranked', '[part="meter"]'],
    };

    for (const [what, [id, selector]] of Object.entries(scenes)) {
      it(`has colours on other days: ${what}`, async () => {
        assert.ok(spreadOf(await draw(id, selector, {})) > 30);
      });
      for (const [way, wishes] of Object.entries(ways))
        it(`by ${way}: ${what} has no colour in any pixel`, async () => {
          const picture = await draw(id, selector, wishes);
          assert.ok(
            spreadOf(picture) <= 2,
            `the greatest difference of two channels is ${spreadOf(picture)}`,
          );
        });
    }

    async function draw(id, selector, { mode = 'normal', sheet = '' }) {
      const globals = { ...quiet, mode };
      await stories.page.evaluate(setPageSheet, sheet);
      const { picture, problems } = await stories.draw(id, globals, { width: 768, scale: 0.5 });
      assert.deepEqual(
        problems.filter((problem) => !problem.startsWith('axe')),
        [],
      );
      assert.ok(await stories.page.evaluate(isThere, selector), `${selector} is shown`);
      return picture;
    }

    after(() => stories.page.evaluate(setPageSheet, ''));

    it('moves nothing: numbers stand, and a press changes colour at once', async () => {
      const grey = { ...quiet, mode: 'grey' };
      await stories.draw('swipe-gallery--three', grey, { width: 768, isPictured: false });
      const duration = await stories.page.evaluate(() =>
        getComputedStyle(document.querySelector('swipe-gallery')).getPropertyValue('--lane-duration').trim(),
      );
      assert.equal(Number.parseFloat(duration), 0);
      await stories.draw('stat-counter--roll', grey, { width: 768, isPictured: false });
      assert.equal(await stories.page.evaluate(countAnimations), 0);
    });
  });

  describe('what a page may change', () => {
    /** Names that have had no effect yet: `[tag, name, value]`; those of the theme stand on <html>. */
    const variables = [
      ...elements.flatMap(({ tagName, cssProperties = [] }) =>
        cssProperties.map(({ name, syntax }) => [tagName, name, sampleOf(name, syntax)]),
      ),
      ...themeVariables.map(({ name }) => ['html', name, sampleOf(name, '')]),
    ];
    const parts = elements.flatMap(({ tagName, cssParts = [] }) =>
      cssParts.map(({ name }) => [tagName, name]),
    );
    const partsSeen = new Set();
    let idleVariables = variables;
    let idleParts = parts;
    before(
      async () => {
        if (isWhole) await stories.page.emulateMediaFeatures([]);
        const isDocumented = ({ tags }) => tags.includes('autodocs');
        const visit = async (list, isWanted) => {
          for (const story of list) {
            if (!isWanted(story)) continue;
            await stories.draw(story.id, quiet, { width: 768, isPictured: false, grows: false });
            const seen = await stories.page.evaluate(survey, idleVariables, idleParts);
            idleVariables = idleVariables.filter((_, index) => !seen.variables.includes(index));
            idleParts = idleParts.filter((_, index) => !seen.parts.includes(index));
            for (const part of seen.there) partsSeen.add(part);
          }
        };
        const isIdle = (tag) => [...idleVariables, ...idleParts].some(([each]) => each === tag);
        const isOfIdle = ({ id }) => isIdle(id.replace(/(-inventory)?--.*/, ''));
        // Whole columns take long, and show what their elements show.
        const isShort = ({ id }) => elements.some(({ tagName }) => id.startsWith(tagName));
        if (isWhole) await visit(all.filter(isDocumented), () => true);
        await visit(all.filter(isShort), isOfIdle);
        await visit(all, () => idleVariables.length + idleParts.length > 0);
      },
      { timeout: 300_000 },
    );
    after(
      () =>
        isWhole && stories.page.emulateMediaFeatures([{ name: 'prefers-reduced-motion', value: 'reduce' }]),
    );

    it('each variable of an element has a default, a syntax, and an effect', () => {
      for (const { name, default: value, syntax } of elements.flatMap(
        ({ cssProperties = [] }) => cssProperties,
      ))
        assert.ok(value && syntax, `${name}: its JSDoc has no default or no syntax`);
      assert.deepEqual(
        idleVariables.filter(([tag]) => tag !== 'html'),
        [],
      );
    });

    it('each part of an element is there, and can be styled', () => {
      assert.ok(parts.length > 30);
      assert.deepEqual(idleParts, []);
    });

    it('each variable of the theme has an effect', () => {
      assert.ok(themeVariables.length >= 19, `${themeVariables.length} variables`);
      assert.deepEqual(
        idleVariables.filter(([tag]) => tag === 'html'),
        [],
      );
    });

    it('and nothing else: no part that is not documented', () => {
      const documented = new Set(parts.map((part) => part.join(' ')));
      assert.deepEqual(
        [...partsSeen].filter((part) => !documented.has(part)),
        [],
      );
    });
  });
});

describe('what a page may change', () => {
  it('has no variable that is not documented', async () => {
    const documented = new Set([
      ...elements.flatMap(({ cssProperties = [] }) => cssProperties.map(({ name }) => name)),
      ...themeVariables.map(({ name }) => name),
    ]);
    const unknown = new Set();
    const folders = [...elements.map(({ tagName }) => tagName), 'styles', 'styles/themes', 'render'];
    for (const folder of folders)
      for (const file of await readdir(new URL(`src/${folder}/`, root), { withFileTypes: true })) {
        if (!file.isFile()) continue;
        const text = await readFile(new URL(`src/${folder}/${file.name}`, root), 'utf8');
        for (const [, name] of text.matchAll(/(?:var\(|setProperty\('|^\s*)(--[a-z][\w-]*)/gm))
          if (!documented.has(name)) unknown.add(`${folder}/${file.name}: ${name}`);
      }
    assert.deepEqual([...unknown], []);
  });
});

/** A value that no theme has, for a variable of this syntax. */
function sampleOf(name, syntax) {
  if (/font-(serif|sans|kai)|font-family/.test(name + syntax)) return 'monospace';
  if (/ratio/.test(name + syntax)) return '7 / 3';
  if (/-slides$/.test(name)) return '2.5';
  if (/-fit$/.test(name)) return 'scale-down';
  if (/-visibility$/.test(name)) return 'visible';
  if (/-duration$/.test(name)) return '1234ms';
  if (/-leading$/.test(name)) return '3.5';
  if (/-beside$/.test(name)) return '0';
  if (/-(space|small)$/.test(name)) return '2em';
  return /length/.test(syntax) || /-(font-size|target|radius)$/.test(name) ? '71px' : 'rgb(1, 2, 3)';
}

/** The greatest difference between red, green and blue of one pixel. */
function spreadOf(picture) {
  const { data } = PNG.sync.read(Buffer.from(picture));
  let spread = 0;
  for (let at = 0; at < data.length; at += 4) {
    const [red, green, blue] = data.subarray(at, at + 3);
    spread = Math.max(spread, Math.max(red, green, blue) - Math.min(red, green, blue));
  }
  return spread;
}

/** Contrast of the lightest and the darkest pixel of a box. */
function contrastWithin({ data, width, height }, box) {
  let [least, most] = [1, 0];
  for (let y = Math.max(0, box.top); y < Math.min(height, box.bottom); y += 1)
    for (let x = Math.max(0, box.left); x < Math.min(width, box.right); x += 1) {
      const at = (y * width + x) * 4;
      const [red, green, blue] = [...data.subarray(at, at + 3)].map((channel) => {
        const value = channel / 255;
        return value <= 0.04045 ? value / 12.92 : ((value + 0.055) / 1.055) ** 2.4;
      });
      const luminance = 0.2126 * red + 0.7152 * green + 0.0722 * blue;
      [least, most] = [Math.min(least, luminance), Math.max(most, luminance)];
    }
  return (most + 0.05) / (least + 0.05);
}

/* In the page. */

function clearRoot() {
  document.documentElement.removeAttribute('data-elder');
  document.documentElement.style.removeProperty('--lane-font-size');
}

function setPageSheet(css) {
  document.getElementById('page-sheet')?.remove();
  document.head.append(
    Object.assign(document.createElement('style'), { id: 'page-sheet', textContent: css }),
  );
}

function enlargeText() {
  document.documentElement.style.setProperty('--lane-font-size', '32px');
}

/** The sizes of the title, of the text and of each name, and how far a name is from its portrait. */
function measureNames() {
  const sizeOf = (element) => Number.parseFloat(getComputedStyle(element).fontSize);
  const names = [...document.querySelectorAll('worker-profile')].map((profile) => {
    const heading = profile.querySelector('[slot="heading"]');
    const portrait = profile.shadowRoot.querySelector('[part="portrait"]');
    return {
      name: heading.textContent.trim(),
      size: sizeOf(heading),
      gap: heading.getBoundingClientRect().left - portrait.getBoundingClientRect().right,
    };
  });
  return {
    names,
    title: sizeOf(document.querySelector('column-header > [slot="title"]')),
    text: sizeOf(document.querySelector('worker-profile')),
  };
}

/** Text that can be seen and is smaller; an annotation of how a character is read is smaller than what it annotates. */
function findSmallText() {
  const faults = [];
  const look = (tree) => {
    for (const element of tree.querySelectorAll('*')) {
      if (element.shadowRoot) look(element.shadowRoot);
      const hasText = [...element.childNodes].some(
        (node) => node.nodeType === Node.TEXT_NODE && node.data.trim() !== '',
      );
      const { fontSize, clipPath, display } = getComputedStyle(element);
      const isSeen = clipPath === 'none' && display !== 'none' && element.getClientRects().length > 0;
      const isRead = !element.matches('style, script, rt, svg *, .builder-code');
      if (hasText && isSeen && isRead && Number.parseFloat(fontSize) < 24)
        faults.push(`${element.localName} "${element.textContent.trim().slice(0, 12)}" is ${fontSize}`);
    }
  };
  look(document.getElementById('storybook-root'));
  return faults;
}

/** Where the controls are that can be seen, and what moves or measures: dots, meters, arrows. */
function listControls() {
  const found = [];
  const look = (tree) => {
    for (const element of tree.querySelectorAll('*')) {
      if (element.shadowRoot) look(element.shadowRoot);
      if (!element.matches('button, a[href], input, select, textarea, summary, [part="pagination"]'))
        continue;
      const { left, top, right, bottom, width, height } = element.getBoundingClientRect();
      const { visibility, opacity, clipPath } = getComputedStyle(element);
      const isSeen =
        width > 2 && height > 2 && visibility === 'visible' && opacity !== '0' && clipPath === 'none';
      const isInWindow = left >= 0 && right <= innerWidth && top >= 0;
      if (!isSeen || !isInWindow || element.closest('[inert]')) continue;
      const name = `${element.localName} "${(element.ariaLabel ?? element.textContent).trim().slice(0, 16)}"`;
      found.push({
        name,
        left: Math.ceil(left),
        top: Math.ceil(top),
        right: Math.floor(right),
        bottom: Math.floor(bottom),
      });
    }
  };
  look(document.getElementById('storybook-root'));
  return found;
}

function countAnimations() {
  return document.getAnimations().filter(({ playState }) => playState === 'running').length;
}

function isThere(selector) {
  const look = (tree) =>
    [...tree.querySelectorAll('*')].some(
      (each) =>
        (each.matches(selector) && each.getBoundingClientRect().width > 0) ||
        (each.shadowRoot && look(each.shadowRoot)),
    );
  return look(document);
}

/** Text that lies outside of the window, or of a box that cuts it off and cannot be scrolled. */
function findCuts() {
  const faults = [];
  const over = document.documentElement.scrollWidth - innerWidth;
  if (over > 0) faults.push(`the page scrolls sideways by ${over} px`);
  /** A control that a reader cannot reach, whatever cuts it off; slides beside the one that is shown are no faults. */
  const outsideOf = (element) => {
    if (!element.matches('button, a[href], input, select, textarea, summary')) return undefined;
    const { left, right, width } = element.getBoundingClientRect();
    const isBeside = element.closest('figure, [part="thumbnails"], .builder-tabs, .builder-scroll') !== null;
    const isSeen = width > 1 && getComputedStyle(element).visibility === 'visible';
    return isSeen && !isBeside && (left < -1 || right > innerWidth + 1)
      ? `${element.localName} "${element.textContent.trim().slice(0, 20)}" ends at ${Math.round(right)} px`
      : undefined;
  };
  const look = (tree) => {
    for (const element of tree.querySelectorAll('*')) {
      if (element.shadowRoot) look(element.shadowRoot);
      const fault = cutOf(element) ?? outsideOf(element);
      if (fault) faults.push(fault);
    }
  };
  /** What is cut off on purpose: words for the ear, a story that is opened by its button, slides that wait beside. */
  const isMeant = (element) => {
    const { clipPath, webkitLineClamp, display } = getComputedStyle(element);
    return (
      clipPath !== 'none' ||
      webkitLineClamp !== 'none' ||
      display === 'none' ||
      element.closest(
        'svg, [part="track"], .track, .story, .builder-preview, .builder-code, textarea, select, input',
      ) !== null
    );
  };
  const cutOf = (element) => {
    if (!element.textContent.trim() || isMeant(element)) return undefined;
    const { overflowX, overflowY, textOverflow } = getComputedStyle(element);
    const name = `${element.localName}${element.className ? `.${element.className}` : ''}`;
    const { scrollWidth, clientWidth, scrollHeight, clientHeight } = element;
    if (/hidden|clip/.test(overflowX) && clientWidth > 1 && scrollWidth > clientWidth + 1)
      return `${name} cuts ${scrollWidth - clientWidth} px off its text at the side`;
    if (/hidden|clip/.test(overflowY) && clientHeight > 1 && scrollHeight > clientHeight + 1)
      return `${name} cuts ${scrollHeight - clientHeight} px off its text below`;
    return textOverflow === 'ellipsis' && scrollWidth > clientWidth
      ? `${name} ends in an ellipsis`
      : undefined;
  };
  look(document.getElementById('storybook-root'));
  return faults;
}

/**
 * Which variables, set on every element of a tag, change what is drawn of anything; which parts take a style; and the
 * parts in every shadow tree, as in `like-button note`.
 */
function survey(variables, parts) {
  const styles = [
    ...[
      'color',
      'background-color',
      'border-block-start-color',
      'border-inline-start-color',
      'fill',
      'stroke',
    ],
    ...[
      'border-block-end-color',
      'inline-size',
      'block-size',
      'border-start-start-radius',
      'column-gap',
      'row-gap',
    ],
    ...[
      'margin-block-start',
      'padding-block-start',
      'padding-inline-start',
      'font-family',
      'font-size',
      'line-height',
    ],
    ...[
      'object-fit',
      'aspect-ratio',
      'flex-basis',
      'content-visibility',
      'transition-duration',
      'outline-color',
    ],
    ...['animation-duration', 'min-block-size', 'max-block-size', 'text-decoration-color'],
  ];
  const trees = [];
  const look = (tree) => {
    trees.push(tree);
    for (const { shadowRoot } of tree.querySelectorAll('*')) if (shadowRoot) look(shadowRoot);
  };
  look(document.getElementById('storybook-root'));
  const describe = () =>
    trees
      .flatMap((tree) => [...tree.querySelectorAll('*')])
      .flatMap((element) =>
        [null, '::before', '::after'].map((pseudo) => {
          const style = getComputedStyle(element, pseudo);
          return styles.map((each) => style.getPropertyValue(each)).join('|');
        }),
      )
      .join('\n');
  const usual = describe();
  const hasEffect = ([tag, name, value]) => {
    const targets = [...document.querySelectorAll(tag)];
    for (const target of targets) target.style.setProperty(name, value);
    const isChanged = targets.length > 0 && describe() !== usual;
    for (const target of targets) target.style.removeProperty(name);
    return isChanged;
  };
  const indicesOf = (list, test) => [...list.keys()].filter((index) => test(list[index]));
  const sheet = new CSSStyleSheet();
  sheet.replaceSync(
    parts.map(([tag, name]) => `${tag}::part(${name}) { outline-color: rgb(1, 2, 3) }`).join('\n'),
  );
  document.adoptedStyleSheets = [...document.adoptedStyleSheets, sheet];
  const takesStyle = ([tag, name]) =>
    trees.some(
      (tree) =>
        tree.host?.localName === tag &&
        [...tree.querySelectorAll(`[part~="${name}"]`)].some(
          (part) => getComputedStyle(part).outlineColor === 'rgb(1, 2, 3)',
        ),
    );
  const styled = indicesOf(parts, takesStyle);
  document.adoptedStyleSheets = document.adoptedStyleSheets.filter((each) => each !== sheet);
  const there = trees.flatMap((tree) =>
    tree.host
      ? [...tree.querySelectorAll('[part]')].flatMap(({ part }) =>
          [...part].map((name) => `${tree.host.localName} ${name}`),
        )
      : [],
  );
  return { variables: indicesOf(variables, hasEffect), parts: styled, there: [...new Set(there)] };
}
