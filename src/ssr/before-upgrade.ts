/**
 * What `lanelight.css` draws around an element before its upgrade stands in for the shadow root that is still to come.
 * Where a server has sent the root, these rules take the stand-in away: an important rule of the inside beats the
 * page's.
 */
const withoutStandIn = `
:host(:not(:defined))::before,
:host(:not(:defined))::after {
  content: none !important;
}
`;

/** Boxes that the host itself has before its upgrade. Without a script there is nothing to press. */
const boxes: Readonly<Record<string, string>> = {
  'like-button': `
:host(:not(:defined)) {
  display: inline-flex !important;
  border: 0 !important;
  padding: 0 !important;
  font-weight: inherit !important;
}
@media (scripting: none) {
  :host(:not(:defined)) {
    display: none !important;
  }
}
`,
  'reading-panel': `
:host(:not(:defined)) {
  display: flex !important;
  overflow: visible !important;
}
@media print, (scripting: none) {
  :host(:not(:defined)) {
    display: block !important;
  }
}
`,
  'swipe-gallery': `
:host(:not(:defined)) {
  display: block !important;
  block-size: auto !important;
  border: 0 !important;
  padding: 0 !important;
  overflow: visible !important;
}
:host(:not(:defined)) ::slotted(:only-child) {
  margin-block-end: 0 !important;
}
@media (scripting: none) {
  .controls {
    display: none;
  }
}
`,
};

/** The rules for a tag, to follow its own style. The board shows its list until its upgrade, and keeps the stand-in. */
export function styleBeforeUpgrade(tag: string): string {
  return (tag === 'like-board' ? '' : withoutStandIn) + (boxes[tag] ?? '');
}
