/** That designers see everything: a story for each thing printed, and for each theme in each mode. */
import assert from 'node:assert/strict';
import { readdir, readFile } from 'node:fs/promises';
import { describe, it } from 'node:test';

const root = new URL('../../', import.meta.url);
const read = (path) => readFile(new URL(path, root), 'utf8');
const table = await read('stories/support/inventory.ts');
const inventory = await read('stories/inventory.stories.ts');
const modes = await read('stories/worker-profile.modes.stories.ts');
const columns = await read('stories/pages/columns.stories.ts');
const themes = (await readdir(new URL('src/styles/themes/', root))).map((name) => name.replace('.css', ''));

describe('stories of the people elements', () => {
  for (let row = 1; row <= 46; row += 1) {
    if (row === 40 || row === 41) continue;
    it(`has one named after row ${row} of the inventory`, () => {
      const [, name] = new RegExp(`row: ${row},\\s+name: '([^']+)'`).exec(table) ?? [];
      assert.ok(name, `no row ${row}`);
      assert.match(
        inventory,
        new RegExp(
          `export const Row${row}: Story = \\{[^}]*'${row} ${RegExp.escape?.(name) ?? name.replace(/[()]/g, '\\$&')}'`,
        ),
      );
      assert.ok(inventory.includes(`deviceOf(${row})`));
    });
  }

  for (const theme of themes) {
    for (const mode of ['normal', 'elder', 'grey', 'still']) {
      it(`has one with every layout in ${theme}, ${mode}`, () => {
        assert.ok(modes.includes(`globals: { theme: '${theme}', mode: '${mode}' }`));
        assert.match(modes, /\['card', 'row', 'feature'\]/);
      });
    }
  }

  it('has the two whole columns', () => {
    for (const name of ['Faxian', 'Xunzhao', 'FaxianElder', 'XunzhaoElder', 'FaxianNight', 'XunzhaoNight'])
      assert.ok(columns.includes(`export const ${name}: Story`), name);
  });
});

/** Of each element that has them: the states in which readers meet it, and the story of each. */
const states = {
  'column-credits': { whole: 'xunzhao', other: 'faxian' },
  'column-header': { whole: 'xunzhao', empty: 'title-only', focus: 'intro-focused', folded: 'intro' },
  'like-board': {
    empty: 'empty',
    loading: 'loading',
    error: 'unreachable',
    focus: 'retry-focused',
    long: 'long-names',
    disabled: 'no-service',
    closed: 'closed',
  },
  'like-button': {
    empty: 'zero',
    hover: 'hovered',
    focus: 'focused',
    pressed: 'pressed-down',
    disabled: 'disabled',
    loading: 'pending',
    error: 'unreachable',
    refused: 'closed',
    long: 'long-name',
  },
  'qr-link': {
    empty: 'link-only',
    hover: 'hovered',
    focus: 'focused',
    error: 'undrawable',
    long: 'long-address',
  },
  'reading-panel': { long: 'playground', short: 'short', hover: 'hovered', focus: 'focused', end: 'at-end' },
  'stat-counter': { whole: 'qualified', empty: 'label-only', moving: 'roll', still: 'static' },
  'stat-group': { whole: 'lifts' },
  'swipe-gallery': {
    empty: 'none',
    one: 'one',
    hover: 'hovered',
    focus: 'focused',
    pressed: 'pressed-down',
    disabled: 'stop',
    long: 'ten-thousand',
    'missing picture': 'broken-picture',
  },
  'worker-profile': {
    empty: 'name-only',
    hover: 'link-hovered',
    focus: 'link-focused',
    long: 'long-name',
    'missing picture': 'broken-portrait',
  },
};

describe('the page of design', () => {
  const sections = [
    '构成 Anatomy',
    '状态 States',
    '要 Do',
    '不要 Don',
    '变量与部件 Variables and parts',
    '无障碍 Accessibility',
  ];
  for (const tag of Object.keys(states))
    it(`of ${tag} has anatomy, states, do and don’t, variables, parts and accessibility`, async () => {
      const page = await read(`stories/${tag}.mdx`);
      const parts = page.split(/^## /m).slice(1);
      const missing = sections.filter(
        (name) =>
          !parts.some(
            (part) => part.startsWith(name) && part.split('\n').slice(1).join('').trim().length > 4,
          ),
      );
      assert.deepEqual(missing, []);
    });
});

describe('states', () => {
  it('are listed for every element', async () => {
    const { modules } = JSON.parse(await read('custom-elements.json'));
    const tags = modules.flatMap(({ declarations }) => declarations.flatMap(({ tagName }) => tagName ?? []));
    assert.deepEqual(Object.keys(states).sort(), tags.sort());
  });
  for (const [tag, list] of Object.entries(states))
    for (const [state, story] of Object.entries(list))
      it(`${tag}: ${state} has a story`, async () => {
        const name = story.replace(/(?:^|-)(\w)/g, (_, letter) => letter.toUpperCase());
        const code = await read(`stories/${tag}.stories.ts`);
        const [, body] = new RegExp(`export const ${name}: Story = \\{(.*?)\\n\\};`, 's').exec(code) ?? [];
        assert.ok(body, name);
        if (state === 'hover') assert.match(body, /pointer: 'hover'/);
        if (state === 'pressed') assert.match(body, /pointer: 'press'/);
        if (state === 'focus') assert.match(body, /\.focus\(\)/);
      });
});
