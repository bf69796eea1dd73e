import { css } from 'lit';
import { theme } from './theme.js';

/**
 * What every host shares. `medium` follows the reader's own setting and ignores what the page makes of a `rem`;
 * everything inside is in `em` of it.
 */
export const hostStyles = css`
  :host {
    box-sizing: border-box;
    font-family: ${theme.sans};
    font-size: var(--lane-font-size, medium);
    line-height: var(--lane-leading, 1.75);
    color: ${theme.ink};
    text-align: start;
    text-indent: 0;
    line-break: strict;
    overflow-wrap: break-word;
  }
  :host([hidden]) {
    display: none !important;
  }
  *,
  ::before,
  ::after {
    box-sizing: border-box;
  }
`;
