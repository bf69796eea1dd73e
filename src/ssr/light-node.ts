import type { ParsedNode } from './peers.js';
import { matches, type Selectable } from './selector.js';

/**
 * Parsed markup, as far as our elements read it: the little of the DOM that they ask of their children and of what is
 * around them.
 */
export class LightNode {
  readonly parentNode: LightElement | null;
  readonly nodeType: number;
  readonly parsed: ParsedNode;

  constructor(parsed: ParsedNode, parent: LightElement | null) {
    this.parsed = parsed;
    this.parentNode = parent;
    this.nodeType = parsed.tagName ? 1 : parsed.nodeName === '#text' ? 3 : 8;
  }

  get parentElement(): LightElement | null {
    return this.parentNode;
  }

  get nextSibling(): LightNode | null {
    const siblings = this.parentNode?.childNodes ?? [];
    return siblings[siblings.indexOf(this) + 1] ?? null;
  }

  get textContent(): string {
    return this.nodeType === 3 ? (this.parsed.value ?? '') : '';
  }
}

export class LightText extends LightNode {
  get data(): string {
    return this.textContent;
  }
}

export class LightElement extends LightNode implements Selectable {
  readonly childNodes: readonly LightNode[];

  constructor(parsed: ParsedNode, parent: LightElement | null) {
    super(parsed, parent);
    this.childNodes = (parsed.childNodes ?? []).map((child) => createNode(child, this));
  }

  get localName(): string {
    return this.parsed.tagName ?? '';
  }

  get slot(): string {
    return this.getAttribute('slot') ?? '';
  }

  get firstChild(): LightNode | null {
    return this.childNodes[0] ?? null;
  }

  get nextElementSibling(): LightElement | null {
    const siblings = this.parentNode?.children ?? [];
    return siblings[siblings.indexOf(this) + 1] ?? null;
  }

  get children(): LightElement[] {
    return this.childNodes.filter((node) => node instanceof LightElement);
  }

  override get textContent(): string {
    return this.childNodes.map((node) => node.textContent).join('');
  }

  getAttribute(name: string): string | null {
    return this.parsed.attrs?.find((attribute) => attribute.name === name)?.value ?? null;
  }

  getRootNode(): LightElement {
    return this.parentNode?.getRootNode() ?? this;
  }

  matches(selector: string): boolean {
    return matches(this, selector);
  }

  closest(selector: string): LightElement | null {
    return this.matches(selector) ? this : (this.parentNode?.closest(selector) ?? null);
  }

  querySelectorAll(selector: string): LightElement[] {
    return this.#descendants().filter((element) => matches(element, selector, this));
  }

  querySelector(selector: string): LightElement | null {
    return this.querySelectorAll(selector)[0] ?? null;
  }

  #descendants(): LightElement[] {
    return this.children.flatMap((child) => [child, ...child.#descendants()]);
  }
}

/** A picture of which a server knows only that it is named. */
export class LightImage extends LightElement {
  readonly complete = false;
  readonly naturalWidth = 0;

  get src(): string {
    return this.getAttribute('src') ?? '';
  }
}

export function createNode(parsed: ParsedNode, parent: LightElement | null): LightNode {
  if (parsed.nodeName === '#text') return new LightText(parsed, parent);
  if (parsed.tagName === 'img') return new LightImage(parsed, parent);
  return parsed.childNodes ? new LightElement(parsed, parent) : new LightNode(parsed, parent);
}
