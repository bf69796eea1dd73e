import type { NumberParts } from '../../src/stat-counter/number-parts.js';

/** A number of the two columns: the sentence it stands in, its attributes, what is printed, and whether it is an amount. */
export interface SeedStat {
  source: string;
  attributes: Record<string, string>;
  printed: string;
  moves: boolean;
}

const response = await fetch(new URL('./seed-stats.json', import.meta.url));
export const seedStats = (await response.json()) as readonly SeedStat[];

/** All the parts of a number, from those that it has; attribute names are taken too. */
export function partsOf(given: Partial<NumberParts> | Record<string, string>): NumberParts {
  const named = Object.entries(given).map(([name, value]) => [
    name.replace(/-(.)/g, (_, letter: string) => letter.toUpperCase()),
    value as string,
  ]);
  const none = {
    value: '',
    unit: '',
    lead: '',
    qualifier: '',
    qualifierPosition: '',
    from: '',
    fromUnit: '',
    per: '',
    printed: '',
  };
  return { ...none, ...Object.fromEntries(named) } as NumberParts;
}
