import { html, LitElement, nothing, type TemplateResult } from 'lit';
import { property } from 'lit/decorators.js';
import { LocaleController } from '../controllers/locale-controller.js';
import { warnOfValue } from '../development.js';
import { msg } from '../i18n/localize.js';
import { isSafeHref } from '../safe-href.js';
import { hostStyles } from '../styles/host.styles.js';
import { columnHeaderStyles } from './column-header.styles.js';
import { warnOfChildren } from './warnings.js';

/**
 * Heads a column: kicker, title, dateline, standfirst, editor's note and byline. Every line has a slot; the short
 * ones have an attribute too, printed where the slot is empty. Nothing present, nothing printed.
 *
 * @summary The head of a column.
 * @tag column-header
 *
 * @slot - Anything else, at the end.
 * @slot kicker - Name of the column above the title, with its link.
 * @slot issued-by - Body that issues the column.
 * @slot abstract - Abstract (摘要), in the position of a lead-in above the title.
 * @slot title - The title: an `<h1>` to `<h3>`.
 * @slot published - Time of publication: a `<time datetime>`.
 * @slot source - Source, as printed.
 * @slot original - Mark of original reporting (原创).
 * @slot season - Season, such as 第三届.
 * @slot cover - Cover picture: an `<img>` with `width` and `height`, so that its space is kept, or a `<picture>`; the
 *   first picture of a page takes `fetchpriority="high"`.
 * @slot standfirst - Standfirst.
 * @slot intro - Editor's note (开栏语): a block whose `<strong>` is its label, or, for readers to fold away, a
 *   `<details open>` whose `<summary>` is the label; it prints in full.
 * @slot organisers - Organisers: a `<ul>` of roles and names, as the byline.
 * @slot byline - Byline: a `<ul>` of roles and names.
 * @slot follow - Line that asks to follow the publisher.
 *
 * @cssprop {<color>} [--column-header-rule-color=var(--lane-ink, #1b1a18)] - Colour of the thick rule on top.
 * @cssprop {<color>} [--column-header-kicker-color=var(--lane-accent, #a61b1f)] - Colour of the kicker.
 * @cssprop {<color>} [--column-header-title-color=var(--lane-ink, #1b1a18)] - Colour of the title.
 * @cssprop {<color>} [--column-header-intro-background=var(--lane-surface, #f6f1e8)] - Background of the editor's note.
 */
export class ColumnHeaderElement extends LitElement {
  static override styles = [hostStyles, columnHeaderStyles];

  /** Name of the column, above the title. */
  @property() kicker = '';

  /** Address of the column's page: http, https or relative. */
  @property({ attribute: 'kicker-href' }) kickerHref = '';

  /** Time of publication, as it is to be printed. */
  @property() published = '';

  /** Source, as printed. */
  @property() source = '';

  /** Marks original reporting (原创). */
  @property({ type: Boolean }) original = false;

  /** Season, such as 第三届. */
  @property() season = '';

  /** Body that issues the column. */
  @property({ attribute: 'issued-by' }) issuedBy = '';

  constructor() {
    super();
    new LocaleController(this);
  }

  override connectedCallback(): void {
    super.connectedCallback();
    window.addEventListener('beforeprint', this);
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    window.removeEventListener('beforeprint', this);
  }

  override updated(): void {
    warnOfChildren(this);
  }

  /**
   * What a reader folded away is printed all the same.
   *
   * @internal
   */
  handleEvent(): void {
    this.querySelector(':scope > details')?.setAttribute('open', '');
  }

  #onTitleChange(): void {
    warnOfChildren(this);
  }

  #renderLine(name: string, text: string): TemplateResult | typeof nothing {
    return text ? html`<span class="line ${name}">${text}</span>` : nothing;
  }

  #renderKicker(): TemplateResult | typeof nothing {
    if (!this.kickerHref || !this.kicker) return this.#renderLine('kicker', this.kicker);
    if (!isSafeHref(this.kickerHref)) {
      warnOfValue(this, 'kicker-href', this.kickerHref, 'http:, https: or a relative address');
      return this.#renderLine('kicker', this.kicker);
    }
    return html`<span class="line kicker"><a href=${this.kickerHref}>${this.kicker}</a></span>`;
  }

  override render(): TemplateResult {
    return html`
      <slot name="issued-by">${this.#renderLine('issued-by', this.issuedBy)}</slot>
      <slot name="kicker">${this.#renderKicker()}</slot>
      <slot name="abstract"></slot>
      <slot name="title" @slotchange=${this.#onTitleChange}></slot>
      <slot name="published"
        >${this.published ? html` <time class="line published">${this.published}</time> ` : nothing}</slot
      >
      <slot name="source">${this.#renderLine('source', this.source)}</slot>
      <slot name="original">
        ${this.#renderLine('original', this.original ? msg('原创', { id: 'header-original' }) : '')}
      </slot>
      <slot name="season">${this.#renderLine('season', this.season)}</slot>
      <slot name="cover"></slot>
      <slot name="standfirst"></slot>
      <slot name="intro"></slot>
      <slot name="organisers"></slot>
      <slot name="byline"></slot>
      <slot name="follow"></slot>
      <slot></slot>
    `;
  }
}
