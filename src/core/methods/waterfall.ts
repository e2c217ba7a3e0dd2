import { compare, fromDecimal, ONE, type Rational, rational } from '../rational.ts';
import type { Children, ChildValues } from './children.ts';
import type { Measurement } from './measurement.ts';

/**
 * Criteria in order, the first one not met stops: the score is the number met before it.
 * Met means a value of at least `metFrom`. A criterion left out as not applicable is stepped over.
 */
export function measureWaterfall(
  { counted }: Children,
  { values, notApplicable }: ChildValues,
  metFrom: number,
): Measurement {
  const line = fromDecimal(metFrom);
  let met = 0;
  for (const at of counted) {
    const value = values[at] as Rational | null;
    if (value === null && notApplicable[at]) continue;
    if (value === null || compare(value, line) < 0) break;
    met += 1;
  }
  const value = rational(met);
  return { value, numerator: value, denominator: ONE };
}
