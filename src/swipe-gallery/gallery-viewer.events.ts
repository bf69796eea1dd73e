import type { GalleryPicture } from './slide-picture.js';

/** A person asked to see a picture large. Cancelling it leaves the pictures to a viewer of the page's own. */
export class SwipeGalleryOpenEvent extends Event {
  readonly #readItems: () => readonly GalleryPicture[];

  constructor(
    /** Place of the picture among `items`. */
    readonly index: number,
    readItems: () => readonly GalleryPicture[],
  ) {
    super('swipe-gallery-open', { bubbles: true, composed: true, cancelable: true });
    this.#readItems = readItems;
  }

  /** The pictures of the gallery as they are now; slides without one are left out. */
  get items(): readonly GalleryPicture[] {
    return this.#readItems();
  }
}

/** A person closed the viewer. */
export class SwipeGalleryCloseEvent extends Event {
  constructor(
    /** Index of the slide whose picture was seen last, at which the gallery stands now. */
    readonly index: number,
  ) {
    super('swipe-gallery-close', { bubbles: true, composed: true });
  }
}

declare global {
  interface GlobalEventHandlersEventMap {
    'swipe-gallery-open': SwipeGalleryOpenEvent;
    'swipe-gallery-close': SwipeGalleryCloseEvent;
  }
}
