import { css } from 'lit';
import type { GalleryExtra, GalleryHost } from './gallery-host.js';

const veilStyles = css`
  .veiled ::slotted([inert]) {
    visibility: hidden;
  }
  @media print {
    .veiled ::slotted([inert]) {
      visibility: visible;
    }
  }
`;

/**
 * For engines without `inert` (Chromium 101, Safari 15.4): what is out of view is hidden from sight too, and so from the
 * Tab key and from screen readers, as long as nothing moves.
 */
class GalleryVeil implements GalleryExtra {
  readonly styles = veilStyles;
  readonly #host: GalleryHost;

  constructor(host: GalleryHost) {
    this.#host = host;
  }

  hostConnected(): void {
    this.onMove();
  }

  hostDisconnected(): void {
    this.#host.track?.classList.remove('veiled');
  }

  onMove(): void {
    const { track, mover } = this.#host;
    track?.classList.toggle('veiled', !mover.isMoving);
  }
}

export const create = (host: GalleryHost): GalleryExtra => new GalleryVeil(host);
