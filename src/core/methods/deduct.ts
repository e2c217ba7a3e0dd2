import { fromDecimal, maximum, multiply, ONE, subtract } from '../rational.ts';
import { counts, type Measure, NOTHING, type Part } from './part.ts';

/**
 * Subtractive score: base − Σ w·(1 − value) over the scored children, not below the floor.
 * The shape of NIST SP 800-171's 110 points, where a requirement not met costs its weight.
 */
export function measureDeduct(parts: readonly Part[], base: number, floor?: number): Measure {
  const counted = parts.filter(counts);
  if (counted.length === 0) return NOTHING;
  const left = counted.reduce(
    (rest, part) => subtract(rest, multiply(part.weight, subtract(ONE, part.value))),
    fromDecimal(base),
  );
  const value = floor === undefined ? left : maximum(left, fromDecimal(floor));
  return { value, numerator: value, denominator: ONE };
}
