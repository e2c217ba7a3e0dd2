import { add, divide, multiply, type Rational, ZERO } from '../rational.ts';
import { counts, type Measure, NOTHING, type Part } from './part.ts';

/** Σ w·s and Σ w over the parts that count. */
export function weightedSum(parts: readonly Part[]): { sum: Rational; weight: Rational; count: number } {
  let sum = ZERO;
  let weight = ZERO;
  let count = 0;
  for (const part of parts) {
    if (!counts(part)) continue;
    sum = add(sum, multiply(part.weight, part.value));
    weight = add(weight, part.weight);
    count += 1;
  }
  return { sum, weight, count };
}

/** Weighted mean: Σ w·s ÷ Σ w over the scored children. */
export function measureMean(parts: readonly Part[]): Measure {
  const { sum, weight, count } = weightedSum(parts);
  return count === 0 ? NOTHING : { value: divide(sum, weight), numerator: sum, denominator: weight };
}
