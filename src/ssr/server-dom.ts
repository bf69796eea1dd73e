import { LightElement, LightImage, LightText } from './light-node.js';

class Nothing {
  observe(): void {}
  unobserve(): void {}
  disconnect(): void {}
}

const nowhere = { addEventListener(): void {}, removeEventListener(): void {} };

/** A page's globals, as far as an element names them when it is connected. */
const globals = {
  Element: LightElement,
  HTMLElement: LightElement,
  HTMLImageElement: LightImage,
  Text: LightText,
  ShadowRoot: Nothing,
  MutationObserver: Nothing,
  IntersectionObserver: Nothing,
  ResizeObserver: Nothing,
  window: nowhere,
  requestAnimationFrame: () => 0,
  cancelAnimationFrame: (): void => {},
};

/** Runs a function as if in a page of that language. The globals are gone when it returns: nobody else sees them. */
export function inPage<Result>(lang: string, run: () => Result): Result {
  const page = {
    ...globals,
    document: { ...nowhere, documentElement: { lang }, baseURI: 'http://localhost/' },
  };
  const before = Object.keys(page).map(
    (name) => [name, Object.getOwnPropertyDescriptor(globalThis, name)] as const,
  );
  for (const [name, value] of Object.entries(page))
    Object.defineProperty(globalThis, name, { value, configurable: true, writable: true });
  try {
    return run();
  } finally {
    for (const [name, descriptor] of before) {
      if (descriptor) Object.defineProperty(globalThis, name, descriptor);
      else Reflect.deleteProperty(globalThis, name);
    }
  }
}

const answers = [
  'childNodes',
  'children',
  'firstChild',
  'textContent',
  'parentNode',
  'parentElement',
] as const;
const questions = ['matches', 'closest', 'querySelector', 'querySelectorAll', 'getRootNode'] as const;

/** Lets an element of the server see what stands in it and around it. */
export function giveLight(element: HTMLElement, light: LightElement): void {
  for (const name of answers) Object.defineProperty(element, name, { get: () => light[name] });
  for (const name of questions)
    Object.defineProperty(element, name, { value: (light[name] as () => unknown).bind(light) });
  // The shadow root is text here. What is asked of it before the first update is which children its slot takes.
  const slot = { assignedElements: () => light.children.filter(({ slot: name }) => name === '') };
  const root = { querySelector: (selector: string) => (selector === 'slot' ? slot : null) };
  Object.defineProperty(element, 'attachShadow', { value: () => root });
  Object.defineProperty(element, 'shadowRoot', { get: () => root });
}
