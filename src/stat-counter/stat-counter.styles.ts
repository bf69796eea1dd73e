import { css } from 'lit';
import { theme } from '../styles/theme.js';

/** Slotted and printed figures, and their paint, have one voice: or they would jump. */
export const statCounterStyles = css`
  :host {
    display: flow-root;
    color: ${theme.inkMuted};
    line-height: 1.1;
    word-break: keep-all;
  }
  b,
  s,
  .paint,
  ::slotted(b),
  ::slotted(s) {
    margin: 0;
    color: var(--stat-counter-color, ${theme.ink});
    font: 700 2.25em/1.1 var(--stat-counter-font, ${theme.serif});
    font-variant-numeric: lining-nums tabular-nums;
  }
  b,
  ::slotted(b) {
    margin-inline-end: 0.06em;
  }
  s,
  ::slotted(s) {
    color: inherit;
    font-weight: 400;
    font-size: 1.5em;
    text-decoration: line-through 1px;
  }
  i,
  ::slotted(i) {
    margin: 0 0.25em;
    color: var(--stat-counter-accent, ${theme.accent});
    font-style: normal;
  }
  /* Before and after stand on one line. */
  i::before,
  i::after {
    content: '\\2060';
  }
  small,
  ::slotted([slot]) {
    display: block;
    margin: 0.4em 0 0;
    font-size: ${theme.small};
    line-height: 1.5;
    word-break: normal;
  }
  b.moving,
  .spoken,
  slot.moving::slotted(b) {
    -webkit-text-fill-color: transparent;
  }
  /* Both lie over the number without being positioned: hundreds of layers cost more than the text in them. */
  .spoken,
  .paint {
    pointer-events: none;
  }
  .spoken {
    block-size: 2.475em;
    margin-block-start: -2.475em;
    overflow: hidden;
    word-break: break-all;
  }
  .spoken::before {
    content: attr(data-text);
  }
  /* Where letters are made to be seen: still spoken, and as much room as before. */
  @media print, (forced-colors: active) {
    .spoken {
      opacity: 0;
    }
  }
`;
