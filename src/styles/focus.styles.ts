import { css } from 'lit';
import { theme } from './theme.js';

/** One focus ring for every control: 2 px and 3:1 (WCAG 2.2, 2.4.13). `:focus` is for engines without `:focus-visible`. */
export const focusStyles = css`
  :focus {
    outline: 2px solid ${theme.accent};
    outline-offset: 2px;
  }
  :focus:not(:focus-visible) {
    outline: none;
  }
`;
