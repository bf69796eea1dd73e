import { css } from 'lit';
import { theme } from '../styles/theme.js';

/** The host is the one box: slotted lines wrap in it, so that the same rules lay the markup out before the upgrade. */
export const columnHeaderStyles = css`
  :host {
    display: flex;
    flex-wrap: wrap;
    align-items: baseline;
    column-gap: 0.75em;
    border-block-start: 3px solid var(--column-header-rule-color, ${theme.ink});
    padding-block: 1em 0;
    margin-block-end: 3em;
    text-spacing-trim: trim-start;
  }
  ::slotted(*) {
    box-sizing: border-box;
    margin: 0;
    flex: 0 0 100%;
    max-inline-size: 100%;
    line-height: inherit;
    text-indent: 0;
  }
  /* Not all: an element of ours has a padding of its own, which a rule on slotted children would beat. */
  ::slotted(ul),
  ::slotted(ol) {
    padding: 0;
  }
  .line,
  ::slotted([slot='kicker']),
  ::slotted([slot='issued-by']),
  ::slotted([slot='published']),
  ::slotted([slot='source']),
  ::slotted([slot='original']),
  ::slotted([slot='season']) {
    flex: 0 1 auto;
    font-size: ${theme.small};
    line-height: 1.5;
    color: ${theme.inkMuted};
  }
  .kicker,
  ::slotted([slot='kicker']) {
    color: var(--column-header-kicker-color, ${theme.accent});
    font-weight: 700;
    letter-spacing: 0.08em;
  }
  .kicker a {
    color: inherit;
  }
  ::slotted([slot='issued-by']) {
    letter-spacing: 0.08em;
  }
  ::slotted([slot='abstract']) {
    border-block-start: 1px solid ${theme.rule};
    padding-block: 0.85em 0;
    margin-block-start: 0.85em;
    font-size: ${theme.small};
    line-height: 1.75;
    color: ${theme.inkMuted};
  }
  ::slotted([slot='title']) {
    border-block-start: 1px solid ${theme.rule};
    padding-block-start: 0.5em;
    margin-block: 0.3em 0.35em;
    font: 700 clamp(1.75em, 1.2em + 2.6vw, 3em) / 1.3 ${theme.serif};
    color: var(--column-header-title-color, ${theme.ink});
    letter-spacing: 0.01em;
    text-wrap: balance;
  }
  .original,
  ::slotted([slot='original']) {
    border: 1px solid ${theme.accent};
    border-radius: 2px;
    padding: 0.15em 0.4em;
    font-size: var(--lane-small, 0.75em);
    line-height: 1.2;
    color: ${theme.accent};
    letter-spacing: 0;
  }
  ::slotted([slot='cover']) {
    display: block;
    block-size: auto;
    inline-size: 100%;
    margin-block-start: 1.5em;
  }
  ::slotted([slot='standfirst']) {
    margin-block-start: 1.15em;
    font: 400 1.125em / 1.8 ${theme.serif};
    color: ${theme.ink};
  }
  ::slotted([slot='intro']) {
    margin-block-start: 1.5em;
    max-inline-size: min(100%, 47em);
    border-inline-start: 3px solid ${theme.accent};
    padding: 1em min(1.5em, 8vw);
    background: var(--column-header-intro-background, ${theme.surface});
    color: ${theme.inkMuted};
  }
  ::slotted([slot='organisers']),
  ::slotted([slot='byline']),
  ::slotted([slot='follow']) {
    margin-block-start: 1.25em;
    font-size: ${theme.small};
    line-height: 1.6;
    color: ${theme.inkMuted};
    list-style: none;
  }
  @media print {
    :host {
      break-after: avoid;
      margin-block-end: 1.5em;
    }
    ::slotted([slot='intro']) {
      background: none;
    }
  }
`;
