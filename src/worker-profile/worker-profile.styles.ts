import { css, unsafeCSS, type CSSResult } from 'lit';
import { theme } from '../styles/theme.js';

/** Lengths of the host's `em`, in that of a child whose own `font-size` is `size` of it. */
const ems = (length: number, size: number): string => `${length / size}em`;

/** Width from which on something stands beside the portrait; where a page wants one column there is none so large. */
const widthBeside = css`(100% * ${theme.beside})`;

/** Far below nothing where the profile is narrower, far above everything where it is wider. */
const over = (width: number, size: number, whole: CSSResult = css`100%`): string =>
  `(${whole.cssText} - ${ems(width, size)}) * 999`;

/**
 * One of three lengths by the width that the profile gets: below 16em (large text on a small phone), up to 42em, and
 * above. A percentage knows that width in every browser, a container query only in new ones.
 */
const step = (size: number, tight: number, narrow: number, wide: number): CSSResult =>
  unsafeCSS(
    `max(clamp(${ems(tight, size)}, ${over(16, size)}, ${ems(narrow, size)}), min(${over(42, size, widthBeside)}, ${ems(wide, size)}))`,
  );

/** Where the text begins: beside the portrait, or in less than 11em below it. */
const stepBeside = (size: number, tight: number, narrow: number, wide: number): CSSResult =>
  css`min(max(0em, ${unsafeCSS(over(11, size))}), ${step(size, tight, narrow, wide)})`;

/** Room for a portrait above the name, where the name stands below it. */
const stepBelow = (size: number, height: number): CSSResult =>
  unsafeCSS(`clamp(0em, (${ems(11, size)} - 100%) * 999, ${ems(height, size)})`);

/** The portrait of a card is on top, or from 22em on beside the text; its height it keeps. */
const cardIndent = (size: number): CSSResult =>
  unsafeCSS(`clamp(0em, ${over(22, size, widthBeside)}, ${ems(9.25, size)})`);

const mottoSize = 1.25;
const subheadSize = 1.25;

/**
 * Indents everything but the heading, whatever its own `font-size`. Important, since it is what keeps the text beside
 * the portrait: a portal's `.article p { margin: 1em 0 }` would lay it under the picture.
 */
const indent = (host: CSSResult, length: (size: number) => CSSResult): CSSResult => css`
  ${host} ::slotted(*),
  ${host} .fallback {
    margin-inline-start: ${length(1)} !important;
  }
  ${host} ::slotted([slot='portrait']) {
    margin-inline-start: 0 !important;
  }
  ${host} .motto,
  ${host} ::slotted([slot='motto']) {
    margin-inline-start: ${length(mottoSize)} !important;
  }
  ${host} ::slotted(h3:not([slot])),
  ${host} ::slotted(h4:not([slot])) {
    margin-inline-start: ${length(subheadSize)} !important;
  }
`;

/** The heading of a layout: its size, its indent, and the room above it. */
const heading = (host: CSSResult, size: number, length: CSSResult, below: CSSResult): CSSResult => css`
  ${host} .heading,
  ${host} ::slotted([slot='heading']) {
    margin-inline-start: ${length} !important;
    padding-block-start: ${below};
    font-size: ${size}em;
  }
  ${host} .heading small {
    font-size: ${unsafeCSS(ems(1, size))};
  }
`;

const feature = unsafeCSS(':host');
const row = unsafeCSS(":host([layout='row'])");
const card = unsafeCSS(":host([layout='card'])");

/** Nothing stands around the name: the layouts with a column of their own for the portrait start at its top. */
const compact = css`
  ${row} .heading,
  ${row} ::slotted([slot='heading']),
  ${card} .heading,
  ${card} ::slotted([slot='heading']) {
    display: block;
    min-block-size: 0;
    margin-block-end: 0;
  }
  ${row} ::slotted([slot='stats']),
  ${card} ::slotted([slot='stats']) {
    margin-block: 1em;
    padding-block: 1em;
  }
`;

const rowRules = css`
  ${row} {
    padding-block: 1.25em 1.5em;
    border-color: var(--worker-profile-rule-color, ${theme.rule});
  }
  ${row}::before {
    padding-block-start: ${step(1, 3.75, 5.625, 8.125)};
  }
  ${row} .initial,
  ${row} ::slotted([slot='portrait']) {
    inset-block-start: 1.25em;
    max-inline-size: ${step(1, 3, 4.5, 6.5)};
  }
  ${row} .initial > span {
    font-size: 1.75em;
  }
  ${indent(row, (size) => stepBeside(size, 3.75, 5.75, 8))}
  ${heading(row, 1.5, stepBeside(1.5, 3.75, 5.75, 8), stepBelow(1.5, 4.5))}
`;

const cardRules = css`
  ${card} {
    border: 1px solid var(--worker-profile-rule-color, ${theme.rule});
    padding: 1.25em;
    min-block-size: calc(11em + 2px);
  }
  ${card}::before {
    display: block;
    float: none;
    padding-block-start: clamp(0em, (22em - ${widthBeside}) * 999, 10.5em);
  }
  ${card} .initial,
  ${card} ::slotted([slot='portrait']) {
    inset-block-start: 0;
    max-inline-size: clamp(8.8em, (24.5em - ${widthBeside}) * 999, 100%);
    block-size: 11em;
    aspect-ratio: auto;
  }
  ${card} .initial > span {
    font-size: 5em;
  }
  ${indent(card, cardIndent)}
  ${heading(card, 1.5, cardIndent(1.5), css`0`)}
`;

/**
 * Off screen, cards and rows are neither styled nor laid out; each remembers its height once it has been seen. Not the
 * first twelve: a browser takes what it has not seen for 24em high, and what stands below on a reader's first screen would
 * move. Those in a list of their own are in the light sheet.
 */
const skipped = css`
  ${row},
  ${card} {
    container-type: normal;
    contain-intrinsic-block-size: auto 24em;
  }
  @media screen {
    :host([layout='row']:nth-child(n + 13)),
    :host([layout='card']:nth-child(n + 13)) {
      content-visibility: var(--worker-profile-content-visibility, auto);
    }
  }
`;

const story = css`
  .story {
    margin-block-start: 1.5em;
    max-block-size: var(--worker-profile-story-size, calc(4em * var(--lane-leading, 1.75)));
    overflow: hidden;
    overflow-anchor: none;
  }
  .panel {
    max-block-size: var(--worker-profile-story-size, max(12em, min(70vh, 36em)));
    overflow: auto;
  }
  .open {
    max-block-size: none;
  }
  .content {
    display: flow-root;
  }
  :host([story='clamp']) ::slotted(div:not([slot])),
  :host([story='panel']) ::slotted(div:not([slot])) {
    margin-block: 0;
  }
  .controls {
    min-block-size: ${theme.target};
  }
`;

/**
 * The host is the one box and its slotted children stand in it directly, so that the same rules lay the markup out
 * before the upgrade (docs/decisions/2026-11-21-one-source-of-layout.md). It adapts to the width it gets; container
 * queries only refine what no percentage can say. The layouts come last: in the light DOM's sheet order decides.
 */
export const workerProfileStyles = css`
  :host {
    display: flow-root;
    position: relative;
    container-type: inline-size;
    border-block-start: 1px solid var(--worker-profile-rule-color, ${theme.ink});
    padding-block: 2em 2.5em;
    /* A full-width quote that begins a line leaves no hole, where the browser can. */
    text-spacing-trim: trim-start;
  }
  /* A profile with little text is as high as its portrait. */
  :host::before {
    content: '';
    float: inline-start;
    padding-block-start: ${step(1, 5, 8.125, 16.25)};
  }
  ::slotted(*) {
    box-sizing: border-box;
    margin: 0;
    text-indent: 0;
    line-height: inherit;
  }
  /* Not all: an element of ours has a padding of its own, which a rule on slotted children would beat. */
  ::slotted(ul),
  ::slotted(ol) {
    padding: 0;
  }
  ${indent(feature, (size) => step(size, 0, 0, 15.5))}
  .initial,
  ::slotted([slot='portrait']) {
    position: absolute;
    inset-block-start: 2em;
    inset-inline-start: 0;
    inline-size: 100%;
    max-inline-size: ${step(1, 4, 6.5, 13)};
    block-size: 8.125em;
    object-fit: cover;
    object-position: 50% 25%;
    background: var(--worker-profile-portrait-background, ${theme.tint});
  }
  @supports (aspect-ratio: 4 / 5) {
    .initial,
    ::slotted([slot='portrait']) {
      block-size: auto;
      aspect-ratio: 4 / 5;
    }
  }
  .initial {
    display: grid;
    place-items: center;
    color: var(--worker-profile-portrait-color, ${theme.accent});
    font-family: ${theme.serif};
    font-weight: 700;
  }
  .initial > span {
    font-size: 3em;
  }
  .initial::after {
    content: '';
    position: absolute;
    inset-block: 0.4em;
    inset-inline: 0.4em;
    border: 1px solid;
    opacity: 0.35;
  }
  [hidden]::slotted(*) {
    display: none;
  }
  .heading,
  ::slotted([slot='heading']) {
    display: flex;
    flex-direction: column;
    justify-content: flex-end;
    min-block-size: calc(8.125em / 2);
    font: 700 2em / 1.25 ${theme.serif};
    color: var(--worker-profile-name-color, ${theme.ink});
  }
  /* What follows stands below the portrait too, unless there is a column for it. */
  .heading,
  ::slotted([slot='heading']) {
    margin-block-end: clamp(0em, (21em - ${widthBeside}) * 999, 0.5em);
  }
  ${heading(feature, 2, stepBeside(2, 5, 7.5, 15.5), stepBelow(2, 5.75))}
  .controls:empty {
    display: none;
  }
  .heading small {
    display: block;
    font: 400 0.5em / 1.6 ${theme.sans};
    color: ${theme.inkMuted};
  }
  a {
    display: block;
    color: inherit;
    text-decoration: none;
  }
  :host(:hover) a {
    text-decoration: underline;
  }
  .nickname,
  ::slotted([slot='nickname']) {
    margin-block-start: 0.35em;
    font-family: ${theme.kai};
    color: var(--worker-profile-nickname-color, ${theme.accent});
  }
  .years,
  ::slotted([slot='years']) {
    margin-block-start: 0.35em;
    color: ${theme.inkMuted};
  }
  .motto,
  ::slotted([slot='motto']) {
    margin-block-start: 0.6em;
    font: 400 ${mottoSize}em / 1.7 ${theme.serif};
    color: ${theme.ink};
  }
  .motto::before,
  ::slotted([slot='motto'])::before {
    content: '“';
    content: '“' / '';
    font-size: 1.75em;
    line-height: 0;
    vertical-align: -0.32em;
    color: ${theme.accent};
  }
  ::slotted([slot='quote']) {
    margin-block-start: 1em;
    color: ${theme.ink};
  }
  ::slotted([slot='tags']) {
    display: flex;
    flex-wrap: wrap;
    gap: 0.35em 1em;
    margin-block-start: 0.9em;
    color: ${theme.inkMuted};
    list-style: none;
  }
  ::slotted([slot='stats']) {
    display: flex;
    flex-wrap: wrap;
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
    /* Breaks after its marks and between its words, within a phrase only where it is longer than the line. */
    word-break: keep-all;
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
  ${story}
  @container (max-width: 16em) {
    .initial > span {
      font-size: 2em;
    }
    .heading,
    ::slotted([slot='heading']) {
      min-block-size: calc(5em / 2);
    }
  }
  @container (min-width: 42em) {
    .initial > span {
      font-size: calc(3em + 2.5em * ${theme.beside});
    }
    .heading,
    ::slotted([slot='heading']) {
      min-block-size: calc(8.125em / 2 * (1 - ${theme.beside}));
    }
  }
  ${rowRules}
  ${cardRules}
  ${compact}
  ${skipped}
  @media print {
    ${row},
    ${card} {
      break-inside: avoid;
      content-visibility: visible;
    }
    .story {
      max-block-size: none;
    }
    .controls,
    ::slotted([slot='actions']) {
      display: none;
    }
  }
`;
