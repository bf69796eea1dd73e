import { parseChineseNumeral, printChineseNumeral } from './chinese-numerals.js';

/** How figures are written: `''` is as they stand, in the digits of the language. */
export type Notation = '' | 'grouped' | 'compact' | 'chinese';

/** Writes a decimal, given as ASCII text without grouping (`-1234.50`). */
export type NumberPrinter = (decimal: string) => string;

const printers = new Map<string, NumberPrinter>();
const groupings = new Map<string, Intl.NumberFormat>();

/** Writes figures in a notation and a language. What needs no change, or is no number, stays as it stands. */
export function writeFigures(figures: string, notation: Notation, language: string): string {
  const decimal = parseFigures(figures);
  if (decimal === undefined) return figures;
  const written = printerFor(notation, language)(decimal);
  return written === decimal ? figures : written;
}

/** A decimal without grouping and without a percent sign, out of figures as people write them; `undefined` if they are none. */
export function parseFigures(figures: string): string | undefined {
  if (/^[-−+]?(\d+|\d{1,3}(,\d{3})+)(\.\d+)?$/.test(figures)) {
    return figures.replace(/[,+]/g, '').replace('−', '-');
  }
  return parseChineseNumeral(figures)?.toString();
}

/** Writes the numbers that are passed on the way, many a frame: exact to `places`, Chinese numerals in Arabic figures. */
export function countingPrinterFor(
  notation: Notation,
  language: string,
  places: number,
): (value: number) => string {
  if (notation === 'grouped') {
    const format = grouping(language, places);
    return (value) => format.format(value);
  }
  const printer = printerFor(notation === 'chinese' ? '' : notation, language);
  return (value) => printer(value.toFixed(places));
}

/** The printer for a notation in a language (BCP 47). */
function printerFor(notation: Notation, language: string): NumberPrinter {
  return once(printers, `${notation} ${language}`, () =>
    notation === 'chinese' ? printWords : createPrinter(notation, language),
  );
}

function grouping(language: string, places: number): Intl.NumberFormat {
  const options = { minimumFractionDigits: places, maximumFractionDigits: places };
  return once(groupings, `${places} ${language}`, () => formatOf(language, options));
}

/** `Intl` is dear to set up, so that what is made once serves every counter. */
function once<T>(made: Map<string, T>, key: string, make: () => T): T {
  const value = made.get(key) ?? make();
  made.set(key, value);
  return value;
}

/** What the numeral has no words for (a fraction, a sign, 2⁵³ and beyond) stays in figures. */
function printWords(decimal: string): string {
  return /^\d+$/.test(decimal) && Number.isSafeInteger(Number(decimal))
    ? printChineseNumeral(Number(decimal))
    : decimal;
}

function createPrinter(notation: Notation, language: string): NumberPrinter {
  const format = formatOf(language, { useGrouping: notation === 'grouped' });
  if (notation === 'compact') {
    const compact = formatOf(language, { notation: 'compact', maximumFractionDigits: 1 });
    // 10 000 is 1万 where counting goes by myriads, and 10K elsewhere.
    const step = /^1\D/.test(compact.format(1e4)) ? 4 : 3;
    return (decimal) => compact.format(truncate(decimal, step));
  }
  const point = formatOf(language, {}).format(0.5).charAt(1);
  const isAsWritten = notation === '' && format.format(9876543210) === '9876543210';
  return isAsWritten ? (decimal) => decimal : (decimal) => printDecimal(decimal, format, point);
}

/** Through `BigInt`, so that a number of any length keeps all its figures. */
function printDecimal(decimal: string, format: Intl.NumberFormat, point: string): string {
  const [, sign = '', whole = '0', fraction = ''] = /^(-?)(\d+)\.?(\d*)$/.exec(decimal) ?? [];
  const digits = [...fraction].map((digit) => format.format(Number(digit))).join('');
  return sign + format.format(BigInt(whole)) + (digits && point + digits);
}

/**
 * Cut, never rounded, to a tenth of the unit that `Intl` will choose: 99 999 999 is 9999.9万, not 1亿.
 * (`roundingMode: 'trunc'` came with Chromium 106, Safari 15.4 and Firefox 116.)
 */
function truncate(decimal: string, step: number): number | bigint {
  const whole = decimal.replace(/^-|\..*/g, '');
  const zeros = Math.floor((whole.length - 1) / step) * step - 1;
  if (zeros < 0) return Number(decimal.replace(/(\.\d).*/, '$1'));
  const cut = whole.slice(0, -zeros || undefined).padEnd(whole.length, '0');
  return BigInt(decimal.startsWith('-') ? `-${cut}` : cut);
}

function formatOf(language: string, options: Intl.NumberFormatOptions): Intl.NumberFormat {
  try {
    return new Intl.NumberFormat(language, options);
  } catch {
    // `lang="zh_CN"` is no language tag; the page's text is still Chinese.
    return new Intl.NumberFormat('zh-Hans', options);
  }
}
