import { html, LitElement, nothing, type TemplateResult } from 'lit';
import { property, query, state } from 'lit/decorators.js';
import { readEarlyScroll } from '../controllers/early-scroll.js';
import { LocaleController } from '../controllers/locale-controller.js';
import { warnOnce, warnOfSlots } from '../development.js';
import { msg } from '../i18n/localize.js';
import { focusStyles } from '../styles/focus.styles.js';
import { hostStyles } from '../styles/host.styles.js';
import { measureSoon, type Measure } from './measure-soon.js';
import { readingPanelStyles } from './reading-panel.styles.js';
import { scrollPageBy } from '../controllers/scroll-page.js';

/**
 * Shows a long text in a box of a fixed share of the screen that is scrolled to read on (向下滑动查看). It scrolls as
 * the browser scrolls: by wheel, finger, keys, to an anchor, to what is found in the page; it never snaps, and at its
 * ends the page moves on. A text that fits is left as it is, with no fade, cue, button or role.
 *
 * @summary A box that is scrolled to read on.
 * @tag reading-panel
 *
 * @slot - The text.
 *
 * @fires {Event} toggle - After a reader opened or closed the panel; does not bubble, like that of `<details>`.
 *
 * @csspart scroller - The box that scrolls.
 * @csspart cue - The cue to scroll.
 * @csspart button - The button that shows all of the text.
 *
 * @cssprop {<length>} [--reading-panel-size=max(12em, min(70svh, 36em))] - The most that the closed panel is high.
 * @cssprop {<color>} [--reading-panel-cue-color=var(--lane-ink-faint, #6b665f)] - Colour of the cue.
 * @cssprop {<color>} [--reading-panel-button-color=var(--lane-accent, #a61b1f)] - Colour of the button.
 */
export class ReadingPanelElement extends LitElement {
  static override styles = [hostStyles, focusStyles, readingPanelStyles];

  /** Name of the region while it scrolls, for example the person's; with several panels on a page each needs its own. */
  @property() label = '';

  /** Text of the cue; 向下滑动查看 in the page's language by default, none when empty. */
  @property() cue?: string;

  /** Shows all of the text. */
  @property({ type: Boolean, reflect: true }) expanded = false;

  @state() private isOverflowing = false;
  @state() private isAtEnd = false;

  @query('.scroller') private readonly scroller!: HTMLElement;
  @query('.content') private readonly content!: HTMLElement;
  @query('.controls') private readonly controls!: HTMLElement | null;
  @query('button') private readonly button!: HTMLButtonElement;

  #observer?: ResizeObserver;
  #initialScroll = 0;

  constructor() {
    super();
    // Until now the host scrolled itself (reading-panel.light.css), perhaps to the anchor of the address.
    this.#initialScroll = readEarlyScroll(this).block;
    new LocaleController(this);
  }

  override connectedCallback(): void {
    super.connectedCallback();
    if (this.hasUpdated) this.#observe();
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    this.#observer?.disconnect();
  }

  override firstUpdated(): void {
    if (this.#initialScroll > 0) this.scroller.scrollTop = this.#initialScroll;
    this.#observe();
  }

  override updated(): void {
    warnOfSlots(this, []);
    if (this.isOverflowing && !this.label) {
      warnOnce(
        'reading-panel:label',
        '<reading-panel> scrolls: give the region a name by its attribute label.',
      );
    }
  }

  #observe(): void {
    if (typeof ResizeObserver === 'undefined') return;
    this.#observer ??= new ResizeObserver(() => measureSoon(this));
    this.#observer.observe(this.scroller);
    this.#observer.observe(this.content);
  }

  /**
   * What there is to scroll. Box and controls together have the same height with controls as without, so that no
   * measure upsets the next.
   *
   * @internal
   */
  measure(): Measure {
    const { scrollTop, clientHeight, scrollHeight } = this.scroller;
    // Controls that are larger than the panel must not make its text look short: they would come and go with each frame.
    const available = Math.min(clientHeight + (this.controls?.offsetHeight ?? 0), this.clientHeight);
    return {
      isOverflowing: this.expanded ? this.isOverflowing : this.content.offsetHeight > available + 1,
      isAtEnd: scrollTop + clientHeight >= scrollHeight - 1,
    };
  }

  /** @internal */
  apply({ isOverflowing, isAtEnd }: Measure): void {
    this.isOverflowing = isOverflowing;
    this.isAtEnd = isAtEnd;
  }

  #onScroll(): void {
    this.apply(this.measure());
  }

  async #onClick(): Promise<void> {
    const anchor = this.expanded ? this.button : this.content;
    const top = anchor.getBoundingClientRect().top;
    this.expanded = !this.expanded;
    await this.updateComplete;
    if (!this.expanded) this.scroller.scrollTop = this.scroller.scrollHeight;
    scrollPageBy(this, anchor.getBoundingClientRect().top - top);
    /** @internal */
    this.dispatchEvent(new Event('toggle'));
  }

  #renderControls(): TemplateResult {
    const cue = this.expanded ? '' : (this.cue ?? msg('向下滑动查看', { id: 'reading-panel-cue' }));
    return html`
      <div class="controls ${this.isAtEnd ? 'at-end' : ''}">
        ${cue ? html`<span class="cue" part="cue" aria-hidden="true">${cue} ↓</span>` : nothing}
        <button
          part="button"
          type="button"
          aria-expanded=${this.expanded ? 'true' : 'false'}
          @click=${this.#onClick}
        >
          ${
            this.expanded
              ? msg('收起全文', { id: 'reading-panel-collapse' })
              : msg('展开全文', { id: 'reading-panel-expand' })
          }
        </button>
      </div>
    `;
  }

  override render(): TemplateResult {
    const isScrollable = this.isOverflowing && !this.expanded;
    const classes = `scroller${isScrollable && !this.isAtEnd ? ' fading' : ''}`;
    return html`
      <div
        class=${classes}
        part="scroller"
        role=${isScrollable ? 'region' : nothing}
        tabindex=${isScrollable ? 0 : nothing}
        aria-label=${isScrollable ? this.label || msg('正文', { id: 'reading-panel-label' }) : nothing}
        @scroll=${this.#onScroll}
      >
        <div class="content"><slot></slot></div>
      </div>
      ${this.isOverflowing || this.expanded ? this.#renderControls() : nothing}
    `;
  }
}
