import { css } from 'lit';
import { theme } from '../styles/theme.js';

/** What a shortened story has once it can be opened. Its size is among the profile's own styles. */
export const storyBoxStyles = css`
  .fading {
    -webkit-mask-image: linear-gradient(#000 calc(100% - 2.5em), transparent);
    mask-image: linear-gradient(#000 calc(100% - 2.5em), transparent);
  }
  button {
    min-block-size: ${theme.target};
    min-inline-size: ${theme.target};
    margin: 0;
    border: 0;
    padding: 0;
    background: none;
    color: ${theme.accent};
    font: inherit;
    font-size: ${theme.small};
    cursor: pointer;
    touch-action: manipulation;
  }
  button:hover {
    text-decoration: underline;
    text-underline-offset: 0.25em;
  }
  @media print, (forced-colors: active) {
    .fading {
      -webkit-mask-image: none;
      mask-image: none;
    }
  }
  /* Where the text is cut, a line says so in place of the fade. */
  @media screen and (forced-colors: active) {
    .fading {
      border-block-end: 1px solid;
    }
  }
`;
