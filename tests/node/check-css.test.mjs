import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { checkCss, extractCss } from '../../scripts/check-css.mjs';

describe('check of shipped CSS', () => {
  for (const css of [
    'p { margin: 0 1rem }',
    'p { margin-left: 1em }',
    'p { left: 0 }',
    'p { border-top-left-radius: 0 }',
    'p { text-align: right }',
    'p { color: red !important }',
    'p { margin-inline-start: 1em !important }',
    'p { height: 50dvh }',
    'p { color: color-mix(in srgb, red, blue) }',
    'p:has(b) { color: red }',
    '@layer a { p { color: red } }',
    'p { b { color: red } }',
  ]) {
    it(`refuses ${css}`, () => assert.equal(checkCss(css).length, 1));
  }

  for (const css of [
    'p { margin-inline-start: 1em }',
    'p { text-align: start; transition: left 1s }',
    ':host([hidden]) { display: none !important }',
    '::slotted(*) { margin-inline-start: 1em !important }',
    'p { height: 50vh; height: 50dvh }',
    '@supports (height: 1dvh) { p { height: 50dvh } }',
    '@supports selector(:has(b)) { p:has(b) { color: red } }',
    'p { background: var(--premium) }',
  ]) {
    it(`takes ${css}`, () => assert.deepEqual(checkCss(css), []));
  }

  it('reads templates, those within expressions too, at the lines where they stand', () => {
    const code =
      'const a = css`1em`;\nconst b = css`\n  p {\n    ${mixin}\n    left: ${x ? css`2rem` : a};\n  }\n`;';
    const lines = extractCss(code).flatMap((css) => checkCss(css).map(({ line }) => line));
    assert.deepEqual(lines, [5, 5]);
  });
});
