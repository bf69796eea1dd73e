import type { PrintedPerson, PrintedPosition, PrintedSection } from '../column/print-person.js';
import { textOfStat } from '../column/print-stat.js';
import { textOfCredit, type PrintedCredit } from '../column/print-credits.js';
import type { Block, Print } from '../column/print.js';
import type { Dialect } from './dialect.js';
import { getLabels, type Labels } from './labels.js';
import { linkify } from './linkify.js';
import { markup, type Markup } from './markup.js';
import { renderText } from './plain-text.js';

/**
 * Writes a column in a dialect, without scripts: all that was printed, in the order of the print. What stands beside a
 * story in a profile is left out where the story says it: here nothing tells the eye that it is a repetition.
 */
export function renderFlow(print: Print, dialect: Dialect): Markup[] {
  const writer = new FlowWriter(print, dialect);
  return [...groupBlocks(print.blocks).map((blocks) => writer.renderGroup(blocks)), dialect.end?.()].filter(
    (each) => each !== undefined,
  );
}

const tags: Readonly<Record<Block['kind'], string>> = {
  abstract: 'column-header',
  title: 'column-header',
  dateline: 'column-header',
  standfirst: 'column-header',
  intro: 'column-header',
  byline: 'column-header',
  worker: 'worker-profile',
  vote: 'qr-link',
  follow: 'column-credits',
  credits: 'column-credits',
};

/** Neighbours that one element prints. */
function groupBlocks(blocks: readonly Block[]): Block[][] {
  const groups: Block[][] = [];
  for (const block of blocks) {
    const last = groups[groups.length - 1];
    const [first] = last ?? [];
    if (last && first && first.kind !== 'worker' && tags[first.kind] === tags[block.kind]) last.push(block);
    else groups.push([block]);
  }
  return groups;
}

class FlowWriter {
  readonly #print: Print;
  readonly #dialect: Dialect;
  readonly #labels: Labels;
  readonly #text: string;

  constructor(print: Print, dialect: Dialect) {
    this.#print = print;
    this.#dialect = dialect;
    this.#labels = getLabels(print.lang);
    this.#text = renderText(print);
  }

  renderGroup(blocks: readonly Block[]): Markup {
    const [first] = blocks;
    const tag = first ? tags[first.kind] : '';
    return this.#dialect.group(
      blocks.every(({ kind }) => kind === 'byline') ? 'column-credits' : tag,
      blocks.flatMap((block) => this.#renderBlock(block)),
    );
  }

  #renderBlock(block: Block): Markup[] {
    switch (block.kind) {
      case 'title':
        return this.#renderTitle();
      case 'abstract':
        return [this.#line('abstract', `${block.label}${block.separator}${block.text}`)];
      case 'dateline':
        return [this.#line('published', block.parts.map(({ text }) => text).join(''))];
      case 'standfirst':
        return [this.#line('standfirst', block.text)];
      case 'intro':
        return [block.label, ...block.paragraphs].filter(Boolean).map((text) => this.#line('intro', text));
      case 'byline':
      case 'credits':
        return [this.#credits(block.kind, block.credits)];
      case 'worker':
        return this.#renderPerson(block.person);
      case 'vote':
        return this.#renderVote(block);
      case 'follow':
        return [this.#line('follow', block.text)];
    }
  }

  /** The kicker and the title were one line, so that nothing stands between them. */
  #renderTitle(): Markup[] {
    const { kicker, title, season, issuedBy, organisers, cover } = this.#print;
    const { heading, line, link, picture } = this.#dialect;
    // Marks of the column that its text says anyway are a profile's ornament, and no line of their own.
    const isNew = (text: string | undefined): text is string => !!text && !this.#text.includes(text);
    const name = kicker && (kicker.href ? link(kicker.href, kicker.text) : markup`${kicker.text}`);
    return [
      ...[issuedBy].filter(isNew).map((text) => this.#line('issued-by', text)),
      ...(kicker
        ? [
            markup`${line('kicker', markup`${name}${kicker.separator}`)}${heading(1, this.#ended(markup`${title}`))}`,
          ]
        : [heading(1, markup`${title}`)]),
      ...[season].filter(isNew).map((text) => this.#line('season', text)),
      ...(cover ? [picture('cover', cover)] : []),
      ...(organisers.length > 0 ? [this.#credits('organisers', organisers)] : []),
    ];
  }

  #renderVote({ question, callToAction, instruction, href }: Extract<Block, { kind: 'vote' }>): Markup[] {
    const isTold = !href || [question, callToAction, instruction].some((text) => text?.includes(href));
    return [
      question && this.#dialect.heading(2, markup`${question}`),
      callToAction && this.#line('cta', callToAction),
      instruction && this.#line('instruction', instruction),
      !isTold && href && this.#line('instruction', href),
    ].filter((each) => !!each) as Markup[];
  }

  #renderPerson(person: PrintedPerson): Markup[] {
    const { quotation, picture } = this.#dialect;
    const { nickname, years, motto, process, portrait } = person;
    const fresh = <T extends { isRepeated: boolean }>(items: readonly (T | undefined)[]): T[] =>
      items.filter((item) => item?.isRepeated === false) as T[];
    return [
      this.#renderHeading(person),
      portrait && picture('portrait', portrait),
      ...fresh([nickname]).map(({ text }) => this.#line('nickname', text)),
      ...fresh([years]).map(({ text }) => this.#line('years', text)),
      ...fresh([motto]).map(({ text }) => quotation('motto', text, undefined)),
      ...fresh(person.quotes).map(({ text, speaker }) => quotation('quote', text, speaker)),
      this.#list('tags', undefined, fresh(person.tags)),
      ...fresh(person.stats).map((stat) =>
        this.#line('stats', [stat.note, stat.label, textOfStat(stat)].filter(Boolean).join(' ')),
      ),
      ...person.sections.flatMap((section) => this.#renderSection(section)),
      ...person.media.map((medium) => picture('media', medium)),
      process &&
        !process.isRepeated &&
        this.#list(
          'process',
          process.name,
          process.steps.map((text) => ({ text })),
          true,
        ),
      this.#list('career', this.#labels.career, fresh(person.career).map(readPosition), true),
      this.#list('projects', this.#labels.projects, fresh(person.projects)),
      this.#list('honours', this.#labels.honours, fresh(person.honours)),
      this.#list('facts', this.#labels.facts, fresh(person.facts)),
    ].filter((each) => !!each) as Markup[];
  }

  #renderHeading({ heading, href }: PrintedPerson): Markup {
    const { name, role, link } = this.#dialect;
    const { before, after } = heading;
    const written = name(heading.name);
    const own = href ? link(href, heading.name, written) : written;
    const content = markup`${before && role(before)}${own}${after && role(after)}`;
    return this.#dialect.heading(2, href ? this.#ended(content) : content);
  }

  #renderSection({ heading, paragraphs }: PrintedSection): Markup[] {
    const lines = heading.map((line, index) => (index === 0 ? markup`${line}` : markup`<br>${line}`));
    return [
      ...(heading.length > 0 ? [this.#dialect.heading(3, markup`${lines}`)] : []),
      ...paragraphs.map((text) => this.#line('', text)),
    ];
  }

  #list(
    name: string,
    label: string | undefined,
    items: readonly { text: string }[],
    isOrdered = false,
  ): Markup | undefined {
    if (items.length === 0) return undefined;
    const contents = items.map(({ text }) => markup`${text}`);
    return this.#dialect.list(name, label, contents, isOrdered);
  }

  #credits(name: string, credits: readonly PrintedCredit[]): Markup {
    const lines = credits.map((credit) => markup`${textOfCredit(credit)}`);
    return this.#dialect.list(name === 'credits' ? '' : name, undefined, lines, false);
  }

  #line(name: string, text: string): Markup {
    const { line, link } = this.#dialect;
    const parts = linkify(text, this.#print.addresses).map((part) =>
      part.href ? link(part.href, part.text) : markup`${part.text}`,
    );
    return line(name, this.#ended(markup`${parts}`));
  }

  #ended(content: Markup): Markup {
    return markup`${content}${this.#dialect.endLine?.()}`;
  }
}

function readPosition({ from, to, place, title }: PrintedPosition): { text: string } {
  const time = [from, to].filter(Boolean).join('–');
  return { text: [time, place, title].filter(Boolean).join(' ') };
}
