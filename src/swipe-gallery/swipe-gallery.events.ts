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

declare global {
  interface GlobalEventHandlersEventMap {
    'swipe-gallery-change': SwipeGalleryChangeEvent;
    'swipe-gallery-changed': SwipeGalleryChangedEvent;
  }
}
