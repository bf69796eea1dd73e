import { html, nothing, type TemplateResult } from 'lit';
import { msg } from '../i18n/localize.js';
import type { SlideView } from './slide-geometry.js';

interface GalleryControls {
  /** Name of the gallery: two galleries on a page have the same buttons. */
  readonly name: string;
  readonly count: number;
  /** Absent before the first layout. */
  readonly view?: SlideView;
  readonly index: number;
  /** Whether the buttons end with the slides. */
  readonly isStopping: boolean;
  onStep(step: 'next' | 'previous'): void;
  /** Whether a picture alone has its row of controls too. */
  readonly hasViewer: boolean;
  /** Absent where the viewer has nothing to show, or the engine no `<dialog>`. */
  readonly onEnlarge?: () => void;
}

/** The row below the slides: two buttons, the place, the line that fills, and the way to the viewer. */
export function renderControls(controls: GalleryControls): TemplateResult | typeof nothing {
  const { name, count, view, hasViewer, onEnlarge } = controls;
  if (count < (hasViewer ? 1 : 2)) return nothing;
  return html`
    <div class="controls ${view?.isWhole ? 'idle' : ''}" role="group" aria-label=${name}>
      ${count > 1 ? renderSteps(controls) : nothing}
      ${
        onEnlarge
          ? html`<button class="enlarge" type="button" @click=${onEnlarge}>
              ${msg('放大', { id: 'gallery-enlarge' })}
            </button>`
          : nothing
      }
    </div>
  `;
}

function renderSteps({ count, view, index, isStopping, onStep }: GalleryControls): TemplateResult {
  const [first, last] = view?.range ?? [index, index];
  const place = last > first ? `${first + 1}–${last + 1}` : first + 1;
  return html`
    <button
      type="button"
      part="previous"
      aria-label=${msg('上一张', { id: 'gallery-previous' })}
      aria-disabled=${isStopping && view?.isAtStart ? 'true' : nothing}
      @click=${() => onStep('previous')}
    >
      <span class="arrow"></span>
    </button>
    <button
      type="button"
      part="next"
      aria-label=${msg('下一张', { id: 'gallery-next' })}
      aria-disabled=${isStopping && view?.isAtEnd ? 'true' : nothing}
      @click=${() => onStep('next')}
    >
      <span class="arrow"></span>
    </button>
    <span part="pagination">${place} / ${count}</span>
    <span class="line"><span class="progress"></span></span>
  `;
}
