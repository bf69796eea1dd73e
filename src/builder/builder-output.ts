import { html, nothing, type TemplateResult } from 'lit';
import { keyed } from 'lit/directives/keyed.js';
import { live } from 'lit/directives/live.js';
import { wechatLimit } from '../render/wechat.js';
import type { Builder } from './builder.js';
import { copyFormatted, copyText } from './copy.js';
import { outputs, type Output } from './outputs.js';
import { drawPreview } from './preview.js';
import { pick } from './two-languages.js';

/** Every form as a tab; the chosen one with its advice, its code and how it looks. */
export function renderOutput(builder: Builder, isSound: boolean): TemplateResult {
  const output = outputs.find(({ id }) => id === builder.outputId) ?? (outputs[0] as Output);
  return html`<section class="builder-output" aria-labelledby="builder-forms">
    <h2 id="builder-forms">${builder.say('forms')}</h2>
    <div
      class="builder-tabs"
      role="tablist"
      aria-labelledby="builder-forms"
      @keydown=${(event: KeyboardEvent) => onKey(builder, event)}
    >
      ${outputs.map(({ id, name }) => {
        const isChosen = id === output.id;
        return html`<button
          type="button"
          role="tab"
          id="builder-tab-${id}"
          aria-selected=${isChosen}
          aria-controls="builder-panel"
          tabindex=${isChosen ? 0 : -1}
          @click=${() => choose(builder, id)}
        >
          ${pick(name, builder.language)}
        </button>`;
      })}
    </div>
    <div id="builder-panel" class="builder-panel" role="tabpanel" aria-labelledby="builder-tab-${output.id}">
      <p class="builder-advice">${pick(output.advice, builder.language)}</p>
      <label class="builder-base">
        <span>${builder.say('base')}</span>
        <input
          type="url"
          placeholder="https://paper.example/columns/"
          .value=${live(builder.base)}
          @change=${(event: Event) => {
            builder.base = readBase((event.target as HTMLInputElement).value);
            builder.update();
          }}
        />
      </label>
      ${isSound ? keyed(output.id, renderCode(builder, output)) : nothing}
    </div>
  </section>`;
}

function renderCode(builder: Builder, output: Output): TemplateResult {
  const code = output.render(builder.column, builder.base);
  const isTooLong = output.id === 'wechat' && code.length >= wechatLimit;
  const report = (isCopied: boolean): void =>
    builder.announce(builder.say(isCopied ? 'copied' : 'notCopied'));
  const find = (event: Event, selector: string): HTMLElement =>
    (event.currentTarget as HTMLElement).closest('.builder-panel')?.querySelector(selector) as HTMLElement;
  return html`<div class="builder-copy">
      ${
        output.isFormatted
          ? html`<button
              type="button"
              class="main"
              @click=${(event: Event) => void copyFormatted(code, find(event, '.builder-preview')).then(report)}
            >
              ${builder.say('copyFormatted')}
            </button>`
          : nothing
      }
      <button
        type="button"
        class=${output.isFormatted ? '' : 'main'}
        @click=${(event: Event) => void copyText(code, find(event, 'textarea') as HTMLTextAreaElement).then(report)}
      >
        ${builder.say('copyCode')}
      </button>
      <span class=${isTooLong ? 'error' : ''}
        >${isTooLong ? `${builder.say('tooLong')} ${wechatLimit} · ` : ''}${code.length.toLocaleString('en')}
        ${builder.say('characters')}</span
      >
    </div>
    ${
      output.preview
        ? html`<h3 id="builder-preview">${builder.say('preview')}</h3>
            <div
              class="builder-preview ${output.preview}"
              lang=${builder.column.lang ?? 'zh-Hans'}
              role="region"
              aria-labelledby="builder-preview"
              tabindex="0"
            >
              ${drawPreview(output, builder.column, code)}
            </div>`
        : nothing
    }
    <h3 id="builder-code">${builder.say('code')}</h3>
    <textarea
      class="builder-code"
      rows="10"
      readonly
      spellcheck="false"
      aria-labelledby="builder-code"
      .value=${code}
    ></textarea>`;
}

/** As in any list of tabs: arrows go round, Home and End to its ends, and the tab that has focus is shown. */
function onKey(builder: Builder, event: KeyboardEvent): void {
  const index = outputs.findIndex(({ id }) => id === builder.outputId);
  const isRtl = getComputedStyle(event.currentTarget as Element).direction === 'rtl';
  const steps: Record<string, number> = {
    ArrowRight: index + (isRtl ? -1 : 1),
    ArrowLeft: index + (isRtl ? 1 : -1),
    Home: 0,
    End: outputs.length - 1,
  };
  const place = steps[event.key];
  if (place === undefined) return;
  event.preventDefault();
  const { id } = outputs[(place + outputs.length) % outputs.length] as Output;
  choose(builder, id);
  (event.currentTarget as Element).querySelector<HTMLElement>(`#builder-tab-${id}`)?.focus();
}

function choose(builder: Builder, id: string): void {
  builder.outputId = id;
  builder.status = '';
  builder.update();
}

/** What somebody typed, as the address of a folder; nothing for what is none. */
function readBase(text: string): string {
  try {
    const { href, protocol } = new URL(text);
    return /^https?:$/.test(protocol) ? href.replace(/\/?$/, '/') : '';
  } catch {
    return '';
  }
}
