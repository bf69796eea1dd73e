import { html, render } from 'lit';
import { isMotionAllowed } from '../controllers/motion.js';
import { speakFor } from '../i18n/localize.js';
import { adoptOnce } from './adopt-once.js';
import type { GalleryHost } from './gallery-host.js';
import { SwipeGalleryCloseEvent, SwipeGalleryOpenEvent } from './gallery-viewer.events.js';
import { galleryViewerStyles } from './gallery-viewer.styles.js';
import { PictureZoom } from './picture-zoom.js';
import { isRightToLeft } from './slide-layout.js';
import { linkOf, pictureOf } from './slide-picture.js';
import { stepOf } from './slide-keys.js';
import type { SwipeGalleryElement } from './swipe-gallery.js';
import { pressZoomKey, renderViewerBar } from './viewer-controls.js';
import { ViewerEntry } from './viewer-history.js';
import { contentOf, readPicture } from './viewer-picture.js';
import { ZoomGestures } from './zoom-gestures.js';

/** Pictures on either side that are there before the reader comes to them. */
const neighbourhood = 2;

/**
 * The pictures of a gallery one at a time over the whole window, in a modal `<dialog>` in the gallery's shadow root.
 * One opening is one viewer. It shows them in a gallery of its own, so swiping, buttons, keys and announcements are
 * those of the page; the zoom is added.
 */
export class GalleryViewer {
  readonly #host: GalleryHost;
  readonly #onClosed: () => void;
  readonly #slides: HTMLElement[];
  readonly #leaves: HTMLElement[];
  readonly #dialog = document.createElement('dialog');
  readonly #zoom: PictureZoom;
  readonly #entry = new ViewerEntry();
  readonly #opener: HTMLElement | undefined;
  readonly #firstPlace: number;
  #place: number;
  #isAtReadersWish = true;
  #overflow = '';

  /** Opens at a slide. Slides without a picture are left out. */
  constructor(host: GalleryHost, slide: HTMLElement, onClosed: () => void) {
    this.#host = host;
    this.#onClosed = onClosed;
    this.#slides = host.slides.filter(pictureOf);
    this.#place = this.#firstPlace = this.#slides.indexOf(slide);
    this.#leaves = this.#slides.map(() => {
      const leaf = document.createElement('figure');
      leaf.className = 'leaf';
      return leaf;
    });
    this.#opener = focusedElement(host);
    this.#zoom = new PictureZoom({
      frame: () => this.#leaves[this.#place]?.querySelector<HTMLElement>('.frame') ?? undefined,
      isMotionAllowed: () => isMotionAllowed(host),
      onZoom: () => this.update(),
    });
    this.#open();
  }

  /** Asks the page, which may show the pictures in a viewer of its own instead. */
  static mayOpen(host: GalleryHost, slide: HTMLElement): boolean {
    const place = host.slides.filter(pictureOf).indexOf(slide);
    const readItems = () => host.slides.flatMap((slide) => readPicture(slide) ?? []);
    /** @internal */
    return host.dispatchEvent(new SwipeGalleryOpenEvent(place, readItems));
  }

  /** Prints everything anew, in the language of the page. */
  update(): void {
    speakFor(this.#host);
    render(this.#render(), this.#dialog);
    // The gallery inside says what the one outside was told to say.
    const gallery = this.#dialog.querySelector('swipe-gallery')!;
    for (const { name, value } of this.#host.attributes)
      if (name.startsWith('data-gallery-')) gallery.setAttribute(name, value);
  }

  /** Closes without an event: nobody asked. */
  close(): void {
    this.#isAtReadersWish = false;
    this.#dialog.close();
    this.#finish();
  }

  #open(): void {
    const dialog = this.#dialog;
    const root = this.#host.shadowRoot!;
    adoptOnce(root, galleryViewerStyles);
    dialog.setAttribute('part', 'viewer');
    dialog.style.filter = greyFilterOf(this.#host);
    dialog.addEventListener('close', this.#finish);
    dialog.addEventListener('fullscreenchange', () => this.update());
    dialog.addEventListener('keydown', this.#onKeyDown, { capture: true });
    this.#fill();
    this.update();
    root.append(dialog);
    const gallery = this.#gallery;
    new ZoomGestures(gallery, this.#zoom, {
      onPull: (distance) => this.#onPull(distance),
      onPullAway: () => dialog.close(),
      onPast: (direction) => this.#goTo(this.#place + (isRightToLeft(gallery) ? -direction : direction)),
    });
    dialog.showModal();
    dialog.querySelector<HTMLElement>('.close')!.focus();
    const { documentElement } = document;
    this.#overflow = documentElement.style.overflow;
    documentElement.style.overflow = 'hidden';
    window.addEventListener('popstate', this.#onPopState);
    window.addEventListener('resize', this.#onResize);
    this.#entry.push();
  }

  readonly #finish = (): void => {
    if (!this.#dialog.parentNode) return;
    this.#dialog.remove();
    this.#zoom.stop();
    document.documentElement.style.overflow = this.#overflow;
    window.removeEventListener('popstate', this.#onPopState);
    window.removeEventListener('resize', this.#onResize);
    this.#entry.leave();
    this.#onClosed();
    const slide = this.#slides[this.#place]!;
    const index = this.#host.slides.indexOf(slide);
    if (index >= 0) this.#host.index = index;
    this.#returnFocus(slide);
    /** @internal */
    if (this.#isAtReadersWish) this.#host.dispatchEvent(new SwipeGalleryCloseEvent(this.#host.index));
  };

  /** To where the reader came from; from a picture to the one last seen, whose slide may not have been reachable before. */
  #returnFocus(slide: HTMLElement): void {
    const isFromSlide = this.#opener?.closest('swipe-gallery') === this.#host;
    const link = isFromSlide ? linkOf(pictureOf(slide)!) : undefined;
    (link ?? this.#opener ?? this.#host.track)?.focus({ preventScroll: true });
  }

  get #gallery(): SwipeGalleryElement {
    return this.#dialog.querySelector('swipe-gallery')!;
  }

  #goTo(place: number): void {
    if (place < 0 || place >= this.#leaves.length) return;
    this.#onPlace(place);
    this.#gallery.goTo(place);
  }

  #onPlace(place: number): void {
    if (place === this.#place) return;
    this.#zoom.reset();
    this.#place = place;
    this.#fill();
    this.update();
  }

  /** Gives the picture in view and its neighbours their content. */
  #fill(): void {
    const first = Math.max(0, this.#place - neighbourhood);
    for (const [index, leaf] of this.#leaves.slice(first, this.#place + neighbourhood + 1).entries()) {
      if (!leaf.firstChild) leaf.append(...contentOf(this.#slides[first + index]!));
    }
  }

  #onPull(distance: number): void {
    const { style } = this.#leaves[this.#place]!;
    style.transform = distance > 0 ? `translateY(${distance}px)` : '';
    style.opacity = distance > 0 ? `${Math.max(0.3, 1 - distance / 400)}` : '';
  }

  /** The moves of the gallery inside are not those of the page's own gallery. */
  readonly #onMove = (event: Event): void => {
    event.stopPropagation();
    this.#onPlace((event as Event & { index: number }).index);
  };

  readonly #onKeyDown = (event: KeyboardEvent): void => {
    if (event.altKey || event.ctrlKey || event.metaKey) return;
    if (!pressZoomKey(event.key, this.#zoom) && !this.#turn(event, this.#gallery)) return;
    event.preventDefault();
    event.stopPropagation();
  };

  /** The gallery takes keys while it has the focus; here, those that are pressed on the buttons. */
  #turn(event: KeyboardEvent, gallery: SwipeGalleryElement): boolean {
    if (event.composedPath().includes(gallery.track!)) return false;
    const step = stepOf(event, isRightToLeft(gallery) ? 'rtl' : 'ltr');
    const last = this.#leaves.length - 1;
    if (!step) return false;
    if (step === 'first' || step === 'last') this.#goTo(step === 'first' ? 0 : last);
    else this.#goTo((this.#place + (step.startsWith('next') ? 1 : last)) % (last + 1));
    return true;
  }

  readonly #onPopState = (): void => {
    if (!this.#entry.isCurrent) this.#dialog.close();
  };

  get #isFull(): boolean {
    return this.#host.shadowRoot!.fullscreenElement !== null;
  }

  /** A part of the dialog: the dialog itself may not. Where the browser refuses, everything stays as it is. */
  readonly #onFull = (): void => {
    const change = this.#isFull
      ? document.exitFullscreen()
      : this.#dialog.querySelector('.stage')!.requestFullscreen();
    change.catch(() => this.update());
  };

  readonly #onResize = (): void => this.#zoom.refit();

  #render() {
    this.#dialog.setAttribute('aria-label', this.#host.name);
    return html`
      <div class="stage">
        ${renderViewerBar({
          zoom: this.#zoom,
          isFull: this.#isFull,
          onFull: document.fullscreenEnabled ? this.#onFull : undefined,
          onClose: () => this.#dialog.close(),
        })}
        <swipe-gallery
          class="room ${this.#leaves.length > 1 ? '' : 'single'}"
          label=${this.#host.name}
          index=${this.#firstPlace}
          @swipe-gallery-change=${this.#onMove}
          @swipe-gallery-changed=${this.#onMove}
          >${this.#leaves}</swipe-gallery
        >
      </div>
    `;
  }
}

/** Focus is in the shadow root or in the page around it. */
function focusedElement({ shadowRoot, ownerDocument }: GalleryHost): HTMLElement | undefined {
  const focused = shadowRoot?.activeElement ?? ownerDocument.activeElement;
  return focused instanceof HTMLElement && focused !== ownerDocument.body ? focused : undefined;
}

/** A dialog is painted outside of the page, and so outside of the filter that makes a page grey on a day of mourning. */
function greyFilterOf(host: Element): string {
  for (let node: Node | null = host; node; node = node instanceof ShadowRoot ? node.host : node.parentNode) {
    const { filter } = node instanceof Element ? getComputedStyle(node) : { filter: 'none' };
    if (filter.includes('grayscale')) return filter;
  }
  return '';
}
