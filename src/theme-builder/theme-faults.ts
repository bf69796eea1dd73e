import { html, type TemplateResult } from 'lit';
import type { Language } from '../builder/two-languages.js';
import type { Fault } from './draft-theme.js';
import { nameColour, say } from './theme-text.js';

/** Each contrast that fails, with a button that mends it. */
export function renderFaults(
  faults: readonly Fault[],
  language: Language,
  onMend: (fault: Fault) => void,
): TemplateResult {
  return html`<section class="theme-faults" aria-labelledby="theme-faults">
    <h2 id="theme-faults">${say('faults', language)}</h2>
    <div role="status">
      ${
        faults.length === 0
          ? html`<p>${say('sound', language)}</p>`
          : html`<ul>
              ${faults.map(
                (fault) =>
                  html`<li>
                    ${describe(fault, language)}
                    <button type="button" @click=${() => onMend(fault)}>
                      ${say('mend', language)} ${fault.mended}
                    </button>
                  </li>`,
              )}
            </ul>`
      }
    </div>
  </section>`;
}

function describe(
  { mode, kind, colour, background, ratio, least }: Fault,
  language: Language,
): TemplateResult {
  const where = [mode === 'elder' && say('elder', language), kind === 'control' && say('control', language)];
  return html`<span
    >${where.filter(Boolean).map((each) => html`<small>${each}</small> `)}${nameColour(colour, language)}
    ${say('on', language)} ${nameColour(background, language)}: <b>${ratio.toFixed(2)}</b>,
    ${say('least', language)} ${least}</span
  >`;
}
