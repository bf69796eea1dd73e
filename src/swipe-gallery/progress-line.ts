import type { ReactiveController } from 'lit';
import type { SlideTrackHost } from './slide-track.js';

/** The line that fills as slides come into view. Its length goes around Lit: it changes with every frame of a move. */
export class ProgressLine implements ReactiveController {
  readonly #host: SlideTrackHost;
  #share = 0;

  constructor(host: SlideTrackHost) {
    this.#host = host;
    host.addController(this);
  }

  set share(share: number) {
    this.#share = share;
    this.hostUpdated();
  }

  hostUpdated(): void {
    const line = this.#host.shadowRoot?.querySelector<HTMLElement>('.progress');
    line?.style.setProperty('inline-size', `${this.#share * 100}%`);
  }
}
