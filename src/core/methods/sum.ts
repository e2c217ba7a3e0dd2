import { ONE } from '../rational.ts';
import { weightedSum } from './mean.ts';
import { type Measure, NOTHING, type Part } from './part.ts';

/** Weighted sum: Σ w·s over the scored children. */
export function measureSum(parts: readonly Part[]): Measure {
  const { sum, count } = weightedSum(parts);
  return count === 0 ? NOTHING : { value: sum, numerator: sum, denominator: ONE };
}
