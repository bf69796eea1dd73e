import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { deriveSheet } from '../../scripts/build-sheet.mjs';
import { toSheetSelector } from '../../scripts/sheet-selectors.mjs';

describe('selectors of the sheet for elements that are not yet defined', () => {
  const expected = {
    ':host': 'x-y:not(:defined)',
    ":host([layout='row'])": "x-y[layout='row']:not(:defined)",
    ':host(:not([layout]))': 'x-y:not([layout]):not(:defined)',
    ':host(:not([layout])[open]):hover': 'x-y:not([layout])[open]:hover:not(:defined)',
    ':host::before': 'x-y:not(:defined)::before',
    '::slotted(*)': 'x-y:not(:defined) > *',
    '::slotted(p:not([slot]))': 'x-y:not(:defined) > p:not([slot])',
    '::slotted(li)::before': 'x-y:not(:defined) > li::before',
    "::slotted([slot='portrait'])": "x-y:not(:defined) > [slot='portrait']",
    ":host([layout='row']) ::slotted(p)": "x-y[layout='row']:not(:defined) > p",
    "slot[name='tags']::slotted(*)": "x-y:not(:defined) > [slot='tags']",
    'slot[name=tags]::slotted(ul)': "x-y:not(:defined) > ul[slot='tags']",
    ":host([open]) slot[name='tags']::slotted(ul)": "x-y[open]:not(:defined) > ul[slot='tags']",
    'slot:not([name])::slotted(p)': 'x-y:not(:defined) > p:not([slot])',
    'slot::slotted(p)': 'x-y:not(:defined) > p',
  };
  for (const [selector, sheetSelector] of Object.entries(expected)) {
    it(`turns ${selector} into ${sheetSelector}`, () => {
      assert.equal(toSheetSelector('x-y', selector), sheetSelector);
    });
  }

  for (const selector of [
    'button',
    ':host button',
    ':host([open]) .track > button',
    '.track ::slotted(p)',
    ':host(:state(open))',
    ':host(:hover) .track::before',
    '*',
  ]) {
    it(`leaves out ${selector}, which the light DOM does not have`, () => {
      assert.equal(toSheetSelector('x-y', selector), undefined);
    });
  }

  it('says which selector it cannot read', () => {
    assert.throws(() => toSheetSelector('x-y', ':host([open]'), /:host\(\[open\]/);
  });
});

describe('rules of the sheet', () => {
  it('keep their conditions, and drop what is empty without them', () => {
    const css = `
      /* why */
      :host, button { color: red }
      @media print { :host { color: black } @supports (gap: 1px) { ::slotted(p) { gap: 1px } } }
      @media screen { button { color: blue } }
      @keyframes turn { from { opacity: 0 } }`;
    assert.equal(
      deriveSheet('x-y', css).replace(/\s+/g, ' ').trim(),
      'x-y:not(:defined) { color: red } @media print { x-y:not(:defined) { color: black } ' +
        '@supports (gap: 1px) { x-y:not(:defined) > p { gap: 1px } } }',
    );
  });
});
