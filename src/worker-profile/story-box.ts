import {
  adoptStyles,
  html,
  nothing,
  type LitElement,
  type ReactiveController,
  type TemplateResult,
} from 'lit';
import { LocaleController } from '../controllers/locale-controller.js';
import { scrollPageBy } from '../controllers/scroll-page.js';
import { msg } from '../i18n/localize.js';
import { storyBoxStyles } from './story-box.styles.js';

/** A profile whose story may be shortened. */
interface Host extends LitElement {
  readonly name: string;
  readonly story: string;
}

/**
 * Opens and closes a shortened story in place: the line being read stays where it is, and the focus on the button. Loaded
 * when a profile has a story to shorten; its box has its size before.
 */
export class StoryBox implements ReactiveController {
  readonly #host: Host;
  #observer?: ResizeObserver;
  #box?: HTMLElement | undefined;
  #isOpen = false;
  #isLong = false;
  #isAtEnd = false;

  constructor(host: Host) {
    this.#host = host;
    const { elementStyles } = host.constructor as typeof LitElement;
    adoptStyles(host.renderRoot as ShadowRoot, [...elementStyles, storyBoxStyles]);
    new LocaleController(host);
    host.addController(this);
  }

  get #isScrollable(): boolean {
    return this.#host.story === 'panel' && this.#isLong && !this.#isOpen;
  }

  /** What the box is called while it is open, or fades at its end. */
  get classes(): string {
    if (this.#isOpen) return 'open';
    return this.#isLong && !this.#isAtEnd ? 'fading' : '';
  }

  hostConnected(): void {
    this.#observer = new ResizeObserver(() => requestAnimationFrame(() => this.#measure()));
    this.hostUpdated();
  }

  hostDisconnected(): void {
    this.#observer?.disconnect();
    this.#box = undefined;
  }

  /** The box comes and goes with the host's `story`. */
  hostUpdated(): void {
    const box = this.#host.renderRoot.querySelector<HTMLElement>('.story') ?? undefined;
    if (box !== this.#box) {
      this.#observer?.disconnect();
      this.#box = box;
      if (box) {
        this.#observer?.observe(box);
        this.#observer?.observe(box.firstElementChild as Element);
        box.addEventListener('scroll', this.#onScroll);
      }
    }
    this.#describe();
  }

  render(): TemplateResult | typeof nothing {
    if (!this.#isLong) return nothing;
    return html`<button
      part="button"
      type="button"
      aria-expanded=${this.#isOpen ? 'true' : 'false'}
      @click=${this.#onClick}
    >
      ${
        this.#isOpen
          ? msg('收起全文', { id: 'reading-panel-collapse' })
          : msg('展开全文', { id: 'reading-panel-expand' })
      }
    </button>`;
  }

  /** A panel is a stop of the Tab key and a named region, but only while it scrolls. */
  #describe(): void {
    const attributes = {
      role: 'region',
      tabindex: '0',
      'aria-label': this.#host.name || msg('正文', { id: 'reading-panel-label' }),
    };
    for (const [name, value] of Object.entries(attributes)) {
      if (this.#isScrollable) this.#box?.setAttribute(name, value);
      else this.#box?.removeAttribute(name);
    }
  }

  #measure(): void {
    const box = this.#box;
    if (!box) return;
    const { scrollTop, clientHeight, scrollHeight } = box;
    const isLong = this.#isOpen ? this.#isLong : scrollHeight > clientHeight + 1;
    const isAtEnd = scrollTop > 0 && scrollTop + clientHeight >= scrollHeight - 1;
    if (isLong === this.#isLong && isAtEnd === this.#isAtEnd) return;
    this.#isLong = isLong;
    this.#isAtEnd = isAtEnd;
    this.#host.requestUpdate();
  }

  /** The browser scrolls what is clipped to show something in it: the focus, an anchor, what is found in the page. */
  readonly #onScroll = (): void => {
    if (this.#host.story === 'panel') this.#measure();
    else if (!this.#isOpen && this.#box?.scrollTop) void this.#toggle(this.#box.firstElementChild as Element);
  };

  readonly #onClick = ({ currentTarget }: Event): void => {
    void this.#toggle(this.#isOpen ? (currentTarget as Element) : (this.#box?.firstElementChild as Element));
  };

  /** What is held stays where it is on the screen. */
  async #toggle(held: Element): Promise<void> {
    const { top } = held.getBoundingClientRect();
    this.#isOpen = !this.#isOpen;
    this.#isAtEnd = false;
    this.#host.requestUpdate();
    await this.#host.updateComplete;
    if (this.#box) this.#box.scrollTop = 0;
    scrollPageBy(this.#host, held.getBoundingClientRect().top - top);
  }
}
