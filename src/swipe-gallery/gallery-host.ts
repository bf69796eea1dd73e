import type { CSSResult, LitElement, ReactiveController, TemplateResult } from 'lit';
import type { SlideLayout, SlideView } from './slide-geometry.js';
import type { SlideTrack } from './slide-track.js';
import type { ViewerOpener } from './viewer-opener.js';

/** Where a button leads. */
export type Step = 'next' | 'previous';

/** Makes the slide of an item: an element, or anything that Lit can render into one. */
export type RenderItem = (item: never, index: number) => unknown;

/**
 * How slides lie in the track when that is not simply their order in the page. What is counted in the page is an
 * `index`, what is counted along the track is a `place`.
 */
export interface SlideRow {
  /** The slides that are in the page, by place. */
  readonly slides: readonly HTMLElement[];
  /** Place of the first of them. */
  readonly first: number;
  /** The layout of the slides above, made one of all places. */
  arrange(layout: SlideLayout): SlideLayout;
  placeOf(index: number): number;
  indexOf(place: number): number;
  /** Called before a move is measured: a slide must be there, and so many places before and after it. */
  prepare(index: number, back: number, on: number): void;
  /** Called at rest, before it is measured: what is around the view must be there, and nothing else. */
  settle?(): void;
}

/** Shows a row on its way to where it has been scrolled. */
export interface RowGlide {
  /** How far from where it is scrolled the row is seen just now, in px to the right or down. */
  readonly shift: number;
  /** Whether anything is to be seen of the way from the layout's position to a target. */
  isWanted(layout: SlideLayout, target: number): boolean;
  /** Starts from the layout's position. `onEnd` comes when it is over. */
  start(layout: SlideLayout, target: number, onEnd: () => void): void;
  /** The row is seen where it is scrolled. */
  stop(): void;
}

/** What an optional part of a gallery sees of it. */
export interface GalleryHost extends LitElement {
  /** The scroller; absent before the first render. */
  readonly track: HTMLElement | null;
  readonly slides: readonly HTMLElement[];
  /** Number of slides, in the page or not. */
  readonly count: number;
  /** What the gallery is called. */
  readonly name: string;
  readonly view: SlideView;
  readonly mover: SlideTrack;
  readonly axis: string;
  readonly ends: string;
  readonly autoplay: number | boolean;
  readonly thumbnails: boolean;
  readonly hash: boolean;
  readonly viewer: boolean;
  readonly items: readonly unknown[] | undefined;
  readonly renderItem: RenderItem | undefined;
  /** The slide that the gallery stands at or goes to. */
  index: number;
  /** What is said to a screen reader. */
  announcement: string;
  row?: SlideRow | undefined;
  opener?: ViewerOpener;
  goTo(index: number, options?: { behavior?: ScrollBehavior }): void;
  /** Goes to a slide because a person asked. */
  ask(index: number): void;
  /** Takes a step because a person asked. */
  askFor(step: Step): void;
  next(): void;
}

/** A part that is loaded when a gallery asks for it. */
export interface GalleryExtra extends ReactiveController {
  /** Where its markup stands: among the controls, in place of the fraction, or below. */
  readonly stand?: ExtraStand;
  /** Its sheet, for the gallery's shadow root. */
  readonly styles?: CSSResult;
  render?(): TemplateResult | Node | undefined;
  /** The view has moved: at most once a frame. */
  onMove?(): void;
  /** The track has come to rest. */
  onRest?(): void;
}

export type ExtraStand = 'start' | 'place' | 'end' | 'below';
