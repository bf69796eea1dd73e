import assert from 'node:assert/strict';
import { readFile, readdir } from 'node:fs/promises';
import { after, before, describe, it } from 'node:test';
import { PNG } from 'pngjs';
import { openStories } from '../visual/story-browser.mjs';

/** axe looks at the stories elsewhere. */
const quiet = { a11y: { manual: true } };

let stories;
before(async () => (stories = await openStories()), { timeout: 120_000 });
after(() => stories.close());

describe('every story', () => {
  it('in a window of 320 px with text of 200 %: no sideways scrolling, and no text cut off', async () => {
    const faults = [];
    for (const { id } of await stories.list()) {
      await stories.draw(id, quiet, { width: 320, isPictured: false, prepare: enlargeText });
      faults.push(...(await stories.page.evaluate(findCuts)).map((fault) => `${id}: ${fault}`));
    }
    await stories.page.evaluate(() => document.documentElement.style.removeProperty('--lane-font-size'));
    assert.deepEqual(faults, []);
  });

  it('of an element, at 40 px in elder mode and 320 px: no sideways scrolling, and no text cut off', async () => {
    const faults = [];
    const looks = (await stories.list()).filter(({ tags }) => tags.includes('look'));
    assert.ok(looks.length >= 12);
    for (const { id } of looks) {
      const globals = { ...quiet, mode: 'elder' };
      const prepare = () => document.documentElement.setAttribute('data-elder', '40');
      await stories.draw(id, globals, { width: 320, isPictured: false, prepare });
      faults.push(...(await stories.page.evaluate(findCuts)).map((fault) => `${id}: ${fault}`));
    }
    await stories.page.evaluate(() => document.documentElement.removeAttribute('data-elder'));
    assert.deepEqual(faults, []);
  });
});

describe('a day of mourning', () => {
  const ways = {
    'data-grey on <html>': () => document.documentElement.setAttribute('data-grey', ''),
    'a filter of the page on <html>': () => (document.documentElement.style.filter = 'grayscale(1)'),
    // What lies behind <body> is the page's own, and white here.
    'a filter of the page on <body>': () => {
      document.body.style.filter = 'grayscale(100%)';
      document.documentElement.style.background = '#fff';
    },
  };
  const clear = () => {
    document.documentElement.removeAttribute('data-grey');
    document.documentElement.style.removeProperty('filter');
    document.documentElement.style.removeProperty('background');
    document.body.style.removeProperty('filter');
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

  for (const [way, prepare] of Object.entries(ways))
    for (const [what, [id, selector]] of Object.entries(scenes))
      it(`by ${way}: ${what} has no colour in any pixel`, async () => {
        const coloured = await draw(id, () => undefined);
        assert.ok(spreadOf(coloured) > 30, `${id} has colours on other days`);
        assert.ok(await stories.page.evaluate(isThere, selector), `${selector} is shown`);
        const picture = await draw(id, prepare);
        await stories.page.evaluate(clear);
        assert.ok(spreadOf(picture) <= 2, `the greatest difference of two channels is ${spreadOf(picture)}`);
      });

  async function draw(id, prepare) {
    const { picture, problems } = await stories.draw(id, quiet, { width: 768, scale: 0.5, prepare });
    assert.deepEqual(
      problems.filter((problem) => !problem.startsWith('axe')),
      [],
    );
    return picture;
  }

  it('moves nothing: numbers stand, and a press changes colour at once', async () => {
    await stories.draw('swipe-gallery--three', { ...quiet, mode: 'grey' }, { width: 768, isPictured: false });
    const duration = await stories.page.evaluate(() =>
      getComputedStyle(document.querySelector('swipe-gallery')).getPropertyValue('--lane-duration').trim(),
    );
    assert.equal(Number.parseFloat(duration), 0);
    await stories.draw('stat-counter--roll', { ...quiet, mode: 'grey' }, { width: 768, isPictured: false });
    assert.equal(await stories.page.evaluate(countAnimations), 0);
  });
});

describe('what a page may change', () => {
  const root = new URL('../../', import.meta.url);
  let elements;
  let guide;
  before(async () => {
    const { modules } = JSON.parse(await readFile(new URL('custom-elements.json', root), 'utf8'));
    elements = modules.flatMap(({ declarations }) => declarations).filter(({ tagName }) => tagName);
    guide = await readFile(new URL('docs/theming.md', root), 'utf8');
    await stories.page.emulateMediaFeatures([]);
  });
  after(() => stories.page.emulateMediaFeatures([{ name: 'prefers-reduced-motion', value: 'reduce' }]));

  /** Draws the stories of an element, and the columns, until each name has been seen to have an effect. */
  async function findIdle(tag, names, hasEffect) {
    const left = new Set(names);
    const own = ({ id }) => id.startsWith(`${tag}--`) || id.startsWith(`${tag}-inventory--`);
    const list = await stories.list();
    for (const { id } of [...list.filter(own), ...list.filter(({ id }) => id.startsWith('columns--'))]) {
      if (left.size === 0) break;
      await stories.draw(id, quiet, { width: 768, isPictured: false });
      for (const name of left) if (await hasEffect(name)) left.delete(name);
    }
    return [...left].map((name) => `${tag} ${name}`);
  }

  it('each variable of an element has a default, a syntax, and an effect', async () => {
    const idle = [];
    for (const { tagName, cssProperties = [] } of elements) {
      for (const { name, default: value, syntax } of cssProperties)
        assert.ok(value && syntax, `${name}: its JSDoc has no default or no syntax`);
      const names = cssProperties.map(({ name }) => name);
      const syntaxOf = (name) => cssProperties.find((each) => each.name === name).syntax;
      idle.push(
        ...(await findIdle(tagName, names, (name) =>
          stories.page.evaluate(hasVariableEffect, tagName, name, sampleOf(name, syntaxOf(name))),
        )),
      );
    }
    assert.deepEqual(idle, []);
  });

  it('each part of an element is there, and can be styled', async () => {
    const idle = [];
    for (const { tagName, cssParts = [] } of elements)
      idle.push(
        ...(await findIdle(
          tagName,
          cssParts.map(({ name }) => name),
          (name) => stories.page.evaluate(hasPartEffect, tagName, name),
        )),
      );
    assert.deepEqual(idle, []);
  });

  it('each variable of the theme has an effect', async () => {
    const names = [...guide.matchAll(/^\| `(--lane-[\w-]+)`/gm)].map(([, name]) => name);
    assert.ok(names.length >= 19, `${names.length} are in the guide`);
    const left = new Set(names);
    for (const { id, tags } of await stories.list()) {
      if (left.size === 0) break;
      if (!tags.includes('autodocs')) continue;
      await stories.draw(id, quiet, { width: 768, isPictured: false });
      for (const name of left)
        if (await stories.page.evaluate(hasVariableEffect, 'html', name, sampleOf(name, '')))
          left.delete(name);
    }
    assert.deepEqual([...left], []);
  });

  it('and nothing else: no variable, and no part, that is not documented', async () => {
    const documented = new Set([
      ...elements.flatMap(({ cssProperties = [] }) => cssProperties.map(({ name }) => name)),
      ...[...guide.matchAll(/`(--lane-[\w-]+)`/g)].map(([, name]) => name),
    ]);
    const unknown = new Set();
    for (const { tagName } of elements)
      for (const file of await readdir(new URL(`src/${tagName}/`, root)))
        for (const [, name] of (await readFile(new URL(`src/${tagName}/${file}`, root), 'utf8')).matchAll(
          /(?:var\(|setProperty\('|^\s*)(--[a-z][\w-]*)/gm,
        ))
          if (!documented.has(name)) unknown.add(`${tagName}/${file}: ${name}`);
    assert.deepEqual([...unknown], []);
    const parts = new Set(
      elements.flatMap(({ tagName, cssParts = [] }) => cssParts.map(({ name }) => `${tagName} ${name}`)),
    );
    const seen = new Set();
    for (const { id, tags } of await stories.list()) {
      if (!tags.includes('autodocs')) continue;
      await stories.draw(id, quiet, { width: 768, isPictured: false });
      for (const part of await stories.page.evaluate(listParts)) seen.add(part);
    }
    assert.deepEqual(
      [...seen].filter((part) => !parts.has(part)),
      [],
    );
    assert.deepEqual(
      [...parts].filter((part) => !seen.has(part)),
      [],
    );
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

/* In the page. */

function enlargeText() {
  document.documentElement.style.setProperty('--lane-font-size', '32px');
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

/** Whether a variable, set on every element of a tag, changes what is drawn of it. */
function hasVariableEffect(tag, name, value) {
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
  const describe = () => {
    const found = [];
    const look = (tree) => {
      for (const element of tree.querySelectorAll('*')) {
        for (const pseudo of [null, '::before', '::after']) {
          const style = getComputedStyle(element, pseudo);
          found.push(styles.map((each) => style.getPropertyValue(each)).join('|'));
        }
        if (element.shadowRoot) look(element.shadowRoot);
      }
    };
    look(document.getElementById('storybook-root'));
    return found.join('\n');
  };
  const targets = [...document.querySelectorAll(tag)];
  const before = describe();
  for (const target of targets) target.style.setProperty(name, value);
  const after = describe();
  for (const target of targets) target.style.removeProperty(name);
  return before !== after;
}

function hasPartEffect(tag, name) {
  const sheet = new CSSStyleSheet();
  sheet.replaceSync(`${tag}::part(${name}) { outline-color: rgb(1, 2, 3); }`);
  document.adoptedStyleSheets = [...document.adoptedStyleSheets, sheet];
  const parts = [...document.querySelectorAll(tag)].flatMap(({ shadowRoot }) => [
    ...shadowRoot.querySelectorAll(`[part~="${name}"]`),
  ]);
  const hasEffect = parts.some((part) => getComputedStyle(part).outlineColor === 'rgb(1, 2, 3)');
  document.adoptedStyleSheets = document.adoptedStyleSheets.filter((each) => each !== sheet);
  return hasEffect;
}

/** `like-button note`: the parts in every shadow tree that is drawn. */
function listParts() {
  const found = [];
  const look = (tree) => {
    for (const element of tree.querySelectorAll('*')) {
      if (!element.shadowRoot) continue;
      for (const part of element.shadowRoot.querySelectorAll('[part]'))
        found.push(...[...part.part].map((name) => `${element.localName} ${name}`));
      look(element.shadowRoot);
    }
  };
  look(document);
  return found;
}
