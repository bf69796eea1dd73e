import { textOfCredit } from '../column/print-credits.js';
import type { Block, Print } from '../column/print.js';
import type { PrintedPerson } from '../column/print-person.js';

/** A column as text, a line for each line of the print: what a reader without any markup gets. */
export function renderText(print: Print): string {
  return print.blocks.flatMap((block) => readLines(block, print)).join('\n');
}

/** The original title with its kicker, as the print ran them together. */
export function readWholeTitle({ kicker, title }: Print): string {
  return kicker ? `${kicker.text}${kicker.separator}${title}` : title;
}

function readLines(block: Block, print: Print): string[] {
  switch (block.kind) {
    case 'title':
      return [readWholeTitle(print)];
    case 'abstract':
      return [`${block.label}${block.separator}${block.text}`];
    case 'dateline':
      return [block.parts.map(({ text }) => text).join('')];
    case 'standfirst':
    case 'follow':
      return [block.text];
    case 'intro':
      return [block.label, ...block.paragraphs].filter(Boolean);
    case 'byline':
    case 'credits':
      return block.credits.map(textOfCredit);
    case 'worker':
      return readStory(block.person);
    case 'vote':
      return [block.question, block.callToAction, block.instruction].filter((text) => !!text) as string[];
  }
}

function readStory({ heading, sections }: PrintedPerson): string[] {
  return [
    `${heading.before}${heading.name}${heading.after}`,
    ...sections.flatMap((section) => [...section.heading, ...section.paragraphs]),
  ];
}
