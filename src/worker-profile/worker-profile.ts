import { html, isServer, LitElement, type PropertyValues, type TemplateResult } from 'lit';
import { property } from 'lit/decorators.js';
import { isBlind } from '../controllers/blind.js';
import { keepTexts } from '../controllers/keep-texts.js';
import { warnOnce } from '../development.js';
import { focusStyles } from '../styles/focus.styles.js';
import { hostStyles } from '../styles/host.styles.js';
import { joinTemplates } from './join-templates.js';
import { readProfileChildren, type ProfileChildren } from './profile-children.js';
import { piecesAfter, piecesBefore, unreadChildren } from './profile-pieces.js';
import type { StoryBox } from './story-box.js';
import { warnOfChildren, warnOfProperties } from './warnings.js';
import { watchChildren } from './watch-children.js';
import { workerProfileStyles } from './worker-profile.styles.js';

/** Layouts of a profile. */
export type WorkerProfileLayout = 'card' | 'row' | 'feature';

/** How the story is shown. */
export type WorkerProfileStory = 'full' | 'panel' | 'clamp';

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
 * @cssprop {<color>} [--worker-profile-rule-color=var(--lane-ink, #1b1a18)] - Colour of the rule on top; in cards and rows of the hairline.
 * @cssprop {<color>} [--worker-profile-name-color=var(--lane-ink, #1b1a18)] - Colour of the name.
 * @cssprop {<color>} [--worker-profile-nickname-color=var(--lane-accent, #a61b1f)] - Colour of the nickname.
 * @cssprop {<color>} [--worker-profile-portrait-color=var(--lane-accent, #a61b1f)] - Colour of the drawn initial.
 * @cssprop {<color>} [--worker-profile-portrait-background=var(--lane-tint, #f9ece6)] - Background of the portrait.
 * @cssprop {<length>} [--worker-profile-story-size=calc(4em * var(--lane-leading, 1.75))] - The most that a shortened story is high; of a panel max(12em, min(70vh, 36em)).
 * @cssprop {auto | visible} [--worker-profile-content-visibility=auto] - `visible` renders cards and rows that are off screen too.
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

  /** How the story is shown: `full`, in a `panel` that scrolls, or with only its beginning (`clamp`). */
  @property({ reflect: true, useDefault: true }) story: WorkerProfileStory = 'full';

  /**
   * Layout: `feature` beside a column for the portrait, `row` with a small one, `card` with it on top. It is all style,
   * so that the attribute itself holds it: nothing is rendered for it.
   *
   * @attr layout
   * @default 'feature'
   * @type {'card' | 'row' | 'feature'}
   */
  @property({ attribute: false })
  get layout(): WorkerProfileLayout {
    return (this.getAttribute('layout') ?? 'feature') as WorkerProfileLayout;
  }

  set layout(layout: WorkerProfileLayout) {
    if (layout) this.setAttribute('layout', layout);
    else this.removeAttribute('layout');
  }

  /** Address of the person's page: the whole card leads there. With a link in the heading, that one is followed. */
  @property() href = '';

  #children: ProfileChildren = isServer
    ? unreadChildren
    : { slots: [], isPortraitBroken: false, isHeadingLinked: false, name: '' };
  #storyBox?: StoryBox;

  constructor() {
    super();
    this.addEventListener('error', this, true);
  }

  override connectedCallback(): void {
    super.connectedCallback();
    watchChildren(this);
    this.readChildren();
  }

  override willUpdate(changed: PropertyValues): void {
    keepTexts(this, changed);
  }

  override updated(changed: PropertyValues<this>): void {
    warnOfProperties(this, changed);
    warnOfChildren(this);
    if (changed.has('href') && this.href) void this.#loadCardLink();
    if (this.#isStoryShort && !this.#storyBox) void this.#loadStoryBox();
  }

  /**
   * A picture has come, or has failed to.
   *
   * @internal
   */
  handleEvent(): void {
    this.readChildren();
  }

  /** @internal */
  readChildren(): void {
    const isUnread = isBlind(this, () => this.readChildren());
    this.#take(isUnread ? unreadChildren : readProfileChildren(this));
  }

  /** Only a broken portrait is asked whether it has been mended: a thousand pictures would call a thousand times. */
  #take(children: ProfileChildren): void {
    // Read again, they are mostly as they were.
    if (JSON.stringify(children) === JSON.stringify(this.#children)) return;
    this.#children = children;
    if (children.isPortraitBroken) this.addEventListener('load', this, true);
    this.requestUpdate();
  }

  get #isStoryShort(): boolean {
    return /^(?:clamp|panel)$/.test(this.story);
  }

  async #loadStoryBox(): Promise<void> {
    try {
      const { StoryBox } = await import('./story-box.js');
      this.#storyBox ??= new StoryBox(this);
      this.requestUpdate();
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

  #renderStory(): TemplateResult {
    return html`
      <div class="story ${this.story} ${this.#storyBox?.classes ?? ''}">
        <div class="content"><slot></slot></div>
      </div>
      <div class="controls fallback">${this.#storyBox?.render()}</div>
    `;
  }

  override render(): TemplateResult {
    const before = piecesBefore(this, this.#children);
    const after = piecesAfter(this.#children, this.#isStoryShort);
    if (!this.#isStoryShort) return joinTemplates([...before, ...after]);
    // Apart from the story: a panel keeps its place when what stands around it comes or goes.
    return html`${joinTemplates(before)}${this.#renderStory()}${joinTemplates(after)}`;
  }
}
