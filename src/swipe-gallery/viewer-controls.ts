import { html, nothing, type TemplateResult } from 'lit';
import { msg } from '../i18n/localize.js';
import type { PictureZoom } from './picture-zoom.js';

const zoomKeys: Partial<Record<string, 'enlarge' | 'reduce' | 'restore'>> = {
  '+': 'enlarge',
  '=': 'enlarge',
  '-': 'reduce',
  '0': 'restore',
};

const panKeys: Partial<Record<string, readonly [x: number, y: number]>> = {
  ArrowLeft: [-1, 0],
  ArrowRight: [1, 0],
  ArrowUp: [0, -1],
  ArrowDown: [0, 1],
};

/** How far an arrow key moves a zoomed picture, in px. */
const panStep = 80;

/** Zooms or pans as a key asks; whether it was such a key. */
export function pressZoomKey(key: string, zoom: PictureZoom): boolean {
  const zoomKey = zoomKeys[key];
  const panKey = zoom.isZoomed ? panKeys[key] : undefined;
  if (zoomKey) zoom[zoomKey]();
  else if (panKey) zoom.pan(panKey[0] * panStep, panKey[1] * panStep);
  return zoomKey !== undefined || panKey !== undefined;
}

interface ViewerBar {
  readonly zoom: PictureZoom;
  /** Whether the viewer fills the screen, and not only the window. */
  readonly isFull: boolean;
  /** Absent where pages may not fill the screen, such as on an iPhone. */
  readonly onFull: (() => void) | undefined;
  onClose(): void;
}

/** The buttons above the picture, in words: signs are guessed at. */
export function renderViewerBar({ zoom, isFull, onFull, onClose }: ViewerBar): TemplateResult {
  return html`
    <div class="bar">
      <button
        type="button"
        aria-disabled=${zoom.isGreatest ? 'true' : 'false'}
        @click=${() => zoom.enlarge()}
      >
        ${msg('放大', { id: 'gallery-enlarge' })}
      </button>
      <button type="button" aria-disabled=${zoom.isZoomed ? 'false' : 'true'} @click=${() => zoom.reduce()}>
        ${msg('缩小', { id: 'gallery-reduce' })}
      </button>
      ${
        onFull
          ? html`<button class="full" type="button" @click=${onFull}>
              ${isFull ? msg('退出全屏', { id: 'gallery-leave-fullscreen' }) : msg('全屏', { id: 'gallery-fullscreen' })}
            </button>`
          : nothing
      }
      <button class="close" type="button" @click=${onClose}>${msg('关闭', { id: 'gallery-close' })}</button>
    </div>
  `;
}
