import type { WorkerProfileElement } from './worker-profile.js';

const controls = 'a, button, input, label, select, summary, textarea, [contenteditable], [tabindex]';

/**
 * Takes a click anywhere on a card to its one real link, keys held included (a new tab stays a new tab). Not a click
 * on another control, nor the end of selecting text; the link itself is clicked as any link.
 */
export function followCardLink(this: HTMLElement, event: MouseEvent): void {
  const { href, renderRoot } = this as WorkerProfileElement;
  if (!href || event.defaultPrevented || getSelection()?.isCollapsed === false) return;
  for (const target of event.composedPath()) {
    if (target === this) break;
    if (target instanceof Element && target.matches(controls)) return;
  }
  const link = this.querySelector(':scope > [slot=heading] a') ?? renderRoot.querySelector('[part=link]');
  const { ctrlKey, metaKey, shiftKey, altKey } = event;
  const held = { ctrlKey, metaKey, shiftKey, altKey };
  link?.dispatchEvent(new MouseEvent('click', { bubbles: true, cancelable: true, composed: true, ...held }));
}
