import { html, LitElement, nothing, type PropertyValues } from 'lit';
import { property, query, state } from 'lit/decorators.js';
import { LocaleController } from '../controllers/locale-controller.js';
import { warnOfValue } from '../development.js';
import { msg } from '../i18n/localize.js';
import { focusStyles } from '../styles/focus.styles.js';
import { hostStyles } from '../styles/host.styles.js';
import { renderControls } from './gallery-controls.js';
import { LazyDrag } from './lazy-drag.js';
import { ProgressLine } from './progress-line.js';
import { announcementOf } from './slide-announcement.js';
import { SlideExposure } from './slide-exposure.js';
import { isOtherView, progressOf, viewOf, visibleRange, type SlideView } from './slide-geometry.js';
import { isRightToLeft } from './slide-layout.js';
import { SlideList } from './slide-list.js';
import { indexOfStep, stepOf, type Step } from './slide-steps.js';
import { SlideTrack } from './slide-track.js';
import { SwipeGalleryChangedEvent, SwipeGalleryChangeEvent } from './swipe-gallery.events.js';
import { swipeGalleryStyles } from './swipe-gallery.styles.js';
import { ViewerOpener } from './viewer-opener.js';

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
 * @csspart pagination - The place in the row, "3 / 12".
 * @csspart viewer - The dialog in which pictures are seen large.
 *
 * @cssprop [--swipe-gallery-slides=1] - Slides in view, without the one that peeks in.
 * @cssprop [--swipe-gallery-peek=12%] - Length at the end in which the next slide shows, gap included; 22% from 640 px.
 * @cssprop [--swipe-gallery-gap=12px] - Space between slides.
 * @cssprop [--swipe-gallery-ratio=16 / 10] - Ratio of a slide's picture.
 * @cssprop [--swipe-gallery-fit=cover] - How a picture fills that ratio, as `object-fit`.
 */
export class SwipeGalleryElement extends LitElement {
  static override styles = [hostStyles, focusStyles, swipeGalleryStyles];

  readonly #list = new SlideList(this, (before) => this.#onSlidesChange(before));
  readonly #exposure = new SlideExposure(this, () => this.#track.refresh());
  readonly #track = new SlideTrack(this, {
    onMove: () => this.#onMove(),
    onRest: (index) => this.#onRest(index),
  });
  readonly #drag = new LazyDrag(this, this.#track, (index) => this.#ask(index));

  readonly #opener = new ViewerOpener(this);
  readonly #progress = new ProgressLine(this);

  /** Name of the gallery for assistive technology: what the pictures show, without the word gallery. */
  @property() label = '';

  /** What the buttons do at the ends: `rewind` to the other end, or `stop`. */
  @property() ends: 'rewind' | 'stop' = 'rewind';

  /** The slide, from 0, that the gallery stands at or goes to. Setting it moves there at once and fires no event. */
  @property({ converter: Number })
  get index(): number {
    const count = this.slides.length;
    return count > 0 ? Math.min(this.#index, count - 1) : this.#index;
  }
  set index(index: number) {
    this.goTo(index, { behavior: 'instant' });
  }

  /** Whether a click or Enter on a picture opens it large. */
  @property({ type: Boolean }) viewer = false;

  @state({ hasChanged: isOtherView }) private view?: SlideView;
  @state() private announcement = '';

  /** The scroller. @internal */
  @query('.track') readonly track!: HTMLElement | null;

  /** The slide asked for: beyond the last one while a slow page still brings slides. */
  #index = 0;
  #settledIndex = 0;
  #isAsked = false;

  constructor() {
    super();
    new LocaleController(this);
  }

  override firstUpdated(): void {
    for (const listener of [this.#track, this.#drag, this.#opener]) listener.listen();
  }

  override updated(changed: PropertyValues<this>): void {
    if (changed.has('ends') && this.ends !== 'rewind' && this.ends !== 'stop') {
      warnOfValue(this, 'ends', this.ends, 'rewind or stop');
    }
  }

  /** The slides, in order: the author's own elements. */
  get slides(): readonly HTMLElement[] {
    return this.#list.slides;
  }

  /** Goes to the next slide. */
  next(): void {
    this.goTo(this.#indexOf('next'));
  }

  /** Goes to the slide before. */
  previous(): void {
    this.goTo(this.#indexOf('previous'));
  }

  /** Goes to a slide, counted from 0; an index past an end goes to that end. */
  goTo(index: number, { behavior = 'smooth' }: { behavior?: ScrollBehavior } = {}): void {
    const isKnown = this.hasUpdated && document.readyState === 'complete';
    this.#list.read();
    if (!(index >= 0) || (isKnown && index > Math.max(0, this.slides.length - 1))) {
      warnOfValue(this, 'index', index, 'the number of a slide, counted from 0');
    }
    if (Number.isNaN(index)) return;
    this.#isAsked = false;
    this.#move(Math.max(0, Math.trunc(index)), behavior !== 'instant');
  }

  /** Shows the picture of a slide large. Resolves when it is open; rejects when the viewer cannot be loaded. */
  openViewer(index = this.index): Promise<void> {
    return this.#opener.open(index);
  }

  /** Closes the viewer, at whose picture the gallery then stands. */
  closeViewer(): void {
    this.#opener.close();
  }

  #indexOf(step: Step): number {
    this.#list.read();
    const { layout } = this.#track;
    return layout ? indexOfStep(step, layout, this.index, this.ends !== 'stop') : this.index;
  }

  #move(index: number, isSmooth: boolean): void {
    this.#index = index;
    this.#track.moveTo(this.index, isSmooth);
  }

  /** Moves because a person asked, unless the page forbids it. */
  #ask(index: number): void {
    if (index !== this.index) {
      if (!this.#mayChange(index)) return;
      this.#isAsked = true;
    }
    this.#move(index, true);
  }

  #mayChange(index: number): boolean {
    /** @internal */
    const mayChange = this.dispatchEvent(new SwipeGalleryChangeEvent(index, this.index));
    if (!mayChange) this.#track.moveTo(this.index, true);
    return mayChange;
  }

  #onSlidesChange(before: readonly HTMLElement[]): void {
    const current = before[this.#index];
    if (current) {
      const index = this.slides.indexOf(current);
      this.#index = index >= 0 ? index : Math.max(0, Math.min(this.#index, this.slides.length - 1));
    }
    if (!this.#track.isMoving) this.#settledIndex = this.index;
    if (this.isConnected) this.#exposure.anticipate(this.slides, this.index);
    this.requestUpdate();
    this.#track.refreshSoon();
  }

  #onMove(): void {
    const layout = this.#track.layout!;
    this.view = viewOf(layout, this.#track.shownIndex(layout));
    this.#progress.share = progressOf(layout);
    this.#exposure.hideAtRest(this.track!, this.#track.isMoving);
  }

  #onRest(index: number): void {
    if (index !== this.index) {
      if (!this.#mayChange(index)) return;
      this.#index = index;
      this.#isAsked = true;
    }
    const layout = this.#track.layout!;
    this.#exposure.expose(this.slides, visibleRange(layout, layout.position));
    const previousIndex = this.#settledIndex;
    const isChanged = this.#isAsked && previousIndex !== index;
    this.#settledIndex = index;
    this.#isAsked = false;
    if (!isChanged) return;
    this.announcement = announcementOf(this.slides, index);
    /** @internal */
    this.dispatchEvent(new SwipeGalleryChangedEvent(index, previousIndex));
  }

  #onKeyDown(event: KeyboardEvent): void {
    const step = stepOf(event, isRightToLeft(this.track!));
    if (!step || this.slides.length < 2) return;
    event.preventDefault();
    this.#ask(this.#indexOf(step));
  }

  /** What the gallery is called. @internal */
  get name(): string {
    return this.label || msg('图片', { id: 'gallery-label' });
  }

  override render() {
    const hasMany = this.slides.length > 1;
    return html`
      <div
        class="track"
        part="track"
        role="group"
        aria-label=${this.name}
        aria-roledescription=${msg('图集', { id: 'gallery-role' })}
        tabindex=${hasMany && !this.view?.isWhole ? 0 : nothing}
        @keydown=${this.#onKeyDown}
        @focusout=${this.#track.refreshSoon}
      >
        <slot @slotchange=${this.#list.read}></slot>
      </div>
      ${renderControls({
        name: this.name,
        count: this.slides.length,
        view: this.view,
        index: this.index,
        isStopping: this.ends === 'stop',
        hasViewer: this.viewer,
        onStep: (step) => this.#ask(this.#indexOf(step)),
        onEnlarge: this.#opener.isOffered ? () => this.#opener.ask(this.index) : undefined,
      })}
      <div class="direction"></div>
      <div class="status" role="status">${this.announcement}</div>
    `;
  }
}
