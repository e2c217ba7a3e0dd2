import { ONE, type Rational } from '../rational.ts';
import type { Children } from './children.ts';
import { weightedSum } from './mean.ts';
import type { Measurement } from './measurement.ts';

/** Weighted sum: Σ w·s over the scored children. */
export function measureSum(children: Children, values: readonly (Rational | null)[]): Measurement {
  const { sum } = weightedSum(children, values, children.counted);
  return { value: sum, numerator: sum, denominator: ONE };
}
