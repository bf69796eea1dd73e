// Made from custom-elements.json by `npm run integrations`.
import type * as Lanelight from '../index.js';

/** Credits of a column. */
export interface ColumnCreditsProps {
  /** Name of the group for assistive technology; 署名 in the page's language by default. */
  label?: Lanelight.ColumnCreditsElement['label'] | undefined;
}
export interface ColumnCreditsEvents {}

/** The head of a column. */
export interface ColumnHeaderProps {
  /** Name of the column, above the title. */
  kicker?: Lanelight.ColumnHeaderElement['kicker'] | undefined;
  /** Address of the column's page: http, https or relative. */
  kickerHref?: Lanelight.ColumnHeaderElement['kickerHref'] | undefined;
  /** Address of the column's page: http, https or relative. */
  'kicker-href'?: Lanelight.ColumnHeaderElement['kickerHref'] | undefined;
  /** Time of publication, as it is to be printed. */
  published?: Lanelight.ColumnHeaderElement['published'] | undefined;
  /** Source, as printed. */
  source?: Lanelight.ColumnHeaderElement['source'] | undefined;
  /** Marks original reporting (原创). */
  original?: Lanelight.ColumnHeaderElement['original'] | undefined;
  /** Season, such as 第三届. */
  season?: Lanelight.ColumnHeaderElement['season'] | undefined;
  /** Body that issues the column. */
  issuedBy?: Lanelight.ColumnHeaderElement['issuedBy'] | undefined;
  /** Body that issues the column. */
  'issued-by'?: Lanelight.ColumnHeaderElement['issuedBy'] | undefined;
}
export interface ColumnHeaderEvents {}

/** The ranking of a campaign. */
export interface LikeBoardProps {
  /** The campaign, by its id at the service. */
  campaign?: Lanelight.LikeBoardElement['campaign'] | undefined;
  /** Root of the service; `/v1/campaigns/…` is appended. Without it no count is known. */
  endpoint?: Lanelight.LikeBoardElement['endpoint'] | undefined;
  /** Who speaks to the service: `lanelight` (default with an `endpoint`) or `local` (default without). */
  adapter?: Lanelight.LikeBoardElement['adapter'] | undefined;
  /** When counts and ranks are shown: `always`, `after-vote` (once the reader has voted for somebody here) or `after-close`. Without it the campaign's own rule holds; what the service keeps back is shown by no value. */
  showCounts?: Lanelight.LikeBoardElement['showCounts'] | undefined;
  /** When counts and ranks are shown: `always`, `after-vote` (once the reader has voted for somebody here) or `after-close`. Without it the campaign's own rule holds; what the service keeps back is shown by no value. */
  'show-counts'?: Lanelight.LikeBoardElement['showCounts'] | undefined;
  /** Reads counts once, and does not follow them. */
  withoutLive?: Lanelight.LikeBoardElement['withoutLive'] | undefined;
  /** Reads counts once, and does not follow them. */
  'without-live'?: Lanelight.LikeBoardElement['withoutLive'] | undefined;
}
export interface LikeBoardEvents {}

/** A like button that counts once and never lies. */
export interface LikeButtonProps {
  /** The campaign, by its id at the service. */
  campaign?: Lanelight.LikeButtonElement['campaign'] | undefined;
  /** What is liked, by its id in the campaign. Without it the button is disabled. */
  item?: Lanelight.LikeButtonElement['item'] | undefined;
  /** Root of the service; `/v1/campaigns/…` is appended. Without it likes are kept on this device only. */
  endpoint?: Lanelight.LikeButtonElement['endpoint'] | undefined;
  /** Who speaks to the service: `lanelight` (default with an `endpoint`) or `local` (default without). */
  adapter?: Lanelight.LikeButtonElement['adapter'] | undefined;
  /** How likes add up, where the service does not say: `toggle` (default), `once`, `daily` or `clap`. */
  mode?: Lanelight.LikeButtonElement['mode'] | undefined;
  /** Whom the like is for, to make the name from when the slot is empty. */
  subject?: Lanelight.LikeButtonElement['subject'] | undefined;
  /** Takes no likes. */
  disabled?: Lanelight.LikeButtonElement['disabled'] | undefined;
  /** Keeps the count up to date while the page is looked at. */
  live?: Lanelight.LikeButtonElement['live'] | undefined;
}
export interface LikeButtonEvents {
  /** Before a like; cancelable. */
  'like-button-like': Lanelight.LikeButtonLikeEvent;
  /** Before a like is taken back; cancelable. */
  'like-button-unlike': Lanelight.LikeButtonUnlikeEvent;
  /** The like is counted. */
  'like-button-liked': Lanelight.LikeButtonLikedEvent;
  /** The like is taken back. */
  'like-button-unliked': Lanelight.LikeButtonUnlikedEvent;
  /** The like, or taking it back, was refused. */
  'like-button-rejected': Lanelight.LikeButtonRejectedEvent;
  /** The like could not be delivered; it is kept, and sent later. */
  'like-button-queued': Lanelight.LikeButtonQueuedEvent;
  /** A like that was kept has been delivered. */
  'like-button-synced': Lanelight.LikeButtonSyncedEvent;
}

/** A call to action with its link and QR code. */
export interface QrLinkProps {
  /** Address of the link and of the QR code, beginning with `http://` or `https://`: a phone has no page to resolve it. */
  href?: Lanelight.QrLinkElement['href'] | undefined;
  /** Shows no QR code. */
  withoutQr?: Lanelight.QrLinkElement['withoutQr'] | undefined;
  /** Shows no QR code. */
  'without-qr'?: Lanelight.QrLinkElement['withoutQr'] | undefined;
}
export interface QrLinkEvents {
  /** Before a link inside leads to another site; cancelable. */
  'qr-link-leave': Lanelight.QrLinkLeaveEvent;
}

/** A box that is scrolled to read on. */
export interface ReadingPanelProps {
  /** Name of the region while it scrolls, for example the person's; with several panels on a page each needs its own. */
  label?: Lanelight.ReadingPanelElement['label'] | undefined;
  /** Text of the cue; 向下滑动查看 in the page's language by default, none when empty. */
  cue?: Lanelight.ReadingPanelElement['cue'] | undefined;
  /** Shows all of the text. */
  expanded?: Lanelight.ReadingPanelElement['expanded'] | undefined;
}
export interface ReadingPanelEvents {
  /** After a reader opened or closed the panel; does not bubble, like that of `<details>`. */
  toggle: Event;
}

/** A printed number, animated without lying. */
export interface StatCounterProps {
  /** The number, in figures or as a Chinese numeral: `1500`, `98.6%`, `十二`. */
  value?: Lanelight.StatCounterElement['value'] | undefined;
  /** What is counted: 户次. */
  unit?: Lanelight.StatCounterElement['unit'] | undefined;
  /** What the number is about: 累计走访群众. */
  label?: Lanelight.StatCounterElement['label'] | undefined;
  /** Words before the number: 累计, 连续, 仅过了. */
  lead?: Lanelight.StatCounterElement['lead'] | undefined;
  /** How exact the number is: 近, 约 or 超; 余 or 多; 来 or 内. */
  qualifier?: Lanelight.StatCounterElement['qualifier'] | undefined;
  /** Where the qualifier stands; by default where custom puts it. */
  qualifierPosition?: Lanelight.StatCounterElement['qualifierPosition'] | undefined;
  /** Where the qualifier stands; by default where custom puts it. */
  'qualifier-position'?: Lanelight.StatCounterElement['qualifierPosition'] | undefined;
  /** The value before a change. */
  from?: Lanelight.StatCounterElement['from'] | undefined;
  /** The unit before a change, where it is another than `unit`. */
  fromUnit?: Lanelight.StatCounterElement['fromUnit'] | undefined;
  /** The unit before a change, where it is another than `unit`. */
  'from-unit'?: Lanelight.StatCounterElement['fromUnit'] | undefined;
  /** The time for which the number holds: 截至目前. */
  asOf?: Lanelight.StatCounterElement['asOf'] | undefined;
  /** The time for which the number holds: 截至目前. */
  'as-of'?: Lanelight.StatCounterElement['asOf'] | undefined;
  /** The rhythm of a rate: 每季度. */
  per?: Lanelight.StatCounterElement['per'] | undefined;
  /** The whole phrase as printed (四期, 1+3); wins over the parts. */
  printed?: Lanelight.StatCounterElement['printed'] | undefined;
  /** A remark: 全部完成. */
  note?: Lanelight.StatCounterElement['note'] | undefined;
  /** How figures from `value` are written: as they stand by default. */
  notation?: Lanelight.StatCounterElement['notation'] | undefined;
  /** The number never moves: an age, a house number, a formula. */
  static?: Lanelight.StatCounterElement['static'] | undefined;
  /** How the figures move; they count by default. */
  motion?: Lanelight.StatCounterElement['motion'] | undefined;
}
export interface StatCounterEvents {
  /** The figures begin to move. */
  'stat-counter-start': Lanelight.StatCounterStartEvent;
  /** The figures have come to rest. */
  'stat-counter-end': Lanelight.StatCounterEndEvent;
}

/** Several printed numbers under one caption. */
export interface StatGroupProps {
  /** The caption, where nothing is slotted for it. */
  label?: Lanelight.StatGroupElement['label'] | undefined;
}
export interface StatGroupEvents {}

/** A row of pictures to swipe, with captions and credits. */
export interface SwipeGalleryProps {
  /** Name of the gallery for assistive technology: what the pictures show, without the word gallery. */
  label?: Lanelight.SwipeGalleryElement['label'] | undefined;
  /** Which way the slides lie: along the line (`x`), or down the page (`y`). */
  axis?: Lanelight.SwipeGalleryElement['axis'] | undefined;
  /** What the buttons do at the ends: `rewind` to the other end, `stop`, or `loop`, which has none. */
  ends?: Lanelight.SwipeGalleryElement['ends'] | undefined;
  /** The slide, from 0, that the gallery stands at or goes to. Setting it moves there at once and fires no event. */
  index?: Lanelight.SwipeGalleryElement['index'] | undefined;
  /** Goes on by itself until somebody touches it; a number is how many seconds a slide stays, 5 or more. */
  autoplay?: Lanelight.SwipeGalleryElement['autoplay'] | undefined;
  /** Whether there is a row of small pictures below. */
  thumbnails?: Lanelight.SwipeGalleryElement['thumbnails'] | undefined;
  /** Whether the page's address names the slide, by its id. */
  hash?: Lanelight.SwipeGalleryElement['hash'] | undefined;
  /** Whether a click or Enter on a picture opens it large. */
  viewer?: Lanelight.SwipeGalleryElement['viewer'] | undefined;
  /** Data of the slides, in place of children: only slides near the view are in the page. Needs `renderItem`. */
  items?: Lanelight.SwipeGalleryElement['items'] | undefined;
  /** Makes the slide of an item: an element, or anything that Lit renders. */
  renderItem?: Lanelight.SwipeGalleryElement['renderItem'] | undefined;
}
export interface SwipeGalleryEvents {
  /** A person asked for another slide; cancelable. */
  'swipe-gallery-change': Lanelight.SwipeGalleryChangeEvent;
  /** A move that a person asked for has come to rest. */
  'swipe-gallery-changed': Lanelight.SwipeGalleryChangedEvent;
  /** A person asked to see a picture large; cancelable. */
  'swipe-gallery-open': Lanelight.SwipeGalleryOpenEvent;
  /** A person closed the viewer. */
  'swipe-gallery-close': Lanelight.SwipeGalleryCloseEvent;
}

/** Profile of a person. */
export interface WorkerProfileProps {
  /** Name, for example 范迪. */
  name?: Lanelight.WorkerProfileElement['name'] | undefined;
  /** Surname to draw where there is no portrait; the first character of the name by default. */
  surname?: Lanelight.WorkerProfileElement['surname'] | undefined;
  /** Posts as they are to be printed, several joined by `、`. */
  post?: Lanelight.WorkerProfileElement['post'] | undefined;
  /** Street, for example 铃铛阁街道. */
  street?: Lanelight.WorkerProfileElement['street'] | undefined;
  /** Community, for example 西关北里社区. */
  community?: Lanelight.WorkerProfileElement['community'] | undefined;
  /** District, for example 红桥区. */
  district?: Lanelight.WorkerProfileElement['district'] | undefined;
  /** City, for example 天津市. */
  city?: Lanelight.WorkerProfileElement['city'] | undefined;
  /** Nickname, without quotation marks. */
  nickname?: Lanelight.WorkerProfileElement['nickname'] | undefined;
  /** Years of service, as printed, for example 扎根基层十二载. */
  years?: Lanelight.WorkerProfileElement['years'] | undefined;
  /** Motto, without quotation marks. */
  motto?: Lanelight.WorkerProfileElement['motto'] | undefined;
  /** How the story is shown: `full`, in a `panel` that scrolls, or with only its beginning (`clamp`). */
  story?: Lanelight.WorkerProfileElement['story'] | undefined;
  /** Layout: `feature` beside a column for the portrait, `row` with a small one, `card` with it on top. It is all style, so that the attribute itself holds it: nothing is rendered for it. */
  layout?: Lanelight.WorkerProfileElement['layout'] | undefined;
  /** Address of the person's page: the whole card leads there. With a link in the heading, that one is followed. */
  href?: Lanelight.WorkerProfileElement['href'] | undefined;
}
export interface WorkerProfileEvents {}

/** Every tag: its class, what can be set on it, and what it fires. */
export interface LanelightElements {
  'column-credits': {
    element: Lanelight.ColumnCreditsElement;
    props: ColumnCreditsProps;
    events: ColumnCreditsEvents;
  };
  'column-header': {
    element: Lanelight.ColumnHeaderElement;
    props: ColumnHeaderProps;
    events: ColumnHeaderEvents;
  };
  'like-board': { element: Lanelight.LikeBoardElement; props: LikeBoardProps; events: LikeBoardEvents };
  'like-button': { element: Lanelight.LikeButtonElement; props: LikeButtonProps; events: LikeButtonEvents };
  'qr-link': { element: Lanelight.QrLinkElement; props: QrLinkProps; events: QrLinkEvents };
  'reading-panel': {
    element: Lanelight.ReadingPanelElement;
    props: ReadingPanelProps;
    events: ReadingPanelEvents;
  };
  'stat-counter': {
    element: Lanelight.StatCounterElement;
    props: StatCounterProps;
    events: StatCounterEvents;
  };
  'stat-group': { element: Lanelight.StatGroupElement; props: StatGroupProps; events: StatGroupEvents };
  'swipe-gallery': {
    element: Lanelight.SwipeGalleryElement;
    props: SwipeGalleryProps;
    events: SwipeGalleryEvents;
  };
  'worker-profile': {
    element: Lanelight.WorkerProfileElement;
    props: WorkerProfileProps;
    events: WorkerProfileEvents;
  };
}
