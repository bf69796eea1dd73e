import { html, LitElement, nothing, type PropertyValues, type TemplateResult } from 'lit';
import { property, state } from 'lit/decorators.js';
import { warnOnce } from '../development.js';
import { isSafeHref } from '../safe-href.js';
import { focusStyles } from '../styles/focus.styles.js';
import { hostStyles } from '../styles/host.styles.js';
import { formatPlace, getSurname } from './person-name.js';
import type { StoryBox } from './story-box.js';
import { warnOfChildren, warnOfProperties } from './warnings.js';
import { watchChildren } from './watch-children.js';
import { workerProfileStyles } from './worker-profile.styles.js';

/** Layouts of a profile. */
export type WorkerProfileLayout = 'card' | 'row' | 'feature';

/** How the story is shown. */
export type WorkerProfileStory = 'full' | 'panel' | 'clamp';

/** Parts of a heading that nobody slotted as a whole, and the slots before and after the story. */
const headingSlots = ['city', 'district', 'street', 'community', 'post', 'name'] as const;
const slotsBefore: readonly string[] = ['quote', 'tags'];
const slotsAfter: readonly string[] = [
  'media',
  'process',
  'career',
  'projects',
  'honours',
  'facts',
  'actions',
];

/**
 * Introduces one person of a column. Everything an editor writes stands in a slot and is readable without
 * JavaScript; the one-line texts have an attribute of the same name, printed where the slot is empty. Without a
 * portrait, or when it cannot be loaded, the surname is drawn: never a face.
 *
 * @summary Profile of a person.
 * @tag worker-profile
 *
 * @slot - The story: paragraphs, its own headings, or a `<reading-panel>`; one `<div>` where `story` shortens it.
 * @slot portrait - An `<img>` or `<picture>`; without it the surname is drawn.
 * @slot heading - An `<h2>` to `<h6>`: `<small>` place and posts, then the name; with the card's `<a>` in it, if any.
 * @slot name - The name where there is no heading: a `<ruby>` for rare characters.
 * @slot post - Posts where there is no heading.
 * @slot street - Street where there is no heading.
 * @slot community - Community where there is no heading.
 * @slot district - District where there is no heading.
 * @slot city - City where there is no heading.
 * @slot nickname - Nickname, without quotation marks.
 * @slot years - Years of service, as printed.
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
 * @csspart link - The link of the card.
 * @csspart button - The button that opens a shortened story.
 *
 * @cssprop [--worker-profile-rule-color=var(--lane-ink, #1b1a18)] - Colour of the rule on top; in cards and rows of the hairline.
 * @cssprop [--worker-profile-name-color=var(--lane-ink, #1b1a18)] - Colour of the name.
 * @cssprop [--worker-profile-nickname-color=var(--lane-accent, #a61b1f)] - Colour of the nickname.
 * @cssprop [--worker-profile-portrait-color=var(--lane-accent, #a61b1f)] - Colour of the drawn initial.
 * @cssprop [--worker-profile-portrait-background=var(--lane-tint, #f9ece6)] - Background of the portrait.
 * @cssprop [--worker-profile-story-size=calc(4em * var(--lane-leading, 1.75))] - The most that a shortened story is high; of a panel max(12em, min(70vh, 36em)).
 * @cssprop [--worker-profile-content-visibility=auto] - `visible` renders cards and rows that are off screen too.
 */
export class WorkerProfileElement extends LitElement {
  static override styles = [hostStyles, focusStyles, workerProfileStyles];

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

  /** Years of service, as printed, for example 扎根基层十二载. */
  @property() years = '';

  /** Motto, without quotation marks. */
  @property() motto = '';

  /** Layout: `feature` beside a column for the portrait, `row` with a small one, `card` with it on top. */
  @property({ reflect: true, useDefault: true }) layout: WorkerProfileLayout = 'feature';

  /** How the story is shown: `full`, in a `panel` that scrolls, or with only its beginning (`clamp`). */
  @property({ reflect: true, useDefault: true }) story: WorkerProfileStory = 'full';

  /** Address of the person's page: the whole card leads there. With a link in the heading, that one is followed. */
  @property() href = '';

  @state() private slots: readonly string[] = [];
  @state() private isPortraitBroken = false;
  @state() private isHeadingLinked = false;
  @state() private storyBox?: StoryBox;

  constructor() {
    super();
    this.addEventListener('load', this, true);
    this.addEventListener('error', this, true);
  }

  override connectedCallback(): void {
    super.connectedCallback();
    if (!this.hasUpdated) {
      watchChildren(this);
      this.renderRoot.addEventListener('slotchange', this);
    }
    this.readChildren();
  }

  override updated(changed: PropertyValues<this>): void {
    warnOfProperties(this, changed);
    if (changed.has('href') && this.href) void this.#loadCardLink();
    if (this.#isStoryShort && !this.storyBox) void this.#loadStoryBox();
  }

  /** @internal */
  handleEvent(event: Event): void {
    if (event.type === 'slotchange') this.readChildren();
    else if ((event.target as Element).closest('[slot=portrait]')?.parentElement === this) {
      this.isPortraitBroken = event.type === 'error';
    }
  }

  /** @internal */
  readChildren(): void {
    this.slots = [...this.children].map(({ slot }) => slot);
    const image = this.querySelector<HTMLImageElement>('img[slot=portrait], [slot=portrait] img');
    this.isPortraitBroken = image?.complete === true && image.naturalWidth === 0 && image.src !== '';
    this.isHeadingLinked = this.querySelector(':scope > [slot=heading] a') !== null;
    warnOfChildren(this, this.slots);
  }

  get #isStoryShort(): boolean {
    return /^(?:clamp|panel)$/.test(this.story);
  }

  async #loadStoryBox(): Promise<void> {
    try {
      const { StoryBox } = await import('./story-box.js');
      this.storyBox ??= new StoryBox(this);
    } catch (error) {
      warnOnce('worker-profile:story', `<worker-profile> shows the whole story: ${String(error)}`);
      this.story = 'full';
    }
  }

  /** Without it the link is one all the same, if a smaller one. */
  async #loadCardLink(): Promise<void> {
    const { followCardLink } = await import('./card-link.js');
    this.addEventListener('click', followCardLink);
  }

  #renderInitial(): TemplateResult | typeof nothing {
    const surname = this.surname || getSurname(this.name);
    if (!surname || (this.slots.includes('portrait') && !this.isPortraitBroken)) return nothing;
    return html`<div class="initial" part="portrait" aria-hidden="true"><span>${surname}</span></div>`;
  }

  /** Texts are properties where they can be: markers of Lit would be a third of the nodes of a card. */
  #renderHeading(): TemplateResult {
    if (this.slots.includes('heading')) return html`<slot name="heading"></slot>`;
    if (headingSlots.some((name) => this.slots.includes(name))) {
      const [name, ...place] = [...headingSlots].reverse();
      return html`<div class="heading fallback">
        <small>${place.reverse().map((each) => this.#renderSlot(each, this[each]))}</small
        ><span>${this.#renderSlot(name!, this.name)}</span>
      </div>`;
    }
    return html`<div class="heading fallback">
      <small .textContent=${formatPlace(this) + this.post}></small><span .textContent=${this.name}></span>
    </div>`;
  }

  #renderSlot(name: string, text = ''): TemplateResult {
    return html`<slot name=${name} .textContent=${text}></slot>`;
  }

  #renderSlots(names: readonly string[]): TemplateResult[] | typeof nothing {
    const filled = names.filter((name) => this.slots.includes(name));
    return filled.length > 0 ? filled.map((name) => this.#renderSlot(name)) : nothing;
  }

  #renderStory(): TemplateResult {
    if (!this.#isStoryShort) return html`<slot></slot>`;
    return html`
      <div class="story ${this.story} ${this.storyBox?.classes ?? ''}">
        <div class="content"><slot></slot></div>
      </div>
      <div class="controls fallback">${this.storyBox?.render()}</div>
    `;
  }

  override render(): TemplateResult {
    const heading = this.#renderHeading();
    const isLinked = this.href && isSafeHref(this.href) && !this.isHeadingLinked;
    return html`${this.#renderInitial()}<slot name="portrait" ?hidden=${this.isPortraitBroken}></slot
      >${isLinked ? html`<a part="link" href=${this.href}>${heading}</a>` : heading}<slot name="nickname"
        ><div class="nickname fallback" .textContent=${this.nickname}></div></slot
      ><slot name="years"><div class="years fallback" .textContent=${this.years}></div></slot
      ><slot name="motto"><div class="motto fallback" .textContent=${this.motto}></div></slot
      >${this.#renderSlots(slotsBefore)}<slot name="stats"></slot
      >${this.#renderStory()}${this.#renderSlots(slotsAfter)}`;
  }
}
