import type { Campaign, ColumnDocument, Credit, LabelledText, Medium } from './column.js';
import { orderByLine, type Piece } from './print-order.js';
import { findLine, lineOf, readMedium, readPerson, textOf, type PrintedPerson } from './print-person.js';
import { printDate } from './published.js';

/** One credit: its three texts, run together, are what was printed. */
export interface PrintedCredit {
  role: string;
  separator: string;
  value: string;
}

/** A run of a dateline: the time, the source, the mark of original reporting, or what was printed between them. */
export interface DatelinePart {
  kind: 'published' | 'source' | 'original' | 'text';
  text: string;
}

/** A block of the print, in the order of the print. */
export type Block =
  | { kind: 'abstract'; label: string; separator: string; text: string }
  | { kind: 'title' }
  | { kind: 'dateline'; parts: readonly DatelinePart[] }
  | { kind: 'standfirst'; text: string }
  | { kind: 'intro'; label: string; paragraphs: readonly string[] }
  | { kind: 'byline'; credits: readonly PrintedCredit[] }
  | { kind: 'worker'; person: PrintedPerson }
  | {
      kind: 'vote';
      question?: string;
      callToAction?: string;
      instruction?: string;
      href?: string;
      qr: boolean;
    }
  | { kind: 'follow'; text: string }
  | { kind: 'credits'; credits: readonly PrintedCredit[] };

/** A column as it is printed, whatever the form: every text once, in order, nothing empty. */
export interface Print {
  id: string;
  lang: string;
  title: string;
  /** The title, cut where a line may end. */
  titleParts: readonly string[];
  kicker?: { text: string; separator: string; href?: string };
  /** ISO 8601. */
  published?: string;
  source?: string;
  season?: string;
  issuedBy?: string;
  organisers: readonly PrintedCredit[];
  cover?: Medium;
  campaign?: Campaign;
  /** Addresses that the data names, for texts that print them. */
  addresses: readonly string[];
  blocks: readonly Block[];
  people: readonly PrintedPerson[];
}

/** The order of the print where no line says otherwise. */
const ranks: readonly Block['kind'][] = [
  'abstract',
  'title',
  'dateline',
  'standfirst',
  'intro',
  'byline',
  'worker',
  'vote',
  'follow',
  'credits',
];

/** Reads a column that {@link checkColumn} finds sound. */
export function readPrint(column: ColumnDocument): Print {
  const { kicker, title, rawTitle } = column;
  const separator = column.kickerSeparator ?? '';
  const isWhole = !rawTitle || rawTitle === `${kicker ?? ''}${separator}${title}`;
  const titles = [title, rawTitle, `${kicker ?? ''}${separator}${title}`].filter(
    (each) => !!each,
  ) as string[];
  const people = column.workers.map((worker) => readPerson(worker, titles, column.cueText ?? ''));
  const blocks = readBlocks(column, people);
  const printed = blocks.map(readBlockText).join('\n');
  const isPrinted = (text: string): boolean => printed.includes(text);
  return {
    id: column.id,
    lang: column.lang || 'zh-Hans',
    title: isWhole ? title : rawTitle,
    titleParts:
      isWhole && column.titleParts?.join('') === title ? column.titleParts : [isWhole ? title : rawTitle],
    kicker: kicker && isWhole ? { text: kicker, separator, href: column.kickerHref || undefined } : undefined,
    published: readIso(column.published) || undefined,
    source: column.source || undefined,
    season: column.season || undefined,
    issuedBy: column.issuedBy || undefined,
    organisers: readOrganisers(column.organisers, isPrinted),
    cover: readMedium(column.cover),
    campaign: column.campaign ?? undefined,
    addresses: [column.followUs?.url, column.vote?.url].filter((url) => !!url) as string[],
    blocks,
    people,
  };
}

function readBlocks(column: ColumnDocument, people: readonly PrintedPerson[]): Block[] {
  const pieces: Piece<Block>[] = [];
  const add = (block: Block | undefined, line?: number | null): void => {
    if (block) pieces.push({ rank: ranks.indexOf(block.kind), line: line ?? undefined, value: block });
  };
  const { abstract, standfirst, intro, dateline, published, vote, followUs } = column;
  add(readAbstract(abstract), abstract ? lineOf(abstract) : undefined);
  add({ kind: 'title' }, column.titleLine);
  add(readDateline(column), dateline?.line ?? (typeof published === 'object' ? published?.line : undefined));
  if (standfirst && textOf(standfirst))
    add({ kind: 'standfirst', text: textOf(standfirst) }, lineOf(standfirst));
  for (const [block, line] of readIntro(intro)) add(block, line);
  for (const credit of column.byline ?? []) add(readCredits('byline', credit), credit.line);
  people.forEach((person, index) => {
    const worker = column.workers[index];
    if (worker) add({ kind: 'worker', person }, findLine(worker, column.titleLine));
  });
  add(readVote(vote), vote?.lines?.[0]);
  for (const credit of column.credits) add(readCredits('credits', credit), credit.line);
  const text = followUs?.raw || [followUs?.text, followUs?.url].filter(Boolean).join(' ');
  const isTold = text && pieces.some(({ value }) => readBlockText(value).includes(text));
  if (text && !isTold) add({ kind: 'follow', text }, followUs?.line);
  return merge(orderByLine(pieces));
}

/** Neighbours of a kind that is a list are one block. */
function merge(blocks: readonly Block[]): Block[] {
  const merged: Block[] = [];
  for (const block of blocks) {
    const last = merged[merged.length - 1];
    if (last?.kind === 'intro' && block.kind === 'intro' && !block.label)
      merged[merged.length - 1] = { ...last, paragraphs: [...last.paragraphs, ...block.paragraphs] };
    else if ((last?.kind === 'byline' || last?.kind === 'credits') && block.kind === last.kind)
      merged[merged.length - 1] = { ...last, credits: [...last.credits, ...block.credits] };
    else merged.push(block);
  }
  return merged;
}

/** The text of a block, to see what is printed already. */
function readBlockText(block: Block): string {
  switch (block.kind) {
    case 'worker':
      return block.person.sections.flatMap(({ paragraphs }) => paragraphs).join('\n');
    case 'intro':
      return block.paragraphs.join('\n');
    case 'byline':
    case 'credits':
      return block.credits.map(textOfCredit).join('\n');
    case 'standfirst':
    case 'abstract':
      return block.text;
    case 'vote':
      return [block.question, block.callToAction, block.instruction].filter(Boolean).join('\n');
    default:
      return '';
  }
}

/** A credit as it was printed. */
export function textOfCredit({ role, separator, value }: PrintedCredit): string {
  return role + separator + value;
}

function readAbstract(abstract: ColumnDocument['abstract']): Block | undefined {
  if (!abstract || !(textOf(abstract) || (abstract as LabelledText).raw)) return undefined;
  const { label, separator, text, raw } =
    typeof abstract === 'string' ? ({ text: abstract } as LabelledText) : abstract;
  const parts = { label: label ?? '', separator: label ? (separator ?? ':') : '', text };
  const isWhole = !raw || raw === parts.label + parts.separator + text;
  return { kind: 'abstract', ...(isWhole ? parts : { label: '', separator: '', text: raw }) };
}

function readIntro(intro: ColumnDocument['intro']): [Block, number | undefined][] {
  if (!intro) return [];
  const { label, line, paragraphs } = Array.isArray(intro)
    ? { label: '', line: undefined, paragraphs: intro }
    : intro;
  const blocks = paragraphs
    .filter((paragraph) => textOf(paragraph).trim())
    .map((paragraph): [Block, number | undefined] => [
      { kind: 'intro', label: '', paragraphs: [textOf(paragraph)] },
      lineOf(paragraph),
    ]);
  if (!label) return blocks;
  // A label heads its first paragraph, wherever the others were printed.
  const firstLine = line ?? blocks[0]?.[1];
  return [[{ kind: 'intro', label, paragraphs: [] }, firstLine], ...blocks];
}

/** The line of time, source and mark as printed, or as a newspaper would print it; with what each part of it is. */
function readDateline(column: ColumnDocument): Block | undefined {
  const { dateline, published, original, source, credits } = column;
  const iso = readIso(published);
  const time = (typeof published === 'object' ? published?.raw : undefined) || (iso && printDate(iso));
  const mark =
    typeof original === 'object'
      ? original?.flag === false
        ? ''
        : (original?.text ?? (original ? '原创' : ''))
      : original && '原创';
  // A source that the credits name in the same words is printed there.
  const isCredited = credits.some(({ value, raw }) => source && (value === source || raw === source));
  const known = [
    { kind: 'published', text: time || '' },
    { kind: 'source', text: (!isCredited && source) || '' },
    { kind: 'original', text: mark || '' },
  ].filter(({ text }) => text) as DatelinePart[];
  if (dateline?.raw) return { kind: 'dateline', parts: cutDateline(dateline.raw, known) };
  if (known.length === 0) return undefined;
  const spaced = known.flatMap((part, index): DatelinePart[] =>
    index === 0 ? [part] : [{ kind: 'text', text: ' ' }, part],
  );
  return { kind: 'dateline', parts: spaced };
}

function cutDateline(raw: string, known: readonly DatelinePart[]): DatelinePart[] {
  const parts: DatelinePart[] = [];
  let start = 0;
  for (const part of known) {
    const index = raw.indexOf(part.text, start);
    if (index < 0) continue;
    if (index > start) parts.push({ kind: 'text', text: raw.slice(start, index) });
    parts.push(part);
    start = index + part.text.length;
  }
  if (start < raw.length) parts.push({ kind: 'text', text: raw.slice(start) });
  return parts;
}

function readIso(published: ColumnDocument['published']): string {
  return (typeof published === 'object' ? published?.iso : published) ?? '';
}

function readVote(vote: ColumnDocument['vote']): Block | undefined {
  const { question, callToAction, instruction, url, qr } = vote ?? {};
  if (!question && !callToAction && !instruction && !url) return undefined;
  return {
    kind: 'vote',
    question: question || undefined,
    callToAction: callToAction || undefined,
    instruction: instruction || undefined,
    href: url && /^https?:\/\//i.test(url) ? url : undefined,
    qr: qr === true,
  };
}

function readCredits(kind: 'byline' | 'credits', credit: Credit): Block | undefined {
  const printed = readCredit(credit);
  return textOfCredit(printed).trim() ? { kind, credits: [printed] } : undefined;
}

/** An empty role prints its value alone; the whole line, where it is given, wins over the parts. */
export function readCredit({ role, roleInferred, separator, value, raw }: Credit): PrintedCredit {
  const name = roleInferred ? '' : (role ?? '');
  const parts = { role: name, separator: name ? (separator ?? ':') : '', value: value ?? '' };
  if (!raw || raw === textOfCredit(parts)) return parts;
  // The line may have U+00A0 where the value, typed by hand, has a space: the line's own is printed.
  const isEnd = parts.value && withSpaces(raw).endsWith(withSpaces(parts.value));
  if (!isEnd || !raw.startsWith(name)) return { role: '', separator: '', value: raw };
  const start = raw.length - parts.value.length;
  return { role: name, separator: raw.slice(name.length, start), value: raw.slice(start) };
}

const withSpaces = (text: string): string => text.replace(/\u00a0/g, ' ');

/** Those that the print does not name anyway. */
function readOrganisers(
  organisers: ColumnDocument['organisers'],
  isPrinted: (text: string) => boolean,
): PrintedCredit[] {
  if (!organisers) return [];
  if (Array.isArray(organisers))
    return organisers.map(readCredit).filter(({ value }) => value && !isPrinted(value));
  const lists = [
    ['指导单位', organisers.supervisedBy],
    ['主办单位', organisers.organisedBy],
  ] as const;
  return lists.flatMap(([role, names]): PrintedCredit[] => {
    const value = (names ?? []).filter((name) => name && !isPrinted(name)).join('、');
    return value ? [{ role, separator: ':', value }] : [];
  });
}
