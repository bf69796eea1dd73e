/** What the bundles leave out of Lit, and that another Lit stops the build. */
import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { describe, it } from 'node:test';
import { patchLit } from '../../scripts/patch-lit.mjs';

const modules = [
  '@lit/reactive-element/css-tag.js',
  '@lit/reactive-element/reactive-element.js',
  'lit-element/lit-element.js',
  'lit-html/lit-html.js',
];
/** The modules that a browser gets in production. */
const read = (name) => readFileSync(new URL(`../../node_modules/${name}`, import.meta.url), 'utf8');
const patch = (name, code) => patchLit().transform(code, `/x/node_modules/${name}`).code;

describe('patch-lit', () => {
  for (const name of modules) {
    it(`takes hooks, lists of versions and names of globals out of ${name}`, () => {
      const code = patch(name, read(name));
      assert.doesNotMatch(
        code,
        /globalThis|PolyfillSupport|HydrateSupport|Versions|etadata|ShadyCSS|addInitializer|is not constructable/,
      );
      assert.match(code, /^import \{ litGlobal \}/);
    });

    it(`stops the build where the text of ${name} is another one`, () => {
      const code = read(name);
      for (const other of [
        code.replace(/Versions|ShadyCSS/, 'Somethings'),
        `${code}\nglobalThis.more = 1;`,
        `${code}\n${code}`,
      ]) {
        assert.throws(() => patch(name, other), /Read what changed in Lit/);
      }
    });
  }

  it('keeps the guard against forged templates', () => {
    assert.match(
      patch('lit-html/lit-html.js', read('lit-html/lit-html.js')),
      /invalid template strings array/,
    );
  });

  it('stops the build where a module of Lit that nobody has looked at names a global', () => {
    assert.throws(
      () => patch('lit-html/directives/new.js', 'export const n = globalThis.x;'),
      /Read what changed/,
    );
  });
});
