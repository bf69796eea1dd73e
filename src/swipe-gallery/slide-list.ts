import { isServer, type ReactiveController } from 'lit';
import { hasServerRoot, isBlind } from '../controllers/blind.js';
import type { GalleryHost } from './gallery-host.js';

/** What editors and servers leave between slides. */
const never = 'br, link, noscript, script, style, template, [hidden]';

/** The author's own elements, in order, as they are added, removed, hidden and shown. */
export class SlideList implements ReactiveController {
  /** The slides at the last reading; none while `items` are shown. */
  slides: readonly HTMLElement[] = [];
  readonly #host: GalleryHost;
  readonly #onChange: (before: readonly HTMLElement[]) => void;
  readonly #observer = isServer
    ? undefined
    : new MutationObserver((records) => {
        if (this.#isOurs(records)) this.read();
      });
  #items: unknown;

  constructor(host: GalleryHost, onChange: (before: readonly HTMLElement[]) => void) {
    this.#host = host;
    this.#onChange = onChange;
    host.addController(this);
  }

  hostConnected(): void {
    this.#observer?.observe(this.#host, { attributeFilter: ['hidden'], childList: true, subtree: true });
    // Nobody tells of slides that were hidden or shown while the gallery was out of the page.
    if (this.#host.hasUpdated || hasServerRoot(this.#host)) this.read();
  }

  /** The first rendering knows the slides already: there is no second one that adds the controls. */
  hostUpdate(): void {
    const { hasUpdated, items } = this.#host;
    if (hasUpdated && items === this.#items) return;
    this.#items = items;
    this.read();
  }

  hostDisconnected(): void {
    this.#observer?.disconnect();
  }

  /** Reads anew if something was added, removed, hidden or shown in this very task, or out of the page. */
  catchUp(): void {
    const records = this.#observer?.takeRecords() ?? [];
    if (!this.#host.isConnected || this.#isOurs(records)) this.read();
  }

  readonly read = (): void => {
    const host = this.#host;
    if (isBlind(host, this.read)) return;
    const next = host.items ? [] : slottedIn(host).filter((slide) => !slide.matches(never));
    const isSame =
      next.length === this.slides.length && next.every((slide, index) => slide === this.slides[index]);
    if (isSame) return;
    const before = this.slides;
    this.slides = next;
    this.#onChange(before);
  };

  #isOurs(records: readonly MutationRecord[]): boolean {
    return records.some(({ type, target }) => type === 'attributes' || target === this.#host);
  }
}

/** What the slot will hold, whether there is one yet or not. */
function slottedIn(host: Element): HTMLElement[] {
  const children = [...host.children].filter(({ slot }) => slot === '') as HTMLElement[];
  return children.flatMap((child) =>
    child.localName === 'slot'
      ? ((child as HTMLSlotElement).assignedElements({ flatten: true }) as HTMLElement[])
      : child,
  );
}
