import { minimum, ONE } from '../rational.ts';
import { counts, type Measure, NOTHING, type Part } from './part.ts';

/** Weakest link: the lowest scored child. Weights do not matter, except that weight 0 does not count. */
export function measureMin(parts: readonly Part[]): Measure {
  const values = parts.filter(counts).map((part) => part.value);
  const [first, ...rest] = values;
  if (first === undefined) return NOTHING;
  const value = rest.reduce(minimum, first);
  return { value, numerator: value, denominator: ONE };
}
