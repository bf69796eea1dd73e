import type { CSSResult } from 'lit';
// @ts-expect-error: a build script, without types
import { toSheetSelector } from '../../scripts/sheet-selectors.mjs';

/**
 * Adopts what `lanelight.css` holds of one element, for its tag and for a twin that is never defined: markup under
 * `plain-<tag>` looks as the element does before its upgrade. Returns the function that takes the sheet away.
 */
export async function adoptLightSheet(tag: string, styles: readonly CSSResult[]): Promise<() => void> {
  const light = await fetch(new URL(`../../src/${tag}/${tag}.light.css`, import.meta.url));
  const shadow = styles.map(({ cssText }) => parse(cssText));
  const text = [...shadow.map((sheet) => derive(tag, sheet.cssRules)), await light.text()].join('\n');
  const ownTag = new RegExp(`(?<![\\w-])${tag}(?![\\w-])(:not\\(:defined\\))?`, 'g');
  const sheets = [parse(text), parse(text.replace(ownTag, `plain-${tag}`))];
  document.adoptedStyleSheets = [...document.adoptedStyleSheets, ...sheets];
  return () => {
    document.adoptedStyleSheets = document.adoptedStyleSheets.filter((sheet) => !sheets.includes(sheet));
  };
}

/** The twin of an element: its attributes and light DOM under a tag that is never defined. */
export function createPlainTwin(element: Element): HTMLElement {
  const twin = document.createElement(`plain-${element.localName}`);
  for (const { name, value } of element.attributes) twin.setAttribute(name, value);
  twin.append(...[...element.childNodes].map((node) => node.cloneNode(true)));
  return twin;
}

/** Where an element and its children stand, in px from the element's corner. */
export function measureLayout(element: Element): number[][] {
  const { left, top } = element.getBoundingClientRect();
  return [element, ...element.querySelectorAll('*')].map((box) => {
    const { x, y, width, height } = box.getBoundingClientRect();
    return [x - left, y - top, width, height].map(Math.round);
  });
}

function parse(text: string): CSSStyleSheet {
  const sheet = new CSSStyleSheet();
  sheet.replaceSync(text);
  return sheet;
}

function derive(tag: string, rules: CSSRuleList): string {
  return [...rules].map((rule) => deriveRule(tag, rule)).join('\n');
}

function deriveRule(tag: string, rule: CSSRule): string {
  if (rule instanceof CSSGroupingRule && !(rule instanceof CSSStyleRule)) {
    return `${rule.cssText.slice(0, rule.cssText.indexOf('{'))}{${derive(tag, rule.cssRules)}}`;
  }
  if (!(rule instanceof CSSStyleRule)) return '';
  const selectors = rule.selectorText
    .split(/,(?![^(]*\))/)
    .map((selector) => toSheetSelector(tag, selector) as string | undefined)
    .filter((selector) => selector !== undefined);
  return selectors.length > 0 ? `${selectors.join()}{${rule.style.cssText}}` : '';
}
