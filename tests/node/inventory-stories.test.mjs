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
