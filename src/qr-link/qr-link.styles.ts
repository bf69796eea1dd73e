import { css } from 'lit';
import { theme } from '../styles/theme.js';

const size = css`var(--qr-link-size, 8.25em)`;
const gap = css`2em`;
/** Width of the content from which on the code stands beside the text; none, where a page wants one column. */
const [width, beside] = [css`100% * ${theme.beside}`, css`24em`];

/**
 * Text and code stand side by side or, in a narrow place, one below the other, by the width that the host gets and
 * with no box around the text: the same rules lay the light DOM out before the upgrade. `clamp()` serves as the
 * switch: `(100% - 24em) * 9999` is far below 0 or far above any size.
 */
export const qrLinkStyles = css`
  :host {
    position: relative;
    display: grid;
    grid-template-columns: minmax(0, 1fr) 0;
    align-content: center;
    border-block-start: 3px solid var(--qr-link-rule-color, ${theme.accent});
    padding-block: 2em;
    padding-inline: clamp(min(1em, 5vw), 5%, 2em);
    background: var(--qr-link-background, ${theme.surface});
    color: ${theme.inkMuted};
    line-height: 1.6;
  }
  :host([href^='http' i]) {
    grid-template-columns: minmax(0, 1fr) clamp(0px, (${width} - ${beside}) * 9999, ${size} + ${gap});
    min-block-size: calc(${size} + 4em + 3px);
  }
  /* Keeps the text, whatever it consists of, out of the code's column. */
  :host::before {
    order: -3;
    grid-area: 1 / 2 / span 16;
    content: '';
  }
  /* Room for the code below the text. */
  :host([href^='http' i])::after {
    order: 2;
    grid-column: 1 / -1;
    padding-block-start: clamp(0px, (${beside} - ${width}) * 9999, ${size} + ${gap});
    content: '';
  }
  :host([without-qr]) {
    grid-template-columns: minmax(0, 1fr) 0;
    min-block-size: 0;
  }
  :host([without-qr])::after {
    content: none;
  }
  ::slotted(*),
  .link {
    box-sizing: border-box;
    max-inline-size: 100%;
    margin: 0;
    padding: 0;
    text-indent: 0;
  }
  /* The order of the slots, for light DOM written in another one. */
  ::slotted([slot='question']) {
    order: -2;
    margin-block-end: 0.3em;
    color: ${theme.ink};
    font: 700 1.5em / 1.35 ${theme.serif};
    text-wrap: balance;
  }
  ::slotted([slot='cta']) {
    order: -1;
    margin-block-end: 0.5em;
    color: ${theme.ink};
    font: 400 1.125em / 1.5 ${theme.serif};
  }
  ::slotted([slot='instruction']),
  .link {
    order: 1;
  }
  .link a {
    color: ${theme.accent};
    text-underline-offset: 0.2em;
    overflow-wrap: anywhere;
    unicode-bidi: isolate;
  }
  /* 'bottom', because Chromium 86 has no inset-block-end. */
  .qr,
  :host([href^='http' i]) ::slotted([slot='qr']) {
    position: absolute;
    bottom: 2em;
    grid-column: 1 / -1;
    inline-size: ${size};
    max-inline-size: 100%;
    block-size: ${size};
    margin-inline-start: clamp(0px, (${width} - ${beside}) * 9999, 100% - ${size});
    background: #fff;
    forced-color-adjust: none;
    -webkit-print-color-adjust: exact;
    print-color-adjust: exact;
  }
  :host([href^='http' i]) ::slotted([slot='qr']) {
    object-fit: contain;
  }
  :host([without-qr]) ::slotted([slot='qr']) {
    display: none;
  }
  /* No light square: it would be looked at as a code. */
  .problem {
    display: grid;
    box-sizing: border-box;
    place-content: center;
    margin-block: 0;
    padding: 0.5em;
    border: 1px dashed ${theme.rule};
    background: none;
    forced-color-adjust: auto;
    overflow: hidden;
    text-align: center;
  }
  .problem small {
    font-size: ${theme.small};
  }
  @media print {
    :host {
      break-inside: avoid;
      background: none;
    }
    .problem {
      display: none;
    }
  }
`;
