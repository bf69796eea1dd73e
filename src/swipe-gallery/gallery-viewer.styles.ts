import { css } from 'lit';
import { theme } from '../styles/theme.js';

/** A dark room in every theme: the eye is to see the picture only. */
export const galleryViewerStyles = css`
  dialog {
    --lane-ink: #fff;
    --lane-ink-muted: #e2dcd2;
    --lane-ink-faint: #cdc5ba;
    --lane-rule: #6b645a;
    --lane-accent: #ffa79f;
    --lane-surface: #2a2622;
    --swipe-gallery-slides: 1;
    --swipe-gallery-peek: 0px;
    --swipe-gallery-gap: 0px;
    position: fixed;
    inset: 0;
    inline-size: 100%;
    max-inline-size: none;
    block-size: 100%;
    max-block-size: none;
    margin: 0;
    padding: 0;
    border: 0;
    overflow: hidden;
    overscroll-behavior: contain;
    background: #161412;
    color: ${theme.ink};
    color-scheme: dark;
  }
  dialog:not([open]) {
    display: none;
  }
  dialog[open] {
    display: block;
  }
  .stage {
    display: flex;
    flex-direction: column;
    block-size: 100%;
    background: #161412;
  }
  dialog:focus {
    outline: none;
  }
  .bar {
    display: flex;
    flex: none;
    flex-wrap: wrap;
    gap: ${theme.space};
    padding: ${theme.space};
  }
  .close {
    margin-inline-start: auto;
  }
  .room {
    flex: 1;
    min-block-size: 0;
    padding: 0 ${theme.space} ${theme.space};
  }
  .room::part(track) {
    block-size: calc(100% - ${theme.target} - ${theme.space});
  }
  .room.single::part(track) {
    block-size: 100%;
  }
  .leaf {
    display: flex;
    flex-direction: column;
    block-size: 100%;
    scroll-snap-stop: always;
  }
  /* Left to right in any language: the scroll positions of a zoomed picture are counted from its left edge. */
  .frame {
    display: flex;
    flex: 1;
    direction: ltr;
    min-block-size: 0;
    overflow: hidden;
    overscroll-behavior-y: contain;
    touch-action: pan-x;
    cursor: zoom-in;
  }
  .frame img {
    flex: none;
    inline-size: 100%;
    block-size: 100%;
    margin: auto;
    object-fit: contain;
    background: center / contain no-repeat;
  }
  .zoomed {
    overflow: auto;
    touch-action: pan-x pan-y;
    cursor: grab;
  }
  .dragged {
    cursor: grabbing;
  }
  .leaf figcaption {
    flex: none;
    max-block-size: 35%;
    padding-block: 0.75em 0;
    overflow: auto;
    overscroll-behavior: contain;
    line-height: 1.6;
  }
  .leaf figcaption .credit,
  .leaf figcaption small {
    font-size: ${theme.small};
    font-style: normal;
    color: ${theme.inkFaint};
  }
  .leaf figcaption a {
    color: inherit;
  }
  .leaf figcaption span {
    display: inline-block;
  }
  .leaf figcaption .credit::before,
  .leaf figcaption small::before {
    content: '   ';
    white-space: pre-wrap;
  }
  @media print {
    dialog[open] {
      display: none;
    }
  }
`;
