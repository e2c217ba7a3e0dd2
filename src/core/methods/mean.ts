import { add, addProduct, divide, type Rational, ZERO } from '../rational.ts';
import type { Children } from './children.ts';
import type { Measurement } from './measurement.ts';

/** Σ w·s and Σ w over those of the members that have a score. */
export function weightedSum(
  { weights }: Children,
  values: readonly (Rational | null)[],
  members: readonly number[],
): { readonly sum: Rational; readonly weight: Rational } {
  let sum = ZERO;
  let weight = ZERO;
  for (const at of members) {
    const value = values[at] as Rational | null;
    if (value === null) continue;
    const own = weights[at] as Rational;
    sum = addProduct(sum, own, value);
    weight = add(weight, own);
  }
  return { sum, weight };
}

/** Weighted mean: Σ w·s ÷ Σ w over the scored members, of which there is at least one. */
export function measureMean(
  children: Children,
  values: readonly (Rational | null)[],
  members: readonly number[],
): Measurement {
  const { sum, weight } = weightedSum(children, values, members);
  return { value: divide(sum, weight), numerator: sum, denominator: weight };
}
