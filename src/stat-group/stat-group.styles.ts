import { css } from 'lit';
import { theme } from '../styles/theme.js';

const row = css`
  display: flex;
  flex-wrap: wrap;
  align-items: flex-start;
  gap: 0.75em var(--stat-group-gap, 1.5em);
`;
/** A line of its own below all numbers. */
const caption = css`
  flex-basis: 100%;
  margin: 0;
  border-block-start: 1px solid ${theme.rule};
  padding: 0.4em 0 0;
  color: ${theme.inkMuted};
  font-size: ${theme.small};
  line-height: 1.5;
`;

export const statGroupStyles = css`
  :host {
    ${row}
    inline-size: fit-content;
    max-inline-size: 100%;
  }
  .numbers,
  #caption {
    display: contents;
  }
  ::slotted(*) {
    margin: 0;
  }
  ::slotted([slot='label']) {
    ${caption}
  }
  .caption {
    ${caption}
  }
  .caption:empty {
    display: none;
  }
`;
