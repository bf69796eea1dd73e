import { html, nothing, render, type TemplateResult } from 'lit';
import type { ColumnDocument } from '../column/column.js';
import { checkColumn, ColumnError, parseColumns, type Problem } from '../column/validate-column.js';
import { renderForm } from './builder-form.js';
import { renderOutput } from './builder-output.js';
import { renderKeeps } from './builder-keeps.js';
import { say, type TextName } from './builder-text.js';
import { createDocument, toFile } from './edit-document.js';
import type { Language } from './two-languages.js';

export interface BuilderOptions {
  language?: Language;
  /** Addresses of documents to begin with; nothing is asked for before somebody chooses one. */
  samples?: readonly { name: string; href: string }[];
  /** A document to begin with. */
  column?: ColumnDocument;
}

/**
 * The embed builder: a column document, a form to fill it in, and every form of it to copy. It renders into the light
 * DOM of a page, keeps nothing and sends nothing.
 */
export class Builder {
  column: ColumnDocument;
  language: Language;
  outputId = 'cms';
  base = '';
  system = '';
  status = '';
  #columns: readonly ColumnDocument[] = [];
  #failure: readonly Problem[] = [];
  readonly #root: HTMLElement;
  readonly #samples: NonNullable<BuilderOptions['samples']>;

  constructor(root: HTMLElement, { language = 'zh', samples = [], column }: BuilderOptions = {}) {
    this.#root = root;
    this.#samples = samples;
    this.language = language;
    this.column = column ?? createDocument();
    this.update();
  }

  say(name: TextName): string {
    return say(name, this.language);
  }

  /** Changes the document, and shows what follows from it. */
  edit(changes: Partial<ColumnDocument>): void {
    this.column = { ...this.column, ...changes };
    this.#failure = [];
    this.update();
  }

  /** Says something once, to the eye and the ear. */
  announce(status: string): void {
    this.status = status;
    this.update();
  }

  /** Opens a document, or a file of several. One that is refused leaves what is there. */
  open(json: string, name: string): void {
    try {
      const { columns } = parseColumns(json, name);
      const [first] = columns;
      if (!first) return;
      this.#columns = columns;
      this.edit(first);
      this.column = first;
    } catch (error) {
      if (!(error instanceof ColumnError)) throw error;
      this.#failure = error.problems.map((problem) => ({
        ...problem,
        path: [name, problem.path].join(' ').trim(),
      }));
    }
    this.update();
  }

  update(): void {
    render(this.#render(), this.#root);
  }

  async #onFile(event: Event): Promise<void> {
    const input = event.target as HTMLInputElement;
    const [file] = input.files ?? [];
    if (file) this.open(await file.text(), file.name);
    // The same file may be chosen again, after a change.
    input.value = '';
  }

  async #onSample(event: Event): Promise<void> {
    const select = event.target as HTMLSelectElement;
    const { value } = select;
    if (!value) return;
    try {
      const response = await fetch(value);
      if (!response.ok) throw new Error(String(response.status));
      this.open(await response.text(), value);
    } catch (error) {
      this.announce(`${this.say('notRead')}: ${value} (${(error as Error).message})`);
    }
  }

  #onSave(): void {
    const address = URL.createObjectURL(new Blob([toFile(this.column)], { type: 'application/json' }));
    const link = document.createElement('a');
    link.href = address;
    link.download = `${this.column.id || 'column'}.json`;
    link.click();
    setTimeout(() => URL.revokeObjectURL(address), 10_000);
  }

  #onLanguage(): void {
    this.language = this.language === 'zh' ? 'en' : 'zh';
    document.documentElement.lang = this.language === 'zh' ? 'zh-Hans' : 'en';
    this.update();
  }

  #renderBar(): TemplateResult {
    return html`<header class="builder-head">
        <div>
          <h1>${this.say('title')}</h1>
          <p>${this.say('lead')}</p>
        </div>
        <button
          type="button"
          lang=${this.language === 'zh' ? 'en' : 'zh-Hans'}
          @click=${() => this.#onLanguage()}
        >
          ${this.say('language')}
        </button>
      </header>
      <div class="builder-bar" role="group" aria-label=${this.say('open')}>
        <label class="builder-file">
          <input
            type="file"
            accept=".json,application/json"
            @change=${(event: Event) => void this.#onFile(event)}
          />
          <span>${this.say('open')}</span>
        </label>
        ${
          this.#samples.length > 0
            ? html`<select
                aria-label=${this.say('sample')}
                @change=${(event: Event) => void this.#onSample(event)}
              >
                <option value="">${this.say('sample')}</option>
                ${this.#samples.map(({ name, href }) => html`<option value=${href}>${name}</option>`)}
              </select>`
            : nothing
        }
        ${
          this.#columns.length > 1
            ? html`<select
                aria-label=${this.say('which')}
                @change=${(event: Event) => {
                  const column = this.#columns[(event.target as HTMLSelectElement).selectedIndex];
                  if (column) this.column = column;
                  this.update();
                }}
              >
                ${this.#columns.map(({ title }) => html`<option>${title}</option>`)}
              </select>`
            : nothing
        }
        <button type="button" @click=${() => this.#onSave()}>${this.say('save')}</button>
        <button
          type="button"
          @click=${() => {
            this.#columns = [];
            this.column = createDocument();
            this.update();
          }}
        >
          ${this.say('clear')}
        </button>
      </div>`;
  }

  #renderProblems(): TemplateResult {
    const problems = this.#failure.length > 0 ? this.#failure : checkColumn(this.column);
    return html`<div class="builder-problems" role="status">
      ${
        problems.length === 0
          ? html`<p>${this.say('sound')}</p>`
          : html`<h2>${this.say('problems')}</h2>
              <ul>
                ${problems.map(
                  ({ path, severity, message }) =>
                    html`<li class=${severity}><code>${path}</code> ${message}</li>`,
                )}
              </ul>`
      }
    </div>`;
  }

  #render(): TemplateResult {
    const isSound = !checkColumn(this.column).some(({ severity }) => severity === 'error');
    return html`<div class="builder" lang=${this.language === 'zh' ? 'zh-Hans' : 'en'}>
      ${this.#renderBar()}
      <div class="builder-panes">
        <div class="builder-form">${renderForm(this)}</div>
        <div class="builder-result">${this.#renderProblems()} ${renderOutput(this, isSound)}</div>
      </div>
      ${renderKeeps(this)}
      <p class="builder-status" role="status">${this.status}</p>
    </div>`;
  }
}
