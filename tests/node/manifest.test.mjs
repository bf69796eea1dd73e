import assert from 'node:assert/strict';
import { readFile } from 'node:fs/promises';
import { describe, it } from 'node:test';
import { findGaps } from '../../integrations/completeness.mjs';

const manifest = JSON.parse(await readFile(new URL('../../custom-elements.json', import.meta.url), 'utf8'));

describe('custom-elements.json', () => {
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
