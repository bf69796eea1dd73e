import type { ColumnDocument } from './column.js';
import { printDate } from './published.js';

/** A run of a dateline: the time, the source, the mark of original reporting, or what was printed between them. */
export interface DatelinePart {
  kind: 'published' | 'source' | 'original' | 'text';
  text: string;
}

/** The line below the title. */
export interface Dateline {
  kind: 'dateline';
  parts: readonly DatelinePart[];
}

/** The line of time, source and mark as printed, or as a newspaper would print it; with what each part of it is. */
export function readDateline(column: ColumnDocument): Dateline | undefined {
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

/** The time of publication in ISO 8601, or nothing. */
export function readIso(published: ColumnDocument['published']): string {
  return (typeof published === 'object' ? published?.iso : published) ?? '';
}
