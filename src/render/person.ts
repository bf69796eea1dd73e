import type { Medium, Ruby } from '../column/column.js';
import type {
  PrintedPerson,
  PrintedPosition,
  PrintedQuote,
  PrintedSection,
  PrintedText,
} from '../column/print-person.js';
import type { PrintedStat } from '../column/print-stat.js';
import type { Print } from '../column/print.js';
import type { ColumnOptions } from './column-options.js';
import { renderCaption, renderImage, renderLinks } from './parts.js';
import { getLabels } from './labels.js';
import { attribute, markup, Markup } from './markup.js';

/** One person of a column as `<worker-profile>`. */
export function renderPerson(person: PrintedPerson, print: Print, options: ColumnOptions): Markup {
  const { id, name, surname, nickname, years, motto, process } = person;
  const labels = getLabels(print.lang);
  const attributes = [
    attribute('id', id),
    attribute('name', name),
    attribute('surname', surname),
    attribute('layout', person.layout),
    attribute('story', person.story),
    attribute('href', person.href),
  ];
  return markup`<worker-profile${attributes.map((each) => each ?? '')}>
${person.portrait && markup`${renderImage(person.portrait, markup` slot="portrait"`)}\n`}${renderHeading(person)}
${nickname && markup`<p slot="nickname">${nickname.text}</p>\n`}${
    years && markup`<p slot="years"${hide(years)}>${years.text}</p>\n`
  }${motto && markup`<blockquote slot="motto"${hide(motto)}>${motto.text}</blockquote>\n`}${person.quotes.map(
    renderQuote,
  )}${renderList('ul', 'tags', undefined, texts(person.tags))}${renderStats(person.stats)}${renderStory(person, print)}
${renderPortraitCaption(person, labels.portrait)}${renderMedia(person)}${renderList('ol', 'process', process?.name, process?.steps)}${renderList(
    'ol',
    'career',
    labels.career,
    person.career.map(renderPosition),
  )}${renderList('ul', 'projects', labels.projects, texts(person.projects))}${renderList('ul', 'honours', labels.honours, texts(person.honours))}${renderList(
    'ul',
    'facts',
    labels.facts,
    texts(person.facts),
  )}${renderActions(person, print, options)}</worker-profile>
`;
}

const texts = (items: readonly PrintedText[]): string[] => items.map(({ text }) => text);

/** A text that the story says too is set apart for the eye only, so that it is never read twice. */
const hide = ({ isRepeated }: PrintedText): Markup | undefined =>
  attribute('aria-hidden', isRepeated ? 'true' : undefined);

/** With a page of their own, the heading is the link: it works without a script. */
function renderHeading({ heading, ruby, href }: PrintedPerson): Markup {
  const { before, name, after } = heading;
  const text = markup`${before && markup`<small>${renderRuby(before, ruby)}</small>`}<span>${renderRuby(name, ruby)}</span>${
    after && markup`<small>${renderRuby(after, ruby)}</small>`
  }`;
  return markup`<h2 slot="heading">${href ? markup`<a href="${href}">${text}</a>` : text}</h2>`;
}

/** Readings above the characters that have one; the longest first, where one holds another. */
function renderRuby(text: string, ruby: readonly Ruby[]): Markup {
  const found = [...ruby]
    .sort((one, other) => other.base.length - one.base.length)
    .find(({ base }) => text.includes(base));
  if (!found) return markup`${text}`;
  const { base, text: reading } = found;
  const start = text.indexOf(base);
  const rest = ruby.filter((each) => each !== found);
  return markup`${renderRuby(text.slice(0, start), rest)}<ruby>${base}<rt>${reading}</rt></ruby>${renderRuby(
    text.slice(start + base.length),
    ruby,
  )}`;
}

function renderQuote(quote: PrintedQuote): Markup {
  return markup`<figure slot="quote"${hide(quote)}><blockquote>${quote.text}</blockquote>${
    quote.speaker && markup`<figcaption>${quote.speaker}</figcaption>`
  }</figure>\n`;
}

function renderStats(stats: readonly PrintedStat[]): Markup | undefined {
  if (stats.length === 0) return undefined;
  return markup`<ul slot="stats">${stats.map((stat) => markup`<li>${renderStat(stat)}</li>`)}</ul>\n`;
}

/** A number as `<stat-counter>`: the printed phrase, its figures in `<b>`, is there before any script. */
export function renderStat({
  label,
  from,
  before,
  figures,
  after,
  note,
  isStill,
  attributes,
}: PrintedStat): Markup {
  const named = [...attributes, ['static', isStill ? 'true' : ''], ['label', label]] as const;
  const change = from && markup`<s>${from}</s><i>→</i>`;
  return markup`<stat-counter${named.map(
    ([name, value]) => attribute(name, name === 'static' ? value === 'true' : value) ?? '',
  )}>${change}${before}<b>${figures}</b>${after}<span slot="label">${label}</span>${
    note && markup`<span slot="note">${note}</span>`
  }</stat-counter>`;
}

function renderStory({ name, sections, cue, story }: PrintedPerson, { addresses }: Print): Markup | Markup[] {
  const text = sections.map((section) => renderSection(section, addresses));
  if (cue && !story) return markup`<reading-panel label="${name}" cue="${cue}">${text}</reading-panel>`;
  // What the element shortens stands in one box, so that nothing moves at the upgrade.
  return story && story !== 'full' ? markup`<div>${text}</div>` : text;
}

function renderSection({ heading, paragraphs }: PrintedSection, addresses: readonly string[]): Markup {
  return markup`${heading.length > 0 && markup`<h3>${joinLines(heading)}</h3>\n`}${paragraphs.map(
    (paragraph) => markup`<p>${renderLinks(paragraph, addresses)}</p>\n`,
  )}`;
}

export function joinLines(lines: readonly string[]): Markup[] {
  return lines.map((line, index) => (index === 0 ? markup`${line}` : markup`<br>${line}`));
}

/** Beside a small portrait there is no room for its caption. */
function renderPortraitCaption({ portrait }: PrintedPerson, label: string): Markup | undefined {
  const caption = portrait && renderCaption(portrait);
  return caption && markup`<p slot="media">${label} ${caption}</p>\n`;
}

function renderMedia({ media, name }: PrintedPerson): Markup | undefined {
  if (media.length === 0) return undefined;
  return markup`<swipe-gallery slot="media" label="${name}" viewer>
${media.map(renderFigure)}</swipe-gallery>
`;
}

function renderFigure(medium: Medium): Markup {
  const caption = renderCaption(medium);
  return markup`<figure>${renderImage(medium, markup` loading="lazy" decoding="async"`)}${
    caption && markup`<figcaption>${caption}</figcaption>`
  }</figure>
`;
}

function renderPosition({ title, place, from, to }: PrintedPosition): Markup {
  const time = from || to ? markup`<time>${from}${to && `–${to}`}</time> ` : undefined;
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
  { id, name }: PrintedPerson,
  { campaign }: Print,
  { endpoint }: ColumnOptions,
): Markup | undefined {
  if (!campaign || !id || endpoint === undefined) return undefined;
  return markup`<like-button slot="actions" campaign="${campaign.id}" item="${id}" endpoint="${endpoint}">为${name}点赞</like-button>
`;
}
