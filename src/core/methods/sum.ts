import { add, fromDecimal, ONE, type Rational } from '../rational.ts';
import type { Children } from './children.ts';
import { weightedSum } from './mean.ts';
import type { Measurement } from './measurement.ts';

/** Weighted sum: base + Σ w·s over the scored children. */
export function measureSum(children: Children, values: readonly (Rational | null)[], base = 0): Measurement {
  const value = add(fromDecimal(base), weightedSum(children, values, children.counted).sum);
  return { value, numerator: value, denominator: ONE };
}
