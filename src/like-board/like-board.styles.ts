import { css } from 'lit';
import { theme } from '../styles/theme.js';

export const likeBoardStyles = css`
  :host {
    display: block;
    line-height: 1.5;
  }
  ol {
    margin: 0;
    padding: 0;
    /* Not none, at which Safari reads no list any more. */
    list-style-type: '';
  }
  .row {
    display: grid;
    grid-template-columns: 1.5em minmax(0, 1fr);
    align-items: baseline;
    column-gap: 0.75em;
    padding-block: 0.75em;
    border-block-end: 1px solid ${theme.rule};
  }
  .rank {
    color: ${theme.inkFaint};
    font-family: ${theme.serif};
    font-size: 1.375em;
    font-weight: 700;
    /* The row must not grow when the rank comes. */
    line-height: 0;
    inline-size: 1.0909em;
    text-align: center;
    font-variant-numeric: tabular-nums;
  }
  .leading .rank {
    color: var(--like-board-color, ${theme.accent});
  }
  /* Where the name would get less than 7em, the count goes below it; like-board.light.css reckons with that. */
  .line {
    display: flex;
    flex-wrap: wrap;
    align-items: baseline;
    column-gap: 0.75em;
  }
  .name {
    flex: 1 1 7em;
    min-inline-size: 0;
    overflow-wrap: anywhere;
    font-weight: 700;
  }
  /* In a narrow board every post stands below its name, in a wide one beside it, whatever its length. */
  .name small {
    display: inline-block;
    min-inline-size: clamp(0px, (20em - 100%) * 999, 100%);
    text-wrap: balance;
    color: ${theme.inkMuted};
    font-size: ${theme.small};
    font-weight: 400;
  }
  .name a {
    color: inherit;
    text-underline-offset: 0.2em;
  }
  .count {
    margin-inline-start: auto;
    min-inline-size: 4.5em;
    text-align: end;
    font-variant-numeric: tabular-nums;
    white-space: nowrap;
  }
  .meter {
    grid-column: 2;
    margin-block-start: 0.5em;
    block-size: 2px;
  }
  .meter::before {
    content: '';
    display: block;
    inline-size: var(--_share);
    block-size: 100%;
    background: var(--like-board-color, ${theme.accent});
  }
  .foot {
    display: flex;
    flex-wrap: wrap;
    align-items: center;
    column-gap: 1em;
    min-block-size: ${theme.target};
    color: ${theme.inkMuted};
    font-size: ${theme.small};
  }
  button {
    min-block-size: ${theme.target};
    min-inline-size: ${theme.target};
    margin: 0;
    padding: 0;
    border: 0;
    background: none;
    color: ${theme.accent};
    font: inherit;
    font-weight: 700;
    cursor: pointer;
    touch-action: manipulation;
  }
  .spoken {
    position: absolute;
    overflow: hidden;
    inline-size: 1px;
    block-size: 1px;
    clip-path: inset(50%);
    white-space: nowrap;
    /* Within the row also at its end. */
    margin-inline-start: -1px;
  }
  @media (prefers-reduced-motion: no-preference) {
    .meter::before {
      transition: inline-size ${theme.duration};
    }
  }
  @media (forced-colors: active) {
    .meter::before {
      forced-color-adjust: none;
      background: Highlight;
    }
  }
  @media print {
    .row {
      break-inside: avoid;
    }
    .meter::before {
      print-color-adjust: exact;
    }
    button {
      display: none;
    }
  }
`;
