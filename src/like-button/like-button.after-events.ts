import type { TallyErrorCode } from '../tally/tally-adapter.js';

const after: EventInit = { bubbles: true, composed: true };

/** The service has counted the like. */
export class LikeButtonLikedEvent extends Event {
  readonly campaign: string;
  readonly item: string;
  /** Likes of the item, this one included; `undefined` while unknown. */
  readonly count: number | undefined;

  constructor(campaign: string, item: string, count: number | undefined) {
    super('like-button-liked', after);
    this.campaign = campaign;
    this.item = item;
    this.count = count;
  }
}

/** The service has taken the like back. */
export class LikeButtonUnlikedEvent extends Event {
  readonly campaign: string;
  readonly item: string;
  /** Likes of the item, without this one; `undefined` while unknown. */
  readonly count: number | undefined;

  constructor(campaign: string, item: string, count: number | undefined) {
    super('like-button-unliked', after);
    this.campaign = campaign;
    this.item = item;
    this.count = count;
  }
}

/** The like, or taking it back, was refused; the button shows what the service last said. */
export class LikeButtonRejectedEvent extends Event {
  readonly campaign: string;
  readonly item: string;
  /** What the reader wanted: the like to stand, or not. */
  readonly wanted: boolean;
  /** Stable name of the reason. */
  readonly code: TallyErrorCode;

  constructor(campaign: string, item: string, wanted: boolean, code: TallyErrorCode) {
    super('like-button-rejected', after);
    this.campaign = campaign;
    this.item = item;
    this.wanted = wanted;
    this.code = code;
  }
}

/** The like, or taking it back, could not be delivered: it is kept on this device, shown as it is, and sent later. */
export class LikeButtonQueuedEvent extends Event {
  readonly campaign: string;
  readonly item: string;
  /** What the reader wanted: the like to stand, or not. */
  readonly wanted: boolean;
  /** Stable name of the reason. */
  readonly code: TallyErrorCode;

  constructor(campaign: string, item: string, wanted: boolean, code: TallyErrorCode) {
    super('like-button-queued', after);
    this.campaign = campaign;
    this.item = item;
    this.wanted = wanted;
    this.code = code;
  }
}

/** What was queued, in this visit or an earlier one, has been delivered; follows `like-button-liked` or `-unliked`. */
export class LikeButtonSyncedEvent extends Event {
  readonly campaign: string;
  readonly item: string;
  /** Likes of the item; `undefined` while unknown. */
  readonly count: number | undefined;

  constructor(campaign: string, item: string, count: number | undefined) {
    super('like-button-synced', after);
    this.campaign = campaign;
    this.item = item;
    this.count = count;
  }
}

declare global {
  interface GlobalEventHandlersEventMap {
    'like-button-liked': LikeButtonLikedEvent;
    'like-button-unliked': LikeButtonUnlikedEvent;
    'like-button-rejected': LikeButtonRejectedEvent;
    'like-button-queued': LikeButtonQueuedEvent;
    'like-button-synced': LikeButtonSyncedEvent;
  }
}
