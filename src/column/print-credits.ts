import type { ColumnDocument, Credit } from './column.js';

/** One credit: its three texts, run together, are what was printed. */
export interface PrintedCredit {
  role: string;
  separator: string;
  value: string;
}

/** A credit as it was printed. */
export function textOfCredit({ role, separator, value }: PrintedCredit): string {
  return role + separator + value;
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
export function readOrganisers(
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
