import type { GalleryPicture } from './slide-picture.js';

/** A person asked for another slide. Cancelling it leaves the gallery where it is. */
export class SwipeGalleryChangeEvent extends Event {
  constructor(
    /** Index of the slide that is asked for. */
    readonly index: number,
    /** Index of the slide that is left. */
    readonly previousIndex: number,
  ) {
    super('swipe-gallery-change', { bubbles: true, composed: true, cancelable: true });
  }
}

/** A move that a person asked for has come to rest. */
export class SwipeGalleryChangedEvent extends Event {
  constructor(
    /** Index of the slide at rest. */
    readonly index: number,
    /** Index of the slide that was at rest before. */
    readonly previousIndex: number,
  ) {
    super('swipe-gallery-changed', { bubbles: true, composed: true });
  }
}

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
    'swipe-gallery-change': SwipeGalleryChangeEvent;
    'swipe-gallery-changed': SwipeGalleryChangedEvent;
    'swipe-gallery-open': SwipeGalleryOpenEvent;
    'swipe-gallery-close': SwipeGalleryCloseEvent;
  }
}
