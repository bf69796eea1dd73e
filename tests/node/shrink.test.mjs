import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { shrinkModule } from '../../scripts/shrink.mjs';

describe('shrinking a module', () => {
  it('keeps the spaces around a minus beside an expression', () => {
    const code =
      'const a = css`\n  a {\n    width: calc(${b} - 1px);\n    height: calc(1px - ${b});\n  }\n`;';
    assert.equal(shrinkModule(code), 'const a = css` a{width:calc(${b} - 1px);height:calc(1px - ${b});}`;');
  });

  it('keeps strings and drops comments', () => {
    assert.equal(
      shrinkModule("const a = css`/* x */ a::before { content: '{ ; }  '; }`;"),
      "const a = css` a::before{content:'{ ; }  ';}`;",
    );
  });

  it('drops the warnings to developers', () => {
    assert.equal(shrinkModule("if (a) warnOnce('k', 'x');"), 'if (a) ;');
  });

  it('shortens decimals and separators, and no other number', () => {
    assert.equal(
      shrinkModule('const a = css`a, b { margin: 0.5em 10.5em 0 1.05em; }`;'),
      'const a = css`a,b{margin:.5em 10.5em 0 1.05em;}`;',
    );
  });

  it('leaves a template of markup alone', () => {
    const code = 'const a = html`<p>  a  </p>`;';
    assert.equal(shrinkModule(code), code);
  });
});
