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
}

/** The row below the slides: two buttons, the place, and the line that fills. */
export function renderControls(controls: GalleryControls): TemplateResult {
  const { name, count, view, index, isStopping, onStep } = controls;
  const [first, last] = view?.range ?? [index, index];
  const place = last > first ? `${first + 1}–${last + 1}` : first + 1;
  return html`
    <div class="controls ${view?.isWhole ? 'idle' : ''}" role="group" aria-label=${name}>
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
    </div>
  `;
}
