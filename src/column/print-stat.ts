import type { Pair, Stat } from './column.js';

/** A number as it is printed: `before`, loud `figures`, `after`; or the phrase before a change and then those. */
export interface PrintedStat {
  label: string;
  /** The phrase before a change: 15天. */
  from: string;
  before: string;
  figures: string;
  after: string;
  /** A remark that is printed below. */
  note?: string;
  /** It is no amount, or one that must not move. */
  isStill: boolean;
  /** The attributes that say the same to `<stat-counter>`, by name. */
  attributes: readonly (readonly [name: string, value: string])[];
}

/** Where each qualifier stands by custom, when the document does not say. */
const customs: readonly (readonly [position: string, qualifiers: RegExp])[] = [
  ['before-number', /^(将?近|约|超过?|逾|不足|至少)$/],
  ['after-unit', /^(来|以?内|以[上下来]|左右)$/],
];

/** Kinds that are no amounts: they are shown as they stand. */
const forms = new Set(['formula', 'schedule', 'range', 'date-range']);

/** How a number of a document is printed, to the letter. */
export function printStat(stat: Stat): PrintedStat {
  const { label, value, unit, kind, display, separator } = stat;
  const common = { label, from: '', before: '', after: '', note: readNote(stat) };
  if (isPair(value)) {
    if (kind === 'before-after') return { ...common, ...printChange(stat, value), isStill: false };
    const figures = display ?? printRange(value, kind ?? '', separator);
    const after = display || kind === 'date-range' ? '' : textOf(unit, 'to');
    return {
      ...common,
      figures,
      after,
      isStill: true,
      attributes: [['printed', figures + after]],
    };
  }
  if (display || value === undefined || value === null || forms.has(kind ?? '')) {
    const isNumeral = value !== null && value !== undefined && !forms.has(kind ?? '');
    const figures = display ?? (value === null || value === undefined ? '' : String(value));
    const after = isNumeral ? textOf(unit, 'to') : '';
    const before = isNumeral ? readLead(stat) : '';
    return {
      ...common,
      before,
      figures,
      after,
      isStill: !isNumeral,
      attributes: [['printed', before + figures + after]],
    };
  }
  return { ...common, ...printAmount(stat, value), isStill: stat.static === true || isAge(stat) };
}

/** The whole phrase. */
export function textOfStat({ from, before, figures, after }: PrintedStat): string {
  return (from && `${from}→`) + before + figures + after;
}

/** An amount: what may stand in a profile without being named an honour by its editor. */
export function isAmount(stat: Stat): boolean {
  return !forms.has(stat.kind ?? '') && stat.value !== null && stat.value !== undefined && !isAge(stat);
}

function printAmount(
  stat: Stat,
  value: number,
): Pick<PrintedStat, 'before' | 'figures' | 'after' | 'attributes'> {
  const qualifier = stat.qualifier ?? '';
  const unit = textOf(stat.unit, 'to');
  const position = readPosition(stat, qualifier);
  const lead = readLead(stat);
  // 18小时内 gives the qualifier with its unit as well.
  const bare =
    position === 'after-unit' && qualifier && unit.endsWith(qualifier)
      ? unit.slice(0, -qualifier.length)
      : unit;
  return {
    before: lead + (position === 'before-number' ? qualifier : ''),
    figures: String(value),
    after:
      position === 'before-unit' ? qualifier + bare : bare + (position === 'after-unit' ? qualifier : ''),
    attributes: [
      ['value', String(value)],
      ['unit', bare],
      ['lead', lead],
      ['qualifier', qualifier],
      ['qualifier-position', qualifier && position],
    ],
  };
}

function printChange(
  { unit }: Stat,
  { from, to }: Pair<number>,
): Pick<PrintedStat, 'from' | 'figures' | 'after' | 'attributes'> {
  const [fromUnit, toUnit] = [textOf(unit, 'from'), textOf(unit, 'to')];
  return {
    from: `${from}${fromUnit}`,
    figures: String(to),
    after: toUnit,
    attributes: [
      ['value', String(to)],
      ['unit', toUnit],
      ['from', String(from)],
      ['from-unit', fromUnit === toUnit ? '' : fromUnit],
    ],
  };
}

function printRange({ from, to }: Pair<number>, kind: string, separator?: string | null): string {
  return kind === 'formula' ? `${from}+${to}` : `${from}${separator ?? '—'}${to}`;
}

function readPosition({ qualifierPosition }: Stat, qualifier: string): string {
  if (qualifierPosition === 'between-number-and-unit') return 'before-unit';
  return qualifierPosition ?? customs.find(([, known]) => known.test(qualifier))?.[0] ?? 'before-unit';
}

/** Words before the number, unless the label says them already: 累计 in 累计走访群众. */
function readLead({ label, per, prefix }: Stat): string {
  return [per, prefix].filter((word) => word && !label.includes(word)).join('');
}

/** A remark for readers: since when it holds. What is written in `note` is the editors' own. */
function readNote({ asOf }: Stat): string | undefined {
  return asOf ?? undefined;
}

/** 90多岁 is an age and no achievement. */
function isAge({ unit }: Stat): boolean {
  return textOf(unit, 'to') === '岁' || textOf(unit, 'to') === '周岁';
}

function textOf(unit: Stat['unit'], side: keyof Pair<string>): string {
  return (typeof unit === 'object' ? unit?.[side] : unit) ?? '';
}

function isPair(value: Stat['value']): value is Pair<number> {
  return typeof value === 'object' && value !== null;
}
