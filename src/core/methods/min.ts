import { minimum, ONE, type Rational } from '../rational.ts';
import type { Measurement } from './measurement.ts';

/** Weakest link: the lowest of the scored members, of which there is at least one, whatever their weights. */
export function measureMin(values: readonly (Rational | null)[], members: readonly number[]): Measurement {
  let lowest: Rational | null = null;
  for (const at of members) {
    const value = values[at] as Rational | null;
    if (value !== null) lowest = lowest === null ? value : minimum(lowest, value);
  }
  if (lowest === null) throw new RangeError('nothing to take the lowest of');
  return { value: lowest, numerator: lowest, denominator: ONE };
}
