import type { ColumnDocument, Credit, Medium } from '../column/column.js';
import type { PrintedPerson } from '../column/print-person.js';
import { textOfCredit, type PrintedCredit } from '../column/print-credits.js';
import { readPrint, type Print } from '../column/print.js';
import { toAddress, toPageAddress, type FormOptions } from './addresses.js';
import { toJson } from './json.js';
import { readWholeTitle, renderText } from './plain-text.js';

export interface JsonLdOptions extends FormOptions {
  /** Likes of each person, by identifier, where they are known. */
  likes?: Readonly<Record<string, number>>;
}

type Thing = Record<string, unknown>;

/** Roles whose names are those of authors, and of editors. */
const authorRoles = /^(文|撰文|记者|作者|采写|通讯员)$/;
const editorRoles = /^(责编|责任编辑|编辑|监审|监制|审核|校对|主编)/;

/**
 * A column as schema.org sees it (NewsArticle with its people, series and pictures), as JSON that may stand in a
 * `<script type="application/ld+json">`: no `<` is left in it.
 */
export function renderJsonLd(
  columns: ColumnDocument | readonly ColumnDocument[],
  options?: JsonLdOptions,
): string {
  const list = 'workers' in columns ? [columns] : columns;
  const things = list.map((column) => toArticle(column, options ?? {}));
  const [first] = things;
  return toJson(first && things.length === 1 ? first : things).replace(/</g, '\\u003c');
}

function toArticle(column: ColumnDocument, options: JsonLdOptions): Thing {
  const print = readPrint(column);
  const url = options.base && toPageAddress(print.id, options.base);
  const credits = listCredits(print);
  const source = findSource(print, credits);
  return withoutEmpty({
    '@context': 'https://schema.org',
    '@type': 'NewsArticle',
    '@id': url,
    url,
    identifier: print.id,
    headline: print.title,
    alternativeHeadline: print.kicker && readWholeTitle(print),
    inLanguage: print.lang,
    datePublished: print.published,
    pubDate: toBaiduTime(print.published),
    abstract: print.blocks.flatMap((block) => (block.kind === 'abstract' ? [block.text] : []))[0],
    author: listPeople(column, credits, authorRoles),
    editor: listPeople(column, credits, editorRoles),
    publisher: source && { '@type': 'Organization', name: source },
    sourceOrganization: source && { '@type': 'Organization', name: source },
    creditText: credits.map(textOfCredit).join('\n'),
    isPartOf: print.kicker && {
      '@type': 'CreativeWorkSeries',
      name: print.kicker.text,
      url: print.kicker.href,
    },
    image: listPictures(print).map((medium) => toImage(medium, options.base)),
    about: print.people.map((person, index) => toPerson(person, column.workers[index]?.district, options)),
    hasPart: print.people
      .filter(({ media }) => media.length > 0)
      .map((person) => toGallery(person, options.base)),
    articleBody: renderText(print),
  });
}

function toPerson(person: PrintedPerson, district: string | null | undefined, options: JsonLdOptions): Thing {
  const likes = person.id === undefined ? undefined : options.likes?.[person.id];
  return withoutEmpty({
    '@type': 'Person',
    identifier: person.id,
    name: person.name,
    jobTitle: person.role,
    alternateName: person.nickname?.text,
    affiliation: person.community && { '@type': 'Organization', name: person.community },
    homeLocation: district && { '@type': 'AdministrativeArea', name: district },
    award: person.honours.map(({ text }) => text),
    image: person.portrait && toImage(person.portrait, options.base),
    url: person.href && toAddress(person.href, options.base),
    interactionStatistic: likes !== undefined && {
      '@type': 'InteractionCounter',
      interactionType: 'https://schema.org/LikeAction',
      userInteractionCount: likes,
    },
  });
}

function toGallery({ name, media }: PrintedPerson, base: string | undefined): Thing {
  return { '@type': 'ImageGallery', name, image: media.map((medium) => toImage(medium, base)) };
}

function toImage({ src, caption, credit, alt, width, height }: Medium, base: string | undefined): Thing {
  return withoutEmpty({
    '@type': 'ImageObject',
    contentUrl: toAddress(src, base),
    caption: caption ?? alt,
    creditText: credit,
    width,
    height,
  });
}

function listPictures({ cover, people }: Print): Medium[] {
  return [...(cover ? [cover] : []), ...people.flatMap(({ portrait }) => (portrait ? [portrait] : []))];
}

/** Byline and credits, as printed. */
export function listCredits({ blocks }: Print): PrintedCredit[] {
  return blocks.flatMap((block) =>
    block.kind === 'byline' || block.kind === 'credits' ? block.credits : [],
  );
}

/** The source that the credits name, else that of the dateline. */
export function findSource({ source }: Print, credits: readonly PrintedCredit[]): string | undefined {
  return credits.find(({ role }) => role === '来源')?.value ?? source;
}

/** The names of those with a role: as the document lists them, else what was printed behind it. */
function listPeople(column: ColumnDocument, credits: readonly PrintedCredit[], roles: RegExp): Thing[] {
  const documented = [...(column.byline ?? []), ...column.credits].filter(({ role }) =>
    roles.test(role ?? ''),
  );
  const named = documented.filter(({ names }) => names && names.length > 0);
  const rest = credits.filter(
    ({ role, value }) => roles.test(role) && !named.some((credit) => isSame(credit, value)),
  );
  return [
    ...named.flatMap(({ names, jobTitle, org }) =>
      (names ?? []).map((name) =>
        withoutEmpty({
          '@type': 'Person',
          name,
          jobTitle,
          worksFor: org && { '@type': 'Organization', name: org },
        }),
      ),
    ),
    ...rest.map(({ value }) => ({ '@type': 'Person', name: value })),
  ];
}

const isSame = ({ value, raw }: Credit, printed: string): boolean =>
  [value, raw].some((text) => text?.replace(/\u00a0/g, ' ').endsWith(printed.replace(/\u00a0/g, ' ')));

/** Baidu reads a time without its zone. */
function toBaiduTime(iso: string | undefined): string | undefined {
  const [, date, time = '00:00', seconds = '00'] =
    /^([\d-]{10})(?:T(\d{2}:\d{2})(?::(\d{2}))?)?/.exec(iso ?? '') ?? [];
  return date && `${date}T${time}:${seconds}`;
}

function withoutEmpty(thing: Thing): Thing {
  return Object.fromEntries(
    Object.entries(thing).filter(
      ([, value]) =>
        value !== undefined &&
        value !== null &&
        value !== '' &&
        value !== false &&
        !(Array.isArray(value) && value.length === 0),
    ),
  );
}
