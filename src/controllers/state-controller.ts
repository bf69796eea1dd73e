/** The internals of an element, or nothing where the engine has none (Safari before 16.4). */
export function attachInternalsOf(element: HTMLElement): ElementInternals | undefined {
  return 'attachInternals' in element ? element.attachInternals() : undefined;
}

/**
 * Turns a custom state on or off, for a page to style by `:state(name)`. Chromium 90–124 takes only names with two
 * dashes and throws at others: there it is `:--name`. Engines without states are left alone, so an element never
 * styles itself by its states.
 */
export function setState(internals: ElementInternals | undefined, name: string, isOn: boolean): void {
  const states = internals?.states;
  if (!states) return;
  if (!isOn) {
    states.delete(name);
    states.delete(`--${name}`);
    return;
  }
  try {
    states.add(name);
  } catch {
    states.add(`--${name}`);
  }
}
