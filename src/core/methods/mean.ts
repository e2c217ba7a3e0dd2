import { add, addProduct, divide, type Rational, ZERO } from '../rational.ts';
import type { Children } from './children.ts';
import type { Measurement } from './measurement.ts';

const safe = Number.isSafeInteger;

interface WeightedSum {
  readonly sum: Rational;
  readonly weight: Rational;
}

function addUp(
  { weights }: Children,
  values: readonly (Rational | null)[],
  members: readonly number[],
): WeightedSum {
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

/**
 * The same where all values lie over one denominator and all weights over another, as those of a rubric's
 * criteria do: plain sums of integers, which is where the time goes. null where they do not, or grow too large.
 */
function addUpIntegers(
  { weights }: Children,
  values: readonly (Rational | null)[],
  members: readonly number[],
): WeightedSum | null {
  let [sum, weight, valueUnit, weightUnit] = [0, 0, 0, 0];
  for (let i = 0; i < members.length; i += 1) {
    const at = members[i] as number;
    const value = values[at] as Rational | null;
    if (value === null) continue;
    const own = weights[at] as Rational;
    if (typeof value.n !== 'number' || typeof own.n !== 'number') return null;
    if (weightUnit === 0) weightUnit = own.d as number;
    else if (own.d !== weightUnit) return null;
    weight += own.n;
    if (!safe(weight)) return null;
    if (value.n === 0) continue;
    if (valueUnit === 0) valueUnit = value.d as number;
    else if (value.d !== valueUnit) return null;
    const product = value.n * own.n;
    sum += product;
    if (!safe(product) || !safe(sum)) return null;
  }
  if (weightUnit === 0) return null;
  const unit = valueUnit === 0 ? 1 : valueUnit * weightUnit;
  return safe(unit) ? { sum: { n: sum + 0, d: unit }, weight: { n: weight, d: weightUnit } } : null;
}

/** Σ w·s and Σ w over those of the members that have a score. */
export const weightedSum = (
  children: Children,
  values: readonly (Rational | null)[],
  members: readonly number[],
): WeightedSum => addUpIntegers(children, values, members) ?? addUp(children, values, members);

/** Weighted mean: Σ w·s ÷ Σ w over the scored members, of which there is at least one. */
export function measureMean(
  children: Children,
  values: readonly (Rational | null)[],
  members: readonly number[],
): Measurement {
  const { sum, weight } = weightedSum(children, values, members);
  return { value: divide(sum, weight), numerator: sum, denominator: weight };
}
