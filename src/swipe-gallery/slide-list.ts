import { isServer, type LitElement, type ReactiveController } from 'lit';
import { hasServerRoot, isBlind } from '../controllers/blind.js';

/** What editors and servers leave between slides. */
const never = 'br, link, noscript, script, style, template, [hidden]';

/** The author's own elements, in order, as they are added, removed, hidden and shown. */
export class SlideList implements ReactiveController {
  /** The slides at the last reading. */
  slides: readonly HTMLElement[] = [];
  readonly #host: LitElement;
  readonly #onChange: (before: readonly HTMLElement[]) => void;
  readonly #observer = isServer ? undefined : new MutationObserver(() => this.read());

  constructor(host: LitElement, onChange: (before: readonly HTMLElement[]) => void) {
    this.#host = host;
    this.#onChange = onChange;
    host.addController(this);
  }

  hostConnected(): void {
    this.#observer?.observe(this.#host, { attributeFilter: ['hidden'], subtree: true });
    if (hasServerRoot(this.#host)) this.read();
  }

  hostDisconnected(): void {
    this.#observer?.disconnect();
  }

  /** Reads the slides anew: what was appended in this very task is in already. */
  readonly read = (): void => {
    const slot = this.#host.shadowRoot?.querySelector('slot');
    if (!slot || isBlind(this.#host, this.read)) return;
    const slides = slot.assignedElements({ flatten: true }) as HTMLElement[];
    const next = slides.filter((slide) => !slide.matches(never));
    const isSame =
      next.length === this.slides.length && next.every((slide, index) => slide === this.slides[index]);
    if (isSame) return;
    const before = this.slides;
    this.slides = next;
    this.#onChange(before);
  };
}
