import { css } from 'lit';
import { warnOnce } from '../development.js';
import { indexAfterDrag, velocityOf, type DragSample } from './drag-release.js';
import { tolerance } from './slide-geometry.js';
import type { GalleryExtra, GalleryHost } from './gallery-host.js';
import type { SlideTrack } from './slide-track.js';

/** Less than this many px is a click by an unsteady hand. */
const threshold = 6;

/** What has a use of its own for a pressed pointer. */
const controls =
  'input, textarea, select, option, audio, video, iframe, object, embed, [contenteditable], [draggable="true"]';

const dragStyles = css`
  .dragging {
    cursor: grabbing;
    -webkit-user-select: none;
    user-select: none;
  }
`;

/** Presses that a gallery has answered: in nested galleries the innermost that can move is the one that is dragged. */
const answered = new WeakSet<Event>();

interface Grip {
  readonly pointer: number;
  /** What was pressed. */
  readonly target: Node;
  /** Of the pointer, along the axis. */
  readonly coordinate: number;
  /** Position of the track under the pointer when it was pressed. */
  readonly position: number;
  readonly isReversed: boolean;
  readonly samples: DragSample[];
}

/**
 * Drags a track with a mouse or a pen. Fingers are left to the browser; so is text, which is there to be selected. All
 * positions come from `clientX` and `clientY`, not `movementX`, which is scaled differently under page zoom in different engines.
 */
class SlideDrag implements GalleryExtra {
  readonly styles = dragStyles;
  readonly #host: GalleryHost;
  readonly #track: SlideTrack;
  #grip?: Grip | undefined;
  #isDragging = false;
  #mustSwallowClick = false;

  constructor(host: GalleryHost) {
    this.#host = host;
    this.#track = host.mover;
  }

  hostConnected(): void {
    const track = this.#host.track!;
    track.addEventListener('pointerdown', this.#onPointerDown);
    track.addEventListener('pointermove', this.#onPointerMove);
    track.addEventListener('pointerup', this.#onPointerUp);
    track.addEventListener('pointercancel', this.#onPointerCancel);
    track.addEventListener('dragstart', this.#onDragStart);
    track.addEventListener('click', this.#onClick, { capture: true });
  }

  hostDisconnected(): void {
    const track = this.#host.track!;
    track.removeEventListener('pointerdown', this.#onPointerDown);
    track.removeEventListener('pointermove', this.#onPointerMove);
    track.removeEventListener('pointerup', this.#onPointerUp);
    track.removeEventListener('pointercancel', this.#onPointerCancel);
    track.removeEventListener('dragstart', this.#onDragStart);
    track.removeEventListener('click', this.#onClick, { capture: true });
    if (this.#grip) this.#letGo();
  }

  readonly #onPointerDown = (event: PointerEvent): void => {
    const layout = this.#track.layout;
    if (event.pointerType === 'touch' || event.button !== 0 || answered.has(event)) return;
    if (!layout || layout.limit <= tolerance) return;
    answered.add(event);
    if (isLeftAlone(event.composedPath()[0])) return;
    const coordinate = this.#coordinateOf(event);
    const { position, isReversed } = layout;
    const [target] = event.composedPath() as [Node];
    this.#grip = { pointer: event.pointerId, target, coordinate, position, isReversed, samples: [] };
    if (this.#track.isMovingItself) this.#track.hold();
  };

  readonly #onPointerMove = (event: PointerEvent): void => {
    const grip = this.#grip;
    if (event.pointerId !== grip?.pointer) return;
    if (event.buttons === 0 || (this.#isDragging && this.#track.isMovingItself)) {
      this.#letGo();
      this.#track.release();
      return;
    }
    const distance = this.#coordinateOf(event) - grip.coordinate;
    if (!this.#isDragging) {
      if (Math.abs(distance) < threshold) return;
      this.#begin(event);
    }
    const position = grip.position + (grip.isReversed ? distance : -distance);
    grip.samples.push({ time: event.timeStamp, position });
    this.#track.scrollTo(position, grip.isReversed);
  };

  readonly #onPointerUp = (event: PointerEvent): void => {
    const grip = this.#grip;
    if (event.pointerId !== grip?.pointer) return;
    const wasDragging = this.#isDragging;
    if (!grip.target.isConnected) {
      warnOnce('swipe-gallery:drag', '<swipe-gallery>: a slide was removed while a reader dragged it.');
    }
    this.#letGo();
    const layout = this.#track.layout;
    if (!wasDragging || !layout) {
      this.#track.release();
      return;
    }
    // The click, if one follows, comes in this very task or the next.
    this.#mustSwallowClick = true;
    setTimeout(() => (this.#mustSwallowClick = false));
    const from = this.#track.placeOf(this.#host.index);
    const velocity = velocityOf(grip.samples, event.timeStamp);
    this.#host.ask(this.#track.indexOf(indexAfterDrag(layout, from, velocity)));
  };

  readonly #onPointerCancel = (event: PointerEvent): void => {
    if (event.pointerId !== this.#grip?.pointer) return;
    this.#letGo();
    this.#track.release();
  };

  /** A link or picture under the pointer would be dragged away by the browser. */
  readonly #onDragStart = (event: DragEvent): void => {
    if (this.#grip && event.target instanceof Element && event.target.closest('a, img'))
      event.preventDefault();
  };

  readonly #onClick = (event: Event): void => {
    if (!this.#mustSwallowClick) return;
    this.#mustSwallowClick = false;
    event.preventDefault();
    event.stopPropagation();
  };

  #coordinateOf({ clientX, clientY }: PointerEvent): number {
    return this.#host.axis === 'y' ? clientY : clientX;
  }

  #begin(event: PointerEvent): void {
    this.#isDragging = true;
    this.#track.hold();
    const track = this.#host.track!;
    track.classList.add('dragging');
    // Not before: a captured pointer takes the click away from the link under it.
    track.setPointerCapture(event.pointerId);
  }

  #letGo(): void {
    this.#grip = undefined;
    this.#isDragging = false;
    this.#track.letGo();
    this.#host.track?.classList.remove('dragging');
  }
}

function isLeftAlone(target: EventTarget | undefined): boolean {
  if (!(target instanceof Element) || target.closest(controls)) return true;
  const hasText = [...target.childNodes].some((node) => node instanceof Text && node.data.trim() !== '');
  return hasText && getComputedStyle(target).userSelect !== 'none' && !target.closest('button');
}

export const create = (host: GalleryHost): GalleryExtra => new SlideDrag(host);
