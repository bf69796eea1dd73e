import { html, LitElement, nothing, type PropertyValues } from 'lit';
import { property, state } from 'lit/decorators.js';
import { LocaleController } from '../controllers/locale-controller.js';
import { msg } from '../i18n/localize.js';
import { focusStyles } from '../styles/focus.styles.js';
import { hostStyles } from '../styles/host.styles.js';
import { renderControls } from './gallery-controls.js';
import { GalleryExtras, loadOpener } from './gallery-extras.js';
import type { GalleryHost, RenderItem, SlideRow, Step } from './gallery-host.js';
import { ShownView } from './shown-view.js';
import { SlideExposure } from './slide-exposure.js';
import { visibleRange } from './slide-geometry.js';
import type { SlideLayout, SlideView } from './slide-geometry.js';
import { SlideList } from './slide-list.js';
import { SlideMoves } from './slide-moves.js';
import { SlideTrack } from './slide-track.js';
import { swipeGalleryStyles } from './swipe-gallery.styles.js';
import { TrackWatch } from './track-watch.js';
import type { ViewerOpener } from './viewer-opener.js';
import { warnOfProperties, warnOfSlides } from './warnings.js';

/**
 * A gallery over the author's own figures, which are never moved, wrapped or copied: a native scroller with buttons,
 * keys and mouse dragging added.
 *
 * @summary A row of pictures to swipe, with captions and credits.
 * @tag swipe-gallery
 *
 * @slot - The slides: figures with caption and credit, pictures, or any other elements, one slide each.
 *
 * @fires {SwipeGalleryChangeEvent} swipe-gallery-change - A person asked for another slide; cancelable.
 * @fires {SwipeGalleryChangedEvent} swipe-gallery-changed - A move that a person asked for has come to rest.
 * @fires {SwipeGalleryOpenEvent} swipe-gallery-open - A person asked to see a picture large; cancelable.
 * @fires {SwipeGalleryCloseEvent} swipe-gallery-close - A person closed the viewer.
 *
 * @csspart track - The scroller around the slides.
 * @csspart previous - The button to the previous slide.
 * @csspart next - The button to the next slide.
 * @csspart pagination - The place in the row: dots, or "3 / 12" where they do not fit.
 * @csspart thumbnails - The row of small pictures.
 * @csspart pause - The button that stops and starts the gallery's moving of its own.
 * @csspart viewer - The dialog in which pictures are seen large.
 *
 * @cssprop {<integer>} [--swipe-gallery-slides=1] - Slides in view, without the one that peeks in.
 * @cssprop {<length-percentage>} [--swipe-gallery-peek=12%] - Length at the end in which the next slide shows, gap included; 22% from 640 px.
 * @cssprop {<length-percentage>} [--swipe-gallery-gap=12px] - Space between slides.
 * @cssprop {<ratio>} [--swipe-gallery-ratio=16 / 10] - Ratio of a slide's picture.
 * @cssprop {contain | cover | fill | none | scale-down} [--swipe-gallery-fit=cover] - How a picture fills that ratio, as `object-fit`.
 * @cssprop {<length>} [--swipe-gallery-height=28em] - Height of the track with `axis="y"`.
 */
export class SwipeGalleryElement extends LitElement implements GalleryHost {
  static override styles = [hostStyles, focusStyles, swipeGalleryStyles];

  /** @internal */
  readonly mover: SlideTrack = new SlideTrack(this, {
    onMove: (layout) => this.#onMove(layout),
    onRest: (index, layout) => this.#onRest(index, layout),
  });
  readonly #moves = new SlideMoves(this);
  readonly #list = new SlideList(this, (before) => this.#onSlidesChange(before));
  readonly #exposure = new SlideExposure(this, this.mover.refresh);
  readonly #watch = new TrackWatch(this, this.mover.refresh);
  readonly #extras = new GalleryExtras(this);
  readonly #view = new ShownView(this);

  /** Name of the gallery for assistive technology: what the pictures show, without the word gallery. */
  @property() label = '';

  /** Which way the slides lie: along the line (`x`), or down the page (`y`). */
  @property({ reflect: true }) axis: 'x' | 'y' = 'x';

  /** What the buttons do at the ends: `rewind` to the other end, `stop`, or `loop`, which has none. */
  @property() ends: 'rewind' | 'stop' | 'loop' = 'rewind';

  /** The slide, from 0, that the gallery stands at or goes to. Setting it moves there at once and fires no event. */
  @property({ converter: Number })
  get index(): number {
    return this.#moves.index;
  }
  set index(index: number) {
    this.goTo(index, { behavior: 'instant' });
  }

  /** Goes on by itself until somebody touches it; a number is how many seconds a slide stays, 5 or more. */
  @property({ converter: (value) => value !== null && (Number(value) || true) })
  autoplay: boolean | number = false;

  /** Whether there is a row of small pictures below. */
  @property({ type: Boolean, reflect: true }) thumbnails = false;

  /** Whether the page's address names the slide, by its id. */
  @property({ type: Boolean }) hash = false;

  /** Whether a click or Enter on a picture opens it large. */
  @property({ type: Boolean }) viewer = false;

  /** Data of the slides, in place of children: only slides near the view are in the page. Needs `renderItem`. */
  @property({ attribute: false }) items: readonly unknown[] | undefined;

  /** Makes the slide of an item: an element, or anything that Lit renders. */
  @property({ attribute: false }) renderItem: RenderItem | undefined;

  /** @internal */
  @state() announcement = '';

  /** How the slides lie, where that is not their order in the page. @internal */
  row?: SlideRow | undefined;

  #track: HTMLElement | null = null;
  /** What opens the viewer, once it is loaded. @internal */
  opener?: ViewerOpener;
  /** Times that the viewer was asked for or closed: one that is closed while it is loaded stays shut. */
  #openings = 0;

  constructor() {
    super();
    new LocaleController(this);
  }

  override updated(changed: PropertyValues<this>): void {
    warnOfProperties(this, changed);
    warnOfSlides(this);
    this.#view.fill();
  }

  /** Also when the parts that are loaded on demand are there. */
  protected override async getUpdateComplete(): Promise<boolean> {
    await super.getUpdateComplete();
    await this.#extras.ready();
    return super.getUpdateComplete();
  }

  /** The slides in the page, in order: the author's own elements, or those that `renderItem` made. */
  get slides(): readonly HTMLElement[] {
    return this.items ? (this.row?.slides ?? []) : this.#list.slides;
  }

  /** The scroller. @internal */
  get track(): HTMLElement | null {
    return (this.#track ??= this.shadowRoot?.querySelector<HTMLElement>('.track') ?? null);
  }

  /** What is in view; before it is measured, what will be. @internal */
  get view(): SlideView {
    return this.#view.current;
  }

  /** Number of slides, in the page or not. @internal */
  get count(): number {
    return (this.items ?? this.slides).length;
  }

  /** Goes to the next slide. */
  next(): void {
    this.#list.catchUp();
    this.#moves.step('next');
  }

  /** Goes to the slide before. */
  previous(): void {
    this.#list.catchUp();
    this.#moves.step('previous');
  }

  /** Goes to a slide, counted from 0; an index past an end goes to that end. */
  goTo(index: number, { behavior = 'smooth' }: { behavior?: ScrollBehavior } = {}): void {
    this.#list.catchUp();
    this.#moves.goTo(index, behavior !== 'instant');
  }

  /** Shows the picture of a slide large. Resolves when it is open; rejects when the viewer cannot be loaded. */
  async openViewer(index = this.index): Promise<void> {
    const opening = ++this.#openings;
    const { create } = await loadOpener();
    const opener = create(this);
    this.addController(opener);
    if (opening === this.#openings) await opener.open(index);
  }

  /** Closes the viewer, at whose picture the gallery then stands. */
  closeViewer(): void {
    this.#openings += 1;
    this.opener?.close();
  }

  /** Goes to a slide because a person asked. @internal */
  ask(index: number): void {
    this.#moves.ask(index);
  }

  /** Takes a step because a person asked. @internal */
  askFor(step: Step): void {
    this.#moves.ask(this.#moves.indexOf(step));
  }

  #onSlidesChange(before: readonly HTMLElement[]): void {
    this.#moves.follow(before);
    if (this.isConnected && !this.items) this.#exposure.anticipate(this.index);
    this.requestUpdate();
    this.#watch.tellSoon();
  }

  #onMove(layout: SlideLayout): void {
    this.#view.measure(layout);
    this.#extras.tell('onMove');
  }

  #onRest(index: number, layout: SlideLayout): void {
    if (!this.#moves.reach(index)) return;
    this.#exposure.expose(visibleRange(layout, layout.position));
    this.#moves.settle();
    this.#extras.tell('onRest');
  }

  readonly #onStep = ({ currentTarget }: Event): void => {
    this.askFor((currentTarget as Element).getAttribute('part') as Step);
  };

  /** What the gallery is called. @internal */
  get name(): string {
    return this.label || msg('图片', { id: 'gallery-label' });
  }

  override render() {
    const hasMany = this.count > 1;
    return html`
      <div
        class="track"
        part="track"
        role="group"
        aria-label=${this.name}
        aria-roledescription=${msg('图集', { id: 'gallery-role' })}
        tabindex=${hasMany && !this.view.isWhole ? 0 : nothing}
        @focusout=${this.#watch.tellSoon}
      >
        <div class="row">
          <slot name=${this.items ? 'items' : nothing} @slotchange=${this.#list.read}></slot>
        </div>
      </div>
      ${renderControls(this, this.#extras, this.#onStep)} ${this.#extras.render('below')}
      <div class="direction"></div>
      <div class="status" role="status" .textContent=${this.announcement}></div>
    `;
  }
}
