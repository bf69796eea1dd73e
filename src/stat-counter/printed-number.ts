import { writeFigures, type Notation } from './figures.js';
import {
  customOf,
  joinParts,
  splitPercent,
  textOf,
  unreadPhrase,
  type NumberParts,
  type PrintedNumber,
} from './number-parts.js';

/** What a page's author has to put right: the attribute, its value, and what is expected of it. */
export type Problem = readonly [attribute: string, value: string, expected: string];

const numerals = '[〇零一二两三四五六七八九十廿卅百千万亿]+';
/** Figures, without the 万 that may follow them as part of the unit; or a Chinese numeral. */
const runs = new RegExp(`([-−+]?\\d[\\d,]*(?:\\.\\d+)?)[百千万亿]*|${numerals}`, 'g');
const number = new RegExp(`^([-−+]?\\d[\\d,]*(\\.\\d+)?|${numerals})$`);
/** Several figures that belong together and are no amount: 14-24, 1+3, 2010—至今. */
const form = /^(\D*?)(\d[\d.]*(?:[-–—~～+×/:：至](?:[\d.]+|至今|今))*)(\D*)$/;

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

/** Takes a phrase apart that nobody has read yet; what has figures stays as it is. */
export function readNumber(printed: PrintedNumber): PrintedNumber {
  return printed.figures ? printed : parsePhrase(textOf(printed));
}

/** Writes a number's figures in a notation and a language; those of a phrase stay as they were printed. */
export function writeNumber(printed: PrintedNumber, notation: Notation, language: string): PrintedNumber {
  return printed.figures
    ? { ...printed, figures: writeFigures(printed.figures, notation, language) }
    : readNumber(printed);
}

/** What the attributes print. */
export function printNumber(parts: NumberParts, notation: Notation = '', language = 'zh'): PrintedNumber {
  return writeNumber(parts.printed ? unreadPhrase(parts.printed) : joinParts(parts), notation, language);
}

/** What is wrong with the parts, if anything is, beside the phrase that is slotted. Such a number does not move. */
export function findProblem(parts: NumberParts, slotted?: PrintedNumber): Problem | undefined {
  const { value, unit, qualifier, qualifierPosition, printed } = parts;
  const [figures, percent] = splitPercent(value);
  if (printed) return undefined;
  if (!number.test(figures) && !form.test(figures)) return ['value', value, 'a number, such as 1500 or 十二'];
  const isPlaced = /^(before-number|before-unit|after-unit)$/.test(qualifierPosition);
  const isKnown = isPlaced || /^[余多]?$/.test(qualifier) || customOf(qualifier) !== 'before-unit';
  if (!isKnown) return ['qualifier', qualifier, 'a known one, or a qualifier-position'];
  return unit || percent || slotted?.after ? undefined : ['unit', unit, 'what is counted'];
}

/**
 * What is wrong with the attributes of a counter, beside the phrase that is slotted in it. Beside a phrase, a unit alone
 * only describes it.
 */
export function findProblemOf(counter: Element & NumberParts, phrase: string): Problem | undefined {
  const isMeant = counter.hasAttribute('value') || counter.value || counter.from;
  return isMeant || (!phrase && (counter.unit || counter.qualifier))
    ? findProblem(counter, phrase ? parsePhrase(phrase) : undefined)
    : undefined;
}
