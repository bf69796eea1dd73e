import { css, type CSSResult } from 'lit';
import { theme } from '../styles/theme.js';

export const gap = css`var(--swipe-gallery-gap, 12px)`;
/** One, and nothing of the next, where a page wants one column. */
const slides = css`(1 + (var(--swipe-gallery-slides, 1) - 1) * ${theme.beside})`;

/** Length of a slide when `peek` of the view is left for the next one. */
export const slideSize = (peek: CSSResult) =>
  css`calc((100% - var(--swipe-gallery-peek, ${peek}) * ${theme.beside} - ${gap} * (${slides} - 1)) / ${slides})`;

/** What is left for the next slide in a narrow window and in a wide one. */
export const [narrow, wide] = [css`12%`, css`22%`];

export const swipeGalleryStyles = css`
  /* Paint containment keeps the host's paint offset when it ceases to be the scroller, at upgrade: without it Chromium
     counts a layout shift of the whole gallery. It clips, so focus rings lie inside. */
  :host {
    display: block;
    contain: paint;
    min-inline-size: 0;
    /* Pictures lie side by side in a vertical page too. */
    writing-mode: horizontal-tb;
  }
  ::slotted(*) {
    flex: 0 0 ${slideSize(narrow)};
    box-sizing: border-box;
    min-inline-size: 0;
    min-block-size: 0;
    margin: 0;
    scroll-snap-align: start;
  }
  ::slotted(img) {
    display: block;
    block-size: auto;
    aspect-ratio: var(--swipe-gallery-ratio, 16 / 10);
    object-fit: var(--swipe-gallery-fit, cover);
  }
  ::slotted(br) {
    display: none;
  }
  ::slotted(:only-child) {
    flex-basis: 100%;
  }
  @media (min-width: 640px) {
    ::slotted(:not(:only-child)) {
      flex-basis: ${slideSize(wide)};
    }
  }

  .row {
    display: flex;
    gap: ${gap};
    align-items: flex-start;
    block-size: 100%;
  }
  .track {
    overflow: auto hidden;
    overscroll-behavior-x: contain;
    scroll-behavior: auto;
    scroll-snap-type: x mandatory;
    scrollbar-width: none;
  }
  .track::-webkit-scrollbar {
    display: none;
  }
  /* Down the page it is no trap: at its ends the page scrolls on. */
  :host([axis='y']) .row {
    flex-direction: column;
    align-items: stretch;
  }
  :host([axis='y']) .track {
    block-size: var(--swipe-gallery-height, 28em);
    overflow: hidden auto;
    scroll-snap-type: y mandatory;
  }
  .track:focus,
  button:focus {
    outline-offset: -2px;
  }
  .moving,
  :host([axis='y']) .moving {
    scroll-snap-type: none;
  }

  .controls {
    position: relative;
    display: flex;
    /* Large text in a narrow place takes two lines. */
    flex-wrap: wrap;
    gap: ${theme.space};
    align-items: center;
    min-block-size: ${theme.target};
    margin-block-start: ${theme.space};
    font-variant-numeric: tabular-nums lining-nums;
    line-height: 1;
    color: ${theme.inkMuted};
    white-space: nowrap;
  }
  /* Room for what comes later. */
  :host([autoplay]) .controls {
    padding-inline-end: calc(${theme.target} + 2 * ${theme.space});
  }
  :host([thumbnails]) .controls {
    margin-block-end: calc(${theme.target} + ${theme.space});
  }
  .idle > :not(.enlarge) {
    visibility: hidden;
  }
  button {
    display: flex;
    flex: none;
    align-items: center;
    justify-content: center;
    min-inline-size: ${theme.target};
    block-size: ${theme.target};
    margin: 0;
    padding: 0 0.75em;
    border: 1px solid ${theme.rule};
    border-radius: ${theme.radius};
    background: none;
    font: inherit;
    color: ${theme.ink};
    cursor: pointer;
    touch-action: manipulation;
    -webkit-tap-highlight-color: transparent;
  }
  button:active {
    background: ${theme.surface};
  }
  [aria-disabled='true'] {
    background: none;
    color: ${theme.rule};
    cursor: default;
  }
  @media (hover: hover) {
    button:not([aria-disabled='true']):hover {
      border-color: currentColor;
    }
  }
  /* As narrow as its word: in a card, too, the row takes the one line that was kept free for it before upgrade. */
  .enlarge {
    min-inline-size: ${theme.target};
    margin-inline-start: auto;
    padding: 0 0.25em;
  }
  /* Half a square on its corner: an arrow that turns round with the text, in any engine. */
  .arrow {
    position: relative;
    inline-size: 0.45em;
    block-size: 0.9em;
    overflow: hidden;
  }
  .arrow::before {
    content: '';
    position: absolute;
    inset-block-start: 0.15em;
    inline-size: 0.6em;
    block-size: 0.6em;
    border: 1.5px solid;
    transform: rotate(45deg);
  }
  [part='previous'] .arrow::before {
    inset-inline-end: -0.33em;
  }
  [part='next'] .arrow::before {
    inset-inline-start: -0.33em;
  }
  [part='pagination'] {
    font-size: ${theme.small};
  }
  .line {
    position: relative;
    flex: 1;
    contain: strict;
    block-size: 2px;
    overflow: hidden;
    background: ${theme.rule};
  }
  /* Its middle is where the line begins, and half of it is clipped: to be scaled, it need not know the direction. */
  .progress {
    position: absolute;
    inset-block: 0;
    inset-inline-start: -100%;
    inline-size: 200%;
    background: ${theme.accent};
    transform: scaleX(0);
    will-change: transform;
  }
  .status,
  .direction {
    position: absolute;
    inline-size: 2px;
    block-size: 1px;
    overflow: hidden;
    clip-path: inset(50%);
    white-space: nowrap;
  }
  /* One px narrower inside in right-to-left text: a change of direction, which no event tells of, is seen as one of size. */
  .direction {
    padding: 0 1px 0 0;
    padding-inline-end: 0;
  }

  @media (forced-colors: active) {
    [aria-disabled='true'] {
      border-color: GrayText;
      color: GrayText;
    }
    .line {
      forced-color-adjust: none;
      background: GrayText;
    }
    .progress {
      background: Highlight;
    }
  }

  @media print {
    :host {
      contain: none;
    }
    .track {
      overflow: visible;
    }
    .row {
      display: block;
    }
    ::slotted(*) {
      inline-size: auto;
      margin-block-end: 1.5em;
      break-inside: avoid;
    }
    .controls,
    .status {
      display: none;
    }
  }
`;
