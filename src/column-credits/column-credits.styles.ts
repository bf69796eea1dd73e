import { css } from 'lit';
import { theme } from '../styles/theme.js';

/** Host and group stack alike, so that the slotted blocks keep their places when the group comes between them. */
const stack = css`
  display: flex;
  flex-direction: column;
  gap: 0.5em;
`;

export const columnCreditsStyles = css`
  :host {
    ${stack}
    border-block-start: 1px solid var(--column-credits-rule-color, ${theme.rule});
    padding-block-start: 1em;
    color: var(--column-credits-color, ${theme.inkMuted});
  }
  :host(:empty) {
    display: none;
  }
  .credits {
    ${stack}
  }
  ::slotted(*) {
    box-sizing: border-box;
    margin: 0;
    padding: 0;
    font-size: ${theme.small};
    line-height: 1.75;
    text-indent: 0;
  }
  ::slotted(dl),
  ::slotted(ol),
  ::slotted(ul) {
    display: flex;
    flex-wrap: wrap;
    gap: 0.3em 1.6em;
    list-style: none;
  }
  ::slotted([slot='follow']) {
    order: -1;
  }
  ::slotted([slot='reprint']) {
    order: 1;
  }
  @media print {
    :host {
      break-inside: avoid;
    }
  }
`;
