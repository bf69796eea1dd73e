import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { shrinkModule } from '../../scripts/shrink.mjs';

describe('shrinking of modules in the bundles', () => {
  it('takes comments and white space out of CSS, and leaves strings and expressions', () => {
    const code =
      "const s = css`\n  /* why */\n  :host {\n    color: ${x};\n    content: ';  }';\n  }\n  :host  ::slotted(p) {}\n`;";
    assert.equal(
      shrinkModule(code),
      "const s = css` :host{color: ${x};content: ';  }';}:host ::slotted(p){}`;",
    );
  });

  it('leaves other templates and strings alone', () => {
    const code = 'const t = html`<a href="#there">  </a>`;';
    assert.equal(shrinkModule(code), code);
  });

  it('gives private members plain names', () => {
    const code = 'class A { #count: number = 1; #add() { this.#count += other.#count; } }';
    const name = '_private_count';
    assert.equal(
      shrinkModule(code),
      `class A { ${name}: number = 1; _private_add() { this.${name} += other.${name}; } }`,
    );
  });

  it('refuses what a plain name cannot say', () => {
    assert.throws(() => shrinkModule('class A { #a; static is(x) { return #a in x; } }'), /#a in/);
  });
});
