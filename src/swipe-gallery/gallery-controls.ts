import { html, nothing, type TemplateResult } from 'lit';
import { msg } from '../i18n/localize.js';
import type { GalleryExtras } from './gallery-extras.js';
import type { GalleryHost } from './gallery-host.js';

/** The row below the slides: two buttons, the place, the line that fills, and the way to the viewer. */
export function renderControls(
  host: GalleryHost,
  extras: GalleryExtras,
  onStep: (event: Event) => void,
): TemplateResult | typeof nothing {
  const { name, count, view, viewer, ends } = host;
  // Two galleries on a page have the same buttons: the group says whose they are.
  if (count < 2)
    return count > 0 && viewer
      ? html`<div class="controls" role="group" aria-label=${name}>${extras.render('end')}</div>`
      : nothing;
  const [first, last] = view.range;
  const place = last === first ? first + 1 : `${first + 1}–${last + 1}`;
  const isStopping = ends === 'stop';
  return html`<div class="controls ${view.isWhole ? 'idle' : ''}" role="group" aria-label=${name}>
    ${extras.render('start')}<button
      type="button"
      part="previous"
      aria-label=${msg('上一张', { id: 'gallery-previous' })}
      aria-disabled=${isStopping && view.isAtStart ? 'true' : nothing}
      @click=${onStep}
    >
      <span class="arrow"></span></button
    ><button
      type="button"
      part="next"
      aria-label=${msg('下一张', { id: 'gallery-next' })}
      aria-disabled=${isStopping && view.isAtEnd ? 'true' : nothing}
      @click=${onStep}
    >
      <span class="arrow"></span></button
    ><span part="pagination"
      ><span class="fraction">${`${place} / ${count}`}</span>${extras.render('place')}</span
    ><span class="line"><span class="progress"></span></span>${renderEnd(host, extras)}
  </div>`;
}

/** What stands at the end of the row, or the room for it until it has come. */
function renderEnd({ viewer }: GalleryHost, extras: GalleryExtras): unknown {
  const end = extras.render('end');
  return viewer && end === nothing ? html`<span class="enlarge"></span>` : end;
}
