const before: EventInit = { bubbles: true, composed: true, cancelable: true };

/** The reader likes. Cancel it to do something first, such as a login; call `like()` when that is done. */
export class LikeButtonLikeEvent extends Event {
  readonly campaign: string;
  readonly item: string;

  constructor(campaign: string, item: string) {
    super('like-button-like', before);
    this.campaign = campaign;
    this.item = item;
  }
}

/** The reader takes the like back. Cancel it to keep the like. */
export class LikeButtonUnlikeEvent extends Event {
  readonly campaign: string;
  readonly item: string;

  constructor(campaign: string, item: string) {
    super('like-button-unlike', before);
    this.campaign = campaign;
    this.item = item;
  }
}

declare global {
  interface GlobalEventHandlersEventMap {
    'like-button-like': LikeButtonLikeEvent;
    'like-button-unlike': LikeButtonUnlikeEvent;
  }
}
