import { parseFigures } from './figures.js';
import type { PrintedNumber } from './number-parts.js';
import { parsePhrase } from './printed-number.js';

/**
 * The decimal of a number that may move; `undefined` for what is no amount (an age, a rank, a year, a house number, a
 * formula) and for what passes 2⁵³ and could not be counted exactly.
 */
export function quantityOf({ before, figures, after }: PrintedNumber): string | undefined {
  const decimal = parseFigures(figures);
  if (decimal === undefined || Math.abs(Number(decimal)) > Number.MAX_SAFE_INTEGER) return undefined;
  const isName = /^[余多]?(周?岁|[号月])/.test(after) || before.endsWith('第');
  const isYear = after.startsWith('年') && !after.endsWith('来') && /^[12]\d{3}$/.test(decimal);
  return isName || isYear ? undefined : decimal;
}

/** Where a number begins to move: at the value before the change, if it is counted in the same unit, else at nothing. */
export function originOf({ from, after }: PrintedNumber): number {
  const start = parsePhrase(from);
  return start.after === after ? Number(quantityOf(start) ?? 0) : 0;
}
