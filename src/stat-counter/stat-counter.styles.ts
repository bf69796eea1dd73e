import { css } from 'lit';
import { theme } from '../styles/theme.js';

/** The voice of the figures, in the light DOM, in the shadow tree and in the paint alike: or they would jump. */
const loud = css`
  font: 700 2.25em/1.1 var(--stat-counter-font, ${theme.serif});
  font-variant-numeric: lining-nums tabular-nums;
  color: var(--stat-counter-color, ${theme.ink});
`;
const struck = css`
  margin: 0;
  color: ${theme.inkFaint};
  font: 400 1.5em/1.1 var(--stat-counter-font, ${theme.serif});
  font-variant-numeric: lining-nums tabular-nums;
  text-decoration: line-through 1px;
`;
const arrow = css`
  margin: 0 0.25em;
  color: var(--stat-counter-accent, ${theme.accent});
  font-style: normal;
`;
const caption = css`
  display: block;
  margin: 0.4em 0 0;
  color: ${theme.inkMuted};
  font-size: 0.875em;
  line-height: 1.5;
  word-break: normal;
`;

export const statCounterStyles = css`
  :host {
    display: flow-root;
    color: ${theme.inkMuted};
    line-height: 1.1;
    overflow-wrap: anywhere;
    word-break: keep-all;
  }
  ::slotted(b) {
    ${loud}
    margin: 0;
    margin-inline-end: 0.06em;
  }
  b {
    ${loud}
    margin-inline-end: 0.06em;
  }
  ::slotted(s) {
    ${struck}
  }
  s {
    ${struck}
  }
  ::slotted(i) {
    ${arrow}
  }
  i {
    ${arrow}
  }
  ::slotted([slot]) {
    ${caption}
  }
  .caption {
    ${caption}
  }
  b.moving,
  slot.moving::slotted(b) {
    -webkit-text-fill-color: transparent;
  }
  /* Both lie over the number without being positioned: hundreds of layers cost more than the text in them. */
  .spoken,
  .paint {
    display: block;
    pointer-events: none;
    -webkit-user-select: none;
    user-select: none;
  }
  .spoken {
    block-size: 2.475em;
    margin-block-start: -2.475em;
    overflow: hidden;
    white-space: nowrap;
    -webkit-text-fill-color: transparent;
  }
  .spoken::before {
    content: attr(data-text);
  }
  .paint {
    ${loud}
    text-align: end;
    white-space: pre;
  }
  /* Figures grow from their end. A browser counts every added one as a shift of layout, unless that is where text begins. */
  .plain {
    direction: rtl;
    text-align: start;
  }
  .strip {
    display: block;
  }
  @media print {
    .spoken {
      display: none;
    }
  }
`;
