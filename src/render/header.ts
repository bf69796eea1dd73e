import type { DatelinePart } from '../column/print-dateline.js';
import type { Block, Print } from '../column/print.js';
import { renderCaption, renderCredit, renderImage, renderTitle } from './parts.js';
import { attribute, markup, type Markup } from './markup.js';

/** Slots below the title, in the order in which the element shows them. */
const slots = ['published', 'cover', 'standfirst', 'intro', 'organisers', 'byline', 'follow'] as const;
type Slot = (typeof slots)[number];

/** Where a block stands by custom. */
const places: Partial<Record<Block['kind'], Slot>> = {
  dateline: 'published',
  abstract: 'standfirst',
  standfirst: 'standfirst',
  intro: 'intro',
  byline: 'byline',
};

/**
 * Blocks as `<column-header>`. The element shows its slots in a fixed order: a block that was printed earlier or later
 * than custom has it takes the slot in which it stands where it was printed.
 */
export function renderHeader(blocks: readonly Block[], print: Print): Markup {
  const titleIndex = blocks.findIndex(({ kind }) => kind === 'title');
  let current = 0;
  const enter = (slot: Slot): Slot => {
    current = Math.max(current, slots.indexOf(slot));
    return slots[current] ?? 'follow';
  };
  const below = blocks.slice(titleIndex + 1);
  const extras = titleIndex < 0 ? [] : readExtras(print);
  const lines = [
    ...below.map((block): [Slot, (slot: Slot) => Markup] => [
      places[block.kind] ?? 'follow',
      (slot) => renderBlock(block, slot, print),
    ]),
  ];
  // What the document adds to the print stands before the first block that custom puts after it.
  for (const [slot, line] of extras) {
    const index = lines.findIndex(([other]) => slots.indexOf(other) > slots.indexOf(slot));
    lines.splice(index < 0 ? lines.length : index, 0, [slot, () => line]);
  }
  const { issuedBy } = print;
  return markup`<column-header>
${titleIndex >= 0 && issuedBy && markup`<span slot="issued-by">${issuedBy}</span>\n`}${blocks
    .slice(0, Math.max(titleIndex, 0))
    .map((block) =>
      renderBlock(block, 'abstract', print),
    )}${titleIndex >= 0 && renderTitleLines(print)}${lines.map(([slot, render]) =>
    render(enter(slot)),
  )}</column-header>
`;
}

/** Season, cover and organisers: where they are given, they stand in their slots. */
function readExtras({ season, cover, organisers }: Print): [Slot, Markup][] {
  const extras: [Slot, Markup][] = [];
  if (season) extras.push(['published', markup`<span slot="season">${season}</span>\n`]);
  if (cover) {
    const caption = renderCaption(cover);
    const priority = attribute('fetchpriority', 'high');
    const image = renderImage(cover, markup` slot="cover"${priority}`);
    extras.push(['cover', markup`${image}\n${caption && markup`<p slot="cover">${caption}</p>\n`}`]);
  }
  if (organisers.length > 0)
    extras.push(['organisers', markup`<ul slot="organisers">${organisers.map(renderCredit)}</ul>\n`]);
  return extras;
}

function renderTitleLines(print: Print): Markup {
  const { kicker } = print;
  return markup`${
    kicker &&
    markup`<p slot="kicker">${kicker.href ? markup`<a href="${kicker.href}">${kicker.text}</a>` : kicker.text}${
      kicker.separator && markup`<span>${kicker.separator}</span>`
    }</p>`
  }<h1 slot="title">${renderTitle(print.titleParts)}</h1>
`;
}

function renderBlock(block: Block, slot: Slot | 'abstract', { published }: Print): Markup {
  switch (block.kind) {
    case 'abstract':
      return markup`<p slot="${slot}">${block.label && markup`<b>${block.label}</b>`}${block.separator}${block.text}</p>\n`;
    case 'dateline':
      return slot === 'published'
        ? markup`${block.parts.map((part) => renderDatelinePart(part, published, true))}\n`
        : markup`<p slot="${slot}">${block.parts.map((part) => renderDatelinePart(part, published, false))}</p>\n`;
    case 'standfirst':
      return markup`<p slot="${slot}">${block.text}</p>\n`;
    case 'intro':
      return markup`${renderIntro(block, slot)}\n`;
    case 'byline':
      return markup`<ul slot="${slot}">${block.credits.map(renderCredit)}</ul>\n`;
    default:
      return markup``;
  }
}

function renderDatelinePart(
  { kind, text }: DatelinePart,
  iso: string | undefined,
  isSlotted: boolean,
): Markup {
  const slot = attribute('slot', isSlotted && (kind === 'text' ? 'source' : kind));
  if (kind === 'published') return markup`<time${slot}${attribute('datetime', iso)}>${text}</time>`;
  // White space between slots is no text of its own.
  return kind === 'text' && (!isSlotted || !text.trim())
    ? markup`${text}`
    : markup`<span${slot}>${text}</span>`;
}

/** A note with a label can be folded away by its readers; without JavaScript too. */
function renderIntro({ label, paragraphs }: Extract<Block, { kind: 'intro' }>, slot: string): Markup {
  const text = paragraphs.map((paragraph) => markup`<p>${paragraph}</p>`);
  if (!label) return markup`<div slot="${slot}">${text}</div>`;
  return markup`<details slot="${slot}" open><summary>${label}</summary>${text}</details>`;
}
