import { readChoice } from './check-rules.js';
import type { LinedText, Medium, Position, Quote, Ruby, Section, Stat, Worker } from './column.js';
import { orderByLine, type Piece } from './print-order.js';
import { isAmount, printStat, textOfStat, type PrintedStat } from './print-stat.js';

/** A text beside the story. `isRepeated`: the story says the same words. */
export interface PrintedText {
  text: string;
  isRepeated: boolean;
}

export interface PrintedQuote extends PrintedText {
  speaker?: string;
}

/** A heading of a person: what stands before the name, the name, and what follows it. */
export interface PrintedHeading {
  before: string;
  name: string;
  after: string;
}

export interface PrintedSection {
  heading: readonly string[];
  paragraphs: readonly string[];
}

export interface PrintedPosition {
  from: string;
  to: string;
  place: string;
  title: string;
  isRepeated: boolean;
}

/** One person of a column, as print has it: nothing empty, nothing twice. */
export interface PrintedPerson {
  id?: string;
  name: string;
  surname: string;
  ruby: readonly Ruby[];
  heading: PrintedHeading;
  community: string;
  role: string;
  portrait?: Medium;
  href?: string;
  layout?: Worker['layout'];
  story?: Worker['story'];
  nickname?: PrintedText;
  years?: PrintedText;
  motto?: PrintedText;
  quotes: readonly PrintedQuote[];
  tags: readonly PrintedText[];
  stats: readonly (PrintedStat & { isRepeated: boolean })[];
  sections: readonly PrintedSection[];
  media: readonly Medium[];
  process?: { name?: string; steps: readonly string[]; isRepeated: boolean };
  career: readonly PrintedPosition[];
  projects: readonly PrintedText[];
  honours: readonly PrintedText[];
  facts: readonly PrintedText[];
  cue?: string;
}

/** Reads a person; `titles` are the lines that the column prints above all of them. */
export function readPerson(worker: Worker, titles: readonly string[], cueText = ''): PrintedPerson {
  const sections = readSections(worker);
  const story = sections.flatMap(({ heading, paragraphs }) => [heading.join(''), ...paragraphs]).join('\n');
  const mark = (text: string): PrintedText => ({ text, isRepeated: story.includes(text) });
  const markAll = (texts: readonly string[]): PrintedText[] => texts.filter(Boolean).map(mark);
  const maybe = (text: string | null | undefined): PrintedText | undefined => (text ? mark(text) : undefined);
  const { name, nickname, motto, years, process } = worker;
  const steps = process?.steps.filter(Boolean) ?? [];
  const stats = readStats(worker.stats ?? [], story);
  return {
    id: worker.id || undefined,
    name,
    surname: worker.surname || ([...name.trim()][0] ?? ''),
    ruby: (worker.ruby ?? []).filter(({ base, text }) => base && text),
    heading: readHeading(worker, titles),
    community: worker.community ?? '',
    role: worker.role ?? '',
    portrait: readMedium(worker.portrait),
    href: worker.href || undefined,
    layout: readChoice(worker, 'layout'),
    story: readChoice(worker, 'story'),
    nickname: maybe(nickname),
    // A number of its own says it louder.
    years: stats.some((stat) => years?.text === stat.label + textOfStat(stat))
      ? undefined
      : maybe(years?.text),
    motto: motto
      ? { text: motto, isRepeated: story.includes(motto) || titles.some((title) => title.includes(motto)) }
      : undefined,
    quotes: readQuotes(worker, story),
    tags: markAll((worker.epithets ?? []).filter((epithet) => epithet !== nickname)),
    stats,
    sections,
    media: (worker.media ?? []).filter(({ src }) => src),
    process:
      process && steps.length > 0
        ? {
            name: process.name || undefined,
            steps,
            isRepeated: steps.every((step) => story.includes(step)),
          }
        : undefined,
    career: readCareer(worker.positions ?? [], story),
    projects: markAll(worker.projects ?? []),
    honours: markAll(worker.honours ?? []),
    facts: markAll([
      worker.cohort ?? '',
      worker.previously ?? '',
      ...(worker.alsoHolds ?? []),
      ...(worker.facts ?? []),
    ]),
    cue: (typeof worker.cue === 'object' ? worker.cue?.text : worker.cue) || cueText || undefined,
  };
}

/** The first line of the print that belongs to a person alone. */
export function findLine(worker: Worker, titleLine: number | undefined): number | undefined {
  const lines = [
    worker.headingLine === titleLine ? undefined : worker.headingLine,
    ...(worker.paragraphs ?? []).map(lineOf),
    ...(worker.sections ?? []).flatMap(({ line, paragraphs }) => [line, ...paragraphs.map(lineOf)]),
  ].filter((line) => typeof line === 'number');
  // Not spread into `Math.min`: a story may have more paragraphs than a call may have parameters.
  return lines.length > 0 ? lines.reduce((least, line) => (line < least ? line : least)) : undefined;
}

export const textOf = (text: LinedText | string): string => (typeof text === 'string' ? text : text.text);
export const lineOf = (text: LinedText | string): number | undefined =>
  typeof text === 'string' ? undefined : (text.line ?? undefined);

/** As printed; but a headline of the whole column is no heading of a person in it, and is not printed again. */
function readHeading(worker: Worker, titles: readonly string[]): PrintedHeading {
  const { heading, fullTitle, street, community, role, name } = worker;
  const own = heading && !titles.includes(heading) ? heading : undefined;
  const text = own ?? fullTitle ?? `${street ?? ''}${community ?? ''}${role ?? ''}${name}`;
  const start = text.lastIndexOf(name);
  if (start < 0) return { before: text, name, after: '' };
  return { before: text.slice(0, start), name, after: text.slice(start + name.length) };
}

/** Paragraphs that no section holds are printed as well, and each only once. */
function readSections({ sections, paragraphs }: Worker): PrintedSection[] {
  const taken = new Map<string, number>();
  for (const section of sections ?? []) {
    for (const text of section.paragraphs.map(textOf)) taken.set(text, (taken.get(text) ?? 0) + 1);
  }
  const loose = (paragraphs ?? []).filter((paragraph) => {
    const count = taken.get(textOf(paragraph)) ?? 0;
    taken.set(textOf(paragraph), count - 1);
    return count <= 0;
  });
  const all: Section[] = loose.length > 0 ? [{ paragraphs: loose }, ...(sections ?? [])] : (sections ?? []);
  const pieces = all.map((section): Piece<PrintedSection> => ({
    rank: 0,
    line: section.line ?? section.paragraphs.map(lineOf).find((line) => line !== undefined),
    value: {
      heading: section.headingLines?.filter(Boolean) ?? (section.heading ? [section.heading] : []),
      paragraphs: orderTexts(section.paragraphs),
    },
  }));
  return orderByLine(pieces).filter(({ heading, paragraphs: texts }) => heading.length + texts.length > 0);
}

/** Texts in the order of their lines; empty ones are none. */
export function orderTexts(texts: readonly (LinedText | string)[]): string[] {
  const pieces = texts
    .filter((text) => textOf(text).trim())
    .map((text) => ({ rank: 0, line: lineOf(text), value: textOf(text) }));
  return orderByLine(pieces);
}

/** Kinds that stand elsewhere in a profile. */
const placedKinds = new Set(['motto', 'nickname']);

/**
 * The quotations that are set apart: those that the editor named; without a name the first pull quote, and those that
 * the story does not say. One that is a paragraph by itself is set apart already.
 */
function readQuotes({ quotes, motto }: Worker, story: string): PrintedQuote[] {
  const lines = new Set(story.split('\n'));
  const all = (quotes ?? []).filter(
    ({ text, kind }) => text && text !== motto && !placedKinds.has(kind ?? '') && !lines.has(text),
  );
  const isRepeated = ({ text }: Quote): boolean => story.includes(text);
  const first = all.find(({ kind }) => kind === 'pull-quote');
  const shown = all.some(({ featured }) => featured !== undefined)
    ? all.filter(({ featured }) => featured)
    : all.filter((quote) => quote === first || !isRepeated(quote));
  return shown.map((quote) => ({
    text: quote.text,
    speaker: quote.speaker || undefined,
    isRepeated: isRepeated(quote),
  }));
}

function readStats(stats: readonly Stat[], story: string): PrintedPerson['stats'] {
  const shown = stats.some(({ featured }) => featured !== undefined)
    ? stats.filter(({ featured }) => featured)
    : stats.filter(isAmount);
  return shown.flatMap((stat) => {
    const printed = printStat(stat);
    const isRepeated = [stat.sourceText, textOfStat(printed)].some((text) => text && story.includes(text));
    return printed.figures ? [{ ...printed, isRepeated }] : [];
  });
}

/** Posts held; one alone without a date is the one in the heading. */
function readCareer(positions: readonly Position[], story: string): PrintedPosition[] {
  const career = positions.map(({ from, to, district, street, community, title }) => ({
    from: String(from ?? ''),
    to: String(to ?? ''),
    place: [district, street, community].filter(Boolean).join(''),
    title: title ?? '',
    isRepeated: [district, street, community, title].every((text) => !text || story.includes(text)),
  }));
  const [first, ...others] = career;
  return first && others.length === 0 && !first.from && !first.to ? [] : career;
}

/** A picture that has an address. */
export function readMedium(medium: Medium | null | undefined): Medium | undefined {
  return medium?.src ? medium : undefined;
}
