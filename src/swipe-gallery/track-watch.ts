import type { ReactiveController, ReactiveControllerHost } from 'lit';

/** Tells of the sizes and the direction of a track that change, and of changes of its slides, before the next paint. */
export class TrackWatch implements ReactiveController {
  readonly #host: ReactiveControllerHost & HTMLElement;
  readonly #onChange: () => void;
  #observer?: ResizeObserver | undefined;
  #frame = 0;

  constructor(host: ReactiveControllerHost & HTMLElement, onChange: () => void) {
    this.#host = host;
    this.#onChange = onChange;
    host.addController(this);
  }

  hostConnected(): void {
    this.#host.requestUpdate();
  }

  hostUpdated(): void {
    if (this.#observer || !this.#host.isConnected) return;
    // Its first call comes with the first layout and before the first paint, also in a tab panel that opens late.
    // WebKit also tells of elements that wait for a sheet, as having no size: to measure them then would lay them out, and
    // so be a loop.
    this.#observer = new ResizeObserver((entries) => {
      if (entries.some(({ contentRect: { width, height } }) => width > 0 || height > 0)) this.#onChange();
    });
    for (const element of this.#host.shadowRoot!.querySelectorAll('.track, .direction')) {
      this.#observer.observe(element);
    }
  }

  hostDisconnected(): void {
    this.#observer?.disconnect();
    this.#observer = undefined;
    cancelAnimationFrame(this.#frame);
    this.#frame = 0;
  }

  /** Tells before the next paint, once, however often it is asked. */
  readonly tellSoon = (): void => {
    // Before the first layout there is nothing to tell: the observer's first call will.
    if (!this.#observer) return;
    this.#frame ||= requestAnimationFrame(() => {
      this.#frame = 0;
      this.#onChange();
    });
  };
}
