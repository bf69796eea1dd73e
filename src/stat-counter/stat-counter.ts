import { css, html, LitElement, nothing, type PropertyValues, type TemplateResult } from 'lit';
import { property } from 'lit/decorators.js';
import { keepTexts } from '../controllers/keep-texts.js';
import { isMotionAllowed } from '../controllers/motion.js';
import { warnOnce } from '../development.js';
import { nearestLang } from '../i18n/number-format.js';
import { hostStyles } from '../styles/host.styles.js';
import type { DigitPaint } from './digit-paint.js';
import type { Notation } from './figures.js';
import { unwatchForView, watchForView } from './in-view.js';
import { readLightText, watchLightText, type LightText } from './light-text.js';
import {
  joinParts,
  joinWords,
  sayNumber,
  textOf,
  unreadPhrase,
  type PrintedNumber,
  type QualifierPosition,
} from './number-parts.js';
import { statCounterStyles } from './stat-counter.styles.js';
import { warnOfProperties } from './warnings.js';

/** Loaded for a phrase without markup, a notation, or a language that may have digits of its own. */
let grammar: typeof import('./printed-number.js') | undefined;

/**
 * Prints one number as a newspaper does (1500余户次, 15天→72小时), and lets its figures move once when they are first
 * seen. The movement is paint: text, accessibility tree, copies and print hold the final number at all times.
 *
 * @summary A printed number, animated without lying.
 * @tag stat-counter
 *
 * @slot - The printed phrase, its loud figures in `<b>`: `<b>1500</b>余户次`, `<s>15天</s>→<b>72</b>小时`.
 * @slot label - What the number is about.
 * @slot note - A remark below the label.
 *
 * @fires {StatCounterStartEvent} stat-counter-start - The figures begin to move.
 * @fires {StatCounterEndEvent} stat-counter-end - The figures have come to rest.
 *
 * @cssprop {<color>} [--stat-counter-color=var(--lane-ink, #1b1a18)] - Colour of the figures.
 * @cssprop {<color>} [--stat-counter-accent=var(--lane-accent, #a61b1f)] - Colour of the arrow of a change.
 * @cssprop {<family-name>#} [--stat-counter-font=var(--lane-font-serif, serif)] - Font of the figures.
 */
export class StatCounterElement extends LitElement {
  /** As one sheet: hundreds of counters stand on a page, and each sheet costs every shadow root 0.4 KB. */
  static override styles = css`
    ${hostStyles}
    ${statCounterStyles}
  `;

  /** The number, in figures or as a Chinese numeral: `1500`, `98.6%`, `十二`. */
  @property() value = '';

  /** What is counted: 户次. */
  @property() unit = '';

  /** What the number is about: 累计走访群众. */
  @property() label = '';

  /** Words before the number: 累计, 连续, 仅过了. */
  @property() lead = '';

  /** How exact the number is: 近, 约 or 超; 余 or 多; 来 or 内. */
  @property() qualifier = '';

  /** Where the qualifier stands; by default where custom puts it. */
  @property({ attribute: 'qualifier-position' }) qualifierPosition: QualifierPosition | '' = '';

  /** The value before a change. */
  @property() from = '';

  /** The unit before a change, where it is another than `unit`. */
  @property({ attribute: 'from-unit' }) fromUnit = '';

  /** The time for which the number holds: 截至目前. */
  @property({ attribute: 'as-of' }) asOf = '';

  /** The rhythm of a rate: 每季度. */
  @property() per = '';

  /** The whole phrase as printed (四期, 1+3); wins over the parts. */
  @property() printed = '';

  /** A remark: 全部完成. */
  @property() note = '';

  /** How figures from `value` are written: as they stand by default. */
  @property() notation: Notation = '';

  /** The number never moves: an age, a house number, a formula. */
  @property({ type: Boolean }) static = false;

  /** How the figures move; they count by default. */
  @property() motion: '' | 'count' | 'roll' | 'none' = '';

  /** Without markup in the phrase, the element prints it itself. */
  #light!: LightText;
  /** With its figures as they were given; a phrase has none until it is read. */
  #number!: PrintedNumber;
  #language = '';
  #shown?: PrintedNumber;
  #paint?: DigitPaint;
  /** Counts the wishes to move or to rest, so that one that is overtaken while code loads is dropped. */
  #wish = 0;
  #isSeen = false;

  override connectedCallback(): void {
    super.connectedCallback();
    watchLightText(this);
    if (!this.#isSeen) watchForView(this);
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    unwatchForView(this);
    this.finish();
  }

  /** The text stands there at once; what has to be read first follows. */
  protected override scheduleUpdate(): void | Promise<unknown> {
    super.scheduleUpdate();
    const isAsWritten = this.#number.figures && !this.notation && /^(zh|en)\b/i.test(this.#language);
    return grammar || !this.#light.isPlain || isAsWritten ? undefined : this.#loadGrammar();
  }

  protected override willUpdate(changed: PropertyValues): void {
    keepTexts(this, changed);
    this.#language = nearestLang(this) || 'zh-Hans';
    const light = readLightText(this);
    const { phrase } = light;
    if (this.#shown && this.#light.isPlain !== light.isPlain) this.finish();
    this.#light = light;
    const printed = phrase || this.printed;
    this.#number = printed ? unreadPhrase(printed) : joinParts(this);
    warnOfProperties(this, phrase);
  }

  protected override updated(): void {
    const before = this.#shown;
    this.#shown = this.#number;
    if (!before || textOf(before) === textOf(this.#number)) return;
    const from = this.#paint?.shown;
    this.finish();
    if (this.#isSeen) void this.#move(before, from);
  }

  /** Moves the figures again from the start, seen or not; nothing happens where nothing may move. */
  play(): void {
    this.finish();
    void this.#move();
  }

  /** Brings moving figures to rest at once. */
  finish(): void {
    this.#wish += 1;
    this.#paint?.finish();
  }

  async #loadGrammar(): Promise<void> {
    try {
      grammar = await import('./printed-number.js');
      this.requestUpdate();
      this.performUpdate();
    } catch (error) {
      warnOnce('stat-counter:grammar', `<stat-counter> prints its text as it stands: ${String(error)}`);
    }
  }

  /** @internal */
  handleSeen(): void {
    this.#isSeen = true;
    this.play();
  }

  async #move(previous?: PrintedNumber, from?: number): Promise<void> {
    if (!this.isConnected || this.static || !isMotionAllowed(this)) return;
    const wish = (this.#wish += 1);
    await this.updateComplete;
    const { moveFigures } = await import('./digit-paint.js');
    if (wish !== this.#wish) return;
    const onEnd = (): void => (this.#paint = undefined);
    const movement = { number: this.#number, previous, from, language: this.#language, onEnd };
    this.#paint = moveFigures(this, this.#light, movement);
  }

  /**
   * For the ear, where the text on the page is not one sentence. A link in it keeps it as it is. It is generated content,
   * which assistive technology reads, but which nobody finds in the page or copies beside the printed text.
   */
  #sentence(shown: PrintedNumber, exact: string): string {
    const { label = this.label, note = this.note, isInteractive } = this.#light;
    const printed = textOf(shown);
    const about = joinWords(this.asOf, label);
    const sentence = sayNumber(printed, about, joinWords(exact, note), this.#language);
    return isInteractive || sentence === printed ? '' : sentence;
  }

  #renderCaption(slot: 'label' | 'note', text: string): TemplateResult | undefined {
    if (slot in this.#light) return html`<slot name=${slot}></slot>`;
    return text ? html`<small .textContent=${text}></small>` : undefined;
  }

  #renderCaptions(): unknown {
    const label = this.#renderCaption('label', this.label);
    const note = this.#renderCaption('note', joinWords(this.asOf, this.note));
    return label && note ? html`${label}${note}` : (label ?? note);
  }

  #renderPhrase({ from, before, figures, after }: PrintedNumber, exact: string): TemplateResult {
    if (!this.#light.isPlain) return html`<slot></slot>`;
    // Figures alone need none of the comments and parts that what may stand around them would.
    if (!from && !before && !after && !exact) return html`<b .textContent=${figures}></b>`;
    const start = from ? html`<s>${from}</s><i>→</i>${before}` : before || nothing;
    // prettier-ignore
    return html`${start}<b title=${exact || nothing} .textContent=${figures}></b>${after || nothing}`;
  }

  /** Each child expression costs every counter a comment node: hence few of them, and no white space. */
  override render(): TemplateResult {
    const shown =
      (this.#light.isPlain && grammar?.writeNumber(this.#number, this.notation, this.#language)) ||
      this.#number;
    // The exact value, where the figures shown are cut short.
    const exact = this.notation === 'compact' && shown.figures !== this.#number.figures ? this.value : '';
    const phrase = this.#renderPhrase(shown, exact);
    const captions = this.#renderCaptions();
    const sentence = this.#sentence(shown, exact);
    if (!sentence) return captions ? html`${phrase}${captions}` : phrase;
    // prettier-ignore
    return html`<div aria-hidden="true">${phrase}${captions ?? nothing}</div><div class="spoken" data-text=${sentence}></div>`;
  }
}
