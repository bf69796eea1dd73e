import { formatNumber } from '../i18n/number-format.js';

/** From here on a count is shortened, so that it stays within the space kept for it before it is known. */
const shortenFrom = 100_000;

/** A count as the button shows it: in full to 99,999, then three digits (`12.8万`). */
export function formatCount(count: number, language: string): string {
  if (count < shortenFrom) return formatNumber(count, language);
  return formatNumber(keepThreeDigits(count), language, 'compact');
}

/** Rounds down: a contest never shows a mark that has not been reached. (`roundingMode` is missing before Chromium 106.) */
function keepThreeDigits(count: number): number {
  const step = 10 ** (String(count).length - 3);
  return Math.floor(count / step) * step;
}
