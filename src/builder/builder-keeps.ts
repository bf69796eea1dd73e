import { html, type TemplateResult } from 'lit';
import type { Builder } from './builder.js';
import { keptNames } from './builder-text.js';
import { keptForms, systems, type KeptForm, type System } from './keeps.js';
import { outputs } from './outputs.js';
import { pick } from './two-languages.js';

/** What is best where several are kept: the more of a column stays editable and looks right, the better. */
const preferred: readonly KeptForm[] = ['section', 'link'];

/** The table of systems, or the row of one, with the form to take. */
export function renderKeeps(builder: Builder): TemplateResult {
  const shown = builder.system ? systems.filter(({ name }) => name === builder.system) : systems;
  return html`<section class="builder-keeps" aria-labelledby="builder-table">
    <h2 id="builder-table">${builder.say('table')}</h2>
    <p>${builder.say('tableLead')}</p>
    <label>
      <span>${builder.say('system')}</span>
      <select
        @change=${(event: Event) => {
          builder.system = (event.target as HTMLSelectElement).value;
          builder.update();
        }}
      >
        <option value="">${builder.say('allSystems')}</option>
        ${systems.map(({ name }) => html`<option value=${name}>${name}</option>`)}
      </select>
    </label>
    <div class="builder-scroll" tabindex="0" role="group" aria-labelledby="builder-table">
      <table>
        <thead>
          <tr>
            <th scope="col">${builder.say('system')}</th>
            <th scope="col">${builder.say('advice')}</th>
            ${keptForms.map((form) => html`<th scope="col">${pick(keptNames[form], builder.language)}</th>`)}
          </tr>
        </thead>
        <tbody>
          ${shown.map((system) => renderRow(builder, system))}
        </tbody>
      </table>
    </div>
  </section>`;
}

function renderRow(builder: Builder, system: System): TemplateResult {
  const best = adviseForm(system);
  const output = outputs.find(({ needs }) => needs === best) ?? outputs[0]!;
  return html`<tr>
    <th scope="row">${system.name}</th>
    <td>
      <button
        type="button"
        @click=${() => {
          builder.outputId = output.id;
          builder.update();
          document.getElementById(`builder-tab-${output.id}`)?.focus();
        }}
      >
        ${pick(output.name, builder.language)}
      </button>
    </td>
    ${keptForms.map((form) => {
      const isKept = system.keeps[form];
      return html`<td class=${isKept ? 'kept' : 'lost'}>
        <span aria-hidden="true">${isKept ? '✓' : '–'}</span
        ><span class="builder-spoken">${builder.say(isKept ? 'kept' : 'lost')}</span>
      </td>`;
    })}
  </tr>`;
}

/** The form that an editor should take for a system. */
export function adviseForm({ keeps }: System): KeptForm {
  return preferred.find((form) => keeps[form]) ?? 'link';
}
