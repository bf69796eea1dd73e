import type { ColumnDocument, Credit, LinedText, Section, Worker } from '../column/column.js';
import { readCredit, textOfCredit } from '../column/print-credits.js';

/** A column with nothing in it yet. */
export function createDocument(): ColumnDocument {
  return { version: 1, id: '', title: '', workers: [{ name: '' }], credits: [] };
}

/** A list of credits as lines for a text box. */
export function printCredits(credits: readonly Credit[] | null | undefined): string {
  return (credits ?? []).map((credit) => textOfCredit(readCredit(credit))).join('\n');
}

/** Lines of a text box as credits. A line that stands as it did keeps all that its document says of it. */
export function parseCredits(text: string, before: readonly Credit[] | null | undefined): Credit[] {
  const known = new Map((before ?? []).map((credit) => [textOfCredit(readCredit(credit)), credit]));
  return splitLines(text).map((line) => known.get(line) ?? parseCredit(line));
}

/** 文/记者, 监审:江祥星, 来源 | 羊城晚报; a line without a separator is a value alone. */
function parseCredit(raw: string): Credit {
  const [, role = '', separator = '', value = ''] = /^([^:：/|]{0,12}?)( \| |[:：/|])(.+)$/u.exec(raw) ?? [];
  return separator ? { role, separator, value, raw } : { role: '', separator: '', value: raw, raw };
}

/** Paragraphs as lines for a text box. */
export function printTexts(texts: readonly (LinedText | string)[] | null | undefined): string {
  return (texts ?? []).map((text) => (typeof text === 'string' ? text : text.text)).join('\n');
}

/** Lines as paragraphs; one that stands as it did keeps the line of the print. */
export function parseTexts(
  text: string,
  before: readonly (LinedText | string)[] | null | undefined,
): (LinedText | string)[] {
  const known = new Map((before ?? []).map((each) => [typeof each === 'string' ? each : each.text, each]));
  return splitLines(text).map((line) => known.get(line) ?? line);
}

const headingMark = '## ';

/** A story as lines; those of a heading begin with `## `. */
export function printStory({ sections, paragraphs }: Worker): string {
  if (!sections || sections.length === 0) return printTexts(paragraphs);
  return sections
    .flatMap((section) => [
      ...(section.headingLines ?? (section.heading ? [section.heading] : [])).map(
        (line) => headingMark + line,
      ),
      printTexts(section.paragraphs),
    ])
    .filter(Boolean)
    .join('\n');
}

/** Lines as a story; without a heading there are no sections. */
export function parseStory(text: string, before: Worker): Pick<Worker, 'sections' | 'paragraphs'> {
  const known = [
    ...(before.paragraphs ?? []),
    ...(before.sections ?? []).flatMap(({ paragraphs }) => paragraphs),
  ];
  const sections: Section[] = [];
  let isHeading = false;
  for (const line of splitLines(text)) {
    const last = sections[sections.length - 1];
    if (line.startsWith(headingMark)) {
      const heading = line.slice(headingMark.length);
      if (isHeading && last) last.headingLines = [...(last.headingLines ?? []), heading];
      else sections.push({ headingLines: [heading], paragraphs: [] });
      isHeading = true;
      continue;
    }
    isHeading = false;
    if (last) last.paragraphs.push(line);
    else sections.push({ paragraphs: [line] });
  }
  for (const section of sections) {
    section.paragraphs = parseTexts(printTexts(section.paragraphs), known);
    if (section.headingLines) section.heading = section.headingLines.join('');
  }
  const [first, ...others] = sections;
  if (others.length === 0 && !first?.headingLines)
    return { sections: undefined, paragraphs: first?.paragraphs ?? [] };
  return { sections, paragraphs: undefined };
}

/** A copy without empty fields, as it is kept in a file. */
export function toFile(column: ColumnDocument): string {
  return `${JSON.stringify(column, (_, value: unknown) => (value === '' || value === null ? undefined : value), 2)}\n`;
}

/** The words of an identifier out of a title, where it has any that an address can hold. */
export function suggestId(title: string, fallback: string): string {
  const words = title
    .toLowerCase()
    .replace(/[^a-z0-9]+/g, '-')
    .replace(/^-|-$/g, '');
  return words || fallback;
}

function splitLines(text: string): string[] {
  return text
    .split(/\r?\n/)
    .map((line) => line.trim())
    .filter(Boolean);
}
