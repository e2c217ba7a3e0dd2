import { addProduct, fromDecimal, maximum, ONE, type Rational, subtract, ZERO } from '../rational.ts';
import type { Children } from './children.ts';
import type { Measurement } from './measurement.ts';

/**
 * Subtractive score: base − Σ w·(1 − value) over the scored children, not below the floor.
 * The shape of NIST SP 800-171's 110 points, where a requirement not met costs its weight.
 */
export function measureDeduct(
  { weights, counted }: Children,
  values: readonly (Rational | null)[],
  base: number,
  floor?: number,
): Measurement {
  let lost = ZERO;
  for (const at of counted) {
    const value = values[at] as Rational | null;
    if (value !== null) lost = addProduct(lost, weights[at] as Rational, subtract(ONE, value));
  }
  const left = subtract(fromDecimal(base), lost);
  const value = floor === undefined ? left : maximum(left, fromDecimal(floor));
  return { value, numerator: value, denominator: ONE };
}
