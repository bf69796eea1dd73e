import type { Campaign, ColumnDocument, Credit, LabelledText, Medium } from './column.js';
import { readCredit, readOrganisers, textOfCredit, type PrintedCredit } from './print-credits.js';
import { readDateline, readIso, type Dateline } from './print-dateline.js';
import { orderByLine, type Piece } from './print-order.js';
import { findLine, lineOf, readMedium, readPerson, textOf, type PrintedPerson } from './print-person.js';

/** A block of the print, in the order of the print. */
export type Block =
  | { kind: 'abstract'; label: string; separator: string; text: string }
  | { kind: 'title' }
  | Dateline
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
