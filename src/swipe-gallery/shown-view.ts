import type { GalleryHost } from './gallery-host.js';
import {
  guessView,
  isOtherView,
  progressOf,
  viewOf,
  type SlideLayout,
  type SlideView,
} from './slide-geometry.js';

/** What a gallery says of its view, and the line that fills as it is looked through. */
export class ShownView {
  readonly #host: GalleryHost;
  #measured?: SlideView;
  /** The share of the line that is filled. */
  #share = 0;

  constructor(host: GalleryHost) {
    this.#host = host;
  }

  get current(): SlideView {
    return this.#measured ?? guessView(this.#host.index, this.#host.count);
  }

  measure(layout: SlideLayout): void {
    const { mover, ends, count } = this.#host;
    const view = viewOf(layout, mover.shownPlace(layout));
    const [first, last] = view.range;
    // A guess mostly comes true, and is then not rendered again.
    const before = this.current;
    this.#measured = { ...view, range: [mover.indexOf(first), mover.indexOf(last)] };
    // A row that goes round is never at its end: there the line shows the place.
    this.#share = ends === 'loop' ? (this.#measured.range[1] + 1) / count : progressOf(layout);
    if (isOtherView(this.#measured, before)) this.#host.requestUpdate();
    else this.fill();
  }

  /** Fills the line. Around Lit: it changes with every frame of a swipe. */
  fill(): void {
    // What a server rendered is measured before Lit takes it over, and has a root.
    const line = this.#host.shadowRoot?.querySelector<HTMLElement>('.progress');
    if (line) line.style.transform = `scaleX(${this.#share})`;
  }
}
