import { html, type TemplateResult } from 'lit';
import { live } from 'lit/directives/live.js';
import type { Intro, Published, Vote, Worker } from '../column/column.js';
import type { Builder } from './builder.js';
import type { TextName } from './builder-text.js';
import {
  parseCredits,
  parseStory,
  parseTexts,
  printCredits,
  printStory,
  printTexts,
} from './edit-document.js';

interface Field {
  name: TextName;
  value: string | null | undefined;
  set(value: string): void;
  isLong?: boolean;
  type?: 'text' | 'date' | 'url';
  isNeeded?: boolean;
}

/** The form of a document: what it does not ask for stays as it is in the document. */
export function renderForm(builder: Builder): TemplateResult {
  return html`<form @submit=${(event: Event) => event.preventDefault()}>
    ${renderColumnFields(builder)}
    <section aria-labelledby="builder-people">
      <h2 id="builder-people">${builder.say('people')}</h2>
      ${builder.column.workers.map((worker, index) => renderPerson(builder, worker, index))}
      <button type="button" class="builder-add" @click=${(event: Event) => addPerson(builder, event)}>
        ${builder.say('addPerson')}
      </button>
    </section>
    ${renderVote(builder)}
  </form>`;
}

function renderField(
  builder: Builder,
  { name, value, set, isLong, type = 'text', isNeeded }: Field,
): TemplateResult {
  const onInput = (event: Event): void => set((event.target as HTMLInputElement).value);
  const text = value ?? '';
  return html`<label class=${isLong ? 'long' : ''}>
    <span>${builder.say(name)}${isNeeded ? ' *' : ''}</span>
    ${
      isLong
        ? html`<textarea
            rows=${name === 'story' ? 10 : 4}
            .value=${live(text)}
            ?required=${isNeeded}
            @change=${onInput}
          ></textarea>`
        : html`<input type=${type} .value=${live(text)} ?required=${isNeeded} @input=${onInput} />`
    }
  </label>`;
}

function renderColumnFields(builder: Builder): TemplateResult {
  const { column } = builder;
  const published = readPublished(column.published);
  const intro = readIntro(column.intro);
  const standfirst = printTexts(column.standfirst ? [column.standfirst] : []);
  const setIntro = (changes: Partial<Intro>): void => {
    const { label, paragraphs, ...rest } = { ...intro, ...changes };
    builder.edit({ intro: label ? { ...rest, label, paragraphs } : paragraphs });
  };
  const setPublished = (changes: Partial<Published>): void =>
    builder.edit({ published: withoutEmpty({ ...published, ...changes }), dateline: undefined });
  const fields: Field[] = [
    {
      name: 'columnTitle',
      value: column.title,
      set: (title) => builder.edit({ title, titleParts: undefined, rawTitle: undefined }),
      isNeeded: true,
    },
    { name: 'id', value: column.id, set: (id) => builder.edit({ id }), isNeeded: true },
    {
      name: 'kicker',
      value: column.kicker,
      set: (kicker) =>
        builder.edit({
          kicker: kicker || undefined,
          rawTitle: undefined,
          kickerSeparator: column.kickerSeparator ?? '|',
        }),
    },
    {
      name: 'source',
      value: column.source,
      set: (source) => builder.edit({ source: source || undefined, dateline: undefined }),
    },
    { name: 'time', value: published.raw, set: (time) => setPublished({ raw: time }) },
    {
      name: 'date',
      type: 'date',
      value: published.iso?.slice(0, 10),
      set: (date) => setPublished({ iso: date && date + (published.iso?.slice(10) ?? '') }),
    },
    {
      name: 'standfirst',
      isLong: true,
      value: standfirst,
      set: (text) =>
        builder.edit({ standfirst: parseTexts(text, column.standfirst ? [column.standfirst] : [])[0] }),
    },
    { name: 'introLabel', value: intro.label, set: (label) => setIntro({ label }) },
    {
      name: 'intro',
      isLong: true,
      value: printTexts(intro.paragraphs),
      set: (text) => setIntro({ paragraphs: parseTexts(text, intro.paragraphs) }),
    },
    {
      name: 'byline',
      isLong: true,
      value: printCredits(column.byline),
      set: (text) => builder.edit({ byline: parseCredits(text, column.byline) }),
    },
    {
      name: 'credits',
      isLong: true,
      value: printCredits(column.credits),
      set: (text) => builder.edit({ credits: parseCredits(text, column.credits) }),
    },
  ];
  return html`<section aria-labelledby="builder-column">
    <h2 id="builder-column">${builder.say('column')}</h2>
    ${fields.map((field) => renderField(builder, field))}
  </section>`;
}

function renderPerson(builder: Builder, worker: Worker, index: number): TemplateResult {
  const set = (changes: Partial<Worker>): void => {
    const workers = builder.column.workers.map((each, place) =>
      place === index ? { ...each, ...changes } : each,
    );
    builder.edit({ workers });
  };
  // The heading was printed with what is changed now.
  const setPart = (changes: Partial<Worker>): void =>
    set({ ...changes, heading: undefined, fullTitle: undefined });
  const fields: Field[] = [
    { name: 'name', value: worker.name, set: (name) => setPart({ name }), isNeeded: true },
    { name: 'role', value: worker.role, set: (role) => setPart({ role }) },
    { name: 'street', value: worker.street, set: (street) => setPart({ street }) },
    { name: 'community', value: worker.community, set: (community) => setPart({ community }) },
    { name: 'id', value: worker.id, set: (id) => set({ id }) },
    { name: 'nickname', value: worker.nickname, set: (nickname) => set({ nickname }) },
    { name: 'motto', value: worker.motto, set: (motto) => set({ motto }) },
    { name: 'story', isLong: true, value: printStory(worker), set: (text) => set(parseStory(text, worker)) },
  ];
  return html`<details class="builder-person" ?open=${index === 0}>
    <summary>${worker.name || builder.say('unnamed')}</summary>
    <div>${fields.map((field) => renderField(builder, field))}</div>
    <button type="button" @click=${(event: Event) => removePerson(builder, index, event)}>
      ${builder.say('removePerson')}
    </button>
  </details>`;
}

function renderVote(builder: Builder): TemplateResult {
  const vote: Vote = builder.column.vote ?? {};
  const set = (changes: Vote): void => {
    const changed = withoutEmpty({ ...vote, ...changes });
    builder.edit({ vote: changed && { qr: true, ...changed } });
  };
  const fields: Field[] = [
    { name: 'question', value: vote.question, set: (question) => set({ question }) },
    { name: 'callToAction', value: vote.callToAction, set: (callToAction) => set({ callToAction }) },
    { name: 'instruction', value: vote.instruction, set: (instruction) => set({ instruction }) },
    { name: 'url', type: 'url', value: vote.url, set: (url) => set({ url }) },
  ];
  return html`<section aria-labelledby="builder-vote">
    <h2 id="builder-vote">${builder.say('vote')}</h2>
    ${fields.map((field) => renderField(builder, field))}
  </section>`;
}

/** Where the new one begins. */
function addPerson(builder: Builder, { currentTarget }: Event): void {
  const list = (currentTarget as HTMLElement).parentElement;
  builder.edit({ workers: [...builder.column.workers, { name: '' }] });
  const added = [...(list?.querySelectorAll('details') ?? [])].pop();
  added?.setAttribute('open', '');
  added?.querySelector('input')?.focus();
}

function removePerson(builder: Builder, index: number, { currentTarget }: Event): void {
  const list = (currentTarget as HTMLElement).closest('section');
  builder.edit({ workers: builder.column.workers.filter((_, place) => place !== index) });
  list?.querySelector<HTMLElement>('.builder-add')?.focus();
}

function readPublished(published: Builder['column']['published']): Published {
  return typeof published === 'string' ? { iso: published } : (published ?? {});
}

function readIntro(intro: Builder['column']['intro']): Intro {
  return Array.isArray(intro) ? { paragraphs: intro } : (intro ?? { paragraphs: [] });
}

/** A record in which something is written, or none. */
function withoutEmpty<T extends object>(record: T): T | undefined {
  const entries = Object.entries(record).filter(
    ([, value]) => value !== '' && value !== undefined && value !== null,
  );
  const texts = entries.filter(([, value]) => typeof value === 'string');
  return texts.length > 0 ? (Object.fromEntries(entries) as T) : undefined;
}
