const digits = '〇一二三四五六七八九';
const units: readonly (readonly [size: number, name: string])[] = [
  [1e8, '亿'],
  [1e4, '万'],
  [1e3, '千'],
  [100, '百'],
  [10, '十'],
];

/**
 * The value of a Chinese numeral below 10¹⁶, in words (一百零五, 两万三, 廿五) or digit by digit (二〇二一).
 * `undefined` when the text is no numeral.
 */
export function parseChineseNumeral(text: string): number | undefined {
  const plain = text.replace(/零/g, '〇').replace(/两/g, '二').replace(/廿/g, '二十').replace(/卅/g, '三十');
  return /^[〇一二三四五六七八九]+$/.test(plain)
    ? Number([...plain].map((digit) => digits.indexOf(digit)).join(''))
    : parseWords(plain);
}

function parseWords(text: string): number | undefined {
  if (text.length === 1 && digits.includes(text)) return digits.indexOf(text);
  for (const [size, name] of units) {
    const at = text.lastIndexOf(name);
    if (at < 0) continue;
    const head = at === 0 && size === 10 ? 1 : parseWords(text.slice(0, at));
    const rest = text.slice(at + 1);
    // 一百五 is 150 and 一百〇五 is 105: a bare last digit counts the next unit down.
    const tail = rest === '' ? 0 : parseWords(rest.replace(/^〇/, ''));
    const isShort = size > 10 && rest.length === 1;
    const value = tail === undefined ? undefined : tail * (isShort ? size / 10 : 1);
    return head === undefined || value === undefined || value >= size || head >= (size > 1e3 ? size : 10)
      ? undefined
      : head * size + value;
  }
  return undefined;
}

/** A whole number from 0 to 2⁵³ − 1 in Chinese words: 105 is 一百零五, 12 is 十二. */
export function printChineseNumeral(value: number): string {
  return inWords(value).replace(/^一十/, '十');
}

function inWords(value: number): string {
  for (const [size, name] of units) {
    if (value < size) continue;
    const rest = value % size;
    const tail = rest === 0 ? '' : (rest < size / 10 ? '零' : '') + inWords(rest);
    return printHead(Math.floor(value / size), size) + name + tail;
  }
  return digits.charAt(value);
}

function printHead(head: number, size: number): string {
  return size > 10 ? inWords(head).replace(/^一十/, '十') : inWords(head);
}
