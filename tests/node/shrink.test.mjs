import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { shrinkModule } from '../../scripts/shrink.mjs';

describe('shrinking a module', () => {
  it('keeps the spaces around a minus beside an expression', () => {
    const code =
      'const a = css`\n  a {\n    width: calc(${b} - 1px);\n    height: calc(1px - ${b});\n  }\n`;';
    assert.equal(shrinkModule(code), 'const a = css` a{width:calc(${b} - 1px);height:calc(1px - ${b})}`;');
  });

  it('keeps strings and drops comments', () => {
    assert.equal(
      shrinkModule("const a = css`/* x */ a::before { content: '{ ; }  '; }`;"),
      "const a = css` a::before{content:'{ ; }  '}`;",
    );
  });

  it('drops the warnings to developers', () => {
    assert.equal(shrinkModule("if (a) warnOnce('k', 'x');"), 'if (a) ;');
  });

  it('shortens decimals and separators, and no other number', () => {
    assert.equal(
      shrinkModule('const a = css`a, b { margin: 0.5em 10.5em 0 1.05em; }`;'),
      'const a = css`a,b{margin:.5em 10.5em 0 1.05em}`;',
    );
  });

  it('writes the variables of the theme out', () => {
    assert.equal(
      shrinkModule('const a = css`\n  a {\n    color: ${theme.ink};\n    margin: ${b};\n  }\n`;'),
      'const a = css` a{color:var(--lane-ink,#1b1a18);margin:${b}}`;',
    );
    assert.throws(() => shrinkModule('css`a { color: ${theme.inc} }`'), /theme\.inc/);
  });

  it('writes the properties of a class of Lit without decorators', () => {
    const source = `import { property, query, state } from 'lit/decorators.js';
class A { @property() a = ''; @property({ type: Boolean }) b?: boolean; @state() private c = 1;
@query('b') private readonly d!: Element; @property({ attribute: false }) get e() { return 1; } f = 2; }`;
    assert.equal(
      shrinkModule(source).replace(/\s+/g, ' '),
      " class A {static properties = {a: {}, b: { type: Boolean }, c: {state: true}, e: { attribute: false }}; a = ''; private c = 1; " +
        "get d() { return this.renderRoot?.querySelector('b'); } get e() { return 1; } f = 2; }",
    );
  });

  it('knows no other decorator', () => {
    assert.throws(() => shrinkModule('class A { @customElement() a = 1; }'), /@customElement/);
  });

  it('leaves the text, the values and the comments of a template of markup alone', () => {
    const code = "const a = html`<p title='x  >  y'>  a > b  </p><!-- a  b -->`;";
    assert.equal(shrinkModule(code), code);
  });

  it('takes the layout of the source out of a template of markup, across its expressions', () => {
    assert.equal(
      shrinkModule(
        'const a = html`\n  <p\n    class="a  ${b}  c"\n    title=${t}\n    ?hidden=${h}\n  >\n    ${c}\n    text\n  </p\n  ><br />`;',
      ),
      'const a = html`\n<p class="a  ${b}  c" title=${t} ?hidden=${h}>\n${c}\ntext\n</p><br />`;',
    );
  });
});
