import type { GalleryExtra, GalleryHost } from './gallery-host.js';

/** The page's address names the slide at which the gallery stands, and a link to a slide leads there. */
class GalleryHash implements GalleryExtra {
  readonly #host: GalleryHost;
  /** The slide at the last rest. */
  #index: number;

  constructor(host: GalleryHost) {
    this.#host = host;
    this.#index = host.index;
  }

  hostConnected(): void {
    window.addEventListener('hashchange', this.#follow);
    this.#follow();
  }

  hostDisconnected(): void {
    window.removeEventListener('hashchange', this.#follow);
  }

  /** No entry of the history for a swipe: Back leaves the page, as readers expect. */
  onRest(): void {
    const { index, slides, autoplay } = this.#host;
    if (index === this.#index) return;
    this.#index = index;
    const id = slides[index]?.id;
    if (!id || autoplay !== false) return;
    try {
      history.replaceState(history.state, '', `#${encodeURIComponent(id)}`);
    } catch {
      // A frame without an origin of its own, or Safari after a hundred in half a minute: the address stays as it is.
    }
  }

  readonly #follow = (): void => {
    const id = decode(location.hash.slice(1));
    const target = id ? this.#host.slides.findIndex((slide) => slide.id === id || holds(slide, id)) : -1;
    if (target < 0 || target === this.#host.index) return;
    this.#index = target;
    this.#host.index = target;
  };
}

function holds(slide: Element, id: string): boolean {
  return slide.querySelector(`[id="${CSS.escape(id)}"]`) !== null;
}

/** An address may hold what is no encoding. */
function decode(text: string): string {
  try {
    return decodeURIComponent(text);
  } catch {
    return text;
  }
}

export const create = (host: GalleryHost): GalleryExtra => new GalleryHash(host);
