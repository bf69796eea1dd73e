import type { CareerStep, ColumnDocument, Medium, Person, Quote, Section, Stat } from '../column/column.js';
import type { ColumnOptions } from './column-options.js';
import { getLabels } from './labels.js';
import { attribute, markup, Markup } from './markup.js';

/** One person of a column as `<worker-profile>`. */
export function renderPerson(person: Person, column: ColumnDocument, options: ColumnOptions): Markup {
  const { nickname, motto, quotes = [], epithets = [], story } = person;
  const sections = renderStory(story);
  const labels = getLabels(column.lang);
  return markup`<worker-profile id="${person.id}" name="${person.name}" surname="${person.surname ?? [...person.name][0]}"${attribute('layout', person.layout)}>
${renderHeading(person)}
${nickname && markup`<p slot="nickname">${nickname}</p>\n`}${motto && renderQuotation(motto, 'motto')}${quotes
    .filter((quote) => quote.featured)
    .map((quote) =>
      renderQuotation(quote, 'quote'),
    )}${renderList('ul', 'tags', undefined, epithets)}${renderStats(person.stats)}${
    column.cue
      ? markup`<reading-panel label="${person.name}" cue="${column.cue}">${sections}</reading-panel>`
      : sections
  }
${renderMedia(person)}${renderList('ol', 'process', person.process?.name, person.process?.steps)}${renderList(
    'ol',
    'career',
    labels.career,
    person.career?.map(renderCareerStep),
  )}${renderList('ul', 'projects', labels.projects, person.projects)}${renderList('ul', 'honours', labels.honours, person.honours)}${renderList(
    'ul',
    'facts',
    labels.facts,
    person.facts,
  )}${renderActions(person, column, options)}</worker-profile>
`;
}

function renderHeading(person: Person): Markup {
  const place = (person.headingPlace ?? ['street', 'community']).map((field) => person[field] ?? '').join('');
  return markup`<h2 slot="heading"><small>${place}${person.posts.join('、')}</small><span>${person.name}</span></h2>`;
}

/** A quotation that the story says too is set apart for the eye only, so that it is never read twice. */
function renderQuotation(quote: Quote, slot: 'motto' | 'quote'): Markup {
  const hidden = attribute('aria-hidden', quote.repeated ? 'true' : undefined);
  if (slot === 'motto') return markup`<blockquote slot="motto"${hidden}>${quote.text}</blockquote>\n`;
  return markup`<figure slot="quote"${hidden}><blockquote>${quote.text}</blockquote>${
    quote.speaker && markup`<figcaption>${quote.speaker}</figcaption>`
  }</figure>\n`;
}

function renderStats(stats: readonly Stat[] = []): Markup | undefined {
  const featured = stats.filter((stat) => stat.featured);
  if (featured.length === 0) return undefined;
  return markup`<ul slot="stats">${featured.map((stat) => markup`<li>${renderStat(stat)}</li>`)}</ul>\n`;
}

/** A number as `<stat-counter>`: the printed phrase, its digits in `<b>`, is there before any script. */
export function renderStat(stat: Stat): Markup {
  const attributes = [
    attribute('value', stat.value),
    attribute('unit', stat.unit),
    attribute('qualifier', stat.qualifier),
    attribute('qualifier-position', stat.qualifierPosition),
    attribute('from', stat.from),
    attribute('from-unit', stat.fromUnit),
    attribute('static', stat.static),
  ];
  return markup`<stat-counter${attributes.map((item) => item ?? '')} label="${stat.label}">${renderPrinted(stat)}<span slot="label">${stat.label}</span></stat-counter>`;
}

/** The phrase as printed; its digits, wherever they stand, are loud, and so is the whole of a formula. */
function renderPrinted({ printed, value }: Stat): Markup {
  if (!value) return markup`<b>${printed}</b>`;
  const [was, is] = printed.split('→');
  if (was !== undefined && is !== undefined) return markup`<s>${was}</s><i>→</i>${emphasizeDigits(is)}`;
  return emphasizeDigits(printed);
}

function emphasizeDigits(text: string): Markup {
  const [, before, digits, after] =
    /^(.*?)(\d[\d.,+]*|[〇一二三四五六七八九十百千万亿两廿]+)(.*)$/u.exec(text) ?? [];
  return digits ? markup`${before}<b>${digits}</b>${after}` : markup`${text}`;
}

function renderStory(story: readonly Section[]): Markup[] {
  return story.map(
    (section) =>
      markup`${section.heading && markup`<h3>${joinLines(section.heading)}</h3>\n`}${section.paragraphs.map(
        (paragraph) => markup`<p>${paragraph}</p>\n`,
      )}`,
  );
}

function joinLines(lines: readonly string[]): Markup[] {
  return lines.map((line, index) => (index === 0 ? markup`${line}` : markup`<br>${line}`));
}

function renderMedia({ media = [], name }: Person): Markup | undefined {
  if (media.length === 0) return undefined;
  return markup`<swipe-gallery slot="media" label="${name}" viewer>
${media.map(renderFigure)}</swipe-gallery>
`;
}

function renderFigure({ src, alt, width, height, caption, credit }: Medium): Markup {
  return markup`<figure><img src="${src}" alt="${alt}" width="${width}" height="${height}" loading="lazy" decoding="async">${
    (caption ?? credit) &&
    markup`<figcaption>${caption}${caption && credit && ' '}${credit && markup`<small>${credit}</small>`}</figcaption>`
  }</figure>
`;
}

function renderCareerStep({ title, place, from, to }: CareerStep): Markup {
  const time = (from ?? to) ? markup`<time>${from}${to && `–${to}`}</time> ` : undefined;
  return markup`${time}${place}${place && title && ' '}${title}`;
}

function renderList(
  tag: 'ol' | 'ul',
  slot: string,
  label: string | undefined,
  items: readonly (Markup | string)[] = [],
): Markup | undefined {
  if (items.length === 0) return undefined;
  const list = items.map((item) => markup`<li>${item}</li>`);
  const name = new Markup(tag);
  if (!label) return markup`<${name} slot="${slot}">${list}</${name}>\n`;
  return markup`<div slot="${slot}"><strong>${label}</strong><${name}>${list}</${name}></div>\n`;
}

function renderActions(
  person: Person,
  { campaign }: ColumnDocument,
  { endpoint }: ColumnOptions,
): Markup | undefined {
  if (!campaign || endpoint === undefined) return undefined;
  return markup`<like-button slot="actions" campaign="${campaign.id}" item="${person.id}" endpoint="${endpoint}">为${person.name}点赞</like-button>
`;
}
