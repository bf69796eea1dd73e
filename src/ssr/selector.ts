/** What a selector is asked of. */
export interface Selectable {
  readonly localName: string;
  readonly parentNode: Selectable | null;
  readonly nextElementSibling: Selectable | null;
  getAttribute(name: string): string | null;
}

/**
 * Matches the selectors that our elements use on their light DOM: lists of a tag, attributes, both, `:scope >` before and
 * `:last-child` after them. Any other is our own mistake.
 */
export function matches(element: Selectable, selector: string, scope?: Selectable): boolean {
  return selector.split(',').some((part) => {
    const [, isChild, tag = '', attributes = '', isLast] = pattern.exec(part.trim()) ?? fail(selector);
    if (isChild && element.parentNode !== scope) return false;
    if (tag && element.localName !== tag) return false;
    if (isLast && element.nextElementSibling) return false;
    return [...attributes.matchAll(attributePattern)].every(([, name = '', value]) => {
      const actual = element.getAttribute(name);
      return actual !== null && (value === undefined || actual === value);
    });
  });
}

const attribute = String.raw`\[[\w-]+(?:=["']?[^"'\]]*["']?)?\]`;
const attributePattern = /\[([\w-]+)(?:=["']?([^"'\]]*)["']?)?\]/g;
const pattern = new RegExp(`^(:scope > )?([\\w-]*)((?:${attribute})*)(:last-child)?$`);

function fail(selector: string): never {
  throw new Error(`lanelight/ssr: the selector "${selector}" is not known.`);
}
