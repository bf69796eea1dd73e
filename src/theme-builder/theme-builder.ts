import { html, nothing, render, type TemplateResult } from 'lit';
import { live } from 'lit/directives/live.js';
import { copyText } from '../builder/copy.js';
import type { Language } from '../builder/two-languages.js';
import { readHex } from './contrast.js';
import {
  colourNames,
  findFaults,
  startFrom,
  strongNames,
  themeNames,
  toCss,
  type ColourName,
  type DraftTheme,
  type Fault,
  type StrongName,
  type ThemeName,
} from './draft-theme.js';
import { renderFaults } from './theme-faults.js';
import { sample } from './theme-sample.js';
import { nameColour, say, type TextName } from './theme-text.js';

/** A set of colours that a picker writes to. */
type Group = 'colours' | 'strong';

/**
 * The theme builder: pickers, every element in what they say, the contrasts that fail, and the sheet to copy. It
 * renders into the light DOM of a page, keeps nothing and sends nothing.
 */
export class ThemeBuilder {
  theme: DraftTheme;
  language: Language;
  #isElder = false;
  #isGrey = false;
  #status = '';
  /** What somebody is writing that is no colour, by the field. */
  readonly #unread = new Map<string, string>();
  readonly #root: HTMLElement;

  constructor(root: HTMLElement, { language = 'zh', theme = 'daily' as ThemeName } = {}) {
    this.#root = root;
    this.language = language as Language;
    this.theme = startFrom(theme);
    this.update();
  }

  /** Starts over from a theme. */
  start(name: ThemeName): void {
    this.theme = startFrom(name);
    this.#unread.clear();
    this.update();
  }

  /** Sets a colour, by `#rrggbb` or `#rgb`; what is neither changes nothing, and is said to be wrong. */
  setColour(group: Group, name: ColourName | StrongName, text: string): void {
    const hex = readHex(text);
    if (hex) {
      this.#unread.delete(`${group}-${name}`);
      this.theme = { ...this.theme, [group]: { ...this.theme[group], [name]: hex } };
    } else {
      this.#unread.set(`${group}-${name}`, text);
    }
    this.update();
  }

  update(): void {
    render(this.#render(), this.#root);
    const preview = this.#root.querySelector<HTMLElement>('.theme-preview')!;
    const { colours, strong, radius, space } = this.theme;
    const shown = this.#isElder ? { ...colours, ...strong } : colours;
    for (const [name, value] of Object.entries(shown)) preview.style.setProperty(`--lane-${name}`, value);
    preview.style.setProperty('--lane-radius', `${radius}px`);
    preview.style.setProperty('--lane-space', `${space}em`);
  }

  #say(name: TextName): string {
    return say(name, this.language);
  }

  #onLanguage(): void {
    this.language = this.language === 'zh' ? 'en' : 'zh';
    document.documentElement.lang = this.language === 'zh' ? 'zh-Hans' : 'en';
    this.update();
  }

  async #onCopy(event: Event): Promise<void> {
    const box = (event.target as Element).closest('section')!.querySelector('textarea')!;
    this.#status = this.#say((await copyText(toCss(this.theme), box)) ? 'copied' : 'notCopied');
    this.update();
  }

  readonly #onMend = ({ mode, colour, mended }: Fault): void =>
    this.setColour(mode === 'elder' && colour in this.theme.strong ? 'strong' : 'colours', colour, mended);

  #renderPicker(group: Group, name: ColourName | StrongName): TemplateResult {
    const values: Readonly<Record<string, string>> = this.theme[group];
    const id = `theme-${group}-${name}`;
    const unread = this.#unread.get(`${group}-${name}`);
    const label = nameColour(name, this.language);
    const onInput = ({ target }: Event): void =>
      this.setColour(group, name, (target as HTMLInputElement).value);
    return html`<div class="theme-picker">
      <label for=${id}>${label} <code>--lane-${name}</code></label>
      <input type="color" id=${id} .value=${live(values[name]!)} @input=${onInput} />
      <input
        type="text"
        spellcheck="false"
        autocomplete="off"
        maxlength="9"
        aria-label="${label}, ${this.#say('hex')}"
        aria-invalid=${unread === undefined ? 'false' : 'true'}
        aria-describedby=${unread === undefined ? nothing : `${id}-problem`}
        .value=${live(unread ?? values[name]!)}
        @change=${onInput}
      />
      ${unread === undefined ? nothing : html`<p class="error" id="${id}-problem">${this.#say('invalid')}</p>`}
    </div>`;
  }

  #renderRange(name: 'radius' | 'space', max: number, step: number, unit: string): TemplateResult {
    const onInput = ({ target }: Event): void => {
      this.theme = { ...this.theme, [name]: (target as HTMLInputElement).valueAsNumber };
      this.update();
    };
    return html`<div class="theme-picker theme-range">
      <label for="theme-${name}">${this.#say(name)} <code>--lane-${name}</code></label>
      <input
        type="range"
        id="theme-${name}"
        min="0"
        max=${max}
        step=${step}
        .value=${live(String(this.theme[name]))}
        @input=${onInput}
      />
      <output for="theme-${name}">${this.theme[name]}${unit}</output>
    </div>`;
  }

  #renderForm(): TemplateResult {
    return html`<label class="theme-start"
        >${this.#say('start')}
        <select
          @change=${({ target }: Event) => this.start((target as HTMLSelectElement).value as ThemeName)}
        >
          ${themeNames.map((name) => html`<option>${name}</option>`)}
        </select></label
      >
      <fieldset>
        <legend>${this.#say('colours')}</legend>
        ${colourNames.map((name) => this.#renderPicker('colours', name))}
      </fieldset>
      <fieldset>
        <legend>${this.#say('strong')}</legend>
        ${strongNames.map((name) => this.#renderPicker('strong', name))}
      </fieldset>
      <fieldset>
        <legend>${this.#say('shape')}</legend>
        ${this.#renderRange('radius', 24, 1, 'px')} ${this.#renderRange('space', 1, 0.125, 'em')}
      </fieldset>`;
  }

  #renderPreview(): TemplateResult {
    const toggle = (name: TextName, isOn: boolean, change: () => void): TemplateResult =>
      html`<button
        type="button"
        aria-pressed=${isOn ? 'true' : 'false'}
        @click=${() => {
          change();
          this.update();
        }}
      >
        ${this.#say(name)}
      </button>`;
    return html`<section>
      <h2 id="theme-preview">${this.#say('preview')}</h2>
      <div class="theme-modes">
        ${toggle('elderMode', this.#isElder, () => (this.#isElder = !this.#isElder))}
        ${toggle('greyMode', this.#isGrey, () => (this.#isGrey = !this.#isGrey))}
      </div>
      <div
        class="theme-preview"
        lang="zh-Hans"
        role="region"
        aria-labelledby="theme-preview"
        tabindex="0"
        ?data-elder=${this.#isElder}
        ?data-grey=${this.#isGrey}
      >
        ${sample}
      </div>
    </section>`;
  }

  #render(): TemplateResult {
    return html`<div class="builder theme-builder" lang=${this.language === 'zh' ? 'zh-Hans' : 'en'}>
      <header class="builder-head">
        <div>
          <h1>${this.#say('title')}</h1>
          <p>${this.#say('lead')}</p>
        </div>
        <button
          type="button"
          lang=${this.language === 'zh' ? 'en' : 'zh-Hans'}
          @click=${() => this.#onLanguage()}
        >
          ${this.#say('language')}
        </button>
      </header>
      <div class="builder-panes">
        <div class="builder-form">${this.#renderForm()}</div>
        <div class="builder-result">
          ${renderFaults(findFaults(this.theme), this.language, this.#onMend)} ${this.#renderPreview()}
        </div>
      </div>
      <section>
        <h2 id="theme-css">${this.#say('css')}</h2>
        <p>${this.#say('where')}</p>
        <button type="button" class="main" @click=${(event: Event) => void this.#onCopy(event)}>
          ${this.#say('copy')}
        </button>
        <textarea
          class="builder-code"
          rows="14"
          readonly
          spellcheck="false"
          aria-labelledby="theme-css"
          .value=${toCss(this.theme)}
        ></textarea>
      </section>
      <p class="builder-status" role="status">${this.#status}</p>
    </div>`;
  }
}
