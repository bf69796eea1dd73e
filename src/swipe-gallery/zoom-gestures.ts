import type { PictureZoom } from './picture-zoom.js';

interface ZoomGestureOptions {
  /** A finger pulls the whole picture down by so many px; 0 when it has let go. */
  onPull(distance: number): void;
  /** It was pulled down far or fast enough to be put away. */
  onPullAway(): void;
  /** The mouse dragged a zoomed picture past its edge, towards the content's end (1) or start (-1). */
  onPast(direction: 1 | -1): void;
}

interface Pinch {
  readonly distance: number;
  readonly scale: number;
  readonly x: number;
  readonly y: number;
}

interface Press {
  readonly x: number;
  readonly y: number;
  readonly time: number;
}

interface Grip extends Press {
  readonly pointer: number;
  readonly left: number;
  readonly top: number;
  isDragging: boolean;
}

/** Fewer px than this are an unsteady hand. */
const threshold = 8;

/** Two taps nearer than this, in ms and px, are one double tap. */
const tapTime = 350;
const tapDistance = 30;

/** Pulled farther than this (px), or faster (px a ms), a picture is put away. */
const pullDistance = 96;
const pullSpeed = 0.6;

/** How far past its edge a zoomed picture is dragged to turn to the next one. */
const pastDistance = 80;

/**
 * The gestures on the pictures of a viewer that the browser does not make itself: pinch, double tap, pull down, the
 * wheel with Ctrl (a pinch on a trackpad), and dragging a zoomed picture with a mouse or pen. Swiping and panning with
 * a finger stay native, and nothing here touches a long press, which saves the picture.
 */
export class ZoomGestures {
  readonly #zoom: PictureZoom;
  readonly #options: ZoomGestureOptions;
  #pinch?: Pinch;
  #pull?: Press;
  #isPulling = false;
  #tap?: Press;
  #grip?: Grip;
  #wasDragged = false;

  constructor(stage: HTMLElement, zoom: PictureZoom, options: ZoomGestureOptions) {
    this.#zoom = zoom;
    this.#options = options;
    // Not passive, and there from the start: WebKit heeds no listener that comes within a touch (webkit.org/b/184250).
    const active = { passive: false };
    stage.addEventListener('touchstart', this.#onTouchStart, active);
    stage.addEventListener('touchmove', this.#onTouchMove, active);
    stage.addEventListener('touchend', this.#onTouchEnd);
    stage.addEventListener('touchcancel', this.#onTouchCancel);
    stage.addEventListener('wheel', this.#onWheel, active);
    stage.addEventListener('click', this.#onClick);
    // Before the gallery's own track, which would take the same drag for its own.
    stage.addEventListener('pointerdown', this.#onPointerDown, { capture: true });
    stage.addEventListener('pointermove', this.#onPointerMove);
    stage.addEventListener('pointerup', this.#onPointerUp);
    stage.addEventListener('pointercancel', this.#onPointerUp);
    stage.addEventListener('dragstart', this.#onDragStart);
  }

  readonly #onTouchStart = (event: TouchEvent): void => {
    const [first, second] = event.touches;
    this.#letPullGo();
    this.#pinch = undefined;
    if (!first || !isOnPicture(event)) return;
    if (second && event.cancelable) {
      event.preventDefault();
      this.#pinch = { ...spanOf(first, second), scale: this.#zoom.scale };
    } else if (!second && !this.#zoom.isZoomed) {
      this.#pull = { x: first.clientX, y: first.clientY, time: event.timeStamp };
    }
  };

  readonly #onTouchMove = (event: TouchEvent): void => {
    const [first, second] = event.touches;
    if (!first || !event.cancelable) {
      this.#letPullGo();
      return;
    }
    if (this.#pinch && second) {
      event.preventDefault();
      const { distance, x, y } = spanOf(first, second);
      this.#zoom.pan(this.#pinch.x - x, this.#pinch.y - y);
      const ratio = distance / this.#pinch.distance;
      this.#zoom.zoomAt(this.#pinch.scale * ratio, x, y);
      this.#pinch = { ...this.#pinch, x, y };
    } else if (this.#pull) {
      this.#onPullMove(event, this.#pull, first);
    }
  };

  #onPullMove(event: TouchEvent, { x, y }: Press, touch: Touch): void {
    const across = Math.abs(touch.clientX - x);
    const down = touch.clientY - y;
    if (!this.#isPulling) {
      if (Math.hypot(across, down) < threshold) return;
      this.#isPulling = down > across * 1.5;
      if (!this.#isPulling) this.#pull = undefined;
    }
    if (!this.#isPulling) return;
    event.preventDefault();
    this.#options.onPull(Math.max(0, down));
  }

  readonly #onTouchEnd = (event: TouchEvent): void => {
    const [touch] = event.changedTouches;
    if (event.touches.length < 2) this.#pinch = undefined;
    const pull = this.#isPulling ? this.#pull : undefined;
    const distance = pull && touch ? touch.clientY - pull.y : 0;
    const isFast = pull && distance > threshold && distance / (event.timeStamp - pull.time) > pullSpeed;
    this.#letPullGo();
    if (distance > pullDistance || isFast) this.#options.onPullAway();
  };

  readonly #onTouchCancel = (): void => {
    this.#pinch = undefined;
    this.#letPullGo();
  };

  #letPullGo(): void {
    this.#pull = undefined;
    if (!this.#isPulling) return;
    this.#isPulling = false;
    this.#options.onPull(0);
  }

  readonly #onWheel = (event: WheelEvent): void => {
    if (!event.ctrlKey) return;
    event.preventDefault();
    const share = Math.exp(-Math.max(-50, Math.min(event.deltaY, 50)) / 100);
    this.#zoom.zoomAt(this.#zoom.scale * share, event.clientX, event.clientY);
  };

  /** Of taps and clicks: `dblclick` does not come from a finger everywhere. */
  readonly #onClick = (event: MouseEvent): void => {
    const { clientX: x, clientY: y, timeStamp: time } = event;
    const tap = this.#tap;
    this.#tap = undefined;
    if (this.#wasDragged || !isOnPicture(event)) return;
    const isSecond = tap && time - tap.time < tapTime && Math.hypot(x - tap.x, y - tap.y) < tapDistance;
    if (isSecond) this.#zoom.toggle(x, y);
    else this.#tap = { x, y, time };
  };

  readonly #onPointerDown = (event: PointerEvent): void => {
    const frame = frameIn(event);
    this.#wasDragged = false;
    if (!frame || !this.#zoom.isZoomed || event.pointerType === 'touch' || event.button !== 0) return;
    event.stopPropagation();
    if (event.target === frame) return;
    const { clientX: x, clientY: y, timeStamp: time, pointerId: pointer } = event;
    this.#grip = { x, y, time, pointer, left: frame.scrollLeft, top: frame.scrollTop, isDragging: false };
  };

  readonly #onPointerMove = (event: PointerEvent): void => {
    const grip = this.#grip;
    const frame = frameIn(event);
    if (!grip || !frame || event.pointerId !== grip.pointer) return;
    const [x, y] = [event.clientX - grip.x, event.clientY - grip.y];
    if (!grip.isDragging) {
      if (Math.hypot(x, y) < threshold) return;
      grip.isDragging = this.#wasDragged = true;
      frame.setPointerCapture(event.pointerId);
      frame.classList.add('dragged');
    }
    frame.scrollLeft = grip.left - x;
    frame.scrollTop = grip.top - y;
  };

  readonly #onPointerUp = (event: PointerEvent): void => {
    const grip = this.#grip;
    const frame = frameIn(event);
    if (!grip || event.pointerId !== grip.pointer) return;
    this.#grip = undefined;
    frame?.classList.remove('dragged');
    if (!frame || !grip.isDragging || event.type === 'pointercancel') return;
    const past = grip.left - (event.clientX - grip.x) - frame.scrollLeft;
    if (Math.abs(past) > pastDistance) this.#options.onPast(past > 0 ? 1 : -1);
  };

  /** The browser would drag the picture's file away. */
  readonly #onDragStart = (event: DragEvent): void => {
    if (this.#grip) event.preventDefault();
  };
}

function frameIn(event: Event): HTMLElement | undefined {
  const { target } = event;
  return target instanceof Element ? (target.closest<HTMLElement>('.frame') ?? undefined) : undefined;
}

function isOnPicture(event: Event): boolean {
  return frameIn(event) !== undefined;
}

/** Distance and middle of two fingers. */
function spanOf(first: Touch, second: Touch): { distance: number; x: number; y: number } {
  return {
    distance: Math.hypot(first.clientX - second.clientX, first.clientY - second.clientY),
    x: (first.clientX + second.clientX) / 2,
    y: (first.clientY + second.clientY) / 2,
  };
}
