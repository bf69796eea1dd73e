import { html, nothing, type TemplateResult } from 'lit';
import { msg } from '../i18n/localize.js';
import type { GalleryExtras } from './gallery-extras.js';
import type { GalleryHost } from './gallery-host.js';

type Step = 'next' | 'previous';

/** The row below the slides: two buttons, the place, the line that fills, and the way to the viewer. */
export function renderControls(
  host: GalleryHost,
  extras: GalleryExtras,
  onStep: (step: Step) => void,
): TemplateResult | typeof nothing {
  const { name, count, view, viewer } = host;
  if (count < (viewer ? 1 : 2)) return nothing;
  // Two galleries on a page have the same buttons: the group says whose they are.
  return html`
    <div class="controls ${view?.isWhole ? 'idle' : ''}" role="group" aria-label=${name}>
      ${extras.render('start')}${count > 1 ? renderSteps(host, extras, onStep) : nothing}${extras.render('end')}
    </div>
  `;
}

function renderSteps(
  { count, view, index, ends }: GalleryHost,
  extras: GalleryExtras,
  onStep: (step: Step) => void,
): TemplateResult {
  const [first, last] = view?.range ?? [index, index];
  const place = last === first ? first + 1 : `${first + 1}–${last + 1}`;
  const isStopping = ends === 'stop';
  const renderStep = (step: Step, label: string, isAtEnd?: boolean) => html`
    <button
      type="button"
      part=${step}
      aria-label=${label}
      aria-disabled=${isStopping && isAtEnd ? 'true' : nothing}
      @click=${() => onStep(step)}
    >
      <span class="arrow"></span>
    </button>
  `;
  return html`
    ${renderStep('previous', msg('上一张', { id: 'gallery-previous' }), view?.isAtStart)}${renderStep(
      'next',
      msg('下一张', { id: 'gallery-next' }),
      view?.isAtEnd,
    )}
    <span part="pagination"><span class="fraction">${place} / ${count}</span>${extras.render('place')}</span>
    <span class="line"><span class="progress"></span></span>
  `;
}

/** Fills the line to a share. Around Lit: it changes with every frame of a move. */
export function showProgress({ renderRoot }: GalleryHost, share: number): void {
  const line = renderRoot.querySelector<HTMLElement>('.progress');
  if (line) line.style.inlineSize = `${share * 100}%`;
}
