import { warnOfValue } from '../development.js';
import { msg } from '../i18n/localize.js';
import type { GalleryExtra, GalleryHost } from './gallery-host.js';
import type { GalleryViewer } from './gallery-viewer.js';
import { addressOf, pictureAt, pictureOf } from './slide-picture.js';

/** Engines older than `<dialog>` (Safari 15.3, Firefox 97) have no viewer: there the browser itself shows the picture. */
const isPossible = typeof HTMLDialogElement === 'function' && 'showModal' in HTMLDialogElement.prototype;

/** Opens the viewer, whose module is asked for by the first reader who wants to see a picture large. */
export class ViewerOpener implements GalleryExtra {
  readonly stand = 'end';
  readonly #host: GalleryHost;
  readonly #button = document.createElement('button');
  #viewer?: GalleryViewer | undefined;
  /** Number of the last opening asked for: one that is overtaken, or closed while its module comes, opens nothing. */
  #request = 0;

  constructor(host: GalleryHost) {
    this.#host = host;
    this.#button.className = 'enlarge';
    this.#button.type = 'button';
    this.#button.addEventListener('click', () => this.#ask(host.index));
    const track = host.track!;
    track.addEventListener('click', this.#onClick);
    track.addEventListener('keydown', this.#onKeyDown);
  }

  hostUpdated(): void {
    this.#viewer?.update();
  }

  hostDisconnected(): void {
    this.close();
  }

  /** A node, not a template: a bundle gives Lit a file of its own when a part that loads another part names it. */
  render(): Node | undefined {
    if (!this.#isOffered) return undefined;
    this.#button.textContent = msg('放大', { id: 'gallery-enlarge' });
    return this.#button;
  }

  /** Whether readers can open the viewer. */
  get #isOffered(): boolean {
    return this.#host.viewer && this.#host.slides.some(pictureOf);
  }

  /** Opens the viewer because a person asked, unless the page forbids it. */
  #ask(index: number): void {
    void this.open(index, true);
  }

  /** Opens the viewer at a slide. */
  async open(index: number, isAsked = false): Promise<void> {
    const host = this.#host;
    const slide = (host.row ?? host).slides[host.mover.placeOf(index) - (host.row?.first ?? 0)];
    const picture = slide && pictureOf(slide);
    if (!picture) {
      warnOfValue(host, 'viewer', index, 'the number of a slide with a picture, counted from 0');
      return;
    }
    if ((!isPossible && !isAsked) || this.#viewer) return;
    const request = ++this.#request;
    try {
      const { GalleryViewer } = await import('./gallery-viewer.js');
      if (request !== this.#request || !host.isConnected) return;
      if (isAsked && !GalleryViewer.mayOpen(host, slide)) return;
      // The browser itself can enlarge it, and Back leads here.
      if (!isPossible) location.assign(addressOf(picture));
      else this.#viewer = new GalleryViewer(host, slide, () => (this.#viewer = undefined));
    } catch (error) {
      if (!isAsked) throw error;
      // Out of reach.
      location.assign(addressOf(picture));
    }
  }

  close(): void {
    this.#request += 1;
    this.#viewer?.close();
  }

  readonly #onClick = (event: MouseEvent): void => {
    const isPlain = !(event.ctrlKey || event.metaKey || event.shiftKey || event.altKey);
    const { target } = event;
    if (!this.#isOffered || !isPlain || event.defaultPrevented || !(target instanceof Element)) return;
    const { row, slides, mover } = this.#host;
    const at = (row?.slides ?? slides).findIndex((slide) => slide.contains(target));
    if (at < 0 || !pictureAt(target)) return;
    event.preventDefault();
    this.#ask(mover.indexOf(at + (row?.first ?? 0)));
  };

  readonly #onKeyDown = (event: KeyboardEvent): void => {
    if (event.key !== 'Enter' || event.target !== this.#host.track || !this.#isOffered) return;
    event.preventDefault();
    this.#ask(this.#host.index);
  };
}

/** The opener of a gallery: readers ask it by clicks, programs by method. */
export const create = (host: GalleryHost): ViewerOpener => (host.opener ??= new ViewerOpener(host));
