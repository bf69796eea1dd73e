/** Where a qualifier stands: 近1500户, 1500余户, 11年来. */
export type QualifierPosition = 'before-number' | 'before-unit' | 'after-unit';

/** The parts of a number, as the attributes of a counter give them; `''` where there is none. */
export interface NumberParts {
  value: string;
  unit: string;
  lead: string;
  qualifier: string;
  qualifierPosition: QualifierPosition | '';
  from: string;
  fromUnit: string;
  per: string;
  printed: string;
}

/** A number as it is printed: its loud figures, and what stands quietly before and after them. */
export interface PrintedNumber {
  /** The value before a change, with its unit. */
  from: string;
  before: string;
  figures: string;
  after: string;
}

/** What a page's author has to put right: the attribute, its value, and what is expected of it. */
export type Problem = readonly [attribute: string, value: string, expected: string];

/** Where each known qualifier stands by custom. */
const customs: readonly (readonly [position: QualifierPosition, qualifiers: RegExp])[] = [
  ['before-number', /^(将?近|约|超过?|逾|不足|至少)$/],
  ['before-unit', /^[余多]$/],
  ['after-unit', /^(来|以?内|以[上下来]|左右)$/],
];

const numerals = '[〇零一二两三四五六七八九十廿卅百千万亿]+';
/** Figures, without the 万 that may follow them as part of the unit; or a Chinese numeral. */
const runs = new RegExp(`([-−+]?\\d[\\d,]*(?:\\.\\d+)?)[百千万亿]*|${numerals}`, 'g');
const number = new RegExp(`^([-−+]?\\d[\\d,]*(\\.\\d+)?|${numerals})$`);
/** Several figures that belong together and are no amount: 14-24, 1+3, 2010—至今. */
const form = /^(\D*?)(\d[\d.]*(?:[-–—~～+×/:：至](?:[\d.]+|至今|今))*)(\D*)$/;
/** Where two words meet that a script parts with a space; Chinese, Japanese and Korean part none. */
const seam = /^(?=.?\p{L})[^\s\u2e80-\u9fff\uac00-\ud7af\uf900-\ufaff]{2}$/u;

/**
 * Takes a printed phrase apart (累计1500余户次, 15天→72小时, 十二载). In a phrase without any one number (每周五,
 * 三段五步) all is loud.
 */
export function parsePhrase(phrase: string): PrintedNumber {
  const [now = '', from = ''] = phrase.split('→').reverse();
  const text = now.trim();
  const [run, other] = text.matchAll(runs);
  const figures = run?.[1] ?? run?.[0] ?? '';
  const before = text.slice(0, run?.index);
  const after = text.slice(before.length + figures.length);
  // 每周五 names a day and 第三 a rank.
  const isName = run?.[1] === undefined && (!after || /(周|星期|礼拜|第|初)$/.test(before));
  if (!other && !isName && !/^[-–—~～+×/:：至]/.test(after))
    return { from: from.trim(), before, figures, after };
  const [, start = '', joined = text, end = ''] = form.exec(text) ?? [];
  return { from: from.trim(), before: start, figures: joined, after: end };
}

/** What the attributes print; `print` writes the figures of a notation other than their own. */
export function printNumber(parts: NumberParts, print = (figures: string): string => figures): PrintedNumber {
  const { value, unit, qualifier, printed } = parts;
  if (printed) return parsePhrase(printed);
  const [figures, percent] = splitPercent(value);
  const written = number.test(figures) ? print(figures) : figures;
  // A qualifier that nobody knows is printed as well; where it stands is then a guess.
  const position = parts.qualifierPosition || (customOf(qualifier) ?? 'before-unit');
  const before = parts.per + parts.lead + (position === 'before-number' ? qualifier : '');
  const middle = position === 'before-unit' ? qualifier : '';
  const late = position === 'after-unit' && !unit.endsWith(qualifier) ? qualifier : '';
  const after = percent + middle + unit + gap(unit, late) + late;
  const start = parts.fromUnit || unit;
  return {
    from: parts.from && parts.from + gap(parts.from, start) + start,
    before: before + gap(before, written),
    figures: written,
    after: gap(written, after) + after,
  };
}

/** What is wrong with the parts, if anything is, beside the phrase that is slotted. Such a number does not move. */
export function findProblem(parts: NumberParts, slotted?: PrintedNumber): Problem | undefined {
  const { value, unit, qualifier, qualifierPosition, printed } = parts;
  const [figures, percent] = splitPercent(value);
  const isKnown =
    !qualifier || customs.some(([position]) => position === qualifierPosition) || customOf(qualifier);
  if (printed) return undefined;
  if (!number.test(figures) && !form.test(figures)) return ['value', value, 'a number, such as 1500 or 十二'];
  if (!isKnown) return ['qualifier', qualifier, 'a known one, or a qualifier-position'];
  return unit || percent || slotted?.after ? undefined : ['unit', unit, 'what is counted'];
}

/** The whole phrase as it stands on the page. */
export function textOf({ from, before, figures, after }: PrintedNumber): string {
  return (from && `${from}→`) + before + figures + after;
}

/** A counter's one sentence for the ear: what it is about first, and a change in words instead of an arrow. */
export function sayNumber(phrase: string, about: readonly string[], note: string, language: string): string {
  const [start = '', end] = phrase.split('→');
  const words = /^en\b/i.test(language)
    ? ['from ', ' to ']
    : /-(hant|tw|hk|mo)\b/i.test(language)
      ? ['從', '到']
      : ['从', '到'];
  const change = end === undefined ? start : words[0] + start.trim() + words[1] + end.trim();
  return [...about, change, note].filter(Boolean).join(' ');
}

function splitPercent(value: string): [figures: string, percent: string] {
  const figures = value.trim().replace(/[%‰％]$/, '');
  return [figures, value.trim().slice(figures.length)];
}

function customOf(qualifier: string): QualifierPosition | undefined {
  return customs.find(([, known]) => known.test(qualifier))?.[0];
}

function gap(left: string, right: string): string {
  return seam.test(left.slice(-1) + right.charAt(0)) ? ' ' : '';
}
