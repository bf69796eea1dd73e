import { html, LitElement, nothing, svg, type PropertyValues, type TemplateResult } from 'lit';
import { property, state } from 'lit/decorators.js';
import { isBlind } from '../controllers/blind.js';
import { LocaleController } from '../controllers/locale-controller.js';
import { attachInternalsOf, setState } from '../controllers/state-controller.js';
import { warnOfValue, warnOnce } from '../development.js';
import { msg, str } from '../i18n/localize.js';
import { focusStyles } from '../styles/focus.styles.js';
import { hostStyles } from '../styles/host.styles.js';
import type { QrCode } from './qr-modules.js';
import { QrLinkLeaveEvent } from './qr-link.events.js';
import { qrLinkStyles } from './qr-link.styles.js';

/** Side from which on a module is narrower than 2.5 pixels in a code of the default size, 132 pixels. */
const denseSize = 53;

/**
 * Calls readers to act: a question, a call to action, a link, and the QR code of the same address. The code is drawn
 * here, from `href`, without any request but for the encoder's own module; it is dark on light in every theme and in
 * print, with its quiet zone.
 *
 * @summary A call to action with its link and QR code.
 * @tag qr-link
 *
 * @slot - Call to action.
 * @slot question - The question: a heading.
 * @slot cta - Call to action, by name; it stands before the default slot.
 * @slot instruction - How to take part, with the link in it: an `<a href>`.
 * @slot qr - An `<img>` of the code with its quiet zone, in place of the drawn one; its `alt` says where it leads.
 *
 * @fires {QrLinkLeaveEvent} qr-link-leave - Before a link inside leads to another site; cancelable.
 *
 * @csspart link - The link that is printed where the light DOM has none.
 * @csspart qr - The drawn QR code.
 * @csspart problem - What stands in its place when it could not be drawn.
 *
 * @cssprop {<length>} [--qr-link-size=8.25em] - Side of the QR code, quiet zone included.
 * @cssprop {<color>} [--qr-link-background=var(--lane-surface, #f6f1e8)] - Background of the block.
 * @cssprop {<color>} [--qr-link-rule-color=var(--lane-accent, #a61b1f)] - Colour of the rule on top.
 *
 * @cssstate error - No code could be drawn: the address is too long, or the encoder's module did not come.
 */
export class QrLinkElement extends LitElement {
  static override styles = [hostStyles, focusStyles, qrLinkStyles];

  readonly #internals = attachInternalsOf(this);

  /** Address of the link and of the QR code, beginning with `http://` or `https://`: a phone has no page to resolve it. */
  @property() href = '';

  /** Shows no QR code. */
  @property({ type: Boolean, attribute: 'without-qr' }) withoutQr = false;

  @state() private hasLink = true;
  @state() private hasOwnQr = false;
  @state() private qrCode?: QrCode;
  /** The address of which no code could be drawn. */
  @state() private undrawn = '';

  #address = '';

  constructor() {
    super();
    new LocaleController(this);
    this.addEventListener('click', this.#onClick);
  }

  override connectedCallback(): void {
    super.connectedCallback();
    // The encoder may be within reach by now.
    this.undrawn = '';
    this.#onSlotChange();
  }

  override willUpdate(changed: PropertyValues<this>): void {
    if (!changed.has('href')) return;
    this.#address = readWebAddress(this.href);
    this.qrCode = undefined;
    if (this.href && !this.#address) warnOfValue(this, 'href', this.href, 'an address with http: or https:');
  }

  override updated(): void {
    setState(this.#internals, 'error', this.#isUndrawn);
    void this.#drawQrCode();
  }

  get #isUndrawn(): boolean {
    return this.#address !== '' && this.undrawn === this.#address;
  }

  async #drawQrCode(): Promise<void> {
    const address = this.#address;
    if (!address || this.withoutQr || this.hasOwnQr || this.qrCode || this.#isUndrawn) return;
    try {
      const { createQrCode } = await import('./qr-modules.js');
      const qrCode = createQrCode(address);
      if (qrCode.size > denseSize)
        warnOnce(
          `qr-link:${address}`,
          `<qr-link> draws a code too fine for many cameras, for ${address.length} characters: shorten the address, or set --qr-link-size.`,
        );
      if (address === this.#address) this.qrCode ??= qrCode;
    } catch (error) {
      if (address === this.#address) this.undrawn = address;
      warnOnce(
        `qr-link:${address}`,
        `<qr-link> draws no QR code for ${address.slice(0, 80)}: ${String(error)}`,
      );
    }
  }

  #onSlotChange(): void {
    if (isBlind(this, () => this.#onSlotChange())) return;
    this.hasLink = this.querySelector('a[href]') !== null;
    this.hasOwnQr = this.querySelector(':scope > [slot="qr"]') !== null;
  }

  #onClick(event: MouseEvent): void {
    if (event.defaultPrevented) return;
    const link = event
      .composedPath()
      .find((target) => target instanceof HTMLAnchorElement && target.href !== '');
    if (!link) return;
    const { href, origin, protocol } = link as HTMLAnchorElement;
    if (!/^https?:$/.test(protocol) || origin === location.origin) return;
    /** @internal */
    const isAllowed = this.dispatchEvent(new QrLinkLeaveEvent(href));
    if (!isAllowed) event.preventDefault();
  }

  #renderLink(): TemplateResult | typeof nothing {
    if (this.hasLink || !this.#address) return nothing;
    return html`<p class="link" part="link"><a href=${this.#address}>${this.href}</a></p>`;
  }

  #renderQrCode(): TemplateResult | typeof nothing {
    if (!this.#address || this.withoutQr || this.hasOwnQr) return nothing;
    if (this.#isUndrawn) {
      const problem = msg('二维码画不出来，请用链接。', { id: 'qr-link-problem' });
      return html`<p class="qr problem" part="problem"><small>${problem}</small></p>`;
    }
    if (!this.qrCode) {
      return html`<div class="qr"></div>`;
    }
    const { size, path } = this.qrCode;
    const name = msg(str`二维码:打开 ${this.href}`, { id: 'qr-link-image' });
    return html`
      <svg
        class="qr"
        part="qr"
        role="img"
        aria-label=${name}
        viewBox="0 0 ${size} ${size}"
        shape-rendering="crispEdges"
      >
        ${svg`<rect width="100%" height="100%" fill="#fff"></rect><path d=${path} fill="#000"></path>`}
      </svg>
    `;
  }

  override render(): TemplateResult {
    return html`
      <slot name="question" @slotchange=${this.#onSlotChange}></slot>
      <slot name="cta" @slotchange=${this.#onSlotChange}></slot>
      <slot @slotchange=${this.#onSlotChange}></slot>
      <slot name="instruction" @slotchange=${this.#onSlotChange}></slot>
      ${this.#renderLink()}
      <slot name="qr" @slotchange=${this.#onSlotChange}></slot>
      ${this.#renderQrCode()}
    `;
  }
}

function readWebAddress(text: string): string {
  try {
    return /^https?:\/\//i.test(text) ? new URL(text).href : '';
  } catch {
    return '';
  }
}
