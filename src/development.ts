const issued = new Set<string>();
/** Longer values are cut in a warning. */
const longest = 60;

/**
 * Whether a page is in development: Lit itself was resolved to its development build (export condition `development`),
 * which leaves a `Set` behind. An element with that id is not one (DOM clobbering).
 */
export function isDevelopment(): boolean {
  return (globalThis as { litIssuedWarnings?: unknown }).litIssuedWarnings instanceof Set;
}

/** Warns a page's author once, in development only. */
export function warnOnce(key: string, message: string): void {
  if (!isDevelopment() || issued.has(key)) return;
  issued.add(key);
  console.warn(`lanelight: ${message}`);
}

/** Warns that an attribute's value is not one of those that an element knows. */
export function warnOfValue(element: Element, attribute: string, value: unknown, expected: string): void {
  const tag = element.localName;
  const shown = shorten(String(value));
  warnOnce(`${tag}:${attribute}:${shown}`, `<${tag} ${attribute}="${shown}">: expected ${expected}.`);
}

/** The same for a value that is given and is not known. */
export function warnOfUnknown(
  element: Element,
  attribute: string,
  value: string | undefined,
  isKnown: (value: string) => boolean,
  expected: string,
): void {
  if (value && !isKnown(value)) warnOfValue(element, attribute, value, expected);
}

/**
 * Warns of children that an element does not show, since no slot of theirs is in its shadow tree, and of slots with
 * more children than are meant for them.
 */
export function warnOfSlots(element: Element, single: readonly string[]): void {
  if (!isDevelopment()) return;
  const { localName, children } = element;
  const slots = [...children].map(({ slot }) => slot);
  for (const { slot, assignedSlot } of children) {
    const key = `${localName}:slot:${slot}`;
    if (slot && !assignedSlot)
      warnOnce(`${key}:unseen`, `<${localName}>: slot="${shorten(slot)}" is not shown here.`);
    if (single.includes(slot) && slots.indexOf(slot) !== slots.lastIndexOf(slot))
      warnOnce(`${key}:twice`, `<${localName}>: slot="${slot}" is filled twice.`);
  }
}

/** By characters: half a surrogate pair is none. */
function shorten(value: string): string {
  return value.length > longest
    ? `${[...value.slice(0, longest)].slice(0, -1).join('')}… (${value.length} characters)`
    : value;
}
