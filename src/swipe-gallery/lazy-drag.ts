import type { SlideDrag } from './slide-drag.js';
import type { SlideTrack, SlideTrackHost } from './slide-track.js';

/**
 * Loads the dragging when a mouse or pen first comes near: phones, which have neither, never ask for it. A press that
 * came before the module is handed to it.
 */
export class LazyDrag {
  readonly #host: SlideTrackHost;
  readonly #track: SlideTrack;
  readonly #onDrop: (index: number) => void;
  #drag?: SlideDrag;
  #isAsked = false;
  #press?: { readonly event: PointerEvent; readonly target: EventTarget | undefined };

  constructor(host: SlideTrackHost, track: SlideTrack, onDrop: (index: number) => void) {
    this.#host = host;
    this.#track = track;
    this.#onDrop = onDrop;
  }

  /** Listens to the track; called once, when there is one. */
  listen(): void {
    const track = this.#host.track!;
    track.addEventListener('pointerover', this.#onPointer);
    track.addEventListener('pointerdown', this.#onPointer);
    track.addEventListener('pointerup', this.#onPointer);
  }

  readonly #onPointer = (event: PointerEvent): void => {
    if (event.pointerType === 'touch' || this.#drag) return;
    if (event.type === 'pointerdown') this.#press = { event, target: event.composedPath()[0] };
    if (event.type === 'pointerup') this.#press = undefined;
    if (!this.#isAsked) void this.#load();
  };

  async #load(): Promise<void> {
    this.#isAsked = true;
    try {
      const { SlideDrag } = await import('./slide-drag.js');
      this.#drag = new SlideDrag(this.#host, this.#track, this.#onDrop);
      this.#drag.listen();
      if (this.#press) this.#drag.press(this.#press.event, this.#press.target);
    } catch {
      // Buttons, keys and the wheel are there still; the next pointer that comes asks again.
      this.#isAsked = false;
    }
  }
}
