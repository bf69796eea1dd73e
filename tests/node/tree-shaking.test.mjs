/** That importing one element brings none of the others is proved by `npm run sizes`; here, that it could fail. */
import assert from 'node:assert/strict';
import { it } from 'node:test';
import { findElements } from '../../scripts/build-sheet.mjs';
import { bringIn } from '../../scripts/tree-shaking.mjs';

const elements = await findElements();
const tags = elements.map(({ tag }) => tag);

for (const { tag, className } of elements) {
  it(`an import of ${tag}, by class or definition, brings it alone`, async () => {
    const byClass = await bringIn(
      `import { ${className} } from 'lanelight'; console.log(${className});`,
      tags,
    );
    const byDefinition = await bringIn(`import 'lanelight/${tag}/define';`, tags);
    assert.deepEqual([byClass.tags, byDefinition.tags], [[tag], [tag]]);
  });
}

it('finds an element that is brought at once, later, or by its name alone', async () => {
  const find = async (code) => (await bringIn(code, tags)).tags;
  assert.deepEqual(await find("import 'lanelight/define';"), tags);
  assert.deepEqual(await find("import('lanelight/qr-link/define');"), ['qr-link']);
  assert.deepEqual(await find("document.querySelector('like-board');"), ['like-board']);
  assert.deepEqual(await find("import 'lanelight';"), []);
});

for (const entry of ['', '/column', '/render', '/adapters', '/testing', '/localization', '/like-button'])
  it(`brings nothing of lanelight${entry} where nothing of it is used`, async () => {
    const { code } = await bringIn(`import 'lanelight${entry}';`, tags);
    assert.equal(code.trim(), '');
  });
