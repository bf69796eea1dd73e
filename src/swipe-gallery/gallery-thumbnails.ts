import { css, html, nothing, type TemplateResult } from 'lit';
import { isMotionAllowed } from '../controllers/motion.js';
import { warnOfValue } from '../development.js';
import { msg } from '../i18n/localize.js';
import { theme } from '../styles/theme.js';
import type { GalleryExtra, GalleryHost } from './gallery-host.js';
import { isRightToLeft } from './slide-layout.js';
import { pictureOf } from './slide-picture.js';
import { placeOf } from './shown-slides.js';
import { stepOf } from './slide-keys.js';

/** The room for the row is kept by the gallery's own sheet, so that nothing shifts when this one comes. */
const thumbnailsStyles = css`
  [part='thumbnails'] {
    display: flex;
    gap: ${theme.space};
    block-size: ${theme.target};
    margin-block-start: calc(-1 * ${theme.target});
    overflow: auto hidden;
    overscroll-behavior-x: contain;
    scrollbar-width: none;
  }
  [part='thumbnails']::-webkit-scrollbar {
    display: none;
  }
  [part='thumbnails'] button {
    inline-size: calc(${theme.target} * 1.5);
    block-size: 100%;
    padding: 2px;
    content-visibility: auto;
    contain-intrinsic-size: 66px 44px;
  }
  [part='thumbnails'] img {
    inline-size: 100%;
    block-size: 100%;
    object-fit: cover;
  }
  [part='thumbnails'] [aria-current='true'] {
    border: 3px solid ${theme.accent};
    padding: 0;
  }
  @media (forced-colors: active) {
    [part='thumbnails'] [aria-current='true'] {
      border-color: Highlight;
    }
  }
`;

/** A row of small pictures that lead to their slides; one stop of the Tab key, with arrow keys inside. */
class GalleryThumbnails implements GalleryExtra {
  readonly stand = 'below';
  readonly styles = thumbnailsStyles;
  readonly #host: GalleryHost;
  #centred = -1;

  constructor(host: GalleryHost) {
    this.#host = host;
    if (host.items) warnOfValue(host, 'thumbnails', '', 'slides that are in the page, not items');
  }

  hostUpdated(): void {
    this.#centre();
  }

  render(): TemplateResult | undefined {
    const { slides, index, items, name } = this.#host;
    if (slides.length < 2 || items) return undefined;
    return html`
      <div
        part="thumbnails"
        role="group"
        aria-label="${name} ${msg('缩略图', { id: 'gallery-thumbnails' })}"
        @keydown=${this.#onKeyDown}
      >
        ${slides.map(
          (slide, at) => html`
            <button
              type="button"
              aria-label=${labelOf(this.#host, slide, at)}
              aria-current=${at === index ? 'true' : 'false'}
              tabindex=${at === index ? 0 : -1}
              @click=${() => this.#host.ask(at)}
            >
              ${renderPicture(slide, at)}
            </button>
          `,
        )}
      </div>
    `;
  }

  get #row(): HTMLElement | null {
    return this.#host.shadowRoot!.querySelector<HTMLElement>('[part="thumbnails"]');
  }

  readonly #onKeyDown = (event: KeyboardEvent): void => {
    const { slides, index } = this.#host;
    const step = stepOf(event, isRightToLeft(this.#host) ? 'rtl' : 'ltr');
    if (!step || step.endsWith('page')) return;
    event.preventDefault();
    const last = slides.length - 1;
    const targets = { first: 0, last, next: Math.min(index + 1, last), previous: Math.max(0, index - 1) };
    const target = targets[step as keyof typeof targets];
    this.#host.ask(target);
    this.#row?.querySelectorAll('button')[this.#host.index]?.focus({ preventScroll: true });
  };

  /** By the row's own scroll position: `scrollIntoView` would scroll the page as well. */
  #centre(): void {
    const row = this.#row;
    const { index } = this.#host;
    const current = row?.querySelectorAll('button')[index];
    if (!row || !current || this.#centred === index) return;
    const behavior = this.#centred >= 0 && isMotionAllowed(this.#host) ? 'smooth' : 'auto';
    this.#centred = index;
    const [box, own] = [row.getBoundingClientRect(), current.getBoundingClientRect()];
    row.scrollBy({ left: own.left + own.width / 2 - box.left - box.width / 2, behavior });
  }
}

/** The place, and what the picture shows. */
function labelOf(gallery: GalleryHost, slide: HTMLElement, at: number): string {
  const words = pictureOf(slide)?.alt;
  const place = placeOf(gallery, at);
  return words ? `${place}:${words}` : place;
}

/** The smallest candidate that the slide's own picture has; a number for a slide without one. */
function renderPicture(slide: HTMLElement, at: number): TemplateResult {
  const picture = pictureOf(slide);
  if (!picture) return html`${at + 1}`;
  return html`<img
    alt=""
    loading="lazy"
    decoding="async"
    draggable="false"
    sizes="100px"
    srcset=${picture.srcset || nothing}
    src=${picture.src}
  />`;
}

export const create = (host: GalleryHost): GalleryExtra => new GalleryThumbnails(host);
