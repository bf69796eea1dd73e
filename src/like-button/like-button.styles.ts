import { css } from 'lit';
import { theme } from '../styles/theme.js';

export const likeButtonStyles = css`
  :host {
    display: inline-flex;
    flex-direction: column;
    max-inline-size: 100%;
    line-height: 1.5;
    /* Painted by itself: a tap at one of 200 buttons paints one of them. */
    isolation: isolate;
  }
  button {
    display: flex;
    align-items: center;
    gap: min(0.5em, 2.5vw);
    margin: 0;
    /* Not a least height: the pill before the upgrade must come to the same height, and is no flex box. Where a pixel
       is one dot, the border is 1px. */
    padding: max(0.375em, (${theme.target} - 1.5em - 2px) / 2) min(1.125em, 4vw);
    border: 1.5px solid var(--like-button-color, ${theme.accent});
    border-radius: var(--like-button-radius, 999px);
    background: transparent;
    color: var(--like-button-color, ${theme.accent});
    font: inherit;
    text-align: start;
    cursor: pointer;
    -webkit-tap-highlight-color: transparent;
    touch-action: manipulation;
    /* No transition: pressed is to be seen in one frame, and a dozen repaints were half of what a tap cost. */
  }
  button:active {
    background: ${theme.tint};
  }
  @media (hover: hover) {
    button:hover {
      background: ${theme.tint};
    }
  }
  button[aria-pressed='true'] {
    background: var(--like-button-color, ${theme.accent});
    color: var(--like-button-pressed-color, ${theme.onAccent});
  }
  button:disabled,
  button[aria-disabled] {
    cursor: not-allowed;
  }
  /* Not focusable, or nothing to see pressed: faint. What was pressed stays so. */
  button:disabled,
  button[aria-disabled][aria-pressed='false'] {
    border-color: ${theme.rule};
    background: transparent;
    color: ${theme.inkFaint};
  }
  .icon {
    flex: none;
    inline-size: min(1.25em, 10vw);
    block-size: 1.25em;
    /* Clipped by nothing: Chromium takes all layers up anew for each picture that is. */
    overflow: visible;
    fill: none;
    stroke: currentColor;
    stroke-width: 1.75;
    stroke-linejoin: round;
  }
  [aria-pressed='true'] .icon {
    fill: currentColor;
  }
  .label {
    align-self: baseline;
    /* A word that does not fit beside the count breaks: the count stays in a small window. */
    min-inline-size: 0;
    font-weight: 700;
  }
  .count {
    align-self: baseline;
    display: grid;
    grid-template-columns: 0.5em 1fr;
    align-items: baseline;
    justify-items: center;
    flex: none;
    min-inline-size: min(4em, 20vw);
    font-variant-numeric: tabular-nums;
  }
  /* Without a position, of its own or of the count: each makes a layer more that a tap has to search. */
  .count:not(:empty)::before {
    content: '';
    align-self: center;
    justify-self: start;
    block-size: 0.9em;
    border-inline-start: 1px solid;
    opacity: 0.4;
  }
  .note {
    /* As wide as the button, whatever it says. */
    inline-size: 0;
    min-inline-size: 100%;
    padding-block-start: 0.375em;
    color: ${theme.inkMuted};
    font-size: ${theme.small};
    font-variant-numeric: tabular-nums;
  }
  .note:empty {
    padding: 0;
  }
  /* Said, and not shown. */
  .said {
    position: absolute;
    min-inline-size: 0;
    padding: 0;
    overflow: hidden;
    inline-size: 1px;
    block-size: 1px;
    clip-path: inset(50%);
    white-space: nowrap;
  }
  @media (forced-colors: active) {
    button[aria-pressed='true'] {
      forced-color-adjust: none;
      border-color: Highlight;
      background: Highlight;
      color: HighlightText;
    }
    button:disabled,
    button[aria-disabled][aria-pressed='false'] {
      border-color: GrayText;
      color: GrayText;
    }
  }
  @media print {
    button[aria-pressed='true'] {
      background: transparent;
      color: var(--like-button-color, ${theme.accent});
    }
    .note {
      display: none;
    }
  }
`;
