const controls = 'a, button, input, label, select, summary, textarea, [contenteditable], [tabindex]';

/**
 * Takes a click anywhere on a card to its one real link, keys held included (a new tab stays a new tab). Not a click
 * on another control, nor the end of selecting text; the link itself is clicked as any link.
 */
export function followCardLink(event: MouseEvent, card: Element, link: HTMLElement): void {
  if (event.defaultPrevented || getSelection()?.isCollapsed === false) return;
  for (const target of event.composedPath()) {
    if (target === card) break;
    if (target instanceof Element && target.matches(controls)) return;
  }
  const { ctrlKey, metaKey, shiftKey, altKey } = event;
  link.dispatchEvent(
    new MouseEvent('click', {
      bubbles: true,
      cancelable: true,
      composed: true,
      ctrlKey,
      metaKey,
      shiftKey,
      altKey,
    }),
  );
}
