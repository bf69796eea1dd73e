import type { ColumnDocument } from '../column/column.js';
import { readPrint, type Block, type Print } from '../column/print.js';
import type { ColumnOptions } from './column-options.js';
import { directionOf } from './direction.js';
import { renderHeader } from './header.js';
import { getLabels } from './labels.js';
import { attribute, markup, type Markup } from './markup.js';
import { renderCredit, renderLinks } from './parts.js';
import { renderPerson } from './person.js';

/**
 * A column as semantic HTML in our tags: every text in the light DOM, in the order of the print, nothing empty. The
 * result holds no script, no `style` and no `id` but those of the people.
 */
export function renderColumn(column: ColumnDocument, options: ColumnOptions = {}): Markup {
  const print = readPrint(column);
  // In a page of another direction, quotation marks and full stops would stand at the wrong ends of its lines.
  return markup`<article${attribute('lang', print.lang)} dir="${directionOf(print.lang)}">
${group(print.blocks).map((blocks) => renderGroup(blocks, print, options))}${
    print.blocks.some(({ kind }) => kind === 'credits') ? undefined : renderBoard(print, options)
  }</article>`;
}

type BlockGroup = readonly [Block, ...Block[]];

const headerKinds = new Set<Block['kind']>([
  'abstract',
  'title',
  'dateline',
  'standfirst',
  'intro',
  'byline',
]);
const creditKinds = new Set<Block['kind']>(['follow', 'credits']);

/** Blocks that one element prints: those of the header together, and those of the credits. */
function group(blocks: readonly Block[]): BlockGroup[] {
  const groups: [Block, ...Block[]][] = [];
  for (const block of blocks) {
    const last = groups[groups.length - 1];
    const belongs =
      last && [headerKinds, creditKinds].some((kinds) => kinds.has(last[0].kind) && kinds.has(block.kind));
    if (belongs) last.push(block);
    else groups.push([block]);
  }
  return groups;
}

function renderGroup(blocks: BlockGroup, print: Print, options: ColumnOptions): Markup {
  const [first] = blocks;
  if (first.kind === 'worker') return renderPerson(first.person, print, options);
  if (first.kind === 'vote') return renderVote(first, print, options);
  if (creditKinds.has(first.kind)) {
    const hasCredits = blocks.some(({ kind }) => kind === 'credits');
    return markup`${hasCredits && renderBoard(print, options)}${renderCredits(blocks, print)}`;
  }
  const isByline = blocks.every(({ kind }) => kind === 'byline');
  return isByline ? renderCredits(blocks, print) : renderHeader(blocks, print);
}

function renderCredits(blocks: readonly Block[], { addresses }: Print): Markup {
  let slot = 'follow';
  const lines = blocks.map((block) => {
    if (block.kind === 'follow') return markup`<p slot="${slot}">${renderLinks(block.text, addresses)}</p>`;
    slot = 'reprint';
    return 'credits' in block && markup`<ul>${block.credits.map(renderCredit)}</ul>`;
  });
  return markup`<column-credits>
${lines}
</column-credits>
`;
}

type Vote = Extract<Block, { kind: 'vote' }>;

function renderVote(vote: Vote, { addresses }: Print, { qrSource }: ColumnOptions): Markup {
  const { question, callToAction, instruction, href, qr } = vote;
  const lines = (slots: boolean): Markup => {
    const slot = (name: string): Markup | undefined => attribute('slot', slots && name);
    return markup`${question && markup`<h2${slot('question')}>${question}</h2>\n`}${
      callToAction && markup`<p${slot('cta')}>${callToAction}</p>\n`
    }${instruction && markup`<p${slot('instruction')}>${renderLinks(instruction, addresses)}</p>\n`}`;
  };
  if (!href) return markup`<section>\n${lines(false)}</section>\n`;
  return markup`<qr-link href="${href}"${attribute('without-qr', !qr)}>
${lines(true)}${
    qr &&
    qrSource &&
    markup`<img slot="qr" src="${qrSource}" width="132" height="132" alt="二维码:${href}">\n`
  }</qr-link>
`;
}

function renderBoard({ campaign, people, lang }: Print, { endpoint }: ColumnOptions): Markup | undefined {
  if (!campaign?.board || endpoint === undefined) return undefined;
  return markup`<h2>${getLabels(lang).board}</h2>
<like-board campaign="${campaign.id}"${attribute('endpoint', endpoint)}>
<ol>${people.map(
    ({ id, name, community, role }) =>
      id && markup`<li data-item="${id}">${name} <small>${community}${role}</small></li>`,
  )}</ol>
</like-board>
`;
}
