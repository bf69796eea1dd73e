import { adoptStyles, type CSSResult } from 'lit';

/** Adds the sheet of a part that was loaded later to a shadow root, once. */
export function adoptOnce(root: ShadowRoot, styles: CSSResult): void {
  const { styleSheet } = styles;
  if (!styleSheet) adoptStyles(root, [styles]);
  else if (!root.adoptedStyleSheets.includes(styleSheet)) {
    root.adoptedStyleSheets = [...root.adoptedStyleSheets, styleSheet];
  }
}
