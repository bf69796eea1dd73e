import assert from 'node:assert/strict';
import { readFile } from 'node:fs/promises';
import { describe, it } from 'node:test';
import { findGaps } from '../../integrations/completeness.mjs';

const manifest = JSON.parse(await readFile(new URL('../../custom-elements.json', import.meta.url), 'utf8'));

describe('custom-elements.json', () => {
  it('has each variable of the theme, with default, syntax and description, as the guide has it', async () => {
    const { cssProperties } = manifest.modules
      .flatMap(({ declarations }) => declarations)
      .find(({ kind, name }) => kind === 'variable' && name === 'theme');
    for (const { name, ...rest } of cssProperties)
      for (const key of ['default', 'syntax', 'description']) assert.ok(rest[key]?.trim(), `${name}: ${key}`);
    const guide = await readFile(new URL('../../docs/theming.md', import.meta.url), 'utf8');
    assert.deepEqual(
      cssProperties.map(({ name }) => name).sort(),
      [...guide.matchAll(/^\| `(--lane-[\w-]+)`/gm)].map(([, name]) => name).sort(),
    );
  });

  it('describes 100 % of attributes, properties, methods, events, slots, parts, variables and states', () => {
    const { missing, count } = findGaps(manifest);
    assert.ok(count > 300, `${count} facts`);
    assert.deepEqual(missing, []);
  });

  for (const [kind, spoil] of [
    ['description', (element) => delete element.slots[0].description],
    ['type', (element) => delete element.members.find(({ kind }) => kind === 'field').type],
    ['class of the event', (element) => (element.events[0].type.text = 'CustomEvent<Detail>')],
    ['syntax', (element) => delete element.cssProperties[0].syntax],
    ['default', (element) => delete element.cssProperties[0].default],
    ['description', (element) => (element.cssStates[0].description = ' ')],
  ]) {
    it(`misses a ${kind} that is not there`, () => {
      const spoilt = structuredClone(manifest);
      spoil(
        spoilt.modules
          .flatMap(({ declarations }) => declarations)
          .find(({ tagName }) => tagName === 'like-button'),
      );
      const { missing } = findGaps(spoilt);
      assert.equal(missing.length, 1);
      assert.match(missing[0], new RegExp(`^<like-button> .*: .*${kind}$`));
    });
  }
});
