import { html, LitElement, type TemplateResult } from 'lit';
import { property } from 'lit/decorators.js';
import { LocaleController } from '../controllers/locale-controller.js';
import { warnOnce, warnOfSlots } from '../development.js';
import { msg } from '../i18n/localize.js';
import { hostStyles } from '../styles/host.styles.js';
import { columnCreditsStyles } from './column-credits.styles.js';

/**
 * Prints who made a column: an open list of roles and names, as one quiet line that wraps. Roles, separators, empty
 * roles and no-break spaces are the light DOM's own text, and the element changes none of it.
 *
 * @summary Credits of a column.
 * @tag column-credits
 *
 * @slot - The list: a `<ul>` of `<li><span>role</span><span>separator</span>name</li>`, or a `<dl>` whose `<div>`s hold
 *   a `<dt>` (role and separator) and a `<dd>`.
 * @slot follow - Line that asks to follow the publisher; it stands before the list.
 * @slot reprint - Reprint notice; it stands after the list.
 *
 * @csspart credits - The group of the three.
 *
 * @cssprop {<color>} [--column-credits-color=var(--lane-ink-muted, #55504a)] - Colour of the names.
 * @cssprop {<color>} [--column-credits-role-color=var(--lane-ink-faint, #6b665f)] - Colour of roles and separators.
 * @cssprop {<color>} [--column-credits-rule-color=var(--lane-rule, #ddd5c7)] - Colour of the hairline on top.
 */
export class ColumnCreditsElement extends LitElement {
  static override styles = [hostStyles, columnCreditsStyles];

  /** Name of the group for assistive technology; 署名 in the page's language by default. */
  @property() label = '';

  constructor() {
    super();
    new LocaleController(this);
  }

  override updated(): void {
    warnOfSlots(this, []);
  }

  #onListChange(event: Event): void {
    const strangers = (event.target as HTMLSlotElement)
      .assignedElements()
      .filter(({ localName }) => !['dl', 'ol', 'ul'].includes(localName));
    for (const { localName } of strangers) {
      warnOnce(
        `column-credits:${localName}`,
        `<column-credits>: expected a <ul> or <dl> of credits, not <${localName}>.`,
      );
    }
  }

  override render(): TemplateResult {
    return html`
      <div
        class="credits"
        part="credits"
        role="group"
        aria-label=${this.label || msg('署名', { id: 'credits-label' })}
      >
        <slot name="follow"></slot>
        <slot @slotchange=${this.#onListChange}></slot>
        <slot name="reprint"></slot>
      </div>
    `;
  }
}
