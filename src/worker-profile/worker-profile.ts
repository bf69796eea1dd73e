import { html, LitElement, nothing, type PropertyValues, type TemplateResult } from 'lit';
import { property, state } from 'lit/decorators.js';
import { warnOfValue } from '../development.js';

import { hostStyles } from '../styles/host.styles.js';
import { formatPlace, getSurname } from './person-name.js';
import { workerProfileStyles } from './worker-profile.styles.js';

/** Layouts of a profile. */
export type WorkerProfileLayout = 'card' | 'row' | 'feature';

const layouts: readonly string[] = ['card', 'row', 'feature'];

/**
 * Introduces one person of a column. Everything an editor writes stands in a slot and is readable without
 * JavaScript; the one-line texts have an attribute of the same name, printed where the slot is empty. Without a
 * portrait, or when it cannot be loaded, the surname is drawn: never a face.
 *
 * @summary Profile of a person.
 * @tag worker-profile
 *
 * @slot - The story: paragraphs, its own headings, or a `<reading-panel>`.
 * @slot portrait - An `<img>` or `<picture>`; without it the surname is drawn.
 * @slot heading - An `<h2>` to `<h6>`: `<small>` place and posts, then the name.
 * @slot nickname - Nickname, without quotation marks.
 * @slot motto - A `<blockquote>`; `aria-hidden` where the story says the same words.
 * @slot quote - A `<figure>` with `<blockquote>` and, for another speaker, `<figcaption>`.
 * @slot tags - Epithets: a `<ul>`.
 * @slot stats - A list of `<stat-counter>`.
 * @slot facts - Other facts: a block of `<strong>` label and `<ul>`.
 * @slot career - Posts held: a block of `<strong>` label and `<ol>`.
 * @slot projects - Projects: a block of `<strong>` label and `<ul>`.
 * @slot process - Steps of a process: a block of `<strong>` label and `<ol>`.
 * @slot honours - Honours: a block of `<strong>` label and `<ul>`.
 * @slot media - A `<swipe-gallery>`.
 * @slot actions - A `<like-button>`; left out in print.
 *
 * @csspart portrait - The drawn initial.
 *
 * @cssprop [--worker-profile-rule-color=var(--lane-ink, #1b1a18)] - Colour of the rule on top.
 * @cssprop [--worker-profile-name-color=var(--lane-ink, #1b1a18)] - Colour of the name.
 * @cssprop [--worker-profile-nickname-color=var(--lane-accent, #a61b1f)] - Colour of the nickname.
 * @cssprop [--worker-profile-portrait-color=var(--lane-accent, #a61b1f)] - Colour of the drawn initial.
 * @cssprop [--worker-profile-portrait-background=var(--lane-tint, #f9ece6)] - Background of the portrait.
 */
export class WorkerProfileElement extends LitElement {
  static override styles = [hostStyles, workerProfileStyles];

  /** Name, for example 范迪. */
  @property() name = '';

  /** Surname to draw where there is no portrait; the first character of the name by default. */
  @property() surname = '';

  /** Posts as they are to be printed, several joined by `、`. */
  @property() post = '';

  /** Street, for example 铃铛阁街道. */
  @property() street = '';

  /** Community, for example 西关北里社区. */
  @property() community = '';

  /** District, for example 红桥区. */
  @property() district = '';

  /** City, for example 天津市. */
  @property() city = '';

  /** Nickname, without quotation marks. */
  @property() nickname = '';

  /** Motto, without quotation marks. */
  @property() motto = '';

  /** Layout: `feature` beside a column for the portrait, `row` with a small one, `card` with it on top. */
  @property({ reflect: true }) layout: WorkerProfileLayout = 'feature';

  @state() private hasPortrait = false;
  @state() private isPortraitBroken = false;

  override willUpdate(changed: PropertyValues<this>): void {
    if (changed.has('layout') && !layouts.includes(this.layout)) {
      warnOfValue(this, 'layout', this.layout, layouts.join(', '));
    }
  }

  #onPortraitChange(event: Event): void {
    const [portrait] = (event.target as HTMLSlotElement).assignedElements();
    const image = portrait?.querySelector('img') ?? portrait;
    this.hasPortrait = portrait !== undefined;
    this.isPortraitBroken =
      image instanceof HTMLImageElement && image.complete && image.naturalWidth === 0 && image.src !== '';
  }

  readonly #onPortraitLoad = (): void => {
    this.isPortraitBroken = false;
  };

  readonly #onPortraitError = (): void => {
    this.isPortraitBroken = true;
  };

  #renderInitial(): TemplateResult | typeof nothing {
    const surname = this.surname || getSurname(this.name);
    if ((this.hasPortrait && !this.isPortraitBroken) || !surname) return nothing;
    return html`<div class="initial" part="portrait" aria-hidden="true"><span>${surname}</span></div>`;
  }

  #renderHeading(): TemplateResult | typeof nothing {
    const place = formatPlace(this);
    if (!this.name && !this.post && !place) return nothing;
    return html`
      <div class="heading fallback">
        ${place || this.post ? html`<small>${place}${this.post}</small>` : nothing}
        <span>${this.name}</span>
      </div>
    `;
  }

  #renderLine(name: 'nickname' | 'motto', text: string): TemplateResult | typeof nothing {
    return text ? html`<div class="${name} fallback">${text}</div>` : nothing;
  }

  override render(): TemplateResult {
    return html`
      ${this.#renderInitial()}
      <slot
        name="portrait"
        class=${this.isPortraitBroken ? 'broken' : ''}
        @slotchange=${this.#onPortraitChange}
        @load=${{ handleEvent: this.#onPortraitLoad, capture: true }}
        @error=${{ handleEvent: this.#onPortraitError, capture: true }}
      ></slot>
      <slot name="heading">${this.#renderHeading()}</slot>
      <slot name="nickname">${this.#renderLine('nickname', this.nickname)}</slot>
      <slot name="motto">${this.#renderLine('motto', this.motto)}</slot>
      <slot name="quote"></slot>
      <slot name="tags"></slot>
      <slot name="stats"></slot>
      <slot></slot>
      <slot name="media"></slot>
      <slot name="process"></slot>
      <slot name="career"></slot>
      <slot name="projects"></slot>
      <slot name="honours"></slot>
      <slot name="facts"></slot>
      <slot name="actions"></slot>
    `;
  }
}
