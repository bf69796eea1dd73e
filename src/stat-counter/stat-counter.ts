import { html, isServer, LitElement, nothing, type TemplateResult } from 'lit';
import { property } from 'lit/decorators.js';
import { isMotionAllowed } from '../controllers/motion.js';
import { warnOfValue } from '../development.js';
import { nearestLang } from '../i18n/number-format.js';
import { hostStyles } from '../styles/host.styles.js';
import type { DigitPaint } from './digit-paint.js';
import type { Notation } from './figures.js';
import { unwatchForView, watchForView } from './in-view.js';
import { readLightText, watchLightText, type LightText } from './light-text.js';
import {
  findProblem,
  parsePhrase,
  printNumber,
  sayNumber,
  textOf,
  type PrintedNumber,
  type QualifierPosition,
} from './printed-number.js';
import { statCounterStyles } from './stat-counter.styles.js';

/** Loaded when the first number asks for a notation, or stands in a language that may have digits of its own. */
let figures: typeof import('./figures.js') | undefined;

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
  static override styles = [hostStyles, statCounterStyles];

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

  #light: LightText = { phrase: '', isPlain: true, isInteractive: false };
  #number: PrintedNumber = parsePhrase('');
  /** Nothing marked up is slotted as the phrase: the element prints it itself. */
  #isOwn = true;
  #isSound = true;
  #language = '';
  #shown?: PrintedNumber;
  #paint?: DigitPaint;
  /** Counts the wishes to move or to rest, so that one that is overtaken while code loads is dropped. */
  #wish = 0;
  #isSeen = false;

  override connectedCallback(): void {
    super.connectedCallback();
    watchLightText(this);
    if (!this.#isSeen) watchForView(this, () => this.#onSeen());
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    unwatchForView(this);
    this.finish();
  }

  protected override scheduleUpdate(): void | Promise<unknown> {
    this.#language = nearestLang(this) || 'zh-Hans';
    const isAsWritten = !this.notation && /^(zh|en)\b/i.test(this.#language);
    if (isAsWritten || figures) return super.scheduleUpdate();
    return this.#loadFigures();
  }

  protected override willUpdate(): void {
    if (isServer) this.#language = nearestLang(this) || 'zh-Hans'; // It schedules no updates.
    this.#light = readLightText(this);
    const { phrase, isPlain } = this.#light;
    if (this.#isOwn !== isPlain) this.finish();
    this.#isOwn = isPlain;
    this.#number = phrase
      ? parsePhrase(phrase)
      : printNumber(this, (text) => figures?.writeFigures(text, this.notation, this.#language) ?? text);
    const problem = this.#isGiven() && findProblem(this, phrase ? this.#number : undefined);
    if (problem) warnOfValue(this, ...problem);
    this.#isSound = !problem;
  }

  protected override updated(): void {
    const before = this.#shown;
    this.#shown = this.#number;
    if (!before || before.figures === this.#number.figures) return;
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
    this.#paint = undefined;
  }

  /** Whether the attributes are meant to say the number: beside a slotted phrase, a unit alone only describes it. */
  #isGiven(): boolean {
    const isMeant = this.hasAttribute('value') || this.value || this.from;
    return Boolean(isMeant || (!this.#light.phrase && (this.unit || this.qualifier)));
  }

  /** The exact value, where the figures shown are cut short. */
  get #exact(): string {
    const isCut = this.#isOwn && this.notation === 'compact' && this.#number.figures !== this.value;
    return isCut ? this.value : '';
  }

  async #loadFigures(): Promise<void> {
    figures = await import('./figures.js');
    await super.scheduleUpdate();
  }

  #onSeen(): void {
    this.#isSeen = true;
    void this.updateComplete.then(() => this.play());
  }

  async #move(previous?: PrintedNumber, from?: number): Promise<void> {
    if (!this.#mayMove()) return;
    const wish = (this.#wish += 1);
    const { moveFigures } = await import('./digit-paint.js');
    const holder = this.renderRoot.querySelector<HTMLElement>('b, slot:not([name])');
    const element = this.#isOwn ? holder : this.#light.figures;
    if (!holder || !element || wish !== this.#wish) return;
    this.#paint = moveFigures({
      host: this,
      root: this.renderRoot,
      figures: element,
      holder,
      number: this.#number,
      previous,
      from,
      isRolling: this.motion === 'roll',
      notation: this.notation,
      language: this.#language,
      onEnd: () => (this.#paint = undefined),
    });
  }

  /** In forced colours the printed figures cannot be made transparent below the paint. */
  #mayMove(): boolean {
    if (!this.isConnected || !this.#isSound || this.static || this.motion === 'none') return false;
    return isMotionAllowed(this) && !matchMedia('(forced-colors: active)').matches;
  }

  /**
   * For the ear, where the text on the page is not one sentence. A link in it keeps it as it is. It is generated content,
   * which assistive technology reads, but which nobody finds in the page or copies beside the printed text.
   */
  #sentence(): string {
    const { phrase, label = this.label, note = this.note, isInteractive } = this.#light;
    const printed = phrase || textOf(this.#number);
    const remark = [this.#exact, note].filter(Boolean).join(' ');
    const sentence = sayNumber(printed, [this.asOf, label], remark, this.#language);
    return isInteractive || sentence === printed ? '' : sentence;
  }

  #renderCaption(slot: 'label' | 'note', text: string): TemplateResult | undefined {
    if (this.#light[slot] !== undefined) return html`<slot name=${slot}></slot>`;
    return text ? html`<span class="caption" .textContent=${text}></span>` : undefined;
  }

  #renderCaptions(): unknown {
    const label = this.#renderCaption('label', this.label);
    const note = this.#renderCaption('note', [this.asOf, this.note].filter(Boolean).join(' '));
    return label && note ? html`${label}${note}` : (label ?? note);
  }

  #renderPhrase(): TemplateResult {
    if (!this.#isOwn) return html`<slot></slot>`;
    const { from, before, figures, after } = this.#number;
    // Figures alone need none of the comments and parts that what may stand around them would.
    if (!from && !before && !after && !this.#exact) return html`<b .textContent=${figures}></b>`;
    const start = from ? html`<s>${from}</s><i>→</i>${before}` : before || nothing;
    // prettier-ignore
    return html`${start}<b title=${this.#exact || nothing} .textContent=${figures}></b>${after || nothing}`;
  }

  /** Each child expression costs every counter a comment node: hence few of them, and no white space. */
  override render(): TemplateResult {
    const phrase = this.#renderPhrase();
    const captions = this.#renderCaptions();
    const sentence = this.#sentence();
    if (!sentence) return captions ? html`${phrase}${captions}` : phrase;
    // prettier-ignore
    return html`<div aria-hidden="true">${phrase}${captions ?? nothing}</div><span class="spoken" data-text=${sentence}></span>`;
  }
}
