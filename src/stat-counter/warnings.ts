import { isDevelopment, warnOfValue } from '../development.js';
import type { NumberParts } from './number-parts.js';
import { findProblemOf } from './printed-number.js';

/** Warns, in development, of what keeps a number still though its attributes were meant to say it. */
export function warnOfProperties(counter: Element & NumberParts, phrase: string): void {
  const problem = isDevelopment() && findProblemOf(counter, phrase);
  if (problem) warnOfValue(counter, ...problem);
}
