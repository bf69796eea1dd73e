import { css } from 'lit';
import { theme } from '../styles/theme.js';

/**
 * The host is as high as its text, up to the limit; box and row of controls share what there is. Before the upgrade
 * the host itself scrolls at the same limit (`reading-panel.light.css`), so that nothing around it moves.
 */
export const readingPanelStyles = css`
  :host {
    display: flex;
    flex-direction: column;
    max-block-size: var(--reading-panel-size, max(12em, min(70vh, 36em)));
    /* Opening and closing keep the reader's place themselves. */
    overflow-anchor: none;
    /* Keeps the host's paint offset when it ceases to be the scroller, at upgrade: without it Chromium counts a layout
       shift of the whole panel. It clips, so focus rings lie inside. */
    contain: paint;
  }
  @supports (block-size: 1svh) {
    :host {
      max-block-size: var(--reading-panel-size, max(12em, min(70svh, 36em)));
    }
  }
  :host([expanded]) {
    max-block-size: none;
  }
  .scroller {
    flex: 0 1 auto;
    min-block-size: 0;
    overflow: auto;
    overscroll-behavior: auto;
    -webkit-overflow-scrolling: touch;
  }
  .fading {
    -webkit-mask-image: linear-gradient(#000 calc(100% - 5em), transparent);
    mask-image: linear-gradient(#000 calc(100% - 5em), transparent);
  }
  .content {
    display: flow-root;
  }
  ::slotted(:first-child) {
    margin-block-start: 0;
  }
  ::slotted(:last-child) {
    margin-block-end: 0;
  }
  .scroller:focus,
  button:focus {
    outline-offset: -2px;
  }
  /* The fade would hide the ring. */
  .scroller:focus-visible {
    -webkit-mask-image: none;
    mask-image: none;
  }
  .controls {
    display: flex;
    flex: none;
    flex-wrap: wrap;
    align-items: center;
    justify-content: center;
    column-gap: 0.5em;
    font-size: ${theme.small};
  }
  /* A cue is a few words; the text needs the room. */
  .cue {
    display: -webkit-box;
    -webkit-box-orient: vertical;
    -webkit-line-clamp: 3;
    overflow: hidden;
    color: var(--reading-panel-cue-color, ${theme.inkFaint});
    transition: opacity ${theme.duration};
  }
  /* Its place is kept, lest the button move under a finger. */
  .at-end .cue {
    opacity: 0;
    visibility: hidden;
  }
  button {
    min-block-size: ${theme.target};
    min-inline-size: ${theme.target};
    margin: 0;
    border: 0;
    padding-block: 0;
    padding-inline: 0.8em;
    background: none;
    color: var(--reading-panel-button-color, ${theme.accent});
    font: inherit;
    cursor: pointer;
    touch-action: manipulation;
  }
  button:hover {
    text-decoration: underline;
    text-underline-offset: 0.25em;
  }
  @media (prefers-reduced-motion: reduce) {
    .cue {
      transition: none;
    }
  }
  @media (forced-colors: active) {
    .fading {
      border-block-end: 1px solid;
      -webkit-mask-image: none;
      mask-image: none;
    }
    button {
      margin-block-start: 0.5em;
      border: 1px solid;
    }
  }
  @media print {
    :host {
      display: block;
      max-block-size: none;
    }
    .scroller {
      overflow: visible;
      -webkit-mask-image: none;
      mask-image: none;
    }
    .controls {
      display: none;
    }
  }
`;
