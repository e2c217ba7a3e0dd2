import type { Text } from '../text.ts';

/** Lower quartile, median and upper quartile. */
type Quartiles = readonly [lower: number, median: number, upper: number];

/** Where a group stands, without naming anybody in it: what a single report is compared with. */
export interface Benchmark {
  readonly label: Text;
  /** How many enterprises. */
  readonly count: number;
  /** ISO date on which it was made. */
  readonly date: string;
  /** Mean score by id of the rubric and its nodes. */
  readonly scores: Readonly<Record<string, number>>;
  /** By the same ids; absent where only means are known. */
  readonly quartiles?: Readonly<Record<string, Quartiles>>;
}

/** Which quarter of a group a score lies in, from 1 (the lowest) to 4. On a quartile counts as above it. */
export const findQuarter = (score: number, quartiles: Quartiles): number =>
  1 + quartiles.filter((quartile) => score >= quartile).length;
