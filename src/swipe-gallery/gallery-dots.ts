import { css, html, type TemplateResult } from 'lit';
import { theme } from '../styles/theme.js';
import type { GalleryExtra, GalleryHost } from './gallery-host.js';
import { placeOf } from './shown-slides.js';

const dotsStyles = css`
  [part='pagination'] {
    position: relative;
  }
  /* The box of the fraction stays as it is: to stretch it would count as a shift of its text. */
  .dots {
    position: absolute;
    inset-block-start: calc(50% - ${theme.target} / 2);
    /* The first mark, 20px in the middle of its button, begins where the fraction does. */
    inset-inline-start: calc(10px - ${theme.target} / 2);
    display: flex;
    visibility: hidden;
  }
  /* What they stand for stays where it was: nothing shifts when they come. */
  .dotted .dots {
    visibility: inherit;
  }
  .dotted .fraction {
    clip-path: inset(50%);
  }
  .dotted .line {
    visibility: hidden;
  }
  .dots button {
    padding: 0;
    border: 0;
  }
  .dots button:active {
    background: none;
  }
  .dots button::before {
    content: '';
    inline-size: 8px;
    block-size: 8px;
    border: 1px solid ${theme.inkMuted};
    border-radius: 50%;
  }
  .dots [aria-current='true']::before {
    inline-size: 20px;
    border-color: ${theme.accent};
    border-radius: 4px;
    background: ${theme.accent};
  }
  /* Not Highlight, which has to be told from HighlightText alone: Firefox's own has less than 3:1 on white. */
  @media (forced-colors: active) {
    .dots button::before {
      border-color: ButtonText;
    }
    .dots [aria-current='true']::before {
      forced-color-adjust: none;
      background: ButtonText;
    }
  }
`;

/** A dot for each slide, in place of the fraction and the line wherever all of them fit there. */
class GalleryDots implements GalleryExtra {
  readonly stand = 'place';
  readonly styles = dotsStyles;
  readonly #host: GalleryHost;
  // In the next frame: to measure what waits for a sheet within a call of the observer is a loop to WebKit.
  readonly #observer = new ResizeObserver(() => requestAnimationFrame(() => this.#observed && this.#fit()));
  #observed?: Element | undefined;

  constructor(host: GalleryHost) {
    this.#host = host;
  }

  hostUpdated(): void {
    const controls = this.#controls;
    // A gallery that was removed on its way is rendered once more.
    if (!this.#host.isConnected) return;
    this.#fit();
    if (!controls || controls === this.#observed) return;
    this.#observer.disconnect();
    this.#observer.observe(controls);
    this.#observed = controls;
  }

  hostDisconnected(): void {
    this.#observer.disconnect();
    this.#controls?.classList.remove('dotted');
    this.#observed = undefined;
  }

  render(): TemplateResult {
    const { count, view } = this.#host;
    const [first, last] = view.range;
    const isShown = (at: number) => (first <= last ? at >= first && at <= last : at >= first || at <= last);
    return html`<span class="dots"
      >${[...Array(count).keys()].map(
        (at) =>
          html`<button
            type="button"
            aria-label=${placeOf(this.#host, at)}
            aria-current=${isShown(at) ? 'true' : 'false'}
            @click=${() => this.#host.ask(at)}
          ></button>`,
      )}</span
    >`;
  }

  get #controls(): HTMLElement | null {
    return this.#host.shadowRoot!.querySelector<HTMLElement>('.controls');
  }

  /** The room is that of fraction and line, which are laid out whether they are seen or not. */
  #fit(): void {
    const controls = this.#controls;
    const dots = controls?.querySelector<HTMLElement>('.dots');
    const line = controls?.querySelector<HTMLElement>('.line');
    const place = dots?.parentElement;
    if (!controls || !dots || !line || !place) return;
    const [box, end] = [place.getBoundingClientRect(), line.getBoundingClientRect()];
    const room = Math.max(box.right, end.right) - Math.min(box.left, end.left);
    controls.classList.toggle('dotted', dots.getBoundingClientRect().width <= room);
  }
}

export const create = (host: GalleryHost): GalleryExtra => new GalleryDots(host);
