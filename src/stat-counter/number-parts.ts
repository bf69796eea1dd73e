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

/** Where two words meet that a script parts with a space; Chinese, Japanese, Yi and Korean part none. */
const seam = /^(?=.?\p{L})[^\s\u2e80-\ud7af\uf900-\ufaff]{2}$/u;

/** What the attributes print, `printed` aside, with the figures as they were given. */
export function joinParts(parts: NumberParts): PrintedNumber {
  const { from, value, unit, qualifier } = parts;
  const [figures, percent] = splitPercent(value);
  const position = parts.qualifierPosition || customOf(qualifier);
  const at = (place: QualifierPosition): string => (place === position ? qualifier : '');
  const before = parts.per + parts.lead + at('before-number');
  const late = unit.endsWith(qualifier) ? '' : at('after-unit');
  const after = percent + at('before-unit') + unit + gap(unit, late) + late;
  const start = parts.fromUnit || unit;
  const old = from && from + gap(from, start) + start;
  if (!figures && old) return unreadPhrase(old);
  return {
    from: old,
    before: before + gap(before, figures),
    figures,
    after: gap(figures, after) + after,
  };
}

/** A phrase that has not been taken apart: it has no figures yet, and stands as quietly as what is around them. */
export function unreadPhrase(phrase: string): PrintedNumber {
  return { from: '', before: phrase, figures: '', after: '' };
}

/** The whole phrase as it stands on the page. */
export function textOf({ from, before, figures, after }: PrintedNumber): string {
  return (from && from + '→') + before + figures + after;
}

/** Those of the words that there are, with spaces between. */
export function joinWords(...words: readonly string[]): string {
  return words.filter(Boolean).join(' ');
}

/** A counter's one sentence for the ear: what it is about first, and a change in words instead of an arrow. */
export function sayNumber(phrase: string, about: string, note: string, language: string): string {
  const [start, end] = phrase.split('→') as [string, string?];
  const chinese = /-(hant|tw|hk|mo)\b/i.test(language) ? '從到' : '从到';
  const [from, to] = (/^en\b/i.test(language) ? ['from ', ' to '] : chinese) as Iterable<string> as [
    string,
    string,
  ];
  const change = end ? from + start.trim() + to + end.trim() : start;
  return joinWords(about, change, note);
}

/** The figures of a value, and the sign for parts of a hundred or a thousand after them. */
export function splitPercent(value: string): [figures: string, percent: string] {
  const [figures, percent = ''] = value.trim().split(/(?=[%‰％]$)/) as [string, string?];
  return [figures, percent];
}

/** Where custom puts a qualifier. 余 and 多 stand before the unit; so does one that nobody knows, which is a guess. */
export function customOf(qualifier: string): QualifierPosition {
  if (/^(将?近|约|超过?|逾|不足|至少)$/.test(qualifier)) return 'before-number';
  return /^(以?[来内]|以[上下]|左右)$/.test(qualifier) ? 'after-unit' : 'before-unit';
}

function gap(left: string, right: string): string {
  return seam.test(left.slice(-1) + right[0]) ? ' ' : '';
}
