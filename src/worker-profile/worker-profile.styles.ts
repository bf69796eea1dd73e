import { css, type CSSResult } from 'lit';
import { theme } from '../styles/theme.js';

/**
 * The portrait's width and, at 4:5, its height: beside the heading where narrow, smaller where that leaves the name no
 * room (large text on a small phone), in a column of its own where wide.
 */
const tight = { portrait: css`4em`, height: css`5em`, indent: 5 };
const narrow = { portrait: css`6.5em`, height: css`8.125em`, indent: 7.5 };
const wide = { portrait: css`13em`, height: css`16.25em`, indent: 15.5 };

/** An indent of the host's `em`, for a child whose own `font-size` is `size` of it. */
const indent = (ems: number, size: number): CSSResult => css`calc(${ems}em / ${size})`;

const headingSize = 2;
const mottoSize = 1.25;
const smallSize = 0.875;
const subheadSize = 1.25;

const tightRules = css`
  :host::before {
    block-size: ${tight.height};
  }
  .initial,
  ::slotted([slot='portrait']) {
    inline-size: ${tight.portrait};
    block-size: ${tight.height};
  }
  .initial > span {
    font-size: 2em;
  }
  .heading,
  ::slotted([slot='heading']) {
    margin-inline-start: ${indent(tight.indent, headingSize)};
    min-block-size: calc(${tight.height} / ${headingSize});
  }
`;

const wideRules = css`
  :host::before {
    block-size: ${wide.height};
  }
  .initial,
  ::slotted([slot='portrait']) {
    inline-size: ${wide.portrait};
    block-size: ${wide.height};
  }
  .initial > span {
    font-size: 5.5em;
  }
  ::slotted(*),
  .fallback {
    margin-inline-start: ${wide.indent}em;
  }
  ::slotted([slot='portrait']) {
    margin-inline-start: 0;
  }
  .heading,
  ::slotted([slot='heading']) {
    margin-inline-start: ${indent(wide.indent, headingSize)};
    min-block-size: 0;
  }
  .motto,
  ::slotted([slot='motto']) {
    margin-inline-start: ${indent(wide.indent, mottoSize)};
  }
  .tags,
  ::slotted([slot='tags']) {
    margin-inline-start: ${indent(wide.indent, smallSize)};
  }
  ::slotted(h3:not([slot])),
  ::slotted(h4:not([slot])) {
    margin-inline-start: ${indent(wide.indent, subheadSize)};
  }
`;

/**
 * The host is the one box and its slotted children stand in it directly, so that the same rules lay the markup out
 * before the upgrade (docs/decisions/2026-11-21-one-source-of-layout.md). It adapts to the width it gets.
 */
export const workerProfileStyles = css`
  :host {
    display: flow-root;
    position: relative;
    container-type: inline-size;
    border-block-start: 1px solid var(--worker-profile-rule-color, ${theme.ink});
    padding-block: 2em 2.5em;
  }
  /* A profile with little text is as high as its portrait. */
  :host::before {
    content: '';
    float: inline-start;
    block-size: ${narrow.height};
  }
  ::slotted(*) {
    box-sizing: border-box;
    margin: 0;
    text-indent: 0;
  }
  /* Not all: an element of ours has a padding of its own, which a rule on slotted children would beat. */
  ::slotted(ul),
  ::slotted(ol) {
    padding: 0;
  }
  .initial,
  ::slotted([slot='portrait']) {
    position: absolute;
    inset-block-start: 2em;
    inset-inline-start: 0;
    inline-size: ${narrow.portrait};
    block-size: ${narrow.height};
    object-fit: cover;
    background: var(--worker-profile-portrait-background, ${theme.tint});
  }
  .initial {
    display: grid;
    place-items: center;
    color: var(--worker-profile-portrait-color, ${theme.accent});
    font-family: ${theme.serif};
    font-weight: 700;
    line-height: 1;
  }
  .initial > span {
    font-size: 3em;
  }
  .initial::after {
    content: '';
    position: absolute;
    inset-block: 0.5em;
    inset-inline: 0.5em;
    border: 1px solid currentcolor;
    opacity: 0.35;
  }
  .broken::slotted(*) {
    display: none;
  }
  .heading,
  ::slotted([slot='heading']) {
    display: flex;
    flex-direction: column;
    justify-content: flex-end;
    margin-inline-start: ${indent(narrow.indent, headingSize)};
    min-block-size: calc(${narrow.height} / ${headingSize});
    font: 700 ${headingSize}em / 1.25 ${theme.serif};
    color: var(--worker-profile-name-color, ${theme.ink});
  }
  .heading > small {
    font: 400 0.5em / 1.6 ${theme.sans};
    color: ${theme.inkMuted};
  }
  .nickname,
  ::slotted([slot='nickname']) {
    margin-block-start: 0.35em;
    font-family: ${theme.kai};
    color: var(--worker-profile-nickname-color, ${theme.accent});
  }
  .motto,
  ::slotted([slot='motto']) {
    position: relative;
    margin-block-start: 0.6em;
    font: 400 ${mottoSize}em / 1.7 ${theme.serif};
    color: ${theme.ink};
    text-wrap: pretty;
    text-spacing-trim: trim-start;
    quotes: none;
  }
  .motto::before,
  ::slotted([slot='motto'])::before {
    content: '“';
    content: '“' / '';
    margin-inline-end: 0.06em;
    font-size: 1.75em;
    line-height: 0;
    vertical-align: -0.32em;
    color: ${theme.accent};
    opacity: 0.6;
  }
  ::slotted([slot='quote']) {
    margin-block-start: 1em;
    color: ${theme.ink};
  }
  .tags,
  ::slotted([slot='tags']) {
    display: flex;
    flex-wrap: wrap;
    gap: 0.35em 1em;
    margin-block-start: 0.9em;
    font-size: ${smallSize}em;
    color: ${theme.inkMuted};
    list-style: none;
  }
  ::slotted([slot='stats']) {
    display: grid;
    grid-template-columns: repeat(auto-fit, minmax(7.75em, 1fr));
    gap: 1.5em;
    margin-block: 1.5em;
    border-block: 1px solid ${theme.rule};
    padding-block: 1.5em;
    list-style: none;
  }
  ::slotted(:not([slot])) {
    margin-block-start: 1.5em;
  }
  ::slotted(p:not([slot])) {
    margin-block-start: 0.9em;
  }
  ::slotted(h3:not([slot])),
  ::slotted(h4:not([slot])) {
    margin-block: 1.75em 0;
    font: 700 ${subheadSize}em / 1.5 ${theme.serif};
  }
  ::slotted([slot='media']) {
    margin-block: 2em 1.5em;
  }
  ::slotted([slot='facts']),
  ::slotted([slot='career']),
  ::slotted([slot='projects']),
  ::slotted([slot='process']),
  ::slotted([slot='honours']) {
    margin-block-start: 0.75em;
    border-block-start: 1px solid ${theme.rule};
    padding-block-start: 0.75em;
    line-height: 1.6;
  }
  ::slotted([slot='actions']) {
    margin-block-start: 1.75em;
  }
  @container (max-width: 16em) {
    ${tightRules}
  }
  @container (min-width: 42em) {
    ${wideRules}
  }
  @supports not (container-type: inline-size) {
    @media (max-width: 18em) {
      ${tightRules}
    }
    @media (min-width: 60em) {
      ${wideRules}
    }
  }
  @media print {
    :host {
      break-inside: auto;
    }
    ::slotted([slot='actions']) {
      display: none;
    }
  }
`;
