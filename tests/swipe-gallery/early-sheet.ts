import type { CSSResult } from 'lit';

/** The sheet that serves an element before it is upgraded, derived from its shadow sheets as the build derives it. */
export function earlySheet(tag: string, styles: readonly CSSResult[]): string {
  const sheet = new CSSStyleSheet();
  sheet.replaceSync(styles.map((style) => style.cssText).join('\n'));
  return [...sheet.cssRules].map((rule) => earlyRule(tag, rule)).join('\n');
}

function earlyRule(tag: string, rule: CSSRule): string {
  if (rule instanceof CSSMediaRule) {
    const rules = [...rule.cssRules].map((inner) => earlyRule(tag, inner)).join('\n');
    return `@media ${rule.conditionText} { ${rules} }`;
  }
  if (!(rule instanceof CSSStyleRule)) return '';
  const selector = rule.selectorText
    .replace(/^:host(?:\((.+)\))?$/, `${tag}:not(:defined)$1`)
    .replace(/^::slotted\((.+)\)$/, `${tag}:not(:defined) > $1`);
  return selector.startsWith(tag) ? `${selector} { ${rule.style.cssText} }` : '';
}
