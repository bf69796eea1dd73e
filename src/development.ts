const issued = new Set<string>();

/**
 * Warns a page's author once, in development only: where Lit itself was resolved to its development build (export
 * condition `development`), which leaves a `Set` behind. An element with that id is not one (DOM clobbering).
 */
export function warnOnce(key: string, message: string): void {
  const isDevelopment = (globalThis as { litIssuedWarnings?: unknown }).litIssuedWarnings instanceof Set;
  if (!isDevelopment || issued.has(key)) return;
  issued.add(key);
  console.warn(`lanelight: ${message}`);
}

/** Warns that an attribute's value is not one of those that an element knows. */
export function warnOfValue(element: Element, attribute: string, value: unknown, expected: string): void {
  const tag = element.localName;
  warnOnce(
    `${tag}:${attribute}:${String(value)}`,
    `<${tag} ${attribute}="${String(value)}">: expected ${expected}.`,
  );
}
